// carepath migrate: which format a file has; an older one is brought up to date, one that cannot be is refused with the
// reason. There has been one format so far, so there is nothing to bring up to date yet.
#include <nlohmann/json.hpp>

#include "app/commands/commands.hpp"
#include "app/terminal/terminal.hpp"
#include "sim/config/format_version.hpp"
#include "sim/config/read_yaml.hpp"
#include "sim/config/wording.hpp"
#include "sim/store/atomic_file.hpp"
#include "sim/store/read_outcomes.hpp"

namespace app {

namespace {

using Json = nlohmann::ordered_json;

/// One file: what it says of its format, and why it was refused (empty: it is of today's format).
struct Looked {
  std::string file, kind, version, refusal;
  Exit exit = done;
};

Looked look_at_results(const std::string& file) {
  Looked looked{file, "results", "", "", done};
  try {
    const sim::Outcomes o = sim::read_outcomes(file, sim::DigestRule::match_if_there, sim::ReadWhat::summary);
    // Files made beside a run, such as those of a study, do not say it; there has been one format only.
    looked.version =
        o.provenance.schema_version.empty() ? std::to_string(sim::kFormatVersion) : o.provenance.schema_version;
  } catch (const sim::FileError& error) {
    looked.refusal = error.what();
    looked.exit = disk;
  }
  return looked;
}

Looked look_at_config(const std::string& file, const std::string& text) {
  Looked looked{file, "configuration", "", "", done};
  sim::Problems problems;
  const sim::Value tree = sim::read_yaml(text, file, problems);
  const sim::Value* version = tree.find("carepath");
  const std::string today = std::to_string(sim::kFormatVersion);
  if (!problems.empty())
    looked.refusal = "it is no sound YAML; 'carepath check' says why";
  else if (version == nullptr || !version->is_scalar())
    looked.refusal = "it does not say its format; begin it with 'carepath: " + today + "', then 'carepath check' it";
  else
    looked.refusal = sim::format_help(looked.version = version->text());
  if (!looked.refusal.empty()) looked.exit = configuration;
  return looked;
}

Looked look_at(const std::string& file) {
  const auto bytes = sim::read_whole_file(file);
  if (!bytes) throw sim::FileError("cannot read '" + file + "': there is no such file");
  return bytes->starts_with("\x89HDF\r\n") ? look_at_results(file) : look_at_config(file, *bytes);
}

std::string line_of(const Looked& l) {
  const std::string name = sim::harmless(l.file) + ": ";
  if (l.refusal.empty()) return name + l.kind + " of format " + l.version + ", today's; nothing to do\n";
  const std::string said = l.version.empty() ? "" : " says it is of format " + sim::in_quotes(l.version);
  return name + "refused: this " + l.kind + " file" + said + (said.empty() ? ": " : "; ") + sim::harmless(l.refusal) +
         "\n";
}

}  // namespace

Exit execute(const MigrateRequest& request) {
  Json all = Json::array();
  Exit exit = done;
  for (const std::string& file : request.files) {
    const Looked looked = look_at(file);
    if (exit == done) exit = looked.exit;
    all.push_back({{"file", looked.file},
                   {"kind", looked.kind},
                   {"version", looked.version},
                   {"state", looked.refusal.empty() ? "current" : "refused"},
                   {"reason", looked.refusal}});
    if (request.json) continue;
    if (looked.refusal.empty())
      print(line_of(looked));
    else
      say(line_of(looked));
  }
  if (request.json) print(all.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
  return exit;
}

}  // namespace app
