#include "sim/config/parameters.hpp"

#include <algorithm>

#include "sim/core/check.hpp"
#include "sim/core/draws.hpp"
#include "sim/core/math.hpp"

namespace sim {

namespace {

double share_inside(const Distribution& d, double low, double high) { return d.cdf(high) - d.cdf(low); }

constexpr std::uint32_t kParameterPolicy = purpose("sim.parameters").id;
constexpr double kSmallest = 0x1p-53;  // Uniforms stay within what Draws itself can return.

}  // namespace

double Parameters::add(const EvidenceRow& row, double low, double high) {
  const auto there = limits_.find(row.id);
  Limits own{low, high};
  double whole = 1;
  if (row.within) {
    own = {std::max(low, (*row.within)[0]), std::min(high, (*row.within)[1])};
    whole = share_inside(row.fitted, (*row.within)[0], (*row.within)[1]);
  }
  const Limits joint = there == limits_.end()
                           ? own
                           : Limits{std::max(own.low, there->second.low), std::min(own.high, there->second.high)};
  const double inside = share_inside(row.fitted, joint.low, joint.high) / whole;
  if (!(inside >= kLeastInside)) return std::max(0.0, inside);
  const bool restricts = share_inside(row.fitted, joint.low, joint.high) < 1;
  limits_.insert_or_assign(row.id, joint);
  const Distribution d = restricts ? row.fitted.within(joint.low, joint.high) : row.fitted;
  all_.insert_or_assign(row.id, Parameter{row.id, d, row.value.value_or(0), row.unit, row.source, row.provenance,
                                          row.about, row.caution, row.moves_with});
  return inside;
}

const Parameter* Parameters::find(const std::string& name) const {
  const auto it = all_.find(name);
  return it == all_.end() ? nullptr : &it->second;
}

std::vector<std::string> Parameters::names() const {
  std::vector<std::string> out;
  for (const auto& [name, parameter] : all_) out.push_back(name);
  return out;
}

const double* ParameterValues::find(const std::string& name) const {
  const auto it = values_.find(name);
  return it == values_.end() ? nullptr : &it->second;
}

double value_beside(const Parameter& follower, const Parameter& leader, double value_of_leader) {
  if (value_of_leader == leader.central) return follower.central;
  return follower.distribution.quantile(std::clamp(leader.distribution.cdf(value_of_leader), kSmallest, 1 - kSmallest));
}

std::vector<double> parameter_uniforms(const Parameters& parameters, std::uint64_t seed, std::uint32_t draw,
                                       std::uint32_t attempt) {
  const Draws draws(seed, omega(kParameterPolicy, draw, attempt));
  std::vector<double> out;
  // Two hashes of the name, 64 bits together: two parameters never share a draw by accident.
  for (const auto& [name, parameter] : parameters.all())
    out.push_back(draws.uniform(purpose("entity." + name).id, purpose("parameter." + name)));
  return out;
}

ParameterValues values_at(const Parameters& parameters, std::vector<double> uniforms,
                          const std::vector<Dependence>& dependence) {
  require(uniforms.size() == parameters.size(), "one uniform number per parameter");
  const std::vector<std::string> names = parameters.names();
  for (const Dependence& group : dependence) {
    Matrix pearson(group.names.size());
    for (std::size_t i = 0; i < pearson.size; ++i)
      for (std::size_t j = 0; j < pearson.size; ++j)
        pearson.at(i, j) = i == j ? 1 : pearson_of_spearman(group.spearman.at(i, j));
    const auto lower = cholesky(pearson);
    require(lower.has_value(), "dependence was checked when it was read");
    std::vector<std::size_t> at;
    std::vector<double> z;
    for (const std::string& name : group.names) {
      const auto it = std::lower_bound(names.begin(), names.end(), name);
      require(it != names.end() && *it == name, "dependence names a parameter");
      at.push_back(static_cast<std::size_t>(it - names.begin()));
      z.push_back(math::normal_quantile(uniforms[at.back()]));
    }
    for (std::size_t i = 1; i < at.size(); ++i) {  // The first keeps its own luck.
      double sum = 0;
      for (std::size_t j = 0; j <= i; ++j) sum += lower->at(i, j) * z[j];
      uniforms[at[i]] = std::clamp(math::normal_cdf(sum), kSmallest, 1 - kSmallest);
    }
  }
  ParameterValues values;
  std::size_t i = 0;
  for (const auto& [name, parameter] : parameters.all())
    values.set(name, parameter.distribution.quantile(uniforms[i++]));
  for (const auto& [name, parameter] : parameters.all())
    if (const Parameter* leader = parameters.find(parameter.moves_with))
      values.set(name, value_beside(parameter, *leader, *values.find(leader->name)));
  return values;
}

ParameterValues draw_parameters(const Parameters& parameters, std::uint64_t seed, std::uint32_t draw,
                                const std::vector<Dependence>& dependence, std::uint32_t attempt) {
  return values_at(parameters, parameter_uniforms(parameters, seed, draw, attempt), dependence);
}

}  // namespace sim
