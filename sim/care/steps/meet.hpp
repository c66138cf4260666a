#pragma once
// Time with staff: an appointment in the first week with room for it, and the wait until then.
#include <span>
#include <vector>

#include "sim/care/steps/words.hpp"
#include "sim/care/world.hpp"

namespace sim {

/// Books the staff and waits until the appointment; the step after it is the meeting. When there is no time for it
/// within the booking horizon the meeting does not take place, and the pathway goes on behind it. Its hours are free
/// again when the patient dies, leaves or is in hospital before it; who is in hospital books anew afterwards.
class Book final : public Step {
 public:
  Book(std::vector<Work> work, std::uint16_t no_time, std::string words)
      : work_(std::move(work)), no_time_(no_time), words_(std::move(words)) {}
  Next take(Visit& v) const override {
    if (const auto when = v.world.make_appointment(v, work_)) return Next::after(*when - v.now());
    v.world.note(v.patient, no_time_);
    return Next::jump(static_cast<std::uint16_t>(v.cursor.step + 2));
  }
  std::string describe() const override { return words_; }
  std::span<const Work> booked() const override { return work_; }

 private:
  std::vector<Work> work_;
  std::uint16_t no_time_;
  std::string words_;
};

/// Staff work for the patient, who need not be there and does not wait for it: a call, a review, notes. Large pieces of
/// work (training) are spread over several weeks. It counts as worked in the week that has the hours for it, and is
/// done even if the patient has left by then; work that finds no hours within the booking horizon is noted and not
/// done.
class WorkFor final : public Step {
 public:
  WorkFor(std::vector<Work> work, std::uint16_t no_time, std::string words)
      : work_(std::move(work)), no_time_(no_time), words_(std::move(words)) {}
  Next take(Visit& v) const override {
    do_work(v, work_, no_time_);
    return Next::go_on();
  }
  std::string describe() const override { return words_; }

  /// The work itself, also used by other steps.
  static void do_work(Visit& v, std::span<const Work> work, std::uint16_t no_time);

 private:
  std::vector<Work> work_;
  std::uint16_t no_time_;
  std::string words_;
};

}  // namespace sim
