#include "sim/people/read_margin.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

#include "sim/config/quantity.hpp"
#include "sim/config/suggest.hpp"
#include "sim/core/math.hpp"

namespace sim {

namespace {

using Kind = MarginFields::Kind;

struct Range {
  double low = -std::numeric_limits<double>::infinity(), high = std::numeric_limits<double>::infinity();
  bool given = false;
};

// `name: [low, high]`, or everything.
Range read_range(Fields& f, const char* name, const std::string& unit, const std::string& doc) {
  Range r;
  if (!f.has(name)) return r;
  std::vector<double> ends;
  f.list(name, ends, {doc, unit}, false);
  if (!f.clean()) return r;
  if (ends.size() != 2 || !(ends[0] < ends[1])) {
    f.problem(name, "config/range", f.path_of(name) + " must be two numbers, the lower one first",
              "write for example '[0, 10]'");
    return r;
  }
  return {ends[0], ends[1], true};
}

double normal_density(double x) {
  constexpr double kRootTwoPi = 0x1.40d931ff62706p+1;
  return x - x == 0 ? math::exp(-0.5 * x * x) / kRootTwoPi : 0.0;
}

// Mean and sd of a normal cut to [low, high].
std::pair<double, double> moments_within(double mean, double sd, double low, double high) {
  const double a = (low - mean) / sd, b = (high - mean) / sd;
  const double inside = a > 0 ? math::normal_cdf(-a) - math::normal_cdf(-b) : math::normal_cdf(b) - math::normal_cdf(a);
  const double fa = normal_density(a), fb = normal_density(b);
  const double shift = (fa - fb) / inside;
  const double spread = 1.0 + ((fa > 0 ? a * fa : 0.0) - (fb > 0 ? b * fb : 0.0)) / inside - shift * shift;
  return {mean + sd * shift, sd * math::sqrt(std::max(spread, 1e-300))};
}

Distribution gamma_of(double mean, double sd) { return Distribution::gamma(mean * mean / (sd * sd), sd * sd / mean); }

// The mean of the gamma with this sd of which, below `high`, a share lies at or above a value.
double mean_with_share_above(const ShareAbove& above, double sd, double high) {
  const auto share = [&](double mean) {
    const double shape = mean * mean / (sd * sd), scale = sd * sd / mean;
    const double all = high < std::numeric_limits<double>::infinity() ? math::gamma_cdf(shape, high / scale) : 1.0;
    return 1.0 - math::gamma_cdf(shape, above.at / scale) / all;
  };
  double low = sd * 0.05, up = above.at + 10.0 * sd;
  for (int i = 0; i < 50; ++i) {
    const double middle = 0.5 * (low + up);
    (share(middle) < above.share ? low : up) = middle;
  }
  return 0.5 * (low + up);
}

}  // namespace

CutNormal cut_normal(double mean, double sd, double low, double high) {
  CutNormal n{mean, sd, true};
  const double widest = 10.0 * (high - low);
  for (int i = 0; i < 2000; ++i) {
    const auto [m, s] = moments_within(n.mean, n.sd, low, high);
    const double mean_gap = mean - m, sd_ratio = sd / s;
    if (std::abs(mean_gap) < 1e-10 * sd && std::abs(sd_ratio - 1.0) < 1e-10) return n;
    n.mean += mean_gap;
    n.sd = std::min(n.sd * sd_ratio, widest);
    if (!(std::abs(n.mean) < 1e3 * widest + std::abs(mean))) break;
  }
  const auto [m, s] = moments_within(n.mean, n.sd, low, high);
  n.exact = std::abs(m - mean) < 1e-3 * sd && std::abs(s / sd - 1.0) < 1e-3;
  return n;
}

void ShareAbove::visit(Fields& f) {
  f.number("at", at, {.doc = "the value", .example = "10"});
  f.share("share", share,
          {.doc = "share of patients with this value or more", .low = 0.001, .high = 0.999, .example = "35%"});
}

void MarginFields::visit(Fields& f) {
  if (f.describing()) return describe(f);
  Kind kind = Kind::fixed;
  f.choice("dist", kind,
           {{"fixed", Kind::fixed},
            {"normal", Kind::normal},
            {"lognormal", Kind::lognormal},
            {"gamma", Kind::gamma},
            {"beta", Kind::beta},
            {"uniform", Kind::uniform},
            {"yes_no", Kind::yes_no},
            {"categories", Kind::categories}},
           {.doc = "how the attribute is distributed at baseline", .example = "normal"});
  if (!f.clean() || column == nullptr) return;
  margin.name = column->name;
  margin.type = column->type;
  margin.slot = column->slot;
  const bool code = kind == Kind::yes_no || kind == Kind::categories;
  if (column->type == ColumnType::code && !code && kind != Kind::fixed) {
    f.problem("dist", "config/contradiction", f.path() + " is a yes/no or a state, not a number",
              "write 'dist: yes_no' or 'dist: categories'");
    return;
  }
  if (column->type == ColumnType::number && code) {
    f.problem("dist", "config/contradiction", f.path() + " is a number", "write for example 'dist: normal'");
    return;
  }
  try {
    column->type == ColumnType::code ? read_code(f, kind) : read_number(f, kind);
  } catch (const std::invalid_argument& impossible) {
    f.problem("", "config/range", f.path() + ": " + impossible.what());
  }
}

void MarginFields::read_number(Fields& f, Kind kind) {
  const std::string unit = column->unit;
  double mean = 0, sd = 1;
  const double least = std::numeric_limits<double>::min();
  const bool drawn = f.reading().draw != nullptr;
  Range within, between;
  switch (kind) {
    case Kind::fixed: {
      f.number("value", mean, {.doc = "everybody's value", .unit = unit, .low = column->low, .high = column->high});
      margin.distribution = Distribution::fixed(mean);
      return;
    }
    case Kind::normal: {
      f.number("mean", mean, {.doc = "mean (of those within the range)", .unit = unit});
      f.number("sd", sd, {.doc = "standard deviation (of those within the range)", .unit = unit, .low = least});
      within = read_range(f, "within", unit, "lowest and highest value");
      if (!f.clean()) return;
      if (!within.given) {
        margin.distribution = Distribution::normal(mean, sd);
        return;
      }
      const bool inside = within.low < mean && mean < within.high;
      const CutNormal cut = inside ? cut_normal(mean, sd, within.low, within.high) : CutNormal{mean, sd, false};
      if (!cut.exact && !drawn) {
        f.problem("within", "config/range",
                  f.path() + " cannot have this mean and standard deviation within these ends",
                  "widen 'within' or write 'dist: beta'");
        return;
      }
      margin.distribution = Distribution::normal(cut.mean, cut.sd).within(within.low, within.high);
      return;
    }
    case Kind::lognormal: {
      double median = 1;
      if (f.has("log_mean")) {
        f.number("log_mean", mean, {.doc = "mean of the logarithm, before any cut", .unit = "log " + unit});
        median = math::exp(mean);
      } else {
        f.number("median", median, {.doc = "median, before any cut", .unit = unit, .low = least});
      }
      f.number("log_sd", sd, {.doc = "standard deviation of the logarithm, before any cut", .low = least, .high = 5});
      within = read_range(f, "within", unit, "lowest and highest value");
      if (f.has("share_with")) {
        double with = 1;
        f.share("share_with", with, {.doc = "share of patients who have any; the others have 0"});
        margin.share_of_zero = 1.0 - with;
      }
      if (f.clean()) margin.distribution = Distribution::lognormal(median, sd);
      break;
    }
    case Kind::gamma: {
      ShareAbove above;
      const bool solve = f.has("share_above");
      if (solve)
        f.section("share_above", above, {.doc = "share at or above a value: the mean follows"});
      else
        f.number("mean", mean, {.doc = "mean, before any cut", .unit = unit, .low = least});
      f.number("sd", sd, {.doc = "standard deviation, before any cut", .unit = unit, .low = least});
      within = read_range(f, "within", unit, "lowest and highest value");
      if (!f.clean()) return;
      if (solve) mean = mean_with_share_above(above, sd, within.high);
      margin.distribution = gamma_of(mean, sd);
      break;
    }
    case Kind::beta: {
      f.number("mean", mean, {.doc = "mean", .unit = unit});
      f.number("sd", sd, {.doc = "standard deviation", .unit = unit, .low = least});
      between = read_range(f, "between", unit, "lowest and highest possible value (0 and 1 when left out)");
      if (!f.clean()) return;
      margin.offset = between.given ? between.low : 0;
      margin.scale = between.given ? between.high - between.low : 1;
      const double m = (mean - margin.offset) / margin.scale, s = sd / margin.scale;
      const double size = m * (1 - m) / (s * s) - 1;
      if (!(m > 0 && m < 1 && size > 0)) {
        f.problem("sd", "config/range", f.path() + " cannot have this mean and standard deviation",
                  "the mean must lie inside the range and the standard deviation be below " +
                      number_text(margin.scale * math::sqrt(std::max(m * (1 - m), 0.0))));
        return;
      }
      margin.distribution = Distribution::beta(m * size, (1 - m) * size);
      return;
    }
    case Kind::uniform: {
      between = read_range(f, "between", unit, "lowest and highest value");
      if (!between.given && f.clean())
        f.problem("", "config/missing", f.path_of("between") + " is missing", "write for example 'between: [0, 10]'");
      if (f.clean()) margin.distribution = Distribution::uniform(between.low, between.high);
      return;
    }
    case Kind::yes_no:
    case Kind::categories: return;
  }
  if (f.clean() && within.given) margin.distribution = margin.distribution.within(within.low, within.high);
}

void MarginFields::read_code(Fields& f, Kind kind) {
  if (kind == Kind::fixed) {
    int value = 0;
    f.whole("value", value, {.doc = "everybody's code", .low = column->low, .high = column->high});
    margin.shares = {1.0};
    margin.codes = {static_cast<std::uint8_t>(value)};
  } else if (kind == Kind::yes_no) {
    double yes = 0, no = 0;
    const bool other_way_round = f.has("share_without");
    if (other_way_round)
      f.share("share_without", no, {.doc = "share of patients with no, instead of share"});
    else
      f.share("share", yes, {.doc = "share of patients with yes", .example = "30%"});
    margin.shares = other_way_round ? std::vector{no, 1.0 - no} : std::vector{1.0 - yes, yes};
  } else {
    Value tree;
    f.raw("shares", tree, {.doc = "share of each state, one of them 'rest'"});
    if (!f.clean()) return;
    for (const auto& [name, share] : read_shares(tree, f.path_of("shares"), f.reading())) {
      const auto& states = column->states;
      const auto state = std::find(states.begin(), states.end(), name);
      if (!states.empty() && state == states.end()) {
        f.problem("shares", "config/choice",
                  f.path_of("shares") + " names '" + name + "', which is no state of " + column->name,
                  did_you_mean(name, states, "the states are " + in_words(states)));
        return;
      }
      margin.shares.push_back(share);
      margin.codes.push_back(static_cast<std::uint8_t>(states.empty() ? static_cast<std::ptrdiff_t>(margin.codes.size())
                                                                      : state - states.begin()));
    }
  }
}

void MarginFields::describe(Fields& f) {
  Kind kind = Kind::fixed;
  f.choice("dist", kind,
           {{"fixed", Kind::fixed},
            {"normal", Kind::normal},
            {"lognormal", Kind::lognormal},
            {"gamma", Kind::gamma},
            {"beta", Kind::beta},
            {"uniform", Kind::uniform},
            {"yes_no", Kind::yes_no},
            {"categories", Kind::categories}},
           {.doc = "how the attribute is distributed at baseline"});
  std::optional<double> any;
  std::vector<double> ends;
  std::optional<ShareAbove> above;
  Value tree;
  f.number("value", any, {.doc = "fixed: everybody's value"});
  f.number("mean", any, {.doc = "normal (of those within the range), gamma (before any cut), beta"});
  f.number("sd", any, {.doc = "normal (of those within the range), gamma (before any cut), beta"});
  f.number("median", any, {.doc = "lognormal: median, before any cut"});
  f.number("log_mean", any, {.doc = "lognormal: mean of the logarithm, instead of the median"});
  f.number("log_sd", any, {.doc = "lognormal: standard deviation of the logarithm"});
  f.list("within", ends, {.doc = "normal, lognormal, gamma: lowest and highest value; others do not occur"}, false);
  f.list("between", ends, {.doc = "beta, uniform: lowest and highest possible value"}, false);
  f.section("share_above", above, {.doc = "gamma: share at or above a value, instead of the mean"});
  f.share("share_with", any, {.doc = "lognormal: share of patients who have any; the others have 0"});
  f.share("share", any, {.doc = "yes_no: share of patients with yes"});
  f.share("share_without", any, {.doc = "yes_no: share of patients with no, instead of share"});
  f.raw("shares", tree, {.doc = "categories: share of each state, one of them 'rest'"}, false);
}

}  // namespace sim
