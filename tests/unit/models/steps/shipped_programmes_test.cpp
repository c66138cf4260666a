// The programmes in configs/programmes: they can be read, run, and told with their sources; central values return what
// they cite.
#include "programme_model.hpp"

#include <cmath>

using namespace steps_test;

namespace {

std::string population_of(const std::string& programme) {
  return programme == "integrated_group" ? "medication_for_oud" : "ppact_like";
}

double size_of(const Made& made, const std::string& target) {
  for (const auto& effect : made.model->programmes.at(0).effects)
    if (made.model->targets[effect.target].name == target) return effect.size;
  ADD_FAILURE() << "no effect on " << target;
  return 0;
}

double evidence(const std::string& id) { return *history_test::evidence().find(id)->value; }

}  // namespace

TEST(ShippedProgrammes, EachIsReadWithoutAProblemAndEnrolsSomebody) {
  for (const auto& name : kShipped) {
    Made made = make(name, shipped(name), population_of(name));
    ASSERT_TRUE(made.problems.empty()) << name << "\n" << made.problems.text();
    const sim::World world = run(made);
    EXPECT_GT(made.count(world, name + ".enrolled"), 5) << name;
    double cost = 0;
    for (std::uint32_t p = 0; p < world.rows(); ++p) cost += world.life(sim::Patient{p}).account().programme_cost;
    EXPECT_GT(cost, 1000) << name;
  }
}

TEST(ShippedProgrammes, EachIsReadInManyDraws) {
  for (const auto& name : kShipped) {
    for (std::uint64_t d = 0; d < 5; ++d) {
      const sim::Draws luck(3, d);
      const Made made = make(name, shipped(name), population_of(name), &luck);
      EXPECT_TRUE(made.problems.empty()) << name << "\n" << made.problems.text();
    }
  }
}

TEST(ShippedProgrammes, EveryNumberThatIsCitedHasASource) {
  for (const auto& name : kShipped) {
    const Made made = make(name, shipped(name), population_of(name));
    EXPECT_GT(made.uses.size(), 8U) << name;
    for (const auto& use : made.uses) {
      EXPECT_FALSE(use.source.empty()) << use.path;
      EXPECT_FALSE(use.provenance.empty()) << use.path;
    }
    const std::string told = explain(*made.model, made.model->programmes.at(0), made.uses);
    EXPECT_NE(told.find("Numbers and their sources:"), std::string::npos);
    EXPECT_EQ(told.find("{step"), std::string::npos) << told;
  }
}

TEST(ShippedProgrammes, GroupCbtReturnsTheTrialsDifferenceAtOneYear) {
  Made made = make("group_cbt", shipped("group_cbt"));
  // Everybody begins at day 0 and nobody dies: the mean effect at day 365 is the trial's intention-to-treat difference.
  const auto& effect = made.model->programmes.at(0).effects.at(0);
  EXPECT_LT(effect.size, 0);
  EXPECT_GT(effect.size, evidence("V1"));
  EXPECT_NEAR(effect.half_life_days, evidence("M17") * 365.25 / 12, 40);  // its median, or its mean
  const sim::Course course{
      .sessions = 12,
      .gap_days = 7,
      .leave_after = 3,
      .chance = solve_chance(
          {.sessions = 12, .leave_after = 3, .miss_times = evidence("M39"), .share_missing = evidence("M12")},
          sim::KnownAttendance::share_given_any, evidence("A35")),
      .miss_times = evidence("M39"),
      .share_missing = evidence("M12")};
  sim::Course with_never = course;
  with_never.never = solve_never(course, evidence("A34"));
  EXPECT_NEAR(attendance_of(with_never).any, evidence("A34"), 1e-9);
  EXPECT_NEAR(effect.size * remaining_sessions(with_never, 365, effect.half_life_days), evidence("V1"), 1e-9);
}

TEST(ShippedProgrammes, BriefInterventionTurnsOddsIntoRates) {
  const Made made = make("brief_intervention", shipped("brief_intervention"));
  const double odds = evidence("E07") * evidence("E19") / (1 - evidence("E19"));
  EXPECT_NEAR(size_of(made, "rate.stop"), std::log(std::log(odds / (1 + odds)) / std::log(evidence("E19"))), 1e-9);
  EXPECT_GT(size_of(made, "rate.non_opioid_stop"), 0);
}

TEST(ShippedProgrammes, CollaborativeCareWeighsEachOutcomeByTheShareOfTrials) {
  const Made made = make("collaborative_care", shipped("collaborative_care"));
  EXPECT_NEAR(size_of(made, "pegs"), evidence("M33") * evidence("C02"), 1e-9);
  EXPECT_NEAR(size_of(made, "gad"), evidence("S121") * evidence("C05"), 1e-9);
  EXPECT_NEAR(size_of(made, "rate.medication_start"), std::log(evidence("V16")), 1e-9);
}

TEST(ShippedProgrammes, WithoutTheNurseAThirdOfTheEffectIsLostOnAverage) {
  const Made whole = make("nurse_managed", shipped("nurse_managed"));
  const Made light = make("nurse_light", shipped("nurse_light"));
  EXPECT_NEAR(size_of(whole, "rate.taper"), std::log(evidence("V10")), 1e-9);
  EXPECT_NEAR(size_of(light, "rate.taper"), std::log(evidence("V10")) * 2 / 3, 1e-9);
}

TEST(ShippedProgrammes, SwitchingAnElementOffRemovesItsStepsAndItsShare) {
  sim::Value programme = shipped("nurse_managed");
  programme.find("elements")->set("nurse", {}, sim::Value::scalar("off", {}));
  Made made = make("nurse_managed", programme);
  ASSERT_TRUE(made.problems.empty()) << made.problems.text();
  EXPECT_NEAR(size_of(made, "rate.taper"), std::log(evidence("V10")) * 2 / 3, 1e-9);
  EXPECT_TRUE(made.model->places.empty());
  EXPECT_EQ(explain(*made.model, made.model->programmes.at(0)).find("caseload"), std::string::npos);
}
