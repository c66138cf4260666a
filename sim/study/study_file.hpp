#pragma once
// The field lists of a study file: which scenario file, what varies and how, what is looked at, with which methods.
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sim/analysis/study_table.hpp"
#include "sim/config/fields.hpp"
#include "sim/study/decision_fields.hpp"
#include "sim/study/method.hpp"

namespace sim::study {

/// One number that every run gives, by a name of the user's own.
struct OutcomeFields {
  std::string measure;
  analysis::OutcomeRole role = analysis::OutcomeRole::other;
  void visit(Fields& f);
};

struct StudyHead {
  std::string title, summary, scenario, reference;
  std::uint64_t seed = 0;
  Value set;
  std::vector<std::pair<std::string, OutcomeFields>> outcomes;
  DecisionFields decision;
  void visit(Fields& f);
};

/// What varies: a row of the evidence by its id, or a setting by its path.
struct FactorFields {
  std::string name, path, unit;
  std::optional<double> from, to;
  bool whole = false;
  Value dist;
  Origin where;
  void visit(Fields& f);
};

/// The most important inputs of an earlier Morris screening.
struct TopFields {
  std::uint32_t top = 8;
  std::string from;
  void visit(Fields& f);
};

struct DesignFields {
  std::uint32_t trajectories = 20, levels = 8, rows = 256, scrambles = 16, draws = 1000;
  std::vector<double> quantiles{0.025, 0.975};
  void visit(Fields& f);
};

struct PrecisionFields {
  std::string outcome, scenario;
  double half_width = 0;
  void visit(Fields& f);
};

/// One stage of a study.
struct SweepFields {
  std::string name;
  Method method = Method::one_way;
  std::optional<Value> parameters;
  DesignFields design;
  std::uint32_t replicates = 0, at_most = 0;
  std::optional<PrecisionFields> precision;
  Value cross, points;
  std::string maximise, smallest, scenario, such_that;
  std::uint32_t lowest = 0, highest = 0;
  double indifference = 0, confidence = 0;
  Origin where;
  void visit(Fields& f);
};

struct LimitFields {
  std::uint64_t runs = 10'000'000;
  Duration wall = days(3650);
  void visit(Fields& f);
};

struct FailureFields {
  double max_share = 0.01;
  void visit(Fields& f);
};

struct ExecutionFields {
  LimitFields limits;
  FailureFields on_failure;
  void visit(Fields& f);
};

struct StudyFile {
  StudyHead study;
  Value parameters, dependence, joint;
  std::vector<std::string> constraints;
  std::vector<SweepFields> sweep;
  ExecutionFields execution;
  void visit(Fields& f);
};

/// For the JSON Schema and the key reference.
FieldDoc describe_study_file();

}  // namespace sim::study
