#include "sim/care/steps/offer.hpp"

#include "sim/care/steps/meet.hpp"
#include "sim/care/steps/verbs.hpp"
#include "sim/care/steps/words.hpp"

namespace sim {

double Uptake::of(const World& world, Patient p) const {
  double yes = from ? world.model().chances[*from].read(world, p, world.now()) : chance;
  if (less_when.empty() || !all_hold(world, p, less_when)) return yes;
  return yes * odds_ratio / (1 - yes + yes * odds_ratio);
}

Next Offer::take(Visit& v) const {
  const auto at_a_visit = [&](Duration later) {
    return Next::again_after(v.world.next_visit(v.patient, v.now() + later) - v.now());
  };
  const std::uint32_t key = v.world.key(v.patient);
  const bool eligible = v.world.find_eligible(v.patient, v.programme);
  if (!plan_.at_visit && !eligible) return Next::leave();
  // Whether it is raised is luck of that day's visit.
  const auto day = static_cast<std::uint32_t>(day_of(v.now()));
  if (!eligible || (plan_.raised < 1 && !v.world.draws().chance(plan_.raised, key, plan_.raise, day)))
    return plan_.at_visit ? at_a_visit({}) : Next::leave();
  v.world.note(v.patient, plan_.offered);
  if (!plan_.work.empty()) WorkFor::do_work(v, plan_.work, plan_.no_time);
  const std::uint32_t k = v.cursor.enrolment * 4096U + v.cursor.tries;
  if (v.world.draws().chance(plan_.uptake.of(v.world, v.patient), key, plan_.answer, k)) {
    v.world.note(v.patient, plan_.accepted);
    return Next::go_on();
  }
  v.world.note(v.patient, plan_.declined);
  if (v.cursor.tries >= plan_.again_times) return Next::leave();
  ++v.cursor.tries;
  return plan_.at_visit ? at_a_visit(plan_.again_after) : Next::again_after(plan_.again_after);
}

namespace {

struct Again {
  Duration after{};
  int times = 1;
  void visit(Fields& f) {
    f.duration("after", after, {.doc = "Time between a refusal and the next offer", .low = 1, .example = "12 months"});
    f.whole("times", times, {.doc = "How often it is offered again", .low = 1, .high = 200}, 1);
  }
};

Uptake read_uptake(Fields& f, ProgrammeReading& context) {
  Uptake uptake;
  Value written;
  f.raw("uptake", written, {.doc = "Who says yes: a share, or from: a chance of the model", .example = "0.3"});
  if (written.is_null()) return uptake;
  const bool own_form =
      written.is_map() && (written.find("from") || written.find("less_likely") || written.find("share"));
  if (!own_form) {
    const Value wrapped = under("uptake", written);
    Fields one(wrapped, f.path(), f.reading());
    one.share("uptake", uptake.chance, {.doc = "Share who say yes"});
    return uptake;
  }
  Fields inner(written, f.path_of("uptake"), f.reading());
  if (inner.has("from")) {
    std::string name;
    inner.text("from", name, {.doc = "A chance of the model that depends on the patient"});
    uptake.from = context.chance(inner, "from", name);
  } else {
    inner.share("share", uptake.chance, {.doc = "Share who say yes"});
  }
  Value less;
  inner.raw("less_likely", less, {.doc = "For whom the odds of saying yes are multiplied"}, false);
  if (!less.is_null()) {
    Fields l(less, inner.path_of("less_likely"), f.reading());
    l.number("odds_ratio", uptake.odds_ratio, {.doc = "Multiplies the odds", .unit = "ratio", .low = 0});
    uptake.less_when = read_condition_group(l, "when", context, true);
    l.done();
  }
  inner.done();
  return uptake;
}

std::string words_of(const Offer::Plan& plan, const Model& model) {
  std::string words = plan.at_visit ? "at a primary-care visit, " : "";
  if (plan.raised < 1) words += "in " + percent(plan.raised) + " of the visits, ";
  words += "offer it to those who are eligible; ";
  words += plan.uptake.from ? "who accepts depends on '" + model.chances[*plan.uptake.from].name + "'"
                            : percent(plan.uptake.chance) + " accept";
  if (!plan.uptake.less_when.empty())
    words += " (odds times " + brief_number(plan.uptake.odds_ratio) + " when " + in_words(plan.uptake.less_when) + ")";
  if (!plan.work.empty()) words += "; each offer takes " + in_words(plan.work, model);
  if (plan.again_times == 0) return words + "; who declines is not asked again";
  return words + "; who declines is asked again after " + in_words(plan.again_after) + ", " +
         std::to_string(plan.again_times) + (plan.again_times == 1 ? " time" : " times");
}

}  // namespace

void read_offer(Pathway& pathway, Fields& f, ProgrammeReading& context) {
  Offer::Plan plan;
  enum class At { visit, now } at = At::visit;
  f.choice("at", at, {{"primary_care_visit", At::visit}, {"now", At::now}}, {.doc = "When it is offered"}, At::visit);
  plan.at_visit = at == At::visit;
  f.share("raised", plan.raised, {.doc = "Chance that the clinician raises it at an eligible visit"}, 1.0);
  plan.uptake = read_uptake(f, context);
  std::optional<Again> again;
  f.section("again", again, {.doc = "Whether those who decline are asked again"});
  if (again) {
    plan.again_after = again->after;
    plan.again_times = static_cast<std::uint8_t>(again->times);
  }
  plan.work = context.bundle(f, "staff", false);
  plan.no_time = context.note("no_time_of_staff");
  plan.answer = context.purpose_for(f, "offer");
  plan.raise = context.purpose_of_part("raised");
  plan.offered = context.note("offered");
  plan.accepted = context.note("accepted");
  plan.declined = context.note("declined");
  plan.words = words_of(plan, context.model);
  if (plan.at_visit) {
    if (!f.describing() && context.model.visit_measure >= context.model.measures.size())
      f.problem("at", "config/contradiction", f.path_of("at") + ": this model has no primary-care visits",
                "write 'at: now'");
    pathway.then<WaitForVisit>();
  }
  pathway.then<Offer>(std::move(plan));
}

}  // namespace sim
