// Hazard families against Boost's distributions: cumulative hazard, its inverse, and both far into the tail.
#include "sim/care/hazard.hpp"

#include <gtest/gtest.h>

#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/lognormal.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>

#include "sim/core/math_survival.hpp"

namespace {

using namespace sim;

constexpr double kTimes[] = {1e-3, 0.02, 0.3, 1, 2.5, 7, 20, 60};

// log of a survival from both tails: no digits are lost at either end.
double log_of(double above, double below) { return below < 0.5 ? std::log1p(-below) : std::log(above); }

template <class LogSurvival>
void expect_family(const Hazard& h, LogSurvival log_survival, double tolerance) {
  for (const double t : kTimes) {
    const double exact = -log_survival(t);
    EXPECT_NEAR(h.between(0, t), exact, tolerance * exact + 1e-300) << "t = " << t;
    if (exact > 1e-12 && exact < 600) {
      EXPECT_NEAR(h.when(0, exact), t, 1e-9 * t) << "t = " << t;
      EXPECT_NEAR(h.when(t, 0.7), h.when(0, exact + 0.7), 1e-12 * h.when(t, 0.7));
    }
  }
}

TEST(HazardFamilies, GammaAgreesWithBoost) {
  for (const double shape : {0.4, 1.0, 3.7})
    expect_family(
        Hazard::gamma(shape, 2.5),
        [&](double t) { return log_of(boost::math::gamma_q(shape, t / 2.5), boost::math::gamma_p(shape, t / 2.5)); },
        1e-11);
}

TEST(HazardFamilies, LognormalAgreesWithBoost) {
  const boost::math::lognormal_distribution<double> d(0.6, 0.9);
  expect_family(
      Hazard::lognormal(0.6, 0.9), [&](double t) { return log_of(cdf(complement(d, t)), cdf(d, t)); }, 1e-9);
}

TEST(HazardFamilies, LogLogisticIsItsFormula) {
  expect_family(
      Hazard::log_logistic(1.7, 4), [](double t) { return -std::log1p(std::pow(t / 4, 1.7)); }, 1e-13);
}

TEST(HazardFamilies, WeibullAndGompertzAreTheirFormulas) {
  expect_family(
      Hazard::weibull(1.3), [](double t) { return -std::pow(t, 1.3); }, 1e-13);
  expect_family(
      Hazard::gompertz(0.08), [](double t) { return -std::expm1(0.08 * t) / 0.08; }, 1e-13);
}

TEST(HazardFamilies, GeneralisedGammaHoldsItsSpecialCases) {
  // q = 1: Weibull with shape 1 / sigma and scale exp(mu); q = sigma: gamma with shape sigma^-2; q = 0: lognormal.
  const double mu = 0.8, sigma = 0.6;
  expect_family(
      Hazard::generalised_gamma(mu, sigma, 1), [&](double t) { return -std::pow(t / std::exp(mu), 1 / sigma); }, 1e-11);
  const double a = 1 / (sigma * sigma);
  expect_family(
      Hazard::generalised_gamma(mu, sigma, sigma),
      [&](double t) {
        return log_of(boost::math::gamma_q(a, a * t / std::exp(mu)), boost::math::gamma_p(a, a * t / std::exp(mu)));
      },
      1e-10);
  const Hazard lognormal = Hazard::lognormal(mu, sigma), zero = Hazard::generalised_gamma(mu, sigma, 0),
               nearly = Hazard::generalised_gamma(mu, sigma, 1e-3);
  for (const double t : {0.3, 1.0, 2.5, 7.0}) {
    EXPECT_EQ(zero.between(0, t), lognormal.between(0, t));
    EXPECT_NEAR(nearly.between(0, t), lognormal.between(0, t), 2e-2 * lognormal.between(0, t));
  }
  // q < 0: S(t) = P(q^-2, q^-2 exp(q w)).
  const double q = -0.7, b = 1 / (q * q);
  expect_family(
      Hazard::generalised_gamma(mu, sigma, q),
      [&](double t) {
        const double x = b * std::exp(q * (std::log(t) - mu) / sigma);
        return log_of(boost::math::gamma_p(b, x), boost::math::gamma_q(b, x));
      },
      1e-9);
}

TEST(HazardFamilies, PiecesAddUpAndTurnRound) {
  const Hazard h = Hazard::pieces({0, 2, 5}, {0.1, 0.0, 0.4});
  EXPECT_DOUBLE_EQ(h.between(0, 2), 0.2);
  EXPECT_DOUBLE_EQ(h.between(1, 6), 0.5);
  EXPECT_DOUBLE_EQ(h.when(0, 0.15), 1.5);
  EXPECT_DOUBLE_EQ(h.when(0, 0.6), 6.0);
  EXPECT_DOUBLE_EQ(h.when(3, 0.4), 6.0);
}

TEST(GammaSurvival, ReachesWhereTheProbabilityIsNoDouble) {
  // log Q(3, x) = -x + log(1 + x + x^2 / 2).
  for (const double x : {0.5, 5.0, 40.0, 900.0, 1e5}) {
    const double exact = -x + std::log(1 + x + x * x / 2);
    EXPECT_NEAR(math::gamma_log_survival(3, x), exact, 1e-12 * std::fabs(exact));
    EXPECT_NEAR(math::gamma_survival_quantile(3, exact), x, 1e-10 * x);
  }
  EXPECT_EQ(math::gamma_log_survival(3, 0), 0);
  EXPECT_EQ(math::gamma_survival_quantile(3, 0), 0);
}

}  // namespace
