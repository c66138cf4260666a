// carepath report: the page a planner opens first, from the results of a run, of a study or of two runs.
#include <filesystem>
#include <nlohmann/json.hpp>

#include "app/commands/commands.hpp"
#include "app/commands/two_runs.hpp"
#include "app/report/build_study_report.hpp"
#include "app/report/compare_report.hpp"
#include "app/terminal/terminal.hpp"
#include "sim/config/wording.hpp"
#include "sim/store/atomic_file.hpp"
#include "sim/store/read_outcomes.hpp"

namespace app {

namespace {

namespace fs = std::filesystem;

// A result file and the folder it is in.
struct Place {
  std::string file, folder;
  bool study = false;
};

Place place_of(const std::string& results) {
  std::error_code ignored;
  Place place;
  if (fs::is_directory(results, ignored)) {
    place.folder = results;
    place.study = !fs::exists(results + "/outcomes.h5", ignored) && fs::exists(results + "/study.h5", ignored);
    place.file = (fs::path(results) / (place.study ? "study.h5" : "outcomes.h5")).string();
  } else {
    place.file = results;
    place.folder = fs::path(results).parent_path().string();
    if (place.folder.empty()) place.folder = ".";
    place.study = fs::path(results).filename() == "study.h5";
  }
  return place;
}

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

Report report_of_run(const Place& place) {
  const sim::Outcomes outcomes =
      sim::read_outcomes(place.file, sim::DigestRule::match_if_there, sim::ReadWhat::summary);
  return report_of(outcomes, {digest_of(place.file), command_words_of(place.folder)});
}

Report report_of_two(const Place& first, const Place& second) {
  if (first.study || second.study)
    throw sim::FileError("'" + sim::harmless((first.study ? first : second).file) +
                         "' is a study; only two runs can be compared, and a study has a report of its own");
  const auto read = [](const Place& place) {
    return sim::read_outcomes(place.file, sim::DigestRule::match_if_there, sim::ReadWhat::summary);
  };
  const sim::Outcomes a = read(first), b = read(second);
  return report_of({a, b, sim::harmless(first.folder), sim::harmless(second.folder)}, compare_runs(a, b));
}

}  // namespace

Exit execute(const ReportRequest& request) {
  std::vector<Place> places;
  for (const auto& results : request.results) places.push_back(place_of(results));
  const std::string folder = request.folder.empty() ? places.back().folder : request.folder;
  const bool two = places.size() == 2;
  if (two && request.folder.empty())
    throw sim::FileError("the report of two runs needs a folder of its own; name it with -o");
  const Report report = two ? report_of_two(places[0], places[1])
                        : places[0].study
                            ? report_of(read_stored_study(places[0].file), {digest_of(places[0].file), {}, "study.h5"})
                            : report_of_run(places[0]);
  sim::make_folder(folder);
  print((fs::path(folder) / write_report(report, folder)).string() + "\n");
  return done;
}

}  // namespace app
