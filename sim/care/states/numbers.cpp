#include "sim/care/states/numbers.hpp"

#include <algorithm>

#include "sim/config/suggest.hpp"
#include "sim/config/wording.hpp"
#include "sim/core/math.hpp"

namespace sim::states {

namespace {

constexpr double kLeastRatio = 1e-3, kMostRatio = 1e3;

// `name: {NAME: part, ...}` with each part told its name.
template <class Part, class Told>
void read_named(Fields& f, const char* name, std::vector<Part>& parts, Spec spec, bool required, Told told) {
  std::vector<std::pair<std::string, Part>> all;
  f.named(name, all, std::move(spec), required);
  for (auto& [key, part] : all) {
    told(part, key);
    parts.push_back(std::move(part));
  }
}

struct RatioOnly {
  Number log_ratio;
  void visit(Fields& f) {
    f.shorthand("ratio");
    read_log_ratio(f, log_ratio);
  }
};

struct MoneyOnly {
  Number amount;
  void visit(Fields& f) {
    f.shorthand("per_year");
    read_money(f, "per_year", amount, {.doc = "money per person-year", .unit = "USD/year"});
  }
};

struct UtilityOnly {
  Number utility;
  void visit(Fields& f) {
    f.shorthand("utility");
    read_number(f, "utility", utility, {.doc = "utility", .unit = "utility", .low = -1, .high = 1});
  }
};

template <class Part, class Get>
void read_numbers(Fields& f, const char* name, std::vector<std::pair<std::string, Number>>& into, const char* doc,
                  Get get) {
  std::vector<std::pair<std::string, Part>> all;
  f.named(name, all, {.doc = doc}, false);
  for (auto& [key, part] : all) into.emplace_back(key, get(part));
}

}  // namespace

void RatioNumbers::visit(Fields& f) {
  f.shorthand("ratio");
  f.number("per", per, {.doc = "step of the covariate that the ratio is for", .low = 1e-6, .high = 1e6}, 1.0);
  f.number("centre", centre, {.doc = "value of the covariate at which the ratio is 1"}, 0.0);
  read_log_ratio(f, log_ratio);
  if (!f.describing()) where = f.origin_of("");
}

void StateNumbers::visit(Fields& f) {
  f.text("title", title, {.doc = "what people call it"}, std::string{});
  f.flag("dead", dead, {.doc = "a state of death: nothing is left from here on"}, false);
  read_number(f, "utility", utility, {.doc = "utility while in the state", .unit = "utility", .low = -1, .high = 1},
              0.0);
  read_numbers<MoneyOnly>(f, "costs", costs, "running costs by item", [](const MoneyOnly& m) { return m.amount; });
  const std::string called = f.path().substr(f.path().rfind('.') + 1);
  const bool sounds_dead = called == "dead" || called == "death" || called == "died" || called == "deceased";
  if (!f.describing() && f.clean() && sounds_dead && !f.has("dead"))
    f.problem("", "config/contradiction", f.path() + " does not say whether people in it are dead",
              "write '" + called + ": {dead: true}'; with 'dead: false' they live on in it");
  if (!f.describing() && f.clean() && dead && (utility.value != 0 || !costs.empty()))
    f.problem("dead", "config/contradiction", f.path() + " is a state of death with a utility or costs",
              "put costs of dying on the transition ('cost:')");
}

void TransitionNumbers::visit(Fields& f) {
  f.list("from", from, {.doc = "state or states that it leaves", .example = "[healthy]"});
  f.text("to", to, {.doc = "state that it enters", .example = "dead"});
  f.choice("clock", clock, {{"reset", ClockKind::reset}, {"forward", ClockKind::forward}, {"age", ClockKind::age}},
           {.doc = "time since the state was entered (reset), since the patient entered (forward), or age"},
           ClockKind::reset);
  f.section("hazard", hazard, {.doc = "its hazard", .example = "{exponential: {rate: 0.1 / year}}"});
  read_named(f, "ratios", ratios,
             {.doc = "hazard ratios by covariate: an attribute at entry, age_now or years_since_entry"}, false,
             [](RatioNumbers& r, const std::string& key) { r.covariate = key; });
  read_numbers<RatioOnly>(f, "from_ratios", from_state, "hazard ratios by the state that is left",
                          [](const RatioOnly& r) { return r.log_ratio; });
  struct Steps {
    std::vector<double>* years;
    std::vector<Number>* logs;
    void visit(Fields& inside) {
      std::vector<Duration> at;
      std::vector<double> ratio;
      inside.list("from", at, {.doc = "times since entry, ascending"});
      inside.list("ratio", ratio, {.doc = "hazard ratio from each on", .low = kLeastRatio, .high = kMostRatio});
      if (inside.describing() || !inside.clean()) return;
      bool ascending = at.size() == ratio.size();
      for (std::size_t i = 1; i < at.size() && ascending; ++i) ascending = at[i - 1] < at[i];
      if (!ascending) {
        inside.problem("from", "config/contradiction",
                       inside.path() + " needs as many ratios as times, and times that ascend",
                       "write for example '{from: [0 days, 2 years], ratio: [0.6, 1]}'");
        return;
      }
      for (std::size_t i = 0; i < at.size(); ++i) {
        years->push_back(in_years(at[i]));
        logs->emplace_back().value = math::log(ratio[i]);
      }
    }
  } steps{&step_years, &step_log_ratios};
  f.section("ratio_over_time", steps, {.doc = "hazard ratios that hold from some times since entry on"}, false);
  read_money(f, "cost", cost, {.doc = "cost of the event, once", .unit = "USD"}, 0.0);
  read_number(f, "qaly", qaly,
              {.doc = "QALYs gained (+) or lost (-) by the event, once", .unit = "QALY", .low = -10, .high = 10}, 0.0);
  if (!f.describing()) where = f.origin_of("");
}

void StrategyNumbers::visit(Fields& f) {
  read_numbers<RatioOnly>(f, "ratios", log_ratios, "hazard ratios by transition",
                          [](const RatioOnly& r) { return r.log_ratio; });
  read_numbers<UtilityOnly>(f, "utilities", utilities, "utilities by state, instead of the state's own",
                            [](const UtilityOnly& u) { return u.utility; });
  read_numbers<MoneyOnly>(f, "costs", costs, "running costs by state, on top of the state's own",
                          [](const MoneyOnly& m) { return m.amount; });
  if (!f.describing()) where = f.origin_of("");
}

void HistoryNumbers::visit(Fields& f) {
  f.text("title", title, {.doc = "what this history is"}, std::string{});
  read_named(f, "states", states, {.doc = "the states by name, in order"}, true,
             [](StateNumbers& s, const std::string& key) { s.name = key; });
  f.text("start", start, {.doc = "the state that everybody enters in", .example = "healthy"});
  read_named(f, "transitions", transitions, {.doc = "what may happen, by name"}, true,
             [](TransitionNumbers& t, const std::string& key) { t.name = key; });
  read_named(f, "strategies", strategies, {.doc = "what decisions change; a scenario sets 'history.strategy'"}, false,
             [](StrategyNumbers& s, const std::string& key) { s.name = key; });
  f.text("strategy", strategy, {.doc = "the strategy that is followed"}, std::string{});
  struct Discount {
    HistoryNumbers* h;
    void visit(Fields& inner) {
      inner.number("rate", h->discount_rate, {.doc = "rate r per year", .low = 0, .high = 0.3, .example = "0.03"});
      inner.choice("form", h->discounting, {{"continuous", Discounting::continuous}, {"annual", Discounting::annual}},
                   {.doc = "continuous: exp(-r t); annual: (1 + r)^-t, which is exp(-ln(1 + r) t)"});
    }
  } discount_fields{this};
  f.section("discounting", discount_fields, {.doc = "of costs and QALYs alike"});
  std::optional<double> limit;
  f.number("oldest", limit,
           {.doc = "age that nobody outlives", .unit = "years", .low = 1, .high = 150, .example = "100 years"});
  oldest = limit.value_or(0);
  f.duration("review_every", review_every,
             {.doc = "how often age_now and years_since_entry are read again, from entry", .low = kMinutesPerDay},
             years(1));
}

double HistoryNumbers::discount() const {
  return discounting == Discounting::continuous ? discount_rate : math::log1p(discount_rate);
}

}  // namespace sim::states
