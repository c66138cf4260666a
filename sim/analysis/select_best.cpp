#include "sim/analysis/select_best.hpp"

#include <algorithm>
#include <cmath>

#include "sim/core/check.hpp"
#include "sim/core/math.hpp"

namespace sim::analysis {

namespace {

class KimNelson {
 public:
  KimNelson(const std::vector<std::vector<double>>& values, std::size_t options, const SelectionRule& rule)
      : values_(values), rule_(rule), sums_(options, 0.0) {
    const auto n0 = static_cast<double>(rule.first), k = static_cast<double>(options);
    // Bonferroni over the pairs with the best one: no independence is needed.
    const double eta = 0.5 * (math::pow(2 * (1 - rule.confidence) / (k - 1), -2 / (n0 - 1)) - 1);
    h_squared_ = 2 * eta * (n0 - 1);
    state_.dropped_after.assign(options, 0);
    for (std::size_t i = 0; i < options; ++i) state_.left.push_back(i);
  }

  Selection run() {
    for (const auto& replicate : values_) {
      if (state_.left.size() == 1 || !has_all(replicate)) break;
      for (const std::size_t i : state_.left) sums_[i] += sign() * replicate[i];
      ++state_.replicates;
      if (state_.replicates == rule_.first) measure_spread();
      if (state_.replicates >= rule_.first) drop();
    }
    state_.done = state_.left.size() == 1;
    state_.best = *std::max_element(state_.left.begin(), state_.left.end(),
                                    [this](std::size_t a, std::size_t b) { return sums_[a] < sums_[b]; });
    return state_;
  }

 private:
  double sign() const { return rule_.largest ? 1.0 : -1.0; }

  bool has_all(const std::vector<double>& replicate) const {
    return std::none_of(state_.left.begin(), state_.left.end(),
                        [&](std::size_t i) { return i >= replicate.size() || std::isnan(replicate[i]); });
  }

  // Variances of the paired differences over the first replicates.
  void measure_spread() {
    const std::size_t k = sums_.size();
    spread_.assign(k * k, 0.0);
    for (std::size_t i = 0; i < k; ++i)
      for (std::size_t l = 0; l < k; ++l) {
        std::vector<double> gaps;
        for (std::size_t r = 0; r < rule_.first; ++r) gaps.push_back(values_[r][i] - values_[r][l]);
        spread_[i * k + l] = variance(gaps);
      }
  }

  void drop() {
    const auto r = static_cast<double>(state_.replicates);
    std::vector<std::size_t> still;
    for (const std::size_t i : state_.left) {
      const bool beaten = std::any_of(state_.left.begin(), state_.left.end(), [&](std::size_t l) {
        const double room =
            h_squared_ * spread_[i * sums_.size() + l] / (2 * rule_.indifference) - 0.5 * rule_.indifference * r;
        // Equal options would go on for ever: once nothing more is to be learnt, the first of them stays.
        if (sums_[i] == sums_[l] && room <= 0) return l < i;
        return l != i && sums_[i] < sums_[l] - std::max(0.0, room);
      });
      if (beaten)
        state_.dropped_after[i] = state_.replicates;
      else
        still.push_back(i);
    }
    state_.left = still;
  }

  const std::vector<std::vector<double>>& values_;
  const SelectionRule& rule_;
  std::vector<double> sums_, spread_;
  double h_squared_ = 0;
  Selection state_;
};

}  // namespace

Selection select_best(const std::vector<std::vector<double>>& values, std::size_t options, const SelectionRule& rule) {
  require(options > 0, "a selection needs an option");
  require(rule.indifference > 0, "a selection needs an indifference zone above 0");
  require(rule.first >= 2 && rule.confidence > 0.5 && rule.confidence < 1,
          "a selection needs two first replicates and a confidence between one half and 1");
  if (options == 1) return {true, {0}, {0}, 0, 0};
  return KimNelson(values, options, rule).run();
}

}  // namespace sim::analysis
