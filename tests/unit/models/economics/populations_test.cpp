// The shipped populations: what their sources print comes out of the sample, and every draw is possible.
#include <gtest/gtest.h>
#include <cmath>

#include "shipped.hpp"

using namespace models;
using shipped::row;

namespace {

constexpr std::uint32_t kPatients = 40'000;

struct Summary {
  double age = 0, female = 0, pegs = 0, depressed = 0, mme = 0, any_opioid = 0, below_50 = 0, disorder = 0, active = 0,
         detected = 0, on_medication = 0, agreement = 0;
};

Summary summarise(const shipped::Population& p) {
  Summary s;
  sim::Columns columns(p.schema, 1);
  const auto& at = p.columns;
  constexpr sim::Patient row{0};
  const double n = kPatients;
  for (std::uint32_t i = 0; i < kPatients; ++i) {
    p.cohort->sample(sim::Draws(17), {i}, row, columns);
    const auto oud = columns(at.oud, row);
    s.age += columns(at.age, row) / n;
    s.female += columns(at.female, row) / n;
    s.pegs += columns(at.pegs, row) / n;
    s.depressed += (columns(at.phq, row) >= 10 ? 1 : 0) / n;
    s.mme += columns(at.mme, row) / n;
    s.any_opioid += (columns(at.mme, row) > 0 ? 1 : 0) / n;
    s.below_50 += (columns(at.mme, row) < 50 ? 1 : 0) / n;
    s.disorder += (is(oud, Oud::none) ? 0 : 1) / n;
    s.active += (is_active(oud) ? 1 : 0) / n;
    s.detected += (is(oud, Oud::active_detected) ? 1 : 0) / n;
    s.on_medication += (is(oud, Oud::on_medication) ? 1 : 0) / n;
    s.agreement += columns(at.agreement, row) / n;
  }
  return s;
}

// Four standard errors of a share.
double of_share(double p) { return 4 * std::sqrt(p * (1 - p) / kPatients); }

const double kRoot = std::sqrt(static_cast<double>(kPatients));

}  // namespace

TEST(Populations, PpactLikeIsAsPrinted) {
  const Summary s = summarise(shipped::population("ppact_like"));
  EXPECT_NEAR(s.age, 60.3, 4 * 12 / kRoot);
  EXPECT_NEAR(s.female, 0.674, of_share(0.674));
  EXPECT_NEAR(s.pegs, 6.4, 4 * 1.9 / kRoot);
  EXPECT_NEAR(s.depressed, row("M12"), of_share(0.35));
  EXPECT_NEAR(s.disorder, row("M19"), of_share(0.08));
  const double active = 0.08 * (1 - row("S39") - row("S40"));
  EXPECT_NEAR(s.active, active, of_share(active));
  EXPECT_NEAR(s.detected, active * row("S38"), of_share(active * row("S38")));
  EXPECT_NEAR(s.on_medication, 0.08 * row("S39"), of_share(0.08 * row("S39")));
  EXPECT_NEAR(s.mme, 53.5, 1.5);  // M04: the mean before the cut at 600
  EXPECT_NEAR(s.any_opioid, 1, 1e-9);
}

TEST(Populations, TopcareLikeIsAsPrinted) {
  const Summary s = summarise(shipped::population("topcare_like"));
  EXPECT_NEAR(s.age, 54.7, 4 * 11.5 / kRoot);
  EXPECT_NEAR(s.female, 1 - 0.527, of_share(0.473));
  EXPECT_NEAR(s.depressed, row("S45"), of_share(0.43));
  EXPECT_GT(s.below_50, 0.60);  // B13
  EXPECT_NEAR(s.mme, 57.8, 3);  // B10, apart from the cut at 600
  EXPECT_NEAR(s.agreement, row("S04"), of_share(0.618));
}

TEST(Populations, PatientsOnMedicationMostlyHaveNoOpioidAnalgesic) {
  const Summary s = summarise(shipped::population("medication_for_oud"));
  EXPECT_NEAR(s.age, row("S47.a"), 4 * 11 / kRoot);
  EXPECT_NEAR(s.pegs, row("S49.a"), 4 * 2.2 / kRoot);
  EXPECT_NEAR(s.any_opioid, row("S48.b"), of_share(0.15));
  EXPECT_NEAR(s.on_medication, 1, 1e-9);
}

TEST(Populations, EveryDrawCanBeSampledAndRepairsAreRare) {
  for (const char* name : {"ppact_like", "topcare_like", "medication_for_oud"}) {
    const auto central = shipped::population(name);
    int repaired = 0;
    constexpr std::uint32_t kDraws = 200;
    for (std::uint32_t draw = 0; draw < kDraws; ++draw) {
      const auto values = sim::draw_parameters(central.parameters, 1, draw);
      const auto p = shipped::population(name, &values);
      ASSERT_TRUE(p.cohort) << name << " " << draw;
      repaired += p.cohort->repaired ? 1 : 0;
    }
    EXPECT_LE(repaired, 20) << name;
  }
}
