#include "sim/config/parameters.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "clinic.hpp"
#include "sim/config/read_yaml.hpp"
#include "sim/core/math.hpp"

using namespace sim;

namespace {

constexpr double kAnything = std::numeric_limits<double>::infinity();

EvidenceRow normal_row(const std::string& id, double mean, double sd) {
  EvidenceRow r;
  r.id = id;
  r.value = mean;
  r.fitted = r.distribution = Distribution::normal(mean, sd);
  return r;
}

Parameters some(const std::vector<std::string>& names) {
  Parameters p;
  for (const std::string& name : names) p.add(normal_row(name, 0, 1), -kAnything, kAnything);
  return p;
}

Value yaml(const std::string& text) {
  Problems problems;
  return read_yaml(text, "study.yaml", problems);
}

std::vector<Dependence> dependence_of(const std::string& text, const Parameters& parameters) {
  Problems problems;
  auto out = read_dependence(yaml(text), parameters, problems);
  EXPECT_TRUE(problems.empty()) << problems.text();
  return out;
}

}  // namespace

TEST(Parameters, AddingOneMovesNoOther) {
  const Parameters few = some({"A10", "A11"}), more = some({"A05", "A10", "A10b", "A11", "Z"});
  for (std::uint32_t draw = 0; draw < 50; ++draw) {
    const auto a = draw_parameters(few, 7, draw), b = draw_parameters(more, 7, draw);
    EXPECT_EQ(*a.find("A10"), *b.find("A10"));
    EXPECT_EQ(*a.find("A11"), *b.find("A11"));
  }
}

TEST(Parameters, DifferBySeedDrawAttemptAndName) {
  const Parameters p = some({"A10", "A11"});
  const double base = *draw_parameters(p, 7, 0).find("A10");
  EXPECT_EQ(base, *draw_parameters(p, 7, 0).find("A10"));
  EXPECT_NE(base, *draw_parameters(p, 8, 0).find("A10"));
  EXPECT_NE(base, *draw_parameters(p, 7, 1).find("A10"));
  EXPECT_NE(base, *draw_parameters(p, 7, 0, {}, 1).find("A10"));
  EXPECT_NE(base, *draw_parameters(p, 7, 0).find("A11"));
}

// n = 20,000 draws; tolerances are four standard errors.
TEST(Parameters, FollowTheirDistributionAndTheirRankCorrelation) {
  const Parameters p = some({"A10", "A11", "A12"});
  const auto groups = dependence_of("[{gaussian_copula: [A10, A11], spearman: 0.5}]", p);
  constexpr int n = 20'000;
  double sum = 0, squares = 0, product = 0, other = 0;
  for (std::uint32_t draw = 0; draw < n; ++draw) {
    const auto v = draw_parameters(p, 20270115, draw, groups);
    const double x = *v.find("A10"), y = *v.find("A11"), z = *v.find("A12");
    sum += y;
    squares += y * y;
    // Spearman's rho is the Pearson correlation of the ranks, here of the known uniforms: 12 E[(u - 1/2)(v - 1/2)].
    product += 12 * (math::normal_cdf(x) - 0.5) * (math::normal_cdf(y) - 0.5);
    other += 12 * (math::normal_cdf(x) - 0.5) * (math::normal_cdf(z) - 0.5);
  }
  const double error = 4 / std::sqrt(n);
  EXPECT_NEAR(sum / n, 0, error);
  EXPECT_NEAR(squares / n, 1, error * std::sqrt(2.0));
  EXPECT_NEAR(product / n, 0.5, error);
  EXPECT_NEAR(other / n, 0, error);
}

TEST(Parameters, TheFirstOfACopulaKeepsItsOwnLuck) {
  const Parameters p = some({"A10", "A11"});
  const auto groups = dependence_of("[{gaussian_copula: [A11, A10], spearman: -0.9}]", p);
  EXPECT_EQ(*draw_parameters(p, 7, 3, groups).find("A11"), *draw_parameters(p, 7, 3).find("A11"));
  EXPECT_NE(*draw_parameters(p, 7, 3, groups).find("A10"), *draw_parameters(p, 7, 3).find("A10"));
}

