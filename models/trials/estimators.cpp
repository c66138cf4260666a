#include "models/trials/estimators.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "sim/analysis/regression/auc.hpp"
#include "sim/analysis/regression/cox.hpp"
#include "sim/analysis/regression/firth.hpp"
#include "sim/analysis/regression/linear.hpp"
#include "sim/analysis/regression/logistic.hpp"
#include "sim/analysis/regression/mixed.hpp"

namespace models {

namespace {

namespace reg = sim::regression;

class Analysis {
 public:
  Analysis(const VisitTable& table, const Trial& trial, const Target& target, const sim::Model& model)
      : table_(table), trial_(trial), target_(target), outcome_(table.index(target.outcome)) {
    const auto& arms = model.allocation.arms;
    for (std::size_t a = 0; a < arms.size(); ++a)
      if (arms[a].name == target.arm) arm_ = static_cast<std::uint8_t>(a);
    visit_ = target.at.minutes == 0
                 ? 0
                 : static_cast<std::size_t>(std::find(trial.visits.begin(), trial.visits.end(), target.at) -
                                            trial.visits.begin()) +
                       1;
  }

  reg::Estimate make() const {
    switch (target_.method) {
      case Method::ancova: return linear(with_arm(target_.own_baseline));
      case Method::difference: return linear(with_arm(false));
      case Method::mixed: return reg::fit_mixed(with_arm(target_.own_baseline)).coefficient(1);
      case Method::mean: return mean();
      case Method::odds_ratio: return logistic(with_arm(false));
      case Method::firth_odds_ratio: return reg::firth_coefficient(with_arm(false), 1);
      case Method::logistic: return logistic(with_predictors());
      case Method::relative_hazard: return hazard();
      case Method::area_under_curve: return reg::area_under_curve(predictor(true), predictor(false));
      case Method::mean_of_cases: return mean_of(predictor(true));
      case Method::mean_of_controls: return mean_of(predictor(false));
      case Method::everybody: return all_have(true);
      case Method::nobody: return all_have(false);
    }
    return {};
  }

