// Patients on their pathways: taking steps, waiting, enrolling, leaving; and what signals do to them.
#include <algorithm>
#include <bit>
#include <memory>

#include "sim/care/world.hpp"

namespace sim {

namespace {
constexpr Purpose kVisit = purpose("engine.primary_care_visit");
}  // namespace

void World::begin_tracks(Patient p) {
  const Life& life = lives_[p.index];
  for (std::uint8_t track = 0; track < tracks_; ++track) {
    Cursor& c = cursor_of(p, track);
    const std::uint16_t ticket = c.ticket;
    std::construct_at(&c);  // in place, as in World::enter
    c.ticket = static_cast<std::uint16_t>(ticket + 1);
    c.at = Cursor::At::left;
    const bool eligible_now = find_eligible(p, model_->programmes[track]);
    if (offered_.empty()) continue;
    if ((offered_[life.arm] >> track & 1U) == 0) {
      if (model_->allocation.contamination > 0) contaminate(p, track);
      continue;
    }
    const Programme& programme = model_->programmes[track];
    const std::uint32_t unit =
        programme.reach_by_clinician ? life.clinician : model_->setting.unit_of(life.site, programme.reach_unit);
    if (programme.eligible_at_entry && !eligible_now) continue;
    if (programme.reach_share < 1 && !draws_.chance(programme.reach_share, unit, programme.reach_purpose)) continue;
    c.at = Cursor::At::timer;
    c.wake = now_;
  }
}

// Of a programme that other arms of the same site have, a share reaches those who are not offered it: what begins with
// enrolment, not what sessions do. It begins at entry and stays.
void World::contaminate(Patient p, std::uint8_t track) {
  const Programme& programme = model_->programmes[track];
  if (!eligible(p, programme)) return;
  change_effects(p);
  for (std::size_t e = 0; e < programme.effects.size(); ++e) {
    const Effect& effect = programme.effects[e];
    if (effect.per != Effect::Per::enrolment) continue;
    effect_state(p, track, e) = {static_cast<float>(effect.size * model_->allocation.contamination),
                                 static_cast<std::int32_t>(now_.minutes), INT32_MAX};
  }
  lives_[p.index].enrolled_ever |= 1U << track;
  lives_[p.index].targets |= programme.targets;
  refresh(p);
}

// A track whose moment has come: either its timer is over, or its patience is.
void World::proceed_or_give_up(Patient p, std::uint8_t track) {
  Cursor& c = cursor_of(p, track);
  if (lives_[p.index].away_until > now_ && c.at == Cursor::At::timer && c.group == UINT32_MAX &&
      model_->programmes[track].when_admitted == WhenAdmitted::pause) {
    if (c.booked_week >= 0) {  // the appointment passes without the patient, who makes another one afterwards
      cancel_appointment(p, track);
      --c.step;
    }
    c.wake = lives_[p.index].away_until;
    return;
  }
  c.wake = kNever;
  if (c.at != Cursor::At::waiting) return proceed(p, track);
  end_wait(p, track, false);
  happened(p, event::kGaveUp);
  Visit v{*this, p, track, c, model_->programmes[track]};
  follow(v, model_->programmes[track].pathway.step(c.step).refused(v));
}

void World::proceed(Patient p, std::uint8_t track) {
  const Programme& programme = model_->programmes[track];
  Cursor& c = cursor_of(p, track);
  Visit v{*this, p, track, c, programme};
  c.at = Cursor::At::timer;
  while (c.step < programme.pathway.size())
    if (!follow(v, programme.pathway.step(c.step).take(v))) return;
  leave(p, track);
}

// Moves the cursor as the step said. True when the next step is to be taken at once.
bool World::follow(Visit& v, const Next& next) {
  Cursor& c = v.cursor;
  switch (next.kind) {
    case Next::Kind::go_on:
      ++c.step;
      c.tries = 0;
      return true;
    case Next::Kind::after:
      ++c.step;
      c.tries = 0;
      c.wake = now_ + next.wait;
      return false;
    case Next::Kind::again_after: c.wake = now_ + next.wait; return false;
    case Next::Kind::park: c.at = Cursor::At::waiting; return false;
    case Next::Kind::jump:
      c.step = next.step;
      c.tries = 0;
      return true;
    case Next::Kind::leave: leave(v.patient, v.track); return false;
  }
  return false;
}

// A refused wait goes on at once when its step says so: called by the agenda, the world takes the following steps
// itself.
void World::resume(const Waiting& w, Time first) {
  Cursor& c = cursor_of(w.patient, w.track);
  end_wait(w.patient, w.track, true);
  c.at = Cursor::At::timer;
  ++c.step;
  c.tries = 0;
  c.wake = first;
  if (first <= now_)
    handed_a_place_.push_back(w.patient);
  else
    reschedule(w.patient);
}

void World::end_wait(Patient p, std::uint8_t track, bool granted) {
  Cursor& c = cursor_of(p, track);
  ++c.ticket;
  c.wake = kNever;
  count_out_of_line(c);
  if (granted) count_wait(track, kind_of_list(c), in_days(now_ - c.waiting_since));
  c.list = UINT32_MAX;
  c.at = Cursor::At::timer;
}

bool World::valid(const Waiting& w) const {
  const Cursor& c = cursor(w.patient, w.track);
  return c.at == Cursor::At::waiting && c.ticket == w.ticket;
}

// What an effect does to sums, rates and reviews is settled before it begins, grows or ends.
void World::change_effects(Patient p) {
  settle(p);
  lives_[p.index].effects_touched = lives_[p.index].swayed = true;
}

void World::enrol(Visit& v) {
  change_effects(v.patient);
  ++v.cursor.enrolment;
  v.cursor.enrolled = true;
  v.cursor.attended = v.cursor.missed = 0;
  lives_[v.patient.index].enrolled_ever |= 1U << v.track;
  lives_[v.patient.index].targets |= v.programme.targets;
  for (std::size_t e = 0; e < v.programme.effects.size(); ++e) {
    if (v.programme.effects[e].per != Effect::Per::enrolment) continue;
    effect_state(v.patient, v.track, e) = {static_cast<float>(v.programme.effects[e].size),
                                           static_cast<std::int32_t>(now_.minutes), INT32_MAX};
  }
}

// One more session's worth on top of what is left of the earlier ones.
void World::attended(Visit& v) {
  require(v.cursor.enrolled, "a session counts only after the verb enrol (or a seat)");
  v.cursor.missed = 0;
  if (v.cursor.attended < UINT8_MAX) ++v.cursor.attended;
  bool any = false;
  for (const Effect& effect : v.programme.effects) any = any || effect.per == Effect::Per::session;
  if (!any) return;
  change_effects(v.patient);
  for (std::size_t e = 0; e < v.programme.effects.size(); ++e) {
    const Effect& effect = v.programme.effects[e];
    if (effect.per != Effect::Per::session) continue;
    EffectState& s = effect_state(v.patient, v.track, e);
    s = {static_cast<float>(value_of(effect, s, now_) + effect.size), static_cast<std::int32_t>(now_.minutes),
         INT32_MAX};
  }
}

// The one place where a patient's holdings in a programme are emptied.
void World::leave(Patient p, std::uint8_t track) {
  Cursor& c = cursor_of(p, track);
  if (c.at == Cursor::At::left) return;
  if (c.at == Cursor::At::waiting) end_wait(p, track, false);
  cancel_appointment(p, track);
  leave_seat(p, track);
  for (std::size_t spec = 0; spec < model_->places.size(); ++spec)
    if (model_->places[spec].track == track && (c.places & (1U << model_->places[spec].bit)) != 0)
      give_place_back(p, track, spec);
  if (c.enrolled) {
    change_effects(p);
    c.enrolled = false;
    for (std::size_t e = 0; e < model_->programmes[track].effects.size(); ++e) {
      EffectState& s = effect_state(p, track, e);
      if (s.started != INT32_MAX && s.stopped == INT32_MAX) s.stopped = static_cast<std::int32_t>(now_.minutes);
    }
  }
  c.at = Cursor::At::left;
  c.wake = kNever;
  happened(p, event::kLeft);
}

void World::signal(Patient p, Signal what) {
  for (std::uint8_t track = 0; track < tracks_; ++track) {
    if (cursor_of(p, track).at == Cursor::At::left) continue;
    const bool out = what == Signal::died ||
                     (what == Signal::admitted && model_->programmes[track].when_admitted == WhenAdmitted::leave);
    if (out) leave(p, track);
  }
}

void World::gather_effects(Patient p, TargetId target, EffectsNow& effects) const {
  for (std::uint32_t ever = lives_[p.index].enrolled_ever; ever != 0; ever &= ever - 1) {
    const auto track = static_cast<std::size_t>(std::countr_zero(ever));
    const Programme& programme = model_->programmes[track];
    for (std::size_t i = programme.first_effect[target]; i < programme.first_effect[target + 1U]; ++i) {
      const std::size_t e = programme.effects_by_target[i];
      const auto& state = effect_states_[p.index * effects_per_row_ + effect_offset_[track] + e];
      if (state.started != INT32_MAX) effects.add(programme.effects[e], state);
    }
  }
}

bool World::eligible(Patient p, const Programme& programme) const {
  for (const Condition& c : programme.eligible) {
    const double value = model_->measures[c.measure].read(*this, p, now_);
    if (!(value >= c.low && value <= c.high)) return false;
  }
  return true;
}

bool World::find_eligible(Patient p, const Programme& programme) {
  if (!eligible(p, programme)) return false;
  std::uint32_t& ever = lives_[p.index].eligible_ever;
  if ((ever >> programme.track & 1U) == 0) {
    tally_.eligible_for_any += ever == 0;
    ++tally_.eligible[programme.track];
    ever |= 1U << programme.track;
  }
  return true;
}

Time World::next_visit(Patient p, Time t) const {
  require(model_->visit_measure < model_->measures.size(), "primary-care visits need a rate");
  const double per_year = std::max(0.1, model_->measures[model_->visit_measure].read(*this, p, t));
  const double gap = static_cast<double>(kMinutesPerYear) / per_year;
  auto ordinal = static_cast<std::uint32_t>(static_cast<double>(t.minutes) / gap);
  for (;; ++ordinal) {
    const double at = (ordinal + draws_.uniform(key(p), kVisit, ordinal)) * gap;
    if (const Time visit{static_cast<std::int64_t>(at)}; visit > t) return visit;
  }
}

void World::note(Patient p, std::uint16_t what) {
  ++tally_.notes[what * model_->panels.size() + std::min(next_panel_, model_->panels.size() - 1)];
  happened(p, event::kFirstNote + what);
}

}  // namespace sim
