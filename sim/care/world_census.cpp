// The census: everybody is read at panel times. Reading changes nothing, so a daily census shows what a yearly one
// shows.
#include <algorithm>
#include <bit>
#include <cmath>
#include <utility>

#include "sim/care/world.hpp"

namespace sim {

namespace {

// Patients who belong to exactly the same subgroups. Each value is added once, to its cell; cells are added up at the
// end.
struct Cell {
  std::uint32_t belongs = 0;
  std::vector<Accumulator> outcomes;
};

Cell& cell_of(std::vector<Cell>& cells, std::uint32_t belongs, const Model& model) {
  for (Cell& cell : cells)
    if (cell.belongs == belongs) return cell;
  Cell& cell = cells.emplace_back();
  cell.belongs = belongs;
  for (const Outcome& outcome : model.outcomes) cell.outcomes.emplace_back(outcome.spec);
  return cell;
}

}  // namespace

void World::take_census(std::size_t panel) {
  const std::size_t outcomes = model_->outcomes.size(), subgroups = model_->subgroups.size();
  std::vector<Cell> cells;
  for (std::uint32_t row = 0; row < rows(); ++row) {
    const Patient p{row};
    if (!lives_[row].present) continue;
    if (lives_[row].alive) {
      live_until(p, now_);
      if (lives_[row].alive && model_->nature->living) accrue_to_knot(p, now_);
    }
    std::uint32_t belongs = 0;
    for (std::size_t s = 0; s < subgroups; ++s)
      if (model_->subgroups[s].read(*this, p, now_) > 0) belongs |= 1U << s;
    Cell& cell = cell_of(cells, belongs, *model_);
    for (std::size_t o = 0; o < outcomes; ++o)
      if (const double value = model_->outcomes[o].measure.read(*this, p, now_); !std::isnan(value))
        cell.outcomes[o].add(value);
  }
  for (const Cell& cell : cells)
    for (std::uint32_t left = cell.belongs; left != 0; left &= left - 1)
      for (std::size_t o = 0; o < outcomes; ++o)
        tally_.panel(panel, static_cast<std::size_t>(std::countr_zero(left)), o).merge(cell.outcomes[o]);
  count_staff(panel);
  count_lines(panel);
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
    if (lives_[row].present) {
      if (lives_[row].alive) settle(Patient{row});
      if (model_->nature->living) price_flows(lives_[row]);
    }
  tally_.quantities = ledger_.ticks();
  tally_.fingerprint = fingerprint();
}

}  // namespace sim
