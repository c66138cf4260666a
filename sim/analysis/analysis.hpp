#pragma once
// What an analysis answers: sentences for people, tables of numbers for everybody else.
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "sim/analysis/information.hpp"
#include "sim/analysis/spending.hpp"
#include "sim/analysis/study_table.hpp"
#include "sim/record/table.hpp"

namespace sim::analysis {

/// A trial that could be run: its sizes, and what it would measure.
struct PlannedTrial {
  struct Measure {
    std::string parameter;
    MeasuredAs as = MeasuredAs::mean;
    double sd = 0;  ///< Of one person; not for a proportion.
  };
  std::string name;
  std::vector<double> people;  ///< In all arms.
  std::vector<Measure> measures;
};

/// The decision that a study is about.
struct DecisionFrame {
  std::vector<double> willingness_to_pay;  ///< Money per unit of effect, ascending: thresholds of the curves.
  double headline = 100'000;               ///< The threshold that the sentences speak of.
  std::string money = "USD", effect = "QALY";
  double people_per_year = 0, years = 0;  ///< Whom the decision is for; 0 = say values per patient only.
  double discount_rate = 0;               ///< A year, for values over those years.
  SpendingPlan budget;                    ///< Of no people: none is asked for.
  std::vector<PlannedTrial> trials;
  bool value_of_information = true;  ///< EVPPI of every parameter, pair of the leading ones, and provenance.
};

/// What to look at.
struct AnalysisRequest {
  std::vector<Target> targets;  ///< Empty: every outcome, against the reference (all_targets).
  DecisionFrame decision;
  double confidence = 0.95;
  std::uint64_t seed = 1;  ///< Of the bootstrap.
  /// Told of how many parameters the value of information is known, which takes longest. Optional.
  std::function<void(std::size_t done, std::size_t total)> step = {};
};

/// Sentences and tables. Table names are unique within one analysis and begin with "analysis_".
struct Analysis {
  std::vector<std::string> headlines;  ///< The answer, most important first.
  std::vector<std::string> notes;      ///< What to keep in mind: dropped rows, methods, what cannot be said.
  std::vector<Table> tables;

  /// All of another one, behind what is here.
  void add(Analysis more);
};

/// Analyses a study by its method: "one_way", "grid", "list", "lhs", "morris", "sobol" or "psa". Throws BrokenRule when
/// the table is not of this method. Selection and capacity search have functions of their own (select_best.hpp,
/// capacity.hpp) because they say what to run next.
Analysis analyse(const StudyTable& table, const AnalysisRequest& request);

}  // namespace sim::analysis
