#pragma once
// What follows a taper or a stop: raised rates of overdose, crisis and suicide that run for a while and then fade.
#include <array>
#include <vector>

#include "models/history/patient.hpp"
#include "sim/care/world.hpp"
#include "sim/config/fields.hpp"

namespace models {

/// The `after_dose_change` section of a history.
struct HarmNumbers {
  struct Taper {
    sim::Duration first_stage{}, runs{};
    double overdose_first = 1, overdose_later = 1, crisis_first = 1, crisis_later = 1, suicide = 1;
    void visit(sim::Fields& f);
  } taper;
  struct Stop {
    sim::Duration runs{};
    std::vector<double> overdose, suicide;  ///< By length of therapy before it.
    double crisis = 1, pain = 0, pain_sd = 0;
    void visit(sim::Fields& f);
  } stop;
  struct Withdrawal {
    double rise = 0, gradual = 0;
    sim::Duration half_life{};
    void visit(sim::Fields& f);
  } withdrawal;
  sim::Duration half_life{}, review_every{};
  double causal_share = 1, supported_share = 1;
  void visit(sim::Fields& f);
};

class Harm {
 public:
  explicit Harm(const HarmNumbers& numbers);

  /// Exponent of the published ratios for one event.
  double scale(bool supported) const { return causal_share_ * (supported ? supported_share_ : 1.0); }
  /// 0-3: up to 30 days, to 90, to 400, longer.
  static std::uint8_t band_of(double days_on_therapy) {
    return days_on_therapy <= 30 ? 0 : days_on_therapy <= 90 ? 1 : days_on_therapy <= 400 ? 2 : 3;
  }
  /// 1 while the multiplier runs, then halving with the half-life, 0 in the end. Constant between reviews.
  double fade(HarmKind kind, double days) const;
  /// Log multipliers now. Constant between reviews.
  double log_overdose(const sim::Columns&, sim::Patient, sim::Time) const;
  double log_crisis(const sim::Columns&, sim::Patient, sim::Time) const;
  double log_suicide(const sim::Columns&, sim::Patient, sim::Time) const;
  /// Share of the dose excess that still counts.
  double dose_excess_share(const sim::Columns&, sim::Patient, sim::Time) const;

  /// When one of these changes next, after `now`; kNever when nothing runs.
  sim::Time next_review(const sim::Columns&, sim::Patient, sim::Time now) const;

  const HarmNumbers& numbers() const { return numbers_; }

 private:
  struct Stage {
    HarmKind kind;
    double days, fade;
  };
  Stage stage(const sim::Columns&, sim::Patient, sim::Time) const;
  double runs(HarmKind kind) const { return kind == HarmKind::taper ? taper_days_ : stop_days_; }

  HarmNumbers numbers_;
  double first_days_, taper_days_, stop_days_, cell_days_, causal_share_, supported_share_;
  std::vector<double> fading_;  // value in each review interval after the multiplier has run, at its middle
  double overdose_first_, overdose_later_, crisis_first_, crisis_later_, suicide_taper_, crisis_stop_;
  std::array<double, 4> overdose_stop_{}, suicide_stop_{};
};

}  // namespace models
