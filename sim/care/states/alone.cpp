#include "sim/care/states/alone.hpp"

#include <algorithm>
#include <array>

#include "sim/care/states/catalogue.hpp"
#include "sim/care/states/history.hpp"

namespace sim::states {

namespace {

constexpr std::int64_t kUnit = std::int64_t{1} << 20;  // ledger ticks in one unit

// An accumulator that holds `value` n times.
Accumulator repeated(const OutcomeSpec& spec, double value, std::int64_t n) {
  Accumulator all(spec), power(spec);
  power.add(value);
  for (; n > 0; n >>= 1, power.merge(Accumulator(power)))
    if ((n & 1) != 0) all.merge(power);
  return all;
}

/// One clock of one life. Its threshold is drawn when it is first needed; what it has used in a state that was left
/// counts when it is needed again.
struct Runner {
  double left = 0, rate = 0, from = 0, years = 0;
  std::uint32_t rings = 0;
  bool drawn = false, used = false;
};

/// Person-years in one state by calendar year of the run, in ledger ticks: whole years as differences.
struct YearsInState {
  std::vector<std::int64_t> parts, whole;
};

class Lives {
 public:
  Lives(const Model& model, Draws draws, EventLog* log)
      : model_(model),
        history_(static_cast<const StateHistory&>(*model.nature)),
        parts_(history_.parts()),
        draws_(draws),
        log_(log),
        tally_(model.tally_shape()),
        columns_(model.schema, 1),
        runners_(parts_.transitions.size()),
        leaving_(parts_.states.size()) {
    years_.resize(parts_.states.size());
    been_.resize(parts_.states.size());
    calendar_ = tally_.quantities.size() / std::max<std::size_t>(1, model.resources.size());
    for (std::size_t s = 0; s < parts_.states.size(); ++s)
      for (std::size_t t = 0; t < parts_.transitions.size(); ++t)
        if ((parts_.transitions[t].from >> s & 1U) != 0 && !parts_.transitions[t].never) leaving_[s].push_back(t);
    in_state_.assign(parts_.states.size(),
                     {std::vector<std::int64_t>(calendar_), std::vector<std::int64_t>(calendar_ + 1)});
    const std::size_t cells = model.panels.size() * parts_.states.size();
    in_.assign(cells, 0);
    ever_.assign(cells, 0);
    alive_.assign(model.panels.size(), 0);
  }

  void run(std::uint32_t id) {
    begin(id);
    for (std::size_t panel = 0; panel < model_.panels.size(); ++panel) {
      while (alive_now_ && next_ <= model_.panels[panel]) change();
      record(panel, model_.panels[panel]);
    }
    now_ = Time{model_.horizon.minutes};
    if (alive_now_) settle();
    tally_.fingerprint += mix64(id_, fingerprint_);
  }

  std::string where() const {
    return "day " + std::to_string(now_.minutes / kMinutesPerDay) + ", patient " + std::to_string(id_);
  }

  Tally take() {
    for (std::size_t panel = 0; panel < model_.panels.size(); ++panel) add_counts(panel);
    for (std::size_t s = 0; s < parts_.states.size(); ++s) add_years(s);
    return std::move(tally_);
  }

 private:
  void happened(std::uint32_t what) {
    fingerprint_ += mix64(what, static_cast<std::uint64_t>(now_.minutes));
    ++tally_.events;
    if (log_ != nullptr) log_->events.push_back({now_.minutes, id_, what});
  }

  void begin(std::uint32_t id) {
    id_ = id;
    now_ = since_ = Time{};
    discount_since_ = model_.discount_at(now_);
    fingerprint_ = 0;
    charged_ = running_ = {};
    alive_now_ = true;
    ++tally_.entered;
    happened(event::kEntered);
    columns_.clear(kRow);
    for (Runner& r : runners_) {
      r.drawn = r.used = false;
      r.rings = 0;
    }
    std::fill(years_.begin(), years_.end(), 0.0F);
    std::fill(been_.begin(), been_.end(), std::uint8_t{0});
    if (model_.cohort) model_.cohort->sample(draws_, PatientId{id}, kRow, columns_);
    last_ = history_.last_moment(columns_, kRow, Time{});
    enter_state(parts_.start);
    refresh();
  }

  // When the present state ends, and by which transition: as World::set_rate and World::find_next.
  void refresh() {
    constexpr auto year = static_cast<double>(kMinutesPerYear);
    const auto now = static_cast<double>(now_.minutes);
    double earliest = 1e12;
    ringing_ = kReview;
    for (const std::size_t t : leaving_[here_]) {
      const Transition& transition = parts_.transitions[t];
      Runner& r = runners_[t];
      const Hazard& shape = history_.shape(transition, columns_, kRow);
      if (!r.drawn) draw(r, t);
      if (r.used) use(r, shape);
      r.rate = history_.rate(transition, here_, columns_, kRow, Time{}, now_);
      if (!(r.rate >= 0 && r.rate < 8766)) too_fast(transition.name, r.rate);
      if (r.rate <= 0) continue;
      double due = 0;
      if (shape.is_constant()) {
        due = now + r.left / r.rate * year;
      } else {
        r.from = transition.clock == ClockKind::reset ? 0.0 : clock_at_entry(transition);
        due = now + (shape.when(r.from, r.left / r.rate) - r.from) * year;
      }
      if (due < earliest) {
        earliest = due;
        ringing_ = t;
      }
    }
    next_ = earliest < 1e12 ? std::max(now_ + minutes(1), Time{static_cast<std::int64_t>(earliest + 0.5)}) : kNever;
    if (last_ == kNever) return;
    if (const Time end = std::max(last_, now_ + minutes(1)); end < next_) {
      next_ = end;
      ringing_ = kReview;
    }
  }

