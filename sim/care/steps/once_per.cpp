#include "sim/care/steps/once_per.hpp"

#include <algorithm>
#include <cmath>

#include "sim/care/steps/meet.hpp"
#include "sim/care/steps/verbs.hpp"
#include "sim/care/steps/words.hpp"
#include "sim/config/suggest.hpp"

namespace sim {

Next OncePer::take(Visit& v) const {
  bool first = false;
  if (plan_.clinician) {
    first = v.world.first_for_clinician(v.patient, v.track);
  } else {
    const auto newcomer = static_cast<std::uint32_t>(in_years(v.now()) * plan_.turnover);
    first = v.world.first_for_unit(v.patient, v.track, plan_.by, v.cursor.step * 64U + newcomer % 64U);
  }
  if (first) {
    WorkFor::do_work(v, plan_.work, plan_.no_time);
    if (plan_.resource) v.world.charge(v.patient, *plan_.resource, 1, true);
    v.world.note(v.patient, plan_.done);
  }
  return Next::go_on();
}

namespace {

void read_resource(Fields& f, const Model& model, OncePer::Plan& plan) {
  std::string name;
  f.text("resource", name, {.doc = "A resource of the economics of which one unit is charged"}, "");
  if (name.empty()) return;
  std::vector<std::string> known;
  for (std::size_t i = 0; i < model.resources.size(); ++i) {
    if (model.resources[i].name == name) plan.resource = static_cast<ResourceId>(i);
    known.push_back(model.resources[i].name);
  }
  if (!plan.resource)
    f.problem("resource", "config/choice", f.path_of("resource") + ": no resource '" + name + "'",
              did_you_mean(name, known));
}

}  // namespace

void read_once_per(Pathway& pathway, Fields& f, ProgrammeReading& context) {
  OncePer::Plan plan;
  enum class Each { clinician, team, site, hub, region, all } each = Each::clinician;
  f.choice("each", each,
           {{"clinician", Each::clinician},
            {"team", Each::team},
            {"site", Each::site},
            {"hub", Each::hub},
            {"region", Each::region},
            {"all", Each::all}},
           {.doc = "For whom it is done once; team: the people of these roles who serve the patient"});
  plan.work = context.bundle(f, "staff");
  bool everybody = false;
  f.flag("all_staff", everybody, {.doc = "Every full-time equivalent of these roles spends that time, not one person"},
         false);
  if (everybody)
    for (Work& w : plan.work) w.minutes *= std::max(1, static_cast<int>(std::ceil(context.model.roles[w.role].fte)));
  read_resource(f, context.model, plan);
  f.rate("turnover", plan.turnover,
         {.doc = "Staff who leave, per year: it is done again for those who follow",
          .unit = "per year",
          .low = 0,
          .high = 5},
         0.0);
  context.purpose_for(f, "once_per");
  plan.clinician = each == Each::clinician;
  if (each == Each::team && !plan.work.empty()) plan.by = context.model.roles[plan.work.front().role].shared_by;
  if (each == Each::hub) plan.by = Sharing::hub;
  if (each == Each::region) plan.by = Sharing::region;
  if (each == Each::all) plan.by = Sharing::all;
  if (plan.clinician && plan.turnover > 0)
    f.problem("turnover", "config/contradiction", f.path_of("turnover") + " counts for sites, hubs and regions only",
              "clinicians are seen once; leave it out");
  if (plan.clinician && context.draft.once_per_clinician)
    f.problem("each", "config/contradiction", f.path() + ": something is already done once per clinician",
              "put both into one bundle");
  context.draft.once_per_clinician = context.draft.once_per_clinician || plan.clinician;
  plan.done = context.note(context.latest_name == "once_per" ? "trained" : context.latest_name);
  plan.no_time = context.note("no_time_of_staff");
  static constexpr const char* names[] = {"clinician", "team", "site", "hub", "region", "programme"};
  plan.words = "once for each " + std::string(names[static_cast<int>(each)]) +
               ", before the first patient: " + in_words(plan.work, context.model);
  if (plan.turnover > 0) plan.words += "; again every " + brief_number(1 / plan.turnover) + " years, as staff change";
  pathway.then<OncePer>(std::move(plan));
}

}  // namespace sim
