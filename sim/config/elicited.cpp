#include "sim/config/elicited.hpp"

#include <algorithm>
#include <stdexcept>

#include "sim/config/fields.hpp"
#include "sim/config/suggest.hpp"
#include "sim/config/wording.hpp"
#include "sim/core/math.hpp"

namespace sim {

namespace {

constexpr double kTwoSided = 2 * 1.959963984540054;

// What may stand inside the braces; which of it makes a distribution depends on the family.
struct Knowledge {
  std::optional<double> mean, se, median, events, n;
  std::vector<double> ci95, within;
  Value of;

  void visit(Fields& f) {
    f.number("mean", mean, {.doc = "the mean"});
    f.number("se", se, {.doc = "the standard error of the mean"});
    f.number("median", median, {.doc = "the median"});
    f.list("ci95", ci95, {.doc = "the 95 % bounds"}, false);
    f.number("events", events, {.doc = "how many had it", .low = 0});
    f.number("n", n, {.doc = "of how many", .low = 0});
    f.raw("of", of, {.doc = "truncated: the whole distribution"}, false);
    f.list("within", within, {.doc = "truncated: the limits"}, false);
  }
};

std::optional<Distribution> beta_of(const Knowledge& k) {
  if (k.events && k.n && *k.events <= *k.n) return Distribution::beta(*k.events + 1, *k.n - *k.events + 1);
  if (!k.mean || !k.se || !(*k.se > 0)) return std::nullopt;
  const double size = *k.mean * (1 - *k.mean) / (*k.se * *k.se) - 1;
  return Distribution::beta(*k.mean * size, (1 - *k.mean) * size);
}

std::optional<Distribution> gamma_of(const Knowledge& k) {
  if (!k.mean || !k.se || !(*k.se > 0)) return std::nullopt;
  return Distribution::gamma(*k.mean * *k.mean / (*k.se * *k.se), *k.se * *k.se / *k.mean);
}

std::optional<Distribution> lognormal_of(const Knowledge& k) {
  if (k.median && k.ci95.size() == 2 && k.ci95[0] > 0 && k.ci95[0] < k.ci95[1])
    return Distribution::lognormal(*k.median, math::log(k.ci95[1] / k.ci95[0]) / kTwoSided);
  if (!k.mean || !k.se || !(*k.mean > 0) || !(*k.se > 0)) return std::nullopt;
  const double variance = math::log1p(*k.se * *k.se / (*k.mean * *k.mean));
  return Distribution::lognormal(*k.mean * math::exp(-variance / 2), math::sqrt(variance));
}

std::optional<Distribution> normal_of(const Knowledge& k) {
  if (k.mean && k.ci95.size() == 2) return Distribution::normal(*k.mean, (k.ci95[1] - k.ci95[0]) / kTwoSided);
  if (!k.mean || !k.se) return std::nullopt;
  return Distribution::normal(*k.mean, *k.se);
}

std::optional<Distribution> of_numbers(const std::string& family, const std::vector<double>& x) {
  if (family == "uniform" && x.size() == 2) return Distribution::uniform(x[0], x[1]);
  if (family == "triangular" && x.size() == 3) return Distribution::triangular(x[0], x[1], x[2]);
  if (family == "pert" && x.size() == 3) return Distribution::pert(x[0], x[1], x[2]);
  return std::nullopt;
}

std::string example_of(const std::string& family) {
  if (family == "beta") return "{beta: {mean: 0.6, se: 0.05}}' or '{beta: {events: 12, n: 40}}";
  if (family == "lognormal") return "{lognormal: {median: 1.5, ci95: [1.1, 2.0]}}";
  if (family == "uniform") return "{uniform: [0.2, 0.8]}";
  if (family == "triangular" || family == "pert") return "{" + family + ": [0.2, 0.5, 0.9]}";
  if (family == "truncated") return "{truncated: {of: {normal: {mean: 0, se: 1}}, within: [-1, 1]}}";
  return "{" + family + ": {mean: 3, se: 0.5}}";
}

class Elicitation {
 public:
  Elicitation(const std::string& path, Problems& problems) : path_(path), problems_(problems) {}

  std::optional<Distribution> read(const Value& value) {
    if (!value.is_map() || value.entries().size() != 1)
      return refuse("config/type", value.origin(),
                    path_ + " is " + value.kind_words() + ", but one distribution is needed",
                    "write for example '{beta: {mean: 0.6, se: 0.05}}'");
    const auto& entry = value.entries()[0];
    const auto& known = elicited_names();
    if (std::find(known.begin(), known.end(), entry.key) == known.end())
      return refuse("config/choice", entry.key_origin, "no distribution is called " + in_quotes(entry.key),
                    did_you_mean(entry.key, known, "there are " + in_words(known)));
    try {
      const std::size_t before = problems_.size();
      auto made = make(entry.key, entry.value);
      if (made || problems_.size() > before) return made;
      return refuse("config/evidence", entry.value.origin(), path_ + ": this does not make a distribution",
                    "write for example '" + example_of(entry.key) + "'");
    } catch (const std::invalid_argument& error) {
      return refuse("config/evidence", entry.value.origin(), path_ + ": " + error.what(), "check the numbers");
    }
  }

 private:
  std::nullopt_t refuse(const char* code, const Origin& where, const std::string& message, const std::string& help) {
    problems_.add(code, where, message, help);
    return std::nullopt;
  }

  std::optional<Distribution> make(const std::string& family, const Value& what) {
    if (what.is_list()) return of_numbers(family, numbers(what));
    const std::size_t before = problems_.size();
    Reading reading{problems_};
    reading.plain_numbers = true;
    const auto known = sim::read<Knowledge>(what, path_ + "." + family, reading);
    if (problems_.size() > before) return std::nullopt;
    if (family == "beta") return beta_of(known);
    if (family == "gamma") return gamma_of(known);
    if (family == "lognormal") return lognormal_of(known);
    if (family == "normal") return normal_of(known);
    if (family != "truncated" || known.within.size() != 2) return std::nullopt;
    const auto whole = Elicitation(path_ + ".of", problems_).read(known.of);
    if (!whole) return std::nullopt;
    return whole->within(known.within[0], known.within[1]);
  }

  static std::vector<double> numbers(const Value& list) {
    std::vector<double> found;
    for (const Value& item : list.items())
      if (const auto number = parse_plain_number(item.text())) found.push_back(*number);
    return found.size() == list.items().size() ? found : std::vector<double>{};
  }

  std::string path_;
  Problems& problems_;
};

}  // namespace

const std::vector<std::string>& elicited_names() {
  static const std::vector<std::string> names{"beta",    "gamma",      "lognormal", "normal",
                                              "uniform", "triangular", "pert",      "truncated"};
  return names;
}

std::optional<Distribution> read_elicited(const Value& value, const std::string& path, Problems& problems) {
  return Elicitation(path, problems).read(value);
}

}  // namespace sim
