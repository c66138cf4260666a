// The census: everybody is read at panel times. Reading changes nothing, so a daily census shows what a yearly one
// shows.
#include <algorithm>
#include <bit>
#include <cmath>
#include <utility>

#include "sim/care/world.hpp"

namespace sim {

// The patient's life up to now, and the subgroups they belong to. From here to the end of the glance, reading is cheap.
std::uint32_t World::look_at(Patient p, std::size_t panel) {
  turn_ = p;
  if (lives_[p.index].asleep) return look_at_sleeper(p, panel);
  if (lives_[p.index].alive) {
    live_until(p, now_);
    if (lives_[p.index].alive && model_->nature->living) accrue_to_knot(p, now_);
  }
  const Point seen = model_->nature->living && lives_[p.index].alive ? point(p, now_) : Point{};
  glance_ = {p.index, seen, account_to(p, now_, seen)};
  std::uint32_t belongs = 0;
  for (std::size_t s = 0; s < model_->subgroups.size(); ++s)
    if (model_->subgroups[s].read(*this, p, now_) > 0) belongs |= 1U << s;
  if (lives_[p.index].place != Life::kNoPlace) share(p, panel, belongs);
  return belongs;
}

// Patients are taken in the order of their subgroups at the last census, and counted in runs of the same subgroups:
// what a run adds is worked out once.
void World::take_census(std::size_t panel) {
  for (auto row = static_cast<std::uint32_t>(seen_.size()); row < rows(); ++row) seen_.push_back({0, row});
  std::vector<Batch> run;
  for (const Outcome& outcome : model_->outcomes) run.emplace_back(outcome.spec);
  std::uint32_t belong = 0;  // the subgroups of this run
  for (Seen& seen : seen_) {
    const Patient p{seen.row};
    if (!lives_[p.index].present) continue;
    seen.belongs = look_at(p, panel);
    if (seen.belongs != belong) {
      count_run(panel, belong, run);
      belong = seen.belongs;
    }
    for (std::size_t o = 0; o < run.size(); ++o)
      if (const double value = model_->outcomes[o].measure.read(*this, p, now_); !std::isnan(value)) run[o].add(value);
    glance_ = {};
  }
  count_run(panel, belong, run);
  std::ranges::sort(seen_, {}, [](const Seen& s) { return std::uint64_t{s.belongs} << 32 | s.row; });
  count_staff(panel);
  count_servers(panel);
  count_lines(panel);
}

void World::count_run(std::size_t panel, std::uint32_t belong, std::vector<Batch>& run) {
  for (std::size_t o = 0; o < run.size(); ++o) {
    for (std::uint32_t left = belong; left != 0; left &= left - 1)
      tally_.panel(panel, static_cast<std::size_t>(std::countr_zero(left)), o).add(run[o]);
    run[o].clear();
  }
}

void World::count_staff(std::size_t panel) {
  const std::size_t panels = model_->panels.size();
  const Time since = panel == 0 ? Time{} : model_->panels[panel - 1];
  for (std::size_t r = 0; r < model_->roles.size(); ++r) {
    const std::size_t units_here = units(model_->roles[r].shared_by).size();
    for (std::size_t u = 0; u < units_here; ++u) {
      StaffPool& staff = staff_[first_pool_[r] + u];
      staff.keep_promises(now_, panel + 1 == panels);
      tally_.worked[r * panels + panel] += std::exchange(staff.worked, 0);
      tally_.on_duty[r * panels + panel] += staff.weekly() * (now_ - since).minutes / kMinutesPerWeek;
    }
  }
}

// People on duty day and night (`at_once`): worked while they hold somebody.
void World::count_servers(std::size_t panel) {
  const std::size_t panels = model_->panels.size();
  const Time since = panel == 0 ? Time{} : model_->panels[panel - 1];
  for (std::size_t spec = 0; spec < model_->places.size(); ++spec) {
    if (model_->places[spec].per_fte > 0) continue;
    const RoleId role = model_->places[spec].role;
    const std::size_t units_here = units(model_->roles[role].shared_by).size();
    for (std::size_t u = 0; u < units_here; ++u) {
      Places& places = places_[first_places_[spec] + u];
      places.count_up_to(now_);
      tally_.worked[role * panels + panel] +=
          places.busy_minutes - std::exchange(places.busy_counted, places.busy_minutes);
      tally_.on_duty[role * panels + panel] += places.capacity * (now_ - since).minutes;
    }
  }
}

void World::count_lines(std::size_t panel) {
  const std::size_t panels = model_->panels.size();
  for (std::size_t i = 0; i < lists_.size(); ++i)
    tally_.waiting[model_->groups[list_spec_[i]].track * panels + panel] += lists_[i].waiting;
  for (std::size_t spec = 0; spec < model_->places.size(); ++spec) {
    const RoleId role = model_->places[spec].role;
    const std::size_t units_here = units(model_->roles[role].shared_by).size();
    for (std::size_t u = 0; u < units_here; ++u) {
      const auto waiting = places_[first_places_[spec] + u].waiting;
      tally_.in_line[role * panels + panel] += waiting;
      tally_.waiting[model_->places[spec].track * panels + panel] += waiting;
    }
  }
}

// After the last census: standing charges are counted to the end, and the ledger goes into the tally.
void World::close() {
  for (std::uint32_t row = 0; row < rows(); ++row)
    if (lives_[row].present && !lives_[row].asleep) {
      if (lives_[row].alive) settle(Patient{row});
      if (!model_->nature->living) continue;
      if (lives_[row].alive) add_standing(Patient{row});
      price_flows(lives_[row]);
    }
  for (std::size_t i = 0; i < ledger_.ticks().size(); ++i) tally_.quantities[i] += ledger_.ticks()[i];
  tally_.fingerprint += fingerprint();
}

}  // namespace sim
