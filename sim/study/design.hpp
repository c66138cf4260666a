#pragma once
// The rows of designs: where in its distribution every input is, and whose luck the row has. Pure functions of their
// arguments; nothing here knows what is simulated.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/analysis/study_table.hpp"
#include "sim/study/factor.hpp"
#include "sim/study/method.hpp"

namespace sim::study {

/// One row of a design: a point, and which runs of it are wanted.
struct DesignRow {
  analysis::StudyRow what;
  Luck luck;
  std::optional<std::uint32_t> draw;  ///< PSA: also the shares of elements are drawn; otherwise they are central.
  std::uint32_t redraws = 0;          ///< Points thrown away before this one because a constraint was broken.
  std::uint32_t first_replicate = 0, replicates = 1;
  std::vector<double> place;  ///< [factor] share of its distribution below; not-a-number where there is none.
  std::vector<double> value;  ///< [factor] in its unit; the index of the level for grids and lists.
};

/// Centre, then the low and the high end of each factor. Block 0 is the centre, block i + 1 is factor i.
/// `low` and `high` are quantiles; a factor given by its ends goes to them.
std::vector<DesignRow> one_way(const Factors& factors, double low, double high);

/// Every combination of levels, the last factor fastest.
std::vector<DesignRow> grid(const Factors& factors);
/// The points of a list, each the index of a level for every factor.
std::vector<DesignRow> list(const std::vector<std::vector<std::size_t>>& points);

/// Latin hypercube of `n` rows: of 20 (fewer for large designs) keyed ones, that whose nearest two rows are farthest
/// apart.
std::vector<DesignRow> latin_hypercube(const Factors& factors, std::uint32_t n, std::uint64_t seed);
/// The first `n` points of an Owen-scrambled Sobol' sequence.
std::vector<DesignRow> sobol_sample(const Factors& factors, std::uint32_t n, std::uint64_t seed);
/// Independent draws; draw d is that of `carepath run --draws`.
std::vector<DesignRow> psa(const Factors& factors, std::uint32_t draws, std::uint64_t seed);

/// Morris (1991) trajectories on `levels` levels at the middles of equal shares, step = half of them; the order of the
/// steps and the start are keyed by trajectory and name, so that another input changes no earlier one.
std::vector<DesignRow> morris(const Factors& factors, std::uint32_t trajectories, std::uint32_t levels,
                              std::uint64_t seed);

/// Saltelli's A, B and AB_i with A and B from one sequence of twice the dimension, `rows` base rows split evenly over
/// `scrambles` (rounded up to whole scrambles).
std::vector<DesignRow> sobol_indices(const Factors& factors, std::uint32_t rows, std::uint32_t scrambles,
                                     std::uint64_t seed);

/// The value of each factor at `place`, copulas applied.
std::vector<double> values_at_places(const Factors& factors, const std::vector<double>& place);

}  // namespace sim::study
