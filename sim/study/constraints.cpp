#include "sim/study/constraints.hpp"

#include <algorithm>
#include <sstream>
#include <stdexcept>

#include "sim/config/quantity.hpp"
#include "sim/config/suggest.hpp"
#include "sim/config/wording.hpp"

namespace sim::study {

namespace {

constexpr std::uint32_t kMostAttempts = 1'000;

std::size_t factor_named(const std::string& name, const Factors& factors) {
  const auto found =
      std::find_if(factors.all.begin(), factors.all.end(), [&](const Factor& f) { return f.name == name; });
  return static_cast<std::size_t>(found - factors.all.begin());
}

const Constraint* broken(const std::vector<Constraint>& constraints, const std::vector<double>& value) {
  for (const Constraint& c : constraints)
    if (!holds(c, value)) return &c;
  return nullptr;
}

}  // namespace

std::vector<Constraint> read_constraints(const std::vector<std::string>& texts, const Factors& factors,
                                         const Origin& where, Problems& problems) {
  std::vector<Constraint> all;
  for (const std::string& text : texts) {
    std::istringstream words(text);
    std::string left, sign, right, rest;
    words >> left >> sign >> right >> rest;
    const bool known_sign = sign == "<" || sign == "<=" || sign == ">" || sign == ">=";
    Constraint c;
    c.text = text;
    c.left = factor_named(left, factors);
    c.right = factor_named(right, factors);
    c.or_equal = sign.size() == 2;
    c.greater = known_sign && sign[0] == '>';
    const auto number = parse_plain_number(right);
    c.with_number = number.has_value();
    c.number = number.value_or(0);
    const bool good_left = c.left < factors.size(), good_right = c.with_number || c.right < factors.size();
    if (!known_sign || !rest.empty()) {
      problems.add("config/constraint", where, in_quotes(text) + " is no constraint", "write for example 'M31 < M32'");
    } else if (!good_left || !good_right) {
      std::vector<std::string> names;
      for (const Factor& f : factors.all) names.push_back(f.name);
      const std::string& name = good_left ? right : left;
      problems.add("config/constraint", where,
                   in_quotes(text) + " names " + in_quotes(name) + ", which does not vary here",
                   did_you_mean(name, names));
    } else {
      all.push_back(c);
    }
  }
  return all;
}

bool holds(const Constraint& c, const std::vector<double>& value) {
  const double left = value[c.left], right = c.with_number ? c.number : value[c.right];
  if (c.or_equal && left == right) return true;
  return c.greater ? left > right : left < right;
}

void redraw(std::vector<DesignRow>& rows, const Factors& factors, const std::vector<Constraint>& constraints,
            std::uint64_t seed) {
  for (DesignRow& row : rows)
    while (const Constraint* c = broken(constraints, row.value)) {
      if (++row.redraws > kMostAttempts)
        throw std::invalid_argument("a thousand draws in a row break the constraint '" + c->text + "'");
      row.place = parameter_uniforms(factors.parameters, seed, row.what.block, row.redraws);
      row.value = values_at_places(factors, row.place);
    }
}

}  // namespace sim::study
