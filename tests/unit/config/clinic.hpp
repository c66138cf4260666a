#pragma once
// A small configuration with every kind of field: what the tests of the reader read.
#include <string>
#include <utility>
#include <vector>

#include "sim/config/fields.hpp"

namespace clinic {

enum class Entry { closed, rolling };

struct Wait {
  sim::Duration length{};

  void visit(sim::Fields& f) {
    f.shorthand("for");
    f.duration("for", length, {.doc = "How long."});
  }
};

struct Programme {
  int seats = 0;
  sim::Duration length{}, patience{};
  double dropout = 0, attendance = 0, effect = 0, half_life = 0, wage = 0, visits = 0;
  Entry entry = Entry::closed;
  bool family = false;
  Wait pause{};

  void visit(sim::Fields& f) {
    f.whole("seats", seats, {.doc = "Places in one group.", .low = 1, .high = 500});
    f.duration("length", length, {.doc = "Length of one session.", .low = 5, .high = 1440, .example = "90 min"});
    f.duration("patience", patience, {.doc = "How long patients wait.", .example = "26 weeks"}, sim::weeks(26));
    f.share("dropout", dropout, {.doc = "Chance of leaving early."}, 0.2);
    f.share("attendance", attendance, {.doc = "Chance of attending a session."}, 0.8);
    f.number("effect", effect, {.doc = "Change of pain.", .unit = "points", .low = -10, .high = 10}, 0.0);
    f.number("half_life", half_life, {.doc = "Half-life of the effect.", .unit = "months", .low = 0}, 24.0);
    f.money("wage", wage, {.doc = "Pay of the leader.", .unit = "USD/hour"}, 50.0);
    f.rate("visits", visits, {.doc = "Visits beside the programme."}, 4.0);
    f.choice("entry", entry, {{"closed", Entry::closed}, {"rolling", Entry::rolling}},
             {.doc = "When patients may join.", .synonyms = "open=rolling"}, Entry::closed);
    f.flag("family", family, {.doc = "Whether relatives are invited."}, false);
    f.section("pause", pause, {.doc = "Pause between sessions."}, false);
    f.done();
    if (f.clean() && f.has("patience") && patience < length)
      f.problem("patience", "config/contradiction", "nobody waits long enough for one session",
                "raise patience or shorten the session");
  }
};

struct Horizon {
  sim::Duration horizon{};

  void visit(sim::Fields& f) {
    f.duration("horizon", horizon, {.doc = "Time simulated.", .low = 1440, .example = "5 years"});
    f.done();
  }
};

struct Clinic {
  std::string title;
  std::uint64_t seed = 0;
  Horizon time;
  std::vector<std::pair<std::string, Programme>> programmes;
  std::vector<double> weights;
  std::vector<Wait> waits;
  std::vector<std::pair<std::string, sim::Duration>> staff;
  std::optional<double> budget;
  sim::Value pathway;

  void visit(sim::Fields& f) {
    f.text("title", title, {.doc = "Name shown on reports."}, "untitled");
    f.whole("seed", seed, {.doc = "What all chance is derived from."}, std::uint64_t{1});
    f.section("time", time, {.doc = "When.", .example = "{horizon: 5 years}"});
    f.named("programmes", programmes, {.doc = "Programmes by name."}, false);
    f.list("weights", weights, {.doc = "Shares of the arms.", .unit = "share"}, false);
    f.list("waits", waits, {.doc = "Waits."}, false);
    f.named("staff", staff, {.doc = "Time per role."}, false);
    f.money("budget", budget, {.doc = "Money there is.", .unit = "USD"});
    f.raw("pathway", pathway, {.doc = "Read later."}, false);
    f.done();
  }
};

}  // namespace clinic
