// `effects:`: what a programme does to its patients, in one of several published forms, solved for what the engine
// needs.
#include <algorithm>
#include <limits>

#include "sim/care/read_parts.hpp"
#include "sim/care/solve_effects.hpp"
#include "sim/config/suggest.hpp"
#include "sim/config/wording.hpp"
#include "sim/core/math.hpp"

namespace sim {

namespace {

constexpr double kNever = std::numeric_limits<double>::infinity();

// The forms an effect may be printed in; exactly one is written.
constexpr const char* kForms[] = {"size", "ratio", "total", "odds_ratio", "to_share"};

const char* form_of(Fields& f) {
  const char* found = nullptr;
  for (const char* form : kForms) {
    if (!f.has(form)) continue;
    if (found) {
      f.problem(form, "config/contradiction", f.path() + " says both '" + found + "' and '" + form + "'",
                "keep one of them");
      return found;
    }
    found = form;
  }
  if (!found)
    f.problem("", "config/missing", f.path() + " says no size",
              "write 'size: -0.5', 'ratio: 1.4', 'total: -0.4' (with per: attended_session), 'odds_ratio: 0.3' or "
              "'to_share: 60%'");
  return found;
}

// Sessions whose effects add up to the published total at a time after the first.
double per_session(Fields& f, const ProgrammeReading& context, double total, double half_life_days) {
  Duration at{};
  f.duration("at", at, {.doc = "When the total was measured, from the first session", .low = 1, .example = "365 days"});
  if (context.draft.courses != 1) {
    f.problem("total", "config/contradiction",
              f.path_of("total") + ": the size of one session can only be solved when one repeat holds all sessions",
              "write 'size:' per session, or 'per: enrolment'");
    return 0;
  }
  const double sessions = remaining_sessions(context.draft.course, in_days(at), half_life_days);
  if (sessions <= 0) {
    f.problem("at", "config/contradiction", f.path_of("at") + ": nothing is left of the effect by then",
              "measure earlier, or fade later");
    return 0;
  }
  return total / sessions;
}

double read_size(Fields& f, const ProgrammeReading& context, const std::string& form, bool per_attended,
                 double half_life_days, const Target& target) {
  double value = 0;
  const Spec positive{.doc = "Multiplies a rate or odds", .unit = "ratio", .low = 1e-3, .high = 1e3};
  if (form != "size" && form != "total" && !target.unit.starts_with("log")) {
    Value refused;
    f.raw(form.c_str(), refused, {.doc = "A ratio"});
    f.problem(form.c_str(), "config/contradiction",
              f.path_of(form.c_str()) + ": " + target.name + " moves by " + target.unit + ", not by a ratio",
              "write 'size:' in " + target.unit + ", for example 'size: -0.5'");
    return 0;
  }
  if (form == "size" || form == "total") {
    f.number(form.c_str(), value,
             {.doc = form == "size" ? "Size of the effect" : "Effect of the whole course on everybody enrolled",
              .unit = target.unit});
    if (form == "size") return value;
    if (!per_attended) {
      f.problem("total", "config/contradiction", f.path_of("total") + " goes with 'per: attended_session'",
                "write 'size:' instead");
      return 0;
    }
    return per_session(f, context, value, half_life_days);
  }
  if (form == "ratio") {
    value = 1;
    f.number("ratio", value, positive);
    return math::log(value);
  }
  if (form == "odds_ratio") {
    OddsRatio odds;
    f.number("odds_ratio", odds.ratio, positive);
    const bool by_rate = f.has("stop_rate") && !f.describing();
    if (by_rate || f.describing()) {
      double per_year = 0;
      Duration after{};
      f.rate("stop_rate", per_year, {.doc = "Stop rate without the programme", .unit = "per year", .low = 0});
      f.duration("after", after, {.doc = "When the odds were compared", .low = 1, .example = "6 months"});
      odds.still_without = math::exp(-per_year * in_years(after));
    }
    if (!by_rate) {
      f.share("still", odds.still_without,
              {.doc = "Share of the comparison arm still in the state when the odds were compared"});
    }
    return !f.describing() && f.clean() && odds.still_without > 0 && odds.still_without < 1 ? log_rate_ratio(odds) : 0;
  }
  double from = 0.5, to = 0.5;
  f.share("from_share", from, {.doc = "Share without the programme", .low = 1e-6, .high = 1 - 1e-6});
  f.share("to_share", to, {.doc = "Share with the programme", .low = 1e-6, .high = 1 - 1e-6});
  return math::log(to / (1 - to)) - math::log(from / (1 - from));
}

// Spike and slab: real in some draws only. The central value is the mean.
double real_share(Fields& f, ProgrammeReading& context, const std::string& key) {
  double chance = 1;
  f.share("chance", chance, {.doc = "Chance that the effect is real at all"}, 1.0);
  if (chance >= 1) return 1;
  if (!context.luck) return chance;
  context.latest_name = key;
  return context.luck->chance(chance, 0, context.purpose_of_part("is_real")) ? 1 : 0;
}

double read_half_life(Fields& f) {
  if (f.has("half_life")) {
    Duration half_life{};
    f.duration("half_life", half_life,
               {.doc = "Of fading after the patient has left", .low = 1, .example = "24 months"});
    if (!f.describing()) return in_days(half_life);
  }
  enum class Fades { at_once, never } fades = Fades::at_once;
  if (!f.describing() && !f.has("fades"))
    f.problem("", "config/missing", f.path() + " does not say how it fades",
              "write 'half_life: 24 months', 'fades: never' or 'fades: at_once'");
  f.choice("fades", fades, {{"at_once", Fades::at_once}, {"never", Fades::never}},
           {.doc = "When there is no half-life"}, Fades::at_once);
  return fades == Fades::never ? kNever : 0;
}

// Unknown settings are only looked for when it is known what the effect acts on.
void read_effect(const std::string& key, Fields& f, ProgrammeReading& context) {
  std::string target = key;
  f.text("target", target, {.doc = "What it acts on, when that is not its name"}, key);
  const auto& targets = context.model.targets;
  const auto at = std::find_if(targets.begin(), targets.end(), [&](const Target& t) { return t.name == target; });
  if (at == targets.end()) {
    std::vector<std::string> names;
    for (const Target& t : targets) names.push_back(t.name);
    f.problem(f.has("target") ? "target" : "", "config/choice",
              f.path() + ": nothing called " + in_quotes(target) + " can be acted on",
              did_you_mean(target, names, "the targets are " + in_words(names)));
    return;
  }
  Effect effect;
  effect.target = static_cast<TargetId>(at - targets.begin());
  f.choice("per", effect.per, {{"attended_session", Effect::Per::session}, {"enrolment", Effect::Per::enrolment}},
           {.doc = "Whether each attended session adds to it, or enrolment begins it"}, Effect::Per::enrolment);
  const bool per_attended = effect.per == Effect::Per::session;
  effect.half_life_days = read_half_life(f);
  Duration onset{};
  f.duration("builds_over", onset, {.doc = "Time until it has built up, in a straight line from enrolment"},
             Duration{});
  effect.onset_days = in_days(onset);
  if (per_attended && onset.minutes > 0)
    f.problem("builds_over", "config/contradiction",
              f.path_of("builds_over") + " goes with 'per: enrolment'; sessions build by themselves", "leave it out");
  if (per_attended && context.draft.courses == 0)
    f.problem("per", "config/contradiction", f.path_of("per") + ": the pathway has no session",
              "add 'attend' or 'meet', or write 'per: enrolment'");
  if (f.describing()) {
    for (const char* each : kForms) read_size(f, context, each, true, 0, *at);
    real_share(f, context, key);
    std::vector<std::string> words;
    f.list("elements", words, {.doc = "The elements that share this effect; absent: all"}, false);
    std::string split;
    f.text("split", split, {.doc = "Effects with the same word here are split over the elements alike"}, "");
    return;
  }
  const char* form = form_of(f);
  if (form) effect.size = read_size(f, context, form, per_attended, effect.half_life_days, *at);
  effect.size *= real_share(f, context, key);
  std::vector<std::string> elements;
  f.list("elements", elements, {.doc = "The elements that share this effect; absent: all"}, false);
  if (elements.empty())
    for (const Element& e : context.draft.elements) elements.push_back(e.name);
  std::string split = key;
  f.text("split", split, {.doc = "Effects with the same word here are split over the elements alike"}, key);
  if (!elements.empty()) effect.size *= share_of_elements(f, context, split, elements);
  context.draft.programme->effects.push_back(effect);
  f.done();
}

}  // namespace

FieldDoc describe_effect() {
  Model model;
  model.targets.push_back({"target", "log ratio", "", 0});
  Programme programme;
  Problems ignored;
  Reading reading{ignored};
  PurposeRegistry purposes;
  ProgrammeReading context{.model = model, .reading = reading, .purposes = purposes, .name = "programme"};
  context.draft.programme = &programme;
  FieldDoc doc;
  Fields fields(doc);
  read_effect("target", fields, context);
  for (FieldDoc& child : doc.children) {
    child.required = false;
    if (child.name == "size" || child.name == "total") child.spec.unit = "that of the target";
    if (child.name == "target") child.default_text = "the name of the effect";
  }
  return doc;
}

void read_effects(Fields& f, ProgrammeReading& context) {
  Value written;
  f.raw("effects", written, {.doc = "What the programme does to its patients, by what it acts on"}, false);
  if (written.is_null()) return;
  Fields all(written, f.path_of("effects"), f.reading());
  for (const auto& entry : written.entries()) {
    Value one;
    all.raw(entry.key.c_str(), one, {.doc = "One effect"});
    Fields effect(one, all.path_of(entry.key.c_str()), f.reading());
    read_effect(entry.key, effect, context);
  }
  all.done();
}

}  // namespace sim
