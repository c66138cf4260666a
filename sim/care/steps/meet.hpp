#pragma once
// Time with staff: an appointment in the first week with room for it, and the wait until then.
#include <span>
#include <vector>

#include "sim/care/steps/words.hpp"
#include "sim/care/world.hpp"

namespace sim {

/// Books the staff and waits until the appointment; the step after it is the meeting. When there is no time for it
/// within two years the meeting does not take place, and the pathway goes on behind it.
class Book final : public Step {
 public:
  Book(std::vector<Work> work, std::uint16_t no_time, std::string words)
      : work_(std::move(work)), no_time_(no_time), words_(std::move(words)) {}
  Next take(Visit& v) const override {
    if (const auto when = v.world.book(v.patient, work_, v.now())) return Next::after(*when - v.now());
    v.world.note(v.patient, no_time_);
    return Next::jump(static_cast<std::uint16_t>(v.cursor.step + 2));
  }
  std::string describe() const override { return words_; }

 private:
  std::vector<Work> work_;
  std::uint16_t no_time_;
  std::string words_;
};

/// Staff work for the patient, who need not be there and does not wait for it: a call, a review, notes. Large pieces of
/// work (training) are spread over several weeks. Work that finds no hours within two years is noted and not done.
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
