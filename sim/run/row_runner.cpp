#include "sim/run/row_runner.hpp"

#include "sim/care/world.hpp"
#include "sim/core/check.hpp"
#include "sim/run/row_measures.hpp"
#include "sim/run/setting.hpp"

namespace sim {

namespace {

// The models of all scenarios at central values, as a plan without units.
Plan central_plan(const Project& project) {
  Plan plan;
  for (std::size_t s = 0; s < project.file().scenarios.size(); ++s) plan.models.push_back(project.compile_central(s));
  return plan;
}

std::size_t years_of(const Plan& plan) { return plan.models.front()->tally_shape().years; }

std::vector<MeasureInfo> all_measures(const Plan& plan, const Layout& layout) {
  auto all = layout.measures;
  const auto extra = extra_measures(layout, years_of(plan));
  all.insert(all.end(), extra.begin(), extra.end());
  return all;
}

double years_lived(const Model& model) {
  const double years = in_years(model.horizon);
  double sum = 0;
  for (const Site& site : model.setting.sites)
    sum += (site.patients + site.arrivals_per_day * 365.25 * years / 2) * years;
  return sum;
}

Tally live(const Model& model, const std::vector<std::vector<std::uint32_t>>& worlds, const Draws& draws) {
  Tally sum(model.tally_shape());
  for (const auto& sites : worlds) {
    World world(model, draws, sites);
    world.run();
    sum.merge(world.tally());
  }
  return sum;
}

}  // namespace

RowRunner::RowRunner(const Project& project, const std::vector<std::string>& wanted)
    : project_(project), central_(central_plan(project)), layout_(central_) {
  const auto all = all_measures(central_, layout_);
  for (const std::string& name : wanted) {
    std::size_t at = 0;
    while (at < all.size() && all[at].name != name) ++at;
    require(at < all.size(), "a study asks for measures that there are");
    wanted_.push_back(at);
  }
  for (const auto& model : central_.models) patient_years_ += years_lived(*model);
}

std::vector<MeasureInfo> RowRunner::measures(const Project& project) {
  const Plan plan = central_plan(project);
  return all_measures(plan, Layout(plan));
}

std::vector<double> RowRunner::run(const StudyPoint& point, const RowRuns& runs) const {
  std::vector<double> out;
  const std::size_t years = years_of(central_);
  for (std::size_t s = 0; s < central_.models.size(); ++s) {
    const auto model = project_.compile_at(s, point);
    const auto worlds = worlds_of(*model);
    for (std::uint32_t r = 0; r < runs.replicates; ++r) {
      const Draws draws(project_.file().seed, omega(runs.policy, runs.index, runs.first_replicate + r));
      const Tally tally = live(*model, worlds, draws);
      auto values = layout_.measure(*model, tally);
      const auto extra = extra_values(layout_, years, *model, tally);
      values.insert(values.end(), extra.begin(), extra.end());
      for (const std::size_t m : wanted_) out.push_back(values[m]);
    }
  }
  return out;
}

}  // namespace sim
