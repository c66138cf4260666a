#include "sim/care/states/check.hpp"

#include <algorithm>

#include "sim/config/suggest.hpp"
#include "sim/config/wording.hpp"

namespace sim::states {

namespace {

constexpr std::size_t kMostStates = 64, kMostTransitions = 64;

class Checker {
 public:
  Checker(const HistoryNumbers& h, const Schema& attributes, const Value& section, Problems& problems)
      : h_(h), attributes_(attributes), section_(section), problems_(problems) {
    for (const auto& s : h.states) states_.push_back(s.name);
    for (const auto& t : h.transitions) transitions_.push_back(t.name);
    for (const auto& s : h.strategies) strategies_.push_back(s.name);
  }

  void check() {
    if (h_.states.size() > kMostStates || h_.transitions.size() > kMostTransitions)
      problems_.add("config/range", section_.origin(), "history has more than 64 states or transitions");
    known(states_, h_.start, at("start"), "state", "history.start");
    if (!h_.strategy.empty() || !strategies_.empty())
      known(strategies_, h_.strategy, at("strategy"), "strategy", "history.strategy");
    for (const auto& t : h_.transitions) transition(t);
    for (const auto& s : h_.strategies) strategy(s);
    if (h_.oldest > 0) {
      needs("age", at("oldest"), "history.oldest");
      if (std::none_of(h_.states.begin(), h_.states.end(), [](const StateNumbers& s) { return s.dead; }))
        problems_.add("config/contradiction", at("oldest"), "history.oldest needs a state of death",
                      "write 'dead: true' in one of the states");
    }
  }

 private:
  const Origin& at(const char* key) const {
    const Value* value = section_.find(key);
    return value ? value->origin() : section_.origin();
  }

  bool known(const std::vector<std::string>& names, const std::string& name, const Origin& where, const char* what,
             const std::string& path) {
    if (std::find(names.begin(), names.end(), name) != names.end()) return true;
    problems_.add("config/choice", where, path + ": there is no " + what + " " + in_quotes(name),
                  did_you_mean(name, names, std::string("known are ") + in_words(names)));
    return false;
  }

  void needs(const char* attribute, const Origin& where, const std::string& path) {
    if (attributes_.find(attribute) != nullptr) return;
    problems_.add("config/missing", where, path + " needs the attribute '" + attribute + "'",
                  std::string("add it to population.attributes"));
  }

  void transition(const TransitionNumbers& t) {
    const std::string path = "history.transitions." + t.name;
    for (const auto& from : t.from) {
      if (!known(states_, from, t.where, "state", path + ".from")) continue;
      if (from == t.to)
        problems_.add("config/contradiction", t.where, path + " goes from " + in_quotes(from) + " to itself",
                      "name another state");
      if (state(from).dead)
        problems_.add("config/contradiction", t.where, path + " leaves " + in_quotes(from) + ", a state of death",
                      "nothing follows death");
    }
    known(states_, t.to, t.where, "state", path + ".to");
    for (const auto& [from, ratio] : t.from_state)
      known(t.from, from, t.where, "state it leaves", path + ".from_ratios");
    for (const auto& r : t.ratios) covariate(r, path + ".ratios." + r.covariate);
    if (t.clock == ClockKind::age) needs("age", t.where, path + " (clock: age)");
    if (t.hazard.family != HazardNumbers::Family::life_table) return;
    if (t.clock != ClockKind::age)
      problems_.add("config/contradiction", t.where, path + " has a life table, which goes by age",
                    "write 'clock: age'");
    if (!t.hazard.column_men.empty()) needs("female", t.where, path + ".hazard.life_table.men");
  }

  void covariate(const RatioNumbers& r, const std::string& path) {
    if (r.covariate == "years_since_entry") return;
    if (r.covariate == "age_now") return needs("age", r.where, path);
    std::vector<std::string> names{"age_now", "years_since_entry"};
    for (const auto& column : attributes_.columns()) {
      const bool own =
          column.name == "state" || column.name.starts_with("state_") || column.name.find('.') != std::string::npos;
      if (!own) names.push_back(column.name);
    }
    known(names, r.covariate, r.where, "attribute", path);
  }

  void strategy(const StrategyNumbers& s) {
    const std::string path = "history.strategies." + s.name;
    for (const auto& [name, ratio] : s.log_ratios) known(transitions_, name, s.where, "transition", path + ".ratios");
    for (const auto* list : {&s.utilities, &s.costs})
      for (const auto& [name, value] : *list) {
        const std::string which = path + (list == &s.costs ? ".costs" : ".utilities");
        if (known(states_, name, s.where, "state", which) && state(name).dead)
          problems_.add("config/contradiction", s.where, which + " names " + in_quotes(name) + ", a state of death",
                        "give it to a state of the living");
      }
  }

  const StateNumbers& state(const std::string& name) const {
    return *std::find_if(h_.states.begin(), h_.states.end(), [&](const StateNumbers& s) { return s.name == name; });
  }

  const HistoryNumbers& h_;
  const Schema& attributes_;
  const Value& section_;
  Problems& problems_;
  std::vector<std::string> states_, transitions_, strategies_;
};

}  // namespace

void check(const HistoryNumbers& numbers, const Schema& attributes, const Value& section, Problems& problems) {
  Checker(numbers, attributes, section, problems).check();
}

}  // namespace sim::states
