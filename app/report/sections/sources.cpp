// Where the numbers come from, and what the report does not say.
#include <algorithm>
#include <cmath>

#include "app/picture/step_words.hpp"
#include "app/report/chart/bar_chart.hpp"
#include "app/report/sections.hpp"
#include "app/report/words.hpp"
#include "app/terminal/numbers.hpp"

namespace app {

namespace {

struct Kind {
  const char *name, *meaning;
};
constexpr Kind kKinds[] = {{"seed", "read in the trials’ own texts"},
                           {"published", "from another publication"},
                           {"recalled", "remembered from the literature, not looked up again"},
                           {"assumption", "assumed"},
                           {"calibrated", "fitted so that the model meets a published result"}};

bool uses(const RunView& view, const char* programme) {
  const auto& all = view.outcomes().programmes;
  return std::find(all.begin(), all.end(), programme) != all.end();
}

}  // namespace

std::optional<Section> where_do_the_numbers_come_from(const RunView& view) {
  const auto& p = view.outcomes().parameters;
  if (p.names.empty()) return std::nullopt;
  Section section;
  section.id = "numbers";
  section.question = "Where do the numbers come from?";
  BarChart chart;
  chart.id = "provenance";
  chart.caption = "Parameters of this model by where their value comes from";
  chart.reading =
      "The fewer assumptions, the firmer the ground; a study of the uncertain numbers says which of them matter.";
  chart.x = {.title = "parameters", .from_zero = true};
  chart.parts = {{"parameters", {"#3d7fb1", "", 0}, true}};
  chart.row_title = "provenance";
  for (const Kind& kind : kKinds) {
    const auto n = std::count(p.provenances.begin(), p.provenances.end(), kind.name);
    if (n > 0) chart.rows.push_back({std::string(kind.name) + ": " + kind.meaning, {static_cast<double>(n)}});
    if (n > 0) section.answer += (section.answer.empty() ? "" : ", ") + std::to_string(n) + " " + kind.name;
  }
  section.answer = "From " + std::to_string(p.names.size()) + " parameters: " + section.answer +
                   ". Each is listed below with its value, interval and source.";
  section.figures.push_back(figure_of(chart));
  WordTable table{{"parameter", "value", "95 % interval", "unit", "provenance", "source", "note"}, {}, true};
  for (std::size_t i = 0; i < p.names.size(); ++i) {
    const bool fixed = !(p.low[i] < p.high[i]);
    table.rows.push_back({p.names[i], number_words(p.central[i]),
                          fixed ? "fixed" : number_words(p.low[i]) + " to " + number_words(p.high[i]), p.units[i],
                          p.provenances[i], p.sources[i], p.notes[i]});
  }
  section.tables.push_back({"parameters_table", "All " + std::to_string(p.names.size()) + " parameters", table, true});
  return section;
}

Section what_is_not_said(const RunView& view) {
  Section section;
  section.id = "limits";
  section.question = "What does this report not say?";
  const bool of_trials = view.has_outcome("pegs");
  section.answer = of_trials
                       ? "It projects what published trials and stated assumptions imply; it does not observe patients."
                       : "It projects what the model’s own numbers imply; it does not observe patients.";
  if (of_trials)
    section.notes = {
        "Which published results the model itself misses, trial by trial, is told by “carepath validate” and by the "
        "table "
        "results/reference/virtual_trials.csv: look there for the programmes that you compare before you rank them.",
        "Effects beyond the trials’ own follow-up (about 12 months) are assumptions about how fast they fade.",
        "No trial compared all programmes with each other; a ranking across trials borrows strength from assumptions.",
        "Parts of a programme are not told apart by any trial; how its effect is split among them is an assumption.",
        "Patients are sampled from published summaries, not from records; joint distributions rest on few "
        "correlations."};
  if (uses(view, "integrated_group"))
    section.notes.insert(section.notes.begin(),
                         "What integrated group therapy adds to usual care is not identified: STOP had one arm of 14 "
                         "patients and nothing to compare it with.");
  if (!view.repeats())
    section.notes.insert(
        section.notes.begin(),
        "One draw and one replicate were run: differences may be luck, and nothing here says how large luck is.");
  else if (view.outcomes().draws == 1)
    section.notes.insert(section.notes.begin(),
                         "The uncertain parameters were held at their central values: intervals hold luck only and are "
                         "too narrow for a decision.");
  return section;
}

Section checklist(const RunView& view) {
  const auto& o = view.outcomes();
  const auto text = [&](const std::vector<std::string>& path, const std::string& otherwise) {
    const sim::Value* value = view.setting(path);
    return value && value->is_scalar() ? spaced(value->text()) : otherwise;
  };
  auto discount = view.number_at({"economics", "discount"});
  if (!discount) discount = view.number_at({"history", "discounting", "rate"});
  const auto price = view.number_at({"economics", "willingness_to_pay"});
  const std::string yours = "to be said by you";
  const auto people = view.measure("people");
  Section section;
  section.id = "checklist";
  section.question = "What belongs in a publication?";
  section.answer = "The items of CHEERS 2022 and STRESS-DES that the run itself can fill; the others are marked.";
  WordTable table{{"item", "in this run", "asked by"}, {}, true};
  table.rows = {
      {"Title", o.title, "CHEERS 1"},
      {"Background, objectives", o.summary.empty() ? yours : o.summary, "CHEERS 3, STRESS 1.1"},
      {"Health economic analysis plan", yours, "CHEERS 4"},
      {"Study population",
       text({"population", "title"}, "see the configuration") +
           (people ? "; " + value_words(people->level(0).mean, Unit::plain, 1) + " patients" : ""),
       "CHEERS 5"},
      {"Setting and location",
       "sites: " + text({"population", "setting", "sites"}, "see the configuration") +
           "; era: " + text({"population", "era"}, "not stated"),
       "CHEERS 6"},
      {"Comparators", counted(view.scenarios(), "scenario") + ", see “What was compared?”", "CHEERS 7"},
      {"Perspective", text({"economics", "view"}, "not stated"), "CHEERS 8"},
      {"Time horizon", view.horizon(), "CHEERS 9"},
      {"Discount rate",
       discount ? value_words(*discount, Unit::percent, 0.001) + " a year, costs and QALYs" : "not stated",
       "CHEERS 10"},
      {"Selection and measurement of outcomes",
       (view.has_outcome("pegs") ? "QALYs, PEGS, harms; " : "") + std::to_string(o.measures.size()) +
           " measures in the result file, each with its definition",
       "CHEERS 11-13, STRESS 1.2"},
      {"Measurement and valuation of resources",
       "quantities by resource times unit prices; categories: " + std::to_string(o.cost_categories.size()),
       "CHEERS 14"},
      {"Currency, price date", o.money_unit + " of " + text({"economics", "price_year"}, "an unstated year"),
       "CHEERS 15"},
      {"Rationale and description of model",
       "discrete-event simulation of single patients who share staff; “carepath explain” says each pathway in "
       "sentences",
       "CHEERS 16, STRESS 2"},
      {"Analytics and assumptions", "same patients and same luck in every scenario; paired differences",
       "CHEERS 17, STRESS 5.3"},
      {"Heterogeneity", std::to_string(o.subgroups.size()) + " subgroups in the result file", "CHEERS 18"},
      {"Distributional effects", yours, "CHEERS 19"},
      {"Uncertainty",
       counted(o.draws, "draw") + " of the parameters, " + counted(o.replicates, "replicate") +
           "; intervals: " + o.interval_kind,
       "CHEERS 20, 24"},
      {"Engagement with patients and others", yours, "CHEERS 21, 25"},
      {"Study parameters",
       std::to_string(o.parameters.names.size()) + " parameters with value, interval, source, provenance",
       "CHEERS 22, STRESS 3"},
      {"Summary of main results",
       "see “Is it worth the money?”" +
           std::string(price ? ", at " + value_words(*price, Unit::plain, 1) + " " + o.money_unit + " per QALY" : ""),
       "CHEERS 23"},
      {"Limitations, generalisability", "see “What does this report not say?”; " + yours, "CHEERS 26"},
      {"Funding, conflicts of interest", yours, "CHEERS 27-28"},
      {"Initialisation, run length, estimation",
       "patients enter with sampled states on day 0; no warm-up; " + view.horizon(), "STRESS 4.1-4.3"},
      {"Random numbers", "Philox4x32-10, one stream for each patient and purpose, seed " + o.seed, "STRESS 4.4, 5.2"},
      {"Software, execution", "see “How can I make this again?”", "STRESS 5.1, 5.4, 6.1"},
  };
  section.tables.push_back({"checklist_table", "Checklist", table});
  return section;
}

}  // namespace app
