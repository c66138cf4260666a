#pragma once
// Some patients take these steps, the others do not.
#include <memory>
#include <vector>

#include "sim/care/steps/conditions.hpp"
#include "sim/care/steps/words.hpp"

namespace sim {

/// A step that is known once what lies between has been read.
struct Place {
  std::uint16_t step = 0;
};

/// Goes on when all conditions hold and the chance succeeds; otherwise jumps.
class Branch final : public Step {
 public:
  Branch(std::vector<Condition> conditions, double chance, Purpose luck, std::shared_ptr<const Place> otherwise)
      : conditions_(std::move(conditions)), chance_(chance), luck_(luck), otherwise_(std::move(otherwise)) {}
  Next take(Visit& v) const override {
    const bool yes = all_hold(v.world, v.patient, conditions_) &&
                     (chance_ >= 1 || v.world.draws().chance(chance_, v.world.key(v.patient), luck_, v.ordinal()));
    return yes ? Next::go_on() : Next::jump(otherwise_->step);
  }
  std::string describe() const override {
    std::string words = conditions_.empty() ? "" : "when " + in_words(conditions_);
    if (chance_ < 1) words += (words.empty() ? "for " : ", for ") + percent(chance_) + " of them";
    return words + " go on; for the others, go to " + step_number(otherwise_->step);
  }

 private:
  std::vector<Condition> conditions_;
  double chance_;
  Purpose luck_;
  std::shared_ptr<const Place> otherwise_;
};

/// Always jumps: past the steps of the others.
class Jump final : public Step {
 public:
  explicit Jump(std::shared_ptr<const Place> to) : to_(std::move(to)) {}
  Next take(Visit&) const override { return Next::jump(to_->step); }
  std::string describe() const override { return "go to " + step_number(to_->step); }

 private:
  std::shared_ptr<const Place> to_;
};

}  // namespace sim
