#include "sim/care/world.hpp"

#include <algorithm>
#include <memory>
#include <utility>

namespace sim {

namespace {
constexpr Purpose kTie = purpose("engine.tie"), kArrival = purpose("engine.arrival"), kArm = purpose("engine.arm"),
                  kClinician = purpose("engine.clinician");
}

World::World(const Model& model, Draws draws, std::vector<std::uint32_t> sites, Options options)
    : World(model, draws, std::move(sites), options, Tally(model.tally_shape())) {}

World::World(const Model& model, Draws draws, std::vector<std::uint32_t> sites, Options options, Tally tally)
    : model_(&model),
      draws_(draws),
      options_(options),
      sites_(std::move(sites)),
      tracks_(model.programmes.size()),
      clocks_(model.nature->clocks.size()),
      columns_(model.schema, 0),
      arrivals_(sites_.size()),
      tally_(std::move(tally)) {
  const auto years = static_cast<std::size_t>((model.horizon.minutes + kMinutesPerYear - 1) / kMinutesPerYear);
  ledger_ = Ledger(model.resources.size(), years);
  require(tracks_ <= 32, "at most 32 programmes in one scenario");
  for (const Arm& arm : model.allocation.arms) {
    offered_.push_back(0);
    for (const std::uint8_t track : arm.tracks) offered_.back() |= 1U << track;
  }
  for (const auto& programme : model.programmes) {
    effect_offset_.push_back(effects_per_row_);
    effects_per_row_ += programme.effects.size();
  }
}

void World::run() {
  run_until(Time{model_->horizon.minutes});
  close();
}

void World::run_until(Time end) {
  if (!opened_) open();
  while (const auto next = agenda_.next()) {
    if (Time{next->minute} > end) {
      agenda_.add(*next);
      break;
    }
    now_ = Time{next->minute};
    switch (static_cast<Call>(next->kind)) {
      case Call::patient:
        if (const Life& life = lives_[next->subject]; life.present && next->ticket == life.agenda_ticket)
          call_on(Patient{next->subject});
        break;
      case Call::group_meets: group_meets(next->subject); break;
      case Call::list_review: review_list(next->subject); break;
      case Call::arrival: arrive(next->subject); break;
      case Call::panel: take_census(next_panel_++); break;
    }
    if (!handed_a_place_.empty()) call_those_handed_a_place();
  }
}

void World::open() {
  opened_ = true;
  open_pools();
  std::uint32_t expected = 0;
  for (const auto s : sites_) expected += model_->setting.sites[s].patients;
  lives_.reserve(expected);
  for (std::size_t i = 0; i < sites_.size(); ++i) {
    const Site& site = model_->setting.sites[sites_[i]];
    for (std::uint32_t n = 0; n < site.patients; ++n) {
      const PatientId id{site.first_patient + n};
      reschedule(enter(sites_[i], id, site.first_clinician + n % std::max(1U, site.clinicians), Time{}));
    }
    arrivals_[i].tie = draws_.block(static_cast<std::uint32_t>(i), kTie, 0)[1];
    if (site.arrivals_per_day > 0) appoint(Time{}, rank_administration, static_cast<std::uint32_t>(i), Call::arrival);
  }
  for (const Time panel : model_->panels) appoint(panel, rank_census, 0, Call::panel);
}

// The first call only starts the clock; every later one brings a patient.
void World::arrive(std::uint32_t index) {
  const std::uint32_t s = sites_[index];
  const Site& site = model_->setting.sites[s];
  std::uint32_t& count = arrivals_[index].count;
  if (count > 0) {
    // Arrivals of all sites interleave after the closed cohort, so an id never depends on which sites share a world.
    const auto all_sites = static_cast<std::uint32_t>(model_->setting.sites.size());
    const PatientId id{model_->setting.patients + (count - 1) * all_sites + s};
    const auto doctors = std::max(1U, site.clinicians);
    const auto doctor = doctors == 1 ? 0U : static_cast<std::uint32_t>(draws_.uniform(id.index, kClinician) * doctors);
    const Patient p = enter(s, id, site.first_clinician + std::min(doctor, doctors - 1), now_);
    call_on(p);
  }
  const double gap = draws_.exponential(s, kArrival, count++) / site.arrivals_per_day;
  const Time next = now_ + minutes(static_cast<std::int64_t>(gap * static_cast<double>(kMinutesPerDay) + 0.5));
  if (next <= std::min(model_->setting.arrivals_end, Time{model_->horizon.minutes}))
    appoint(next, rank_administration, index, Call::arrival);
}

Patient World::enter(std::uint32_t site, PatientId id, std::uint32_t clinician, Time when) {
  Patient p{static_cast<std::uint32_t>(lives_.size())};
  if (free_rows_.empty()) {
    lives_.emplace_back();
    columns_.resize(p.index + 1);
    clock_states_.resize((p.index + std::size_t{1}) * clocks_);
    clock_pasts_.resize((p.index + std::size_t{1}) * clocks_);
    cursors_.resize((p.index + std::size_t{1}) * tracks_);
    effect_states_.resize((p.index + std::size_t{1}) * effects_per_row_);
    if (model_->nature->living) {
      if (model_->nature->wandering) wanders_.resize(p.index + std::size_t{1});
      standing_.resize((p.index + std::size_t{1}) * model_->nature->standing_resources.size());
    }
  } else {
    p.index = free_rows_.back();
    free_rows_.pop_back();
    columns_.clear(p);
  }
  Life& life = lives_[p.index];
  const std::uint16_t ticket = life.agenda_ticket;
  std::construct_at(&life);  // in place: assigning a new Life would copy 300 bytes more
  life.agenda_ticket = static_cast<std::uint16_t>(ticket + 1);
  life.id = id;
  life.site = site;
  life.clinician = clinician;
  life.tie = draws_.block(id.index, kTie, 0)[0];
  life.entered = life.settled = life.accrued = when;
  life.alive = life.present = true;
  const Time before = std::exchange(now_, when);
  ++tally_.entered;
  happened(p, event::kEntered);
  if (model_->allocation.arms.size() > 1) life.arm = arm_of(p);
  if (options_.shared != nullptr) life.place = options_.shared->place_of(site, id);
  if (model_->cohort) sample_attributes(p);
  begin_life(p);
  begin_tracks(p);
  now_ = before;
  return p;
}

// Blocks of consecutive units; within a block every arm has exactly its share, in an order of keyed luck.
std::uint8_t World::arm_of(Patient p) const {
  const auto& allocation = model_->allocation;
  const Life& life = lives_[p.index];
  const std::uint32_t unit = allocation.unit == Allocation::Unit::patient     ? life.id.index
                             : allocation.unit == Allocation::Unit::clinician ? life.clinician
                                                                              : life.site;
  std::uint32_t size = 0;
  for (const auto& arm : allocation.arms) size += arm.share;
  const std::uint32_t first = unit / size * size;
  const auto luck_of = [&](std::uint32_t u) { return draws_.block(u, kArm, 0)[0]; };
  std::uint32_t place = 0;
  const auto mine = luck_of(unit);
  for (std::uint32_t u = first; u < first + size; ++u) {
    const auto other = luck_of(u);
    if (other < mine || (other == mine && u < unit)) ++place;
  }
  std::uint8_t arm = 0;
  while (place >= allocation.arms[arm].share) place -= allocation.arms[arm++].share;
  return arm;
}

// The agenda's call: first the patient's own clocks, then whatever the programmes have waiting.
void World::call_on(Patient p) {
  Life& life = lives_[p.index];  // rows move only when somebody enters
  life.on_agenda = kNever;
  turn_ = p;
  if (life.next_own <= now_) live_until(p, now_);
  if (life.alive && model_->nature->living) accrue_to_knot(p, now_);  // steps may read the state of now
  for (std::uint8_t track = 0; track < tracks_; ++track) {
    const Cursor& c = cursor_of(p, track);
    while (life.alive && c.wake <= now_) proceed_or_give_up(p, track);
  }
  if (life.touched) {
    life.swayed = true;
    refresh(p);
  }
  if (model_->stay_after_pathway || !go_home_if_done(p)) reschedule(p);
}

// A freed place goes to the next in line, who goes on as soon as the event is over. Without anybody else in this minute
// that needs no appointment; otherwise their turn comes in the order of the minute.
void World::call_those_handed_a_place() {
  while (handed_a_place_.size() == 1 && !agenda_.more_this_minute()) {
    const Patient p = handed_a_place_.back();
    handed_a_place_.pop_back();
    ++lives_[p.index].agenda_ticket;  // what the agenda still holds for this patient is stale
    call_on(p);
    if (handed_a_place_.empty()) return;
  }
  for (const Patient p : handed_a_place_) reschedule(p);
  handed_a_place_.clear();
}

// A patient who waits for or holds something that others want must be called for their own clocks too: a death frees a
// seat. Anyone else lives in a local loop until a programme or the census looks at them.
void World::reschedule(Patient p) {
  Life& life = lives_[p.index];
  Time next = kNever;
  bool others_care = options_.everyone_on_agenda;
  const Cursor* const first = cursors_.data() + p.index * tracks_;
  for (const Cursor* c = first; c != first + tracks_; ++c) {
    next = std::min(next, c->wake);
    others_care =
        others_care || c->at == Cursor::At::waiting || c->group != UINT32_MAX || c->places != 0 || c->booked_week >= 0;
  }
  const bool own = others_care && life.next_own < next;
  if (own) next = life.next_own;
  if (!life.alive) next = kNever;
  if (next == life.on_agenda) return;
  ++life.agenda_ticket;
  life.on_agenda = next;
  if (next.minutes <= model_->horizon.minutes)
    appoint(next, own ? rank_death : rank_care, p.index, Call::patient, life.agenda_ticket);
}

void World::appoint(Time when, Rank rank, std::uint32_t subject, Call call, std::uint16_t ticket) {
  const std::uint32_t tie = call == Call::patient   ? lives_[subject].tie
                            : call == Call::arrival ? arrivals_[subject].tie
                                                    : draws_.block(subject, kTie, 0)[1];
  agenda_.add({static_cast<std::uint32_t>(when.minutes), tie, subject, ticket, static_cast<std::uint8_t>(rank),
               static_cast<std::uint8_t>(call)});
}

// True when nothing is left to do here; nothing of the patient is then on the agenda.
bool World::go_home_if_done(Patient p) {
  const Cursor* const first = cursors_.data() + p.index * tracks_;
  if (std::any_of(first, first + tracks_, [](const Cursor& c) { return c.at != Cursor::At::left; })) return false;
  Life& life = lives_[p.index];
  if (!life.present) return true;
  life.alive = life.present = false;
  life.next_own = kNever;
  ++life.agenda_ticket;  // whatever the agenda still holds for this row is stale
  gone_home_ += mix64(life.id.index, life.fingerprint);
  free_rows_.push_back(p.index);
  return true;
}

void World::happened(Patient p, std::uint32_t what) {
  Life& life = lives_[p.index];
  life.fingerprint += mix64(what, static_cast<std::uint64_t>(now_.minutes));
  ++life.events;
  ++tally_.events;
  if (options_.log) options_.log->events.push_back({now_.minutes, life.id.index, what});
}

std::string World::where() const {
  std::string words = "day " + std::to_string(now_.minutes / kMinutesPerDay);
  if (turn_.index >= rows()) return words;
  const Life& life = lives_[turn_.index];
  return words + ", patient " + std::to_string(life.id.index) + " of site " + std::to_string(life.site);
}

std::uint64_t World::fingerprint() const {
  std::uint64_t sum = gone_home_;
  for (const Life& life : lives_)
    if (life.present) sum += mix64(life.id.index, life.fingerprint);
  return sum;
}

}  // namespace sim
