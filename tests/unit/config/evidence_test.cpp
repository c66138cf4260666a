#include "sim/config/evidence.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "clinic.hpp"
#include "sim/config/read_yaml.hpp"

using namespace sim;

static EvidenceRow row(const std::string& text) {
  Problems problems;
  const Value v = read_yaml(text, "t", problems);
  const auto r = read_evidence_row(v, "X1", problems);
  EXPECT_TRUE(r.has_value()) << problems.text();
  return r.value_or(EvidenceRow{});
}

static std::string code_of(const std::string& text) {
  Problems problems;
  const Value v = read_yaml(text, "t", problems);
  EXPECT_FALSE(read_evidence_row(v, "X1", problems).has_value()) << text;
  return problems.empty() ? "none" : problems.all()[0].code;
}

static Evidence table(const std::string& rows) {
  Problems problems;
  Evidence e;
  e.add(read_yaml("evidence:\n" + rows, "e.yaml", problems), problems);
  EXPECT_TRUE(problems.empty()) << problems.text();
  return e;
}

TEST(EvidenceTable, OneNumberMayHaveTwoIds) {
  const Evidence e = table("  V1: {value: 2, ci95: [1, 3], dist: normal, provenance: assumption, also: [S7, S8.a]}\n");
  ASSERT_NE(e.find("S7"), nullptr);
  EXPECT_EQ(e.find("S7")->id, "V1") << "whoever asks for S7 draws V1";
  EXPECT_EQ(e.find("S8.a")->value, 2);
  Evidence twice;
  Problems problems;
  twice.add(read_yaml("evidence:\n  A1: {value: 1, provenance: assumption}\n"
                      "  A2: {value: 1, provenance: assumption, also: A1}\n",
                      "e.yaml", problems),
            problems);
  ASSERT_EQ(problems.size(), 1U) << problems.text();
  EXPECT_EQ(problems.all()[0].message, "evidence row 'A1' is there already");
}

TEST(EvidenceTable, WhatMovesWithAnotherRowNeedsAnUncertainRowThatMovesByItself) {
  const auto said = [](const std::string& rows) {
    Problems problems;
    table(rows).check_followers(problems);
    return problems.empty() ? "" : problems.all()[0].message;
  };
  const std::string share = "{value: 0.5, ci95: [0.4, 0.6], dist: beta, unit: proportion, provenance: assumption";
  EXPECT_EQ(said("  A1: " + share + "}\n  A2: " + share + ", moves_with: A1}\n"), "");
  EXPECT_EQ(said("  A2: " + share + ", moves_with: A1}\n"), "A2.moves_with: there is no row 'A1'");
  EXPECT_EQ(said("  A1: {value: 1, provenance: assumption}\n  A2: " + share + ", moves_with: A1}\n"),
            "A2.moves_with: both rows must be uncertain");
  EXPECT_EQ(said("  A1: " + share + "}\n  A2: " + share + ", moves_with: A1}\n  A3: " + share + ", moves_with: A2}\n"),
            "A3.moves_with: 'A2' itself moves with another row");
  EXPECT_EQ(said("  A1: " + share + ", also: B1}\n  A2: " + share + ", moves_with: B1}\n"),
            "A2.moves_with: 'B1' is another id of A1");
}

TEST(Fit, NormalKeepsMeanAndWidth) {
  const auto d = *fit_distribution("normal", -0.434, {{-0.690, -0.178}});
  EXPECT_DOUBLE_EQ(d.mean(), -0.434);
  EXPECT_NEAR(d.sd(), 0.512 / 3.919927969, 1e-9);
  EXPECT_NEAR(d.quantile(0.025), -0.690, 1e-9);
}

TEST(Fit, LognormalKeepsMedianAndRatio) {
  const auto d = *fit_distribution("lognormal", 1.66, {{1.2, 2.3}});
  EXPECT_NEAR(d.quantile(0.5), 1.66, 1e-12);
  EXPECT_NEAR(d.quantile(0.975) / d.quantile(0.025), 2.3 / 1.2, 1e-9);
}

TEST(Fit, BetaAndGammaKeepMeanAndWidth) {
  const struct {
    const char* dist;
    double mean, low, high;
  } cases[] = {{"beta", 0.6, 0.45, 0.75}, {"beta", 0.03, 0.01, 0.06},     {"beta", 0.962, 0.93, 0.98},
               {"beta", 0.5, 0.02, 0.98}, {"beta", 0.001, 0.0005, 0.002}, {"gamma", 24, 6, 60},
               {"gamma", 80, 50, 300},    {"gamma", 130, 90, 180},        {"gamma", 0.0013, 0.0005, 0.004}};
  for (const auto& c : cases) {
    const auto d = fit_distribution(c.dist, c.mean, {{c.low, c.high}});
    ASSERT_TRUE(d.has_value()) << c.dist << c.mean;
    EXPECT_NEAR(d->mean(), c.mean, 1e-9 * c.mean) << c.dist;
    EXPECT_NEAR(d->quantile(0.975) - d->quantile(0.025), c.high - c.low, 1e-6 * (c.high - c.low)) << c.dist << c.mean;
  }
}

