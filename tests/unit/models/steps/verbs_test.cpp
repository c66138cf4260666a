// The verbs that know opioids: screen_for_oud, monitor.
#include "programme_model.hpp"

using namespace steps_test;

namespace {

Made course(const std::string& yaml) {
  sim::Problems problems;
  const sim::Value value = sim::read_yaml(yaml, "course.yaml", problems);
  EXPECT_TRUE(problems.empty());
  return make("course", value);
}

}  // namespace

TEST(ScreenForOud, EverybodyWithAHiddenDisorderIsFoundWhenTheScreenMissesNobody) {
  Made made = course("pathway: [screen_for_oud: {finds: 100%}, when: {oud_active: yes, do: [record: active]}]");
  const sim::World world = run(made);
  const auto found = made.count(world, "course.disorder_found"), active = made.count(world, "course.active");
  EXPECT_GT(found, 0);
  EXPECT_LT(found, active);  // some were known before
}

TEST(ScreenForOud, NobodyIsFoundByAScreenThatSeesNothing) {
  Made made = course("pathway: [screen_for_oud: {finds: 0}]");
  EXPECT_EQ(made.count(run(made), "course.disorder_found"), 0);
}

TEST(Monitor, ThoseWithoutAnAgreementSignAndTheOthersDoNot) {
  Made made = course(
      "pathway: [monitor: {agreement: 100%, urine_test: 0}, monitor: {name: again, agreement: 100%, urine_test: 0}]");
  const sim::World world = run(made);
  const auto sign = made.count(world, "course.agreement_signed");
  EXPECT_GT(sign, 400 * 0.1);  // a quarter had none
  EXPECT_LT(sign, 400 * 0.5);  // and nobody signs twice
  EXPECT_EQ(made.count(world, "course.urine_tested"), 0);
}

TEST(Monitor, UrineTestsAreCountedAndPaidFor) {
  Made made = course("pathway: [monitor: {agreement: 0, urine_test: 100%}]");
  const sim::World world = run(made);
  EXPECT_EQ(made.count(world, "course.urine_tested"), 400);
  EXPECT_EQ(made.count(world, "course.agreement_signed"), 0);
  EXPECT_GT(world.life(sim::Patient{0}).account().programme_cost, 0);
}
