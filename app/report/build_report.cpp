#include "app/report/build_report.hpp"

#include "app/report/sections.hpp"
#include "app/version.hpp"
#include "sim/store/atomic_file.hpp"

namespace app {

namespace {

std::vector<std::string> facts_of(const RunView& view, const BesideResults& beside) {
  const auto& o = view.outcomes();
  std::vector<std::string> facts{
      "carepath " + version_number() + ", model " + o.provenance.model_version + ", seed " + o.seed +
      (beside.outcomes_sha256.empty() ? "" : ", results " + beside.outcomes_sha256.substr(0, 12))};
  if (o.status != "complete") facts.push_back("These results are incomplete: the run was " + o.status + ".");
  return facts;
}

}  // namespace

Report report_of(const sim::Outcomes& o, const BesideResults& beside) {
  const RunView view(o);
  Report report;
  report.title = o.title.empty() ? "Results of a simulation" : o.title;
  report.summary = o.summary;
  report.facts = facts_of(view, beside);
  const auto add = [&](std::optional<Section> section) {
    if (section) report.sections.push_back(std::move(*section));
  };
  add(what_was_compared(view));
  add(do_patients_get_better(view));
  for (const auto& section : report.sections)
    if (section.id == "better") report.in_short.push_back(section.answer);
  report.footer =
      "A simulation for planning and research: projections from published trials and stated assumptions, not "
      "advice about a single patient.";
  return report;
}

std::string write_report(const Report& report, const std::string& folder) {
  sim::make_folder(folder + "/figures");
  for (const auto& section : report.sections)
    for (const auto& figure : section.figures) {
      sim::write_whole_file(folder + "/figures/" + figure.id + ".csv", csv_of(figure.data));
      sim::write_whole_file(folder + "/figures/" + figure.id + ".vl.json",
                            figure.vega.dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n");
    }
  sim::write_whole_file(folder + "/report.html", page_of(report));
  return "report.html";
}

}  // namespace app
