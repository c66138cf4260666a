#pragma once
// Do some steps several times. At most two repeats lie within each other.
#include "sim/care/steps/words.hpp"
#include "sim/care/world.hpp"

namespace sim {

/// Stands behind the repeated steps: go round again, or go on.
class Again final : public Step {
 public:
  Again(int times, std::uint16_t first, std::uint8_t level) : times_(times), first_(first), level_(level) {}
  Next take(Visit& v) const override {
    std::uint8_t& round = v.cursor.round[level_];
    if (++round < times_) return Next::jump(first_);
    round = 0;
    return Next::go_on();
  }
  std::string describe() const override {
    return "again from " + step_number(first_) + ", " + std::to_string(times_) + " times in all";
  }

 private:
  int times_;
  std::uint16_t first_;
  std::uint8_t level_;
};

}  // namespace sim
