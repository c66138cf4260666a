// The rows RC.. of configs/evidence/reference_costs.yaml, computed again from the reference cohort.
#include "models/economics/reference.hpp"

#include <gtest/gtest.h>

#include "shipped.hpp"
#include "sim/core/math.hpp"

using shipped::row;

TEST(Reference, TheStoredExpectationsAreThoseOfTheReferenceCohort) {
  const auto reference = shipped::population("ppact_like");
  const auto settings = shipped::settings();
  models::OverdoseScale overdoses;
  overdoses.by_band = {row("V23"), row("V23.a"), row("V23.b"), row("V23.c")};
  overdoses.at_dose_0 = row("S84");
  overdoses.active = row("S86");
  overdoses.on_medication = row("S86") * row("S87");
  overdoses.remission = row("S88");
  overdoses.benzodiazepine = sim::math::pow(row("S89"), row("S92"));
  const auto r = models::reference_expectations(*reference.cohort, reference.schema, settings, overdoses);
  const std::pair<const char*, double> computed[] = {{"RC01", r.pegs},
                                                     {"RC02", r.pain_loss},
                                                     {"RC03", r.depressed},
                                                     {"RC04", r.mme},
                                                     {"RC05", r.benzodiazepine},
                                                     {"RC06", r.non_opioid},
                                                     {"RC07", r.disorder_active},
                                                     {"RC08", r.disorder_diagnosed},
                                                     {"RC09", r.on_medication},
                                                     {"RC10", r.primary_care_visits},
                                                     {"RC11", r.emergency_visits},
                                                     {"RC12", r.overdoses},
                                                     {"RC13", r.overdoses_by_disorder},
                                                     {"RC14", r.urine_tests}};
  for (const auto& [id, value] : computed)
    EXPECT_NEAR(row(id), value, 5e-5 * std::max(value, 0.1))
        << id << ": write this value into configs/evidence/reference_costs.yaml";
}
