#pragma once
// Quality of life from pain, depression and opioid use disorder, exact for a state that moves straight between two
// moments.
#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

namespace models {

/// A state that runs straight from one value to another.
struct Straight {
  double from = 0, to = 0;
};

/// Time mean of the state clipped to [low, high].
double mean_clipped_across(Straight s, double low, double high);
inline double mean_clipped(Straight s, double low, double high) {
  if (std::min(s.from, s.to) >= low && std::max(s.from, s.to) <= high) [[likely]]
    return 0.5 * (s.from + s.to);
  return mean_clipped_across(s, low, high);
}

/// Share of the time at or above `threshold`.
inline double share_at_or_above(Straight s, double threshold) {
  const double from = std::min(s.from, s.to), to = std::max(s.from, s.to);
  if (from >= threshold) return 1;
  if (to < threshold) return 0;
  return (to - threshold) / (to - from);
}

/// What a pain score of 0 to 10 costs in utility: straight between the whole points. Exact means along a straight path.
class PainDecrement {
 public:
  static constexpr std::size_t kPoints = 11;
  static constexpr double kHighest = 10;

  PainDecrement() = default;
  /// decrement[i] is the loss at a score of i.
  explicit PainDecrement(const std::array<double, kPoints>& decrement);
  /// The same loss for every point: `slope` x score.
  static PainDecrement straight(double slope);

  double at(double pegs) const;  ///< The score is clipped to 0-10.
  /// Time mean; the score is clipped to 0-10 at each moment.
  double mean(Straight pegs) const { return mean(pegs, mean_clipped(pegs, 0.0, kHighest)); }
  /// The same when the mean of the clipped score is known.
  double mean(Straight pegs, double clipped) const { return is_straight_ ? slope_ * clipped : curved_mean(pegs); }

 private:
  double curved_mean(Straight pegs) const;
  double integral(double pegs) const;  // from 0 to a score within 0-10

  std::array<double, kPoints> decrement_{}, integral_{};
  double slope_ = 0;
  bool is_straight_ = true;
};

/// The decrement that loses losses[i] at a score of i + 1, nothing at 0.
PainDecrement convex_pain(const std::vector<double>& losses);

/// Utility (1 = full health) = base - (pain loss - its reference mean) - depression x (depressed - reference share)
/// - disorder x (active disorder - reference share): the reference cohort keeps the base.
struct Utility {
  PainDecrement pain;
  double base = 0;                                         ///< Mean of the reference cohort.
  double depression = 0;                                   ///< Loss while PHQ-9 is at least `depressed_from`.
  double disorder = 0;                                     ///< Loss while opioid use disorder is active.
  double overdose_loss = 0;                                ///< QALYs lost with an overdose that is survived, once.
  double depressed_from = 0;                               ///< PHQ-9 points.
  double reference_pain_loss = 0;                          ///< Mean pain loss of the reference cohort.
  double reference_depressed = 0, reference_disorder = 0;  ///< Shares of the reference cohort.

  /// At one moment.
  double at(double pegs, bool depressed, bool active_disorder) const;
  /// Time mean while PEGS and PHQ-9 run straight.
  double mean(Straight pegs, Straight phq, bool active_disorder) const;
  /// The same when the mean of the clipped PEGS and the loss with disorder are known.
  double mean(Straight pegs, double clipped, Straight phq, double disorder_loss) const;
  /// Against the reference cohort.
  double loss_with_disorder(bool active) const { return disorder * ((active ? 1.0 : 0.0) - reference_disorder); }
};

inline double Utility::mean(Straight pegs, Straight phq, bool active_disorder) const {
  return mean(pegs, mean_clipped(pegs, 0.0, PainDecrement::kHighest), phq, loss_with_disorder(active_disorder));
}

inline double Utility::mean(Straight pegs, double clipped, Straight phq, double disorder_loss) const {
  return base - (pain.mean(pegs, clipped) - reference_pain_loss) -
         depression * (share_at_or_above(phq, depressed_from) - reference_depressed) - disorder_loss;
}

}  // namespace models
