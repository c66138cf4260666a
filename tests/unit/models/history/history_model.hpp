#pragma once
// The shipped configuration as a model without programmes, for tests.
#include <memory>
#include <string>

#include "models/catalogue.hpp"
#include "models/history/chronic_pain.hpp"
#include "models/history/measures.hpp"
#include "sim/care/world.hpp"
#include "sim/config/evidence.hpp"
#include "sim/config/include.hpp"
#include "sim/config/set_value.hpp"

namespace history_test {

inline const std::string kConfigs = CAREPATH_SOURCE "/configs";

inline const sim::Evidence& evidence() {
  static const sim::Evidence all = [] {
    sim::Problems problems;
    sim::Evidence loaded = sim::load_evidence(kConfigs, problems);
    problems.stop_if_any();
    return loaded;
  }();
  return all;
}

inline sim::Value section(const std::string& file, const char* key) {
  sim::Problems problems;
  const sim::Value tree = sim::read_file(kConfigs + "/" + file, kConfigs, problems);
  problems.stop_if_any();
  return *tree.find(key);
}

inline sim::Value population(const std::string& name) { return section("populations/" + name + ".yaml", "population"); }
inline sim::Value history() { return section("histories/chronic_pain.yaml", "history"); }
inline sim::Value economics() { return section("economics/united_states.yaml", "economics"); }

/// Central values, or those of `draw`. Throws ConfigError with every problem.
inline sim::Catalogue catalogue(const sim::Value& population, const sim::Value& history,
                                const sim::ParameterValues* draw = nullptr) {
  sim::Problems problems;
  sim::Reading reading{problems, &evidence(), draw};
  sim::Catalogue made = models::catalogue(population, history, economics(), reading, kConfigs);
  problems.stop_if_any();
  return made;
}

/// Usual care of `patients` on `sites` sites with two clinicians each, censuses at 0 and every quarter.
inline std::unique_ptr<sim::Model> usual_care(const sim::Value& population, const sim::Value& history,
                                              std::uint32_t patients, int years = 1, std::uint32_t sites = 10) {
  auto model = std::make_unique<sim::Model>();
  static_cast<sim::Catalogue&>(*model) = catalogue(population, history);
  for (std::uint32_t s = 0; s < sites; ++s) {
    sim::Site site;
    site.first_patient = s * (patients / sites);
    site.patients = patients / sites;
    site.first_clinician = 2 * s;
    site.clinicians = 2;
    model->setting.sites.push_back(site);
  }
  model->setting.patients = patients / sites * sites;
  model->setting.clinicians = 2 * sites;
  model->horizon = sim::years(years);
  for (int quarter = 0; quarter <= 4 * years; ++quarter)
    model->panels.push_back(sim::Time{} + sim::months(3 * quarter));
  model->allocation.arms.push_back({"everybody", 1, {}});
  model->finish();
  return model;
}

inline sim::World world_of(const sim::Model& model, std::uint64_t seed = 1) {
  std::vector<std::uint32_t> sites(model.setting.sites.size());
  for (std::uint32_t s = 0; s < sites.size(); ++s) sites[s] = s;
  return sim::World(model, sim::Draws(seed, sim::omega(0, 0, 0)), sites);
}

/// Mean of a panel outcome over everybody (subgroup 0), or of another subgroup.
inline const sim::Accumulator& panel(const sim::World& world, std::size_t quarter, const std::string& outcome,
                                     std::size_t subgroup = 0) {
  const auto& outcomes = world.model().outcomes;
  for (std::size_t o = 0; o < outcomes.size(); ++o)
    if (outcomes[o].spec.name == outcome) return world.tally().panel(quarter, subgroup, o);
  throw std::runtime_error("no outcome " + outcome);
}

inline double measure(const sim::World& world, const char* name, sim::Patient p, sim::Time t) {
  const auto& all = world.model().measures;
  return all[models::index_of(all, name)].read(world, p, t);
}

}  // namespace history_test
