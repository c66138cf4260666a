// What reaches the patients of the other arms.
#include "sim/core/math.hpp"
#include "small_world.hpp"

using namespace test;

namespace {

constexpr const char* kCourse = R"(
eligible: {score: at least 4}
pathway:
  - enrol
  - repeat: {times: 4, do: [attend: {length: 60 min, chance: 1}, wait: 1 week]}
  - wait: 10 years
effects:
  pegs: {size: -2, fades: never}
  rate.taper: {per: attended_session, size: 1, fades: never}
)";

// Rings once in two years, times what the programmes do to that.
class Taps final : public Clock {
 public:
  Taps() : Clock("taps") {}
  double rate(const World& w, Patient p, Time) const override { return 0.5 * math::exp(w.effect(p, 1, w.ahead(p))); }
  void ring(World&, Patient) const override {}
};

class Tapped final : public Quiet {
 public:
  Tapped() { clocks.push_back(std::make_unique<Taps>()); }
};

struct Effects {
  double pegs = 0, taper = 0;
};

// Mean effects at the end in those who are eligible, by arm: the first is offered the course.
std::array<Effects, 2> effects_by_arm(double contamination) {
  SmallWorld s(200);
  s.read(kCourse);
  s.model.allocation.contamination = contamination;
  s.model.allocation.arms = {{"course", 1, {0}}, {"usual care", 1, {}}};
  World& w = s.run();
  std::array<Effects, 2> mean;
  std::array<double, 2> n{};
  for (std::uint32_t row = 0; row < w.rows(); ++row) {
    const Patient p{row};
    if (w.key(p) % 10 < 4) {
      EXPECT_EQ(w.effect(p, 0, w.now()), 0) << "who is not eligible neither begins nor is reached by the others";
      continue;
    }
    mean[w.life(p).arm].pegs += w.effect(p, 0, w.now());
    mean[w.life(p).arm].taper += w.effect(p, 1, w.now());
    n[w.life(p).arm] += 1;
  }
  for (std::size_t arm : {0U, 1U}) {
    EXPECT_GT(n[arm], 40);
    mean[arm].pegs /= n[arm];
    mean[arm].taper /= n[arm];
  }
  return mean;
}

}  // namespace

TEST(Contamination, AShareOfWhatBeginsWithEnrolmentReachesTheOtherArm) {
  const auto [course, usual] = effects_by_arm(0.25);
  EXPECT_DOUBLE_EQ(course.pegs, -2);
  EXPECT_DOUBLE_EQ(course.taper, 4);
  EXPECT_DOUBLE_EQ(usual.pegs, -0.5);
  EXPECT_DOUBLE_EQ(usual.taper, 0) << "sessions reach only those who come";
}

TEST(Contamination, ThereIsNoneUnlessWritten) {
  const auto [course, usual] = effects_by_arm(0);
  EXPECT_DOUBLE_EQ(course.pegs, -2);
  EXPECT_DOUBLE_EQ(usual.pegs, 0);
}

// A rate follows an effect that builds, in the other arm too: it was once read at entry only, when nothing had built.
TEST(Contamination, ARateFollowsAnEffectThatBuilds) {
  SmallWorld s(400);
  s.model.nature = std::make_unique<Tapped>();
  s.read(R"(
eligible: {score: at least 0}
pathway: [enrol, wait: 10 years]
effects:
  rate.taper: {size: 3.912023, builds_over: 1 year, fades: never}
)");
  s.model.allocation.contamination = 1;
  s.model.allocation.arms = {{"course", 1, {0}}, {"usual care", 1, {}}};
  const World& w = s.run();
  std::array<double, 2> rings{};
  for (const Event& e : s.log.events)
    if (e.what == event::kFirstClock) rings[w.life(Patient{e.patient}).arm] += 1.0 / 200;
  // The integral of 0.5 x 50^t over the first year, then 25 a year for two years; standard error 0.5.
  const double expected = 0.5 * 49 / std::log(50.0) + 50;
  EXPECT_NEAR(rings[0], expected, 2);
  EXPECT_NEAR(rings[1], expected, 2);
}
