#pragma once
// A compiled programme: whom it is for, its pathway, its effects, and what it does on a death or an admission.
#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "sim/care/effects.hpp"
#include "sim/care/pathway.hpp"
#include "sim/care/staff.hpp"
#include "sim/core/draws.hpp"

namespace sim {

/// A pure, named reading of one patient at one moment. NaN = does not apply.
struct Measure {
  std::string name, unit, doc;
  std::function<double(const World&, Patient, Time)> read;
};

/// `pegs: at least 4` and its like.
struct Condition {
  std::uint16_t measure = 0;
  double low = 0, high = 0;  ///< Holds when low <= value <= high.
  std::string words;
};

enum class WhenAdmitted : std::uint8_t { go_on, pause, leave };

struct Programme {
  std::string name, title;
  std::uint8_t track = 0;
  std::vector<Condition> eligible;
  bool eligible_at_entry = false;      ///< No step asks who is eligible: who is not so on entry never begins.
  Sharing reach_unit = Sharing::site;  ///< Unused when `reach_by_clinician`.
  bool reach_by_clinician = false;
  double reach_share = 1;   ///< Share of clinicians (or sites) that take part.
  Purpose reach_purpose{};  ///< Who takes part is this programme's own luck.
  Pathway pathway;
  std::vector<Effect> effects;
  // Filled by Model::finish: bit per target acted on; effects by target, those of target i from first_effect[i] on.
  std::uint64_t targets = 0;
  std::vector<std::uint8_t> effects_by_target;
  std::array<std::uint8_t, 65> first_effect{};
  WhenAdmitted when_admitted = WhenAdmitted::pause;
};

}  // namespace sim
