#include "models/trials/trial.hpp"

#include <algorithm>

#include "sim/config/suggest.hpp"
#include "sim/config/wording.hpp"
#include "sim/core/math.hpp"

namespace models {

namespace {

constexpr std::pair<const char*, Role> kRoles[] = {{"calibration", Role::calibration},
                                                   {"held_out", Role::held_out},
                                                   {"consistency", Role::consistency},
                                                   {"verification", Role::verification}};

constexpr std::pair<const char*, Method> kMethods[] = {{"ancova", Method::ancova},
                                                       {"mixed", Method::mixed},
                                                       {"difference", Method::difference},
                                                       {"mean", Method::mean},
                                                       {"odds_ratio", Method::odds_ratio},
                                                       {"firth_odds_ratio", Method::firth_odds_ratio},
                                                       {"logistic", Method::logistic},
                                                       {"relative_hazard", Method::relative_hazard},
                                                       {"area_under_curve", Method::area_under_curve},
                                                       {"mean_of_cases", Method::mean_of_cases},
                                                       {"mean_of_controls", Method::mean_of_controls},
                                                       {"everybody", Method::everybody},
                                                       {"nobody", Method::nobody}};

bool compares_arms(Method m) {
  return m == Method::ancova || m == Method::mixed || m == Method::difference || m == Method::odds_ratio ||
         m == Method::firth_odds_ratio;
}

bool needs_predictor(Method m) {
  return m == Method::logistic || m == Method::area_under_curve || m == Method::mean_of_cases ||
         m == Method::mean_of_controls;
}

std::vector<std::string> names_of(const std::vector<sim::Measure>& measures) {
  std::vector<std::string> names;
  for (const auto& m : measures) names.push_back(m.name);
  return names;
}

class Checker {
 public:
  Checker(const sim::Value& section, const sim::Model& model, sim::Reading& reading)
      : section_(section), model_(model), reading_(reading) {}

  void visits(const Trial& trial) {
    for (const sim::Duration visit : trial.visits)
      if (std::none_of(model_.panels.begin(), model_.panels.end(),
                       [&](sim::Time t) { return t.minutes == visit.minutes; }))
        add("config/contradiction", at("visits"), "a visit of the trial falls between two panels",
            "visits take place when everybody is counted: choose time.panel so that it divides them");
  }
  void measure(const std::string& name, const sim::Origin& where) {
    const auto& all = model_.measures;
    if (std::any_of(all.begin(), all.end(), [&](const sim::Measure& m) { return m.name == name; })) return;
    add("config/choice", where, "no measure " + sim::in_quotes(name), sim::did_you_mean(name, names_of(all)));
  }
  void ranges(const Ranges& ranges, const sim::Origin& where) {
    for (const auto& [name, range] : ranges) measure(name, where);
  }
  void target(const std::string& name, const Target& target, const Trial& trial) {
    const sim::Origin& where = of(name);
    measure(target.outcome, where);
    for (const auto& predictor : target.predictors) measure(predictor, where);
    ranges(target.among, where);
    ranges(target.given, where);
    ranges(target.exposed, where);
    ranges(target.unexposed, where);
    if (target.at.minutes > 0 && std::find(trial.visits.begin(), trial.visits.end(), target.at) == trial.visits.end())
      add("config/contradiction", where, name + " is read when there is no visit",
          "add it to 'visits', or read it at one");
    const auto& arms = model_.allocation.arms;
    if (!target.arm.empty() &&
        std::none_of(arms.begin(), arms.end(), [&](const sim::Arm& a) { return a.name == target.arm; }))
      add("config/choice", where, "no arm " + sim::in_quotes(target.arm), "name one of the arms of the allocation");
    if (compares_arms(target.method) && (arms.size() < 2 || target.arm.empty() || target.arm == arms.front().name))
      add("config/contradiction", where, name + " compares arms",
          "give 'arm': one that is not the first of the allocation");
    if (needs_predictor(target.method) && target.predictors.empty())
      add("config/missing", where, name + " needs predictors", "write for example 'predictors: [mme_at_entry]'");
    if (target.method == Method::relative_hazard && target.exposed.empty())
      add("config/missing", where, name + " does not say who is exposed",
          "write 'exposed: {mme_at_entry: {at_least: 100}}'");
  }
  /// {id: A10}, {value: ..., ci95: ...} or {direction: above}.
  void published(const std::string& name, Target& target) {
    const sim::Value& printed = target.printed;
    const auto fail = [&](const std::string& message, const char* help) {
      add("config/evidence", printed.is_null() ? of(name) : printed.origin(), message, help);
    };
    if (const sim::Value* direction = printed.find("direction")) {
      if (direction->text() != "above" && direction->text() != "below")
        return fail("a direction is above or below", "write 'direction: above'");
      target.published.direction = direction->text() == "above" ? 1 : -1;
      if (const sim::Value* source = printed.find("source")) target.published.source = source->text();
      return;
    }
    const sim::EvidenceRow* row = nullptr;
    std::optional<sim::EvidenceRow> own;
    if (const sim::Value* id = printed.find("id")) {
      row = reading_.evidence->find(id->text());
      if (!row) return fail("no evidence row " + sim::in_quotes(id->text()), "name a row of the evidence folder");
      target.published.id = row->id;
    } else {
      own = sim::read_evidence_row(printed, "trial." + name + ".published", reading_.problems);
      if (!own) return;
      row = &*own;
    }
    if (!row->value) return fail("the published row has no number", "name a row with a value");
    target.published.source = row->source;
    target.published.provenance = row->provenance;
    const auto scale = [&](double x) { return target.is_ratio() ? sim::math::log(x) : x; };
    target.published.value = scale(*row->value);
    if (row->ci95) target.published.ci95 = {scale((*row->ci95)[0]), scale((*row->ci95)[1])};
  }

