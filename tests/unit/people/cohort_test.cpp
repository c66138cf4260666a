#include "sim/people/cohort.hpp"

#include <gtest/gtest.h>
#include <cmath>

#include "sim/core/check.hpp"
#include "sim/core/math.hpp"
#include "sim/people/latent_correlation.hpp"

using namespace sim;

namespace {

struct Clinic {
  Schema schema;
  Column<float> pain, mood, dose;
  Column<std::uint8_t> pills;

  Clinic() {
    pain = schema.add<float>("pain", "points", 0, 10, "");
    mood = schema.add<float>("mood", "points", 0, 27, "");
    dose = schema.add<float>("dose", "MME/day", 0, 1000, "");
    pills = schema.add<std::uint8_t>("pills", "", 0, 1, "");
  }
  std::vector<Margin> margins() const {
    return {{"pain", ColumnType::number, pain.slot, Distribution::normal(6.4, 2.2).within(0, 10)},
            {"mood", ColumnType::number, mood.slot, Distribution::gamma(2.35, 3.8).within(0, 27)},
            {"dose", ColumnType::number, dose.slot, Distribution::lognormal(33, 0.98).within(10, 600)},
            {.name = "pills", .type = ColumnType::code, .slot = pills.slot, .shares = {0.7, 0.3}}};
  }
  static Matrix latent() {
    Matrix m = Matrix::identity(4);
    const auto set = [&](std::size_t i, std::size_t j, double r) { m.at(i, j) = m.at(j, i) = r; };
    set(0, 1, 0.45);
    set(0, 2, 0.12);
    set(1, 2, 0.18);
    set(1, 3, 0.3);
    return m;
  }
};

double correlation(const std::vector<double>& x, const std::vector<double>& y) {
  const auto n = static_cast<double>(x.size());
  double mx = 0, my = 0, xx = 0, yy = 0, xy = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    mx += x[i] / n;
    my += y[i] / n;
  }
  for (std::size_t i = 0; i < x.size(); ++i) {
    xx += (x[i] - mx) * (x[i] - mx);
    yy += (y[i] - my) * (y[i] - my);
    xy += (x[i] - mx) * (y[i] - my);
  }
  return xy / std::sqrt(xx * yy);
}

constexpr std::uint32_t kPatients = 100'000;

}  // namespace

TEST(Cohort, MeansAndSharesAreThoseOfTheMarginsWithinFourStandardErrors) {
  const Clinic c;
  const Cohort cohort(c.margins(), Clinic::latent());
  const Draws draws(7);
  Columns columns(c.schema, 1);
  double pain = 0, mood = 0, pills = 0;
  for (std::uint32_t i = 0; i < kPatients; ++i) {
    cohort.sample(draws, {i}, {0}, columns);
    pain += columns(c.pain, {0});
    mood += columns(c.mood, {0});
    pills += columns(c.pills, {0});
  }
  const double root = std::sqrt(kPatients);
  const auto margins = c.margins();
  EXPECT_NEAR(pain / kPatients, margins[0].distribution.mean(), 4 * margins[0].distribution.sd() / root);
  EXPECT_NEAR(mood / kPatients, margins[1].distribution.mean(), 4 * margins[1].distribution.sd() / root);
  EXPECT_NEAR(pills / kPatients, 0.3, 4 * std::sqrt(0.3 * 0.7) / root);
}

TEST(Cohort, LatentCorrelationsComeBackWithinFourStandardErrors) {
  const Clinic c;
  const Cohort cohort(c.margins(), Clinic::latent());
  const Draws draws(11);
  Columns columns(c.schema, 1);
  std::vector<double> pain, mood, dose;
  double both = 0;
  const Distribution mood_margin = c.margins()[1].distribution;
  const double median = mood_margin.quantile(0.5);
  for (std::uint32_t i = 0; i < kPatients; ++i) {
    cohort.sample(draws, {i}, {0}, columns);
    pain.push_back(columns(c.pain, {0}));
    mood.push_back(math::normal_quantile(
        std::min(std::max(mood_margin.cdf(static_cast<double>(columns(c.mood, {0}))), 1e-9), 1 - 1e-9)));
    dose.push_back(std::log(static_cast<double>(columns(c.dose, {0}))));
    both += static_cast<double>(columns(c.mood, {0})) > median && columns(c.pills, {0}) != 0 ? 1 : 0;
  }
  const double error = 4 / std::sqrt(kPatients);
  EXPECT_NEAR(correlation(mood, dose), 0.18, error + 0.01);  // the dose is cut at 10, which costs a little
  const HermiteSeries a{LatentMargin(c.margins()[0])}, b{LatentMargin(c.margins()[2])};
  std::vector<double> plain_dose;
  for (const double d : dose) plain_dose.push_back(std::exp(d));
  EXPECT_NEAR(correlation(pain, plain_dose), HermiteSeries::correlation(a, b, 0.12), error);
  // P(above the median and yes) at a latent correlation of 0.3: by one-dimensional integration.
  double expected = 0;
  const double cut = math::normal_quantile(0.7);
  for (double z = 0.0005; z < 8; z += 0.001)
    expected += 0.001 * std::exp(-z * z / 2) / std::sqrt(2 * 3.14159265358979) *
                (1 - math::normal_cdf((cut - 0.3 * z) / std::sqrt(1 - 0.09)));
  EXPECT_NEAR(both / kPatients, expected, 4 * std::sqrt(expected * (1 - expected) / kPatients));
}

