#include "app/summary/columns.hpp"

#include <cmath>

#include "app/terminal/numbers.hpp"
#include "sim/config/wording.hpp"

namespace app {

namespace {

using Number = std::function<std::optional<Series>(const sim::Outcomes&)>;

Number measure(std::string name, double factor = 1) {
  return [name = std::move(name), factor](const sim::Outcomes& o) -> std::optional<Series> {
    const auto found = measure_series(o, name);
    return found ? std::optional(found->times(factor)) : std::nullopt;
  };
}

Number sum_of_notes(std::string note) {
  return [note = "." + std::move(note)](const sim::Outcomes& o) { return summed_series(o, "per_1000.", note); };
}

// Per 1,000 who entered: those whose share `name` says are left.
Number lost_per_1000(std::string name) {
  return [name = std::move(name)](const sim::Outcomes& o) -> std::optional<Series> {
    auto found = measure_series(o, name);
    if (!found) return std::nullopt;
    for (auto& numbers : found->scenarios)
      for (double& x : numbers) x = 1000.0 * (1.0 - x);
    return found;
  };
}

double mean_over_draws_and_time(const sim::Outcomes& o, std::size_t scenario, std::size_t role) {
  double sum = 0, n = 0;
  for (std::size_t d = 0; d < o.draws; ++d)
    for (std::size_t t = 0; t < o.panel_days.size(); ++t) {
      const double x = o.utilisation[o.at_role(scenario, d, role, t)];
      if (std::isnan(x)) continue;
      sum += x;
      n += 1;
    }
  return n > 0 ? sum / n : std::nan("");
}

}  // namespace

std::string horizon_words(const sim::Outcomes& o) {
  const double years = o.panel_days.empty() ? 0 : o.panel_days.back() / 365.25;
  if (years < 0.95) return number_words(years * 12, {1, 0}) + " months";
  return number_words(years, {0.1, std::fabs(years - std::round(years)) < 0.05 ? 0 : 1}) +
         (std::fabs(years - 1) < 0.05 ? " year" : " years");
}

std::vector<SummaryPart> summary_parts(const sim::Outcomes& o) {
  const std::string end = "at " + horizon_words(o), to_end = "in " + horizon_words(o);
  SummaryPart states{"States (% of patients " + end + ")", {}};
  constexpr std::string_view kIn = "in.";
  for (const auto& m : o.measures)
    if (m.name.starts_with(kIn) && !m.name.ends_with("_at_12_months"))
      states.columns.push_back({{m.name.substr(kIn.size())}, Shows::level, false, measure(m.name, 100)});
  return {
      states,
      {"Reach (per 1,000 patients)",
       {{{"offered", to_end}, Shows::level, false, sum_of_notes("offered")},
        {{"enrolments", to_end}, Shows::level, true, sum_of_notes("enrolled")},
        {{"completed", to_end}, Shows::level, false, sum_of_notes("completed")}}},
      {"Pain (PEGS, 0-10; less is better)",
       {{{"PEGS at", "12 months"}, Shows::level, false, measure("pegs_at_12_months")},
        {{"difference", "at 12 months"}, Shows::difference, true, measure("pegs_at_12_months")},
        {{"difference", end}, Shows::difference, true, measure("pegs")},
        {{"responders %", "at 12 months"}, Shows::level, false, measure("responder_at_12_months", 100)}}},
      {o.outcomes.end() ==
               std::find_if(o.outcomes.begin(), o.outcomes.end(), [](const auto& x) { return x.name == "mme"; })
           ? "Harms"
           : "Opioids and harms",
       {{{"dose, MME", end}, Shows::level, false, measure("mme")},
        {{"difference", "in dose"}, Shows::difference, true, measure("mme")},
        {{"guideline", "care %"}, Shows::level, false, measure("guideline_concordant", 100)},
        {{"overdoses per", "1,000 " + to_end}, Shows::level, false, measure("overdoses", 1000)},
        {{"difference in", "overdoses"}, Shows::difference, true, measure("overdoses", 1000)},
        {{"deaths per", "1,000 " + to_end}, Shows::level, false, lost_per_1000("alive")}}},
      {"Money and health (per patient, discounted; staff by hours worked)",
       {{{"cost, " + o.money_unit, to_end}, Shows::level, false, measure("discounted_cost")},
        {{"difference", "in cost"}, Shows::difference, true, measure("discounted_cost")},
        {{"QALYs", to_end}, Shows::level, false, measure("discounted_qaly")},
        {{"difference", "in QALYs"}, Shows::difference, true, measure("discounted_qaly")}}},
  };
}

std::string wait_length(double days) {
  if (days >= 1) return number_words(days, {1, 0}) + " days";
  if (days >= 1.0 / 24) return number_words(24 * days, {0.1, 1}) + " hours";
  return number_words(1440 * days, {0.1, 1}) + " minutes";
}

std::string longest_wait(const sim::Outcomes& o, std::size_t scenario) {
  std::string words, closed;
  double longest = -1;
  for (const std::string& list : waiting_lists(o)) {
    const double mean = measure_series(o, "wait_day." + list)->level(scenario).mean;
    if (std::isnan(mean) || mean <= longest) continue;
    longest = mean;
    words = wait_length(mean) + ", " + sim::harmless(list);
  }
  for (const std::string& programme : o.programmes) {
    const auto joined = measure_series(o, "per_1000." + programme + ".joined_the_list");
    const auto wait = measure_series(o, "wait_day." + programme);
    if (joined && wait && joined->level(scenario).mean > 0 && std::isnan(wait->level(scenario).mean))
      closed += (closed.empty() ? "" : ", ") + sim::harmless(programme);
  }
  if (!closed.empty()) words += (words.empty() ? "" : "; ") + ("nobody got a place, " + closed);
  return words.empty() ? "none" : words;
}

std::string busiest_role(const sim::Outcomes& o, std::size_t scenario) {
  std::string words = "-";
  double highest = 0;
  for (std::size_t r = 0; r < o.roles.size(); ++r) {
    const double share = mean_over_draws_and_time(o, scenario, r);
    if (std::isnan(share) || share <= highest) continue;
    highest = share;
    words = sim::harmless(o.roles[r]) + " " + number_words(100 * share, {1, 0}) + " %";
  }
  return words;
}

}  // namespace app
