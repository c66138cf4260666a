#include "app/trials/calibration_file.hpp"

#include <set>

#include "sim/config/include.hpp"
#include "sim/config/wording.hpp"

namespace app {

void SearchRange::visit(sim::Fields& f) {
  f.number("low", low, {.doc = "lowest value tried"});
  f.number("high", high, {.doc = "highest value tried"});
  if (!f.describing() && f.clean() && !(low < high))
    f.problem("high", "config/contradiction", f.path() + ": the highest value is not above the lowest", "");
}

void JointFit::visit(sim::Fields& f) {
  sim::Value written;
  f.raw("targets", written, {.doc = "by trial, rows of role calibration", .example = "{ppact: [V1, V2]}"});
  f.named("rows", rows, {.doc = "the evidence rows to fit, and where to look for their values"});
  f.whole("replicates", replicates, {.doc = "simulated trials in each evaluation; absent: those of the file"}, 0U);
  if (f.describing() || !f.clean()) return;
  std::size_t count = 0;
  sim::Fields by_trial(written, f.path_of("targets"), f.reading());
  for (const auto& entry : written.entries()) {
    targets.emplace_back(entry.key, std::vector<std::string>{});
    by_trial.list(entry.key.c_str(), targets.back().second, {.doc = "rows of this trial"});
    count += targets.back().second.size();
  }
  by_trial.done();
  if (rows.empty() || rows.size() > count)
    f.problem("rows", "config/contradiction", f.path() + ": there are more rows than targets",
              "a row needs a target of its own");
}

void CalibrationFile::visit(sim::Fields& f) {
  f.text("title", title, {.doc = "what is fitted"});
  f.whole("replicates", replicates,
          {.doc = "simulated trials in each evaluation, with common luck", .low = 10, .high = 1e6}, 200U);
  f.whole("fresh_replicates", fresh_replicates,
          {.doc = "simulated trials that score the result, with fresh luck", .low = 10, .high = 1e6}, 500U);
  f.whole("evaluations", evaluations, {.doc = "most evaluations of each fit", .low = 5, .high = 10000}, 40U);
  f.named("fits", fits, {.doc = "what is fitted together"});
}

CalibrationFile read_calibration(const std::string& path, const std::string& config_root, sim::Problems& problems) {
  const sim::Value tree = sim::read_named_file(path, config_root, problems);
  if (!problems.empty()) return {};
  const sim::Value* section = tree.find("calibration");
  if (!section) {
    problems.add("config/missing", tree.origin(), "this file has no section 'calibration'",
                 "name a file such as configs/studies/calibrate.yaml");
    return {};
  }
  sim::Reading reading{problems};
  const CalibrationFile file = sim::read<CalibrationFile>(*section, "calibration", reading);
  std::set<std::string> targets, rows;
  const auto once = [&](std::set<std::string>& seen, const std::string& id, const char* what) {
    if (!seen.insert(id).second)
      problems.add("config/contradiction", section->origin(),
                   std::string(what) + " " + sim::in_quotes(id) + " is used twice",
                   "no target is used twice, and no row is fitted twice");
  };
  for (const auto& [name, fit] : file.fits) {
    for (const auto& [trial, ids] : fit.targets)
      for (const auto& id : ids) once(targets, trial + " " + id, "the target");
    for (const auto& [row, range] : fit.rows) once(rows, row, "the row");
  }
  return file;
}

}  // namespace app