TEST(Fit, TakesBoundsAsEndsWhereTheyAre) {
  EXPECT_EQ(*fit_distribution("uniform", 0.7, {{0.5, 1}}), Distribution::uniform(0.5, 1));
  EXPECT_EQ(*fit_distribution("triangular", 2, {{1, 5}}), Distribution::triangular(1, 2, 5));
  EXPECT_EQ(*fit_distribution("pert", 2, {{1, 5}}), Distribution::pert(1, 2, 5));
  const auto half = *fit_distribution("halfnormal", 0, {{0, 1}});
  EXPECT_NEAR(half.quantile(0.975) - half.quantile(0.025), 1, 1e-12);
}

TEST(Fit, IsFixedWithoutBoundsAndNoneWhenImpossible) {
  EXPECT_EQ(*fit_distribution("normal", 3, std::nullopt), Distribution::fixed(3));
  EXPECT_EQ(*fit_distribution("fixed", 3, {{1, 5}}), Distribution::fixed(3));
  EXPECT_FALSE(fit_distribution("beta", 1.2, {{0.1, 0.4}}).has_value());
  EXPECT_FALSE(fit_distribution("beta", 0.5, {{-1, 2}}).has_value());
  EXPECT_FALSE(fit_distribution("gamma", -1, {{-2, 1}}).has_value());
  EXPECT_FALSE(fit_distribution("lognormal", 1, {{0, 2}}).has_value());
  EXPECT_FALSE(fit_distribution("normal", 1, {{1, 1}}).has_value());
  EXPECT_FALSE(fit_distribution("triangular", 9, {{1, 5}}).has_value());
}

TEST(EvidenceRow, IsReadWithEverything) {
  const auto r =
      row("{about: a, value: 0.3, ci95: [0.1, 0.5], dist: normal, unit: proportion, within: [0, 1], population: p, "
          "source: s, "
          "provenance: published, where: w, note: n}");
  EXPECT_EQ(r.id, "X1");
  EXPECT_EQ(r.about, "a");
  EXPECT_EQ(r.population, "p");
  EXPECT_EQ(r.where, "w");
  EXPECT_TRUE(r.uncertain());
  EXPECT_FALSE(r.fitted.restricted());
  EXPECT_TRUE(r.distribution.restricted());
  EXPECT_GE(r.distribution.quantile(1e-9), 0);
}

TEST(EvidenceRow, TakesLowHighSdOrParameters) {
  EXPECT_EQ(row("{value: 2, low: 1, high: 3, dist: normal, provenance: assumption}").fitted,
            *fit_distribution("normal", 2, {{1, 3}}));
  EXPECT_EQ(row("{value: 2, sd: 0.5, dist: normal, provenance: assumption}").fitted, Distribution::normal(2, 0.5));
  const auto beta = row("{dist: {beta: [6, 45]}, reason: counted, source: s, provenance: published}");
  EXPECT_EQ(beta.fitted, Distribution::beta(6, 45));
  EXPECT_NEAR(*beta.value, 6.0 / 51, 1e-12);
  const auto gamma = row("{dist: {gamma: [10, 5]}, reason: r, provenance: assumption}");
  EXPECT_NEAR(gamma.fitted.mean(), 10, 1e-9);
  EXPECT_NEAR(gamma.fitted.sd(), 5, 1e-9);
  const auto by_sd = row("{value: 0.2, sd: 0.1, dist: beta, provenance: assumption}");
  EXPECT_NEAR(by_sd.fitted.sd(), 0.1, 1e-9);
}

TEST(EvidenceRow, IsFixedWithoutAnInterval) {
  EXPECT_FALSE(row("{value: 2, provenance: assumption}").uncertain());
  EXPECT_FALSE(row("{value: 2, dist: beta, provenance: assumption}").uncertain());
  EXPECT_FALSE(row("{text: words, provenance: assumption}").value.has_value());
}

