#include "sim/analysis/capacity.hpp"

#include <algorithm>
#include <bit>

#include "sim/core/check.hpp"

namespace sim::analysis {

namespace {

// The largest level, then a bisection of the others.
std::size_t visits(std::size_t levels) { return 1 + static_cast<std::size_t>(std::bit_width(levels - 1)); }

// Replicates at the next look after `n`.
std::size_t next_look(std::size_t n, const CapacityRule& rule) {
  std::size_t look = rule.first;
  while (look <= n && look < rule.most) look = std::min(2 * look, rule.most);
  return look;
}

Verdict by_interval(const Estimate& e, const CapacityRule& rule) {
  if (e.high < rule.limit) return rule.below ? Verdict::holds : Verdict::fails;
  if (e.low > rule.limit) return rule.below ? Verdict::fails : Verdict::holds;
  // Without any spread the mean is the answer, and a mean on the limit is not on its good side.
  return e.se == 0 ? Verdict::fails : Verdict::undecided;
}

}  // namespace

LevelVerdict judge_level(const LevelRuns& runs, std::size_t levels, const CapacityRule& rule) {
  require(rule.first >= 2 && rule.most >= rule.first, "a capacity rule needs two replicates");
  const double risk = (1 - rule.confidence) / static_cast<double>(visits(levels));
  LevelVerdict out;
  out.level = runs.level;
  double look = 1;
  for (std::size_t n = rule.first;; n = next_look(n, rule), ++look) {
    if (runs.values.size() < n) break;
    const auto seen = std::span(runs.values).first(n);
    out.used = n;
    out.mean = mean_estimate(seen, rule.confidence);
    out.verdict = by_interval(mean_estimate(seen, 1 - risk / (look * (look + 1))), rule);
    if (out.verdict != Verdict::undecided) break;
    if (n == rule.most) {
      out.verdict = Verdict::too_close;
      break;
    }
  }
  return out;
}

CapacityState capacity_search(const std::vector<LevelRuns>& runs, std::size_t levels, const CapacityRule& rule) {
  require(levels > 0, "a capacity search needs levels");
  CapacityState state;
  // Levels below `low` were not shown to hold; level `high` holds.
  std::size_t low = 0, high = levels;
  while (low < high) {
    const std::size_t level = high == levels ? levels - 1 : low + (high - low) / 2;
    const auto found = std::find_if(runs.begin(), runs.end(), [level](const LevelRuns& r) { return r.level == level; });
    const LevelRuns none{level, {}};
    const LevelVerdict verdict = judge_level(found == runs.end() ? none : *found, levels, rule);
    if (verdict.verdict == Verdict::undecided) {
      state.level = level;
      state.replicates = next_look(verdict.used, rule);
      return state;
    }
    state.visited.push_back(verdict);
    if (verdict.verdict == Verdict::holds)
      high = level;
    else
      low = level + 1;
  }
  state.done = true;
  if (high < levels) state.smallest = high;
  if (low > 0) state.fails = low - 1;
  state.too_close = state.fails && std::any_of(state.visited.begin(), state.visited.end(), [&](const LevelVerdict& v) {
                      return v.level == *state.fails && v.verdict == Verdict::too_close;
                    });
  return state;
}

}  // namespace sim::analysis
