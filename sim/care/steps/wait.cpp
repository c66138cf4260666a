#include "sim/care/steps/wait.hpp"

#include "sim/care/steps/verbs.hpp"

namespace sim {

void read_wait(Pathway& pathway, Fields& f, ProgrammeReading& context) {
  f.shorthand("for");
  enum class Until { length, weekly_slot } until = Until::length;
  f.choice(
      "until", until, {{"length", Until::length}, {"weekly_slot", Until::weekly_slot}},
      {.doc = "weekly_slot: the site's own moment of the week (sites are spread evenly over it) instead of a length"},
      Until::length);
  if (until == Until::weekly_slot) {
    pathway.then<WaitForSlot>();
    return;
  }
  Duration length{};
  if (!f.describing() && f.has("times_per_year")) {
    double per_year = 1;
    f.rate("times_per_year", per_year,
           {.doc = "Waits one over this rate", .unit = "per year", .low = 0.05, .high = 366});
    length = minutes(static_cast<std::int64_t>(static_cast<double>(kMinutesPerYear) / per_year + 0.5));
  } else {
    f.duration("for", length, {.doc = "How long", .example = "1 week"});
  }
  context.draft.waited_days += in_days(length);
  pathway.then<Wait>(length);
}

}  // namespace sim
