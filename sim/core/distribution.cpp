#include "sim/core/distribution.hpp"

#include <algorithm>
#include <charconv>
#include <stdexcept>

#include "sim/core/check.hpp"
#include "sim/core/math.hpp"

namespace sim {

namespace {

constexpr double kRootTwoOverPi = 0x1.9884533d43651p-1;

bool finite(double x) { return x - x == 0.0; }

void demand(bool ok, const char* what) {
  if (!ok) throw std::invalid_argument(what);
}

std::string number(double x) {
  char text[32];
  const auto end = std::to_chars(text, text + sizeof text, x).ptr;
  return {text, end};
}

// The two shapes of the beta behind a PERT.
struct Shapes {
  double a, b;
};
Shapes pert_shapes(double low, double mode, double high) {
  return {1.0 + 4.0 * (mode - low) / (high - low), 1.0 + 4.0 * (high - mode) / (high - low)};
}

// The integral of f(u) over (0, 1) by the tanh-sinh rule: good also where f grows without bound at the ends.
template <class F>
double integral(F f) {
  constexpr double kStep = 1.0 / 32.0, kHalfPi = 0x1.921fb54442d18p+0;
  double total = 0.0;
  for (int i = -112; i <= 112; ++i) {
    const double t = i * kStep, grow = math::exp(t), shrink = math::exp(-t);
    const double s = kHalfPi * (grow - shrink);  // 2 (pi/2) sinh t
    const double u = 1.0 / (1.0 + math::exp(-s));
    const double weight = kStep * kHalfPi * (grow + shrink) * u / (1.0 + math::exp(s));
    if (u > 0.0 && u < 1.0 && weight > 0.0) total += weight * f(u);
  }
  return total;
}

}  // namespace

Distribution Distribution::fixed(double value) {
  demand(finite(value), "a fixed value must be a finite number");
  return {Kind::fixed, value};
}
Distribution Distribution::normal(double mean, double sd) {
  demand(finite(mean) && finite(sd) && sd > 0.0, "normal needs a mean and an sd above 0");
  return {Kind::normal, mean, sd};
}
Distribution Distribution::lognormal(double median, double sigma_log) {
  demand(finite(median) && median > 0.0 && sigma_log > 0.0 && sigma_log <= 10.0,
         "lognormal needs a median above 0 and a sigma_log above 0 and at most 10");
  return {Kind::lognormal, median, sigma_log};
}
Distribution Distribution::beta(double a, double b) {
  demand(a >= 1e-3 && a <= 1e8 && b >= 1e-3 && b <= 1e8, "beta needs two shapes from 0.001 to 1e8");
  return {Kind::beta, a, b};
}
Distribution Distribution::gamma(double shape, double scale) {
  demand(shape >= 1e-3 && shape <= 1e8, "gamma needs a shape from 0.001 to 1e8");
  demand(finite(scale) && scale > 0.0, "gamma needs a scale above 0");
  return {Kind::gamma, shape, scale};
}
Distribution Distribution::uniform(double low, double high) {
  demand(finite(low) && finite(high) && low < high, "uniform needs low < high");
  return {Kind::uniform, low, high};
}
Distribution Distribution::triangular(double low, double mode, double high) {
  demand(finite(low) && finite(high) && low < high && low <= mode && mode <= high,
         "triangular needs low <= mode <= high and low < high");
  return {Kind::triangular, low, mode, high};
}
Distribution Distribution::pert(double low, double mode, double high) {
  demand(finite(low) && finite(high) && low < high && low <= mode && mode <= high,
         "pert needs low <= mode <= high and low < high");
  return {Kind::pert, low, mode, high};
}
Distribution Distribution::halfnormal(double sd) {
  demand(finite(sd) && sd > 0.0, "halfnormal needs an sd above 0");
  return {Kind::halfnormal, sd};
}

Distribution Distribution::within(double low, double high) const {
  demand(!restricted_, "a distribution can be restricted only once");
  demand(low < high || (kind_ == Kind::fixed && low == high), "within needs low < high");
  Distribution d = *this;
  d.restricted_ = true;
  d.low_ = low;
  d.high_ = high;
  if (kind_ == Kind::fixed) {
    demand(low <= a_ && a_ <= high, "the fixed value must lie within its limits");
    return d;
  }
  d.below_ = whole_cdf(low);
  d.inside_ = whole_cdf(high) - d.below_;
  demand(d.inside_ >= 1e-6, "less than one in a million of the distribution lies within these limits");
  return d;
}

double Distribution::quantile(double u) const {
  if (!restricted_) return whole_quantile(u);
  if (kind_ == Kind::fixed) return a_;
  return std::clamp(whole_quantile(std::min(below_ + u * inside_, 1.0)), low_, high_);
}

double Distribution::cdf(double x) const {
  if (!restricted_ || kind_ == Kind::fixed) return whole_cdf(x);
  if (x < low_) return 0.0;
  if (x >= high_) return 1.0;
  return std::clamp((whole_cdf(x) - below_) / inside_, 0.0, 1.0);
}

double Distribution::mean() const {
  if (!restricted_ || kind_ == Kind::fixed) return whole_mean();
  return integral([this](double u) { return quantile(u); });
}

double Distribution::sd() const {
  if (!restricted_ || kind_ == Kind::fixed) return whole_sd();
  const double centre = mean();
  return math::sqrt(integral([&](double u) {
    const double gap = quantile(u) - centre;
    return gap * gap;
  }));
}

double Distribution::whole_quantile(double u) const {
  switch (kind_) {
    case Kind::fixed: return a_;
    case Kind::normal: return a_ + b_ * math::normal_quantile(u);
    case Kind::lognormal: return a_ * math::exp(b_ * math::normal_quantile(u));
    case Kind::beta: return math::beta_quantile(a_, b_, u);
    case Kind::gamma: return b_ * math::gamma_quantile(a_, u);
    case Kind::uniform: return a_ + u * (b_ - a_);
    case Kind::triangular: {
      const double whole = c_ - a_, left = (b_ - a_) / whole;
      return u < left ? a_ + math::sqrt(u * whole * (b_ - a_)) : c_ - math::sqrt((1.0 - u) * whole * (c_ - b_));
    }
    case Kind::pert: {
      const Shapes s = pert_shapes(a_, b_, c_);
      return a_ + (c_ - a_) * math::beta_quantile(s.a, s.b, u);
    }
    case Kind::halfnormal: return -a_ * math::normal_quantile(0.5 * (1.0 - u));
  }
  throw BrokenRule("unknown kind of distribution");
}

double Distribution::whole_cdf(double x) const {
  switch (kind_) {
    case Kind::fixed: return x >= a_ ? 1.0 : 0.0;
    case Kind::normal: return math::normal_cdf((x - a_) / b_);
    case Kind::lognormal: return x > 0.0 ? math::normal_cdf(math::log(x / a_) / b_) : 0.0;
    case Kind::beta: return math::beta_cdf(a_, b_, x);
    case Kind::gamma: return math::gamma_cdf(a_, x / b_);
    case Kind::uniform: return std::clamp((x - a_) / (b_ - a_), 0.0, 1.0);
    case Kind::triangular: {
      if (x <= a_) return 0.0;
      if (x >= c_) return 1.0;
      const double whole = c_ - a_;
      return x < b_ ? (x - a_) * (x - a_) / (whole * (b_ - a_)) : 1.0 - (c_ - x) * (c_ - x) / (whole * (c_ - b_));
    }
    case Kind::pert: {
      const Shapes s = pert_shapes(a_, b_, c_);
      return math::beta_cdf(s.a, s.b, (x - a_) / (c_ - a_));
    }
    case Kind::halfnormal: return x > 0.0 ? math::erf(x / a_ * 0x1.6a09e667f3bcdp-1) : 0.0;
  }
  throw BrokenRule("unknown kind of distribution");
}

double Distribution::whole_mean() const {
  switch (kind_) {
    case Kind::fixed:
    case Kind::normal: return a_;
    case Kind::lognormal: return a_ * math::exp(0.5 * b_ * b_);
    case Kind::beta: return a_ / (a_ + b_);
    case Kind::gamma: return a_ * b_;
    case Kind::uniform: return 0.5 * (a_ + b_);
    case Kind::triangular: return (a_ + b_ + c_) / 3.0;
    case Kind::pert: return (a_ + 4.0 * b_ + c_) / 6.0;
    case Kind::halfnormal: return a_ * kRootTwoOverPi;
  }
  throw BrokenRule("unknown kind of distribution");
}

double Distribution::whole_sd() const {
  const auto beta_sd = [](double a, double b) { return math::sqrt(a * b / (a + b + 1.0)) / (a + b); };
  switch (kind_) {
    case Kind::fixed: return 0.0;
    case Kind::normal: return b_;
    case Kind::lognormal: return whole_mean() * math::sqrt(math::expm1(b_ * b_));
    case Kind::beta: return beta_sd(a_, b_);
    case Kind::gamma: return b_ * math::sqrt(a_);
    case Kind::uniform: return (b_ - a_) * 0x1.279a74590331dp-2;  // 1 / sqrt(12)
    case Kind::triangular: return math::sqrt((a_ * a_ + b_ * b_ + c_ * c_ - a_ * b_ - a_ * c_ - b_ * c_) / 18.0);
    case Kind::pert: {
      const Shapes s = pert_shapes(a_, b_, c_);
      return (c_ - a_) * beta_sd(s.a, s.b);
    }
    case Kind::halfnormal: return a_ * math::sqrt(1.0 - kRootTwoOverPi * kRootTwoOverPi);
  }
  throw BrokenRule("unknown kind of distribution");
}

std::string Distribution::words() const {
  const auto say = [this](const char* name, const char* a, const char* b = nullptr, const char* c = nullptr) {
    std::string text = name;
    text += std::string(" ") + a + " " + number(a_);
    if (b) text += std::string(", ") + b + " " + number(b_);
    if (c) text += std::string(", ") + c + " " + number(c_);
    return text;
  };
  std::string text;
  switch (kind_) {
    case Kind::fixed: text = "fixed " + number(a_); break;
    case Kind::normal: text = say("normal,", "mean", "sd"); break;
    case Kind::lognormal: text = say("lognormal,", "median", "sigma of the logarithm"); break;
    case Kind::beta: text = say("beta,", "a", "b"); break;
    case Kind::gamma: text = say("gamma,", "shape", "scale"); break;
    case Kind::uniform: text = say("uniform,", "low", "high"); break;
    case Kind::triangular: text = say("triangular,", "low", "mode", "high"); break;
    case Kind::pert: text = say("pert,", "low", "mode", "high"); break;
    case Kind::halfnormal: text = say("half-normal,", "sd"); break;
  }
  if (restricted_) text += ", within " + number(low_) + " to " + number(high_);
  return text;
}

}  // namespace sim
