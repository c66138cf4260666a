#include "sim/run/units.hpp"

#include <algorithm>

#include "sim/care/states/alone.hpp"
#include "sim/care/world.hpp"
#include "sim/run/parallel.hpp"
#include "sim/run/policies.hpp"
#include "sim/run/setting.hpp"

namespace sim {

namespace {

constexpr double kBlockYears = 100'000;  // patient-years in one unit, about half a second
constexpr double kChunkYears = 200'000;
constexpr double kAloneYears = 50;  // years of a life in a closed loop that cost as much as one in the engine

double years_in(const Model& model, const std::vector<std::vector<std::uint32_t>>& worlds) {
  const double years = in_years(model.horizon);
  double sum = 0;
  for (const auto& world : worlds)
    for (const auto s : world) {
      const Site& site = model.setting.sites[s];
      sum += (site.patients + site.arrivals_per_day * 365.25 * years / 2) * years;
    }
  return sum;
}

// Whether the results of two draws have the same categories of cost.
bool same_resources_priced(const Model& a, const Model& b) {
  return std::equal(a.resources.begin(), a.resources.end(), b.resources.begin(), b.resources.end(),
                    [](const Resource& x, const Resource& y) { return (x.price > 0) == (y.price > 0); });
}

}  // namespace

std::shared_ptr<const Model> Plan::model(std::size_t scenario, std::size_t draw) const {
  const auto& kept = models[scenario * draws + draw];
  return kept ? kept : project->compile(scenario, static_cast<std::uint32_t>(draw));
}

Plan make_plan(const Project& project, int threads) {
  Plan plan;
  plan.project = &project;
  plan.draws = project.draws();
  const std::size_t scenarios = project.file().scenarios.size();
  plan.models.resize(scenarios * plan.draws);
  std::vector<std::uint8_t> redraws(scenarios);
  parallel_for(scenarios, threads, [&](std::size_t scenario) {
    plan.models[scenario * plan.draws] = project.compile(scenario, 0);
    redraws[scenario] = project.redraws(scenario);
  });
  parallel_for(plan.models.size(), threads, [&](std::size_t i) {
    const std::size_t scenario = i / plan.draws, draw = i % plan.draws;
    if (draw == 0) return;
    auto model = project.compile(scenario, static_cast<std::uint32_t>(draw));
    const bool alike = redraws[scenario] && same_resources_priced(*model, *plan.models[scenario * plan.draws]);
    if (!alike) plan.models[i] = std::move(model);
  });
  double in_chunk = kChunkYears;
  for (std::uint32_t s = 0; s < scenarios; ++s) {
    plan.blocks.push_back(blocks_of(*plan.models[s * plan.draws], kBlockYears));
    const auto& blocks = plan.blocks.back();
    const double weight = states::live_alone(*plan.models[s * plan.draws]) ? 1 / kAloneYears : 1;
    for (std::uint32_t d = 0; d < plan.draws; ++d)
      for (std::uint32_t r = 0; r < project.file().replicates; ++r)
        for (std::uint32_t b = 0; b < blocks.size(); ++b) {
          if (in_chunk >= kChunkYears) {
            plan.chunk_starts.push_back(plan.units.size());
            in_chunk = 0;
          }
          const WorkUnit unit{s, d, r, b, years_in(*plan.models[s * plan.draws], blocks[b])};
          in_chunk += weight * unit.patient_years;
          plan.patient_years += unit.patient_years;
          plan.units.push_back(unit);
        }
  }
  plan.chunk_starts.push_back(plan.units.size());
  return plan;
}

Tally run_unit(const Plan& plan, const WorkUnit& unit, std::uint64_t seed) {
  const auto made = plan.model(unit);
  const Model& model = *made;
  const Draws draws(seed, omega(policy::kRun, unit.draw, unit.replicate));
  const auto& worlds = plan.blocks[unit.scenario][unit.block];
  if (states::live_alone(model)) {
    std::vector<std::uint32_t> all;
    for (const auto& sites : worlds) all.insert(all.end(), sites.begin(), sites.end());
    return states::run_alone(model, draws, all);
  }
  Tally sum(model.tally_shape());
  for (const auto& sites : worlds) {
    World world(model, draws, sites, std::move(sum));
    world.run();
    sum = std::move(world).give_tally();
  }
  return sum;
}

}  // namespace sim
