// Two ways, one answer: forked and unforked, local loops and the agenda, often and seldom counted, one world and
// several.
#include <gtest/gtest.h>

#include <numeric>

#include "tests/support/toy_care.hpp"

namespace {

using namespace sim;

std::vector<std::uint32_t> all_sites(std::uint32_t n, std::uint32_t from = 0) {
  std::vector<std::uint32_t> sites(n);
  std::iota(sites.begin(), sites.end(), from);
  return sites;
}

class Engine : public testing::Test {
 protected:
  const std::unique_ptr<Model> model = toy::group_clinic({});
  const Draws draws{2026};

  std::uint64_t note(const World& w, const char* name) const {
    for (std::size_t i = 0; i < model->notes.size(); ++i)
      if (model->notes[i] == name) return static_cast<std::uint64_t>(w.tally().noted(i));
    ADD_FAILURE() << "no note " << name;
    return 0;
  }
};

TEST_F(Engine, ThisClinicIsWorthTestingWith) {
  World world(*model, draws, all_sites(32));
  world.run();
  EXPECT_GT(note(world, "group.completed"), 50U);
  EXPECT_GT(note(world, "group.dropped_out"), 10U);
  EXPECT_GT(note(world, "group.gave_up_waiting"), 10U);
  EXPECT_GT(world.tally().died, 50);
}

TEST_F(Engine, AForkedWorldEndsLikeTheUnforkedOne) {
  World straight(*model, draws, all_sites(32));
  straight.run();
  World first(*model, draws, all_sites(32));
  for (const auto stop : {weeks(3), weeks(17), weeks(60)}) {
    first.run_until(Time{} + stop);
    World fork = first;
    fork.run();
    EXPECT_EQ(fork.fingerprint(), straight.fingerprint());
    EXPECT_EQ(fork.tally().bytes(), straight.tally().bytes());
  }
}

TEST_F(Engine, LocalLoopsAndTheAgendaTellOneStory) {
  World local(*model, draws, all_sites(32)), agenda(*model, draws, all_sites(32), {.everyone_on_agenda = true});
  local.run();
  agenda.run();
  EXPECT_EQ(local.fingerprint(), agenda.fingerprint());
  EXPECT_EQ(local.tally().bytes(), agenda.tally().bytes());
}

TEST_F(Engine, ADailyCensusChangesNothingThatAYearlyOneShows) {
  const auto daily_model = toy::group_clinic({.panel = days(1)});
  const auto yearly_model = toy::group_clinic({.panel = years(1)});
  World daily(*daily_model, draws, all_sites(32)), yearly(*yearly_model, draws, all_sites(32));
  daily.run();
  yearly.run();
  EXPECT_EQ(daily.fingerprint(), yearly.fingerprint());
  EXPECT_EQ(daily.tally().quantities, yearly.tally().quantities);
  const std::size_t last_daily = daily_model->panels.size() - 1;
  for (std::size_t outcome = 0; outcome < 2; ++outcome)
    EXPECT_TRUE(daily.tally().panel(last_daily, 0, outcome) == yearly.tally().panel(1, 0, outcome));
  for (std::uint32_t row = 0; row < 960; ++row) {
    EXPECT_EQ(daily.life(Patient{row}).account().discounted_qaly, yearly.life(Patient{row}).account().discounted_qaly);
    EXPECT_EQ(daily.life(Patient{row}).account().cost, yearly.life(Patient{row}).account().cost);
  }
}

TEST_F(Engine, WorldsThatShareNothingMayRunTogetherOrApart) {
  World together(*model, draws, all_sites(32));
  World west(*model, draws, all_sites(16)), east(*model, draws, all_sites(16, 16));
  for (World* w : {&together, &west, &east}) w->run();
  Tally apart(model->tally_shape());
  apart.merge(east.tally());
  apart.merge(west.tally());
  EXPECT_EQ(apart.fingerprint, together.tally().fingerprint);
  EXPECT_EQ(apart.bytes(), together.tally().bytes());
}

TEST_F(Engine, AProgrammeThatNobodyTakesUpIsUsualCare) {
  const auto inert = toy::group_clinic({.uptake = "0"});
  auto none = toy::group_clinic({.uptake = "0"});
  none->allocation.arms = {{"everybody", 1, {}}};
  World offered(*inert, draws, all_sites(32)), not_offered(*none, draws, all_sites(32));
  offered.run();
  not_offered.run();
  EXPECT_EQ(offered.tally().died, not_offered.tally().died);
  for (std::size_t t = 0; t < inert->panels.size(); ++t)
    for (std::size_t outcome = 0; outcome < 2; ++outcome)
      EXPECT_TRUE(offered.tally().panel(t, 0, outcome) == not_offered.tally().panel(t, 0, outcome));
  for (std::uint32_t row = 0; row < 960; ++row)
    EXPECT_EQ(offered.life(Patient{row}).account().discounted_qaly,
              not_offered.life(Patient{row}).account().discounted_qaly);
}

TEST_F(Engine, ATallyComesBackFromItsBytes) {
  World world(*model, draws, all_sites(32));
  world.run();
  const std::string bytes = world.tally().bytes();
  EXPECT_EQ(Tally::parse(model->tally_shape(), bytes).bytes(), bytes);
  EXPECT_THROW(Tally::parse(model->tally_shape(), bytes.substr(0, bytes.size() - 1)), std::invalid_argument);
}

}  // namespace