TEST(EvidenceRow, IsRefusedWhenItContradictsItself) {
  EXPECT_EQ(code_of("{value: 2, provenance: guess, source: s}"), "config/choice");
  EXPECT_EQ(code_of("{value: 2, provenance: published}"), "config/missing");
  EXPECT_EQ(code_of("{value: 2, source: s}"), "config/missing");
  EXPECT_EQ(code_of("{provenance: assumption}"), "config/missing");
  EXPECT_EQ(code_of("{value: 5, ci95: [1, 2], dist: normal, provenance: assumption}"), "config/contradiction");
  EXPECT_EQ(code_of("{value: 1, ci95: [2, 1], dist: normal, provenance: assumption}"), "config/contradiction");
  EXPECT_EQ(code_of("{value: 1, low: 0, dist: normal, provenance: assumption}"), "config/contradiction");
  EXPECT_EQ(code_of("{value: 1, ci95: [0, 2], sd: 1, dist: normal, provenance: assumption}"), "config/contradiction");
  EXPECT_EQ(code_of("{value: 1, ci95: [0, 2], provenance: assumption}"), "config/missing");
  EXPECT_EQ(code_of("{value: 1, ci95: [0, 2], dist: weibull, provenance: assumption}"), "config/choice");
  EXPECT_EQ(code_of("{value: 1, dist: {beta: [6, 45]}, provenance: assumption}"), "config/missing");
  EXPECT_EQ(code_of("{dist: {beta: [6]}, reason: r, provenance: assumption}"), "config/evidence");
  EXPECT_EQ(code_of("{dist: {beta: [-6, 1]}, reason: r, provenance: assumption}"), "config/evidence");
  EXPECT_EQ(code_of("{value: 1, valeu: 2, provenance: assumption}"), "config/unknown");
  EXPECT_EQ(code_of("{value: {id: A1}, provenance: assumption}"), "config/type");
  EXPECT_EQ(code_of("{value: 20%, provenance: assumption}"), "config/unit-kind");
}

TEST(Evidence, RefusesAnIdTwiceInAnyFile) {
  Problems problems;
  Evidence e;
  e.add(read_yaml("evidence: {A1: {value: 1, provenance: assumption}}\n", "one.yaml", problems), problems);
  e.add(read_yaml("evidence: {A1: {value: 2, provenance: assumption}}\n", "two.yaml", problems), problems);
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems.all()[0].message, "evidence row 'A1' is written twice (first at one.yaml:1:12)");
  EXPECT_EQ(*e.find("A1")->value, 1);
}

TEST(Evidence, ListsRowsWhoseFitMissesThePrintedBounds) {
  const Evidence e = table(
      "  G1: {value: 80, ci95: [60, 300], dist: gamma, provenance: assumption}\n"
      "  G2: {value: 24, ci95: [22, 26.1], dist: gamma, provenance: assumption}\n"
      "  G3: {value: 80, ci95: [50, 300], dist: {gamma: [80, 60]}, reason: skewed, provenance: assumption}\n");
  const auto poor = poor_fits(e);
  ASSERT_EQ(poor.size(), 1U);
  EXPECT_EQ(poor[0].id, "G1");
}

TEST(Evidence, ReachesTheFieldsInTheirOwnUnit) {
  const Evidence e = table(
      "  M17: {value: 24, ci95: [6, 60], dist: gamma, unit: months, source: s, provenance: published}\n"
      "  A35: {value: 0.6, ci95: [0.45, 0.75], dist: beta, unit: proportion, provenance: assumption}\n"
      "  W1: {value: 51.2, unit: USD per hour, provenance: assumption}\n"
      "  R1: {value: 0.5, unit: per month, provenance: assumption}\n"
      "  Y1: {value: 0.5, unit: years, provenance: assumption}\n");
  Problems problems;
  Reading reading{problems, &e};
  const Value v = read_yaml(
      "seats: 3\nlength: 90 min\npatience: {id: M17}\ndropout: {calibrated: A35}\nwage: {id: W1}\nvisits: {id: "
      "R1}\nhalf_life: {id: Y1}\n"
      "effect: {value: -0.4, ci95: [-0.7, -0.1], dist: normal, unit: points, source: s, provenance: seed}\n",
      "t", problems);
  const auto p = read<clinic::Programme>(v, "programmes.x", reading);
  EXPECT_TRUE(problems.empty()) << problems.text();
  EXPECT_EQ(p.patience, months(24));
  EXPECT_EQ(p.dropout, 0.6);
  EXPECT_EQ(p.wage, 51.2);
  EXPECT_DOUBLE_EQ(p.visits, 6);
  EXPECT_DOUBLE_EQ(p.half_life, 6);
  EXPECT_EQ(p.effect, -0.4);
  ASSERT_EQ(reading.uses.size(), 6U);
  EXPECT_EQ(reading.uses[0].path, "programmes.x.patience");
  EXPECT_EQ(reading.uses[0].parameter, "M17");
  EXPECT_EQ(reading.uses[0].value, 24);
  EXPECT_EQ(reading.uses[0].unit, "months");
  EXPECT_EQ(reading.uses[0].source, "s");
  EXPECT_TRUE(reading.uses[0].uncertain);
  EXPECT_EQ(reading.parameters.names(), (std::vector<std::string>{"A35", "M17", "programmes.x.effect"}));
}
