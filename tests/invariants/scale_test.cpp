// What a small world weighs.
#include <gtest/gtest.h>

#include <cstdio>
#include <numeric>

#include "app/commands/load.hpp"
#include "sim/care/world.hpp"
#include "sim/run/project.hpp"

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

}  // namespace
