// carepath init: a folder with a commented scenario and a copy of everything it needs, so that it runs and may be
// changed.
#include <filesystem>

#include "app/commands/commands.hpp"
#include "app/config_root.hpp"
#include "app/made/starter.hpp"  // Made by the build from app/starter: starter_scenario, starter_readme.
#include "app/terminal/json.hpp"
#include "app/terminal/terminal.hpp"
#include "app/words.hpp"
#include "sim/config/wording.hpp"
#include "sim/store/atomic_file.hpp"

namespace app {

namespace {

namespace fs = std::filesystem;

void refuse_filled(const std::string& folder) {
  std::error_code error;
  if (fs::exists(folder, error) && !(fs::is_directory(folder, error) && fs::is_empty(folder, error)))
    throw sim::FileError("'" + folder + "' is there already and not empty; name a new folder");
}

void copy_folder(const fs::path& from, const fs::path& to) {
  sim::make_folder(to.string());
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(from, error)) {
    if (!entry.is_regular_file(error)) continue;
    const auto bytes = sim::read_whole_file(entry.path().string());
    if (bytes) sim::write_whole_file((to / entry.path().filename()).string(), *bytes);
  }
  if (error) throw sim::FileError("'" + from.string() + "' cannot be read: " + error.message());
}

}  // namespace

Exit execute(const InitRequest& request) {
  const auto root = shared_root();
  if (!root)
    throw sim::FileError("the shipped configuration is not where it was; name it in the variable CAREPATH_CONFIGS");
  refuse_filled(request.folder);
  const fs::path folder = request.folder;
  for (const char* part : {"evidence", "economics", "histories", "populations", "programmes", "schema"})
    copy_folder(fs::path(*root) / part, folder / part);
  sim::make_folder((folder / "scenarios").string());
  sim::make_folder((folder / "studies").string());
  const std::string scenario = (folder / "scenarios" / "clinic.yaml").string();
  sim::write_whole_file(scenario, starter_scenario);
  const std::string study = (folder / "studies" / "what_matters.yaml").string();
  sim::write_whole_file(study, starter_study);
  sim::write_whole_file((folder / "README.md").string(), starter_readme);
  if (request.json) {
    print(text_of(Json{{"folder", request.folder}, {"scenario", scenario}, {"study", study}}));
    return done;
  }
  print("made " + sim::harmless(request.folder) + "; change the scenario in it, then:\n    " +
        shell_words({"check", scenario}) + "\n    " + shell_words({"run", scenario}) +
        "\nand for many runs with other numbers:\n    " + shell_words({"plan", study}) + "\n");
  return done;
}

}  // namespace app
