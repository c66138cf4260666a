// Who takes part, and what a place is worth to those who do.
#include <cmath>

#include "app/report/chart/bar_chart.hpp"
#include "app/report/chart/dot_chart.hpp"
#include "app/report/sections.hpp"

namespace app {

namespace {

double level_or_zero(const std::optional<Series>& series, std::size_t s) {
  const double mean = series ? series->level(s).mean : 0;
  return std::isfinite(mean) ? mean : 0;
}

BarChart reach_chart(const RunView& view) {
  const auto enrolled = view.notes("enrolled"), completed = view.notes("completed");
  BarChart chart;
  chart.id = "reach";
  chart.caption = "Enrolments per 1,000 patients in " + view.horizon();
  chart.reading =
      "Of all patients who are followed, not only of those who were asked. Somebody who takes part in two "
      "programmes counts twice; programmes without a planned end count nobody as completed.";
  chart.x = {.title = "enrolments per 1,000 patients", .from_zero = true};
  chart.parts = {{"completed", {"#117733", "", 0}, true}, {"enrolled, not completed", {"#88bfa0", "", 0}, true}};
  for (std::size_t s = 0; s < view.scenarios(); ++s) {
    const double all = level_or_zero(enrolled, s), done = std::min(all, level_or_zero(completed, s));
    chart.rows.push_back({view.name(s), {done, all - done}});
  }
  return chart;
}

// One person more who responds, for how many enrolled.
std::string number_needed(const sim::Interval& per_enrolled) {
  if (!std::isfinite(per_enrolled.mean)) return "nobody enrolled";
  if (std::isfinite(per_enrolled.low) && !is_clear(per_enrolled)) return "cannot be told from none";
  if (per_enrolled.mean <= 0) return per_enrolled.mean < 0 ? "fewer respond" : "none";
  const auto people = [](double x) { return value_words(1 / x, Unit::plain, 1); };
  if (!std::isfinite(per_enrolled.low)) return people(per_enrolled.mean);
  const std::string fewest = people(per_enrolled.high), most = people(per_enrolled.low);
  return people(per_enrolled.mean) + (fewest == most ? "" : " (" + fewest + " to " + most + ")");
}

}  // namespace

std::optional<Section> who_takes_part(const RunView& view) {
  const auto enrolled = view.notes("enrolled");
  if (!enrolled) return std::nullopt;
  Section section;
  section.id = "reach";
  section.question = "Who takes part?";
  std::size_t most = 0;
  for (std::size_t s = 0; s < view.scenarios(); ++s)
    if (level_or_zero(enrolled, s) > level_or_zero(enrolled, most)) most = s;
  section.answer = level_or_zero(enrolled, most) > 0
                       ? "“" + view.name(most) +
                             "” reaches the most: " + value_words(level_or_zero(enrolled, most), Unit::plain, 1) +
                             " enrolments per 1,000 patients in " + view.horizon() + "."
                       : "Nobody takes part in any programme.";
  section.figures.push_back(figure_of(reach_chart(view)));
  std::vector<Column> columns;
  for (const auto& [note, heading] :
       std::initializer_list<std::pair<const char*, const char*>>{{"offered", "offered"},
                                                                  {"accepted", "accepted"},
                                                                  {"declined", "declined"},
                                                                  {"joined_the_list", "joined a waiting list"},
                                                                  {"gave_up_waiting", "gave up waiting"},
                                                                  {"enrolled", "enrolled"},
                                                                  {"dropped_out", "dropped out"},
                                                                  {"completed", "completed"}})
    if (auto series = view.notes(note)) columns.push_back({heading, series, false, Unit::plain});
  section.tables.push_back({"reach_table", "From offer to completion, times per 1,000 patients in " + view.horizon(),
                            scenario_table(view, columns)});
  return section;
}

std::optional<Section> how_much_per_person(const RunView& view) {
  std::string when;
  const auto enrolled = view.notes("enrolled");
  const auto responders = view.at_12_months("responder", when, 1000);
  // Those who respond at 12 months can only have enrolled by then.
  auto enrolled_by_then = view.notes("enrolled_by_12_months");
  if (!enrolled_by_then) enrolled_by_then = enrolled;
  const auto pegs = view.at_12_months("pegs", when);
  const auto qaly = view.measure("discounted_qaly"), cost = view.measure("discounted_cost");
  const auto own_cost = view.measure("programme_cost");
  if (!enrolled || !responders || !pegs || !view.compares()) return std::nullopt;
  Section section;
  section.id = "per_person";
  section.question = "How many are helped, and how many must be enrolled for that?";
  DotChart chart;
  chart.id = "responders";
  chart.caption = "Additional responders per 1,000 patients " + when;
  chart.reading = "A responder’s PEGS is at least 30 % and one point below where it began. All patients count.";
  chart.x.title = "responders per 1,000 patients, difference to “" + view.reference() + "”";
  chart.zero = 0;
  chart.less_words = "fewer respond";
  chart.more_words = "more respond";
  WordTable table{{"scenario", "extra responders per 1,000 patients", "extra responders per 100 enrolled",
                   "enrolled for one more responder", "PEGS per person enrolled"},
                  {},
                  false};
  if (own_cost) table.headings.push_back("programme cost per person enrolled, " + view.outcomes().money_unit);
  if (cost) table.headings.push_back("extra cost per person enrolled, " + view.outcomes().money_unit);
  if (qaly) table.headings.push_back("QALYs per 100 enrolled");
  std::string best;
  double fewest = 0;
  for (std::size_t s = 1; s < view.scenarios(); ++s) {
    const sim::Interval gain = responders->difference(s), each = ratio_of(*responders, *enrolled_by_then, s, 1);
    chart.rows.push_back({view.name(s), {{gain.mean, gain.low, gain.high, look_of(s), view.name(s), 0}}});
    auto& row = table.rows.emplace_back();
    // `enrolled` is per 1,000 patients, and so are responders here; other measures are per patient.
    row = {view.name(s), cell_words(gain, 0.1), cell_words(ratio_of(*responders, *enrolled_by_then, s, 100), 0.1),
           number_needed(each), cell_words(ratio_of(*pegs, *enrolled_by_then, s, 1000), 0.01)};
    if (own_cost) row.push_back(cell_words(ratio_of(*own_cost, *enrolled, s, 1000), 1));
    if (cost) row.push_back(cell_words(ratio_of(*cost, *enrolled, s, 1000), 1));
    if (qaly) row.push_back(cell_words(ratio_of(*qaly, *enrolled, s, 100'000), 0.1));
    if (each.mean > 0 && is_clear(each) && (best.empty() || 1 / each.mean < fewest)) {
      fewest = 1 / each.mean;
      best = "Under “" + view.name(s) + "” one more patient responds for every " + number_needed(each) + " enrolled.";
    }
  }
  section.answer = best.empty() ? "In no scenario can more responders than under “" + view.reference() +
                                      "” be told from luck and uncertainty."
                                : best;
  section.notes.push_back("“Per 1,000 patients” counts everybody who is followed, eligible for a programme or not.");
  const auto eligible = per_eligible_table(view);
  if (eligible)
    section.notes.push_back(
        "Eligible are those who met the criteria of at least one programme of the scenario on entry, or later when it "
        "looked "
        "for them, whether or not it reached them.");
  section.notes.push_back(
      "“Per person enrolled” divides the difference over all patients by the enrolments; it is the "
      "average effect of a place in the programme, whether or not its sessions were attended.");
  if (own_cost)
    section.notes.push_back(
        "Programme cost is the programme’s own: hours worked and materials. Extra cost is all care, with what is spent "
        "or saved elsewhere.");
  if (view.notes("enrolled_by_12_months") && view.horizon() != "12 months" && view.horizon() != "1 year")
    section.notes.push_back(
        "Responders and PEGS at 12 months are divided by the enrolments of the first 12 months, costs and QALYs by "
        "those of all " +
        view.horizon() + ". Who enrolled shortly before 12 months has had little of the effect by then.");
  section.figures.push_back(figure_of(chart));
  section.tables.push_back({"per_person_table", "Per 1,000 patients and per person enrolled", table});
  if (eligible)
    section.tables.push_back(
        {"per_eligible_table",
         "Per 1,000 eligible patients in " + view.horizon() + ", difference to “" + view.reference() + "”", *eligible});
  return section;
}

}  // namespace app
