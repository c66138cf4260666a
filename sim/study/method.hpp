#pragma once
// The methods a study can use, and whose luck is whose in each of them. The policy belongs to the method: nobody picks
// it.
#include <cstdint>
#include <string>
#include <vector>

namespace sim::study {

enum class Method : std::uint8_t { one_way, grid, list, lhs, sobol_sample, morris, sobol, psa, select, capacity };

/// As written in a study file: "one_way".
std::string word_of(Method method);

/// Luck that rows share or do not share: the first two words of omega; the third is the replicate.
struct Luck {
  std::uint32_t tag = 0, index = 0;
  bool operator==(const Luck&) const = default;
};

namespace luck {

// The first is that of `carepath run`, so that a draw of a study is the same draw of a run, bit for bit.
inline constexpr std::uint32_t kRun = 1;
inline constexpr std::uint32_t kMorris = 3;    ///< A trajectory shares, another has its own.
inline constexpr std::uint32_t kSobolA = 4;    ///< Row j of A and of every AB_i.
inline constexpr std::uint32_t kSobolB = 5;    ///< Row j of B.
inline constexpr std::uint32_t kDesign = 100;  ///< Of the designs themselves, never of patients.

}  // namespace luck

/// One-way, grid, list, selection, capacity: every row the same luck.
Luck shared_luck();
/// PSA, Latin hypercube, Sobol' points: fresh for each draw.
Luck luck_of_draw(std::uint32_t draw);
Luck luck_of_trajectory(std::uint32_t trajectory);
/// A_j and AB_ij share, B_j has its own, fresh for each j.
Luck luck_of_a(std::uint32_t base_row);
Luck luck_of_b(std::uint32_t base_row);

}  // namespace sim::study
