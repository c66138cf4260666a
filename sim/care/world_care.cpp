// What patients share: hours of staff, places with waiting lists, and groups.
#include <algorithm>

#include "sim/care/world.hpp"

namespace sim {

// Pools, places and lists exist per sharing unit that this world's sites belong to: [kind][unit], units in ascending
// order.
void World::open_pools() {
  first_site_ = *std::min_element(sites_.begin(), sites_.end());
  for (const Sharing by : {Sharing::site, Sharing::hub, Sharing::region, Sharing::all}) {
    auto& units = units_[static_cast<std::size_t>(by)];
    for (const auto s : sites_) units.push_back(model_->setting.unit_of(s, by));
    std::sort(units.begin(), units.end());
    units.erase(std::unique(units.begin(), units.end()), units.end());
    auto& at = unit_at_[static_cast<std::size_t>(by)];
    at.resize(*std::max_element(sites_.begin(), sites_.end()) - first_site_ + 1);
    for (const auto s : sites_)
      at[s - first_site_] = static_cast<std::uint32_t>(
          std::lower_bound(units.begin(), units.end(), model_->setting.unit_of(s, by)) - units.begin());
  }
  for (const StaffRole& role : model_->roles) {
    first_pool_.push_back(staff_.size());
    for (std::size_t u = 0; u < units(role.shared_by).size(); ++u) staff_.emplace_back(role.minutes_per_week());
  }
  for (const PlacesSpec& spec : model_->places) {
    const StaffRole& role = model_->roles[spec.role];
    first_places_.push_back(places_.size());
    for (std::size_t u = 0; u < units(role.shared_by).size(); ++u) {
      Places& places = places_.emplace_back();
      places.capacity = spec.per_fte > 0 ? static_cast<std::int32_t>(role.fte * spec.per_fte) : role.at_once;
    }
  }
  for (const GroupSpec& spec : model_->groups) {
    first_list_.push_back(lists_.size());
    for (std::size_t u = 0; u < units(spec.shared_by).size(); ++u) {
      lists_.emplace_back();
      list_spec_.push_back(static_cast<std::uint16_t>(&spec - model_->groups.data()));
    }
  }
}

std::size_t World::unit_index(std::uint32_t site, Sharing by) const {
  return unit_at_[static_cast<std::size_t>(by)][site - first_site_];
}

StaffPool& World::pool(std::uint32_t site, RoleId role) {
  return staff_[first_pool_[role] + unit_index(site, model_->roles[role].shared_by)];
}

std::size_t World::places_of(Patient p, std::size_t spec) const {
  return first_places_[spec] + unit_index(lives_[p.index].site, model_->roles[model_->places[spec].role].shared_by);
}

std::size_t World::list_of(Patient p, std::size_t spec) const {
  return first_list_[spec] + unit_index(lives_[p.index].site, model_->groups[spec].shared_by);
}

// Appointments. Within a week they follow one another from Monday at nine, in proportion to the hours already taken.
std::optional<Time> World::book(Patient p, std::span<const Work> work, Time from) {
  const std::uint32_t site = lives_[p.index].site;
  for (std::int64_t week = week_of(from); week < week_of(from) + kBookingWeeks; ++week) {
    const bool room = std::all_of(work.begin(), work.end(),
                                  [&](const Work& w) { return pool(site, w.role).has_room(week, w.minutes); });
    if (!room) continue;
    double taken = 0;
    for (const Work& w : work) {
      StaffPool& staff = pool(site, w.role);
      taken = std::max(taken, static_cast<double>(staff.taken_in(week)) /
                                  static_cast<double>(std::max<std::int64_t>(1, staff.weekly())));
      staff.take(week, w.minutes);
    }
    constexpr double working_week = 4.0 * 24 * 60 + 8 * 60;  // Monday nine o'clock to Friday five o'clock
    const Time slot = start_of_week(week) + hours(9) + minutes(static_cast<std::int64_t>(taken * working_week));
    return std::max(slot, from);
  }
  return std::nullopt;
}

std::optional<Time> World::make_appointment(Visit& v, std::span<const Work> work) {
  const auto when = book(v.patient, work, now_);
  if (when) v.cursor.booked_week = static_cast<std::int32_t>(week_of(*when));
  return when;
}

void World::keep_appointment(Visit& v, std::span<const Work> work) {
  v.cursor.booked_week = -1;
  for (const Work& w : work) {
    charge(v.patient, model_->roles[w.role].minutes, w.minutes, true);
    pool(lives_[v.patient.index].site, w.role).worked += w.minutes;
  }
}

// The step that made the appointment is the one before the step that waits for it.
void World::cancel_appointment(Patient p, std::uint8_t track) {
  Cursor& c = cursor_of(p, track);
  if (c.booked_week < 0) return;
  const auto made_by = static_cast<std::uint16_t>(c.step - 1);
  for (const Work& w : model_->programmes[track].pathway.step(made_by).booked())
    pool(lives_[p.index].site, w.role).give_back(c.booked_week, w.minutes);
  c.booked_week = -1;
}

bool World::assign(Patient p, const Work& work) {
  const auto when = book(p, {&work, 1}, now_);
  if (!when) return false;
  // What would be worked after the horizon is neither worked nor paid in this run.
  if (start_of_week(week_of(*when)) >= Time{model_->horizon.minutes}) return true;
  charge(p, model_->roles[work.role].minutes, work.minutes, true);
  pool(lives_[p.index].site, work.role).promise(week_of(*when), work.minutes);
  return true;
}

// Places.
bool World::take_place(Visit& v, std::size_t spec, std::uint8_t priority, Duration patience) {
  const std::size_t index = places_of(v.patient, spec);
  Places& places = places_[index];
  places.count_up_to(now_);
  if (places.taken < places.capacity) {
    ++places.taken;
    v.cursor.places |= static_cast<std::uint8_t>(1U << model_->places[spec].bit);
    count_wait(v.track, spec, 0);
    return true;
  }
  ++places.waiting;
  v.cursor.waiting_since = now_;
  v.cursor.list = static_cast<std::uint32_t>(index);
  v.cursor.list_is_group = false;
  v.cursor.wake = patience.minutes >= kNever.minutes / 2 ? kNever : now_ + patience;
  places.lists[priority].push({v.patient, v.cursor.ticket, v.track});
  return false;
}

void World::give_place_back(Patient p, std::uint8_t track, std::size_t spec) {
  Cursor& c = cursor_of(p, track);
  const auto bit = static_cast<std::uint8_t>(1U << model_->places[spec].bit);
  if ((c.places & bit) == 0) return;
  c.places &= static_cast<std::uint8_t>(~bit);
  Places& places = places_[places_of(p, spec)];
  places.count_up_to(now_);
  --places.taken;
  require(places.taken >= 0, "no more places are given back than were taken");
  if (places.waiting == 0) return;
  for (Queue& line : places.lists) {
    const auto next = line.pop([this](const Waiting& w) { return valid(w); });
    if (!next) continue;
    ++places.taken;
    cursor_of(next->patient, next->track).places |= bit;
    return resume(*next, now_);
  }
}

void World::count_out_of_line(Cursor& c) {
  if (c.list == UINT32_MAX) return;
  if (c.list_is_group) {
    lists_[c.list].count_up_to(now_);
    --lists_[c.list].waiting;
  } else {
    places_[c.list].count_up_to(now_);
    --places_[c.list].waiting;
  }
}

std::size_t World::kind_of_list(const Cursor& c) const {
  if (c.list_is_group) return model_->places.size() + list_spec_[c.list];
  const auto above = std::upper_bound(first_places_.begin(), first_places_.end(), std::size_t{c.list});
  return static_cast<std::size_t>(above - first_places_.begin()) - 1;
}

void World::count_wait(std::uint8_t track, std::size_t kind, double days) {
  const auto interval = std::min(next_panel_, model_->panels.size() - 1);
  tally_.waits[track * model_->panels.size() + interval].add(days);
  if (const auto line = model_->line_of[kind]; line != Model::kOnlyLine) tally_.line_waits[line].add(days);
}

bool World::once(std::uint64_t mark) {
  const auto at = std::lower_bound(done_once_.begin(), done_once_.end(), mark);
  if (at != done_once_.end() && *at == mark) return false;
  done_once_.insert(at, mark);
  return true;
}

bool World::first_for_clinician(Patient p, std::uint8_t track) {
  return once((std::uint64_t{0xff} << 56) | (std::uint64_t{track} << 48) | lives_[p.index].clinician);
}

bool World::first_for_unit(Patient p, std::uint8_t track, Sharing by, std::uint32_t ordinal) {
  const auto unit = model_->setting.unit_of(lives_[p.index].site, by);
  return once((static_cast<std::uint64_t>(by) << 56) | (std::uint64_t{track} << 48) |
              (std::uint64_t{ordinal & 0xffffU} << 32) | unit);
}

}  // namespace sim
