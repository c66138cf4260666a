#pragma once
// From `population.attributes` and `population.correlations` in YAML to a cohort that can be sampled.
#include <memory>
#include <string>
#include <vector>

#include "sim/config/fields.hpp"
#include "sim/people/cohort.hpp"

namespace sim {

/// One line of `correlations`.
struct CorrelationFields {
  enum class Scale { latent, rank, pearson };

  std::vector<std::string> between;  ///< Two attributes.
  double rho = 0;
  std::string
      through;  ///< Instead of rho: the two are independent given this attribute, so the latent correlations multiply.
  Scale scale = Scale::latent;

  void visit(Fields& f);
};

/// The cohort part of a population: what the reference of keys and the schema describe.
struct CohortFields {
  Value attributes, correlations;
  void visit(Fields& f);
};

/// Reads both keys of `population` (its other keys are left to others). Null after a problem. Pairs that are not listed
/// do not correlate. Correlations that are impossible together are config/correlation for the central values; in a draw
/// (`reading.draw`) the nearest possible ones are used and `Cohort::repaired` says so.
std::unique_ptr<const Cohort> read_cohort(const Value& population, const Schema& schema, Reading& reading);

/// The latent correlation matrix of these margins; `ready` are the same ones, made ready. Nothing after a problem.
struct LatentReading {
  Matrix matrix;
  bool repaired = false;
};
std::optional<LatentReading> read_correlations(const Value* list, const std::vector<Margin>& margins,
                                               const std::vector<LatentMargin>& ready, Reading& reading);

}  // namespace sim
