#pragma once
// The decision a study is about, as written: what health is worth, for whom, what is paid when, what could be learnt.
#include <string>
#include <utility>
#include <vector>

#include "sim/analysis/information.hpp"
#include "sim/config/fields.hpp"

namespace sim::study {

struct ThresholdFields {
  double from = 0, to = 200'000, step = 5'000;
  void visit(Fields& f);
};

struct PopulationSize {
  double per_year = 0, years = 0;
  void visit(Fields& f);
};

/// What the payers spend year by year while a programme is taken up.
struct BudgetFields {
  double people = 0;                  ///< 0: no budget is asked for.
  std::vector<std::string> spending;  ///< Outcomes: spending per patient in the first, second ... year after the start.
  std::vector<double> uptake;         ///< Share of the people who have begun by each year; empty: all in the first.
  double discount = 0;                ///< A year.
  void visit(Fields& f);
};

/// As written: "mean".
std::string word_of(analysis::MeasuredAs as);
/// Back from its word; another word is a mean.
analysis::MeasuredAs measured_as(const std::string& word);

/// What a planned trial would measure about one uncertain number.
struct MeasuredFields {
  std::string parameter;
  analysis::MeasuredAs as = analysis::MeasuredAs::mean;
  double sd = 0;  ///< Of one person; not for proportions.
  void visit(Fields& f);
};

struct TrialFields {
  std::vector<double> people;  ///< Sizes to look at.
  std::vector<MeasuredFields> measures;
  void visit(Fields& f);
};

struct DecisionFields {
  ThresholdFields willingness_to_pay;
  double headline = 100'000;
  PopulationSize population;
  BudgetFields budget;
  std::vector<std::pair<std::string, TrialFields>> trials;
  void visit(Fields& f);
};

}  // namespace sim::study
