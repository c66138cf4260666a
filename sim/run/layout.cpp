#include "sim/run/layout.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace sim {

namespace {

constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();

void add_new(std::vector<std::string>& names, const std::string& name) {
  if (index_of(names, name) == names.size()) names.push_back(name);
}

// Who enters in one replicate, as planned.
double people_of(const Model& model) {
  double people = 0;
  for (const Site& site : model.setting.sites)
    people += site.patients + site.arrivals_per_day * in_years(model.horizon) * 365.25;
  return std::max(1.0, people);
}

double mean_or_nothing(const Accumulator& a) { return a.count() == 0 ? kNothing : a.mean(); }

}  // namespace

std::size_t index_of(const std::vector<std::string>& names, const std::string& name) {
  return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
}

std::optional<std::size_t> track_of(const Model& model, const std::string& programme) {
  for (std::size_t i = 0; i < model.programmes.size(); ++i)
    if (model.programmes[i].name == programme) return i;
  return std::nullopt;
}

Layout::Layout(const Plan& plan) {
  for (const auto& model : plan.models) {
    if (!model) continue;  // as the first draw of its scenario
    for (const auto& programme : model->programmes) add_new(programmes, programme.name);
    for (const auto& note : model->notes) add_new(notes, note);
    for (const auto& line : model->lines) add_new(lines, line);
    for (const auto& role : model->roles) add_new(roles, role.name);
    for (const auto& resource : model->resources)
      if (resource.price > 0) add_new(categories, resource.category);
  }
  const auto& panels = plan.models.front()->panels;
  for (std::size_t i = 0; i < panels.size(); ++i)
    if (panels[i].minutes == kMinutesPerYear) panel_at_12_months = i;
  name_measures(*plan.models.front());
}

// What is measured at 12 months is divided by those who had enrolled by then.
bool Layout::counts_by_12_months(const std::string& note) const {
  return panel_at_12_months != SIZE_MAX && note.ends_with(".enrolled");
}

void Layout::name_measures(const Model& model) {
  const double one = 1 / people_of(model);
  const auto counted = [](const Outcome& o) { return o.spec.tick == Tick{1}; };
  for (const auto& outcome : model.outcomes)
    measures.push_back({outcome.spec.name, outcome.spec.unit, outcome.spec.doc + ", mean at the end",
                        counted(outcome) ? one : 0, counted(outcome) && outcome.spec.bins == Bins{}});
  if (panel_at_12_months != SIZE_MAX)
    for (const auto& outcome : model.outcomes)
      measures.push_back({outcome.spec.name + "_at_12_months", outcome.spec.unit,
                          outcome.spec.doc + ", mean at 12 months", counted(outcome) ? one : 0,
                          counted(outcome) && outcome.spec.bins == Bins{}});
  measures.push_back({"people", "person", "patients who entered"});
  for (const auto& note : notes)
    measures.push_back(
        {"per_1000." + note, "1", "times '" + note + "' was recorded per 1,000 patients who entered", 1000 * one});
  for (const auto& note : notes)
    if (counts_by_12_months(note))
      measures.push_back({"per_1000." + note + "_by_12_months", "1",
                          "times '" + note + "' was recorded in the first 12 months per 1,000 patients who entered",
                          1000 * one});
  if (!programmes.empty())
    measures.push_back({"eligible_per_1000", "1",
                        "patients who met the criteria of at least one programme of the scenario on entry, or later "
                        "when it looked for them, per 1,000 patients who entered",
                        1000 * one});
  for (const auto& programme : programmes)
    measures.push_back({"eligible_per_1000." + programme, "1",
                        "patients who met the criteria of " + programme +
                            " on entry, or later when it looked for them, per 1,000 patients who entered",
                        1000 * one});
  for (const auto& programme : programmes) {
    const auto own = [&](const std::string& line) { return line.starts_with(programme + "."); };
    const auto lists = std::count_if(lines.begin(), lines.end(), own);
    measures.push_back({"wait_day." + programme, "day",
                        "mean wait for a seat or place of " + programme +
                            (lists > 1 ? ", its " + std::to_string(lists) + " waiting lists together" : "")});
  }
  for (const auto& line : lines)
    measures.push_back({"wait_day." + line, "day", "mean wait on the list '" + line + "'"});
  for (const auto& role : roles)
    measures.push_back(
        {"hours." + role, "hour", "hours worked in programmes by " + role + " per 1,000 patients who entered"});
}

std::vector<double> Layout::measure(const Model& model, const Tally& tally) const {
  std::vector<double> values;
  const std::size_t last = model.panels.size() - 1;
  for (std::size_t o = 0; o < model.outcomes.size(); ++o) values.push_back(mean_or_nothing(tally.panel(last, 0, o)));
  if (panel_at_12_months != SIZE_MAX)
    for (std::size_t o = 0; o < model.outcomes.size(); ++o)
      values.push_back(mean_or_nothing(tally.panel(panel_at_12_months, 0, o)));
  const auto people = static_cast<double>(tally.entered);
  values.push_back(people);
  const auto per_1000 = [&](const std::string& note, std::size_t last_panel) {
    const auto i = index_of(model.notes, note);
    return i == model.notes.size() ? kNothing : 1000 * static_cast<double>(tally.noted(i, last_panel)) / people;
  };
  for (const auto& note : notes) values.push_back(per_1000(note, last));
  for (const auto& note : notes)
    if (counts_by_12_months(note)) values.push_back(per_1000(note, panel_at_12_months));
  if (!programmes.empty())
    values.push_back(model.programmes.empty() ? kNothing : 1000 * static_cast<double>(tally.eligible_for_any) / people);
  for (const auto& programme : programmes) {
    const auto track = track_of(model, programme);
    values.push_back(track ? 1000 * static_cast<double>(tally.eligible[*track]) / people : kNothing);
  }
  for (const auto& programme : programmes) {
    const auto track = track_of(model, programme);
    Accumulator waits(Tally::wait_spec());
    if (track)
      for (std::size_t i = 0; i < model.panels.size(); ++i) waits.merge(tally.waits[*track * model.panels.size() + i]);
    values.push_back(mean_or_nothing(waits));
  }
  for (const auto& line : lines) {
    const auto i = index_of(model.lines, line);
    values.push_back(i == model.lines.size() ? kNothing : mean_or_nothing(tally.line_waits[i]));
  }
  for (const auto& role : roles) {
    const auto r =
        std::find_if(model.roles.begin(), model.roles.end(), [&](const StaffRole& x) { return x.name == role; });
    double minutes = 0;
    if (r != model.roles.end())
      for (std::size_t i = 0; i < model.panels.size(); ++i)
        minutes += static_cast<double>(
            tally.worked[static_cast<std::size_t>(r - model.roles.begin()) * model.panels.size() + i]);
    values.push_back(r == model.roles.end() ? kNothing : 1000 * minutes / 60 / people);
  }
  return values;
}

}  // namespace sim
