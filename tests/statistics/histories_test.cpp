// Multi-state histories against survival curves in closed form: families, clocks, covariates that change, ratios over
// time, effects of programmes; and money and QALYs against integrals.
#include <gtest/gtest.h>

#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <functional>

#include "sim/care/world.hpp"
#include "tests/support/state_history.hpp"

namespace {

using namespace sim;

constexpr std::uint32_t kPeople = 40'000;

std::string one_death(const std::string& transition) {
  return "states: {alive: {utility: 0.8, costs: {care: 100 USD/year}}, dead: {dead: true}}\nstart: alive\n"
         "transitions:\n  dies: {from: [alive], to: dead, " +
         transition + "}\ndiscounting: {rate: 0.03, form: annual}\n";
}

std::unique_ptr<Model> model_of(const std::string& transition, const std::string& programme = "") {
  return toy::history_model({.history = one_death(transition),
                             .programme = programme,
                             .patients = kPeople,
                             .horizon = years(6),
                             .panel = years(1)});
}

double mean(const World& w, std::size_t panel, const char* outcome) {
  for (std::size_t o = 0; o < w.model().outcomes.size(); ++o)
    if (w.model().outcomes[o].spec.name == outcome) return w.tally().panel(panel, 0, o).mean();
  ADD_FAILURE() << outcome;
  return 0;
}

// `cumulative(t)`: the exact cumulative hazard t years after entry.
void expect_curve(const Model& model, const std::function<double(double)>& cumulative) {
  World world(model, Draws(11), {0});
  world.run();
  for (std::size_t t = 0; t < 6; ++t) {
    const double exact = std::exp(-cumulative(static_cast<double>(t + 1)));
    EXPECT_NEAR(mean(world, t, "alive"), exact, 3.5 * std::sqrt(exact * (1 - exact) / kPeople)) << "year " << t + 1;
  }
}

TEST(Histories, FamiliesFollowTheirCurves) {
  expect_curve(*model_of("hazard: {weibull_aft: {shape: 1.4, scale: 5 years}}"),
               [](double t) { return std::pow(t / 5, 1.4); });
  expect_curve(*model_of("hazard: {gamma: {shape: 2, scale: 3 years}}"),
               [](double t) { return -std::log(boost::math::gamma_q(2.0, t / 3)); });
  expect_curve(*model_of("hazard: {lognormal: {median: 4 years, sd_log: 0.8}}"),
               [](double t) { return -std::log(0.5 * std::erfc(std::log(t / 4) / 0.8 / std::sqrt(2.0))); });
  expect_curve(*model_of("hazard: {log_logistic: {shape: 1.5, scale: 4 years}}"),
               [](double t) { return std::log1p(std::pow(t / 4, 1.5)); });
  expect_curve(*model_of("hazard: {piecewise: {from: [0 days, 2 years], rate: [0.05 / year, 0.4 / year]}}"),
               [](double t) { return t < 2 ? 0.05 * t : 0.1 + 0.4 * (t - 2); });
}

TEST(Histories, AnAgeClockStartsAtTheAgeOfEntry) {
  expect_curve(*model_of("clock: age, hazard: {gompertz: {rate: 0.0005 / year, slope: 0.09}}"),
               [](double t) { return 0.0005 * (std::exp(0.09 * (60 + t)) - std::exp(0.09 * 60)) / 0.09; });
}

TEST(Histories, AgeIsReadAgainOnEveryAnniversary) {
  expect_curve(
      *model_of("hazard: {exponential: {rate: 0.1 / year}}, ratios: {age_now: {per: 10, centre: 60, ratio: 4}}"),
      [](double t) {
        double sum = 0;
        for (int year = 0; year < static_cast<int>(t); ++year) sum += 0.1 * std::pow(4, year / 10.0);
        return sum;
      });
}

TEST(Histories, RatiosOverTimeChangeWhenTheySay) {
  expect_curve(
      *model_of("hazard: {exponential: {rate: 0.2 / year}}, ratio_over_time: {from: [0 days, 30 months], ratio: "
                "[0.3, 1.5]}"),
      [](double t) { return 0.2 * (0.3 * std::min(t, 2.5) + 1.5 * std::max(0.0, t - 2.5)); });
}

TEST(Histories, AProgrammeActsOnATransition) {
  expect_curve(*model_of("hazard: {exponential: {rate: 0.2 / year}}",
                         "programme: help\ntitle: Help\npathway: [enrol, {record: completed}]\n"
                         "effects: {rate.dies: {ratio: 0.4, fades: never}}\non: {died: stop}\n"),
               [](double t) { return 0.4 * 0.2 * t; });
}

TEST(Histories, MoneyAndQalysAreDiscountedContinuously) {
  const auto model = model_of("hazard: {exponential: {rate: 0.2 / year}}, cost: 500 USD, qaly: -0.1");
  World world(*model, Draws(13), {0});
  world.run();
  // d = ln 1.03; integral of exp(-(d + 0.2) t) to 6, and 0.2 times that for the event.
  const double d = std::log(1.03), years_alive = (1 - std::exp(-6 * (d + 0.2))) / (d + 0.2);
  const double se = 3.5 * 2.5 / std::sqrt(kPeople);  // the sd of discounted years is below 2.5
  EXPECT_NEAR(mean(world, 5, "discounted_qaly"), 0.8 * years_alive - 0.1 * 0.2 * years_alive, se);
  EXPECT_NEAR(mean(world, 5, "discounted_cost"), 100 * years_alive + 500 * 0.2 * years_alive, 400 * se);
  EXPECT_NEAR(mean(world, 5, "years_in.alive"), (1 - std::exp(-1.2)) / 0.2, se);
  EXPECT_NEAR(mean(world, 5, "qaly"), 0.8 * mean(world, 5, "years_in.alive") - 0.1 * mean(world, 5, "in.dead"), 1e-6);
}

}  // namespace
