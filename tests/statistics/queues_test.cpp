// Queues with exact answers, through the engine's own places, waiting lists and open cohort. Service means are a day,
// so that rounding to whole minutes biases a wait by less than 1e-3 of it.
#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "tests/support/toy_care.hpp"

namespace {

using namespace sim;

struct Seen {
  double wait = 0, wait_se = 0;        // days, over everybody who was served
  double waiting = 0, waiting_se = 0;  // mean number in line
  double busy = 0, abandoned = 0, abandoned_se = 0;
};

// Means over independent runs, each started empty; the first tenth of each run is part of it (bias below the stated
// error).
Seen run(toy::QueuePlan plan, int runs) {
  const auto model = toy::queue_of(plan);
  std::vector<double> waits, lines, gone;
  Seen seen;
  for (int r = 0; r < runs; ++r) {
    World world(*model, Draws(7, omega(1, 0, static_cast<std::uint32_t>(r))), {0});
    world.run();
    Places places = world.places()[0];
    places.count_up_to(world.now());
    const auto minutes_run = static_cast<double>(plan.horizon.minutes);
    waits.push_back(world.tally().waits[0].mean());
    lines.push_back(static_cast<double>(places.waiting_minutes) / minutes_run);
    seen.busy += static_cast<double>(places.busy_minutes) / minutes_run / plan.servers / runs;
    gone.push_back(static_cast<double>(world.tally().noted(0)) / static_cast<double>(world.tally().entered));
  }
  const auto summarise = [](const std::vector<double>& x, double& mean, double& se) {
    double squares = 0;
    mean = 0;
    for (const double v : x) mean += v / static_cast<double>(x.size());
    for (const double v : x) squares += (v - mean) * (v - mean);
    se = std::sqrt(squares / static_cast<double>(x.size() - 1) / static_cast<double>(x.size()));
  };
  summarise(waits, seen.wait, seen.wait_se);
  summarise(lines, seen.waiting, seen.waiting_se);
  summarise(gone, seen.abandoned, seen.abandoned_se);
  return seen;
}

void expect_within(double value, double exact, double se, double largest_relative_se, const char* what) {
  EXPECT_LE(std::fabs(value - exact), 3.5 * se + 2e-3 * exact)
      << what << ": " << value << " against " << exact << ", s.e. " << se;
  EXPECT_LE(se / exact, largest_relative_se) << what;
}

TEST(Queues, ManyServersMatchErlangC) {
  const Seen two = run({.arrivals_per_day = 1.6, .servers = 2, .horizon = years(40)}, 30);
  expect_within(two.wait, 1.7777777778, two.wait_se, 0.015, "M/M/2 wait");
  expect_within(two.waiting, 2.8444444444, two.waiting_se, 0.015, "M/M/2 line");
  const Seen ten = run({.arrivals_per_day = 9.5, .servers = 10, .horizon = years(20)}, 30);
  expect_within(ten.wait, 1.6511711563, ten.wait_se, 0.03, "M/M/10 wait");
  EXPECT_NEAR(ten.busy, 0.95, 0.005);
}

TEST(Queues, OneServerMatchesPollaczekKhinchine) {
  const Seen fixed = run({.arrivals_per_day = 0.8, .service = Holding::fixed(days(1)), .horizon = years(60)}, 30);
  expect_within(fixed.wait, 2.0, fixed.wait_se, 0.015, "M/D/1 wait");
  // Gamma with squared coefficient of variation 2: shape 1/2.
  const Seen gamma =
      run({.arrivals_per_day = 0.8, .service = Holding::by(Distribution::gamma(0.5, 2880)), .horizon = years(120)}, 30);
  expect_within(gamma.wait, 6.0, gamma.wait_se, 0.03, "M/G/1 wait, scv 2");
}

TEST(Queues, ImpatientPeopleLeaveAsErlangASays) {
  const Seen seen = run({.arrivals_per_day = 6,
                         .servers = 5,
                         .patience = Holding::exponential(days(4)),
                         .reneging = true,
                         .horizon = years(20)},
                        30);
  expect_within(seen.waiting, 4.8649178395, seen.waiting_se, 0.01, "M/M/5+M line");
  expect_within(seen.abandoned, 0.2027049100, seen.abandoned_se, 0.01, "M/M/5+M share who leave");
  EXPECT_NEAR(seen.busy, 0.9567541080, 0.005);
}

TEST(Queues, LittlesLawHolds) {
  // In one run, exactly but for those still in line at the end: sum of waits = integral of the line.
  const toy::QueuePlan plan{.arrivals_per_day = 4.5, .servers = 5, .horizon = years(10)};
  const auto model = toy::queue_of(plan);
  World world(*model, Draws(11), {0});
  world.run();
  Places places = world.places()[0];
  places.count_up_to(world.now());
  const double sum_of_waits = world.tally().waits[0].total() * kMinutesPerDay;
  const double still_waiting = static_cast<double>(places.waiting) * 60.0 * kMinutesPerDay;
  EXPECT_NEAR(sum_of_waits, static_cast<double>(places.waiting_minutes), still_waiting + 10.0 * kMinutesPerDay);
  EXPECT_GT(sum_of_waits, 1e6);
}

}  // namespace
