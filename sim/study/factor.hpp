#pragma once
// What a stage varies: rows of the evidence, settings by path, each with its distribution or its levels.
#include <string>
#include <vector>

#include "sim/config/parameters.hpp"
#include "sim/study/joint.hpp"
#include "sim/study/study_file.hpp"

namespace sim::study {

/// One input of a design.
struct Factor {
  std::string name;      ///< Evidence id, or the path of a setting.
  bool setting = false;  ///< Laid over the file as `--set` does; otherwise a value of the evidence.
  bool whole = false;
  bool ranged = false;  ///< Given by its ends: one-way goes to them, not to quantiles.
  std::string unit, source, provenance, about, caution;
  Distribution distribution;
  double central = 0;               ///< Not-a-number for a setting: its value is in the file.
  Origin where;                     ///< Of a setting: the line that names it.
  std::vector<std::string> levels;  ///< Grid and list: the values as written; `value` in a design is then an index.
};

/// A parameter that is no input of its own, because it moves with one.
struct Follower {
  Parameter parameter, leader;
};

/// The inputs of a stage, in the order of their names: draws do not depend on the order in the file.
struct Factors {
  std::vector<Factor> all;
  Parameters parameters;  ///< The same with distributions, as the drawing of parameters takes them.
  std::vector<Dependence> dependence;
  std::vector<Joint> joint;         ///< Lie over the distributions of the single inputs.
  std::vector<Follower> followers;  ///< Of these inputs; their values are not in the design but follow from it.

  void sort_and_index();
  /// Finds the followers of these inputs among all parameters.
  void add_followers(const Parameters& known);
  std::size_t size() const { return all.size(); }
};

/// Every parameter of the scenario file with its own distribution.
Factors all_uncertain(const Parameters& parameters);

/// What `parameters:` of a study or a stage says; all_uncertain when it says so or nothing. {top, from} is not read
/// here.
Factors read_factors(const Value& written, const Parameters& known, Problems& problems);

/// `cross: {path or id: [..] or {from, to, step}}`.
Factors read_cross(const Value& cross, const Parameters& known, Problems& problems);

/// `points: [{path or id: value}, ...]`; every point must name the same inputs. `rows` receives the index of each
/// point's level for each factor.
Factors read_points(const Value& points, const Parameters& known, Problems& problems,
                    std::vector<std::vector<std::size_t>>& rows);

/// The number that a level stands for in tables: its own, without the unit; its index when it is no number.
double number_of_level(const Factor& factor, std::size_t level);

}  // namespace sim::study
