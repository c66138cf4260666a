#pragma once
// What the effects of programmes act on: the catalogue's targets, in a fixed order.
#include <cstdint>
#include <vector>

#include "sim/care/model.hpp"
#include "sim/care/world.hpp"

namespace models::target {

// Added to a score, in its points.
inline constexpr sim::TargetId kPegs = 0, kPhq = 1, kGad = 2, kDisability = 3, kSatisfactionPrimary = 4,
                               kSatisfactionPain = 5, kActivity = 6, kPainTolerance = 7;
// Log ratio on the dose taken.
inline constexpr sim::TargetId kLogMme = 8;
// Log ratios on yearly rates.
inline constexpr sim::TargetId kTaper = 9, kStop = 10, kAberrancyStop = 11, kBenzodiazepineStop = 12,
                               kNonOpioidStop = 13, kDetection = 14, kMedicationStart = 15, kMedicationStop = 16,
                               kRelapse = 17, kAgreement = 18, kUrineTest = 19;
// Log odds ratios.
inline constexpr sim::TargetId kSupported = 20, kInterest = 21;
/// Bits of the scores that pull on one another.
inline constexpr std::uint64_t kScores = 0b111;
inline constexpr sim::TargetId kFirstRate = kLogMme, kCount = 22;

/// Name, unit and meaning of each, index = id.
std::vector<sim::Target> list();

/// The total effect of programmes; 0 at once for somebody who never enrolled.
inline double effect(const sim::World& world, sim::Patient p, sim::TargetId target, sim::Time t) {
  return world.life(p).enrolled_ever == 0 ? 0.0 : world.effect(p, target, t);
}

}  // namespace models::target
