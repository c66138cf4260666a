// Scenarios of the same people, lived side by side with shared lives and each by itself: the same tallies.
#include <gtest/gtest.h>

#include <numeric>

#include "app/commands/load.hpp"
#include "sim/care/shared_lives.hpp"
#include "sim/care/world.hpp"
#include "sim/run/project.hpp"
#include "sim/run/setting.hpp"
#include "sim/run/together.hpp"

namespace {

using namespace sim;

const Draws kLuck(20270115, 7);

Project project_of(const std::string& scenario, std::vector<std::string> sets) {
  Problems problems;
  Project project(std::string(CAREPATH_SOURCE) + "/configs/scenarios/" + scenario, app::chronic_pain(),
                  {.sets = std::move(sets), .config_root = ""}, problems);
  problems.stop_if_any();
  return project;
}

class ManyScenarios : public testing::Test {
 protected:
  const Project project = project_of("five_programmes.yaml", {"population.setting.patients=500", "draws=1"});
  std::vector<std::shared_ptr<const Model>> kept;
  std::vector<const Model*> models;
  std::vector<Joint> joints;

  void SetUp() override {
    for (std::uint32_t s = 0; s < project.file().scenarios.size(); ++s)
      models.push_back(kept.emplace_back(project.compile(s, 0)).get());
    joints = joints_of(models);
  }
};

Tally lived_alone(const Model& model) {
  Tally sum(model.tally_shape());
  for (const auto& sites : worlds_of(model)) {
    World world(model, kLuck, sites);
    world.run();
    sum.merge(world.tally());
  }
  return sum;
}

TEST_F(ManyScenarios, CountTogetherWhatEachCountsAlone) {
  const auto together = live_together(models, kLuck, joints);
  ASSERT_EQ(together.size(), models.size());
  for (std::size_t s = 0; s < models.size(); ++s) {
    EXPECT_EQ(together[s].fault, "");
    EXPECT_EQ(together[s].tally.bytes(), lived_alone(*models[s]).bytes()) << models[s]->scenario;
  }
}

TEST_F(ManyScenarios, CountTheSameWithoutUsualCareAmongThem) {
  const std::vector<const Model*> treated{models[2], models[7], models[2]};
  const auto together = live_together(treated, kLuck, joints_of(treated));
  for (std::size_t i = 0; i < treated.size(); ++i)
    EXPECT_EQ(together[i].tally.bytes(), lived_alone(*treated[i]).bytes()) << treated[i]->scenario;
}

// Regions share behaviourists. Without them, clinics have nothing in common.
TEST_F(ManyScenarios, FallApartIntoSitesThatShareStaffInSomeOfThem) {
  Model unstaffed = *models[0];
  unstaffed.roles.clear();
  joints = joints_of(std::vector<const Model*>{&unstaffed, models[1], models[2]});
  ASSERT_EQ(joints.size(), 3U);
  std::size_t sites = 0;
  for (const Joint& joint : joints) {
    sites += joint.sites.size();
    EXPECT_EQ(joint.worlds[0].size(), joint.sites.size());
    EXPECT_EQ(joint.worlds[2], (std::vector<std::vector<std::uint32_t>>{joint.sites}));
  }
  EXPECT_EQ(sites, 106U);
}

class Sleepers : public ManyScenarios {
 protected:
  SharedLives shared;
  const std::vector<std::uint32_t>& sites() const { return joints.front().sites; }

  World run(const Model& model) {
    World world(model, kLuck, sites(), {.shared = &shared});
    world.run();
    return world;
  }
  void SetUp() override {
    ManyScenarios::SetUp();
    ASSERT_TRUE(shared.begin(*models[0], sites()));
    shared.record();
    run(*models[0]);
    shared.recorded();
  }
};

TEST_F(Sleepers, AreMostOfThoseWhoDeclineAndNobodyWhomAProgrammeReached) {
  const World world = run(*models[2]);
  int asleep = 0;
  for (std::uint32_t row = 0; row < world.rows(); ++row) {
    const Life& life = world.life(Patient{row});
    asleep += life.asleep;
    EXPECT_FALSE(life.asleep && life.enrolled_ever != 0) << row;
  }
  EXPECT_GT(asleep, 0.6 * world.rows());
  EXPECT_LT(asleep, 0.9 * world.rows());
}

TEST_F(Sleepers, StillPayForTheOfferTheyDeclined) {
  const World world = run(*models[2]);
  double paid = 0;
  for (std::uint32_t row = 0; row < world.rows(); ++row)
    if (world.life(Patient{row}).asleep) paid += world.life(Patient{row}).account().programme_cost;
  EXPECT_GT(paid, 0);
}

TEST_F(Sleepers, AreEverybodyWhereNothingIsOffered) {
  const World again = run(*models[0]);
  for (std::uint32_t row = 0; row < again.rows(); ++row) EXPECT_TRUE(again.life(Patient{row}).asleep);
  EXPECT_EQ(again.tally().fingerprint, [&] {
    World alone(*models[0], kLuck, sites());
    alone.run();
    return alone.tally().fingerprint;
  }());
}

TEST_F(Sleepers, AreNobodyWhenTheRecordingBrokeOff) {
  shared.give_up();
  const World world = run(*models[2]);
  for (std::uint32_t row = 0; row < world.rows(); ++row) EXPECT_FALSE(world.life(Patient{row}).asleep);
}

TEST(SharedLives, KnowNobodyWhoArrivesLater) {
  const Project project = project_of("small_clinic.yaml", {"population.setting.arrivals_per_year=200"});
  const auto usual = project.compile(0, 0), cbt = project.compile(1, 0);
  const std::vector<const Model*> models{usual.get(), cbt.get()};
  const auto together = live_together(models, kLuck, joints_of(models));
  EXPECT_GT(together[1].tally.entered, 500);
  for (std::size_t i = 0; i < models.size(); ++i)
    EXPECT_EQ(together[i].tally.bytes(), lived_alone(*models[i]).bytes()) << i;
}

TEST(SharedLives, HaveNoRoomForMillions) {
  const Project project = project_of("small_clinic.yaml", {"population.setting.patients=200000"});
  const auto model = project.compile(0, 0);
  const std::vector<std::uint32_t> sites{0};
  EXPECT_FALSE(SharedLives().begin(*model, sites));
}

using Groups = std::vector<std::vector<std::uint32_t>>;

TEST(SamePeople, DifferInProgrammesAndStaffAlone) {
  const Project project = project_of("five_programmes.yaml", {});
  EXPECT_EQ(groups_of_same_people(project.tree()), (Groups{{0, 1, 2, 3, 4, 5, 6, 7, 8}}));
  const Project dearer =
      project_of("small_clinic.yaml",
                 {"scenarios.dear.set={economics.discount: 0.05 / year}", "scenarios.dear_cbt.programmes=[group_cbt]",
                  "scenarios.dear_cbt.set={economics.discount: 0.05 / year, staff.nurse.fte: 1}"});
  EXPECT_EQ(groups_of_same_people(dearer.tree()), (Groups{{0, 1}, {2, 3}}));
}

}  // namespace
