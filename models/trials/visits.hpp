#pragma once
// One replicate of a trial: everybody is simulated in one world, and read at baseline and at each visit.
#include <cstdint>
#include <string>
#include <vector>

#include "models/trials/trial.hpp"
#include "sim/care/world.hpp"

namespace models {

/// What the trial's statistician gets: one row per patient taken in, in the order of their numbers.
struct VisitTable {
  std::vector<std::string> measures;                     ///< Those that the targets name.
  std::vector<std::uint8_t> arm;                         ///< [row]
  std::vector<std::uint32_t> cluster;                    ///< [row] site or clinician; the row itself for patients.
  std::vector<std::vector<std::vector<double>>> values;  ///< [visit, 0 = baseline][measure][row]; NaN: not seen.

  std::size_t rows() const { return arm.size(); }
  std::size_t index(const std::string& measure) const;
};

/// Runs the trial once. `draws` carries seed and replicate. The model must have been checked by read_trial.
VisitTable run_trial(const sim::Model& model, const Trial& trial, const sim::Draws& draws);

}  // namespace models
