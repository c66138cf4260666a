#include "tests/support/state_history.hpp"

#include "sim/care/states/catalogue.hpp"
#include "sim/config/read_yaml.hpp"
#include "tests/support/toy_care.hpp"

namespace toy {

namespace {

sim::Catalogue read(const HistoryPlan& plan, sim::Reading& reading) {
  const sim::Value history = sim::read_yaml(plan.history, "history.yaml", reading.problems);
  const sim::Value population = sim::read_yaml("attributes: " + plan.attributes, "population.yaml", reading.problems);
  if (!reading.problems.empty()) return {};
  return sim::states::catalogue(population, history, reading, CAREPATH_SOURCE "/configs");
}

}  // namespace

std::unique_ptr<sim::Model> history_model(const HistoryPlan& plan, const sim::ParameterValues* draw) {
  sim::Problems problems;
  sim::Reading reading{problems, nullptr, draw};
  auto model = std::make_unique<sim::Model>();
  static_cast<sim::Catalogue&>(*model) = read(plan, reading);
  problems.stop_if_any();
  for (std::uint32_t s = 0; s < plan.sites; ++s)
    model->setting.sites.push_back({.hub = s,
                                    .region = s,
                                    .first_patient = s * plan.patients,
                                    .patients = plan.patients,
                                    .first_clinician = s,
                                    .clinicians = 1});
  model->setting.patients = plan.sites * plan.patients;
  model->setting.clinicians = plan.sites;
  model->horizon = plan.horizon;
  for (sim::Time t = sim::Time{} + plan.panel; t.minutes < plan.horizon.minutes; t = t + plan.panel)
    model->panels.push_back(t);
  model->panels.push_back(sim::Time{plan.horizon.minutes});
  if (!plan.programme.empty()) {
    add_programme(*model, "help", plan.programme);
    model->allocation.arms.push_back({"everybody", 1, {0}});
  }
  model->finish();
  return model;
}

sim::Problems problems_of(const HistoryPlan& plan) {
  sim::Problems problems;
  sim::Reading reading{problems};
  read(plan, reading);
  return problems;
}

sim::Parameters parameters_of(const HistoryPlan& plan) {
  sim::Problems problems;
  sim::Reading reading{problems};
  read(plan, reading);
  problems.stop_if_any();
  return reading.parameters;
}

}  // namespace toy
