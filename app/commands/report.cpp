// carepath report: the page a planner opens first, from the results in a folder.
#include <filesystem>
#include <nlohmann/json.hpp>

#include "app/commands/commands.hpp"
#include "app/report/build_report.hpp"
#include "app/terminal/terminal.hpp"
#include "sim/config/sha256.hpp"
#include "sim/config/wording.hpp"
#include "sim/store/atomic_file.hpp"
#include "sim/store/read_outcomes.hpp"

namespace app {

namespace {

namespace fs = std::filesystem;

// The words of the command from runtime.json; none when there is no such file or it is not ours.
std::vector<std::string> command_words_of(const std::string& folder) {
  std::vector<std::string> words;
  const auto text = sim::read_whole_file(folder + "/runtime.json", std::size_t{1} << 20);
  if (!text) return words;
  const auto json = nlohmann::json::parse(*text, nullptr, false);
  if (!json.is_object() || !json.contains("command_line") || !json["command_line"].is_array()) return words;
  for (const auto& word : json["command_line"])
    if (word.is_string()) words.push_back(word.get<std::string>());
  return words;
}

}  // namespace

Exit execute(const ReportRequest& request) {
  std::error_code ignored;
  const bool is_folder = fs::is_directory(request.results, ignored);
  const std::string file = is_folder ? (fs::path(request.results) / "outcomes.h5").string() : request.results;
  std::string folder = request.folder;
  if (folder.empty()) folder = is_folder ? request.results : fs::path(file).parent_path().string();
  if (folder.empty()) folder = ".";
  const sim::Outcomes outcomes = sim::read_outcomes(file, sim::DigestRule::match_if_there, sim::ReadWhat::summary);
  const std::string beside = fs::path(file).parent_path().string();
  const auto bytes = sim::read_whole_file(file);
  const BesideResults facts{bytes ? sim::sha256(*bytes) : "", command_words_of(beside.empty() ? "." : beside)};
  sim::make_folder(folder);
  const std::string page = write_report(report_of(outcomes, facts), folder);
  print((fs::path(folder) / page).string() + "\n");
  return done;
}

}  // namespace app
