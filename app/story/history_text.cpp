#include "app/story/history_text.hpp"

#include <cstdio>

#include "app/picture/step_words.hpp"
#include "sim/config/quantity.hpp"
#include "sim/config/suggest.hpp"
#include "sim/config/wording.hpp"
#include "sim/core/math.hpp"

namespace app {

namespace {

using namespace sim::states;
using Family = HazardNumbers::Family;

// Six digits: enough to recognise a number.
std::string n(double x) {
  char text[32];
  std::snprintf(text, sizeof text, "%.6g", x);
  return text;
}
std::string n(const Number& x) { return n(x.value); }

std::string named(const std::string& name) { return spaced(sim::harmless(name)); }

const char* clock_words(ClockKind clock) {
  switch (clock) {
    case ClockKind::reset: return "time since the state was entered";
    case ClockKind::forward: return "time since the patient entered";
    case ClockKind::age: break;
  }
  return "age";
}

std::string state_words(const StateNumbers& s) {
  std::string words = named(s.name) + (s.title.empty() ? "" : " (" + sim::harmless(s.title) + ")");
  if (s.dead) return words + ": death";
  words += ": utility " + n(s.utility);
  for (const auto& [item, price] : s.costs) words += ", " + named(item) + " " + n(price) + " a year";
  return words;
}

std::string ratio_words(const RatioNumbers& r) {
  const std::string per = r.per == 1 ? "" : " for every " + n(r.per);
  const std::string from = r.centre == 0 ? "" : " above " + n(r.centre);
  return "times " + n(sim::math::exp(r.log_ratio.value)) + per + " of " + named(r.covariate) + from;
}

std::string transition_words(const TransitionNumbers& t) {
  std::vector<std::string> from;
  for (const auto& state : t.from) from.push_back(named(state));
  std::string words = named(t.name) + ": from " + sim::in_words(from, "or") + " to " + named(t.to) + "; " +
                      hazard_words(t.hazard) + ", by " + clock_words(t.clock);
  for (const auto& [state, ratio] : t.from_state)
    words += "; times " + n(sim::math::exp(ratio.value)) + " from " + named(state);
  for (const auto& r : t.ratios) words += "; " + ratio_words(r);
  for (std::size_t i = 0; i < t.step_years.size(); ++i)
    words += "; times " + n(sim::math::exp(t.step_log_ratios[i].value)) + " from " + n(t.step_years[i]) +
             " years after entry on";
  if (t.cost.value != 0) words += "; costs " + n(t.cost) + " once";
  if (t.qaly.value != 0) words += "; " + n(t.qaly) + " QALYs once";
  return words;
}

std::string strategy_words(const StrategyNumbers& s) {
  std::string words;
  const auto add = [&](const std::string& part) { words += (words.empty() ? "" : ", ") + part; };
  for (const auto& [transition, ratio] : s.log_ratios)
    add(named(transition) + " times " + n(sim::math::exp(ratio.value)));
  for (const auto& [state, utility] : s.utilities) add("utility " + n(utility) + " in " + named(state));
  for (const auto& [state, cost] : s.costs) add(n(cost) + " a year more in " + named(state));
  return sim::harmless(s.name) + ": " + (words.empty() ? "as above" : words);
}

}  // namespace

std::string hazard_words(const HazardNumbers& h, bool brief) {
  const auto with = [&](const std::string& family, const std::string& numbers) {
    return brief ? family : family + ", " + numbers;
  };
  switch (h.family) {
    case Family::exponential: return with("exponential", n(h.first) + " a year");
    case Family::weibull_ph:
      return with("Weibull (proportional hazards)", "shape " + n(h.first) + ", lambda " + n(h.second));
    case Family::weibull_aft:
      return with("Weibull (accelerated failure time)", "shape " + n(h.first) + ", scale " + n(h.second) + " years");
    case Family::gompertz: return with("Gompertz", n(h.second) + " a year at 0, slope " + n(h.first));
    case Family::gamma: return with("gamma", "shape " + n(h.first) + ", scale " + n(h.second) + " years");
    case Family::lognormal:
      return with("lognormal", "median " + n(h.first) + " years, sd of the logarithm " + n(h.second));
    case Family::log_logistic: return with("log-logistic", "shape " + n(h.first) + ", scale " + n(h.second) + " years");
    case Family::generalised_gamma:
      return with("generalised gamma", "mu " + n(h.first) + ", sigma " + n(h.second) + ", q " + n(h.third));
    case Family::piecewise: {
      std::string pieces;
      for (std::size_t i = 0; i < h.rates.size(); ++i)
        pieces += (i == 0 ? "" : ", ") + n(h.rates[i]) + " a year from " + n(h.starts[i]) + " years on";
      return with("piecewise constant", pieces);
    }
    case Family::life_table:
      return with("life table", sim::in_quotes(h.file) + ", column " + sim::in_quotes(h.column) +
                                    (h.column_men.empty() ? "" : ", men " + sim::in_quotes(h.column_men)));
    case Family::none: break;
  }
  return "no hazard";
}

std::string history_text(const HistoryNumbers& h, const std::vector<sim::ParameterUse>& uses) {
  std::string text = (h.title.empty() ? "A multi-state history" : sim::harmless(h.title)) + "\n";
  const auto list = [&](const char* title, const auto& items, auto words) {
    text += std::string(title) + "\n";
    int number = 0;
    for (const auto& item : items) text += "  " + std::to_string(++number) + ". " + words(item) + ".\n";
  };
  list("States:", h.states, state_words);
  text += "Everybody enters in " + named(h.start) + ".\n";
  list("Transitions:", h.transitions, transition_words);
  if (!h.strategies.empty()) {
    list("Strategies:", h.strategies, strategy_words);
    text += "Followed here: " + sim::harmless(h.strategy) + ".\n";
  }
  text += "Costs and QALYs count exp(-" + n(h.discount()) + " t) after t years";
  text += h.discounting == HistoryNumbers::Discounting::annual
              ? ", that is " + n(100 * h.discount_rate) + " % a year.\n"
              : ".\n";
  if (h.oldest > 0) text += "Nobody outlives " + n(h.oldest) + " years of age.\n";
  if (!uses.empty()) text += "Numbers and their sources:\n";
  for (const sim::ParameterUse& use : uses)
    text += "  " + use.path + " = " + sim::number_text(use.value) + (use.unit.empty() ? "" : " " + use.unit) + "  [" +
            (use.parameter == use.path ? "" : use.parameter + ", ") + use.provenance +
            (use.source.empty() ? "" : ": " + use.source) + "]\n";
  return text;
}

}  // namespace app
