#pragma once
// How pain, mood and anxiety push each other: a linear loop, solved once per draw.
#include <array>
#include <optional>

namespace models {

using Vector3 = std::array<double, 3>;
using Matrix3 = std::array<Vector3, 3>;

/// Deviations from the person's means: pain P = X + mood_to_pain Q + anxiety_to_pain G, mood Q = Y + pain_to_mood P,
/// anxiety G = Z + shared Y + pain_to_anxiety P, where X, Y, Z wander on their own.
struct Coupling {
  double mood_to_pain = 0, anxiety_to_pain = 0, pain_to_mood = 0, pain_to_anxiety = 0;
  double shared = 0;    ///< Anxiety's share in the fluctuation of mood; solved.
  Vector3 sd{1, 1, 1};  ///< Standard deviations of X, Y, Z; solved.

  double loop_gain() const { return mood_to_pain * pain_to_mood + anxiety_to_pain * pain_to_anxiety; }
  /// Deviations of pain, mood and anxiety for given own parts, and back.
  Vector3 together(const Vector3& own) const;
  Vector3 apart(const Vector3& deviations) const;
  /// Covariance of the deviations in the long run.
  Matrix3 covariance() const;

  /// Finds `shared` and `sd` such that the deviations have these variances and mood and anxiety this covariance.
  /// None when the loop gain is 1 or more, or when no positive variances do it.
  static std::optional<Coupling> solve(Coupling strengths, const Vector3& variances, double mood_anxiety_covariance);
};

/// The person's means given the baseline: person = mean + gain (baseline - mean) + root (normals).
struct Regression {
  Matrix3 gain{}, root{};
};

/// `total` = covariance of the baseline, `within` = of the deviations. Shrinks what persons share until the rest is
/// possible.
Regression person_given_baseline(const Matrix3& total, const Matrix3& within);

}  // namespace models
