#include "app/commands/entry_notes.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

#include "app/terminal/numbers.hpp"
#include "sim/care/steps/conditions.hpp"
#include "sim/care/world.hpp"
#include "sim/config/suggest.hpp"
#include "sim/config/wording.hpp"

namespace app {

namespace {

/// How many patients were looked at, and how many met all conditions of a programme and each of them.
struct Met {
  std::size_t looked = 0, all = 0;
  std::vector<std::size_t> each;
};

void look(const sim::World& world, const std::vector<sim::Programme>& programmes, std::vector<Met>& met) {
  for (std::size_t p = 0; p < programmes.size(); ++p)
    for (std::uint32_t row = 0; row < world.rows(); ++row) {
      ++met[p].looked;
      met[p].all += world.eligible({row}, programmes[p]);
      for (std::size_t c = 0; c < met[p].each.size(); ++c)
        met[p].each[c] += sim::holds(world, {row}, programmes[p].eligible[c]);
    }
}

std::string note(const sim::Model& model, const sim::Programme& programme, const Met& met) {
  std::vector<std::string> never;
  for (std::size_t c = 0; c < met.each.size(); ++c)
    if (met.each[c] == 0) never.push_back("'" + programme.eligible[c].words + "'");
  return "scenario " + sim::in_quotes(model.scenario) + ": nobody can enter " + programme.name + ": " +
         (never.empty() ? "no patient meets all conditions of 'eligible' together"
                        : "no patient meets " + sim::in_words(never)) +
         ", neither at the start nor after a year";
}

}  // namespace

std::vector<std::string> meeting_notes(const sim::Project& project) {
  std::vector<std::string> notes;
  for (std::size_t s = 0; s < project.file().scenarios.size(); ++s) {
    const auto model = project.compile_central(s);
    const auto look = [&](std::span<const sim::Work> staff, const std::string& what) {
      for (const sim::Work& work : staff) {
        const sim::StaffRole& role = model->roles[work.role];
        if (role.at_once > 0 || role.minutes_per_week() >= work.minutes) continue;
        notes.push_back("scenario " + sim::in_quotes(model->scenario) + ": " + what + ": a meeting takes " +
                        std::to_string(work.minutes) + " minutes of " + role.name + ", who has " +
                        std::to_string(role.minutes_per_week()) + " a week; raise staff." + role.name +
                        ".fte, or share the role more widely");
      }
    };
    for (const sim::GroupSpec& group : model->groups) look(group.staff, "groups of " + group.name + " can never start");
    for (const sim::Programme& programme : model->programmes)
      for (std::size_t i = 0; i < programme.pathway.size(); ++i)
        look(programme.pathway.step(static_cast<std::uint16_t>(i)).booked(),
             "meetings of " + programme.name + " never take place");
  }
  return notes;
}

std::vector<std::string> overlaid_notes(const LoadedStudy& loaded) {
  std::set<std::string> paths;
  for (const auto& stage : loaded.stages)
    for (const auto& factor : stage.factors.all)
      if (factor.setting) paths.insert(factor.name);
  return overlaid_notes(*loaded.project, {paths.begin(), paths.end()}, "");
}

std::vector<std::string> overlaid_notes(const sim::Project& project, const std::vector<std::string>& sets,
                                        const std::string& who) {
  std::vector<std::string> notes;
  const sim::Value* scenarios = project.tree().find("scenarios");
  for (const std::string& set : sets) {
    const std::string path = set.substr(0, set.find('='));
    std::vector<std::string> where;
    for (const auto& scenario : scenarios->entries())
      if (const sim::Value* own = scenario.value.find("set"); own != nullptr && own->is_map())
        for (const auto& entry : own->entries())
          if (path == entry.key || path.starts_with(entry.key + ".") || path.starts_with(entry.key + "["))
            where.push_back(sim::in_quotes(scenario.key));
    if (!where.empty())
      notes.push_back(who + path + " does nothing in " + sim::in_words(where) + ": its own 'set' lies over it");
  }
  return notes;
}

std::vector<std::string> staff_notes(const sim::Project& project, const sim::Value& tree) {
  std::vector<std::string> notes;
  const double sites = project.file().population.setting.sites;
  const sim::Value* staff = tree.find("staff");
  if (staff == nullptr) return notes;
  constexpr double kLongWeek = 48;  // hours
  const auto words = [](double n) { return n == std::floor(n) ? number_words(n, {1, 0}) : number_words(n); };
  for (const auto& [name, role] : project.file().staff) {
    if (role.at_once == 0 && role.hours_per_week > kLongWeek)
      notes.push_back("staff." + name + ": each full-time post works " + words(role.hours_per_week) +
                      " hours a week; more people are more 'fte', not more hours");
    const sim::Value* written = staff->find(name);
    if (sites < 2 || written == nullptr || written->find("shared_by") != nullptr) continue;
    const bool servers = role.at_once > 0;
    const double each = servers ? role.at_once : role.fte;
    const std::string what = servers ? " on duty" : " full-time posts";
    notes.push_back("staff." + name + ": " + words(each) + what + " at every one of " + words(sites) + " sites, " +
                    words(each * sites) + " in all, since 'shared_by' is left out; write 'shared_by: all' for " +
                    words(each) + " in all, or 'shared_by: site' if it is meant so");
  }
  return notes;
}

std::vector<std::string> entry_notes(const sim::Project& project) {
  std::vector<std::string> notes;
  for (std::size_t s = 0; s < project.file().scenarios.size(); ++s) {
    const auto model = project.compile_central(s);
    if (model->programmes.empty() || model->setting.patients == 0 || model->setting.patients > kMostLookedAt) continue;
    std::vector<Met> met;
    for (const auto& programme : model->programmes)
      met.push_back({0, 0, std::vector<std::size_t>(programme.eligible.size())});
    std::vector<std::uint32_t> sites(model->setting.sites.size());
    std::iota(sites.begin(), sites.end(), 0U);
    sim::World::Options readable;
    readable.everyone_on_agenda = true;
    sim::World world(*model, sim::Draws(project.file().seed, 0), sites, readable);
    for (const sim::Time when :
         {sim::Time{}, std::min(sim::Time{model->horizon.minutes}, sim::Time{} + sim::months(12))}) {
      world.run_until(when);
      look(world, model->programmes, met);
    }
    for (std::size_t p = 0; p < met.size(); ++p)
      if (met[p].looked > 0 && met[p].all == 0) notes.push_back(note(*model, model->programmes[p], met[p]));
  }
  return notes;
}

}  // namespace app
