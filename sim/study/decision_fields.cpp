#include "sim/study/decision_fields.hpp"

#include <algorithm>

namespace sim::study {

std::string word_of(analysis::MeasuredAs as) {
  return as == analysis::MeasuredAs::difference   ? "difference"
         : as == analysis::MeasuredAs::proportion ? "proportion"
                                                  : "mean";
}

analysis::MeasuredAs measured_as(const std::string& word) {
  return word == "difference"   ? analysis::MeasuredAs::difference
         : word == "proportion" ? analysis::MeasuredAs::proportion
                                : analysis::MeasuredAs::mean;
}

void ThresholdFields::visit(Fields& f) {
  f.number("from", from, {.doc = "lowest willingness to pay for one unit of effect", .low = 0}, 0.0);
  f.number("to", to, {.doc = "highest", .low = 0}, 200'000.0);
  f.number("step", step, {.doc = "distance of two", .low = 1e-6}, 5'000.0);
  if (!f.describing() && f.clean() && (to < from || (to - from) / step > 10'000))
    f.problem("", "config/contradiction", f.path() + " gives no thresholds, or more than 10,000",
              "write for example {from: 0, to: 200000, step: 5000}");
}

void PopulationSize::visit(Fields& f) {
  f.number("per_year", per_year, {.doc = "people a year whom the decision is for", .low = 0}, 0.0);
  f.number("years", years, {.doc = "years that the decision holds", .low = 0, .high = 1000}, 0.0);
}

void BudgetFields::visit(Fields& f) {
  f.number("people", people, {.doc = "people the budget is for", .low = 1});
  f.list("spending", spending,
         {.doc = "outcomes of this study with the spending per patient in the first, second ... year",
          .example = "[year_1, year_2]"});
  f.list("uptake", uptake,
         {.doc = "share of these people who have begun by the first, second ... year; all in the first unless said",
          .unit = "share"},
         false);
  f.share("discount", discount, {.doc = "a year, from the middle of each year"}, 0.0);
  if (f.describing() || !f.clean()) return;
  if (spending.empty())
    f.problem("spending", "config/missing", f.path_of("spending") + " names no outcome",
              "ask for spending_year_1, spending_year_2 ... under 'outcomes' and name them here");
  if (!std::is_sorted(uptake.begin(), uptake.end()) || uptake.size() > spending.size())
    f.problem("uptake", "config/range", f.path_of("uptake") + " must not fall, and has at most one share for each year",
              "write shares of those who have begun by each year, for example [20%, 50%, 80%]");
}

void MeasuredFields::visit(Fields& f) {
  f.text("parameter", parameter, {.doc = "id of the uncertain number that the trial measures", .example = "V1"});
  f.choice("as", as,
           {{"mean", analysis::MeasuredAs::mean},
            {"difference", analysis::MeasuredAs::difference},
            {"proportion", analysis::MeasuredAs::proportion}},
           {.doc = "mean of all people, difference of two arms of equal size, or share of people"},
           analysis::MeasuredAs::mean);
  f.number("sd", sd,
           {.doc = "standard deviation of one person, in the unit of the number; not for a proportion", .low = 0}, 0.0);
  if (f.describing() || !f.clean()) return;
  const bool share = as == analysis::MeasuredAs::proportion;
  if (share == (sd > 0))
    f.problem("sd", share ? "config/contradiction" : "config/missing",
              f.path_of("sd") + (share ? " does not belong to a proportion" : " is missing"),
              share ? "leave it out" : "write the standard deviation of one person, for example 'sd: 2.2'");
}

void TrialFields::visit(Fields& f) {
  f.list("people", people, {.doc = "sizes of the trial to look at, all arms together", .low = 2, .high = 1e7});
  f.list("measures", measures, {.doc = "what it would measure"});
  if (f.describing() || !f.clean()) return;
  if (people.empty() || measures.empty())
    f.problem("", "config/missing", f.path() + " needs sizes and something to measure",
              "write for example {people: [200, 1000], measures: [{parameter: V1, as: difference, sd: 2.2}]}");
}

void DecisionFields::visit(Fields& f) {
  f.section("willingness_to_pay", willingness_to_pay, {.doc = "thresholds of the curves, money per unit of effect"},
            false);
  f.number("headline", headline, {.doc = "the threshold that the sentences speak of", .low = 0}, 100'000.0);
  f.section("population", population, {.doc = "whom the decision is for"}, false);
  f.section("budget", budget, {.doc = "PSA: whose spending is looked at, year by year"}, false);
  f.named("trials", trials, {.doc = "PSA: planned trials, by names of your own, and what they are worth"}, false);
}

}  // namespace sim::study
