#include "sim/analysis/sobol.hpp"

#include <algorithm>
#include <map>

#include "sim/core/check.hpp"
#include "sim/core/math.hpp"

namespace sim::analysis {

namespace {

// The mean product of different replicates of x - centre; of the same one when there is only one.
double cross(std::span<const double> x, double centre) {
  double sum = 0, squares = 0;
  for (const double value : x) {
    sum += value - centre;
    squares += (value - centre) * (value - centre);
  }
  const auto n = static_cast<double>(x.size());
  return x.size() == 1 ? squares : (sum * sum - squares) / (n * (n - 1));
}

// Means of the terms of a ratio in each scramble.
struct Ratio {
  std::vector<double> above, below;  // [scramble]

  // The ratio of means; its standard error from the scrambles, linearised (scrambles are of equal size by design).
  Estimate estimate(double confidence) const {
    const double under = mean(below), value = mean(above) / under;
    std::vector<double> misses;
    for (std::size_t s = 0; s < above.size(); ++s) misses.push_back((above[s] - value * below[s]) / under);
    const auto n = static_cast<double>(misses.size());
    return estimate_of(value, math::sqrt(variance(misses) / n), n - 1, confidence, misses.size());
  }
};

class SobolSums {
 public:
  explicit SobolSums(const SobolRuns& runs) : r_(runs) {
    const std::size_t runs_of_a = r_.rows * r_.replicates;
    require(r_.replicates > 0 && r_.a.size() == runs_of_a && r_.b.size() == runs_of_a &&
                r_.ab.size() == runs_of_a * r_.inputs && r_.scramble.size() == r_.rows,
            "a Sobol' design has A, B and one AB for each input in every row");
    centre_ = 0.5 * (mean(r_.a) + mean(r_.b));
    for (std::size_t j = 0; j < r_.rows; ++j) scrambles_[r_.scramble[j]].push_back(j);
  }

  double centre() const { return centre_; }
  std::size_t scrambles() const { return scrambles_.size(); }

  std::vector<double> variances() const {
    return per_scramble([&](std::size_t j) { return 0.5 * (cross(a(j), centre_) + cross(b(j), centre_)); });
  }
  std::vector<double> first(std::size_t input) const {
    return per_scramble([&](std::size_t j) { return (mean(b(j)) - centre_) * mean(steps(j, input)); });
  }
  std::vector<double> total(std::size_t input) const {
    return per_scramble([&](std::size_t j) { return 0.5 * cross(steps(j, input), 0); });
  }
  double noise() const {
    if (r_.replicates < 2) return kNothing;
    double sum = 0;
    for (std::size_t j = 0; j < r_.rows; ++j) sum += variance(a(j)) + variance(b(j));
    return sum / (2 * static_cast<double>(r_.rows));
  }

 private:
  std::span<const double> a(std::size_t j) const { return std::span(r_.a).subspan(j * r_.replicates, r_.replicates); }
  std::span<const double> b(std::size_t j) const { return std::span(r_.b).subspan(j * r_.replicates, r_.replicates); }
  // What exchanging the input changes, in every replicate.
  std::vector<double> steps(std::size_t j, std::size_t input) const {
    std::vector<double> changes(r_.replicates);
    for (std::size_t k = 0; k < r_.replicates; ++k)
      changes[k] = r_.ab[(j * r_.inputs + input) * r_.replicates + k] - r_.a[j * r_.replicates + k];
    return changes;
  }
  template <class Term>
  std::vector<double> per_scramble(const Term& term) const {
    std::vector<double> means;
    for (const auto& [scramble, rows] : scrambles_) {
      double sum = 0;
      for (const std::size_t j : rows) sum += term(j);
      means.push_back(sum / static_cast<double>(rows.size()));
    }
    return means;
  }

  const SobolRuns& r_;
  double centre_ = 0;
  std::map<std::uint32_t, std::vector<std::size_t>> scrambles_;
};

}  // namespace

SobolIndices sobol_indices(const SobolRuns& runs, double confidence) {
  SobolIndices out;
  out.rows = runs.rows;
  out.inputs.resize(runs.inputs);
  if (runs.rows == 0) return out;
  const SobolSums sums(runs);
  out.scrambles = sums.scrambles();
  out.mean = sums.centre();
  out.noise = sums.noise();
  const std::vector<double> variances = sums.variances();
  out.variance = mean(variances);
  // Sums of equal numbers may leave the last bits of the mean behind.
  if (out.variance <= 1e-24 * out.mean * out.mean) out.variance = 0;
  if (out.constant()) return out;
  for (std::size_t i = 0; i < runs.inputs; ++i) {
    out.inputs[i].first = Ratio{sums.first(i), variances}.estimate(confidence);
    out.inputs[i].total = Ratio{sums.total(i), variances}.estimate(confidence);
  }
  return out;
}

namespace {

// Rows of one base row: A, B, then AB by input.
using BaseRow = std::vector<std::size_t>;

bool append(const StudyTable& table, const Target& target, std::size_t row, std::size_t replicates,
            std::vector<double>& out) {
  const std::vector<double> values = values_of(table, row, target);
  if (values.size() < replicates) return false;
  for (std::size_t k = 0; k < replicates; ++k) {
    if (values[k] != values[k]) return false;
    out.push_back(values[k]);
  }
  return true;
}

}  // namespace

SobolRuns sobol_runs(const StudyTable& table, const Target& target) {
  SobolRuns runs;
  runs.inputs = table.parameters.size();
  runs.replicates = table.replicates;
  std::map<std::uint32_t, BaseRow> bases;
  for (const RowRole role : {RowRole::a, RowRole::b, RowRole::ab})
    for (const std::size_t row : sound_rows(table, role)) bases[table.rows[row].block].push_back(row);
  for (const auto& [block, rows] : bases) {
    std::vector<double> a, b, ab;
    bool sound = rows.size() == runs.inputs + 2;
    for (std::size_t i = 0; sound && i < rows.size(); ++i)
      sound = append(table, target, rows[i], runs.replicates, i == 0 ? a : i == 1 ? b : ab);
    if (!sound) continue;
    runs.a.insert(runs.a.end(), a.begin(), a.end());
    runs.b.insert(runs.b.end(), b.begin(), b.end());
    runs.ab.insert(runs.ab.end(), ab.begin(), ab.end());
    runs.scramble.push_back(table.rows[rows[0]].scramble);
    ++runs.rows;
  }
  return runs;
}

}  // namespace sim::analysis
