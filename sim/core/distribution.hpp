#pragma once
// Probability distributions of parameters and delays, sampled by inversion: quantile(u), u from Draws::uniform.
#include <cstdint>
#include <string>

namespace sim {

/// A value, not an object with state. Makers throw std::invalid_argument saying what would be right.
class Distribution {
 public:
  enum class Kind : std::uint8_t { fixed, normal, lognormal, beta, gamma, uniform, triangular, pert, halfnormal };

  Distribution() = default;  ///< fixed(0)

  static Distribution fixed(double value);
  static Distribution normal(double mean, double sd);              ///< sd > 0
  static Distribution lognormal(double median, double sigma_log);  ///< both > 0; sigma_log is the sd of the logarithm
  static Distribution beta(double a, double b);                    ///< both in [1e-3, 1e8]
  static Distribution gamma(double shape, double scale);           ///< shape in [1e-3, 1e8], scale > 0; mean = product
  static Distribution uniform(double low, double high);            ///< low < high
  static Distribution triangular(double low, double mode, double high);
  static Distribution pert(double low, double mode, double high);  ///< scaled beta, mean (low + 4 mode + high) / 6
  static Distribution halfnormal(double sd);                       ///< |normal(0, sd)|: `sd` is that of the full normal

  /// This distribution given that it lies in [low, high] (infinite ends allowed). Draws keep their order: same u,
  /// nearly the same place. Throws std::invalid_argument if less than one in a million lies there, or if already
  /// restricted.
  Distribution within(double low, double high) const;

  /// The value below which a share `u` lies, 0 < u < 1 (ends of the support at 0 and 1). Non-decreasing in u.
  double quantile(double u) const;
  /// The share at or below `x`.
  double cdf(double x) const;
  double mean() const;
  double sd() const;

  Kind kind() const { return kind_; }
  bool restricted() const { return restricted_; }
  /// In words, with every number: "beta, a 2, b 5, within 0.1 to 0.9".
  std::string words() const;

  bool operator==(const Distribution&) const = default;

 private:
  Distribution(Kind kind, double a, double b = 0, double c = 0) : kind_(kind), a_(a), b_(b), c_(c) {}
  double whole_quantile(double u) const;
  double whole_cdf(double x) const;
  double whole_mean() const;
  double whole_sd() const;

  Kind kind_ = Kind::fixed;
  bool restricted_ = false;
  double a_ = 0, b_ = 0, c_ = 0;     // the maker's arguments, in its order
  double low_ = 0, high_ = 0;        // when restricted
  double below_ = 0, inside_ = 1.0;  // share below low_, share in [low_, high_]
};

}  // namespace sim
