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
  double disability(const sim::World&, sim::Patient, sim::Time) const;

  // As reported: clipped to their scales.
  double pegs(const sim::World&, sim::Patient, sim::Time) const;
  double phq(const sim::World&, sim::Patient, sim::Time) const;
  double gad(const sim::World&, sim::Patient, sim::Time) const;
  bool depressed(const sim::World&, sim::Patient, sim::Time) const;

  /// Expected PEGS without the fluctuation: what rates follow, so that they change only when something happens.
  double expected_pegs(const sim::World&, sim::Patient, sim::Time) const;
  /// Expected share of time with PHQ-9 of at least `depressed_from`, likewise.
  double expected_depressed(const sim::World&, sim::Patient, sim::Time) const;

  const Coupling& coupling() const { return coupling_; }
  const std::array<double, 4>& wander_days() const { return wander_days_; }
  double depressed_from() const { return depressed_from_; }
  double disability_per_pegs() const { return disability_per_pegs_; }
  double latent_mood(double phq) const { return mood_.to_latent(phq); }

  // What shifts pain besides programmes; numbers of the history's `after_dose_change`.
  double withdrawal_half_life_days = 28;

 private:
  struct Shift {
    double pegs = 0, mood = 0, anxiety = 0;
  };
  Shift shift(const sim::World&, sim::Patient, sim::Time) const;
  double share_above(double mean) const;

  Coupling coupling_;
  Regression person_;
  MarginScale mood_, anxiety_;
  Moments moments_;
  std::array<Vector3, 3> loadings_{};  // deviations per unit of each wandering state
  std::array<double, 4> wander_days_{};
  double site_sd_ = 0, inner_share_ = 1;
  double drift_ = 0, drift_days_ = 1, mood_drift_ = 0;
  double disability_per_pegs_ = 0, disability_sd_ = 0, disability_share_ = 0;
  double depressed_from_ = 10, mood_sd_ = 1;
};

}  // namespace models
