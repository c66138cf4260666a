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

// Retention at 12 months and at 3 years (G57): drawn apart they come in the wrong order in about one of 2,000 draws.
TEST(Parameters, OneQuantityAtTwoTimesKeepsItsOrder) {
  EvidenceRow early = normal_row("R.a", 0.57, 1), late = normal_row("R.b", 0.384, 1), alone = normal_row("B", 0, 1);
  early.fitted = *fit_distribution("beta", 0.57, {{0.5, 0.64}});
  late.fitted = *fit_distribution("beta", 0.384, {{0.3, 0.47}});
  Parameters apart, together, without;
  for (const EvidenceRow* r : {&early, &late, &alone}) apart.add(*r, -kAnything, kAnything);
  late.moves_with = "R.a";
  for (const EvidenceRow* r : {&early, &late, &alone}) together.add(*r, -kAnything, kAnything);
  without.add(late, -kAnything, kAnything);
  constexpr int n = 20'000;
  int wrong_apart = 0;
  double sum = 0, squares = 0;
  for (std::uint32_t draw = 0; draw < n; ++draw) {
    const auto a = draw_parameters(apart, 7, draw), t = draw_parameters(together, 7, draw);
    wrong_apart += *a.find("R.b") >= *a.find("R.a");
    ASSERT_LT(*t.find("R.b"), *t.find("R.a"));
    ASSERT_NEAR(late.fitted.cdf(*t.find("R.b")), early.fitted.cdf(*t.find("R.a")), 1e-9);
    EXPECT_EQ(*a.find("R.a"), *t.find("R.a")) << "the leader and others do not move";
    EXPECT_EQ(*a.find("B"), *t.find("B"));
    if (draw < 20) {
      EXPECT_EQ(*draw_parameters(without, 7, draw).find("R.b"), *a.find("R.b")) << "alone it is drawn by itself";
    }
    sum += *t.find("R.b");
    squares += *t.find("R.b") * *t.find("R.b");
  }
  EXPECT_GT(wrong_apart, 0) << "this test shows nothing then";
  const double sd = late.fitted.sd();
  EXPECT_NEAR(sum / n, 0.384, 4 * sd / std::sqrt(n));
  EXPECT_NEAR(std::sqrt(squares / n - sum / n * sum / n), sd, 4 * sd / std::sqrt(2.0 * n));
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
       "'A99' is not among the uncertain numbers that vary here; those that vary are A10"},
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
  {
    Parameters followed = p;
    EvidenceRow late = normal_row("A10b", 0, 1);
    late.moves_with = "A10";
    followed.add(late, -kAnything, kAnything);
    Problems problems;
    EXPECT_TRUE(read_dependence(yaml("[{gaussian_copula: [A10b, A11], spearman: 0.5}]"), followed, problems).empty());
    EXPECT_EQ(problems.all()[0].message, "'A10b' moves with 'A10' in every draw");
  }
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
