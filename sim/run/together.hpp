#pragma once
// Scenarios of the same people are lived side by side, so that what they have in common is worked out once.
#include <atomic>
#include <cstdint>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "sim/care/model.hpp"
#include "sim/config/value.hpp"

namespace sim {

/// The user asked to stop; everything finished is saved.
struct Interrupted : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Sites that share staff in some scenario of a group, directly or through others.
struct Joint {
  std::vector<std::uint32_t> sites;                             ///< Ascending.
  std::vector<std::vector<std::vector<std::uint32_t>>> worlds;  ///< Sites of [scenario of the group][world].
};

/// The scenarios of a resolved file in groups: those of one group differ in programmes and staff alone, so that a
/// person is the same in all of them. Groups and their scenarios ascend.
std::vector<std::vector<std::uint32_t>> groups_of_same_people(const Value& tree);

/// How the sites of these scenarios (of one group) fall apart. In the order of their first sites.
std::vector<Joint> joints_of(std::span<const Model* const> models);

/// What became of one scenario.
struct Lived {
  Tally tally;
  std::string fault;  ///< The rule of ours that broke, and where; empty if none did.
};

/// Runs one replicate of scenarios of one group, all with the same luck. The tallies are what each would count alone.
/// Throws Interrupted when `stop` (may be null) is set.
std::vector<Lived> live_together(std::span<const Model* const> models, const Draws& draws,
                                 std::span<const Joint> joints, const std::atomic<bool>* stop = nullptr);

}  // namespace sim
