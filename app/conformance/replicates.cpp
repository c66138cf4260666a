#include "app/conformance/replicates.hpp"

#include <cmath>

#include "app/commands/load.hpp"
#include "sim/care/world.hpp"
#include "sim/run/policies.hpp"

namespace app::conformance {

namespace {

Measured run_all(const Work& work, const sim::Project& project, const std::string& scenario) {
  const auto model = project.compile_central(find_scenario(project, scenario));
  Measured means;
  for (std::uint32_t r = 0; r < kReplicates; ++r) {
    const sim::Draws draws(project.file().seed, sim::omega(sim::policy::kRun, 0, r));
    sim::World world(*model, draws, {0});
    world.run();
    for (std::size_t o = 0; o < model->outcomes.size(); ++o)
      means[model->outcomes[o].spec.name].push_back(world.tally().panel(model->panels.size() - 1, 0, o).mean());
    work.tell((r + 1.0) / kReplicates);
  }
  return means;
}

}  // namespace

Measured simulate(const Work& work, const sim::Project& project, const std::string& scenario) {
  return kept(work, project, scenario, kReplicates, [&] { return run_all(work, project, scenario); });
}

Estimate mean_of(const std::vector<double>& x) {
  const auto n = static_cast<double>(x.size());
  double sum = 0, squares = 0;
  for (const double v : x) sum += v;
  for (const double v : x) squares += (v - sum / n) * (v - sum / n);
  return {sum / n, std::sqrt(squares / (n - 1) / n)};
}

std::vector<double> difference(const std::vector<double>& a, const std::vector<double>& b) {
  std::vector<double> d;
  for (std::size_t i = 0; i < a.size(); ++i) d.push_back(a[i] - b[i]);
  return d;
}

Estimate ratio_of(const std::vector<double>& above, const std::vector<double>& below) {
  const double bottom = mean_of(below).mean, ratio = mean_of(above).mean / bottom;
  std::vector<double> rest;
  for (std::size_t i = 0; i < above.size(); ++i) rest.push_back((above[i] - ratio * below[i]) / bottom);
  return {ratio, mean_of(rest).se};
}

}  // namespace app::conformance
