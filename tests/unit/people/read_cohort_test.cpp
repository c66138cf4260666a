#include "sim/people/read_cohort.hpp"

#include <gtest/gtest.h>

#include "sim/config/read_yaml.hpp"

using namespace sim;

namespace {

Schema clinic() {
  Schema s;
  s.add<float>("pegs", "points", 0, 10, "");
  s.add<float>("phq", "points", 0, 27, "");
  s.add<float>("gad", "points", 0, 21, "");
  s.add<std::uint8_t>("female", "", 0, 1, "");
  return s;
}

struct Outcome {
  std::unique_ptr<const Cohort> cohort;
  Problems problems;
};

constexpr const char* kAttributes =
    "attributes:\n"
    "  pegs: {dist: normal, mean: 6.4, sd: 1.9, within: [0, 10]}\n"
    "  phq: {dist: gamma, mean: 8.3, sd: 5.8, within: [0, 27]}\n"
    "  gad: {dist: gamma, mean: 6.5, sd: 5, within: [0, 21]}\n"
    "  female: {dist: yes_no, share: 67%}\n";

Outcome cohort_of(const std::string& yaml, const ParameterValues* draw = nullptr) {
  Outcome out;
  const Value tree = read_yaml(yaml, "p.yaml", out.problems);
  Reading reading{out.problems, nullptr, draw};
  out.cohort = read_cohort(tree, clinic(), reading);
  return out;
}

std::string with(const std::string& lines) { return std::string(kAttributes) + "correlations:\n" + lines; }

}  // namespace

TEST(ReadCohort, PairsThatAreNotListedDoNotCorrelate) {
  const auto r = cohort_of(kAttributes);
  ASSERT_TRUE(r.cohort) << r.problems.text();
  EXPECT_EQ(r.cohort->latent().at(0, 1), 0);
  EXPECT_EQ(r.cohort->margins().size(), 4U);
}

TEST(ReadCohort, EachScaleIsBroughtToTheLatentOne) {
  const auto r =
      cohort_of(with("  - {between: [pegs, phq], rho: 0.4}\n  - {between: [phq, gad], rho: 0.65, scale: pearson}\n  - "
                     "{between: [pegs, gad], rho: 0.3, scale: rank}\n"));
  ASSERT_TRUE(r.cohort) << r.problems.text();
  const Matrix& m = r.cohort->latent();
  EXPECT_EQ(m.at(0, 1), 0.4);
  EXPECT_GT(m.at(1, 2), 0.65);  // two skewed margins need more latent correlation
  EXPECT_LT(m.at(1, 2), 0.75);
  EXPECT_NEAR(m.at(2, 0), pearson_of_spearman(0.3), 1e-12);
}

TEST(ReadCohort, ThroughAThirdAttributeTheLatentCorrelationsMultiply) {
  const auto r =
      cohort_of(with("  - {between: [pegs, gad], through: phq}\n  - {between: [pegs, phq], rho: 0.4}\n  - {between: "
                     "[phq, gad], rho: 0.5}\n"));
  ASSERT_TRUE(r.cohort) << r.problems.text();
  EXPECT_NEAR(r.cohort->latent().at(0, 2), 0.2, 1e-12);
}

TEST(ReadCohort, ImpossibleCorrelationsAreRefusedWithTheNearestPossibleOnes) {
  const auto r =
      cohort_of(with("  - {between: [pegs, phq], rho: 0.9}\n  - {between: [phq, gad], rho: 0.9}\n  - {between: [pegs, "
                     "gad], rho: -0.5}\n"));
  EXPECT_FALSE(r.cohort);
  ASSERT_TRUE(r.problems.has("config/correlation"));
  EXPECT_NE(r.problems.all()[0].help.find("nearest valid one: pegs and phq 0."), std::string::npos)
      << r.problems.text();
}

TEST(ReadCohort, InADrawTheNearestPossibleCorrelationsAreUsedAndItIsSaid) {
  const ParameterValues draw;
  const auto r = cohort_of(with("  - {between: [pegs, phq], rho: 0.9}\n  - {between: [phq, gad], rho: 0.9}\n  - "
                                "{between: [pegs, gad], rho: -0.5}\n"),
                           &draw);
  ASSERT_TRUE(r.cohort) << r.problems.text();
  EXPECT_TRUE(r.cohort->repaired);
  EXPECT_TRUE(is_correlation(r.cohort->latent()));
  EXPECT_FALSE(cohort_of(kAttributes, &draw).cohort->repaired);
}

TEST(ReadCohort, MistakesAreNamed) {
  const auto code = [](const std::string& lines, const char* expected) {
    const auto r = cohort_of(with(lines));
    EXPECT_TRUE(r.problems.has(expected)) << lines << r.problems.text();
    EXPECT_FALSE(r.cohort);
  };
  code("  - {between: [pegs, phqq], rho: 0.4}\n", "config/choice");
  code("  - {between: [pegs], rho: 0.4}\n", "config/range");
  code("  - {between: [pegs, pegs], rho: 0.4}\n", "config/contradiction");
  code("  - {between: [pegs, phq], rho: 0.4}\n  - {between: [phq, pegs], rho: 0.3}\n", "config/contradiction");
  code("  - {between: [pegs, female], rho: 0.4, scale: pearson}\n", "config/contradiction");
  code("  - {between: [pegs, phq], rho: 1.4}\n", "config/range");
  code("  - {between: [pegs, phq]}\n", "config/missing");
  code("  - {between: [pegs, phq], through: gadd}\n", "config/choice");
  code("  - {between: [pegs, phq], rho: 0.999, scale: pearson}\n", "config/correlation");
}

TEST(ReadCohort, AttributesMustBeColumnsOfTheModelWithinTheirRange) {
  EXPECT_TRUE(cohort_of("attributes: {peggs: {dist: fixed, value: 3}}\n").problems.has("config/unknown"));
  EXPECT_TRUE(cohort_of("attributes: {pegs: {dist: normal, mean: 6.4, sd: 1.9}}\n").problems.has("config/range"));
  EXPECT_TRUE(cohort_of("title: nobody\n").problems.has("config/missing"));
  EXPECT_TRUE(cohort_of("attributes: [1]\n").problems.has("config/type"));
  EXPECT_TRUE(cohort_of(std::string(kAttributes) + "correlations: 3\n").problems.has("config/type"));
}

TEST(ReadCohort, KeysAreDescribed) {
  const FieldDoc doc = describe<CohortFields>();
  ASSERT_EQ(doc.children.size(), 2U);
  EXPECT_GE(doc.children[0].children.at(0).children.size(), 13U);
  EXPECT_EQ(describe<CorrelationFields>().children.size(), 4U);
}