TEST(Cohort, NeitherTheRowNorTheOrderOfSamplingMatters) {
  const Clinic c;
  const Cohort cohort(c.margins(), Clinic::latent());
  const Draws draws(3);
  Columns forward(c.schema, 50), backward(c.schema, 50);
  for (std::uint32_t i = 0; i < 50; ++i) cohort.sample(draws, {i}, {i}, forward);
  for (std::uint32_t i = 50; i-- > 0;) cohort.sample(draws, {i}, {49 - i}, backward);
  for (std::uint32_t i = 0; i < 50; ++i) {
    EXPECT_EQ(forward(c.pain, {i}), backward(c.pain, {49 - i}));
    EXPECT_EQ(forward(c.mood, {i}), backward(c.mood, {49 - i}));
    EXPECT_EQ(forward(c.pills, {i}), backward(c.pills, {49 - i}));
  }
}

TEST(Cohort, AnAttributeAddedAtTheEndMovesNoOther) {
  const Clinic c;
  auto fewer = c.margins();
  fewer.pop_back();
  Matrix small = Matrix::identity(3);
  for (std::size_t i = 0; i < 3; ++i)
    for (std::size_t j = 0; j < 3; ++j) small.at(i, j) = Clinic::latent().at(i, j);
  const Cohort with(c.margins(), Clinic::latent()), without(fewer, small);
  Columns a(c.schema, 1), b(c.schema, 1);
  for (std::uint32_t i = 0; i < 100; ++i) {
    with.sample(Draws(5), {i}, {0}, a);
    without.sample(Draws(5), {i}, {0}, b);
    ASSERT_EQ(a(c.mood, {0}), b(c.mood, {0}));
    ASSERT_EQ(a(c.dose, {0}), b(c.dose, {0}));
  }
}

TEST(Cohort, RefusesAnImpossibleMatrixAndOneOfTheWrongSize) {
  const Clinic c;
  Matrix impossible = Clinic::latent();
  impossible.at(0, 1) = impossible.at(1, 0) = 0.9;
  impossible.at(0, 2) = impossible.at(2, 0) = 0.9;
  impossible.at(1, 2) = impossible.at(2, 1) = -0.9;
  EXPECT_THROW(Cohort(c.margins(), impossible), BrokenRule);
  EXPECT_THROW(Cohort(c.margins(), Matrix::identity(3)), BrokenRule);
}

TEST(LatentCorrelation, OfTwoNormalsIsTheCorrelationItself) {
  const HermiteSeries a{LatentMargin({"a", ColumnType::number, 0, Distribution::normal(1, 2)})},
      b{LatentMargin({"b", ColumnType::number, 0, Distribution::normal(-4, 0.5)})};
  EXPECT_NEAR(HermiteSeries::correlation(a, b, 0.37), 0.37, 1e-12);
  EXPECT_NEAR(*HermiteSeries::latent_for(a, b, -0.6), -0.6, 1e-9);
}

TEST(LatentCorrelation, OfTwoLognormalsIsTheClosedForm) {
  const double s = 0.98, t = 0.5, rho = 0.4;
  const HermiteSeries a{LatentMargin({"a", ColumnType::number, 0, Distribution::lognormal(33, s)})},
      b{LatentMargin({"b", ColumnType::number, 0, Distribution::lognormal(1, t)})};
  const double expected = std::expm1(rho * s * t) / std::sqrt(std::expm1(s * s) * std::expm1(t * t));
  EXPECT_NEAR(HermiteSeries::correlation(a, b, rho), expected, 1e-9);
  EXPECT_NEAR(*HermiteSeries::latent_for(a, b, expected), rho, 1e-8);
}

TEST(LatentCorrelation, HasNoAnswerForWhatTheDistributionsForbid) {
  const HermiteSeries a{LatentMargin({"a", ColumnType::number, 0, Distribution::lognormal(1, 1)})},
      b{LatentMargin({"b", ColumnType::number, 0, Distribution::lognormal(1, 1)})};
  EXPECT_FALSE(HermiteSeries::latent_for(a, b, -0.9).has_value());
  EXPECT_TRUE(HermiteSeries::latent_for(a, b, -0.2).has_value());
}
