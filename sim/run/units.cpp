#include "sim/run/units.hpp"

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

}  // namespace

Plan make_plan(const Project& project, int threads) {
  Plan plan;
  plan.draws = project.draws();
  const std::size_t scenarios = project.file().scenarios.size();
  plan.models.resize(scenarios * plan.draws);
  parallel_for(plan.models.size(), threads, [&](std::size_t i) {
    plan.models[i] = project.compile(i / plan.draws, static_cast<std::uint32_t>(i % plan.draws));
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
  const Model& model = plan.model(unit);
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
