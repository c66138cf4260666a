#include "sim/run/failures.hpp"

#include <set>

#include "sim/config/wording.hpp"

namespace sim {

namespace {

std::vector<std::uint32_t> all_but(std::uint32_t n, const std::set<std::uint32_t>& lost) {
  std::vector<std::uint32_t> kept;
  for (std::uint32_t i = 0; i < n; ++i)
    if (!lost.contains(i)) kept.push_back(i);
  return kept;
}

}  // namespace

Kept kept_of(const Plan& plan, std::uint32_t replicates, const std::vector<ChunkRow>& failed) {
  std::set<std::uint32_t> lost;
  for (const ChunkRow& row : failed) {
    const WorkUnit& unit = plan.units.at(row.unit);
    lost.insert(plan.draws > 1 ? unit.draw : unit.replicate);
  }
  if (plan.draws > 1) return {all_but(plan.draws, lost), all_but(replicates, {})};
  return {all_but(1, {}), all_but(replicates, lost)};
}

std::vector<std::string> failure_words(const Project& project, const Plan& plan, const std::vector<ChunkRow>& failed) {
  std::vector<std::string> all;
  for (const ChunkRow& row : failed) {
    const WorkUnit& unit = plan.units.at(row.unit);
    all.push_back(row.bytes + ": scenario '" + harmless(project.file().scenarios[unit.scenario].first) + "', draw " +
                  std::to_string(unit.draw) + ", replicate " + std::to_string(unit.replicate) + ", block " +
                  std::to_string(unit.block));
  }
  return all;
}

}  // namespace sim
