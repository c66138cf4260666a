#pragma once
// One patient's life in one scenario: what happened, when, and how pain and dose stood then.
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "sim/care/model.hpp"
#include "sim/config/value.hpp"
#include "sim/core/draws.hpp"

namespace app {

/// One event, or one regular look.
struct Moment {
  sim::Time when;
  bool event = false;        ///< false: nothing happened, it is a quarterly look.
  std::uint32_t code = 0;    ///< See sim/record/event_log.hpp.
  double pegs = 0, mme = 0;  ///< Just after the event; not-a-number when the model has no such measure.
  double state = 0;          ///< Likewise, the measure that the event's clock switches (0 or 1).
};

struct LifeStory {
  std::uint32_t patient = 0;  ///< From 1.
  std::uint32_t site = 0;     ///< From 1.
  double age = 0;             ///< At the start.
  bool female = false;
  bool alive = true;          ///< At the end.
  double cost = 0, qaly = 0;  ///< Undiscounted, at the end or death.
  std::vector<Moment> moments;
  std::map<std::string, std::string> sessions;  ///< What programmes call their sessions: peer_support's "call".
};

/// The life of the patient with this ordinal (from 0). The whole world of the patient's site is run, so that queues and
/// groups are as in an ordinary run with the same draws. `ordinal` must be below model.setting.patients.
LifeStory life_of(const sim::Model& model, const sim::Draws& draws, std::uint32_t ordinal);

/// The event in words, as a planner would say it. A clock that switches something on and off is named like its measure.
std::string event_words(const sim::Model& model, const LifeStory& story, const Moment& moment);
/// The names that session steps have in the YAML of these programmes; programmes without such names are left out.
std::map<std::string, std::string> session_names(const sim::Value* programmes);
/// The name of the clock that rang; empty when the event is none.
std::string clock_of(const sim::Model& model, std::uint32_t code);

/// "week 12 Tue", counted from week 1; with the clock "week 12 Tue 09:40". The hours of appointments are only a way to
/// keep an order in a week (decision 2): they are told where minutes are what a history is about, in queues.
std::string date_words(sim::Time when, bool clock);

}  // namespace app
