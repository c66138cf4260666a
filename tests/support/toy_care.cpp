#include "tests/support/toy_care.hpp"

#include <cmath>
#include <limits>

#include "sim/care/read_programme.hpp"
#include "sim/care/steps/caseload.hpp"
#include "sim/config/read_yaml.hpp"

namespace toy {

using namespace sim;

namespace {

class NoNature final : public Nature {
 public:
  NoNature() { living = false; }
  void enter(World&, Patient) const override {}
  Time next_review(const World&, Patient, Time) const override { return kNever; }
  Point point(const World&, Patient, Time) const override { return {}; }
  Flows between(const World&, Patient, const Point&, const Point&) const override { return {}; }
  void standing(const World&, Patient, std::span<double>) const override {}
};

class ToyClock final : public Clock {
 public:
  explicit ToyClock(const ClockPlan& plan) : Clock(plan.name), plan_(plan) {}
  double rate(const World&, Patient, Time) const override { return plan_.rate; }
  const Hazard& shape(const World&, Patient) const override { return plan_.shape; }
  double years_on_clock(const World& w, Patient p, Time t) const override {
    return plan_.start_years + in_years(t - w.life(p).entered);
  }
  void ring(World& w, Patient p) const override {
    if (plan_.does == ClockPlan::Ends::life) w.die(p);
    if (plan_.does == ClockPlan::Ends::admission) w.admit(p, days(3));
  }

 private:
  ClockPlan plan_;
};

class WanderingNature final : public Nature {
 public:
  WanderingNature(const std::vector<ClockPlan>& plans, double days) {
    for (const auto& plan : plans) clocks.push_back(std::make_unique<ToyClock>(plan));
    standing_resources = {0};
    wander_days.fill(days);
  }
  void enter(World&, Patient) const override {}
  Time next_review(const World&, Patient, Time) const override { return kNever; }
  Point point(const World& w, Patient p, Time t) const override {
    return {5 + 2 * w.wander(p, 0, t) + w.effect(p, 0, t)};
  }
  Flows between(const World&, Patient, const Point& a, const Point& b) const override {
    return {1 - (a[0] + b[0]) / 20};
  }
  void standing(const World&, Patient, std::span<double> per_year) const override { per_year[0] = 1; }
};

// Notes when the patient is first served.
class Mark final : public Step {
 public:
  explicit Mark(std::vector<Time>* starts) : starts_(starts) {}
  Next take(Visit& v) const override {
    if (starts_ != nullptr) {
      if (starts_->size() <= v.world.key(v.patient)) starts_->resize(v.world.key(v.patient) + 1, kNever);
      (*starts_)[v.world.key(v.patient)] = v.now();
    }
    return Next::go_on();
  }
  std::string describe() const override { return "mark the time"; }

 private:
  std::vector<Time>* starts_;
};

// Joins the line for the only kind of place; patience by keyed luck if there is any.
class Join final : public Step {
 public:
  explicit Join(const QueuePlan& plan) : plan_(plan) {}
  Next take(Visit& v) const override {
    const Duration patience =
        plan_.reneging ? plan_.patience.at(v.world.draws().uniform(v.world.key(v.patient), purpose("toy.patience"), 0))
                       : Duration{kNever.minutes};
    return v.world.take_place(v, 0, 0, patience) ? Next::go_on() : Next::park();
  }
  Next refused(Visit& v) const override {
    v.world.note(v.patient, 0);
    return Next::leave();
  }
  std::string describe() const override { return "join the line"; }

