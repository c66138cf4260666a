#pragma once
// The units of work of a project, in canonical order, how they are run in bundles, and packed into chunks.
#include <memory>
#include <vector>

#include "sim/run/chunk_store.hpp"
#include "sim/run/project.hpp"
#include "sim/run/together.hpp"

namespace sim {

/// A pure function of the project: one block of worlds in one replicate of one draw of one scenario.
struct WorkUnit {
  std::uint32_t scenario = 0, draw = 0, replicate = 0, block = 0;
  double patient_years = 0;  ///< Estimated from the configuration, never from timing.
  std::uint32_t group = 0;   ///< Of scenarios with the same people.
};

/// Scenarios of the same people. Their units of one block, replicate and draw lie together: a bundle.
struct ScenarioGroup {
  std::vector<std::uint32_t> scenarios;
  std::vector<std::vector<Joint>> blocks;
};

/// All models and units of a project. Compiling everything first means that every problem shows before anything runs.
struct Plan {
  /// [scenario][draw]. Null where a draw is quickly made again: it is then made when it is asked for, so that a
  /// thousand draws need no more memory than one. The first draw of every scenario is there.
  std::vector<std::shared_ptr<const Model>> models;
  std::vector<ScenarioGroup> groups;
  std::vector<WorkUnit> units;  ///< Group by group, in each by draw, replicate, block and scenario.
  std::vector<std::size_t>
      chunk_starts;  ///< Index of the first unit of each chunk, and the number of units at the end.
  double patient_years = 0;
  std::uint32_t draws = 1;

  const Project* project = nullptr;  ///< Makes the models that are not kept; outlives the plan.

  std::shared_ptr<const Model> model(std::size_t scenario, std::size_t draw) const;
  std::shared_ptr<const Model> model(const WorkUnit& u) const { return model(u.scenario, u.draw); }
  std::size_t chunks() const { return chunk_starts.size() - 1; }
};

/// Throws ConfigError.
Plan make_plan(const Project& project, int threads);

/// Runs the bundle that begins with this unit. The rows of its units; a broken rule of ours is a row that failed, with
/// the day and the patient. Throws Interrupted when `stop` (may be null) is set.
std::vector<ChunkRow> run_bundle(const Plan& plan, std::size_t first_unit, std::uint64_t seed,
                                 const std::atomic<bool>* stop = nullptr);

}  // namespace sim
