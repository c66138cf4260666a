#include "sim/care/model.hpp"

#include <algorithm>

#include "sim/core/math.hpp"

namespace sim {

namespace {

// Every list of a programme that has more than one.
void name_lines(Model& model) {
  std::vector<std::pair<std::string, std::uint8_t>> kinds;
  for (const auto& places : model.places) kinds.emplace_back(places.name, places.track);
  for (const auto& group : model.groups) kinds.emplace_back(group.name, group.track);
  for (const auto& kind : kinds) {
    const auto lists =
        std::count_if(kinds.begin(), kinds.end(), [&](const auto& other) { return other.second == kind.second; });
    model.line_of.push_back(lists > 1 ? static_cast<std::uint16_t>(model.lines.size()) : Model::kOnlyLine);
    if (lists > 1) model.lines.push_back(kind.first);
  }
}

}  // namespace

void Model::finish() {
  require(nature != nullptr, "a model has a natural history");
  require(!panels.empty() && panels.back().minutes == horizon.minutes, "the last census is taken at the horizon");
  for (const auto& clock : nature->clocks) clock_purposes.push_back(purpose("clock." + clock->name()));
  require(targets.size() <= 64, "at most 64 targets of effects");
  for (auto& programme : programmes) {
    programme.reach_purpose = purpose("reach." + programme.name);
    for (std::size_t target = 0; target < 64; ++target) {
      programme.first_effect[target] = static_cast<std::uint8_t>(programme.effects_by_target.size());
      for (std::size_t e = 0; e < programme.effects.size(); ++e) {
        if (programme.effects[e].target != target) continue;
        programme.targets |= std::uint64_t{1} << target;
        programme.effects_by_target.push_back(static_cast<std::uint8_t>(e));
      }
    }
    programme.first_effect[64] = static_cast<std::uint8_t>(programme.effects_by_target.size());
  }
  name_lines(*this);
  for (std::size_t i = 0; i < kWanders; ++i) {
    carry[i] = math::exp(-7.0 / nature->wander_days[i]);
    fresh[i] = math::sqrt(1 - carry[i] * carry[i]);
  }
  std::vector<double> at_start, in_the_middle;
  for (std::int64_t week = 0; week <= week_of(Time{horizon.minutes}) + 1; ++week) {
    at_start.push_back(math::exp(-discount * in_years(start_of_week(week))));
    in_the_middle.push_back(math::exp(-discount * in_years(start_of_week(week) + hours(84))));
  }
  discount_by_week.values = std::make_shared<const std::vector<double>>(std::move(at_start));
  discount_by_mid_week.values = std::make_shared<const std::vector<double>>(std::move(in_the_middle));
}

std::unique_ptr<Model> Model::redrawn(const ParameterValues& values) const {
  if (!programmes.empty() || !groups.empty() || !places.empty()) return nullptr;
  std::vector<Resource> priced = resources;
  std::shared_ptr<const Nature> history = nature->redrawn(values, priced);
  if (!history) return nullptr;
  auto made = std::make_unique<Model>();
  static_cast<Catalogue&>(*made) = *this;
  made->resources = std::move(priced);
  made->nature = std::move(history);
  made->scenario = scenario;
  made->setting = setting;
  made->horizon = horizon;
  made->panels = panels;
  made->overlap = overlap;
  made->roles = roles;
  made->notes = notes;
  made->allocation = allocation;
  made->stay_after_pathway = stay_after_pathway;
  made->clock_purposes = clock_purposes;
  made->carry = carry;
  made->fresh = fresh;
  made->discount_by_week = discount_by_week;
  made->discount_by_mid_week = discount_by_mid_week;
  return made;
}

TallyShape Model::tally_shape() const {
  TallyShape shape;
  shape.panels = panels.size();
  shape.subgroups = subgroups.size();
  shape.notes = notes.size();
  shape.roles = roles.size();
  shape.programmes = programmes.size();
  shape.resources = resources.size();
  shape.lines = lines.size();
  shape.years = static_cast<std::size_t>((horizon.minutes + kMinutesPerYear - 1) / kMinutesPerYear);
  for (const auto& outcome : outcomes) shape.outcomes.push_back(outcome.spec);
  return shape;
}

}  // namespace sim
