#include "sim/run/together.hpp"

#include <algorithm>
#include <numeric>
#include <set>

#include "sim/care/shared_lives.hpp"
#include "sim/care/states/alone.hpp"
#include "sim/care/world.hpp"
#include "sim/config/value.hpp"
#include "sim/run/setting.hpp"

namespace sim {

namespace {

using Worlds = std::vector<std::vector<std::uint32_t>>;

// What a scenario sets for itself besides programmes, staff and how programmes combine, as text.
std::string own_people(const Value& scenario) {
  static const std::set<std::string, std::less<>> kOfCare{"programmes", "staff", "combination"};
  const Value* set = scenario.find("set");
  std::string text;
  if (set == nullptr || !set->is_map()) return text;
  for (const auto& entry : set->entries())
    if (!kOfCare.contains(std::string_view(entry.key).substr(0, entry.key.find_first_of(".["))))
      text += entry.key + ": " + to_yaml(entry.value) + "\n";
  return text;
}

// Whether one model's lives can be read in the other, position by position: attributes, clocks, censuses, resources.
bool alike(const Model& a, const Model& b) {
  const auto same_resource = [](const Resource& x, const Resource& y) {
    return x.name == y.name && x.price == y.price;
  };
  const auto same_size = [](const Site& x, const Site& y) {
    return x.first_patient == y.first_patient && x.patients == y.patients;
  };
  return a.schema.numbers() == b.schema.numbers() && a.schema.codes() == b.schema.codes() &&
         a.nature->clocks.size() == b.nature->clocks.size() && a.panels == b.panels &&
         a.subgroups.size() == b.subgroups.size() && a.resources.size() <= b.resources.size() &&
         std::equal(a.resources.begin(), a.resources.end(), b.resources.begin(), same_resource) &&
         std::equal(a.setting.sites.begin(), a.setting.sites.end(), b.setting.sites.begin(), b.setting.sites.end(),
                    same_size);
}

void live(const Model& model, const Draws& draws, const Worlds& worlds, SharedLives* shared, Lived& lived) {
  for (const auto& sites : worlds) {
    World world(model, draws, sites, {.shared = shared}, std::move(lived.tally));
    try {
      world.run();
    } catch (const BrokenRule& fault) {
      lived.fault = std::string(fault.what()) + " (" + world.where() + ")";
      return;
    }
    lived.tally = std::move(world).give_tally();
  }
}

void live_alone(const Model& model, const Draws& draws, std::span<const Joint> joints, Lived& lived) {
  std::vector<std::uint32_t> all;
  for (const Joint& joint : joints) all.insert(all.end(), joint.sites.begin(), joint.sites.end());
  try {
    lived.tally = states::run_alone(model, draws, all);
  } catch (const BrokenRule& fault) {
    lived.fault = fault.what();
  }
}

void stop_if_asked(const std::atomic<bool>* stop) {
  if (stop != nullptr && stop->load()) throw Interrupted("stopped; everything finished is saved");
}

// One joint in all its scenarios, one after the other: the first without programmes is recorded, the others read it.
void live_joint(std::span<const Model* const> models, const std::vector<std::size_t>& order, const Draws& draws,
                const Joint& joint, SharedLives& shared, std::vector<Lived>& all, const std::atomic<bool>* stop) {
  const Model& first = *models[order.front()];
  const bool sharing = order.size() > 1 && first.nature->living && shared.begin(first, joint.sites);
  for (const std::size_t i : order) {
    if (!all[i].fault.empty()) continue;
    stop_if_asked(stop);
    const bool takes_part = sharing && alike(first, *models[i]);
    const bool records = takes_part && models[i]->programmes.empty() && !shared.has_lives();
    if (records) shared.record();
    live(*models[i], draws, joint.worlds[i], takes_part ? &shared : nullptr, all[i]);
    if (records) all[i].fault.empty() ? shared.recorded() : shared.give_up();
  }
}

}  // namespace

std::vector<std::vector<std::uint32_t>> groups_of_same_people(const Value& tree) {
  std::vector<std::vector<std::uint32_t>> groups;
  std::vector<std::string> people;
  const auto& scenarios = tree.find("scenarios")->entries();
  for (std::uint32_t s = 0; s < scenarios.size(); ++s) {
    const std::string own = own_people(scenarios[s].value);
    const auto group = static_cast<std::size_t>(std::find(people.begin(), people.end(), own) - people.begin());
    if (group == people.size()) {
      people.push_back(own);
      groups.emplace_back();
    }
    groups[group].push_back(s);
  }
  return groups;
}

std::vector<Joint> joints_of(std::span<const Model* const> models) {
  std::vector<Worlds> worlds;
  for (const Model* model : models) worlds.push_back(worlds_of(*model));
  std::vector<std::uint32_t> first(models.front()->setting.sites.size());  // of the joint a site belongs to, in the end
  std::iota(first.begin(), first.end(), 0U);
  const auto root = [&](std::uint32_t s) {
    while (first[s] != s) s = first[s];
    return s;
  };
  for (const Worlds& of_scenario : worlds)
    for (const auto& sites : of_scenario)
      for (const std::uint32_t s : sites) {
        const auto a = root(sites.front()), b = root(s);
        first[std::max(a, b)] = std::min(a, b);
      }
  std::vector<Joint> joints;
  std::vector<std::size_t> index(first.size(), SIZE_MAX);
  for (std::uint32_t s = 0; s < first.size(); ++s) {
    std::size_t& at = index[root(s)];
    if (at == SIZE_MAX) {
      at = joints.size();
      joints.emplace_back().worlds.resize(models.size());
    }
    joints[at].sites.push_back(s);
  }
  for (std::size_t i = 0; i < models.size(); ++i)
    for (auto& sites : worlds[i]) joints[index[root(sites.front())]].worlds[i].push_back(std::move(sites));
  return joints;
}

std::vector<Lived> live_together(std::span<const Model* const> models, const Draws& draws,
                                 std::span<const Joint> joints, const std::atomic<bool>* stop) {
  std::vector<Lived> all(models.size());
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < models.size(); ++i) {
    if (states::live_alone(*models[i])) {
      stop_if_asked(stop);
      live_alone(*models[i], draws, joints, all[i]);
    } else {
      all[i].tally = Tally(models[i]->tally_shape());
      order.push_back(i);
    }
  }
  if (order.empty()) return all;
  std::stable_partition(order.begin(), order.end(), [&](std::size_t i) { return models[i]->programmes.empty(); });
  SharedLives shared;
  for (const Joint& joint : joints) live_joint(models, order, draws, joint, shared, all, stop);
  return all;
}

}  // namespace sim
