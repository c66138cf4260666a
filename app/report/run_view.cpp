#include "app/report/run_view.hpp"

#include <algorithm>
#include <cmath>

#include "app/summary/columns.hpp"
#include "sim/config/quantity.hpp"
#include "sim/config/read_yaml.hpp"

namespace app {

namespace {

constexpr double kDaysInMonth = 365.25 / 12;

sim::Value read_config(const sim::Outcomes& o) {
  sim::Problems ignored;  // Only decorates the report: what cannot be read is left out.
  return sim::read_yaml(o.provenance.resolved_config, "the resolved configuration", ignored);
}

}  // namespace

RunView::RunView(const sim::Outcomes& outcomes)
    : o_(outcomes), config_(read_config(outcomes)), horizon_(horizon_words(outcomes)) {}

const sim::Value* RunView::setting(const std::vector<std::string>& path) const {
  const sim::Value* value = &config_;
  for (const auto& key : path)
    if (value) value = value->find(key);
  return value;
}

std::optional<double> RunView::number_at(const std::vector<std::string>& path) const {
  const sim::Value* value = setting(path);
  if (!value) return std::nullopt;
  if (value->is_scalar()) return sim::parse_plain_number(value->text());
  for (const char* key : {"id", "calibrated"})
    if (const sim::Value* id = value->find(key))
      for (std::size_t i = 0; i < o_.parameters.names.size(); ++i)
        if (o_.parameters.names[i] == id->text()) return o_.parameters.central[i];
  return std::nullopt;
}

std::string RunView::parameter_at(const std::vector<std::string>& path) const {
  const sim::Value* value = setting(path);
  const sim::Value* id = value ? value->find("id") : nullptr;
  return id ? id->text() : "";
}

std::string RunView::unit_at(const std::vector<std::string>& path) const {
  const std::string id = parameter_at(path);
  for (std::size_t i = 0; i < o_.parameters.names.size(); ++i)
    if (o_.parameters.names[i] == id) return o_.parameters.units[i];
  return "";
}

std::string RunView::interval_words() const {
  if (!repeats()) return "One draw and one replicate: there are no intervals, and differences may be luck.";
  if (o_.draws > 1)
    return "Intervals are 95 % and hold the luck of the simulation and the uncertainty of the parameters (" +
           std::to_string(o_.draws) + " draws, the same for every scenario).";
  return "Intervals are 95 % and hold the luck of the simulation only (" + std::to_string(o_.replicates) +
         " replicates); the uncertain parameters stay at their central values, so real uncertainty is larger.";
}

std::optional<Series> RunView::measure(std::string_view name, double factor) const {
  auto found = measure_series(o_, name);
  return found ? std::optional(found->times(factor)) : std::nullopt;
}

std::optional<Series> RunView::at_12_months(const std::string& name, std::string& when, double factor) const {
  when = "at 12 months";
  if (auto found = measure(name + "_at_12_months", factor)) return found;
  when = "at " + horizon_;
  return measure(name, factor);
}

std::optional<Series> RunView::sum_of(const std::string& prefix, const std::string& suffix) const {
  return summed_series(o_, prefix, suffix);
}

std::optional<Series> RunView::notes(const std::string& note) const { return sum_of("per_1000.", "." + note); }

std::optional<Series> RunView::deaths(double factor) const {
  auto alive = measure("alive");
  if (alive)
    for (auto& numbers : alive->scenarios)
      for (double& x : numbers) x = factor * (1 - x);
  return alive;
}

RunView::Posts RunView::posts(std::size_t scenario, std::size_t role) const {
  Posts all;
  if (o_.staff_paid.empty() || o_.staff_worked.empty()) return all;
  for (std::size_t d = 0; d < o_.draws; ++d) {
    all.worked += o_.staff_worked[o_.at_post(scenario, d, role)] / static_cast<double>(o_.draws);
    all.paid += o_.staff_paid[o_.at_post(scenario, d, role)] / static_cast<double>(o_.draws);
  }
  return all;
}

std::size_t RunView::outcome_index(std::string_view name) const {
  return static_cast<std::size_t>(
      std::find_if(o_.outcomes.begin(), o_.outcomes.end(), [&](const auto& info) { return info.name == name; }) -
      o_.outcomes.begin());
}

std::vector<LegendEntry> RunView::legend() const {
  std::vector<LegendEntry> all;
  for (std::size_t s = 0; s < scenarios(); ++s) all.push_back({name(s), look_of(s), false});
  return all;
}

bool RunView::has_outcome(std::string_view name) const {
  return outcome_index(name) < o_.outcomes.size() && !o_.subgroups.empty() && !o_.panel_days.empty();
}

Line RunView::empty_line(std::size_t scenario) const {
  Line line;
  line.name = name(scenario);
  line.look = look_of(scenario);
  for (const double day : o_.panel_days) line.x.push_back(day / kDaysInMonth);
  return line;
}

Line RunView::over_time(std::string_view outcome, std::size_t s, double factor) const {
  Line line = empty_line(s);
  const std::size_t which = outcome_index(outcome);
  for (std::size_t t = 0; t < o_.panel_days.size(); ++t) {
    const std::size_t i = o_.at_spread(s, t, 0, which);
    const auto shown = above_zero({o_.spread.mean[i], o_.spread.low[i], o_.spread.high[i], ""}, o_.outcomes[which].unit,
                                  std::span(&o_.spread.mean[i], 1));
    line.y.push_back(factor * shown.mean);
    line.low.push_back(factor * shown.low);
    line.high.push_back(factor * shown.high);
  }
  if (!repeats()) line.low.clear(), line.high.clear();
  return line;
}

Line RunView::difference_over_time(std::string_view outcome, std::size_t s, double factor, std::size_t subgroup) const {
  Line line = empty_line(s);
  const std::size_t which = outcome_index(outcome);
  const bool by_draw = o_.panel_draws() > 1;
  for (std::size_t t = 0; t < o_.panel_days.size(); ++t) {
    std::vector<double> paired;
    for (std::size_t d = 0; d < o_.panel_draws(); ++d)
      paired.push_back(factor * (o_.panels.mean[o_.at_panel(s, d, t, subgroup, which)] -
                                 o_.panels.mean[o_.at_panel(0, d, t, subgroup, which)]));
    const sim::Interval interval = sim::interval_of(paired, paired.size(), 1);
    line.y.push_back(interval.mean);
    if (!by_draw) continue;
    line.low.push_back(interval.low);
    line.high.push_back(interval.high);
  }
  return line;
}

bool is_clear(const sim::Interval& i) { return i.low > 0 || i.high < 0; }

std::string difference_words(const sim::Interval& i, double step, const std::string& unit) {
  const auto words = [&](double x) { return value_words(x, Unit::plain, step); };
  std::string text = words(i.mean);
  if (i.mean > 0 && text.find_first_of("123456789") != std::string::npos) text = "+" + text;
  if (!unit.empty()) text += " " + unit;
  if (!std::isfinite(i.low) || !std::isfinite(i.high) || words(i.low) == words(i.high)) return text;
  return text + " (95 % interval " + words(i.low) + " to " + words(i.high) + ")";
}

std::optional<std::size_t> extreme(const Series& series, bool least) {
  std::optional<std::size_t> best;
  for (std::size_t s = 1; s < series.size(); ++s) {
    const double mean = series.difference(s).mean;
    if (!std::isfinite(mean)) continue;
    if (!best || (least ? mean < series.difference(*best).mean : mean > series.difference(*best).mean)) best = s;
  }
  return best;
}

sim::Interval ratio_of(const Series& more, const Series& of, std::size_t s, double factor) {
  std::vector<double> ratios;
  const auto ratio = [&](std::size_t from, std::size_t to) {
    double gain = 0, base = 0;
    for (std::size_t i = from; i < to; ++i) {
      gain += more.scenarios[s][i] - more.scenarios[0][i];
      base += of.scenarios[s][i];
    }
    return base > 0 ? factor * gain / base : std::nan("");
  };
  const std::size_t each = more.draws > 1 ? more.replicates : 1;
  for (std::size_t i = 0; i < more.scenarios[s].size(); i += each) ratios.push_back(ratio(i, i + each));
  return sim::interval_of(ratios, more.draws, more.draws > 1 ? 1 : more.replicates);
}

double step_for(const std::vector<sim::Interval>& intervals, double digits) {
  double greatest = 0;
  for (const auto& i : intervals)
    for (const double x : {i.mean, i.low, i.high})
      if (std::isfinite(x)) greatest = std::max(greatest, std::fabs(x));
  if (greatest == 0) return 1;
  double step = 1e9;
  while (step > greatest / digits) step /= 10;
  return std::max(step, 0.0001);
}

std::string range_words(const sim::Interval& i, const std::function<std::string(double)>& words) {
  if (!std::isfinite(i.mean) || !std::isfinite(i.low) || !std::isfinite(i.high)) return "";
  const std::string low = words(i.low), high = words(i.high);
  return low == high && low == words(i.mean) ? "" : " (" + low + " to " + high + ")";
}

std::string cell_words(const sim::Interval& i, double step) {
  if (!std::isfinite(i.mean)) return "–";
  const auto words = [&](double x) { return value_words(x, Unit::plain, step); };
  return words(i.mean) + range_words(i, words);
}

WordTable scenario_table(const RunView& view, const std::vector<Column>& columns) {
  WordTable table;
  table.headings = {"scenario"};
  for (std::size_t s = 0; s < view.scenarios(); ++s) table.rows.push_back({view.name(s)});
  for (const Column& column : columns) {
    if (!column.series || (column.difference && !view.compares())) continue;
    table.headings.push_back(column.heading);
    std::vector<sim::Interval> all;
    for (std::size_t s = 0; s < view.scenarios(); ++s)
      all.push_back(column.difference ? column.series->difference(s) : column.series->level(s));
    const bool points = column.difference && column.unit == Unit::percent;
    if (points) {
      table.headings.back() += ", percentage points";
      for (auto& i : all) i.mean *= 100, i.low *= 100, i.high *= 100;
    }
    const double step = step_for(all, column.difference ? 30 : 150);
    for (std::size_t s = 0; s < all.size(); ++s) {
      const auto words = [&](double x) { return value_words(x, points ? Unit::plain : column.unit, step); };
      std::string cell = words(all[s].mean);
      if (column.difference && all[s].mean > 0 && cell.find_first_of("123456789") != std::string::npos)
        cell = "+" + cell;
      if (column.difference && s == 0) cell = "reference";
      if (column.with_interval && cell != "reference") cell += range_words(all[s], words);
      table.rows[s].push_back(std::move(cell));
    }
  }
  return table;
}

}  // namespace app
