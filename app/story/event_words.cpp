// What events are called. Names come from the model; the ones that have a better sentence are listed here.
#include <algorithm>
#include <map>

#include "app/story/life_story.hpp"
#include "sim/config/wording.hpp"
#include "sim/record/event_log.hpp"

namespace app {

namespace {

std::string spaced(std::string name) {
  std::replace(name.begin(), name.end(), '_', ' ');
  std::replace(name.begin(), name.end(), '.', ' ');
  return sim::harmless(name);
}

std::string clock_words(const std::string& name) {
  static const std::map<std::string, std::string> kSaid{
      {"taper", "the dose is lowered"},
      {"stop", "opioids are stopped"},
      {"increase", "the dose is raised"},
      {"restart", "opioids are started again"},
      {"benzodiazepine", "a benzodiazepine is started or stopped"},
      {"non_opioid", "a non-opioid analgesic is started or stopped"},
      {"overdose", "overdose"},
      {"crisis", "mental-health crisis"},
      {"suicide", "suicide"},
      {"death", "death of another cause"},
      {"admission", "admission to hospital"},
      {"agreement", "a treatment agreement is signed"},
      {"urine_test", "a urine drug test is taken"},
      {"early_refill", "an early refill is asked for"},
      {"disorder_onset", "opioid use disorder begins"},
      {"disorder_detected", "the opioid use disorder is recognised"},
      {"medication_started", "medication for opioid use disorder is started"},
      {"medication_left", "medication for opioid use disorder is given up"},
      {"disorder_remission", "the opioid use disorder is in remission"},
      {"disorder_relapse", "relapse into opioid use disorder"},
  };
  const auto found = kSaid.find(name);
  return found == kSaid.end() ? spaced(name) : found->second;
}

std::string note_words(const std::string& note) {
  static const std::map<std::string, std::string> kSaid{
      {"offered", "the programme is offered"},
      {"accepted", "accepts"},
      {"declined", "declines"},
      {"enrolled", "enrolled"},
      {"joined_the_list", "joins the waiting list"},
      {"gave_up_waiting", "gives up waiting"},
      {"seated", "has a seat"},
      {"attended", "comes to a session"},
      {"missed", "misses a session"},
      {"completed", "completes the programme"},
      {"dropped_out", "drops out"},
  };
  const std::size_t dot = note.find('.');
  if (dot == std::string::npos) return spaced(note);
  const std::string what = note.substr(dot + 1);
  const auto found = kSaid.find(what);
  return spaced(note.substr(0, dot)) + ": " + (found == kSaid.end() ? spaced(what) : found->second);
}

}  // namespace

std::string event_words(const sim::Model& model, std::uint32_t code) {
  using namespace sim::event;
  if (code >= kFirstNote)
    return code - kFirstNote < model.notes.size() ? note_words(model.notes[code - kFirstNote]) : "a note";
  if (code >= kFirstClock) {
    const std::size_t clock = code - kFirstClock;
    return clock < model.nature->clocks.size() ? clock_words(model.nature->clocks[clock]->name()) : "a clock";
  }
  switch (code) {
    case kEntered: return "is followed from here on";
    case kDied: return "dies";
    case kAdmitted: return "is in hospital";
    case kGaveUp: return "the wait is over without a place";
    case kLeft: return "leaves the programme";
    case kSeated: return "the group begins";
    default: return "event " + std::to_string(code);
  }
}

}  // namespace app
