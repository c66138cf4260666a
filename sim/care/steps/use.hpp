#pragma once
// Hold one of a role's places for a while: a bed, a machine, a clerk.
#include "sim/care/steps/holding.hpp"
#include "sim/care/world.hpp"

namespace sim {

/// Holds the place for a time of keyed luck; the role's minutes are charged.
class Hold final : public Step {
 public:
  Hold(Holding holding, ResourceId minutes, Purpose length, std::string words)
      : holding_(holding), minutes_(minutes), length_(length), words_(std::move(words)) {}
  Next take(Visit& v) const override {
    const Duration length =
        holding_.at(holding_.is_fixed() ? 0.5 : v.world.draws().uniform(v.world.key(v.patient), length_, v.ordinal()));
    v.world.charge(v.patient, minutes_, static_cast<double>(length.minutes), true);
    return Next::after(length);
  }
  std::string describe() const override { return words_; }

 private:
  Holding holding_;
  ResourceId minutes_;
  Purpose length_;
  std::string words_;
};

}  // namespace sim
