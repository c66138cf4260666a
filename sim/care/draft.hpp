#pragma once
// What a programme's reader knows half-way: how deep it is, the sessions met so far, the elements switched on.
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sim/care/pathway.hpp"
#include "sim/care/programme.hpp"
#include "sim/care/solve_sessions.hpp"
#include "sim/config/value.hpp"

namespace sim {

/// A part of a programme that can be switched off.
struct Element {
  std::string name;
  bool on = true;
};

/// The state of reading one programme. Verbs add to it; effects are solved from it.
struct ProgrammeDraft {
  Programme* programme = nullptr;
  const Value* written = nullptr;  ///< What stands under the present verb (its keys may be names of measures).
  std::vector<Element> elements;
  double concentration = 1;          ///< Of the Dirichlet split of an effect over its elements.
  int depth = 0;                     ///< Repeats and branches around the present step.
  int repeats = 0;                   ///< Of these, repeats.
  bool once_per_clinician = false;   ///< Something is done once per clinician.
  bool enrols = false;               ///< Some step so far begins a course.
  bool all_enrolled = false;         ///< Everybody who comes as far as the present step has begun a course.
  bool ended = false;                ///< The last step read leaves for certain.
  std::uint8_t places = 0;           ///< Kinds of places so far: their bits in Cursor::places.
  std::optional<std::size_t> group;  ///< The group whose sessions the next repeat tells.
  Origin group_origin;

  // The sessions of the repeat being read, then of the course.
  bool in_course = false;  ///< The present repeat has a session.
  int courses = 0;         ///< Repeats (or single steps) with sessions so far.
  double waited_days = 0;  ///< Waits since the present repeat began, or since the course ended.
  Course course;
  std::vector<std::function<void(Course&)>>
      when_course_known;  ///< Solve chances once drop-out rule and length are known.
};

}  // namespace sim
