// Clocks against survival curves known in closed form, and the wandering state against its moments.
#include <gtest/gtest.h>

#include <cmath>

#include "sim/core/math.hpp"
#include "tests/support/toy_care.hpp"

namespace {

using namespace sim;
using toy::ClockPlan;

constexpr std::uint32_t kPeople = 40'000;

// Share alive at yearly panels.
std::vector<double> survival(const ClockPlan& plan, int panels) {
  auto model = toy::model_of(toy::wandering_nature({plan}), 8, kPeople, years(panels), years(1));
  model->finish();
  World world(*model, Draws(3), {0, 1, 2, 3, 4, 5, 6, 7});
  world.run();
  std::vector<double> alive;
  for (int t = 0; t < panels; ++t) alive.push_back(world.tally().panel(static_cast<std::size_t>(t), 0, 1).mean());
  return alive;
}

void expect_share(double seen, double exact) {
  EXPECT_NEAR(seen, exact, 3.5 * std::sqrt(exact * (1 - exact) / kPeople)) << "n = " << kPeople;
}

TEST(Survival, AConstantHazardGivesAnExponentialLife) {
  const auto alive = survival({ClockPlan::Ends::life, "death", 0.12}, 6);
  for (std::size_t t = 0; t < 6; ++t) expect_share(alive[t], std::exp(-0.12 * static_cast<double>(t + 1)));
}

TEST(Survival, AWeibullClockFollowsItsCurve) {
  const auto alive = survival({ClockPlan::Ends::life, "death", 0.44, Hazard::weibull(0.575)}, 6);
  for (std::size_t t = 0; t < 6; ++t)
    expect_share(alive[t], std::exp(-0.44 * std::pow(static_cast<double>(t + 1), 0.575)));
}

TEST(Survival, AGompertzClockFollowsItsCurve) {
  const auto alive = survival({ClockPlan::Ends::life, "death", 0.02, Hazard::gompertz(0.3)}, 6);
  for (std::size_t t = 0; t < 6; ++t)
    expect_share(alive[t], std::exp(-0.02 * std::expm1(0.3 * static_cast<double>(t + 1)) / 0.3));
}

TEST(Survival, ALifeTableIsFollowedFromSixtyToNinety) {
  // Rates of this test, rising like a population's: 0.009 at 60, doubling every eight years.
  std::vector<double> rates;
  for (int age = 0; age <= 100; ++age) rates.push_back(0.009 * std::pow(2.0, (age - 60) / 8.0));
  const auto alive = survival({ClockPlan::Ends::life, "death", 1.0, Hazard::table(0, 1, rates), 60.0}, 30);
  double hazard = 0;
  for (std::size_t t = 0; t < 30; ++t) {
    hazard += rates[60 + t];
    expect_share(alive[t], std::exp(-hazard));
  }
}

TEST(Survival, ClocksThatCompeteShareTheRingsInProportion) {
  // A change made by one clock must not touch the luck of another: with an admission clock beside it, death is as
  // before, bit for bit.
  auto alone =
      toy::model_of(toy::wandering_nature({{ClockPlan::Ends::life, "death", 0.2}}), 1, 5'000, years(5), years(5));
  auto beside = toy::model_of(
      toy::wandering_nature({{ClockPlan::Ends::life, "death", 0.2}, {ClockPlan::Ends::nothing, "other", 3.0}}), 1,
      5'000, years(5), years(5));
  alone->finish();
  beside->finish();
  World a(*alone, Draws(5), {0}), b(*beside, Draws(5), {0});
  a.run();
  b.run();
  EXPECT_EQ(a.tally().died, b.tally().died);
  EXPECT_GT(b.tally().events, a.tally().events + 10'000);
}

TEST(Wandering, HasTheMomentsOfItsProcess) {
  // Stationary: mean 0, SD 1 at knots; correlation over 8 weeks exp(-56/60). Between knots it is straight, so SD is a
  // little less.
  constexpr std::uint32_t n = 20'000;
  auto model = toy::model_of(toy::wandering_nature({}), 1, n, weeks(60), weeks(60));
  model->finish();
  World world(*model, Draws(9), {0});
  world.run_until(Time{});
  double sum = 0, squares = 0, product = 0;
  for (std::uint32_t i = 0; i < n; ++i) {
    const double a = world.wander(Patient{i}, 0, start_of_week(20)), b = world.wander(Patient{i}, 0, start_of_week(28));
    sum += b;
    squares += b * b;
    product += a * b;
  }
  EXPECT_NEAR(sum / n, 0, 3.5 / std::sqrt(n));
  EXPECT_NEAR(squares / n, 1, 3.5 * std::sqrt(2.0 / n));
  const double rho = std::exp(-56.0 / 60.0);
  EXPECT_NEAR(product / n, rho, 3.5 * std::sqrt((1 + rho * rho) / n));
}

TEST(Wandering, IsTheSameHoweverOftenItIsRead) {
  auto model = toy::model_of(toy::wandering_nature({}), 1, 10, weeks(60), weeks(60));
  model->finish();
  World often(*model, Draws(9), {0}), once(*model, Draws(9), {0});
  often.run_until(Time{});
  once.run_until(Time{});
  for (std::int64_t day = 0; day < 200; ++day) often.wander(Patient{3}, 0, Time{} + days(day));
  EXPECT_EQ(often.wander(Patient{3}, 0, Time{} + days(200)), once.wander(Patient{3}, 0, Time{} + days(200)));
}

}  // namespace
