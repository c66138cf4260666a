#pragma once
// Everything that changes in one replicate of sites that share staff. It holds no pointer into itself: copy it and you
// have forked the run. Code: world.cpp (the loop), world_life.cpp (history), world_account.cpp and accrue.hpp (costs
// and QALYs), world_tracks.cpp (programmes), world_care.cpp (staff, places), world_groups.cpp, world_census.cpp.
#include <array>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "sim/care/life.hpp"
#include "sim/care/model.hpp"
#include "sim/care/shared_lives.hpp"
#include "sim/core/agenda.hpp"
#include "sim/core/check.hpp"
#include "sim/record/event_log.hpp"
#include "sim/record/tally.hpp"

namespace sim {

class World {
 public:
  struct Options {
    bool everyone_on_agenda = false;  ///< For tests: no local loops; the answer must be the same.
    EventLog* log = nullptr;          ///< Receives every event, if wanted (not owned; shared by forks).
    /// What other scenarios of the same people have worked out in this replicate (not owned; not for forks, nor with a
    /// log or everyone on the agenda).
    SharedLives* shared = nullptr;
  };

  /// A world of these sites (which must share staff only among themselves). `draws` carries seed, draw and replicate.
  World(const Model& model, Draws draws, std::vector<std::uint32_t> sites, Options options);
  World(const Model& model, Draws draws, std::vector<std::uint32_t> sites)
      : World(model, draws, std::move(sites), Options{}) {}
  /// Counts on in `tally`, of the model's shape: worlds that run one after the other need only one. Take it with
  /// give_tally().
  World(const Model& model, Draws draws, std::vector<std::uint32_t> sites, Options options, Tally tally);

  /// Runs to the horizon. May be called in stages; run_until(t) handles everything up to and including t.
  void run();
  void run_until(Time end);

  // What is so.
  const Model& model() const { return *model_; }
  const Draws& draws() const { return draws_; }
  Time now() const { return now_; }
  const Columns& columns() const { return columns_; }
  const Life& life(Patient p) const { return lives_[p.index]; }
  /// What this patient's draws are keyed by.
  std::uint32_t key(Patient p) const { return lives_[p.index].id.index; }
  std::uint32_t rows() const { return static_cast<std::uint32_t>(lives_.size()); }
  const Cursor& cursor(Patient p, std::uint8_t track) const { return cursors_[p.index * tracks_ + track]; }
  const Tally& tally() const { return tally_; }
  /// The tally, moved out, after the run.
  Tally give_tally() && { return std::move(tally_); }
  /// Bytes held, part by part: state of patients, agenda, staff and lines (tests print and bound them).
  std::vector<std::pair<std::string, std::size_t>> sizes() const;
  const Ledger& ledger() const { return ledger_; }
  /// Whose turn it is, and when: for the record when a rule is broken.
  std::string where() const;
  /// Everything that happened, whatever the order of the patients. Two runs with one fingerprint are one run.
  std::uint64_t fingerprint() const;
  const std::vector<Places>& places() const { return places_; }
  const std::vector<GroupList>& group_lists() const { return lists_; }
  const std::vector<Group>& groups() const { return groups_; }
  const std::vector<StaffPool>& staff() const { return staff_; }

  /// Total effect of all programmes on a target: points, or log ratio for rates. Pure.
  double effect(Patient p, TargetId target, Time t) const;
  /// The wandering states at t (not before the last moment they were read at). A read never draws anew: knots are
  /// keyed.
  std::array<double, kWanders> wanders(Patient p, Time t) const;
  double wander(Patient p, std::size_t which, Time t) const { return wanders(p, t)[which]; }
  /// The varying state at t (not before the last moment it was read at): Nature::point, worked out once per moment.
  Point point(Patient p, Time t) const;
  /// The middle of the time until this patient's rates are read again: rates hold the effects of that moment, so that a
  /// building or fading effect counts in full over the time. Now when no review is due.
  Time ahead(Patient p) const;
  /// What Nature::outlook said, for the rates that are being read now.
  const Point& outlook() const { return outlook_; }
  /// The effects of all programmes on one target, as they stand until the patient's next change.
  EffectsNow effects_now(Patient p, TargetId target) const;
  /// Costs and QALYs up to t (not before the last change), without changing anything.
  Account account_at(Patient p, Time t) const;
  bool eligible(Patient p, const Programme& programme) const;
  /// The same, and the patient counts as eligible from the first yes on.
  bool find_eligible(Patient p, const Programme& programme);
  /// The patient's next primary-care visit after t: one in every 1/rate years, at a keyed moment within it.
  Time next_visit(Patient p, Time t) const;