 private:
  double value(std::size_t visit, std::size_t measure, std::size_t row) const {
    return table_.values[visit][measure][row];
  }
  bool in(const Ranges& ranges, std::size_t row, std::size_t visit = 0) const {
    return std::all_of(ranges.begin(), ranges.end(), [&](const auto& rule) {
      return rule.second.holds(value(visit, table_.index(rule.first), row));
    });
  }
  /// The outcome as the paper counted it; NaN: not seen.
  double outcome(std::size_t row, std::size_t visit) const {
    const double now = value(visit, outcome_, row), before = value(0, outcome_, row);
    if (std::isnan(now)) return now;
    if (target_.fell_by) return before - now >= *target_.fell_by * before ? 1 : 0;
    if (target_.change) return now - before;
    if (target_.rose) return now > before ? 1 : 0;
    if (target_.at_least) return now >= *target_.at_least ? 1 : 0;
    if (target_.at_most) return now <= *target_.at_most ? 1 : 0;
    return now;
  }
  /// Rows with an outcome: of both arms, or of one.
  std::vector<std::size_t> rows(bool one_arm) const {
    std::vector<std::size_t> all;
    for (std::size_t i = 0; i < table_.rows(); ++i) {
      const std::uint8_t arm = table_.arm[i];
      if (arm_ && one_arm && arm != *arm_) continue;
      if (arm_ && !one_arm && arm != *arm_ && arm != 0) continue;
      if (in(target_.among, i) && in(target_.given, i, visit_) && !std::isnan(outcome(i, visit_))) all.push_back(i);
    }
    return all;
  }
  reg::Sample sample(const std::vector<std::size_t>& rows, Eigen::Index columns) const {
    reg::Sample s;
    s.x = Eigen::MatrixXd::Ones(static_cast<Eigen::Index>(rows.size()), columns);
    s.y = Eigen::VectorXd(static_cast<Eigen::Index>(rows.size()));
    std::map<std::uint32_t, std::uint32_t> number;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      s.y(static_cast<Eigen::Index>(i)) = outcome(rows[i], visit_);
      const auto next = static_cast<std::uint32_t>(number.size());
      s.cluster.push_back(number.try_emplace(table_.cluster[rows[i]], next).first->second);
    }
    return s;
  }
  /// Intercept, arm, and the outcome at baseline if wanted.
  reg::Sample with_arm(bool baseline) const {
    const auto who = rows(false);
    reg::Sample s = sample(who, baseline ? 3 : 2);
    for (std::size_t i = 0; i < who.size(); ++i) {
      const auto row = static_cast<Eigen::Index>(i);
      s.x(row, 1) = table_.arm[who[i]] == *arm_ ? 1 : 0;
      if (baseline) s.x(row, 2) = value(0, outcome_, who[i]);
    }
    return s;
  }
  /// Intercept and the predictors at baseline.
  reg::Sample with_predictors() const {
    const auto who = rows(true);
    reg::Sample s = sample(who, static_cast<Eigen::Index>(target_.predictors.size()) + 1);
    for (std::size_t k = 0; k < target_.predictors.size(); ++k)
      for (std::size_t i = 0; i < who.size(); ++i)
        s.x(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(k) + 1) =
            value(0, table_.index(target_.predictors[k]), who[i]);
    return s;
  }
  static reg::Estimate linear(const reg::Sample& s) { return reg::fit_linear(s, reg::Robust::cr2).coefficient(1); }
  static reg::Estimate logistic(const reg::Sample& s) {
    return reg::fit_logistic(s, reg::LogisticError::clustered).coefficient(1);
  }
  // A share of 0 or 1 has no standard error here; it counts all the same.
  reg::Estimate mean() const {
    const auto who = rows(true);
    if (who.empty()) return {};
    const reg::Sample s = sample(who, 1);
    reg::Estimate e = reg::fit_linear(s, reg::Robust::cr2).coefficient(0);
    if (!e.usable) e = without_error(s.y.mean());
    return e;
  }
  static reg::Estimate without_error(double value) {
    reg::Estimate e;
    e.value = value;
    e.usable = true;
    return e;
  }
  std::vector<double> predictor(bool cases) const {
    std::vector<double> values;
    const std::size_t m = table_.index(target_.predictors.front());
    for (const std::size_t row : rows(true))
      if ((outcome(row, visit_) > 0.5) == cases) values.push_back(value(0, m, row));
    return values;
  }
  static reg::Estimate mean_of(const std::vector<double>& values) {
    if (values.empty()) return {};
    reg::Sample s;
    s.y = Eigen::Map<const Eigen::VectorXd>(values.data(), static_cast<Eigen::Index>(values.size()));
    s.x = Eigen::MatrixXd::Ones(s.y.size(), 1);
    const reg::Estimate e = reg::fit_linear(s, reg::Robust::cr2).coefficient(0);
    return e.usable ? e : without_error(s.y.mean());
  }
  /// The event is known to have happened between two visits: at the later one.
  reg::Estimate hazard() const {
    reg::Survival s;
    std::vector<double> exposed;
    for (std::size_t i = 0; i < table_.rows(); ++i) {
      const bool is_exposed = in(target_.exposed, i);
      if (!in(target_.among, i) || (!is_exposed && !in(target_.unexposed, i))) continue;
      double end = 0;
      bool event = false;
      for (std::size_t v = 1; v < table_.values.size() && !event; ++v) {
        const double now = outcome(i, v);
        if (std::isnan(now)) break;
        end = sim::in_years(trial_.visits[v - 1]);
        event = now > 0.5;
      }
      if (end == 0) continue;
      s.time.push_back(end);
      s.event.push_back(event);
      exposed.push_back(is_exposed ? 1 : 0);
    }
    s.x = Eigen::Map<const Eigen::VectorXd>(exposed.data(), static_cast<Eigen::Index>(exposed.size()));
    return reg::fit_cox(s, reg::Ties::efron).coefficient(0);
  }
  reg::Estimate all_have(bool wanted) const {
    const auto who = rows(true);
    if (who.empty()) return {};
    double chance = 1;
    for (const std::size_t row : who) chance *= wanted ? outcome(row, visit_) : 1 - outcome(row, visit_);
    return without_error(chance);
  }

  const VisitTable& table_;
  const Trial& trial_;
  const Target& target_;
  std::size_t outcome_, visit_ = 0;
  std::optional<std::uint8_t> arm_;
};

}  // namespace

reg::Estimate estimate(const VisitTable& table, const Trial& trial, const Target& target, const sim::Model& model) {
  return Analysis(table, trial, target, model).make();
}

}  // namespace models
