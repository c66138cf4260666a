// carepath report: the page a planner opens first, from the results of a run, a study, virtual trials or two runs.
#include <algorithm>
#include <filesystem>

#include "app/commands/commands.hpp"
#include "app/commands/runtime_record.hpp"
#include "app/commands/two_runs.hpp"
#include "app/report/build_study_report.hpp"
#include "app/report/compare_report.hpp"
#include "app/terminal/json.hpp"
#include "app/terminal/terminal.hpp"
#include "app/trials/score_file.hpp"
#include "app/trials/trials_report.hpp"
#include "sim/config/wording.hpp"
#include "sim/store/atomic_file.hpp"
#include "sim/store/read_outcomes.hpp"

namespace app {

namespace {

namespace fs = std::filesystem;

enum class Kind : std::uint8_t { run, study, trials };
struct ResultFile {
  Kind kind;
  const char *name, *words;
};
constexpr ResultFile kResultFiles[] = {{Kind::run, "outcomes.h5", "a run"},
                                       {Kind::study, "study.h5", "a study"},
                                       {Kind::trials, "virtual_trials.json", "virtual trials"}};

// A result file and the folder it is in.
struct Place {
  std::string file, folder;
  Kind kind = Kind::run;
};

Place place_of(const std::string& results) {
  std::error_code ignored;
  Place place;
  if (fs::is_directory(results, ignored)) {
    const auto there = [&](const char* name) { return fs::exists(fs::path(results) / name, ignored); };
    const ResultFile* found = std::find_if(std::begin(kResultFiles), std::end(kResultFiles),
                                           [&](const ResultFile& r) { return there(r.name); });
    // A table without its file is from before there was one; otherwise a run is what most people mean.
    if (found == std::end(kResultFiles)) found = &kResultFiles[there("virtual_trials.csv") ? 2 : 0];
    place.folder = results;
    place.kind = found->kind;
    place.file = (fs::path(results) / found->name).string();
  } else {
    place.file = results;
    place.folder = fs::path(results).parent_path().string();
    if (place.folder.empty()) place.folder = ".";
    for (const ResultFile& r : kResultFiles)
      if (fs::path(results).filename() == r.name) place.kind = r.kind;
  }
  return place;
}

const char* words_of(Kind kind) {
  return std::find_if(std::begin(kResultFiles), std::end(kResultFiles),
                      [&](const ResultFile& r) { return r.kind == kind; })
      ->words;
}

Report report_of_run(const Place& place) {
  const sim::Outcomes outcomes =
      sim::read_outcomes(place.file, sim::DigestRule::match_if_there, sim::ReadWhat::summary);
  return report_of(outcomes, {digest_of(place.file), command_words_in(place.folder)});
}

Report report_of_one(const Place& place) {
  switch (place.kind) {
    case Kind::study:
      return report_of(read_stored_study(place.file),
                       {digest_of(place.file), command_words_in(place.folder), "study.h5"});
    case Kind::trials: return report_of(read_score_file(place.file));
    case Kind::run: break;
  }
  return report_of_run(place);
}

Report report_of_two(const Place& first, const Place& second) {
  for (const Place& place : {first, second})
    if (place.kind != Kind::run)
      throw sim::FileError("'" + sim::harmless(place.file) + "' holds " + words_of(place.kind) +
                           "; only two runs can be compared, and everything else has a report of its own");
  const auto read = [](const Place& place) {
    return sim::read_outcomes(place.file, sim::DigestRule::match_if_there, sim::ReadWhat::summary);
  };
  const sim::Outcomes a = read(first), b = read(second);
  return report_of({a, b, sim::harmless(first.folder), sim::harmless(second.folder)}, compare_runs(a, b));
}

std::string json_of(const Report& report, const std::string& page) {
  Json sections = Json::array();
  for (const Section& section : report.sections)
    sections.push_back({{"id", section.id}, {"question", section.question}, {"answer", section.answer}});
  return text_of(
      Json{{"page", page}, {"title", report.title}, {"in_short", report.in_short}, {"sections", std::move(sections)}});
}

}  // namespace

Exit execute(const ReportRequest& request) {
  std::vector<Place> places;
  for (const auto& results : request.results) places.push_back(place_of(results));
  const std::string folder = request.folder.empty() ? places.back().folder : request.folder;
  const bool two = places.size() == 2;
  if (two && request.folder.empty())
    throw sim::FileError("the report of two runs needs a folder of its own; name it with -o");
  const Report report = two ? report_of_two(places[0], places[1]) : report_of_one(places[0]);
  sim::make_folder(folder);
  const std::string page =
      (fs::path(folder) / write_report(report, folder, request.interactive ? interactive_layer() : Layer{})).string();
  print(request.json ? json_of(report, page) : page + "\n");
  return done;
}

}  // namespace app
