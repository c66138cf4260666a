#include "sim/care/steps/hold_until.hpp"

#include "sim/care/steps/verbs.hpp"
#include "sim/care/steps/words.hpp"

namespace sim {

void read_hold_until(Pathway& pathway, Fields& f, ProgrammeReading& context) {
  HoldUntil::Plan plan;
  f.duration("check", plan.check, {.doc = "Time between two looks", .low = 1, .example = "4 weeks"});
  std::optional<Duration> at_most;
  f.duration("at_most", at_most, {.doc = "Longest wait; absent: for ever"});
  enum class Otherwise { usual_care, go_on } otherwise = Otherwise::usual_care;
  f.choice("otherwise", otherwise, {{"usual_care", Otherwise::usual_care}, {"go_on", Otherwise::go_on}},
           {.doc = "When it did not become true in time"}, Otherwise::usual_care);
  plan.leave = otherwise == Otherwise::usual_care;
  if (f.describing()) return;
  plan.conditions = read_conditions(f, *context.draft.written, {"check", "at_most", "otherwise", "name"}, context);
  if (plan.conditions.empty() && f.clean())
    f.problem("", "config/missing", f.path() + " says no condition", "write for example 'pegs: below 5'");
  if (at_most && plan.check.minutes > 0) {
    const auto looks = (at_most->minutes + plan.check.minutes - 1) / plan.check.minutes;
    if (looks > 250)
      f.problem("check", "config/contradiction", f.path() + " looks more than 250 times",
                "look less often, or leave 'at_most' out");
    plan.looks = static_cast<int>(looks);
    if (plan.looks == 0) plan.looks = 1;
  }
  plan.gave_up = context.note("gave_up_waiting");
  plan.words = "wait until " + in_words(plan.conditions) + ", looking every " + in_words(plan.check);
  if (at_most)
    plan.words += ", at most " + in_words(*at_most) + (plan.leave ? ", otherwise usual care" : ", then go on");
  pathway.then<HoldUntil>(std::move(plan));
}

}  // namespace sim
