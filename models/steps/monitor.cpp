#include "models/steps/monitor.hpp"

#include "models/steps/verbs.hpp"
#include "sim/care/steps/words.hpp"

namespace models {

sim::Next Monitor::take(sim::Visit& v) const {
  const auto& columns = PatientColumns::handles();
  const std::uint32_t key = v.world.key(v.patient);
  if (v.world.columns()(columns.agreement, v.patient) == 0 &&
      v.world.draws().chance(plan_.agreement, key, plan_.signs, v.ordinal())) {
    v.world.edit(v.patient)(columns.agreement, v.patient) = 1;
    v.world.note(v.patient, plan_.signed_note);
  }
  if (v.world.draws().chance(plan_.urine_test, key, plan_.tests, v.ordinal())) {
    sim::Columns& edited = v.world.edit(v.patient);
    edited(columns.urine_day, v.patient) = day_column(v.now());
    edited(columns.urine_tests, v.patient) += 1;
    if (plan_.test) v.world.charge(v.patient, *plan_.test, 1, true);
    v.world.note(v.patient, plan_.tested);
  }
  return sim::Next::go_on();
}

std::string Monitor::describe() const {
  return "monitor: " + sim::percent(plan_.agreement) + " of those without an agreement sign one, " +
         sim::percent(plan_.urine_test) + " have a urine drug test";
}

void read_monitor(sim::Pathway& pathway, sim::Fields& f, sim::ProgrammeReading& context) {
  Monitor::Plan plan;
  f.share("agreement", plan.agreement, {.doc = "Chance that a patient without an agreement signs one"});
  f.share("urine_test", plan.urine_test, {.doc = "Chance of a urine drug test"});
  plan.signs = context.purpose_for(f, "monitor");
  plan.tests = context.purpose_of_part("urine_test");
  plan.signed_note = context.note("agreement_signed");
  plan.tested = context.note("urine_tested");
  const auto& resources = context.model.resources;
  for (std::size_t i = 0; i < resources.size(); ++i)
    if (resources[i].name == "urine drug tests") plan.test = static_cast<sim::ResourceId>(i);
  pathway.then<Monitor>(plan);
}

}  // namespace models
