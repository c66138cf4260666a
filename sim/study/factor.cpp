#include "sim/study/factor.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/config/elicited.hpp"
#include "sim/config/quantity.hpp"
#include "sim/config/suggest.hpp"
#include "sim/config/wording.hpp"

namespace sim::study {

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

Factor factor_of(const Parameter& p) {
  Factor f;
  f.name = p.name;
  f.unit = p.unit;
  f.source = p.source;
  f.provenance = p.provenance;
  f.about = p.about;
  f.caution = p.caution;
  f.distribution = p.distribution;
  f.central = p.central;
  return f;
}

struct FactorList {
  std::vector<FactorFields> parameters;
  void visit(Fields& f) { f.list("parameters", parameters, {.doc = "what varies"}); }
};

std::optional<Factor> factor_of(const FactorFields& written, const Parameters& known, Problems& problems) {
  Factor made;
  if (!written.name.empty()) {
    const Parameter* parameter = known.find(written.name);
    if (!parameter) {
      problems.add(
          "config/evidence", written.where, "no uncertain number " + in_quotes(written.name) + " is used here",
          "'carepath evidence " + written.name +
              "' says whether there is such a row, how uncertain it is and where it acts; a setting that is no "
              "evidence is written {path: ..., from: ..., to: ...}");
      return std::nullopt;
    }
    made = factor_of(*parameter);
  } else {
    made.name = written.path;
    made.where = written.where;
    made.setting = true;
    made.provenance = "setting";
    made.central = std::nan("");
  }
  if (!written.unit.empty()) made.unit = written.unit;
  made.whole = written.whole;
  if (written.from) {
    made.distribution = Distribution::uniform(*written.from, *written.to);
    made.ranged = true;
  } else if (!written.dist.is_null()) {
    const auto read = read_elicited(written.dist, made.name + ".dist", problems);
    if (!read) return std::nullopt;
    made.distribution = *read;
  }
  return made;
}

}  // namespace

void Factors::sort_and_index() {
  std::sort(all.begin(), all.end(), [](const Factor& a, const Factor& b) { return a.name < b.name; });
  parameters = {};
  for (const Factor& f : all) {
    EvidenceRow row;
    row.id = f.name;
    row.value = f.central;
    row.unit = f.unit;
    row.source = f.source;
    row.provenance = f.provenance;
    row.fitted = row.distribution = f.distribution;
    parameters.add(row, -kInfinity, kInfinity);
  }
}

void Factors::add_followers(const Parameters& known) {
  const auto is_input = [&](const std::string& name) {
    return std::any_of(all.begin(), all.end(), [&](const Factor& f) { return f.name == name; });
  };
  followers.clear();
  for (const auto& [name, parameter] : known.all())
    if (const Parameter* leader = known.find(parameter.moves_with); leader && is_input(leader->name) && !is_input(name))
      followers.push_back({parameter, *leader});
}

Factors all_uncertain(const Parameters& parameters) {
  Factors factors;
  for (const auto& [name, parameter] : parameters.all())
    if (!parameters.find(parameter.moves_with)) factors.all.push_back(factor_of(parameter));
  factors.sort_and_index();
  return factors;
}

Factors read_factors(const Value& written, const Parameters& known, Problems& problems) {
  if (written.is_null() || (written.is_scalar() && written.text() == "all_uncertain")) return all_uncertain(known);
  if (!written.is_list()) {
    problems.add("config/type", written.origin(),
                 std::string("parameters is ") + written.kind_words() + ", but 'all_uncertain' or a list is needed",
                 "write for example 'parameters: [A35, M17]'");
    return {};
  }
  Value wrapped = Value::map(written.origin());
  wrapped.set("parameters", written.origin(), written);
  Reading reading{problems};
  const std::size_t before = problems.size();
  const auto list = read<FactorList>(wrapped, "", reading);
  Factors factors;
  if (problems.size() > before) return factors;
  for (const FactorFields& fields : list.parameters) {
    const auto made = factor_of(fields, known, problems);
    if (!made) continue;
    const bool twice =
        std::any_of(factors.all.begin(), factors.all.end(), [&](const Factor& f) { return f.name == made->name; });
    if (twice)
      problems.add("config/contradiction", fields.where, in_quotes(made->name) + " is varied twice",
                   "leave one of them out");
    else
      factors.all.push_back(*made);
  }
  for (const Factor& f : factors.all) {
    const Parameter* parameter = f.setting ? nullptr : known.find(f.name);
    const auto leads = [&](const Factor& other) { return parameter && other.name == parameter->moves_with; };
    if (std::any_of(factors.all.begin(), factors.all.end(), leads))
      problems.add("config/contradiction", written.origin(),
                   in_quotes(f.name) + " moves with " + in_quotes(parameter->moves_with) + " in every draw",
                   "leave it out: " + parameter->moves_with + " takes it along");
  }
  if (problems.size() == before) factors.sort_and_index();
  return factors;
}

double number_of_level(const Factor& factor, std::size_t level) {
  const auto parsed = parse_quantity(factor.levels[level]);
  return parsed.quantity ? parsed.quantity->value : static_cast<double>(level);
}

}  // namespace sim::study
