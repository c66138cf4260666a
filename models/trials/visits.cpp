#include "models/trials/visits.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <set>

namespace models {

namespace {

constexpr sim::Purpose kFollowUp = sim::purpose("trial.follow_up");
constexpr double kNotSeen = std::numeric_limits<double>::quiet_NaN();

void add(std::set<std::string>& names, const Ranges& ranges) {
  for (const auto& [name, range] : ranges) names.insert(name);
}

std::vector<std::string> measures_of(const Trial& trial) {
  std::set<std::string> names;
  add(names, trial.entry);
  for (const auto& [name, target] : trial.targets) {
    names.insert(target.outcome);
    names.insert(target.predictors.begin(), target.predictors.end());
    add(names, target.among);
    add(names, target.given);
    add(names, target.exposed);
    add(names, target.unexposed);
  }
  return {names.begin(), names.end()};
}

const sim::Measure& measure_of(const sim::Model& model, const std::string& name) {
  const auto found =
      std::find_if(model.measures.begin(), model.measures.end(), [&](const sim::Measure& m) { return m.name == name; });
  sim::require(found != model.measures.end(), "a trial names known measures");
  return *found;
}

// Whether the patient is still followed at a moment: some leave, at any time between baseline and the last visit.
class FollowUp {
 public:
  FollowUp(const Trial& trial, const sim::Draws& draws)
      : followed_(trial.followed), end_(trial.visits.empty() ? sim::Duration{} : trial.visits.back()), draws_(draws) {}
  bool seen(std::uint32_t key, sim::Duration at) const {
    if (at.minutes == 0 || draws_.uniform(key, kFollowUp, 0) < followed_) return true;
    const double left = draws_.uniform(key, kFollowUp, 1) * static_cast<double>(end_.minutes);
    return static_cast<double>(at.minutes) < left;
  }

 private:
  double followed_;
  sim::Duration end_;
  const sim::Draws& draws_;
};

}  // namespace

std::size_t VisitTable::index(const std::string& measure) const {
  const auto found = std::lower_bound(measures.begin(), measures.end(), measure);
  sim::require(found != measures.end() && *found == measure, "the visit table holds the measure");
  return static_cast<std::size_t>(found - measures.begin());
}

VisitTable run_trial(const sim::Model& model, const Trial& trial, const sim::Draws& draws) {
  std::vector<std::uint32_t> sites(model.setting.sites.size());
  std::iota(sites.begin(), sites.end(), 0U);
  sim::World world(model, draws, sites);
  world.run_until(sim::Time{});
  VisitTable table;
  table.measures = measures_of(trial);
  std::vector<const sim::Measure*> measures;
  for (const auto& name : table.measures) measures.push_back(&measure_of(model, name));

  std::vector<sim::Patient> taken;
  for (std::uint32_t row = 0; row < world.rows(); ++row) {
    const sim::Patient p{row};
    const bool in = std::all_of(trial.entry.begin(), trial.entry.end(), [&](const auto& rule) {
      return rule.second.holds(measures[table.index(rule.first)]->read(world, p, sim::Time{}));
    });
    if (!in) continue;
    taken.push_back(p);
    const sim::Life& life = world.life(p);
    table.arm.push_back(life.arm);
    const auto unit = model.allocation.unit;
    table.cluster.push_back(unit == sim::Allocation::Unit::site        ? life.site
                            : unit == sim::Allocation::Unit::clinician ? life.clinician
                                                                       : life.id.index);
  }
  const FollowUp follow_up(trial, draws);
  std::vector<sim::Duration> moments{sim::Duration{}};
  moments.insert(moments.end(), trial.visits.begin(), trial.visits.end());
  for (const sim::Duration moment : moments) {
    const sim::Time now = sim::Time{} + moment;
    world.run_until(now);
    auto& visit = table.values.emplace_back(measures.size(), std::vector<double>(taken.size(), kNotSeen));
    for (std::size_t i = 0; i < taken.size(); ++i) {
      if (!follow_up.seen(world.key(taken[i]), moment)) continue;
      for (std::size_t m = 0; m < measures.size(); ++m) visit[m][i] = measures[m]->read(world, taken[i], now);
    }
  }
  return table;
}

}  // namespace models