TEST(Parameters, AreRestrictedToWhatEverySettingAllows) {
  Parameters p;
  const EvidenceRow row = normal_row("A10", 0.5, 0.2);
  EXPECT_GT(p.add(row, 0, 1), 0.98);
  EXPECT_GT(p.add(row, 0.1, kAnything), 0.95);
  for (std::uint32_t draw = 0; draw < 2000; ++draw) {
    const double x = *draw_parameters(p, 1, draw).find("A10");
    EXPECT_GE(x, 0.1);
    EXPECT_LE(x, 1);
  }
  EXPECT_LT(p.add(row, 0.5, 1), 0.95) << "half of it would be cut away";
  EXPECT_EQ(p.size(), 1U);
}

TEST(Parameters, OneNameIsOneValueEverywhereWithinADraw) {
  Problems problems;
  Evidence e;
  e.add(yaml("evidence: {D1: {value: 0.3, ci95: [0.2, 0.4], dist: beta, unit: proportion, provenance: assumption}}\n"),
        problems);
  const Value v = yaml(
      "time: {horizon: 5 years}\nweights: [{id: D1}, 0.5]\nprogrammes:\n  a: {seats: 1, length: 90 min, dropout: {id: "
      "D1}}\n"
      "  b: {seats: 1, length: 90 min, dropout: {value: 0.3, ci95: [0.2, 0.4], dist: beta, provenance: assumption}}\n");
  Reading first{problems, &e};
  read<clinic::Clinic>(v, "", first);
  EXPECT_EQ(first.parameters.names(), (std::vector<std::string>{"D1", "programmes.b.dropout"}));
  const ParameterValues draw = draw_parameters(first.parameters, 1, 0);
  Reading second{problems, &e, &draw};
  const auto c = read<clinic::Clinic>(v, "", second);
  EXPECT_TRUE(problems.empty()) << problems.text();
  EXPECT_EQ(c.weights[0], *draw.find("D1"));
  EXPECT_EQ(c.programmes[0].second.dropout, *draw.find("D1"));
  EXPECT_EQ(c.programmes[1].second.dropout, *draw.find("programmes.b.dropout"));
  EXPECT_NE(c.programmes[1].second.dropout, c.programmes[0].second.dropout);
  EXPECT_EQ(second.uses[0].value, *draw.find("D1"));
}

TEST(Dependence, IsRefusedWithTheRightMessage) {
  const Parameters p = some({"A10", "A11", "A12"});
  const struct {
    const char* text;
    const char* code;
    const char* words;
  } cases[] = {
      {"[{gaussian_copula: [A10, A99], spearman: 0.5}]", "config/evidence",
       "no uncertain number 'A99' is used here; did you mean 'A10'?"},
      {"[{gaussian_copula: [A10], spearman: 0.5}]", "config/contradiction", "at least two names"},
      {"[{gaussian_copula: [A10, A10], spearman: 0.5}]", "config/contradiction", "two copulas"},
      {"[{gaussian_copula: [A10, A11], spearman: 1.5}]", "config/range", "between -1 and 1"},
      {"[{gaussian_copula: [A10, A11], spearman: 1}]", "config/correlation", "nearest valid one: [[1, 0.9"},
      {"[{gaussian_copula: [A10, A11, A12], spearman: -0.6}]", "config/correlation", "nearest valid one: [[1, -0.48"},
      {"[{gaussian_copula: [A10, A11], spearman: [[1, 0.5]]}]", "config/type", "2 rows of 2 numbers"},
      {"[{gaussian_copula: [A10, A11], spearman: [[1, 0.5], [0.4, 1]]}]", "config/correlation",
       "nearest valid one: [[1, 0.449"},
      {"[{gaussian_copula: [A10, A11]}]", "config/missing", "spearman is missing"},
      {"{gaussian_copula: [A10, A11]}", "config/type", "a list is needed"},
  };
  for (const auto& c : cases) {
    Problems problems;
    EXPECT_TRUE(read_dependence(yaml(c.text), p, problems).empty()) << c.text;
    ASSERT_EQ(problems.size(), 1U) << c.text << problems.text();
    EXPECT_EQ(problems.all()[0].code, c.code) << c.text;
    EXPECT_NE((problems.all()[0].message + "; " + problems.all()[0].help).find(c.words), std::string::npos)
        << problems.text();
  }
}

TEST(Dependence, ReadsAMatrix) {
  const Parameters p = some({"A10", "A11", "A12"});
  const auto groups =
      dependence_of("[{gaussian_copula: [A10, A11, A12], spearman: [[1, 0.5, 0], [0.5, 1, 0.2], [0, 0.2, 1]]}]", p);
  ASSERT_EQ(groups.size(), 1U);
  EXPECT_EQ(groups[0].spearman.at(1, 2), 0.2);
}
