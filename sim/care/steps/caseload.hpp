#pragma once
// A place among limited places: somebody's caseload, a bed, a clerk. Whoever finds none waits in line.
#include <vector>

#include "sim/care/steps/conditions.hpp"
#include "sim/care/steps/holding.hpp"

namespace sim {

class TakePlace final : public Step {
 public:
  struct Plan {
    std::size_t places = 0;                             ///< Index of the kind of place in the model.
    Holding at_most = Holding::fixed(kNever - Time{});  ///< Longest wait.
    Purpose patience{};                                 ///< Whose luck, when it differs between patients.
    std::vector<Condition> first;                       ///< These patients go before the others.
    bool leave = true;                                  ///< After a wait given up; false: go on without a place.
    std::uint16_t joined = 0, gave_up = 0;              ///< Notes.
    std::string words;
  };
  explicit TakePlace(Plan plan) : plan_(std::move(plan)) {}
  Next take(Visit& v) const override {
    const bool first = plan_.first.empty() || all_hold(v.world, v.patient, plan_.first);
    if (v.world.take_place(v, plan_.places, first ? 0 : 1, longest_wait(v))) return Next::go_on();
    v.world.note(v.patient, plan_.joined);
    return Next::park();
  }
  Next refused(Visit& v) const override {
    v.world.note(v.patient, plan_.gave_up);
    return plan_.leave ? Next::leave() : Next::after({});
  }
  std::string describe() const override { return plan_.words; }

 private:
  Duration longest_wait(const Visit& v) const {
    const bool same = plan_.at_most.is_fixed();
    return plan_.at_most.at(same ? 0.5 : v.world.draws().uniform(v.world.key(v.patient), plan_.patience, v.ordinal()));
  }

  Plan plan_;
};

class GivePlaceBack final : public Step {
 public:
  GivePlaceBack(std::size_t places, std::string words) : places_(places), words_(std::move(words)) {}
  Next take(Visit& v) const override {
    v.world.give_place_back(v.patient, v.track, places_);
    return Next::go_on();
  }
  std::string describe() const override { return words_; }

 private:
  std::size_t places_;
  std::string words_;
};

/// Adds a kind of place of this programme to the model; nothing after a problem.
std::optional<std::size_t> add_places(Fields& f, ProgrammeReading& context, RoleId role, double per_fte);

}  // namespace sim
