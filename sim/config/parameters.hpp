#pragma once
// All uncertain numbers a configuration uses, and one joint draw of them.
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "sim/config/correlation.hpp"
#include "sim/config/problems.hpp"
#include "sim/config/uncertain.hpp"
#include "sim/core/distribution.hpp"

namespace sim {

/// An uncertain number by name. Its value is the same everywhere within one draw.
struct Parameter {
  std::string name;  ///< Evidence id, or the path of a number written in place.
  Distribution distribution = Distribution::fixed(0);
  double central = 0;  ///< The value used when nothing is drawn.
  std::string unit, source, provenance;
  std::string about;       ///< What it is, in words.
  std::string caution;     ///< What is easily misread where it varies; or empty.
  std::string moves_with;  ///< Another parameter at whose place this one is, where that one is used; or empty.
};

/// Every uncertain number met while reading, in the order of their names.
class Parameters {
 public:
  /// Adds a parameter, or narrows the one there, to [low, high]: the limits of a setting that uses it, in the
  /// parameter's unit. Returns the share of the row's distribution that stays; below kLeastInside nothing is changed
  /// and the setting is wrong.
  double add(const EvidenceRow& row, double low, double high);
  static constexpr double kLeastInside = 0.95;
  const Parameter* find(const std::string& name) const;
  std::size_t size() const { return all_.size(); }
  std::vector<std::string> names() const;
  const std::map<std::string, Parameter>& all() const { return all_; }

 private:
  struct Limits {
    double low, high;
  };
  std::map<std::string, Parameter> all_;
  std::map<std::string, Limits> limits_;
};

/// Values of some parameters, by name, each in its own unit. A parameter without a value here stays at its central
/// value.
class ParameterValues {
 public:
  void set(const std::string& name, double value) { values_[name] = value; }
  const double* find(const std::string& name) const;
  const std::map<std::string, double>& all() const { return values_; }

 private:
  std::map<std::string, double> values_;
};

/// The value of `follower` when its leader has this value: at the same place of its distribution, and central where the
/// leader is central.
double value_beside(const Parameter& follower, const Parameter& leader, double value_of_leader);

/// Parameters that move together: a Gaussian copula with these rank correlations.
struct Dependence {
  std::vector<std::string> names;
  Matrix spearman;  ///< names x names.
};

/// Reads `[{gaussian_copula: [A10, A11], spearman: 0.5}, ...]`; `spearman` is one number for all pairs or a matrix.
/// Unknown names are config/evidence; a matrix that is not a correlation matrix is config/correlation, with the nearest
/// valid one in the help.
std::vector<Dependence> read_dependence(const Value& list, const Parameters& parameters, Problems& problems);

/// One uniform number per parameter, in the order of `names()`: keyed by (seed, name, draw, attempt), so that adding a
/// parameter moves no other.
std::vector<double> parameter_uniforms(const Parameters& parameters, std::uint64_t seed, std::uint32_t draw,
                                       std::uint32_t attempt = 0);

/// The values at given independent uniforms (from a random draw or a design), made dependent by `dependence`. What
/// moves with another parameter takes its place, whatever its own uniform.
ParameterValues values_at(const Parameters& parameters, std::vector<double> uniforms,
                          const std::vector<Dependence>& dependence = {});

/// One joint draw. `attempt` counts redraws for constraints.
ParameterValues draw_parameters(const Parameters& parameters, std::uint64_t seed, std::uint32_t draw,
                                const std::vector<Dependence>& dependence = {}, std::uint32_t attempt = 0);

}  // namespace sim