  // The state has just been entered: a clock that starts anew is at 0.
  double clock_at_entry(const Transition& t) const {
    const double years = in_years(now_);
    return t.clock == ClockKind::forward ? years : static_cast<double>(columns_(*parts_.age, kRow)) + years;
  }

  void draw(Runner& r, std::size_t t) {
    r.left = draws_.exponential(id_, model_.clock_purposes[t], r.rings++);
    r.drawn = true;
  }

  static void use(Runner& r, const Hazard& shape) {
    const double used = shape.is_constant() ? r.years : shape.between(r.from, r.from + r.years);
    r.left = std::max(0.0, r.left - r.rate * used);
    r.used = false;
  }

  // The time in the present state becomes money, QALYs and person-years.
  void settle() {
    if (since_ == now_) return;
    const State& state = parts_.states[here_];
    const double discount = model_.discount_at(now_);
    spent_ = in_years(now_ - since_);
    const double discounted = discounted_years(spent_, discount);
    running_.qaly += state.utility * spent_;
    running_.discounted_qaly += state.utility * discounted;
    running_.cost += state.cost * spent_;
    running_.discounted_cost += state.cost * discounted;
    if (state.standing > 0) count_years(in_state_[here_], since_, now_);
    discount_now_ = discount;
  }

  void change() {
    now_ = next_;
    settle();
    years_[here_] += static_cast<float>(spent_);
    if (ringing_ == kReview) {
      happened(event::kReview);
      enter_state(history_.oldest_state());
      return die();
    }
    const Transition& transition = parts_.transitions[ringing_];
    for (const std::size_t t : leaving_[here_]) {
      runners_[t].used = t != ringing_ && runners_[t].rate > 0;
      runners_[t].years = spent_;
    }
    happened(event::kFirstClock + static_cast<std::uint32_t>(ringing_));
    runners_[ringing_].drawn = false;
    enter_state(transition.to);
    discount_since_ = discount_now_;
    if (transition.costs) {
      const double cost = model_.resources[transition.resource].price;
      const auto year = static_cast<std::size_t>(now_.minutes / kMinutesPerYear);
      tally_.quantities[transition.resource * calendar_ + std::min(year, calendar_ - 1)] += kUnit;
      charged_.cost += cost;
      charged_.discounted_cost += cost * discount_now_;
    }
    if (transition.qaly != 0) {
      charged_.qaly += transition.qaly;
      charged_.discounted_qaly += transition.qaly * discount_now_;
    }
    if (parts_.states[transition.to].dead) return die();
    refresh();
  }

  void enter_state(std::size_t to) {
    here_ = to;
    since_ = now_;
    been_[to] = 1;
  }

  void die() {
    alive_now_ = false;
    ++tally_.died;
    happened(event::kDied);
  }

  // Since the present state was entered, `years` ago.
  double discounted_years(double years, double discount_now) const {
    return model_.discount == 0 ? years : (discount_since_ - discount_now) / model_.discount;
  }

  // As llround, of what is not negative.
  static std::int64_t rounded(double x) {
    const auto whole = static_cast<std::int64_t>(x);
    return whole + (x - static_cast<double>(whole) >= 0.5 ? 1 : 0);
  }

  // As Ledger::add, year by year; whole years are counted once for all at the end.
  void count_years(YearsInState& y, Time from, Time to) const {
    const std::int64_t last = static_cast<std::int64_t>(calendar_) - 1;
    const std::int64_t first_year = from.minutes / kMinutesPerYear, end_year = to.minutes / kMinutesPerYear;
    const auto add = [&](std::int64_t year, std::int64_t length) {
      y.parts[static_cast<std::size_t>(std::min(year, last))] += rounded(in_years(Duration{length}) / Ledger::kTick);
    };
    if (first_year == end_year) return add(first_year, (to - from).minutes);
    add(first_year, (first_year + 1) * kMinutesPerYear - from.minutes);
    ++y.whole[static_cast<std::size_t>(first_year + 1)];
    --y.whole[static_cast<std::size_t>(end_year)];
    if (const std::int64_t rest = to.minutes - end_year * kMinutesPerYear; rest > 0) add(end_year, rest);
  }

