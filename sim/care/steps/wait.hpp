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

/// Wait for the site's moment of the week; at that moment: go on at once. The moments of all sites are spread evenly.
class WaitForSlot final : public Step {
 public:
  Next take(Visit& v) const override {
    const auto sites = static_cast<std::int64_t>(v.world.model().setting.sites.size());
    const std::int64_t slot = (2 * v.world.life(v.patient).site + 1) * kMinutesPerWeek / (2 * sites);
    const std::int64_t since = (v.now().minutes - slot) % kMinutesPerWeek;
    if (since == 0) return Next::go_on();
    return Next::after(minutes(since > 0 ? kMinutesPerWeek - since : -since));
  }
  std::string describe() const override { return "wait for the site's slot of the week"; }
};

}  // namespace sim
