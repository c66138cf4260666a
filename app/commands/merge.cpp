// carepath merge: parts of one study, made on machines that share no disk, come into one folder.
#include "app/commands/commands.hpp"
#include "app/terminal/json.hpp"
#include "app/terminal/terminal.hpp"
#include "sim/config/wording.hpp"
#include "sim/run/store_tools.hpp"
#include "sim/store/atomic_file.hpp"

namespace app {

Exit execute(const MergeRequest& request) {
  Json json = Json::array();
  for (const std::string& from : request.from) {
    const auto stores = sim::stores_below(from);
    if (stores.empty()) throw sim::FileError("'" + from + "' holds no unfinished work");
    sim::Merged sum;
    for (const std::string& store : stores) {
      const sim::Merged merged = sim::merge_store(from + "/" + store, request.into + "/" + store);
      sum.copied += merged.copied;
      sum.known += merged.known;
      sum.damaged += merged.damaged;
    }
    json.push_back({{"from", from}, {"copied", sum.copied}, {"known", sum.known}, {"damaged", sum.damaged}});
    if (!request.json)
      print(sim::harmless(from) + ": " + std::to_string(sum.copied) + " chunks copied, " + std::to_string(sum.known) +
            " known, " + std::to_string(sum.damaged) + " damaged and left behind\n");
  }
  if (request.json) print(text_of(json));
  return done;
}

}  // namespace app
