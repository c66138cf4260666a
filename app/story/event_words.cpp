// What events are called. Names come from the model; the ones that have a better sentence are listed here.
#include <algorithm>
#include <cmath>
#include <map>

#include "app/picture/step_words.hpp"
#include "app/story/life_story.hpp"
#include "sim/config/wording.hpp"
#include "sim/record/event_log.hpp"

namespace app {

namespace {

std::string plain(std::string name) {
  std::replace(name.begin(), name.end(), '.', ' ');
  return sim::harmless(spaced(name));
}

// `state` is what the clock's measure says just after it rang.
std::string clock_words(const std::string& name, double state) {
  static const std::map<std::string, std::string> kSaid{
      {"taper", "the dose is lowered"},
      {"stop", "opioids are stopped"},
      {"increase", "the dose is raised"},
      {"restart", "opioids are started again"},
      {"benzodiazepine", "a benzodiazepine is "},
      {"non_opioid", "a non-opioid analgesic is "},
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
  if (found == kSaid.end()) return plain(name);
  if (!found->second.ends_with(' ')) return found->second;
  return found->second + (std::isnan(state) ? "started or stopped" : state > 0 ? "started" : "stopped");
}

std::string note_words(const std::string& note, const LifeStory& story) {
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
  if (dot == std::string::npos) return plain(note);
  const std::string what = note.substr(dot + 1);
  const auto found = kSaid.find(what);
  const auto session = story.sessions.find(note.substr(0, dot));
  if (session != story.sessions.end() && (what == "attended" || what == "missed"))
    return plain(note.substr(0, dot)) + (what == "attended" ? ": comes to '" : ": misses '") +
           sim::harmless(session->second) + "'";
  return plain(note.substr(0, dot)) + ": " + (found == kSaid.end() ? plain(what) : found->second);
}

}  // namespace

std::string clock_of(const sim::Model& model, std::uint32_t code) {
  using namespace sim::event;
  if (code < kFirstClock || code >= kFirstNote) return "";
  const std::size_t clock = code - kFirstClock;
  return clock < model.nature->clocks.size() ? model.nature->clocks[clock]->name() : "a clock";
}

std::string event_words(const sim::Model& model, const LifeStory& story, const Moment& moment) {
  using namespace sim::event;
  const std::uint32_t code = moment.code;
  if (code >= kFirstNote)
    return code - kFirstNote < model.notes.size() ? note_words(model.notes[code - kFirstNote], story) : "a note";
  if (code >= kFirstClock) return clock_words(clock_of(model, code), moment.state);
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
