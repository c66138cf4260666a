#include "sim/analysis/frontier.hpp"

#include <algorithm>
#include <cmath>

#include "sim/core/check.hpp"

namespace sim::analysis {

namespace {

using Entries = std::vector<FrontierEntry>;

bool beats(const FrontierEntry& a, const FrontierEntry& b) {
  return a.cost <= b.cost && a.effect >= b.effect && (a.cost < b.cost || a.effect > b.effect);
}

// Whether the middle one lies above the line from `a` to `c`, and not only by rounding.
bool above_line(const FrontierEntry& a, const FrontierEntry& b, const FrontierEntry& c) {
  const double left = (b.cost - a.cost) * (c.effect - a.effect), right = (c.cost - a.cost) * (b.effect - a.effect);
  return left - right > 1e-12 * (std::fabs(left) + std::fabs(right));
}

// The lower hull of options by cost, none of them dominated: one pass, each option enters and leaves at most once.
void remove_extendedly_dominated(Entries& by_cost) {
  std::vector<FrontierEntry*> hull;
  for (FrontierEntry& entry : by_cost) {
    while (hull.size() >= 2 && above_line(*hull[hull.size() - 2], *hull.back(), entry)) {
      hull.back()->status = FrontierStatus::extendedly_dominated;
      hull.pop_back();
    }
    hull.push_back(&entry);
  }
}

}  // namespace

std::string status_code(FrontierStatus status) {
  if (status == FrontierStatus::on_frontier) return "ND";
  return status == FrontierStatus::dominated ? "D" : "ED";
}

std::vector<FrontierEntry> frontier(std::span<const double> cost, std::span<const double> effect) {
  require(cost.size() == effect.size(), "every option has a cost and an effect");
  Entries options;
  for (std::size_t i = 0; i < cost.size(); ++i) options.push_back({.option = i, .cost = cost[i], .effect = effect[i]});
  std::stable_sort(options.begin(), options.end(), [](const FrontierEntry& a, const FrontierEntry& b) {
    return a.cost != b.cost ? a.cost < b.cost : a.effect > b.effect;
  });
  Entries kept, beaten;
  for (FrontierEntry& entry : options) {
    const bool dominated = std::any_of(options.begin(), options.end(), [&](const auto& o) { return beats(o, entry); });
    if (dominated) entry.status = FrontierStatus::dominated;
    (dominated ? beaten : kept).push_back(entry);
  }
  remove_extendedly_dominated(kept);
  const FrontierEntry* before = nullptr;
  for (FrontierEntry& entry : kept) {
    if (entry.status != FrontierStatus::on_frontier) continue;
    if (before) {
      entry.extra_cost = entry.cost - before->cost;
      entry.extra_effect = entry.effect - before->effect;
      if (entry.extra_effect > 0) entry.icer = entry.extra_cost / entry.extra_effect;
    }
    before = &entry;
  }
  kept.insert(kept.end(), beaten.begin(), beaten.end());
  std::stable_sort(kept.begin(), kept.end(), [](const auto& a, const auto& b) { return a.status < b.status; });
  return kept;
}

}  // namespace sim::analysis