  // What a clock or a step may do to its patient.
  /// The patient's columns, for writing. Settles all sums first; rates are read again when the event ends.
  Columns& edit(Patient p);
  /// The same to write what no rate, no running quantity and no review follows from: counts of events.
  Columns& counters(Patient) { return columns_; }
  /// Sums running quantities knot by knot (accrue.hpp). `read` knows point(wanders, time) and between(point, point).
  template <class Reader>
  void accrue_with(Patient p, Time to, bool part, const Reader& read);
  /// The same when nothing varies between changes: the utility is point()[0] of the last one.
  void accrue_still(Patient p, Time to);
  /// Sets the wandering states at entry (standard normal values).
  void start_wander(Patient p, const std::array<double, kWanders>& values);
  /// A clock's remaining threshold is drawn afresh (entering a state anew).
  void restart(Patient p, std::size_t clock);
  void charge(Patient p, ResourceId resource, double quantity, bool programme = false);
  /// A one-off QALY loss or gain.
  void add_qaly(Patient p, double qaly);
  void note(Patient p, std::uint16_t what);
  void signal(Patient p, Signal what);
  void admit(Patient p, Duration stay);
  void die(Patient p);

  // What a step may ask of the programme's world.
  void enrol(Visit& v);
  void attended(Visit& v);
  void leave(Patient p, std::uint8_t track);
  /// Books all of `work` in the first week with room for it, from now on; the time of the appointment, or nothing
  /// within the booking horizon. The patient's cursor holds it until it is kept or cancelled.
  std::optional<Time> make_appointment(Visit& v, std::span<const Work> work);
  /// The appointment takes place: minutes are worked and charged to the patient.
  void keep_appointment(Visit& v, std::span<const Work> work);
  /// Work that the patient does not wait for: booked in the first week with room for it, worked in that week, charged
  /// now (unless that week is beyond the horizon). False when there is no room within the booking horizon.
  bool assign(Patient p, const Work& work);
  /// A place at once (true), or a place in the line until `patience` ends (false: the step parks).
  bool take_place(Visit& v, std::size_t spec, std::uint8_t priority, Duration patience);
  void give_place_back(Patient p, std::uint8_t track, std::size_t spec);
  /// On the list for a group; the world resumes the track at the group's first meeting.
  void join_group(Visit& v, std::size_t spec, Duration patience);
  void leave_seat(Patient p, std::uint8_t track);
  /// True once per clinician and programme in this world (academic detailing).
  bool first_for_clinician(Patient p, std::uint8_t track);
  /// True once per sharing unit of `role` and ordinal (training of staff, turnover).
  bool first_for_unit(Patient p, std::uint8_t track, Sharing by, std::uint32_t ordinal);

 private:
  enum class Call : std::uint8_t { patient, group_meets, list_review, arrival, panel };
  enum Rank : std::uint8_t { rank_death, rank_administration, rank_care, rank_census = 7 };
  static constexpr std::int64_t kBookingWeeks = 60;  ///< How far ahead an appointment may be booked.
  /// How far ahead a rolling group holds its hours: further than appointments, which so never take those of a group.
  static constexpr std::int64_t kRollingWeeks = 64;

