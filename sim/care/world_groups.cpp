// Closed and rolling groups: filled from a waiting list, met weekly, worked by staff whose hours are held for them.
#include <algorithm>
#include <utility>

#include "sim/care/world.hpp"

namespace sim {

// Groups. Lists are looked at on Monday mornings: enough people and enough hours in every week, and a group starts.
void World::join_group(Visit& v, std::size_t spec, Duration patience) {
  const std::size_t index = list_of(v.patient, spec);
  GroupList& list = lists_[index];
  list.count_up_to(now_);
  ++list.waiting;
  v.cursor.waiting_since = now_;
  v.cursor.list = static_cast<std::uint32_t>(index);
  v.cursor.list_is_group = true;
  v.cursor.wake = patience.minutes >= kNever.minutes / 2 ? kNever : now_ + patience;
  list.queue.push({v.patient, v.cursor.ticket, v.track});
  if (!list.review_booked) {
    list.review_booked = true;
    appoint(next_monday_morning(now_), rank_administration, static_cast<std::uint32_t>(index), Call::list_review);
  }
}

void World::review_list(std::size_t index) {
  const GroupSpec& spec = model_->groups[list_spec_[index]];
  if (spec.entry == GroupSpec::Entry::rolling) fill_open_seats(index);
  while (lists_[index].waiting >= spec.fewest && start_group(index)) {
  }
  GroupList& list = lists_[index];
  list.review_booked = list.waiting > 0;
  if (list.review_booked)
    appoint(next_monday_morning(now_), rank_administration, static_cast<std::uint32_t>(index), Call::list_review);
}

void World::fill_open_seats(std::size_t index) {
  for (std::size_t g = 0; g < groups_.size(); ++g) {
    const Group& group = groups_[g];
    const bool long_enough = group.booked_until_week - week_of(now_) > model_->groups[group.spec].sessions;
    if (!group.running || group.list != index || !long_enough) continue;
    while (groups_[g].members < model_->groups[group.spec].most) {
      const auto next = lists_[index].queue.pop([this](const Waiting& w) { return valid(w); });
      if (!next) return;
      seat(g, *next, groups_[g].next_meeting > now_ ? groups_[g].next_meeting : now_ + weeks(1));
    }
  }
}

bool World::start_group(std::size_t index) {
  const std::uint16_t s = list_spec_[index];
  const GroupSpec& spec = model_->groups[s];
  const auto candidates = lists_[index].waiting;
  if (candidates < spec.fewest) return false;
  // Staff come from the first candidate's units; every role is shared at least as widely as the group.
  std::uint32_t site = UINT32_MAX;
  lists_[index].queue.for_each(
      [this](const Waiting& w) { return valid(w); },
      [&](const Waiting& w) { site = site == UINT32_MAX ? lives_[w.patient.index].site : site; });
  const Time first = now_ + hours(24);  // Tuesday at nine: time to prepare and to telephone everybody
  const std::int64_t week = week_of(first);
  // A rolling group needs hours for its first members; extend_booking holds as many more as there are.
  const std::int64_t booked = spec.entry == GroupSpec::Entry::closed ? spec.sessions : spec.sessions + 1;
  if (!reserve(spec, site, week, booked)) return false;
  std::size_t g = groups_.size();
  if (free_groups_.empty()) {
    groups_.emplace_back();
  } else {
    g = free_groups_.back();
    free_groups_.pop_back();
  }
  groups_[g] = Group{};
  groups_[g].spec = s;
  groups_[g].list = static_cast<std::uint32_t>(index);
  groups_[g].site = site;
  groups_[g].running = true;
  groups_[g].meetings_left = spec.sessions;
  groups_[g].booked_until_week = week + booked;
  groups_[g].next_meeting = first;
  while (groups_[g].members < spec.most) {
    const auto next = lists_[index].queue.pop([this](const Waiting& w) { return valid(w); });
    if (!next) break;
    seat(g, *next, first);
  }
  appoint(first, rank_administration, static_cast<std::uint32_t>(g), Call::group_meets);
  return true;
}

void World::seat(std::size_t g, const Waiting& w, Time first_meeting) {
  Cursor& c = cursor_of(w.patient, w.track);
  c.group = static_cast<std::uint32_t>(g);
  ++groups_[g].members;
  groups_[g].seats.push_back({w.patient, lives_[w.patient.index].agenda_ticket, w.track});
  live_until(w.patient, now_);
  happened(w.patient, event::kSeated);
  resume(w, first_meeting);
}

void World::leave_seat(Patient p, std::uint8_t track) {
  Cursor& c = cursor_of(p, track);
  if (c.group == UINT32_MAX) return;
  Group& group = groups_[c.group];
  --group.members;
  require(group.members >= 0, "no more seats are left than were taken");
  std::erase_if(group.seats, [&](const Waiting& w) { return w.patient == p && w.track == track; });
  const auto g = std::exchange(c.group, UINT32_MAX);
  if (group.finished && group.members == 0) free_groups_.push_back(g);
}

void World::close_group(std::size_t g) {
  release(model_->groups[groups_[g].spec], groups_[g].site, week_of(now_), groups_[g].booked_until_week);
  groups_[g].running = false;
  free_groups_.push_back(static_cast<std::uint32_t>(g));
}

// The group's meeting: staff work it whoever comes, and each member present on the list carries an equal share of the
// cost.
void World::group_meets(std::size_t g) {
  const GroupSpec& spec = model_->groups[groups_[g].spec];
  if (groups_[g].members == 0) return close_group(g);
  const auto share = 1.0 / groups_[g].members;
  for (const Work& w : spec.staff) {
    pool(groups_[g].site, w.role).worked += w.minutes;
    for (const Waiting& member : groups_[g].seats)
      charge(member.patient, model_->roles[w.role].minutes, w.minutes * share, true);
  }
  --groups_[g].meetings_left;
  if (spec.entry == GroupSpec::Entry::closed && groups_[g].meetings_left == 0) {
    groups_[g].booked_until_week = week_of(now_) + 1;
    groups_[g].next_meeting = kNever;
    groups_[g].running = false;
    groups_[g].finished = true;  // the row is free once the last member has left
    return;
  }
  if (spec.entry == GroupSpec::Entry::rolling) extend_booking(groups_[g]);
  groups_[g].next_meeting = now_ + weeks(1);
  appoint(now_ + weeks(1), rank_administration, static_cast<std::uint32_t>(g), Call::group_meets);
}

// A rolling group holds its hours for more than a year ahead. Where a week is full already (when it begins) it holds
// them up to that week, and takes newcomers as long as they can finish before it.
void World::extend_booking(Group& group) {
  const GroupSpec& spec = model_->groups[group.spec];
  while (group.booked_until_week < week_of(now_) + kRollingWeeks &&
         reserve(spec, group.site, group.booked_until_week, 1))
    ++group.booked_until_week;
}

bool World::reserve(const GroupSpec& spec, std::uint32_t site, std::int64_t from_week, std::int64_t count) {
  for (const Work& w : spec.staff)
    for (std::int64_t week = from_week; week < from_week + count; ++week)
      if (!pool(site, w.role).has_room(week, w.minutes)) return false;
  for (const Work& w : spec.staff)
    for (std::int64_t week = from_week; week < from_week + count; ++week) pool(site, w.role).take(week, w.minutes);
  return true;
}

void World::release(const GroupSpec& spec, std::uint32_t site, std::int64_t from_week, std::int64_t until_week) {
  for (const Work& w : spec.staff)
    for (std::int64_t week = from_week; week < until_week; ++week) pool(site, w.role).give_back(week, w.minutes);
}

}  // namespace sim
