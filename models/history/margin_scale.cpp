#include "models/history/margin_scale.hpp"

#include <algorithm>

#include "sim/core/math.hpp"

namespace models {

namespace {
constexpr double kReach = 4, kStep = 1.0 / 32;
constexpr std::size_t kNodes = 257;
}  // namespace

MarginScale::MarginScale(const sim::Margin& margin, double anchor) {
  if (margin.constant()) return;
  const sim::LatentMargin quantile(margin);
  scores_.resize(kNodes);
  double weights = 0, slope = 0;
  for (std::size_t i = 0; i < kNodes; ++i) {
    const double z = -kReach + kStep * static_cast<double>(i);
    const double score = quantile.number(z);
    scores_[i] = i == 0 ? score : std::max(score, scores_[i - 1]);
    const double weight = sim::math::exp(-0.5 * z * z);
    weights += weight;
    slope += weight * z * scores_[i];
  }
  // With a spread of cov(score, z) the mean slope of score on latent is 1 (Stein's identity).
  spread_ = slope / weights;
  step_ = spread_ * kStep;
  const auto above = std::lower_bound(scores_.begin(), scores_.end(), anchor);
  double node = 0;
  if (above == scores_.end()) {
    node = static_cast<double>(kNodes - 1);
  } else if (above != scores_.begin()) {
    const auto before = above - 1;
    node = static_cast<double>(before - scores_.begin()) + (anchor - *before) / (*above - *before);
  }
  start_ = anchor - node * step_;
}

double MarginScale::to_latent(double score) const {
  if (scores_.empty()) return score;
  const auto above = std::lower_bound(scores_.begin(), scores_.end(), score);
  if (above == scores_.begin()) return start_;
  if (above == scores_.end()) return start_ + static_cast<double>(kNodes - 1) * step_;
  const auto before = above - 1;
  const double node = static_cast<double>(before - scores_.begin()) + (score - *before) / (*above - *before);
  return start_ + node * step_;
}

double MarginScale::to_score(double latent) const {
  if (scores_.empty()) return latent;
  const double node = (latent - start_) / step_;
  if (node <= 0) return scores_.front();
  if (node >= static_cast<double>(kNodes - 1)) return scores_.back();
  const auto i = static_cast<std::size_t>(node);
  return scores_[i] + (node - static_cast<double>(i)) * (scores_[i + 1] - scores_[i]);
}

}  // namespace models
