#include "sim/run/row_runner.hpp"

#include "sim/core/check.hpp"
#include "sim/run/row_measures.hpp"
#include "sim/run/together.hpp"

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

}  // namespace

RowRunner::RowRunner(const Project& project, const std::vector<std::string>& wanted)
    : project_(project),
      central_(central_plan(project)),
      groups_(groups_of_same_people(project.tree())),
      layout_(central_) {
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
  std::vector<std::vector<double>> by_scenario(central_.models.size());
  for (const auto& group : groups_) run_group(group, point, runs, by_scenario);
  std::vector<double> out;
  for (const auto& values : by_scenario) out.insert(out.end(), values.begin(), values.end());
  return out;
}

// Appends what was wanted of each replicate of these scenarios, which are of the same people.
void RowRunner::run_group(const std::vector<std::uint32_t>& group, const StudyPoint& point, const RowRuns& runs,
                          std::vector<std::vector<double>>& by_scenario) const {
  const std::size_t years = years_of(central_);
  std::vector<std::shared_ptr<const Model>> kept;
  std::vector<const Model*> models;
  for (const std::uint32_t s : group) models.push_back(kept.emplace_back(project_.compile_at(s, point)).get());
  const auto joints = joints_of(models);
  for (std::uint32_t r = 0; r < runs.replicates; ++r) {
    const Draws draws(project_.file().seed, omega(runs.policy, runs.index, runs.first_replicate + r));
    const auto lived = live_together(models, draws, joints);
    for (std::size_t i = 0; i < group.size(); ++i) {
      if (!lived[i].fault.empty()) throw BrokenRule(lived[i].fault);
      auto values = layout_.measure(*models[i], lived[i].tally);
      const auto extra = extra_values(layout_, years, *models[i], lived[i].tally);
      values.insert(values.end(), extra.begin(), extra.end());
      for (const std::size_t m : wanted_) by_scenario[group[i]].push_back(values[m]);
    }
  }
}

}  // namespace sim