 private:
  const sim::Origin& at(const char* key) const {
    const sim::Value* found = section_.find(key);
    return found ? found->origin() : section_.origin();
  }
  const sim::Origin& of(const std::string& target) const {
    const sim::Value* targets = section_.find("targets");
    const sim::Value* found = targets ? targets->find(target) : nullptr;
    return found ? found->origin() : section_.origin();
  }
  void add(const char* code, const sim::Origin& where, std::string message, std::string help) {
    reading_.problems.add(code, where, std::move(message), std::move(help));
  }

  const sim::Value& section_;
  const sim::Model& model_;
  sim::Reading& reading_;
};

}  // namespace

void Range::visit(sim::Fields& f) {
  f.number("at_least", at_least, {.doc = "from this value on"});
  f.number("below", below, {.doc = "only below this value"});
}

bool Target::is_ratio() const {
  return method == Method::odds_ratio || method == Method::firth_odds_ratio || method == Method::logistic ||
         method == Method::relative_hazard;
}

std::optional<double> Target::null() const {
  if (reported == Reported::half_width) return std::nullopt;
  if (is_ratio() || compares_arms(method)) return 0.0;
  if (method == Method::mean && change) return 0.0;
  if (method == Method::area_under_curve) return 0.5;
  return std::nullopt;
}

void Target::visit(sim::Fields& f) {
  f.text("about", about, {.doc = "what was found, in words"});
  f.text("outcome", outcome, {.doc = "the measure", .example = "pegs"});
  f.text("arm", arm, {.doc = "the arm compared with the first one, or the only arm looked at"}, "");
  f.duration("at", at, {.doc = "when it was read; baseline when left out", .low = 0, .example = "12 months"},
             sim::Duration{});
  f.choice("estimator", method, {std::begin(kMethods), std::end(kMethods)}, {.doc = "how the paper estimated it"});
  f.choice("reported", reported, {{"value", Reported::value}, {"half_width", Reported::half_width}},
           {.doc = "the estimate, or half the width of its interval"}, Reported::value);
  f.choice("role", role, {std::begin(kRoles), std::end(kRoles)}, {.doc = "what the published number may be used for"});
  f.list("predictors", predictors, {.doc = "measures at baseline; the first is the one reported"}, false);
  f.named("among", among, {.doc = "only those with baseline values in these ranges"}, false);
  f.named("given", given, {.doc = "only those with values in these ranges at the visit itself"}, false);
  f.named("exposed", exposed, {.doc = "relative_hazard: who is exposed"}, false);
  f.named("unexposed", unexposed, {.doc = "relative_hazard: whom they are compared with; everybody else when left out"},
          false);
  f.flag("baseline", own_baseline, {.doc = "adjust for the outcome at baseline"}, true);
  f.share("fell_by", fell_by, {.doc = "count who fell by this share of baseline or more"});
  f.flag("change", change, {.doc = "the outcome less its baseline"}, false);
  f.flag("rose", rose, {.doc = "count who are above baseline"}, false);
  f.number("at_least", at_least, {.doc = "count who have this much or more"});
  f.number("at_most", at_most, {.doc = "count who have this much or less"});
  f.list("also", also, {.doc = "held out: further evidence rows that say the same number"}, false);
  f.text("note", note, {.doc = "the likely cause of a miss"}, "");
  f.raw("published", printed,
        {.doc = "{id: ...} of an evidence row, a number written in place, or {direction: above or below}"});
}

void Trial::visit(sim::Fields& f) {
  f.text("name", name, {.doc = "short name of the trial"});
  f.text("question", question, {.doc = "what it asked"}, "");
  f.text("source", source, {.doc = "where it was published"});
  f.list("visits", visits, {.doc = "when patients were seen after baseline", .low = 1}, false);
  f.share("followed", followed, {.doc = "share seen at the last visit, of those alive"}, 1.0);
  f.named("entry", entry, {.doc = "whom the trial took in, by measures at baseline"}, false);
  f.named("targets", targets, {.doc = "what is compared with the published numbers"});
}

Trial read_trial(const sim::Value& section, const sim::Model& model, sim::Reading& reading) {
  Trial trial = sim::read<Trial>(section, "trial", reading);
  if (!reading.problems.empty()) return trial;
  Checker check(section, model, reading);
  check.visits(trial);
  check.ranges(trial.entry, section.origin());
  for (auto& [name, target] : trial.targets) {
    check.target(name, target, trial);
    check.published(name, target);
  }
  return trial;
}

const char* words_of(Role role) {
  for (const auto& [word, known] : kRoles)
    if (known == role) return known == Role::held_out ? "held out" : word;
  return "";
}

const char* words_of(Method method) {
  for (const auto& [word, known] : kMethods)
    if (known == method) return word;
  return "";
}

}  // namespace models
