#pragma once
// Sobol' points with Owen's nested uniform scrambling: every scramble is an unbiased, equally even sample.
#include <cstddef>
#include <cstdint>
#include <vector>

namespace sim::study {

/// The first `n` points of `dimensions` <= 3,667 numbers in (0, 1), row by row, from Joe and Kuo's direction numbers,
/// scrambled by `key`: bit k of a number is flipped by a hash of the key, the dimension and its higher bits (hash-based
/// Owen scrambling to 32 bits). Throws std::invalid_argument for too many dimensions.
std::vector<double> scrambled_sobol(std::size_t n, std::size_t dimensions, std::uint64_t key);

}  // namespace sim::study
