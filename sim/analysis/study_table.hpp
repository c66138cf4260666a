#pragma once
// What a study hands to its analysis: a design, what every row was for, and what every run of it gave. Plain data.
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace sim::analysis {

/// An input that the design varies.
struct StudyParameter {
  std::string name, unit, source;
  std::string provenance;  ///< Where its number comes from ("published", "assumption"): groups of EVPPI.
  double central = std::numeric_limits<double>::quiet_NaN();
  std::string about = {};    ///< What it is, in words.
  std::string caution = {};  ///< What is easily misread where it varies; or empty.
};

/// What an outcome is to a decision.
enum class OutcomeRole : std::uint8_t { other, cost, effect };

/// A number that every run gives.
struct StudyOutcome {
  std::string name, unit;
  OutcomeRole role = OutcomeRole::other;
  double step = 0;     ///< What one event more in one run adds to it, if it is a count of events; else 0.
  bool share = false;  ///< A share of people: what is not counted is a count, too.
};

/// What a row of a design is for.
enum class RowRole : std::uint8_t {
  centre,      ///< One-way: every parameter at its central value.
  point,       ///< One-way, grid, list, selection, capacity: a point to look at.
  a,           ///< Sobol': a row of A.
  b,           ///< Sobol': the same row of B.
  ab,          ///< Sobol': the row of A with parameter `input` from B.
  trajectory,  ///< Morris: point `step` of trajectory `block`.
  draw,        ///< PSA, Latin hypercube: a draw of all parameters.
};

inline constexpr std::uint32_t kNoInput = 0xffffffffU;

/// One row of the design. Rows are joined by what they are for, never by their order.
struct StudyRow {
  std::uint64_t id = 0;  ///< As in the design; unique.
  RowRole role = RowRole::point;
  std::uint32_t block = 0;  ///< Base row (a, b, ab), trajectory, draw or point, from 0: rows that share their fate.
  std::uint32_t input = kNoInput;  ///< ab: parameter taken from B. trajectory: parameter changed by the step to this
                                   ///< point (none for step 0). One-way: parameter that differs from the centre.
  std::uint32_t step = 0;          ///< trajectory: 0 .. parameters. One-way: 0 the low end, 1 the high end.
  std::uint32_t scramble = 0;      ///< Sobol': which independent scramble the base row belongs to.
  bool failed = false;             ///< A run of it failed: its whole block is left out.
};

/// A design and its results. Flat arrays, the last index runs fastest; not-a-number means "nothing to report".
struct StudyTable {
  std::string title, method;
  std::vector<StudyParameter> parameters;
  std::vector<std::string> scenarios;
  std::size_t reference = 0;  ///< Which scenario the others are compared with.
  std::vector<StudyOutcome> outcomes;
  std::vector<StudyRow> rows;
  std::size_t replicates = 1;  ///< The most that any row has; shorter rows end in not-a-number.

  std::vector<double> value;   ///< [row][parameter], in the parameter's unit.
  std::vector<double> place;   ///< [row][parameter], 0..1: the share of its distribution below; empty where unknown.
  std::vector<double> result;  ///< [row][scenario][replicate][outcome]

  /// Where [row][parameter] stands in `value` and `place`.
  std::size_t at_value(std::size_t row, std::size_t parameter) const { return row * parameters.size() + parameter; }
  /// Where [row][scenario][replicate][outcome] stands in `result`.
  std::size_t at_result(std::size_t row, std::size_t scenario, std::size_t replicate, std::size_t outcome) const {
    return ((row * scenarios.size() + scenario) * replicates + replicate) * outcomes.size() + outcome;
  }
};

/// Checks that every array has the shape its dimensions ask for, that ids are unique and inputs exist. Throws
/// BrokenRule, saying what is wrong.
void check_shapes(const StudyTable& table);

/// A number of one scenario, or how it differs from the reference scenario in the same replicate.
struct Target {
  std::size_t outcome = 0, scenario = 0;
  bool difference = false;
};

/// The target's values of one row: [replicate], not-a-number at the end left out.
std::vector<double> values_of(const StudyTable& table, std::size_t row, const Target& target);

/// In words: "QALYs, group CBT against usual care".
std::string target_words(const StudyTable& table, const Target& target);

/// In words: "V1 'PEGS effect'"; the name alone where nothing else is known.
std::string input_words(const StudyParameter& parameter);

/// Every outcome: of each scenario against the reference, or of the scenario itself where the reference has no number
/// or there is only one scenario.
std::vector<Target> all_targets(const StudyTable& table);

/// The outcome of this role, or the number of outcomes if there is none.
std::size_t outcome_of_role(const StudyTable& table, OutcomeRole role);

/// Row indices of `role` ordered by block, then step, then input; blocks with a failed row are left out.
std::vector<std::size_t> sound_rows(const StudyTable& table, RowRole role);

/// How many blocks have been left out because one of their rows failed.
std::size_t failed_blocks(const StudyTable& table);

}  // namespace sim::analysis
