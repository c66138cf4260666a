#pragma once
// Come to a session, or miss it.
#include <memory>
#include <optional>
#include <vector>

#include "sim/care/steps/conditions.hpp"

namespace sim {

/// Chances of one draw; solved after the whole course has been read.
struct AttendanceChances {
  double each = 1;   ///< Of coming to one session, unless more likely to miss.
  double never = 0;  ///< Share of patients who never come.
};

class Attend final : public Step {
 public:
  struct Plan {
    std::shared_ptr<const AttendanceChances> chances;
    std::vector<Condition> miss_more_when;  ///< These patients miss `miss_times` as often.
    double miss_times = 1;
    bool session = true;     ///< Counts as a session: effects per session, misses in a row.
    std::vector<Work> work;  ///< Booked for this patient alone, and so worked whether or not they come.
    Duration length{};
    Purpose came, ever;
    std::uint16_t attended = 0, missed = 0;     ///< Notes.
    std::optional<ResourceId> visits, minutes;  ///< What the session costs the patient, if the model counts it.
    std::string words;
  };
  explicit Attend(Plan plan) : plan_(std::move(plan)) {}
  Next take(Visit&) const override;
  std::string describe() const override;

 private:
  Plan plan_;
};

/// Reads chance, any, miss_more of a session into the plan; used by the verbs attend and meet.
void read_chances(Fields& f, ProgrammeReading& context, Attend::Plan& plan);
/// Purposes, notes and the patient's own costs of a session.
void finish_plan(Fields& f, ProgrammeReading& context, const char* verb, Attend::Plan& plan);
/// A session outside any repeat is a course of one.
void finish_single_session(ProgrammeReading& context);

}  // namespace sim
