#include "sim/study/sobol_points.hpp"

#include <boost/random/sobol.hpp>
#include <stdexcept>
#include <string>

#include "sim/core/draws.hpp"

namespace sim::study {

namespace {

constexpr std::size_t kMostDimensions = 3'667;

std::uint32_t scrambled(std::uint32_t bits, std::uint64_t key) {
  std::uint32_t out = 0;
  std::uint64_t above = 1;  // The bits above the one in hand, behind a leading 1, so that lengths never mix.
  for (int k = 31; k >= 0; --k) {
    const std::uint32_t bit = (bits >> k) & 1U;
    const auto flip = static_cast<std::uint32_t>(mix64(key, above) >> 63);
    out |= (bit ^ flip) << k;
    above = (above << 1) | bit;
  }
  return out;
}

}  // namespace

std::vector<double> scrambled_sobol(std::size_t n, std::size_t dimensions, std::uint64_t key) {
  if (dimensions == 0 || dimensions > kMostDimensions)
    throw std::invalid_argument("Sobol' points have between 1 and " + std::to_string(kMostDimensions) + " dimensions");
  boost::random::sobol_engine<std::uint32_t, 32> sequence(dimensions);
  std::vector<double> points;
  points.reserve(n * dimensions);
  // Boost begins with the second point of the sequence: the origin, which belongs to every net, is put back.
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t d = 0; d < dimensions; ++d) {
      const std::uint32_t bits = i == 0 ? 0 : sequence();
      points.push_back(Draws::to_uniform32(scrambled(bits, mix64(key, d))));
    }
  return points;
}

}  // namespace sim::study
