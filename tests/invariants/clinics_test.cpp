// What must be true of any clinic: 200 small ones with random sizes, capacities, groups, patience and attendance.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>

#include "tests/support/toy_care.hpp"

namespace {

using namespace sim;

constexpr int kClinics = 200;

// The n-th random clinic: its seed is its number.
toy::ClinicPlan clinic(std::uint32_t n) {
  const Draws luck(n, 77);
  std::uint32_t k = 0;
  const auto between = [&](int low, int high) {
    return low + static_cast<int>(luck.uniform(0, purpose("test.clinic"), k++) * (high - low + 1));
  };
  toy::ClinicPlan plan;
  plan.sites = 16;
  plan.patients = 16 * static_cast<std::uint32_t>(between(1, 12));
  plan.fewest = between(1, 6);
  plan.most = plan.fewest + between(0, 6);
  plan.sessions = between(1, 12);
  plan.entry = between(0, 1) == 0 ? "closed" : "rolling";
  plan.patience = std::to_string(between(1, 40)) + " weeks";
  plan.uptake = std::to_string(between(1, 10)) + "0%";
  plan.attendance = std::to_string(between(3, 10)) + "0%";
  plan.fte = 0.02 * between(4, 40);
  plan.deaths_per_year = 0.1 * between(0, 8);
  plan.horizon = weeks(between(20, 70));
  plan.panel = weeks(10);
  return plan;
}

std::vector<std::uint32_t> sites_of(const Model& model) {
  std::vector<std::uint32_t> sites(model.setting.sites.size());
  std::iota(sites.begin(), sites.end(), 0U);
  return sites;
}

// Seats, places and hours at one moment.
void expect_sound(const World& world, std::uint32_t n) {
  std::vector<std::int32_t> members(world.groups().size());
  std::int64_t waiting = 0;
  for (std::uint32_t row = 0; row < world.rows(); ++row) {
    const Cursor& c = world.cursor(Patient{row}, 0);
    if (c.group != UINT32_MAX) ++members[c.group];
    if (c.at == Cursor::At::waiting) ++waiting;
    if (!world.life(Patient{row}).alive) {
      EXPECT_EQ(c.group, UINT32_MAX) << "a seat is held by the dead; clinic " << n;
      EXPECT_EQ(c.at, Cursor::At::left) << "clinic " << n;
    }
  }
  for (std::size_t g = 0; g < members.size(); ++g) {
    const Group& group = world.groups()[g];
    EXPECT_EQ(group.members, members[g]) << "clinic " << n;
    EXPECT_LE(group.members, world.model().groups[group.spec].most) << "clinic " << n;
    EXPECT_EQ(static_cast<std::size_t>(group.members), group.seats.size()) << "clinic " << n;
  }
  std::int64_t on_lists = 0;
  for (const GroupList& list : world.group_lists()) {
    EXPECT_GE(list.waiting, 0) << "clinic " << n;
    on_lists += list.waiting;
  }
  EXPECT_EQ(on_lists, waiting) << "clinic " << n;
  for (const StaffPool& pool : world.staff())
    for (std::int64_t week = week_of(world.now()); week < week_of(world.now()) + StaffPool::kWeeksAhead; ++week) {
      EXPECT_GE(pool.taken_in(week), 0) << "clinic " << n;
      EXPECT_LE(pool.taken_in(week), pool.weekly()) << "clinic " << n;
    }
}

// Hours of the weeks to come are held by running groups and by living patients' appointments, and by nobody else.
void expect_hours_held(const World& world, std::uint32_t n) {
  const std::int64_t now = week_of(world.now());
  std::vector<std::vector<std::int64_t>> held(world.staff().size(), std::vector<std::int64_t>(StaffPool::kWeeksAhead));
  const auto hold = [&](std::span<const Work> work, std::int64_t first, std::int64_t end) {
    for (const Work& w : work)  // one region: a pool for each role
      for (std::int64_t week = std::max(first, now + 1); week < end; ++week)
        held[w.role][static_cast<std::size_t>(week - now)] += w.minutes;
  };
  for (std::uint32_t row = 0; row < world.rows(); ++row) {
    const Cursor& c = world.cursor(Patient{row}, 0);
    if (c.booked_week < 0) continue;
    EXPECT_TRUE(world.life(Patient{row}).alive) << "hours are held for the dead; clinic " << n;
    hold(world.model().programmes[0].pathway.step(static_cast<std::uint16_t>(c.step - 1)).booked(), c.booked_week,
         c.booked_week + 1);
  }
  for (const Group& group : world.groups())
    if (group.running) hold(world.model().groups[group.spec].staff, now, group.booked_until_week);
  for (std::size_t pool = 0; pool < held.size(); ++pool)
    for (std::int64_t week = now + 1; week < now + StaffPool::kWeeksAhead; ++week)
      EXPECT_EQ(world.staff()[pool].taken_in(week), held[pool][static_cast<std::size_t>(week - now)])
          << "week " << week << " in week " << now << "; clinic " << n;
}

// Patients, minutes and money at the end.
void expect_balanced(const World& world, std::uint32_t n) {
  const Model& model = world.model();
  const Tally& tally = world.tally();
  std::int64_t alive = 0;
  double costs = 0;
  for (std::uint32_t row = 0; row < world.rows(); ++row) {
    alive += world.life(Patient{row}).alive ? 1 : 0;
    costs += world.life(Patient{row}).account().cost;
  }
  EXPECT_EQ(tally.entered, alive + tally.died) << "clinic " << n;
  EXPECT_EQ(tally.entered, static_cast<std::int64_t>(model.setting.patients)) << "clinic " << n;
  double from_ledger = 0;
  for (std::size_t r = 0; r < model.resources.size(); ++r)
    for (std::size_t year = 0; year < world.ledger().years(); ++year)
      from_ledger += world.ledger().quantity(static_cast<ResourceId>(r), year) * model.resources[r].price;
  EXPECT_NEAR(costs, from_ledger, 1e-6 * std::max(1.0, costs)) << "clinic " << n;
  for (std::size_t role = 0; role < model.roles.size(); ++role) {
    double paid = 0;
    for (std::size_t year = 0; year < world.ledger().years(); ++year)
      paid += world.ledger().quantity(model.roles[role].minutes, year);
    std::int64_t worked = 0;
    for (std::size_t t = 0; t < model.panels.size(); ++t) worked += tally.worked[role * model.panels.size() + t];
    EXPECT_NEAR(paid, static_cast<double>(worked), 0.01) << "clinic " << n;
  }
}

TEST(Clinics, KeepTheirPatientsSeatsMinutesAndMoney) {
  std::int64_t completed = 0, groups = 0;
  for (std::uint32_t n = 0; n < kClinics; ++n) {
    const auto model = toy::group_clinic(clinic(n));
    World world(*model, Draws(n), sites_of(*model));
    for (Time t{}; t < Time{model->horizon.minutes}; t = t + days(11)) {
      world.run_until(t);
      expect_sound(world, n);
      expect_hours_held(world, n);
    }
    world.run();
    expect_balanced(world, n);
    groups += static_cast<std::int64_t>(world.groups().size());
    for (std::size_t i = 0; i < model->notes.size(); ++i)
      if (model->notes[i] == "group.completed") completed += world.tally().noted(i);
    if (HasFailure()) return;
  }
  EXPECT_GT(groups, 200) << "these clinics would test nothing";
  EXPECT_GT(completed, 2'000);
}

TEST(Clinics, TwiceTheStaffDoesNotLengthenTheMeanWait) {
  // With patience and closed groups a single clinic may wait longer with more staff; the mean over many may not.
  double few = 0, many = 0;
  for (std::uint32_t n = 0; n < kClinics; ++n) {
    toy::ClinicPlan plan = clinic(n);
    for (double* sum : {&few, &many}) {
      const auto model = toy::group_clinic(plan);
      World world(*model, Draws(n), sites_of(*model));
      world.run();
      std::int64_t waiting = 0;
      for (const GroupList& list : world.group_lists()) waiting += list.waiting_minutes;
      *sum += static_cast<double>(waiting) / kMinutesPerDay / plan.patients;
      plan.fte *= 2;
    }
  }
  EXPECT_LT(many, few) << "mean days waited per patient, summed over clinics";
}

TEST(Queues, OneMoreServerMakesNobodyWaitLonger) {
  // One class, no patience, the same people with the same service times: true person by person.
  std::int64_t sooner = 0;
  for (std::uint32_t n = 0; n < 100; ++n) {
    std::vector<Time> with_few, with_more;
    toy::QueuePlan plan{.arrivals_per_day = 0.5 + 0.03 * n,
                        .servers = 1 + static_cast<std::int32_t>(n % 4),
                        .horizon = weeks(60),
                        .starts = &with_few};
    const auto few_model = toy::queue_of(plan);
    World a(*few_model, Draws(n), {0});
    a.run();
    plan.starts = &with_more;
    ++plan.servers;
    const auto more_model = toy::queue_of(plan);
    World b(*more_model, Draws(n), {0});
    b.run();
    ASSERT_GE(with_more.size(), with_few.size());
    for (std::size_t i = 0; i < with_few.size(); ++i) {
      ASSERT_LE(with_more[i], with_few[i]) << "patient " << i << " of queue " << n;
      if (with_more[i] < with_few[i]) ++sooner;
    }
  }
  EXPECT_GT(sooner, 1'000);
}

}  // namespace
