// The census: everybody is read at panel times. Reading changes nothing, so a daily census shows what a yearly one
// shows.
#include <algorithm>
#include <bit>
#include <cmath>
#include <utility>

#include "sim/care/world.hpp"

namespace sim {

namespace {

// One patient, and the subgroups they belong to: a bit each.
struct Seen {
  std::uint32_t belongs, row;
};

// From so many patients of the same subgroups on, each value is added once, to their own sums, which then go to every
// subgroup; below, it is added to every subgroup at once.
constexpr std::ptrdiff_t kTogether = 12;

}  // namespace

void World::take_census(std::size_t panel) {
  std::vector<Seen> seen;
  seen.reserve(rows());
  for (std::uint32_t row = 0; row < rows(); ++row) {
    const Patient p{row};
    if (!lives_[row].present) continue;
    if (lives_[row].alive) {
      live_until(p, now_);
      if (lives_[row].alive && model_->nature->living) accrue_to_knot(p, now_);
    }
    std::uint32_t belongs = 0;
    for (std::size_t s = 0; s < model_->subgroups.size(); ++s)
      if (model_->subgroups[s].read(*this, p, now_) > 0) belongs |= 1U << s;
    seen.push_back({belongs, row});
  }
  std::ranges::sort(seen, {}, [](const Seen& s) { return std::uint64_t{s.belongs} << 32 | s.row; });
  std::vector<Accumulator> none, sums;
  for (const Outcome& outcome : model_->outcomes) none.emplace_back(outcome.spec);
  for (auto first = seen.begin(); first != seen.end();) {
    const std::uint32_t belongs = first->belongs;
    const auto end = std::find_if(first, seen.end(), [&](const Seen& s) { return s.belongs != belongs; });
    const bool together = end - first >= kTogether;
    if (together) sums = none;
    const auto everywhere = [&](std::size_t o, const auto& add) {
      for (std::uint32_t left = belongs; left != 0; left &= left - 1)
        add(tally_.panel(panel, static_cast<std::size_t>(std::countr_zero(left)), o));
    };
    for (; first != end; ++first) {
      const Patient p{first->row};
      const Point point = model_->nature->living && lives_[p.index].alive ? this->point(p, now_) : Point{};
      glance_ = {p.index, point, account_to(p, now_, point)};
      for (std::size_t o = 0; o < none.size(); ++o) {
        const double value = model_->outcomes[o].measure.read(*this, p, now_);
        if (std::isnan(value)) continue;
        if (together)
          sums[o].add(value);
        else
          everywhere(o, [&](Accumulator& a) { a.add(value); });
      }
      glance_ = {};
    }
    for (std::size_t o = 0; together && o < none.size(); ++o) everywhere(o, [&](Accumulator& a) { a.merge(sums[o]); });
  }
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
      if (!model_->nature->living) continue;
      if (lives_[row].alive) add_standing(Patient{row});
      price_flows(lives_[row]);
    }
  tally_.quantities = ledger_.ticks();
  tally_.fingerprint = fingerprint();
}

}  // namespace sim