 private:
  QueuePlan plan_;
};

}  // namespace

std::unique_ptr<const Nature> no_nature() { return std::make_unique<NoNature>(); }

std::unique_ptr<const Nature> wandering_nature(std::vector<ClockPlan> clocks, double wander_days) {
  return std::make_unique<WanderingNature>(clocks, wander_days);
}

std::unique_ptr<Model> model_of(std::unique_ptr<const Nature> nature, std::uint32_t sites, std::uint32_t patients,
                                Duration horizon, Duration panel) {
  auto model = std::make_unique<Model>();
  const bool living = nature->living;
  model->nature = std::move(nature);
  model->stay_after_pathway = living;
  model->resources.push_back({"background", "year", "background", "health system", 100});
  model->subgroups.push_back({"everybody", "", "", [](const World&, Patient, Time) { return 1.0; }});
  if (living)
    model->outcomes.push_back({{"state", "points", "", Tick{0x1p-20}, Bins::linear(-5, 15, 80)},
                               {"state", "points", "", [](const World& w, Patient p, Time t) {
                                  return w.life(p).alive ? w.model().nature->point(w, p, t)[0]
                                                         : std::numeric_limits<double>::quiet_NaN();
                                }}});
  model->outcomes.push_back(
      {{"alive", "proportion", "", Tick{1}, Bins()},
       {"alive", "proportion", "", [](const World& w, Patient p, Time) { return w.life(p).alive ? 1.0 : 0.0; }}});
  model->measures.push_back({"visits", "per year", "", [](const World&, Patient, Time) { return 4.0; }});
  model->visit_measure = 0;
  model->targets.push_back({"state", "points", ""});
  const std::uint32_t each = patients / sites;
  for (std::uint32_t s = 0; s < sites; ++s)
    model->setting.sites.push_back({.hub = s / 4,
                                    .region = s / 16,
                                    .first_patient = s * each,
                                    .patients = each,
                                    .first_clinician = s,
                                    .clinicians = 1,
                                    .arrivals_per_day = 0});
  model->setting.patients = each * sites;
  model->setting.clinicians = sites;
  model->horizon = horizon;
  for (Time t = Time{} + panel; t.minutes < horizon.minutes; t = t + panel) model->panels.push_back(t);
  model->panels.push_back(Time{horizon.minutes});
  return model;
}

std::unique_ptr<Model> queue_of(const QueuePlan& plan) {
  auto model = model_of(no_nature(), 1, 0, plan.horizon, plan.horizon);
  model->setting.sites[0].arrivals_per_day = plan.arrivals_per_day;
  model->resources.push_back({"minutes of clerk", "minute", "programme staff", "health system", 0});
  model->roles.push_back({"clerk", 0, 0, plan.servers, Sharing::site, 1});
  model->places.push_back({"clerk", 0, 0, 0, 0});
  model->notes.push_back("queue.gave_up");
  Programme programme;
  programme.name = "queue";
  programme.pathway.then<Join>(plan);
  programme.pathway.then<Mark>(plan.starts);
  programme.pathway.then<Hold>(plan.service, ResourceId{1}, purpose("toy.service"), "");
  programme.pathway.then<GivePlaceBack>(std::size_t{0}, "");
  model->programmes.push_back(std::move(programme));
  model->allocation.arms.push_back({"everybody", 1, {0}});
  model->finish();
  return model;
}

void add_programme(Model& model, const std::string& name, const std::string& yaml) {
  Problems problems;
  const Value value = read_yaml(yaml, name + ".yaml", problems);
  Reading reading{problems};
  PurposeRegistry purposes;
  ProgrammeReading context{.model = model, .reading = reading, .purposes = purposes, .name = name};
  if (problems.empty()) read_programme(value, common_verbs(), context);
  problems.stop_if_any();
}

std::unique_ptr<Model> group_clinic(const ClinicPlan& plan) {
  using Does = ClockPlan::Ends;
  auto model = model_of(wandering_nature({{Does::life, "death", plan.deaths_per_year},
                                          {Does::admission, "admission", 0.5},
                                          {Does::nothing, "other", 2.0}}),
                        plan.sites, plan.patients, plan.horizon, plan.panel);
  for (const char* role : {"therapist", "nurse"}) {
    const auto minutes = static_cast<ResourceId>(model->resources.size());
    model->resources.push_back({std::string("minutes of ") + role, "minute", "programme staff", "health system", 1.5});
    model->roles.push_back({role, plan.fte, 24, 0, Sharing::region, minutes});
  }
  add_programme(*model, "group",
                R"(
programme: group
title: Toy groups
eligible: {visits: at least 1}
staff: {session: {therapist: 90 min, nurse: 90 min}, intake: {therapist: 45 min}}
pathway:
  - offer: {at: primary_care_visit, uptake: )" +
                    plan.uptake + R"(}
  - meet: {name: intake, staff: intake, effect: false}
  - wait_for_seat: {group_of: [)" +
                    std::to_string(plan.fewest) + ", " + std::to_string(plan.most) + "], entry: " + plan.entry +
                    ", at_most: " + plan.patience + R"(, otherwise: usual_care, staff: session}
  - repeat:
      times: )" + std::to_string(plan.sessions) +
                    R"(
      do:
        - attend: {length: 90 min, chance: )" +
                    plan.attendance + R"(}
        - leave_after: {missed_in_a_row: 2, record: dropped_out}
        - wait: 1 week
  - record: completed
effects:
  state: {per: attended_session, size: -0.2, half_life: 180 days}
on: {died: stop, admitted: pause}
)");
  model->allocation.arms.push_back({"everybody", 1, {0}});
  model->finish();
  return model;
}

}  // namespace toy
