#pragma once
// Pain, mood, anxiety and disability: person means, fluctuations around them, drift, and what programmes do to them.
#include <array>
#include <span>

#include "models/history/coupling.hpp"
#include "models/history/margin_scale.hpp"
#include "models/history/patient.hpp"
#include "sim/care/world.hpp"
#include "sim/config/fields.hpp"

namespace models {

/// The `pain`, `mood`, `anxiety` and `disability` sections of a history, in one.
struct PainAndMoodNumbers {
  struct Score {
    double person_share = 0;
    sim::Duration days{};
    double from_pain = 0, to_pain = 0;
    void visit_own(sim::Fields& f);
  };
  struct Pain {
    double person_share = 0, site_share = 0, drift = 0;
    sim::Duration days{}, drift_over{};
    void visit(sim::Fields& f);
  } pain;
  struct Mood : Score {
    double to_pain_per_5 = 0, drift_response = 0;
    void visit(sim::Fields& f);
  } mood;
  struct Anxiety : Score {
    void visit(sim::Fields& f);
  } anxiety;
  struct Disability {
    double person_share = 0;
    sim::Duration days{};
    void visit(sim::Fields& f);
  } disability;
  double depressed_from = 0;  ///< PHQ-9 points.
};

/// Baseline moments of a population: PEGS, latent PHQ-9, latent GAD-7, disability.
struct Moments {
  std::array<double, 4> mean{};
  std::array<std::array<double, 4>, 4> covariance{};
};
Moments moments_of(std::span<const std::array<double, 4>> people);

/// One draw's numbers, ready for reading states. All reads are pure.
class PainAndMood {
 public:
  /// None, with a reason in `problem`, when the loop or the variances are impossible.
  static std::optional<PainAndMood> make(const PainAndMoodNumbers&, const MarginScale& mood, const MarginScale& anxiety,
                                         const Moments&, std::string& problem);

  /// Person means and the start of the wandering states, given the sampled baseline.
  void enter(sim::World&, sim::Patient, sim::Columns&) const;

  /// PEGS not clipped; latent PHQ-9 and GAD-7; disability not clipped.
  struct State {
    double pegs = 0, mood = 0, anxiety = 0;
  };
  State state(const sim::World&, sim::Patient, sim::Time) const;
  /// One patient between two changes: what stays the same is worked out once.
  class Path {
   public:
    Path(const PainAndMood&, const sim::World&, sim::Patient);
    State state(const std::array<double, sim::kWanders>& wanders, sim::Time t) const;
    /// What is added to the person's means at t.
    State shift(sim::Time t) const;

   private:
    void add_changes(State& s, sim::Time t) const;

    const PainAndMood& mind_;
    State mean_;
    std::int64_t entered_;
    bool after_change_, treated_;
    double withdrawal_, since_minute_, stop_shift_, stop_minute_;
    sim::EffectsNow pegs_, phq_, gad_;
  };
  double disability(const sim::World&, sim::Patient, sim::Time) const;

  // As reported: clipped to their scales.
  double pegs(const sim::World&, sim::Patient, sim::Time) const;
  double phq(const sim::World&, sim::Patient, sim::Time) const;
  double gad(const sim::World&, sim::Patient, sim::Time) const;
  bool depressed(const sim::World&, sim::Patient, sim::Time) const;

  /// Without the fluctuation: what rates follow, so that they change only when something happens.
  struct Expected {
    double pegs = 0;       ///< Points.
    double depressed = 0;  ///< Share of time with PHQ-9 of at least `depressed_from`.
  };
  Expected expected(const sim::World&, sim::Patient, sim::Time) const;
  double expected_pegs(const sim::World&, sim::Patient, sim::Time) const;
  /// The same while rates are read: the world has it ready (Nature::outlook).
  static Expected outlook(const sim::World& w) { return {w.outlook()[0], w.outlook()[1]}; }

  const Coupling& coupling() const { return coupling_; }
  const std::array<double, 4>& wander_days() const { return wander_days_; }
  double depressed_from() const { return depressed_from_; }
  double disability_per_pegs() const { return disability_per_pegs_; }
  double latent_mood(double phq) const { return mood_.to_latent(phq); }

  // What shifts pain besides programmes; numbers of the history's `after_dose_change`.
  void withdrawal_halves_in(sim::Duration half_life);

 private:
  double share_above(double mean) const;

  Coupling coupling_;
  Regression person_;
  MarginScale mood_, anxiety_;
  Moments moments_;
  std::array<Vector3, 3> loadings_{};  // deviations per unit of each wandering state
  std::array<double, 4> wander_days_{};
  double site_sd_ = 0, inner_share_ = 1;
  double drift_ = 0, drifted_per_minute_ = 1, mood_drift_ = 0;
  double withdrawal_fade_ = 0;  // log of what is left of a withdrawal rise, per minute
  double disability_per_pegs_ = 0, disability_sd_ = 0, disability_share_ = 0;
  double depressed_from_ = 10, mood_sd_ = 1;
};

}  // namespace models
