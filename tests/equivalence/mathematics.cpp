// Prints one number that every bit of our mathematics goes into: functions, quantiles, draws.
// tests/equivalence/builds.py compiles it in many ways; all must print the same.
#include <bit>
#include <cstdint>
#include <cstdio>

#include "sim/core/distribution.hpp"
#include "sim/core/draws.hpp"
#include "sim/core/math.hpp"

namespace {

class Digest {
 public:
  void add(double x) {
    word_ = sim::mix64(word_, std::bit_cast<std::uint64_t>(x == x ? x : 0.0));
  }  // NaN has no one bit pattern
  std::uint64_t word() const { return word_; }

 private:
  std::uint64_t word_ = 0;
};

constexpr std::uint32_t kPoints = 20'000, kSlowPoints = 400;

// Arguments over the whole range that each function is asked for.
void functions(const sim::Draws& luck, Digest& digest) {
  for (std::uint32_t i = 0; i < kPoints; ++i) {
    const double u = luck.uniform(i, sim::purpose("test.mathematics")), wide = 1400 * u - 700,
                 y = luck.normal(i, sim::purpose("test.power"));
    const double x = sim::math::exp(wide);
    for (const double value :
         {x, sim::math::log(x), sim::math::pow(x, y / 10), sim::math::sqrt(x), sim::math::log1p(x),
          sim::math::expm1(wide / 20), sim::math::erf(6 * y), sim::math::erfc(6 * y), sim::math::lgamma(100 * u),
          sim::math::normal_cdf(8 * y), sim::math::normal_quantile(u), sim::math::normal_quantile(x < 1 ? x : 1 / x)})
      digest.add(value);
  }
}

void quantiles(const sim::Draws& luck, Digest& digest) {
  for (std::uint32_t i = 0; i < kSlowPoints; ++i) {
    const double u = luck.uniform(i, sim::purpose("test.quantile")),
                 shape = 0.05 + 50 * luck.uniform(i, sim::purpose("test.shape"));
    for (const auto& d : {sim::Distribution::gamma(shape, 2), sim::Distribution::beta(shape, 3),
                          sim::Distribution::lognormal(shape, 0.7), sim::Distribution::pert(0, 1, shape + 1),
                          sim::Distribution::triangular(0, 1, shape + 1), sim::Distribution::halfnormal(shape),
                          sim::Distribution::normal(1, shape).within(0, 2 + shape)}) {
      const double x = d.quantile(u);
      for (const double value : {x, d.cdf(x), d.mean(), d.sd()}) digest.add(value);
    }
  }
}

void draws(const sim::Draws& luck, Digest& digest) {
  for (std::uint32_t i = 0; i < kPoints; ++i) {
    digest.add(luck.exponential(i, sim::purpose("test.exponential")));
    for (const double normal : luck.four_normals(i, sim::purpose("test.normals"))) digest.add(normal);
  }
}

}  // namespace

int main() {
  const sim::Draws luck(20270115);
  Digest digest;
  functions(luck, digest);
  quantiles(luck, digest);
  draws(luck, digest);
  std::printf("%016llx\n", static_cast<unsigned long long>(digest.word()));
}
