#pragma once
// Functions with known sensitivity indices, and points to look at them: Owen-scrambled Sobol' points (hash-based nested
// uniform scrambling, Burley 2020, JCGT 9:4) and plain keyed uniforms.
#include <array>
#include <boost/random/sobol.hpp>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <vector>

#include "sim/analysis/sobol.hpp"
#include "sim/core/draws.hpp"

namespace known {

inline double ishigami(const std::vector<double>& u) {
  const auto x = [&](std::size_t i) { return std::numbers::pi * (2 * u[i] - 1); };
  const double s = std::sin(x(1));
  return std::sin(x(0)) + 7 * s * s + 0.1 * x(2) * x(2) * x(2) * x(2) * std::sin(x(0));
}

/// Sobol's g function with a = 0, 1, 4.5, 9, 99, 99, 99, 99.
inline double g8(const std::vector<double>& u) {
  constexpr std::array<double, 8> a{0, 1, 4.5, 9, 99, 99, 99, 99};
  double product = 1;
  for (std::size_t i = 0; i < a.size(); ++i) product *= (std::fabs(4 * u[i] - 2) + a[i]) / (1 + a[i]);
  return product;
}

inline std::uint32_t reversed(std::uint32_t x) {
  std::uint32_t y = 0;
  for (int i = 0; i < 32; ++i) y |= ((x >> i) & 1U) << (31 - i);
  return y;
}

inline std::uint32_t owen(std::uint32_t x, std::uint32_t seed) {
  x = reversed(x);
  x += seed;
  x ^= x * 0x6c50b47cU;
  x ^= x * 0xb82f1e52U;
  x ^= x * 0xc7afe638U;
  x ^= x * 0x8d22f6e6U;
  return reversed(x);
}

/// [row][dimension] in (0, 1).
using Points = std::vector<std::vector<double>>;

inline Points scrambled(std::size_t rows, std::size_t dimensions, std::uint32_t seed) {
  boost::random::sobol_engine<std::uint32_t, 32> sequence(dimensions);
  const sim::Draws draws(seed);
  Points points(rows, std::vector<double>(dimensions));
  for (auto& point : points)
    for (std::size_t d = 0; d < dimensions; ++d) {
      const std::uint32_t key = draws.block(static_cast<std::uint32_t>(d), sim::purpose("test.scramble"), 0)[0];
      point[d] = sim::Draws::to_uniform32(owen(sequence(), key));
    }
  return points;
}

/// A Sobol' design evaluated: A and B from one sequence of 2 x inputs dimensions, `scrambles` independent ones.
template <class Function>
sim::analysis::SobolRuns sobol_runs(const Function& f, std::size_t inputs, std::size_t rows, std::size_t scrambles,
                                    std::uint32_t seed) {
  sim::analysis::SobolRuns runs;
  runs.rows = rows;
  runs.inputs = inputs;
  for (std::size_t s = 0; s < scrambles; ++s)
    for (const auto& point : scrambled(rows / scrambles, 2 * inputs, seed * 1000 + static_cast<std::uint32_t>(s))) {
      const std::vector<double> a(point.begin(), point.begin() + static_cast<std::ptrdiff_t>(inputs));
      const std::vector<double> b(point.begin() + static_cast<std::ptrdiff_t>(inputs), point.end());
      runs.a.push_back(f(a));
      runs.b.push_back(f(b));
      for (std::size_t i = 0; i < inputs; ++i) {
        std::vector<double> ab = a;
        ab[i] = b[i];
        runs.ab.push_back(f(ab));
      }
      runs.scramble.push_back(static_cast<std::uint32_t>(s));
    }
  return runs;
}

}  // namespace known
