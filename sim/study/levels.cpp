// The inputs of grids and lists: levels as written.
#include <algorithm>
#include <cmath>

#include "sim/config/quantity.hpp"
#include "sim/config/set_value.hpp"
#include "sim/config/suggest.hpp"
#include "sim/config/wording.hpp"
#include "sim/study/factor.hpp"

namespace sim::study {

namespace {

constexpr std::size_t kMostLevels = 10'000;

struct StepFields {
  double from = 0, to = 0, step = 0;
  std::string unit;
  void visit(Fields& f) {
    f.number("from", from, {.doc = "first level"});
    f.number("to", to, {.doc = "last level, if a step ends there"});
    f.number("step", step, {.doc = "distance of two levels", .low = 1e-12});
    f.text("unit", unit, {.doc = "what stands behind the numbers"}, "");
    if (!f.describing() && f.clean() && !(from <= to && (to - from) / step < static_cast<double>(kMostLevels)))
      f.problem("", "config/contradiction", f.path() + " gives no levels, or too many",
                "write for example {from: 2, to: 20, step: 2}");
  }
};

Factor named(const std::string& name, const Origin& where, const Parameters& known, Problems& problems) {
  Factor f;
  f.name = name;
  f.central = std::nan("");
  if (const Parameter* p = known.find(name)) {
    f.unit = p->unit;
    f.source = p->source;
    f.provenance = p->provenance;
    f.about = p->about;
    f.caution = p->caution;
    f.central = p->central;
    f.distribution = p->distribution;
    return f;
  }
  f.setting = true;
  f.provenance = "setting";
  if (name.find('.') == std::string::npos && name.find('[') == std::string::npos)
    problems.add("config/evidence", where,
                 "there is no evidence " + in_quotes(name) + " here, and it is no setting either",
                 did_you_mean(name, known.names(), "write an evidence id or a path such as staff.nurse.fte"));
  return f;
}

void add_level(Factor& factor, const Value& value, Problems& problems) {
  const std::string text = on_one_line(value);
  if (!factor.setting && !parse_plain_number(text))
    problems.add("config/type", value.origin(), in_quotes(text) + " is no plain number",
                 "evidence is written in its own unit (" + factor.unit + "), without it");
  factor.levels.push_back(text);
}

void add_steps(Factor& factor, const Value& value, Problems& problems) {
  Reading reading{problems};
  const std::size_t before = problems.size();
  const auto steps = read<StepFields>(value, "cross." + factor.name, reading);
  if (problems.size() > before) return;
  const std::string unit = steps.unit.empty() ? "" : " " + steps.unit;
  const auto n = static_cast<std::size_t>(std::floor((steps.to - steps.from) / steps.step + 1e-9)) + 1;
  for (std::size_t i = 0; i < n; ++i) {
    // Twelve digits, so that 0.1 + 2 * 0.1 is written 0.3.
    const double level = steps.from + static_cast<double>(i) * steps.step;
    const double scale = 1e12;
    factor.levels.push_back(number_text(std::abs(level) < 1e3 ? std::round(level * scale) / scale : level) + unit);
  }
}

}  // namespace

Factors read_cross(const Value& cross, const Parameters& known, Problems& problems) {
  Factors factors;
  if (!cross.is_map() || cross.entries().empty()) {
    problems.add("config/type", cross.origin(), "cross must say what is combined",
                 "write for example 'cross: {staff.nurse.fte: [1, 2, 4]}'");
    return factors;
  }
  double cells = 1;
  for (const auto& entry : cross.entries()) {
    Factor factor = named(entry.key, entry.key_origin, known, problems);
    if (entry.value.is_list())
      for (const Value& item : entry.value.items()) add_level(factor, item, problems);
    else
      add_steps(factor, entry.value, problems);
    cells *= static_cast<double>(std::max<std::size_t>(1, factor.levels.size()));
    factors.all.push_back(std::move(factor));
  }
  if (cells > 1e6)
    problems.add("config/range", cross.origin(), "this grid has more than a million points", "take fewer levels");
  return factors;
}

Factors read_points(const Value& points, const Parameters& known, Problems& problems,
                    std::vector<std::vector<std::size_t>>& rows) {
  Factors factors;
  if (!points.is_list() || points.items().empty() || !points.items()[0].is_map()) {
    problems.add("config/type", points.origin(), "points must be a list of points",
                 "write for example 'points: [{staff.nurse.fte: 1}, {staff.nurse.fte: 2}]'");
    return factors;
  }
  for (const auto& entry : points.items()[0].entries())
    factors.all.push_back(named(entry.key, entry.key_origin, known, problems));
  for (const Value& point : points.items()) {
    std::vector<std::size_t> row;
    for (Factor& factor : factors.all) {
      const Value* value = point.find(factor.name);
      if (!value) {
        problems.add("config/missing", point.origin(), "this point does not say " + in_quotes(factor.name),
                     "every point names the same inputs");
        continue;
      }
      const std::string text = on_one_line(*value);
      const auto there = std::find(factor.levels.begin(), factor.levels.end(), text);
      row.push_back(static_cast<std::size_t>(there - factor.levels.begin()));
      if (there == factor.levels.end()) add_level(factor, *value, problems);
    }
    if (point.entries().size() > factors.size())
      problems.add("config/contradiction", point.origin(), "this point names an input that the first does not",
                   "every point names the same inputs");
    rows.push_back(std::move(row));
  }
  return factors;
}

}  // namespace sim::study
