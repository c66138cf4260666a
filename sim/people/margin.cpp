#include "sim/people/margin.hpp"

#include <algorithm>
#include <array>

#include "sim/core/check.hpp"
#include "sim/core/math.hpp"

namespace sim {

bool Margin::constant() const {
  if (type == ColumnType::number) return distribution.kind() == Distribution::Kind::fixed && share_of_zero <= 0;
  return std::count_if(shares.begin(), shares.end(), [](double s) { return s > 0; }) <= 1;
}

LatentMargin::LatentMargin(const Margin& margin) {
  if (margin.type == ColumnType::code) {
    require(!margin.shares.empty(), "a code has at least one share");
    require(margin.codes.empty() || margin.codes.size() == margin.shares.size(), "every share has its code");
    how_ = How::code;
    double sum = 0;
    for (std::size_t i = 0; i < margin.shares.size(); ++i) {
      sum += margin.shares[i];
      if (i + 1 < margin.shares.size()) cuts_.push_back(math::normal_quantile(std::min(sum, 1.0)));
      codes_.push_back(margin.codes.empty() ? static_cast<std::uint8_t>(i) : margin.codes[i]);
    }
    return;
  }
  const Distribution& d = margin.distribution;
  require(margin.scale > 0, "a margin is scaled by more than 0");
  offset_ = margin.offset;
  scale_ = margin.scale;
  share_of_zero_ = margin.share_of_zero;
  zero_below_ = math::normal_quantile(share_of_zero_);
  if (d.kind() == Distribution::Kind::fixed) {
    a_ = d.quantile(0.5);
  } else if (d.kind() == Distribution::Kind::normal && !d.restricted()) {
    how_ = How::normal;
    a_ = d.mean();
    b_ = d.sd();
  } else if (d.kind() == Distribution::Kind::lognormal && !d.restricted()) {
    how_ = How::lognormal;
    a_ = math::log(d.quantile(0.5));
    b_ = math::log(d.quantile(math::normal_cdf(1.0))) - a_;
  } else {
    how_ = How::table;
    std::array<double, kKnots + 2> quantile{};
    for (std::size_t i = 0; i < quantile.size(); ++i)
      quantile[i] = d.quantile(math::normal_cdf((static_cast<double>(i) - 1.0) * kStep - kReach));
    table_.reserve(kKnots);
    for (std::size_t i = 1; i <= kKnots; ++i) {
      // A slope of at most three times the chord on either side keeps the cubic non-decreasing (Fritsch and Carlson
      // 1980).
      const double left = quantile[i] - quantile[i - 1], right = quantile[i + 1] - quantile[i];
      table_.push_back({quantile[i], std::min(0.5 * (left + right), 3.0 * std::min(left, right))});
    }
  }
}

double LatentMargin::whole(double z) const {
  switch (how_) {
    case How::normal: return a_ + b_ * z;
    case How::lognormal: return math::exp(a_ + b_ * z);
    case How::table: {
      const double at = (std::clamp(z, -kReach, kReach) + kReach) * (1.0 / kStep);
      const auto i = std::min(static_cast<std::size_t>(at), kKnots - 2);
      const double t = at - static_cast<double>(i);
      const auto [from, slope_from] = table_[i];
      const auto [to, slope_to] = table_[i + 1];
      const double chord = to - from;
      const double v = from + t * (slope_from + t * ((3.0 * chord - 2.0 * slope_from - slope_to) +
                                                     t * (slope_from + slope_to - 2.0 * chord)));
      return std::clamp(v, from, to);  // rounding
    }
    case How::fixed:
    case How::code: break;
  }
  return a_;
}

double LatentMargin::number(double z) const {
  if (share_of_zero_ <= 0) return offset_ + scale_ * whole(z);
  if (z < zero_below_ || share_of_zero_ >= 1) return 0;
  const double u = (math::normal_cdf(z) - share_of_zero_) / (1.0 - share_of_zero_);
  return offset_ + scale_ * whole(math::normal_quantile(std::clamp(u, 0x1p-53, 1.0 - 0x1p-53)));
}

std::uint8_t LatentMargin::code(double z) const {
  std::size_t i = 0;
  while (i < cuts_.size() && z >= cuts_[i]) ++i;
  return codes_[i];
}

}  // namespace sim
