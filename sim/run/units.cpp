#include "sim/run/units.hpp"

#include <algorithm>

#include "sim/care/states/alone.hpp"
#include "sim/run/parallel.hpp"
#include "sim/run/policies.hpp"

namespace sim {

namespace {

// Patient-years of one scenario in a bundle: few enough that a dozen threads find work, enough that tallies cost
// little.
constexpr double kBlockYears = 100'000, kLeastBlockYears = 10'000;
constexpr double kManyBundles = 16;
constexpr double kChunkYears = 200'000;
constexpr double kAloneYears = 50;  // years of a life in a closed loop that cost as much as one in the engine

double years_in(const Model& model, const Joint& joint) {
  const double years = in_years(model.horizon);
  double sum = 0;
  for (const auto s : joint.sites) {
    const Site& site = model.setting.sites[s];
    sum += (site.patients + site.arrivals_per_day * 365.25 * years / 2) * years;
  }
  return sum;
}

double years_in(const Model& model, const std::vector<Joint>& joints) {
  double sum = 0;
  for (const Joint& joint : joints) sum += years_in(model, joint);
  return sum;
}

std::vector<const Model*> models_of(const std::vector<std::shared_ptr<const Model>>& kept) {
  std::vector<const Model*> models;
  for (const auto& model : kept) models.push_back(model.get());
  return models;
}

// Joints gathered into blocks of at least so many patient-years.
std::vector<std::vector<Joint>> blocks_of(std::vector<Joint> joints, const Model& model, double runs) {
  const double enough = std::clamp(years_in(model, joints) * runs / kManyBundles, kLeastBlockYears, kBlockYears);
  std::vector<std::vector<Joint>> blocks;
  double in_block = enough;
  for (Joint& joint : joints) {
    if (in_block >= enough) {
      blocks.emplace_back();
      in_block = 0;
    }
    in_block += years_in(model, joint);
    blocks.back().push_back(std::move(joint));
  }
  return blocks;
}

// A chunk holds whole bundles of one group.
void add_units(Plan& plan, std::uint32_t replicates) {
  for (std::uint32_t g = 0; g < plan.groups.size(); ++g) {
    double in_chunk = kChunkYears;
    const ScenarioGroup& group = plan.groups[g];
    for (std::uint32_t d = 0; d < plan.draws; ++d)
      for (std::uint32_t r = 0; r < replicates; ++r)
        for (std::uint32_t b = 0; b < group.blocks.size(); ++b) {
          if (in_chunk >= kChunkYears) {
            plan.chunk_starts.push_back(plan.units.size());
            in_chunk = 0;
          }
          for (const std::uint32_t s : group.scenarios) {
            const Model& model = *plan.models[s * plan.draws];
            const WorkUnit unit{s, d, r, b, years_in(model, group.blocks[b]), g};
            in_chunk += (states::live_alone(model) ? 1 / kAloneYears : 1) * unit.patient_years;
            plan.patient_years += unit.patient_years;
            plan.units.push_back(unit);
          }
        }
  }
  plan.chunk_starts.push_back(plan.units.size());
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
  const std::uint32_t replicates = project.file().replicates;
  for (auto& group : groups_of_same_people(project.tree())) {
    std::vector<std::shared_ptr<const Model>> models;
    for (const std::uint32_t s : group) models.push_back(plan.models[s * plan.draws]);
    auto joints = joints_of(models_of(models));
    const double runs = static_cast<double>(plan.draws) * replicates;
    plan.groups.push_back({std::move(group), blocks_of(std::move(joints), *models.front(), runs)});
  }
  add_units(plan, replicates);
  return plan;
}

std::vector<ChunkRow> run_bundle(const Plan& plan, std::size_t first_unit, std::uint64_t seed,
                                 const std::atomic<bool>* stop) {
  const WorkUnit& first = plan.units[first_unit];
  const ScenarioGroup& group = plan.groups[first.group];
  std::vector<std::shared_ptr<const Model>> models;
  for (const std::uint32_t s : group.scenarios) models.push_back(plan.model(s, first.draw));
  const Draws draws(seed, omega(policy::kRun, first.draw, first.replicate));
  std::vector<ChunkRow> rows;
  for (const Lived& lived : live_together(models_of(models), draws, group.blocks[first.block], stop)) {
    const bool failed = !lived.fault.empty();
    rows.push_back({first_unit + rows.size(), failed ? lived.fault : lived.tally.bytes(), failed});
  }
  return rows;
}

}  // namespace sim