  // world.cpp
  void open();
  Patient enter(std::uint32_t site, PatientId id, std::uint32_t clinician, Time when);
  std::uint8_t arm_of(Patient p) const;
  void arrive(std::uint32_t index);
  void call_on(Patient p);
  void reschedule(Patient p);
  bool go_home_if_done(Patient p);
  void call_those_handed_a_place();
  void appoint(Time when, Rank rank, std::uint32_t subject, Call call, std::uint16_t ticket = 0);
  void happened(Patient p, std::uint32_t what);
  // world_life.cpp
  void begin_life(Patient p);
  void gather_effects(Patient p, TargetId target, EffectsNow& effects) const;
  [[gnu::always_inline]] std::array<double, kWanders> knot_normals(std::uint32_t key, std::int64_t knot) const {
    constexpr Purpose wander = purpose("engine.wander");
    return draws_.four_normals(key, wander, static_cast<std::uint32_t>(knot));
  }
  void step_wander(WanderState& w, const std::array<double, kWanders>& z) const;
  void settle(Patient p);
  void refresh(Patient p);
  void read_rates(Patient p);
  Time next_effects_review(Patient p) const;
  void set_rate(Patient p, std::size_t clock, double rate);
  void set_ageing_rate(ClockState& s, ClockPast& past, const Clock& clock, const Hazard& shape, Patient p, double rate);
  void ring_again(Patient p, std::size_t clock);
  void find_next(Patient p);
  void live_until(Patient p, Time t);
  void ring_next(Patient p);
  // world_account.cpp
  void accrue_to_knot(Patient p, Time t);
  void add_segment(Life& life, Time to, const Flows& flows);
  template <class Reader>
  void add_stretch(Patient p, Time to, const Reader& read);
  template <class Reader>
  void accrue_weeks(Patient p, std::int64_t last, const Reader& read);
  void price_flows(Life& life);
  void read_standing(Patient p);
  void add_standing(Patient p);
  Account account_to(Patient p, Time t, const Point& end) const;
  Account own_account_to(Patient p, Time t, const Point& end) const;
  std::span<double> standing_of(Patient p);
  double discount_at(Time t) const;
  double discounted_years(Time from, Time to) const;
  // world_shared.cpp
  void sample_attributes(Patient p);
  void use(const Life& life, ResourceId resource, Time when, double quantity);
  void share(Patient p, std::size_t panel, std::uint32_t belongs);
  bool lives_as_usual(Patient p, std::size_t panel) const;
  void fall_asleep(Patient p, std::size_t panel);
  std::uint32_t look_at_sleeper(Patient p, std::size_t panel);
  // world_tracks.cpp
  void begin_tracks(Patient p);
  void change_effects(Patient p);
  void contaminate(Patient p, std::uint8_t track);
  void proceed(Patient p, std::uint8_t track);
  void proceed_or_give_up(Patient p, std::uint8_t track);
  bool follow(Visit& v, const Next& next);
  void resume(const Waiting& w, Time first);
  void end_wait(Patient p, std::uint8_t track, bool granted);
  /// A wait of this many days has ended in a seat or place of this kind (places first, then groups).
  void count_wait(std::uint8_t track, std::size_t kind, double days);
  std::size_t kind_of_list(const Cursor& c) const;
  void count_out_of_line(Cursor& c);
  bool valid(const Waiting& w) const;
  Cursor& cursor_of(Patient p, std::uint8_t track) { return cursors_[p.index * tracks_ + track]; }
  EffectState& effect_state(Patient p, std::uint8_t track, std::size_t effect) {
    return effect_states_[p.index * effects_per_row_ + effect_offset_[track] + effect];
  }
  // world_care.cpp
  void open_pools();
  const std::vector<std::uint32_t>& units(Sharing by) const { return units_[static_cast<std::size_t>(by)]; }
  std::size_t unit_index(std::uint32_t site, Sharing by) const;
  StaffPool& pool(std::uint32_t site, RoleId role);
  std::size_t places_of(Patient p, std::size_t spec) const;
  std::size_t list_of(Patient p, std::size_t spec) const;
  std::optional<Time> book(Patient p, std::span<const Work> work, Time from);
  void cancel_appointment(Patient p, std::uint8_t track);
  bool once(std::uint64_t mark);
  // world_groups.cpp
  void review_list(std::size_t list);
  void fill_open_seats(std::size_t list);
  bool start_group(std::size_t list);
  void seat(std::size_t group, const Waiting& w, Time first_meeting);
  void group_meets(std::size_t group);
  void close_group(std::size_t group);
  void extend_booking(Group& group);
  bool reserve(const GroupSpec& spec, std::uint32_t site, std::int64_t from_week, std::int64_t weeks);
  void release(const GroupSpec& spec, std::uint32_t site, std::int64_t from_week, std::int64_t until_week);
  // world_census.cpp
  /// One row, and the subgroups its patient belonged to at the last census: a bit each.
  struct Seen {
    std::uint32_t belongs, row;
  };
  std::uint32_t look_at(Patient p, std::size_t panel);
  void take_census(std::size_t panel);
  void count_run(std::size_t panel, std::uint32_t belong, std::vector<Batch>& run);
  void count_staff(std::size_t panel);
  void count_servers(std::size_t panel);
  void count_lines(std::size_t panel);
  void close();

