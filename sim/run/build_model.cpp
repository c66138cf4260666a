#include "sim/run/build_model.hpp"

#include <algorithm>
#include <utility>

#include "sim/config/set_value.hpp"
#include "sim/config/suggest.hpp"
#include "sim/config/wording.hpp"
#include "sim/core/draws.hpp"
#include "sim/run/policies.hpp"
#include "sim/run/setting.hpp"

namespace sim {

namespace {

// The tree of one scenario: the file's with this scenario's own settings laid over it.
Value tree_of(const Value& tree, std::size_t scenario, Problems& problems) {
  Value own = tree;
  const Value* scenarios = tree.find("scenarios");
  if (scenarios == nullptr || !scenarios->is_map() || scenario >= scenarios->entries().size()) return own;
  const Value* set = scenarios->entries()[scenario].value.find("set");
  if (set == nullptr || !set->is_map()) return own;
  const std::string where = "scenario " + in_quotes(scenarios->entries()[scenario].key);
  for (const auto& entry : set->entries()) set_value(own, entry, where, problems);
  return own;
}

Value section(const Value& tree, const char* name) {
  const Value* found = tree.find(name);
  return found == nullptr ? Value::null(tree.origin()) : *found;
}

const std::string kMinutesOf = "minutes of ";

std::vector<std::string> roles_with_a_wage(const std::vector<Resource>& resources) {
  std::vector<std::string> names;
  for (const Resource& r : resources)
    if (r.name.starts_with(kMinutesOf) && r.price > 0) names.push_back(r.name.substr(kMinutesOf.size()));
  return names;
}

// Roles with the ledger's resource for their minutes.
void add_roles(const ScenarioFile& file, Model& model, Reading& reading, const Value& tree) {
  const auto paid = roles_with_a_wage(model.resources);
  for (const auto& [name, fields] : file.staff) {
    StaffRole role{name, fields.fte, fields.hours_per_week, static_cast<std::int32_t>(fields.at_once), fields.shared_by,
                   0};
    const std::string resource = kMinutesOf + name;
    const auto found = std::find_if(model.resources.begin(), model.resources.end(),
                                    [&](const Resource& r) { return r.name == resource; });
    role.minutes = static_cast<ResourceId>(found - model.resources.begin());
    if (found == model.resources.end()) {
      if (!file.economics.is_null())
        reading.problems.add(
            {"config/contradiction", tree.find("staff")->entry(name)->key_origin, "staff." + name + " has no wage",
             did_you_mean(name, paid,
                          "is it one of those that the programmes here call " + in_words(paid, "or") +
                              "? If it is another, give the role a wage: 'economics: {staff: {wages: {" + name +
                              ": {price: 40 USD/hour, price_year: 2024}}}}'")});
      model.resources.push_back({resource, "minute", "programme staff", "health system", 0});
    }
    model.roles.push_back(std::move(role));
  }
}

void add_arms(const ScenarioFields& scenario, Model& model) {
  const auto track_of = [&](const std::string& name) {
    const auto found = std::find_if(model.programmes.begin(), model.programmes.end(),
                                    [&](const Programme& p) { return p.name == name; });
    return static_cast<std::uint8_t>(found - model.programmes.begin());
  };
  const auto tracks_of = [&](const std::vector<std::string>& names) {
    std::vector<std::uint8_t> tracks;
    for (const auto& name : names) tracks.push_back(track_of(name));
    std::sort(tracks.begin(), tracks.end());
    return tracks;
  };
  if (!scenario.allocation) {
    model.allocation.arms.push_back({"everybody", 1, tracks_of(scenario.programmes)});
    return;
  }
  model.allocation.unit = scenario.allocation->unit;
  model.allocation.contamination = scenario.allocation->contamination;
  for (const auto& [name, arm] : scenario.allocation->arms)
    model.allocation.arms.push_back({name, arm.share, tracks_of(arm.programmes)});
}

std::vector<std::string> programmes_of(const ScenarioFields& scenario) {
  std::vector<std::string> names = scenario.programmes;
  if (scenario.allocation)
    for (const auto& [name, arm] : scenario.allocation->arms)
      names.insert(names.end(), arm.programmes.begin(), arm.programmes.end());
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

void add_panels(const TimeFields& time, Model& model) {
  model.horizon = time.horizon;
  for (Time t = Time{} + time.panel; t.minutes < time.horizon.minutes; t = t + time.panel) model.panels.push_back(t);
  model.panels.push_back(Time{time.horizon.minutes});
}

}  // namespace

std::unique_ptr<Model> build_model(const ModelRequest& request, Reading& reading) {
  const Value tree = tree_of(request.tree, request.scenario, reading.problems);
  const ScenarioFile file = read<ScenarioFile>(tree, "", reading);
  if (!reading.problems.empty()) return nullptr;
  const auto& [name, scenario] = file.scenarios[request.scenario];
  auto model = std::make_unique<Model>();
  CareSections sections{section(tree, "population"), section(tree, "history"), section(tree, "economics"),
                        request.config_root, request.files};
  static_cast<Catalogue&>(*model) = request.field.catalogue(sections, reading);
  if (!reading.problems.empty()) return nullptr;
  model->scenario = name;
  model->overlap = file.combination.overlap;
  model->setting = make_setting(file.population.setting, file.seed);
  model->stay_after_pathway = model->nature->living;
  add_panels(file.time, *model);
  add_roles(file, *model, reading, tree);
  const Draws luck(file.seed, omega(policy::kParameters, request.draw, 0));
  PurposeRegistry purposes;
  for (const auto& programme : programmes_of(scenario)) {
    ProgrammeReading context{.model = *model,
                             .reading = reading,
                             .purposes = purposes,
                             .luck = request.central ? nullptr : &luck,
                             .name = programme};
    read_programme(*tree.find("programmes")->find(programme), request.field.verbs, context);
  }
  if (!reading.problems.empty()) return nullptr;
  add_arms(scenario, *model);
  model->finish();
  return model;
}

}  // namespace sim
