#include "models/economics/utility.hpp"

#include <algorithm>

namespace models {

double mean_clipped_across(Straight s, double low, double high) {
  const auto [from, to] = std::minmax(s.from, s.to);
  if (to <= low) return low;
  if (from >= high) return high;
  // Below, within and above the limits, each with its share of the time.
  const double width = to - from;
  const double a = std::max(from, low), b = std::min(to, high);
  return (low * (a - from) + 0.5 * (a + b) * (b - a) + high * (to - b)) / width;
}

PainDecrement::PainDecrement(const std::array<double, kPoints>& decrement)
    : decrement_(decrement), is_straight_(false) {
  for (std::size_t i = 1; i < kPoints; ++i) integral_[i] = integral_[i - 1] + 0.5 * (decrement_[i - 1] + decrement_[i]);
}

PainDecrement PainDecrement::straight(double slope) {
  PainDecrement d;
  d.slope_ = slope;
  return d;
}

double PainDecrement::at(double pegs) const {
  const double x = std::clamp(pegs, 0.0, kHighest);
  if (is_straight_) return slope_ * x;
  const auto i = std::min(static_cast<std::size_t>(x), kPoints - 2);
  return decrement_[i] + (x - static_cast<double>(i)) * (decrement_[i + 1] - decrement_[i]);
}

double PainDecrement::integral(double pegs) const {
  const auto i = std::min(static_cast<std::size_t>(pegs), kPoints - 2);
  const double part = pegs - static_cast<double>(i);
  return integral_[i] + part * (decrement_[i] + 0.5 * part * (decrement_[i + 1] - decrement_[i]));
}

double PainDecrement::curved_mean(Straight pegs) const {
  const auto [from, to] = std::minmax(pegs.from, pegs.to);
  if (to - from < 1e-9) return at(from);  // standing still: the integral over nothing
  if (from >= kHighest || to <= 0.0) return at(from);
  const double a = std::max(from, 0.0), b = std::min(to, kHighest);
  return (decrement_.front() * (a - from) + integral(b) - integral(a) + decrement_.back() * (to - b)) / (to - from);
}

PainDecrement convex_pain(const std::vector<double>& losses) {
  std::array<double, PainDecrement::kPoints> loss{};
  for (std::size_t i = 0; i < losses.size() && i + 1 < loss.size(); ++i) loss[i + 1] = losses[i];
  return PainDecrement(loss);
}

double Utility::at(double pegs, bool depressed, bool active_disorder) const {
  return base - (pain.at(pegs) - reference_pain_loss) - depression * ((depressed ? 1.0 : 0.0) - reference_depressed) -
         disorder * ((active_disorder ? 1.0 : 0.0) - reference_disorder);
}

}  // namespace models
