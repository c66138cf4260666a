#pragma once
// A pathway is a list of steps. Steps are const and shared by every patient and thread; a patient owns only a Cursor.
#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/care/staff.hpp"
#include "sim/core/id.hpp"
#include "sim/core/time.hpp"

namespace sim {

class World;
struct Programme;

/// Where one patient stands in one programme.
struct Cursor {
  enum class At : std::uint8_t { outside, timer, waiting, left };
  Time wake = kNever;                ///< Next moment this track wants to act (also the end of patience while waiting).
  Time waiting_since{};              ///< When the present wait began.
  std::uint32_t list = UINT32_MAX;   ///< Where the patient waits: index into the world's places or group lists.
  std::uint32_t group = UINT32_MAX;  ///< The group whose seat the patient holds, if any.
  std::int32_t booked_week = -1;     ///< Week in which staff hold an appointment for the patient; -1 = none.
  std::uint16_t step = 0;
  std::uint16_t enrolment = 0;          ///< Courses begun so far.
  std::uint16_t ticket = 0;             ///< Goes up when a wait ends; entries on lists with an older one are stale.
  std::array<std::uint8_t, 2> round{};  ///< Times round the outer and the inner repeat.
  std::uint8_t missed = 0;              ///< Sessions missed in a row.
  std::uint8_t attended = 0;            ///< Sessions attended in this course.
  std::uint8_t tries = 0;   ///< Offers declined, visits retried: owned by the present step, cleared by the next.
  std::uint8_t places = 0;  ///< Bit per place pool of this programme that the patient occupies (see Places).
  At at = At::outside;
  bool list_is_group = false;
  bool enrolled = false;
};

/// What happens after a step.
struct Next {
  enum class Kind : std::uint8_t { go_on, after, again_after, park, jump, leave } kind = Kind::go_on;
  Duration wait{};
  std::uint16_t step = 0;

  static constexpr Next go_on() { return {}; }                                         ///< The next step, now.
  static constexpr Next after(Duration d) { return {Kind::after, d, 0}; }              ///< The next step, later.
  static constexpr Next again_after(Duration d) { return {Kind::again_after, d, 0}; }  ///< This step once more, later.
  static constexpr Next park() { return {Kind::park, {}, 0}; }  ///< Wait on a list; the world resumes at the next step.
  static constexpr Next jump(std::uint16_t to) { return {Kind::jump, {}, to}; }
  static constexpr Next leave() { return {Kind::leave, {}, 0}; }  ///< Leave the programme; usual care goes on.
};

/// What a step may see and change: one patient in one programme.
struct Visit {
  World& world;
  Patient patient;
  std::uint8_t track;  ///< Index of the programme in the model.
  Cursor& cursor;
  const Programme& programme;

  /// The semantic ordinal of a draw: course x 4096 + outer round x 64 + inner round.
  std::uint32_t ordinal() const { return cursor.enrolment * 4096U + cursor.round[0] * 64U + cursor.round[1]; }
  Time now() const;
};

/// One verb of care. Implementations are final, const, one file each.
class Step {
 public:
  virtual ~Step() = default;
  virtual Next take(Visit&) const = 0;
  /// One sentence, numbers and units included, as `carepath explain` prints it.
  virtual std::string describe() const = 0;
  /// The wait given up or ended by the world before it was granted (end of patience): what then. Default: leave.
  virtual Next refused(Visit&) const { return Next::leave(); }
  /// The hours of staff that it holds for the patient until the next step (see Cursor::booked_week).
  virtual std::span<const Work> booked() const { return {}; }
  /// Whether it looks itself who is eligible, when the time comes.
  virtual bool looks_for_eligible() const { return false; }
};

class Pathway {
 public:
  template <class S, class... Args>
  Pathway& then(Args&&... args) {
    return add(std::make_shared<const S>(std::forward<Args>(args)...));
  }
  Pathway& add(std::shared_ptr<const Step> step) {
    steps_.push_back(std::move(step));
    return *this;
  }
  const Step& step(std::uint16_t i) const { return *steps_[i]; }
  std::uint16_t size() const { return static_cast<std::uint16_t>(steps_.size()); }

 private:
  std::vector<std::shared_ptr<const Step>> steps_;
};

}  // namespace sim
