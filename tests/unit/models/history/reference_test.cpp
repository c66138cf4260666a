#include "models/history/reference.hpp"

#include <gtest/gtest.h>

#include "history_model.hpp"

namespace {

using namespace history_test;

// The stored constants (configs/evidence/reference.yaml) are those of the reference cohort with today's central values.
TEST(Reference, OverdoseConstantsAreWhatTheReferenceCohortNeeds) {
  const sim::Catalogue c = catalogue(population("ppact_like"), history());
  const auto& nature = static_cast<const models::ChronicPain&>(*c.nature);
  const auto needed = models::overdose_constants(*c.cohort, c.schema, nature.overdose);
  for (std::size_t band = 0; band < needed.size(); ++band)
    EXPECT_NEAR(nature.overdose.numbers().normalising[band] / needed[band], 1, 0.005)
        << "N0" << band + 1 << " should be " << needed[band];
}

// With them, the parts (dose, benzodiazepine, use disorder) add up to the published whole of each dose band.
TEST(Reference, EachDoseBandHasItsPublishedOverdoseRate) {
  const sim::Catalogue c = catalogue(population("ppact_like"), history());
  const auto& nature = static_cast<const models::ChronicPain&>(*c.nature);
  const models::PatientColumns& at = models::PatientColumns::handles();
  const sim::Draws draws(99);
  sim::Columns columns(c.schema, 1);
  std::array<double, 4> rate{}, people{};
  for (std::uint32_t i = 0; i < 100'000; ++i) {
    columns.clear({0});
    c.cohort->sample(draws, {i}, {0}, columns);
    nature.overdose.enter(columns, {0});
    const auto band = models::DoseHazard::band_of(columns(at.mme, {0}));
    rate[band] += nature.overdose.rate(columns, {0}, sim::Time{}, nature.harm, 0);
    people[band] += 1;
  }
  const std::array<double, 4> published{0.002, 0.002 * 1.44, 0.002 * 3.7, 0.002 * 8.9};  // G01-G04
  for (std::size_t band = 0; band < 4; ++band)
    EXPECT_NEAR(rate[band] / people[band] / published[band], 1, 0.05) << band;
}

}  // namespace
