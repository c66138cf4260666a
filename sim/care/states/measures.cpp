// What may be asked of a patient with a multi-state history.
#include <limits>

#include "sim/care/states/catalogue.hpp"
#include "sim/care/states/history.hpp"

namespace sim::states {

namespace {

constexpr double kDoesNotApply = std::numeric_limits<double>::quiet_NaN();

template <class Read>
void add(std::vector<Measure>& all, std::string name, const char* unit, std::string doc, Read read) {
  all.push_back({std::move(name), unit, std::move(doc), read});
}

void add_state(std::vector<Measure>& all, const std::string& name, std::size_t s) {
  add(all, "in." + name, "", "in state " + name,
      [s](const World& w, Patient p, Time) { return StateHistory::of(w).state(w, p) == s ? 1.0 : 0.0; });
  add(all, "ever_in." + name, "", "has been in state " + name, [s](const World& w, Patient p, Time) {
    return w.columns()(StateHistory::of(w).parts().columns.entries[s], p) > 0 ? 1.0 : 0.0;
  });
  add(all, "years_in." + name, "years", "years alive in state " + name, [s](const World& w, Patient p, Time t) {
    const StateHistory& history = StateHistory::of(w);
    const StateColumns& at = history.parts().columns;
    const double before = w.columns()(at.years[s], p);
    return history.state(w, p) == s && w.life(p).alive ? before + in_years(t - at.since(w.columns(), p)) : before;
  });
}

void add_accounts(std::vector<Measure>& all) {
  add(all, "alive", "", "alive", [](const World& w, Patient p, Time) { return w.life(p).alive ? 1.0 : 0.0; });
  add(all, "qaly", "QALY", "quality-adjusted life-years so far",
      [](const World& w, Patient p, Time t) { return w.account_at(p, t).qaly; });
  add(all, "discounted_qaly", "QALY", "quality-adjusted life-years so far, discounted",
      [](const World& w, Patient p, Time t) { return w.account_at(p, t).discounted_qaly; });
  add(all, "cost", "USD", "cost so far", [](const World& w, Patient p, Time t) { return w.account_at(p, t).cost; });
  add(all, "discounted_cost", "USD", "cost so far, discounted",
      [](const World& w, Patient p, Time t) { return w.account_at(p, t).discounted_cost; });
  add(all, "programme_cost", "USD", "programme cost so far",
      [](const World& w, Patient p, Time t) { return w.account_at(p, t).programme_cost; });
}

}  // namespace

std::vector<Measure> measures(const std::vector<std::string>& states, const Schema& schema) {
  std::vector<Measure> all;
  for (std::size_t s = 0; s < states.size(); ++s) add_state(all, states[s], s);
  add_accounts(all);
  for (const auto& column : schema.columns()) {
    const bool own =
        column.name == "state" || column.name.starts_with("state_") || column.name.find('.') != std::string::npos;
    if (own) continue;
    const auto slot = column.slot;
    if (column.type == ColumnType::number)
      add(all, column.name, column.unit.c_str(), column.doc,
          [slot](const World& w, Patient p, Time) { return static_cast<double>(w.columns()(Column<float>{slot}, p)); });
    else
      add(all, column.name, "", column.doc, [slot](const World& w, Patient p, Time) {
        return static_cast<double>(w.columns()(Column<std::uint8_t>{slot}, p));
      });
    if (column.name == "age")
      add(all, "age_now", "years", "age now", [slot](const World& w, Patient p, Time t) {
        if (!w.life(p).alive) return kDoesNotApply;
        return static_cast<double>(w.columns()(Column<float>{slot}, p)) + in_years(t - w.life(p).entered);
      });
  }
  return all;
}

std::vector<Outcome> outcomes(const std::vector<std::string>& states, const std::vector<Measure>& measures) {
  constexpr Tick whole{1}, fine{0x1p-30}, money{0x1p-14};
  std::vector<Outcome> all;
  for (std::size_t m = 0; m < states.size() * kMeasuresPerState + kAccounts; ++m) {
    const Measure& measure = measures[m];
    const bool is_money = measure.unit == "USD", quantity = measure.unit == "years" || measure.unit == "QALY";
    Bins bins;
    if (measure.unit == "QALY") bins = Bins::linear(-2, 50, 208);
    if (measure.name == "discounted_cost") bins = Bins::log_linear(64, 1 << 25, 3);
    all.push_back({{measure.name, measure.unit, measure.doc,
                    is_money   ? money
                    : quantity ? fine
                               : whole,
                    bins},
                   measure});
  }
  return all;
}

}  // namespace sim::states
