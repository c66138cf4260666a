#pragma once
// Something is used and paid for: materials, a licence, a test.
#include "sim/care/world.hpp"

namespace sim {

class Charge final : public Step {
 public:
  Charge(ResourceId resource, double quantity, std::string words)
      : resource_(resource), quantity_(quantity), words_(std::move(words)) {}
  Next take(Visit& v) const override {
    v.world.charge(v.patient, resource_, quantity_, true);
    return Next::go_on();
  }
  std::string describe() const override { return words_; }

 private:
  ResourceId resource_;
  double quantity_;
  std::string words_;
};

}  // namespace sim