  // What the measures of catalogue.hpp would read.
  void record(std::size_t panel, Time t) {
    const std::size_t states = parts_.states.size(), cell = panel * states;
    ++in_[cell + here_];
    alive_[panel] += alive_now_;
    Accumulator* const outcomes = &tally_.panel(panel, 0, 0);
    const auto outcome = [&](std::size_t o) -> Accumulator& { return outcomes[o]; };
    const double more = alive_now_ ? in_years(t - since_) : 0;
    for (std::size_t s = 0; s < states; ++s) {
      ever_[cell + s] += been_[s];
      if (parts_.states[s].dead) continue;
      double years = years_[s];
      if (s == here_ && alive_now_) years += more;
      outcome(kMeasuresPerState * s + kYearsIn).add(years);
    }
    Account a = charged_ + running_;
    if (alive_now_) {
      const State& state = parts_.states[here_];
      const double discounted = discounted_years(more, model_.discount_at(t));
      a.cost += state.cost * more;
      a.discounted_cost += state.cost * discounted;
      if (t > since_) {
        a.qaly += state.utility * more;
        a.discounted_qaly += state.utility * discounted;
      }
    }
    const std::size_t first = kMeasuresPerState * states;
    outcome(first + kQaly).add(a.qaly);
    outcome(first + kDiscountedQaly).add(a.discounted_qaly);
    outcome(first + kCost).add(a.cost);
    outcome(first + kDiscountedCost).add(a.discounted_cost);
  }

  void add_counts(std::size_t panel) {
    const std::size_t states = parts_.states.size();
    const auto yes_no = [&](std::size_t o, std::int64_t yes) {
      const OutcomeSpec& spec = model_.outcomes[o].spec;
      tally_.panel(panel, 0, o).merge(repeated(spec, 1, yes));
      tally_.panel(panel, 0, o).merge(repeated(spec, 0, tally_.entered - yes));
    };
    for (std::size_t s = 0; s < states; ++s) {
      yes_no(kMeasuresPerState * s + kIn, in_[panel * states + s]);
      yes_no(kMeasuresPerState * s + kEverIn, ever_[panel * states + s]);
      if (parts_.states[s].dead) yes_no(kMeasuresPerState * s + kYearsIn, 0);
    }
    yes_no(kMeasuresPerState * states + kAlive, alive_[panel]);
    yes_no(kMeasuresPerState * states + kProgrammeCost, 0);
  }

  // Every running cost of a state is charged for the same person-years.
  void add_years(std::size_t s) {
    const State& state = parts_.states[s];
    for (std::size_t i = 0; i < state.standing; ++i) {
      const ResourceId r = history_.standing_resources[state.first_standing + i];
      std::int64_t whole = 0;
      for (std::size_t y = 0; y < calendar_; ++y) {
        whole += in_state_[s].whole[y];
        tally_.quantities[r * calendar_ + y] += in_state_[s].parts[y] + whole * kUnit;
      }
    }
  }

  static constexpr Patient kRow{0};
  static constexpr std::size_t kReview = SIZE_MAX;

  const Model& model_;
  const StateHistory& history_;
  const Parts& parts_;
  const Draws draws_;
  EventLog* log_;
  Tally tally_;
  Columns columns_;
  std::vector<Runner> runners_;
  std::vector<std::vector<std::size_t>> leaving_;  // transitions out of each state
  std::vector<YearsInState> in_state_;
  std::vector<std::int64_t> in_, ever_, alive_;  // [panel][state], [panel]
  std::size_t calendar_ = 0;                     // years of the ledger

  // The life that is being run.
  std::uint32_t id_ = 0;
  Time now_{}, since_{}, next_{}, last_{};
  std::size_t here_ = 0, ringing_ = kReview;
  double spent_ = 0;  // years in the state that is being left
  double discount_since_ = 1, discount_now_ = 1;
  std::vector<float> years_;        // by state, as the column: up to the last change
  std::vector<std::uint8_t> been_;  // by state
  bool alive_now_ = false;
  Account charged_, running_;  // as Life keeps them
  std::uint64_t fingerprint_ = 0;
};

}  // namespace

bool live_alone(const Model& model) {
  const auto* history = dynamic_cast<const StateHistory*>(model.nature.get());
  if (history == nullptr || !model.programmes.empty() || !model.roles.empty() || model.subgroups.size() != 1)
    return false;
  const Parts& parts = history->parts();
  if (model.outcomes.size() != kMeasuresPerState * parts.states.size() + kAccounts) return false;
  for (const Transition& t : parts.transitions)
    if (t.varies || !t.step_years.empty()) return false;
  for (const Site& site : model.setting.sites)
    if (site.arrivals_per_day > 0) return false;
  return true;
}

Tally run_alone(const Model& model, Draws draws, std::span<const std::uint32_t> sites, EventLog* log) {
  Lives lives(model, draws, log);
  for (const std::uint32_t s : sites) {
    const Site& site = model.setting.sites[s];
    for (std::uint32_t n = 0; n < site.patients; ++n) {
      try {
        lives.run(site.first_patient + n);
      } catch (const BrokenRule& fault) {
        throw BrokenRule(std::string(fault.what()) + " (" + lives.where() + " of site " + std::to_string(s) + ")");
      }
    }
  }
  return lives.take();
}

}  // namespace sim::states
