#pragma once
// Let time pass.
#include "sim/care/steps/words.hpp"
#include "sim/care/world.hpp"

namespace sim {

class Wait final : public Step {
 public:
  explicit Wait(Duration length) : length_(length) {}
  Next take(Visit&) const override { return Next::after(length_); }
  std::string describe() const override { return "wait " + in_words(length_); }

 private:
  Duration length_;
};

}  // namespace sim