  const Model* model_;
  Draws draws_;
  Options options_;
  std::vector<std::uint32_t> sites_;
  std::size_t tracks_ = 0, clocks_ = 0, effects_per_row_ = 0;
  std::vector<std::size_t> effect_offset_;
  std::vector<std::uint32_t> offered_;  ///< By arm: bit per programme.

  Time now_{};
  Patient turn_{UINT32_MAX};  ///< Whose life goes on; nobody's before the first.
  Agenda agenda_;
  Columns columns_;
  std::vector<Life> lives_;
  std::vector<ClockState> clock_states_;
  std::vector<ClockPast> clock_pasts_;  ///< Parallel to them; apart, since most clocks never need it.
  std::vector<Cursor> cursors_;
  std::vector<EffectState> effect_states_;
  std::vector<double> standing_;  ///< Yearly quantity of each standing resource, row by row.
  mutable std::vector<WanderState> wanders_;
  std::vector<std::uint32_t> free_rows_;

  std::vector<StaffPool> staff_;
  std::vector<Places> places_;
  std::vector<GroupList> lists_;
  std::vector<std::uint16_t> list_spec_;  ///< Which kind of group each list is for.
  std::vector<Group> groups_;
  std::array<std::vector<std::uint32_t>, 4> units_;  ///< Sharing units of this world's sites, ascending, by Sharing.
  std::vector<std::size_t> first_pool_, first_places_,
      first_list_;  ///< Where each role's, place's, group's units begin.
  std::vector<std::uint32_t> free_groups_;
  std::vector<std::uint64_t> done_once_;  ///< Sorted marks of first_for_clinician and first_for_unit.
  struct Arrivals {
    std::uint32_t count = 0;  ///< So far.
    std::uint32_t tie = 0;
  };
  std::vector<Arrivals> arrivals_;       ///< Per site of this world.
  std::vector<Patient> handed_a_place_;  ///< In the present event: they go on when it is over.
  std::array<std::vector<std::uint32_t>, 4>
      unit_at_;  ///< By Sharing: index in `units_` by site, from `first_site_` on.
  std::uint32_t first_site_ = 0;
  std::uint64_t gone_home_ = 0;  ///< Fingerprints of those who left the model.
  std::size_t next_panel_ = 0;
  bool opened_ = false;
  Point outlook_{};
  /// What the census has read of the patient it is looking at.
  struct Glance {
    std::uint32_t row = UINT32_MAX;
    Point point{};
    Account account;
  } glance_;
  std::vector<Seen> seen_;  ///< Every row, those of the same subgroups together.

  Ledger ledger_;
  Tally tally_;
};

inline Time Visit::now() const { return world.now(); }

// To the next week: the exact transition of a stationary process with unit variance.
inline void World::step_wander(WanderState& w, const std::array<double, kWanders>& z) const {
  ++w.knot;
  w.before = w.after;
  for (std::size_t i = 0; i < kWanders; ++i) w.after[i] = model_->carry[i] * w.before[i] + model_->fresh[i] * z[i];
}

// Most patients have no effect on most targets.
inline EffectsNow World::effects_now(Patient p, TargetId target) const {
  EffectsNow effects(model_->overlap);
  if ((lives_[p.index].targets >> target & 1U) != 0) gather_effects(p, target, effects);
  return effects;
}

inline double World::effect(Patient p, TargetId target, Time t) const {
  return (lives_[p.index].targets >> target & 1U) == 0 ? 0.0 : effects_now(p, target).at(t);
}

inline Time World::ahead(Patient p) const {
  const Time review = lives_[p.index].review;
  return review > now_ && review < kNever ? now_ + Duration{(review - now_).minutes / 2} : now_;
}

inline Point World::point(Patient p, Time t) const {
  if (glance_.row == p.index && t == now_) return glance_.point;
  const Life& life = lives_[p.index];
  return life.accrued == t && !life.touched ? life.point : model_->nature->point(*this, p, t);
}

}  // namespace sim
