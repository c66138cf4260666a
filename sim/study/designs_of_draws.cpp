// Samples of all inputs together: independent draws, Latin hypercubes, scrambled Sobol' points.
#include <algorithm>
#include <numeric>

#include "sim/study/design_parts.hpp"
#include "sim/study/sobol_points.hpp"

namespace sim::study {

namespace {

void as_draw(DesignRow& row, std::uint32_t d) {
  row.what.role = analysis::RowRole::draw;
  row.what.block = d;
  row.luck = luck_of_draw(d);
  row.draw = d;
}

// [row][factor]: in every column one point in each of n equal shares.
std::vector<double> one_hypercube(const Factors& factors, std::uint32_t n, std::uint64_t seed, std::uint32_t attempt) {
  std::vector<double> places(std::size_t{n} * factors.size());
  std::vector<double> keys(n);
  std::vector<std::uint32_t> order(n);
  for (std::size_t f = 0; f < factors.size(); ++f) {
    const std::string& name = factors.all[f].name;
    for (std::uint32_t i = 0; i < n; ++i) keys[i] = design_uniform(seed, i, "lhs.order", name, attempt);
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](auto a, auto b) { return keys[a] < keys[b]; });
    for (std::uint32_t i = 0; i < n; ++i)
      places[order[i] * factors.size() + f] = (i + design_uniform(seed, i, "lhs.within", name, attempt)) / n;
  }
  return places;
}

double nearest_two(const std::vector<double>& places, std::size_t n, std::size_t d) {
  double nearest = static_cast<double>(d);
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < i; ++j) {
      double sum = 0;
      for (std::size_t k = 0; k < d && sum < nearest; ++k) {
        const double gap = places[i * d + k] - places[j * d + k];
        sum += gap * gap;
      }
      nearest = std::min(nearest, sum);
    }
  return nearest;
}

}  // namespace

std::vector<DesignRow> latin_hypercube(const Factors& factors, std::uint32_t n, std::uint64_t seed) {
  constexpr double kEffort = 4e8;
  const double pairs = 0.5 * n * n * static_cast<double>(factors.size());
  const auto tries = static_cast<std::uint32_t>(std::clamp(kEffort / pairs, 1.0, 20.0));
  std::vector<double> best;
  double farthest = -1;
  for (std::uint32_t t = 0; t < tries; ++t) {
    auto places = one_hypercube(factors, n, seed, t);
    const double nearest = tries == 1 ? 0 : nearest_two(places, n, factors.size());
    if (nearest <= farthest) continue;
    farthest = nearest;
    best = std::move(places);
  }
  std::vector<DesignRow> rows;
  for (std::uint32_t i = 0; i < n; ++i) {
    const auto first = best.begin() + static_cast<std::ptrdiff_t>(i * factors.size());
    rows.push_back(row_at(factors, i, {first, first + static_cast<std::ptrdiff_t>(factors.size())}));
    as_draw(rows.back(), i);
  }
  return rows;
}

std::vector<DesignRow> sobol_sample(const Factors& factors, std::uint32_t n, std::uint64_t seed) {
  const std::size_t d = factors.size();
  const auto points = scrambled_sobol(n, d, mix64(seed, purpose("study.sobol_sample").id));
  std::vector<DesignRow> rows;
  for (std::uint32_t i = 0; i < n; ++i) {
    const auto first = points.begin() + static_cast<std::ptrdiff_t>(i * d);
    rows.push_back(row_at(factors, i, {first, first + static_cast<std::ptrdiff_t>(d)}));
    as_draw(rows.back(), i);
  }
  return rows;
}

std::vector<DesignRow> psa(const Factors& factors, std::uint32_t draws, std::uint64_t seed) {
  std::vector<DesignRow> rows;
  for (std::uint32_t d = 0; d < draws; ++d) {
    rows.push_back(row_at(factors, d, parameter_uniforms(factors.parameters, seed, d)));
    as_draw(rows.back(), d);
  }
  return rows;
}

}  // namespace sim::study
