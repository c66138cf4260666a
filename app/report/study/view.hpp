#pragma once
// The results of a study as a report asks for them: stages, their tables, names, looks and words.
#include <string>
#include <vector>

#include "app/report/report.hpp"
#include "app/report/words.hpp"
#include "app/study/stored_study.hpp"

namespace app {

/// Lines of an analysis table that are about one target, [from, to).
struct TargetLines {
  std::string words;  ///< "pegs, group CBT against usual care"
  std::string unit;
  std::size_t outcome = 0, scenario = 0, from = 0, to = 0;
};

class StudyView {
 public:
  /// `study` must outlive the view.
  explicit StudyView(const StoredStudy& study) : study_(study) {}

  const sim::Outcomes& file() const { return study_.file; }
  const sim::study::DecisionFields& decision() const { return study_.result.decision; }
  std::size_t stages() const { return study_.result.stages.size(); }
  const sim::study::StageResult& stage(std::size_t i) const { return study_.result.stages[i]; }
  const StageAnswer& said(std::size_t i) const { return study_.answer.stages[i]; }
  /// A table of the stage's analysis by its own name ("curves"), or null where there is none or it is empty.
  const sim::Table* table(std::size_t i, const std::string& name) const;
  std::vector<TargetLines> targets(std::size_t i, const sim::Table& table) const;

  /// Unique in the report: the stage's name is added where there are several stages.
  std::string id(std::size_t i, const std::string& what) const;
  std::string question(std::size_t i, const std::string& words) const;
  /// The reference is quiet, the others have their colours as in the report of a run.
  Look look(std::size_t scenario) const;
  /// "V1: PEGS between-arm difference": the evidence id of an input with what it is.
  std::string input(std::size_t i, const std::string& name) const;
  std::string money() const;
  /// "100,000 USD per QALY"
  std::string threshold() const;

 private:
  const StoredStudy& study_;
};

const std::vector<std::string>& words_in(const sim::Table& table, const std::string& column);
const std::vector<double>& numbers_in(const sim::Table& table, const std::string& column);
/// Files of an earlier program lack some columns.
bool has_column(const sim::Table& table, const std::string& column);
/// Value, low and high of three columns; low and high are not-a-number where there is no interval.
sim::analysis::Estimate estimate_in(const sim::Table& table, const std::string& column, std::size_t line);

}  // namespace app
