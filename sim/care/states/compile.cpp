#include "sim/care/states/compile.hpp"

#include <algorithm>
#include <limits>

#include "sim/core/math.hpp"

namespace sim::states {

namespace {

using Family = HazardNumbers::Family;

template <class List>
std::size_t index_in(const List& list, const std::string& name) {
  std::size_t i = 0;
  while (i < list.size() && list[i].name != name) ++i;
  return i;
}

// The part of a strategy that is about `name`, or null.
const Number* about(const std::vector<std::pair<std::string, Number>>& list, const std::string& name) {
  for (const auto& [key, number] : list)
    if (key == name) return &number;
  return nullptr;
}

class Compiler {
 public:
  Compiler(const HistoryNumbers& h, const Frame& frame, std::vector<Resource>& resources)
      : h_(h), frame_(frame), resources_(resources) {
    const std::size_t s = index_in(h.strategies, h.strategy);
    strategy_ = s < h.strategies.size() ? &h.strategies[s] : nullptr;
  }

  Parts compile() {
    parts_.columns = frame_.columns;
    if (const auto* age = frame_.schema.find("age"); age && age->type == ColumnType::number)
      parts_.age = Column<float>{age->slot};
    if (const auto* female = frame_.schema.find("female"); female && female->type == ColumnType::code)
      parts_.female = Column<std::uint8_t>{female->slot};
    parts_.start = static_cast<std::uint8_t>(index_in(h_.states, h_.start));
    parts_.oldest = h_.oldest;
    parts_.review_every = h_.review_every;
    parts_.states.reserve(h_.states.size());
    parts_.transitions.reserve(h_.transitions.size());
    for (const auto& s : h_.states) add_state(s);
    for (const auto& t : h_.transitions) add_transition(t);
    return std::move(parts_);
  }

 private:
  void add_state(const StateNumbers& n) {
    State& s = parts_.states.emplace_back();
    s.name = n.name;
    s.dead = n.dead;
    const Number* utility = strategy_ ? about(strategy_->utilities, n.name) : nullptr;
    s.utility = (utility ? *utility : n.utility).value;
    s.first_standing = standing_;
    const auto add = [&](const std::string& item, double price) {
      resources_.push_back({item + ", " + n.name, "person-year", item, "health system", price});
      s.cost += price;
      ++s.standing;
      ++standing_;
    };
    for (const auto& [item, price] : n.costs) add(item, price.value);
    if (const Number* more = strategy_ ? about(strategy_->costs, n.name) : nullptr) add("strategy", more->value);
  }

  void add_transition(const TransitionNumbers& n) {
    Transition& t = parts_.transitions.emplace_back();
    t.name = n.name;
    t.from_ratio.assign(h_.states.size(), 0.0);
    for (const auto& from : n.from) t.from |= std::uint64_t{1} << index_in(h_.states, from);
    for (const auto& [from, log_ratio] : n.from_state) t.from_ratio[index_in(h_.states, from)] = log_ratio.value;
    t.to = static_cast<std::uint8_t>(index_in(h_.states, n.to));
    t.clock = n.clock;
    add_hazard(n.hazard, t);
    if (const Number* ratio = strategy_ ? about(strategy_->log_ratios, n.name) : nullptr) t.log_rate += ratio->value;
    for (const auto& r : n.ratios) t.terms.push_back(term_of(r));
    for (const Term& term : t.terms)
      t.varies = t.varies || term.of == Term::Of::age_now || term.of == Term::Of::years_since_entry;
    t.step_years = n.step_years;
    for (const auto& step : n.step_log_ratios) t.step_log_ratios.push_back(step.value);
    t.qaly = n.qaly.value;
    t.costs = n.cost.value != 0 || !n.cost.parameter.empty();
    if (!t.costs) return;
    t.resource = static_cast<ResourceId>(resources_.size());
    resources_.push_back({n.name, "event", "events", "health system", n.cost.value});
  }

  static void add_hazard(const HazardNumbers& n, Transition& t) {
    const double a = n.first.value, b = n.second.value;
    double rate = 1;
    switch (n.family) {
      case Family::exponential: rate = a; break;
      case Family::weibull_ph:
        t.shape = Hazard::weibull(a);
        rate = b;
        break;
      case Family::weibull_aft:
        t.shape = Hazard::weibull(a);
        t.log_rate = -a * math::log(b);
        break;
      case Family::gompertz:
        t.shape = Hazard::gompertz(a);
        rate = b;
        break;
      case Family::gamma: t.shape = Hazard::gamma(a, b); break;
      case Family::lognormal: t.shape = Hazard::lognormal(math::log(a), b); break;
      case Family::log_logistic: t.shape = Hazard::log_logistic(a, b); break;
      case Family::generalised_gamma: t.shape = Hazard::generalised_gamma(a, b, n.third.value); break;
      case Family::piecewise: {
        std::vector<double> rates;
        for (const auto& r : n.rates) rates.push_back(r.value);
        t.shape = Hazard::pieces(n.starts, std::move(rates));
        break;
      }
      default:
        t.shape = Hazard::table(0, 1, n.table);
        t.by_sex = !n.table_men.empty();
        if (t.by_sex) t.men = Hazard::table(0, 1, n.table_men);
    }
    t.never = rate == 0;
    if (!t.never) t.log_rate += math::log(rate);
  }

  Term term_of(const RatioNumbers& r) const {
    Term term;
    term.slope = r.log_ratio.value / r.per;
    term.centre = r.centre;
    if (r.covariate == "age_now" || r.covariate == "years_since_entry") {
      term.of = r.covariate == "age_now" ? Term::Of::age_now : Term::Of::years_since_entry;
      return term;
    }
    const ColumnInfo* column = frame_.schema.find(r.covariate);
    term.of = column->type == ColumnType::code ? Term::Of::code : Term::Of::number;
    term.slot = column->slot;
    return term;
  }

  const HistoryNumbers& h_;
  const Frame& frame_;
  std::vector<Resource>& resources_;
  const StrategyNumbers* strategy_ = nullptr;
  Parts parts_;
  std::size_t standing_ = 0;
};

}  // namespace

StateColumns declare_columns(const std::vector<StateNumbers>& states, Schema& schema) {
  constexpr double kLongest = 1e6;
  StateColumns at;
  std::vector<std::string> names;
  for (const auto& s : states) names.push_back(s.name);
  at.state = schema.add_states("state", "present state", names);
  at.day = schema.add<float>("state_day", "day", 0, kLongest, "day of the run on which the present state was entered");
  at.minute = schema.add<float>("state_minute", "minute", 0, kMinutesPerDay, "minute of that day");
  for (const auto& s : states)
    at.years.push_back(
        schema.add<float>("years_in." + s.name, "years", 0, kLongest, "years in " + s.name + " up to the last change"));
  for (const auto& s : states)
    at.entries.push_back(schema.add<float>("entries." + s.name, "", 0, kLongest, "times " + s.name + " was entered"));
  return at;
}

Parts compile(const HistoryNumbers& numbers, const Frame& frame, std::vector<Resource>& resources) {
  return Compiler(numbers, frame, resources).compile();
}

}  // namespace sim::states
