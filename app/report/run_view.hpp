#pragma once
// The results of a run as a report asks for them: series of measures, lines over time, names, looks and words.
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/report/chart/line_chart.hpp"
#include "app/summary/series.hpp"
#include "sim/config/value.hpp"
#include "sim/record/outcomes.hpp"

namespace app {

class RunView {
 public:
  /// `outcomes` must outlive the view.
  explicit RunView(const sim::Outcomes& outcomes);

  const sim::Outcomes& outcomes() const { return o_; }
  std::size_t scenarios() const { return o_.scenarios.size(); }
  bool compares() const { return scenarios() > 1; }
  const std::string& name(std::size_t scenario) const { return o_.scenarios[scenario]; }
  const std::string& reference() const { return o_.scenarios.front(); }
  /// A setting of the resolved configuration by its path ("time", "horizon"), or null.
  const sim::Value* setting(const std::vector<std::string>& path) const;
  /// The number of a setting that is written there or named by its evidence row; nothing when there is none.
  std::optional<double> number_at(const std::vector<std::string>& path) const;
  /// The evidence row that a setting names, and its unit; empty when it names none.
  std::string parameter_at(const std::vector<std::string>& path) const;
  std::string unit_at(const std::vector<std::string>& path) const;
  /// "5 years"
  const std::string& horizon() const { return horizon_; }
  /// Draws times replicates: one repeat has no intervals.
  bool repeats() const { return o_.draws * o_.replicates > 1; }
  /// "95 % intervals: noise and parameters (20 draws ...)".
  std::string interval_words() const;

  /// The measure of this name, or nothing.
  std::optional<Series> measure(std::string_view name, double factor = 1) const;
  /// The measure at 12 months where there is one, else at the end; `when` says which.
  std::optional<Series> at_12_months(const std::string& name, std::string& when, double factor = 1) const;
  /// Times a note of any programme was recorded, per 1,000 patients; a scenario without programmes has none.
  std::optional<Series> notes(const std::string& note) const;
  /// The share who have died of any cause, times `factor`.
  std::optional<Series> deaths(double factor) const;
  /// Cost of the hours that a role works in programmes, and of all hours of its posts; means over draws.
  struct Posts {
    double worked = 0, paid = 0;
  };
  Posts posts(std::size_t scenario, std::size_t role) const;
  /// Looks and names of all scenarios, as a legend.
  std::vector<LegendEntry> legend() const;
  /// Hours of all roles per 1,000 patients.
  std::optional<Series> hours() const { return sum_of("hours.", ""); }

  bool has_outcome(std::string_view name) const;
  /// An outcome over time in months, with its interval.
  Line over_time(std::string_view outcome, std::size_t scenario, double factor = 1) const;
  /// Its difference to the reference, draw by draw. Without an interval unless there are several draws in the file.
  Line difference_over_time(std::string_view outcome, std::size_t scenario, double factor = 1,
                            std::size_t subgroup = 0) const;

 private:
  std::optional<Series> sum_of(const std::string& prefix, const std::string& suffix) const;
  std::size_t outcome_index(std::string_view name) const;
  Line empty_line(std::size_t scenario) const;

  const sim::Outcomes& o_;
  sim::Value config_;
  std::string horizon_;
};

/// "+0.12 (95 % interval 0.05 to 0.19)"; without the interval when there is none, or rounding leaves nothing of it.
std::string difference_words(const sim::Interval& interval, double step, const std::string& unit = "");
/// The interval lies on one side of zero.
bool is_clear(const sim::Interval& interval);
/// The scenario, other than the reference, with the least (or greatest) mean difference; nothing if none has one.
std::optional<std::size_t> extreme(const Series& series, bool least);
/// A rounding step at most 1 / `digits` of the greatest of these numbers.
double step_for(const std::vector<sim::Interval>& intervals, double digits = 30);
/// What a scenario adds per unit of another number (per person enrolled), draw by draw: `more` x factor / `of`. With
/// one draw, replicate by replicate.
sim::Interval ratio_of(const Series& more, const Series& of, std::size_t scenario, double factor);
/// " (0.05 to 0.19)"; nothing without an interval, or where rounding leaves nothing of it.
std::string range_words(const sim::Interval& interval, const std::function<std::string(double)>& words);
/// "0.12 (0.05 to 0.19)" in steps of `step`; a dash where there is no number.
std::string cell_words(const sim::Interval& interval, double step);
/// A table of levels, or of differences to the reference, with intervals: one row for each scenario.
struct Column {
  std::string heading;
  std::optional<Series> series;
  bool difference = false;
  Unit unit = Unit::plain;  ///< Differences of shares are shown in percentage points.
  bool with_interval = true;
};
WordTable scenario_table(const RunView& view, const std::vector<Column>& columns);

}  // namespace app
