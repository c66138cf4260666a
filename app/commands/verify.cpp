// carepath verify: results against their digests, unfinished work chunk by chunk.
#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "app/commands/commands.hpp"
#include "app/terminal/terminal.hpp"
#include "sim/config/sha256.hpp"
#include "sim/config/wording.hpp"
#include "sim/run/store_tools.hpp"
#include "sim/store/atomic_file.hpp"

namespace app {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

struct Found {
  std::string what, says;
  bool sound = true;
};

Found look_at_results(const std::string& file) {
  constexpr std::size_t kDigits = 64;
  const auto digest = sim::read_whole_file(file + ".sha256", 4096);
  if (!digest) return {file, "its digest '.sha256' is missing", false};
  const auto bytes = sim::read_whole_file(file);
  if (bytes && digest->substr(0, kDigits) == sim::sha256(*bytes)) return {file, "sound", true};
  return {file, "is not what was written: its digest does not agree", false};
}

Found look_at_store(const std::string& folder) {
  const sim::ChunkStore store = sim::open_store(folder);
  const sim::Inventory all = store.inspect();
  // A sweep keeps a store without chunks that says which study its rows are of.
  const fs::path path(folder);
  if (path.filename() == "study" && path.parent_path().filename() == "rows" && all.damaged.empty())
    return {folder, "says which study the rows beside it are of", true};
  std::size_t finished = 0;
  for (const bool chunk : all.finished) finished += chunk ? 1U : 0U;
  std::string says = std::to_string(finished) + " of " + std::to_string(all.finished.size()) + " chunks finished";
  if (!all.failed.empty()) says += ", " + std::to_string(all.failed.size()) + " pieces in them failed";
  for (const std::string& damage : all.damaged)
    says += "\n    " + sim::harmless(damage) + "; it is computed again when the work goes on";
  return {folder, says, all.damaged.empty()};
}

std::vector<Found> look_at(const std::string& folder) {
  std::vector<Found> found;
  for (const std::string& store : sim::stores_below(folder)) found.push_back(look_at_store(folder + "/" + store));
  std::vector<std::string> results;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error))
    if (entry.path().extension() == ".h5") results.push_back(entry.path().string());
  std::sort(results.begin(), results.end());
  for (const std::string& file : results) found.push_back(look_at_results(file));
  if (found.empty()) throw sim::FileError("'" + folder + "' holds neither results nor unfinished work");
  return found;
}

}  // namespace

Exit execute(const VerifyRequest& request) {
  Json json = Json::array();
  bool sound = true;
  for (const std::string& folder : request.folders)
    for (const Found& found : look_at(folder)) {
      sound = sound && found.sound;
      json.push_back({{"path", found.what}, {"sound", found.sound}, {"says", found.says}});
      if (!request.json) print(sim::harmless(found.what) + ": " + found.says + "\n");
    }
  if (request.json) print(json.dump(2) + "\n");
  return sound ? done : corrupt;
}

}  // namespace app
