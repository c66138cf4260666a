#include "app/report/build_report.hpp"

#include "app/version.hpp"
#include "sim/config/sha256.hpp"
#include "sim/store/atomic_file.hpp"

namespace app {

const char* const kFooter =
    "A simulation for planning and research: projections from published trials and stated assumptions, not advice "
    "about a single patient.";

std::string digest_of(const std::string& file) {
  const auto bytes = sim::read_whole_file(file);
  return bytes ? sim::sha256(*bytes) : "";
}

std::vector<std::string> facts_of(const sim::Outcomes& o, const BesideResults& beside) {
  std::vector<std::string> facts{"carepath " + version_number() + ", model " + o.provenance.model_version + ", seed " +
                                 o.seed + (beside.sha256.empty() ? "" : ", results " + beside.sha256.substr(0, 12))};
  if (o.status != "complete") facts.push_back("These results are incomplete: the run was " + o.status + ".");
  return facts;
}

Report report_of(const sim::Outcomes& o, const BesideResults& beside) {
  const RunView view(o);
  Report report;
  report.title = o.title.empty() ? "Results of a simulation" : o.title;
  report.summary = o.summary;
  report.facts = facts_of(o, beside);
  const auto add = [&](std::optional<Section> section) {
    if (section) report.sections.push_back(std::move(*section));
  };
  add(at_a_glance(view));
  add(what_was_compared(view));
  add(do_patients_get_better(view));
  add(how_much_per_person(view));
  add(who_takes_part(view));
  add(who_benefits(view));
  add(what_happens_to_prescribing(view));
  add(does_tighter_prescribing_hurt(view));
  add(who_is_harmed(view));
  add(how_long_do_people_wait(view));
  add(are_staff_over_stretched(view));
  add(can_it_be_done_with_less(view));
  add(what_will_it_cost(view));
  add(is_it_worth_the_money(view));
  add(how_sure_are_we(view));
  add(where_do_the_numbers_come_from(view));
  add(what_is_not_said(view));
  add(checklist(view));
  add(glossary());
  add(how_to_make_it_again(o, beside));
  for (const char* id : {"better", "worth", "tighter", "waits"})
    for (const auto& section : report.sections)
      if (section.id == id) report.in_short.push_back(section.question + " " + section.answer);
  if (report.in_short.empty()) report.in_short.push_back(report.sections.front().answer);
  report.footer = kFooter;
  return report;
}

std::string write_report(const Report& report, const std::string& folder, const Layer& layer) {
  sim::make_folder(folder + "/figures");
  for (const auto& section : report.sections)
    for (const auto& figure : section.figures) {
      sim::write_whole_file(folder + "/figures/" + figure.id + ".csv", csv_of(figure.data));
      sim::write_whole_file(folder + "/figures/" + figure.id + ".vl.json", figure.vega);
    }
  sim::write_whole_file(folder + "/report.html", page_of(report, layer));
  return "report.html";
}

}  // namespace app
