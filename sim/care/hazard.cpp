#include "sim/care/hazard.hpp"

#include <cmath>
#include <limits>

#include "sim/core/check.hpp"
#include "sim/core/math.hpp"

namespace sim {

Hazard Hazard::weibull(double shape) {
  require(shape > 0, "a Weibull shape is positive");
  Hazard h;
  h.kind_ = shape == 1 ? Kind::constant : Kind::weibull;
  h.shape_ = shape;
  return h;
}

Hazard Hazard::gompertz(double slope) {
  Hazard h;
  h.kind_ = slope == 0 ? Kind::constant : Kind::gompertz;
  h.shape_ = slope;
  return h;
}

Hazard Hazard::table(double from, double width, std::vector<double> rates) {
  require(!rates.empty() && width > 0, "a hazard table has bands");
  Hazard h;
  h.kind_ = Kind::table;
  h.start_ = from;
  h.width_ = width;
  h.cumulative_.reserve(rates.size());
  double sum = 0;
  for (const double r : rates) {
    require(r >= 0, "a hazard is not negative");
    h.cumulative_.push_back(sum);
    sum += r * width;
  }
  h.rates_ = std::move(rates);
  return h;
}

double Hazard::cumulative(double age) const {
  switch (kind_) {
    case Kind::constant: return age;
    case Kind::weibull: return age <= 0 ? 0 : math::pow(age, shape_);
    case Kind::gompertz: return math::expm1(shape_ * age) / shape_;
    case Kind::table: break;
  }
  const double bands = (age - start_) / width_;
  if (bands <= 0) return rates_.front() * (age - start_);
  const auto last = rates_.size() - 1;
  const auto i = bands >= static_cast<double>(last) ? last : static_cast<std::size_t>(bands);
  return cumulative_[i] + rates_[i] * (age - start_ - static_cast<double>(i) * width_);
}

double Hazard::between(double from, double to) const {
  return kind_ == Kind::constant ? to - from : cumulative(to) - cumulative(from);
}

double Hazard::when(double from, double amount) const {
  constexpr double never = std::numeric_limits<double>::infinity();
  if (kind_ == Kind::constant) return from + amount;
  const double goal = cumulative(from) + amount;
  if (kind_ == Kind::weibull) return math::pow(goal, 1 / shape_);
  if (kind_ == Kind::gompertz) {
    const double inside = 1 + shape_ * goal;
    return inside <= 0 ? never : math::log(inside) / shape_;
  }
  // The last band whose cumulative hazard at its start is not beyond the goal.
  std::size_t low = 0, high = rates_.size();
  while (high - low > 1) {
    const auto middle = (low + high) / 2;
    (cumulative_[middle] <= goal ? low : high) = middle;
  }
  if (rates_[low] == 0) return never;
  return start_ + static_cast<double>(low) * width_ + (goal - cumulative_[low]) / rates_[low];
}

}  // namespace sim
