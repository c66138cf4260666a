#pragma once
// Assess a patient for opioid use disorder: an active one that nobody knew of may be found.
#include "models/history/patient.hpp"
#include "sim/care/world.hpp"

namespace models {

class ScreenForOud final : public sim::Step {
 public:
  ScreenForOud(double finds, sim::Purpose luck, std::uint16_t found) : finds_(finds), luck_(luck), found_(found) {}
  sim::Next take(sim::Visit&) const override;
  std::string describe() const override;

 private:
  double finds_;
  sim::Purpose luck_;
  std::uint16_t found_;
};

}  // namespace models
