// What a small world weighs.
#include <gtest/gtest.h>

#include <cstdio>
#include <numeric>

#include "app/commands/load.hpp"
#include "sim/care/world.hpp"
#include "sim/run/project.hpp"
#include "sim/run/units.hpp"

namespace {

using namespace sim;

std::shared_ptr<const Model> model_of(const std::string& scenario, std::vector<std::string> sets) {
  Problems problems;
  const Overrides overrides{.sets = std::move(sets), .config_root = ""};
  const Project project(std::string(CAREPATH_SOURCE) + "/configs/scenarios/" + scenario, app::chronic_pain(), overrides,
                        problems);
  problems.stop_if_any();
  return project.compile_central(0);
}

World world_of(const Model& model) {
  std::vector<std::uint32_t> sites(model.setting.sites.size());
  std::iota(sites.begin(), sites.end(), 0U);
  return World(model, Draws(20270115), sites);
}

TEST(Scale, AClinicOfAHundredPatientsFitsInHalfAMebibyte) {
  const auto model = model_of("million.yaml", {"population.setting.patients=100", "population.setting.sites=1",
                                               "population.setting.hubs=1", "population.setting.regions=1"});
  World world = world_of(*model);
  world.run();
  std::size_t sum = 0;
  for (const auto& [part, bytes] : world.sizes()) {
    std::printf("%-18s %8zu bytes\n", part.c_str(), bytes);
    sum += bytes;
  }
  std::printf("%-18s %8zu bytes\n", "all", sum);
  EXPECT_EQ(world.tally().entered, 100);
  EXPECT_LE(sum, 512U * 1024);
}

// A thousand draws of a history need no more memory than one: each is made again when its unit runs.
TEST(Scale, DrawsOfAHistoryAreMadeWhenTheyRun) {
  Problems problems;
  const Overrides overrides{.sets = {"draws=5", "population.setting.patients=50"}, .config_root = ""};
  const Project project(std::string(CAREPATH_SOURCE) + "/configs/scenarios/illness_death.yaml", app::chronic_pain(),
                        overrides, problems);
  problems.stop_if_any();
  const Plan plan = make_plan(project, 1);
  Plan kept = plan;
  for (std::size_t i = 0; i < plan.models.size(); ++i) {
    EXPECT_EQ(plan.models[i] != nullptr, i % plan.draws == 0) << i;
    kept.models[i] = project.compile(i / plan.draws, static_cast<std::uint32_t>(i % plan.draws));
  }
  for (std::size_t u = 0; u < plan.units.size();) {
    const auto rows = run_bundle(plan, u, 1);
    EXPECT_EQ(rows, run_bundle(kept, u, 1)) << plan.units[u].scenario << ", " << plan.units[u].draw;
    u += rows.size();
  }
}

}  // namespace
