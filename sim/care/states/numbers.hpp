#pragma once
// A multi-state history as it is written in YAML (configs/histories): states, transitions, strategies, discounting.
// Times on a clock are in years, hazards per year.
#include <string>
#include <utility>
#include <vector>

#include "sim/care/states/number.hpp"

namespace sim::states {

/// Which clock a hazard reads.
enum class ClockKind : std::uint8_t { reset, forward, age };

/// The shape of one transition's hazard and its numbers: see Hazard for what they mean.
struct HazardNumbers {
  enum class Family : std::uint8_t {
    none,
    exponential,
    weibull_ph,
    weibull_aft,
    gompertz,
    gamma,
    lognormal,
    log_logistic,
    generalised_gamma,
    piecewise,
    life_table
  };
  Family family = Family::none;
  Number first, second, third;           ///< In the order of the fields of the family.
  std::vector<double> starts;            ///< Years; piecewise.
  std::vector<Number> rates;             ///< Per year; piecewise.
  std::string file, column, column_men;  ///< Life table.
  std::vector<double> table, table_men;  ///< Life table: deaths per person-year at age 0, 1, 2 ...; filled by compile.
  Origin where;                          ///< Of the file's name.
  void visit(Fields& f);
};

/// A hazard ratio: exp(log_ratio x (covariate - centre) / per).
struct RatioNumbers {
  std::string covariate;  ///< An attribute at entry, "age_now" or "years_since_entry".
  Number log_ratio;
  double per = 1, centre = 0;
  Origin where;
  void visit(Fields& f);
};

struct StateNumbers {
  std::string name, title;
  bool dead = false;
  Number utility;
  std::vector<std::pair<std::string, Number>> costs;  ///< Item and money per year.
  void visit(Fields& f);
};

struct TransitionNumbers {
  std::string name;
  std::vector<std::string> from;
  std::string to;
  ClockKind clock = ClockKind::reset;
  HazardNumbers hazard;
  std::vector<RatioNumbers> ratios;
  std::vector<std::pair<std::string, Number>> from_state;  ///< Log ratio when leaving this state: HR by state.
  std::vector<double> step_years;                          ///< Ratios that hold from these times since entry on.
  std::vector<Number> step_log_ratios;
  Number cost, qaly;  ///< Once, when it happens.
  Origin where;
  void visit(Fields& f);
};

/// What a decision changes: a scenario follows one strategy.
struct StrategyNumbers {
  std::string name;
  std::vector<std::pair<std::string, Number>> log_ratios;  ///< By transition.
  std::vector<std::pair<std::string, Number>> utilities;   ///< By state: instead.
  std::vector<std::pair<std::string, Number>> costs;       ///< By state: per year, on top.
  Origin where;
  void visit(Fields& f);
};

/// The whole `history` section.
struct HistoryNumbers {
  enum class Discounting : std::uint8_t { continuous, annual };

  std::string title, start, strategy;
  std::vector<StateNumbers> states;
  std::vector<TransitionNumbers> transitions;
  std::vector<StrategyNumbers> strategies;
  Discounting discounting = Discounting::continuous;
  double discount_rate = 0;
  double oldest = 0;        ///< Years of age that nobody outlives; 0 = no limit.
  Duration review_every{};  ///< How often age_now and years_since_entry are read again.

  void visit(Fields& f);
  /// Continuous rate d of exp(-d t).
  double discount() const;
};

/// Calls `each(Number&)` for every number, always in the same order.
template <class History, class Each>
void each_number(History& h, Each each) {
  const auto named = [&](auto& list) {
    for (auto& [name, number] : list) each(number);
  };
  for (auto& s : h.states) {
    each(s.utility);
    named(s.costs);
  }
  for (auto& t : h.transitions) {
    for (auto* n : {&t.hazard.first, &t.hazard.second, &t.hazard.third, &t.cost, &t.qaly}) each(*n);
    for (auto& n : t.hazard.rates) each(n);
    for (auto& r : t.ratios) each(r.log_ratio);
    named(t.from_state);
    for (auto& n : t.step_log_ratios) each(n);
  }
  for (auto& s : h.strategies) {
    named(s.log_ratios);
    named(s.utilities);
    named(s.costs);
  }
}

/// True for a `history` section that is written as states and transitions.
inline bool is_state_history(const Value& history) { return history.find("states") != nullptr; }

}  // namespace sim::states
