#include "sim/care/hazard.hpp"

#include <cmath>
#include <limits>

#include "sim/core/check.hpp"
#include "sim/core/math.hpp"
#include "sim/core/math_survival.hpp"

namespace sim {

namespace {

constexpr double kNever = std::numeric_limits<double>::infinity();

// x^y for x > 0, to some units in the last place: times are rounded to minutes, and this is a third of the cost of pow.
double power(double x, double y) { return math::exp(y * math::log(x)); }

// -log of the share above z of the standard normal, and its inverse; both keep their digits at either end.
double normal_cumulative_hazard(double z) {
  return z < 0 ? -math::log1p(-math::normal_cdf(z)) : -math::log(math::normal_cdf(-z));
}
double normal_when(double hazard) {
  return hazard < math::kLn2 ? math::normal_quantile(-math::expm1(-hazard))
                             : -math::normal_quantile(math::exp(-hazard));
}

// Cumulative hazard of a gamma variate with scale 1 at x, or of its reciprocal (`upper` false), and the inverses.
double gamma_cumulative_hazard(double shape, double x, bool upper) {
  const double log_above = math::gamma_log_survival(shape, x);
  if (upper) return -log_above;
  return log_above < -math::kLn2 ? -math::log1p(-math::exp(log_above)) : -math::log(math::gamma_cdf(shape, x));
}
double gamma_when(double shape, double hazard, bool upper) {
  if (upper) return math::gamma_survival_quantile(shape, -hazard);
  if (hazard < math::kLn2) return math::gamma_survival_quantile(shape, math::log(-math::expm1(-hazard)));
  return math::gamma_quantile(shape, math::exp(-hazard));
}

}  // namespace

Hazard Hazard::weibull(double shape) {
  require(shape > 0, "a Weibull shape is positive");
  Hazard h;
  h.kind_ = shape == 1 ? Kind::constant : Kind::weibull;
  h.shape_ = shape;
  h.scale_ = 1 / shape;
  return h;
}

Hazard Hazard::gompertz(double slope) {
  Hazard h;
  h.kind_ = slope == 0 ? Kind::constant : Kind::gompertz;
  h.shape_ = slope;
  return h;
}

Hazard Hazard::gamma(double shape, double scale) {
  require(shape > 0 && scale > 0, "shape and scale of a gamma hazard are positive");
  Hazard h;
  h.kind_ = Kind::gamma;
  h.shape_ = shape;
  h.scale_ = scale;
  return h;
}

Hazard Hazard::lognormal(double mean_log, double sd_log) {
  require(sd_log > 0, "the sd of a lognormal hazard is positive");
  Hazard h;
  h.kind_ = Kind::lognormal;
  h.shape_ = mean_log;
  h.scale_ = sd_log;
  return h;
}

Hazard Hazard::log_logistic(double shape, double scale) {
  require(shape > 0 && scale > 0, "shape and scale of a log-logistic hazard are positive");
  Hazard h;
  h.kind_ = Kind::log_logistic;
  h.shape_ = shape;
  h.scale_ = scale;
  return h;
}

Hazard Hazard::generalised_gamma(double mu, double sigma, double q) {
  require(sigma > 0, "the sigma of a generalised gamma hazard is positive");
  if (q == 0) return lognormal(mu, sigma);
  Hazard h;
  h.kind_ = Kind::generalised_gamma;
  h.shape_ = mu;
  h.scale_ = sigma;
  h.third_ = q;
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

Hazard Hazard::pieces(std::vector<double> starts, std::vector<double> rates) {
  require(!rates.empty() && starts.size() == rates.size() && starts[0] == 0, "each piece of a hazard has a start");
  Hazard h;
  h.kind_ = Kind::pieces;
  h.cumulative_.push_back(0);
  for (std::size_t i = 0; i < rates.size(); ++i) {
    require(rates[i] >= 0, "a hazard is not negative");
    if (i == 0) continue;
    require(starts[i] > starts[i - 1], "the pieces of a hazard ascend");
    h.cumulative_.push_back(h.cumulative_.back() + rates[i - 1] * (starts[i] - starts[i - 1]));
  }
  h.starts_ = std::move(starts);
  h.rates_ = std::move(rates);
  return h;
}

double Hazard::cumulative(double age) const {
  if (kind_ == Kind::gompertz) return math::expm1(shape_ * age) / shape_;
  if (kind_ == Kind::table || kind_ == Kind::pieces) return cumulative_in_bands(age);
  if (kind_ == Kind::constant) return age;
  if (age <= 0) return 0;
  switch (kind_) {
    case Kind::weibull: return power(age, shape_);
    case Kind::gamma: return gamma_cumulative_hazard(shape_, age / scale_, true);
    case Kind::lognormal: return normal_cumulative_hazard((math::log(age) - shape_) / scale_);
    case Kind::log_logistic: return math::log1p(math::pow(age / scale_, shape_));
    default: break;
  }
  const double a = 1 / (third_ * third_), w = (math::log(age) - shape_) / scale_;
  return gamma_cumulative_hazard(a, a * math::exp(third_ * w), third_ > 0);
}

double Hazard::inverse(double goal) const {
  switch (kind_) {
    case Kind::constant: return goal;
    case Kind::weibull: return goal <= 0 ? 0 : power(goal, scale_);
    case Kind::gompertz: {
      const double inside = shape_ * goal;
      return inside <= -1 ? kNever : math::log1p(inside) / shape_;
    }
    case Kind::gamma: return scale_ * gamma_when(shape_, goal, true);
    case Kind::lognormal: return math::exp(shape_ + scale_ * normal_when(goal));
    case Kind::log_logistic: return scale_ * math::pow(math::expm1(goal), 1 / shape_);
    case Kind::generalised_gamma: {
      const double a = 1 / (third_ * third_);
      return math::exp(shape_ + scale_ * math::log(gamma_when(a, goal, third_ > 0) / a) / third_);
    }
    default: return inverse_in_bands(goal);
  }
}

double Hazard::cumulative_in_bands(double age) const {
  std::size_t i = 0;
  double begins = 0;
  if (kind_ == Kind::table) {
    const double bands = (age - start_) / width_;
    if (bands <= 0) return rates_.front() * (age - start_);
    const auto last = rates_.size() - 1;
    i = bands >= static_cast<double>(last) ? last : static_cast<std::size_t>(bands);
    begins = start_ + static_cast<double>(i) * width_;
  } else {
    while (i + 1 < starts_.size() && starts_[i + 1] <= age) ++i;
    begins = starts_[i];
  }
  return cumulative_[i] + rates_[i] * (age - begins);
}

// The last band whose cumulative hazard at its start is not beyond the goal.
double Hazard::inverse_in_bands(double goal) const {
  std::size_t low = 0, high = rates_.size();
  while (high - low > 1) {
    const auto middle = (low + high) / 2;
    (cumulative_[middle] <= goal ? low : high) = middle;
  }
  if (rates_[low] == 0) return kNever;
  const double begins = kind_ == Kind::table ? start_ + static_cast<double>(low) * width_ : starts_[low];
  return begins + (goal - cumulative_[low]) / rates_[low];
}

double Hazard::between(double from, double to) const {
  return kind_ == Kind::constant ? to - from : cumulative(to) - cumulative(from);
}

double Hazard::when(double from, double amount) const {
  if (kind_ == Kind::constant) return from + amount;
  const double goal = cumulative(from) + amount;
  return goal == kNever ? kNever : inverse(goal);
}

void too_fast(const std::string& what, double rate_per_year) {
  throw BrokenRule("'" + what + "' would happen " + std::to_string(rate_per_year) +
                   " times a year; what happens more than once an hour is no event of a patient's life");
}

}  // namespace sim
