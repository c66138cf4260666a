// Whole analyses of small studies whose truth is known: the sentences say it, the tables hold it.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "answers.hpp"
#include "known_functions.hpp"
#include "sim/analysis/words.hpp"
#include "sim/core/check.hpp"

using namespace sim::analysis;

namespace {

// Wherever there is a low and a high, a column says what they are.
void expect_named_intervals(const Analysis& a) {
  std::size_t with_ends = 0;
  for (const sim::Table& table : a.tables) {
    const auto has = [&](const std::string& name) {
      return std::any_of(table.columns.begin(), table.columns.end(), [&](const auto& c) { return c.name == name; });
    };
    const bool ends = std::any_of(table.columns.begin(), table.columns.end(), [&](const auto& c) {
      return c.name.ends_with("_low") && has(c.name.substr(0, c.name.size() - 4));
    });
    EXPECT_EQ(ends, has("interval")) << table.name;
    if (!ends) continue;
    ++with_ends;
    for (const std::string& what : column<std::string>(table, "interval")) EXPECT_FALSE(what.empty()) << table.name;
  }
  EXPECT_GT(with_ends, 0U);
}

// Two options; the second gains normal(200, 500) of money in all: 400 x from "durability" (an assumption), 300 from
// "reach" (published); "idle" does nothing. Luck of `noise` in a mean of two replicates.
StudyTable psa(std::uint32_t draws, double noise) {
  StudyTable t;
  t.title = "Does it pay?";
  t.method = "psa";
  t.parameters = {{"durability", "", "", "assumption"}, {"reach", "", "", "published"}, {"idle", "", "", "published"}};
  t.scenarios = {"usual care", "nurse-managed"};
  t.outcomes = {{"cost", "USD", OutcomeRole::cost}, {"QALYs", "", OutcomeRole::effect}};
  t.replicates = 2;
  const sim::Draws luck(8);
  std::uint32_t d = 0;
  for (const auto& u : known::scrambled(draws, 3, 8)) {
    t.rows.push_back({.id = d, .role = RowRole::draw, .block = d});
    const double z1 = sim::math::normal_quantile(u[0]), z2 = sim::math::normal_quantile(u[1]);
    t.value.insert(t.value.end(), {z1, z2, u[2]});
    const double gain = 200 + 400 * z1 + 300 * z2;
    for (std::uint32_t s = 0; s < 2; ++s)
      for (std::uint32_t r = 0; r < 2; ++r) {
        const double shared = 2000 * luck.normal(d, sim::purpose("test.shared"), r);
        const double own = s * noise * std::sqrt(2.0) * luck.normal(d, sim::purpose("test.own"), r);
        t.result.push_back(9000 + shared - (s == 1 ? 0.5 * (gain + own) : 0));
        t.result.push_back(3 + (s == 1 ? 0.5 * (gain + own) / 100'000 : 0));
      }
    ++d;
  }
  return t;
}

AnalysisRequest at_headline() {
  AnalysisRequest request;
  request.decision.willingness_to_pay = {0, 50'000, 100'000};
  request.decision.people_per_year = 1000;
  request.decision.years = 10;
  return request;
}

}  // namespace

TEST(Analyse, PsaSaysWhatToChooseHowSureAndWhatToLearn) {
  const Analysis a = analyse(psa(2048, 500), at_headline());
  EXPECT_TRUE(
      says(a.headlines, "At 100,000 USD per QALY, nurse-managed is the best choice on average; it is best in 6"));
  EXPECT_TRUE(says(a.headlines, "Worth knowing first: durability")) << a.headlines[3];
  expect_named_intervals(a);
  EXPECT_TRUE(says(a.headlines, "for all patients over 10 years"));
  EXPECT_TRUE(says(a.notes, "luck was"));
  const sim::Table& curves = table_named(a, "analysis_curves");
  EXPECT_NEAR(column<double>(curves, "evpi")[5], 115.2, 15);  // not 193 as with the luck in it
  EXPECT_NEAR(column<double>(curves, "probability_best")[5], 0.655, 0.03);
  const sim::Table& evppi = table_named(a, "analysis_evppi");
  EXPECT_EQ(column<std::string>(evppi, "group")[0], "durability");
  EXPECT_NEAR(column<double>(evppi, "evppi")[0], 79.1, 10);
  EXPECT_EQ(column<std::string>(evppi, "group")[1], "reach");
  EXPECT_LE(column<double>(evppi, "evppi")[2], 5);
  const auto& names = column<std::string>(evppi, "group");
  const auto at = static_cast<std::size_t>(std::find(names.begin(), names.end(), "durability + reach") - names.begin());
  ASSERT_LT(at, names.size());
  EXPECT_NEAR(column<double>(evppi, "evppi")[at], 115.2, 15);
  EXPECT_EQ(column<std::string>(evppi, "kind").back(), "provenance");
  EXPECT_NEAR(column<double>(evppi, "population")[0], 10'000 * column<double>(evppi, "evppi")[0], 1e-6);
  const sim::Table& drivers = table_named(a, "analysis_drivers");
  EXPECT_EQ(column<std::string>(drivers, "parameter")[0], "durability");
}

TEST(Analyse, PsaSaysHowFarItIs) {
  const StudyTable t = psa(64, 500);
  AnalysisRequest request = at_headline();
  std::vector<std::pair<std::size_t, std::size_t>> told, expected;
  request.step = [&](std::size_t done, std::size_t total) { told.emplace_back(done, total); };
  analyse(t, request);
  for (std::size_t p = 1; p <= t.parameters.size(); ++p) expected.emplace_back(p, t.parameters.size());
  EXPECT_EQ(told, expected);
}

TEST(Analyse, PsaSetsMeansOverDrawsOnTheFrontier) {
  const Analysis a = analyse(psa(2048, 0), at_headline());
  const sim::Table& table = table_named(a, "analysis_frontier");
  const auto& option = column<std::string>(table, "option");
  ASSERT_EQ(option.size(), 2U);
  for (std::size_t i = 0; i < 2; ++i) {
    const bool nurse = option[i] == "nurse-managed";
    EXPECT_EQ(column<std::string>(table, "status")[i], nurse ? "ND" : "D");
    EXPECT_NEAR(column<double>(table, "cost")[i], nurse ? 8900 : 9000, 125);  // four standard errors of the shared luck
    EXPECT_NEAR(column<double>(table, "effect")[i], nurse ? 3.001 : 3, 1e-4);
  }
}

TEST(Analyse, PsaWithFewDrawsOrOneReplicateSaysSo) {
  StudyTable few = psa(32, 500);
  EXPECT_TRUE(says(analyse(few, at_headline()).notes, "fewer than 40 whole draws"));
  few.rows[3].failed = true;
  EXPECT_TRUE(says(analyse(few, at_headline()).notes, "1 block of rows was left out"));
  few.method = "guessing";
  EXPECT_THROW(analyse(few, at_headline()), sim::BrokenRule);
}

TEST(Analyse, TheSameTableGivesTheSameBytes) {
  StudyTable t = psa(256, 500);
  const Analysis a = analyse(t, at_headline());
  // Rows in another order, results with them: joined by what they are for.
  StudyTable turned = t;
  turned.rows.clear();
  turned.value.clear();
  turned.result.clear();
  for (std::size_t i = t.rows.size(); i-- > 0;) {
    turned.rows.push_back(t.rows[i]);
    for (std::size_t p = 0; p < 3; ++p) turned.value.push_back(t.value[t.at_value(i, p)]);
    for (std::size_t k = 0; k < 8; ++k) turned.result.push_back(t.result[8 * i + k]);
  }
  const Analysis b = analyse(turned, at_headline());
  EXPECT_EQ(a.headlines, b.headlines);
  for (std::size_t i = 0; i < a.tables.size(); ++i)
    for (std::size_t c = 0; c < a.tables[i].columns.size(); ++c) {
      const auto* x = std::get_if<std::vector<double>>(&a.tables[i].columns[c].values);
      if (!x) continue;
      const auto& y = std::get<std::vector<double>>(b.tables[i].columns[c].values);
      for (std::size_t k = 0; k < x->size(); ++k)
        EXPECT_TRUE((*x)[k] == y[k] || (std::isnan((*x)[k]) && std::isnan(y[k]))) << a.tables[i].columns[c].name;
    }
}

TEST(Analyse, OneWayIsATornado) {
  StudyTable t;
  t.method = "one_way";
  t.parameters = {{"weak", "", "", ""}, {"strong", "weeks", "", ""}, {"idle", "", "", ""}};
  t.scenarios = {"usual care", "group CBT"};
  t.outcomes = {{"QALYs", "", OutcomeRole::effect}};
  t.replicates = 3;
  const auto add_row = [&](RowRole role, std::uint32_t input, std::uint32_t step, double gain) {
    t.rows.push_back({.id = t.rows.size(),
                      .role = role,
                      .block = static_cast<std::uint32_t>(t.rows.size()),
                      .input = input,
                      .step = step});
    for (std::uint32_t p = 0; p < 3; ++p) t.value.push_back(p == input ? (step == 0 ? 1.0 : 9.0) : 5.0);
    for (int s = 0; s < 2; ++s)
      for (int r = 0; r < 3; ++r) t.result.push_back(3 + 0.1 * r * r + s * gain);
  };
  add_row(RowRole::centre, kNoInput, 0, 0.02);
  add_row(RowRole::point, 0, 0, 0.01);
  add_row(RowRole::point, 0, 1, 0.025);
  add_row(RowRole::point, 1, 0, 0.04);
  add_row(RowRole::point, 1, 1, -0.01);
  add_row(RowRole::point, 2, 0, 0.02);
  add_row(RowRole::point, 2, 1, 0.02);
  const Analysis a = analyse(t, {});
  ASSERT_EQ(a.headlines.size(), 1U);
  EXPECT_EQ(
      a.headlines[0],
      "QALYs, group CBT against usual care is 0.02 with central values; it moves most with strong (0.04 to -0.01), "
      "then weak (0.01 to 0.025); of 3 inputs, 1 not at all.");
  expect_named_intervals(a);
  const sim::Table& bars = table_named(a, "analysis_one_way");
  EXPECT_EQ(column<std::string>(bars, "parameter"), (std::vector<std::string>{"strong", "weak", "idle"}));
  EXPECT_NEAR(column<double>(bars, "swing")[0], 0.05, 1e-12);
  EXPECT_NEAR(column<double>(bars, "change_at_high_low")[0], -0.03, 1e-9);  // luck cancels: no width
}

TEST(Analyse, OneWayNamesNoInputThatMovesLessThanLuck) {
  StudyTable t;
  t.method = "one_way";
  t.parameters = {{"A1", "", "", "", 1, "minutes of a call"}, {"noisy", "", "", ""}};
  t.scenarios = {"only"};
  t.outcomes = {{"wait", "day", OutcomeRole::other}};
  t.replicates = 3;
  const std::vector<std::vector<double>> rows{{90, 92, 94}, {80, 82, 85}, {99, 102, 103}, {90, 93, 93}, {91, 91, 95}};
  for (std::uint32_t i = 0; i < 5; ++i) {
    const std::uint32_t input = i == 0 ? kNoInput : (i - 1) / 2;
    t.rows.push_back({.id = i, .role = i == 0 ? RowRole::centre : RowRole::point, .block = i, .input = input});
    t.rows.back().step = i == 0 ? 0 : (i - 1) % 2;
    t.value.insert(t.value.end(), {1, 1});
    t.result.insert(t.result.end(), rows[i].begin(), rows[i].end());
  }
  EXPECT_EQ(analyse(t, {}).headlines[0],
            "wait, only is 92 days with central values; it moves most with A1 'minutes of a call' (82.3 to 101); of 2 "
            "inputs, 1 no more than luck does.");
}

TEST(Analyse, ACautionOfAnInputIsSaidBesideTheAnswer) {
  StudyTable t = psa(64, 100);
  t.parameters[0].caution = "a short one looks better.";
  EXPECT_TRUE(says(analyse(t, at_headline()).notes, "Beware of durability: a short one looks better"));
  t.method = "lhs";
  const Analysis a = analyse(t, {});
  EXPECT_EQ(a.headlines.back(), "Beware of durability: a short one looks better.");
}

TEST(Analyse, WhatIsKnownInPartIsWorthNoMoreThanKnowingAll) {
  // Sixty draws of much luck: regressions come out above the value of perfect information here and there.
  std::size_t capped = 0;
  for (const std::uint32_t draws : {48U, 56U, 64U, 80U, 96U}) {
    AnalysisRequest request = at_headline();
    request.decision.trials = {{"large", {1e6}, {{"durability", MeasuredAs::mean, 1}}}};
    const Analysis a = analyse(psa(draws, 2500), request);
    const sim::Table &evppi = table_named(a, "analysis_evppi"), &curves = table_named(a, "analysis_curves");
    const double perfect = column<double>(curves, "evpi").back();  // 100,000, the headline, is the last threshold
    for (std::size_t i = 0; i < sim::rows_of(evppi); ++i) {
      EXPECT_LE(column<double>(evppi, "evppi")[i], perfect);
      if (column<double>(evppi, "capped")[i] != 0) {
        ++capped;
        EXPECT_EQ(column<double>(evppi, "evppi")[i], perfect);
        EXPECT_TRUE(says(a.notes, "above the value of knowing everything"));
      }
    }
    EXPECT_LE(column<double>(table_named(a, "analysis_trials"), "evsi")[0], perfect);
    if (perfect > 0) {
      EXPECT_GT(column<double>(curves, "evpi_se").back(), 0);
    }
    const double share = column<double>(curves, "probability_best")[5];
    const double low = column<double>(curves, "probability_best_low")[5],
                 high = column<double>(curves, "probability_best_high")[5];
    EXPECT_TRUE(low <= share && share <= high && high - low > 0.02) << low << " " << share << " " << high;
  }
  EXPECT_GT(capped, 0U) << "this test shows nothing then";
}

TEST(Analyse, SobolAndMorrisNameTheStrongest) {
  StudyTable t;
  t.method = "sobol";
  t.parameters = {{"x1", "", "", ""}, {"x2", "", "", ""}, {"x3", "", "", ""}};
  t.scenarios = {"only"};
  t.outcomes = {{"pain", "", OutcomeRole::other}};
  std::uint32_t block = 0;
  for (std::uint32_t s = 0; s < 16; ++s)
    for (const auto& p : known::scrambled(64, 6, 70 + s)) {
      const std::vector<double> a(p.begin(), p.begin() + 3), b(p.begin() + 3, p.end());
      const auto add_row = [&](RowRole role, std::uint32_t input, std::vector<double> x) {
        t.rows.push_back({.id = t.rows.size(), .role = role, .block = block, .input = input, .scramble = s});
        t.value.insert(t.value.end(), x.begin(), x.end());
        t.result.push_back(known::ishigami(x));
      };
      add_row(RowRole::a, kNoInput, a);
      add_row(RowRole::b, kNoInput, b);
      for (std::uint32_t i = 0; i < 3; ++i) {
        std::vector<double> ab = a;
        ab[i] = b[i];
        add_row(RowRole::ab, i, ab);
      }
      ++block;
    }
  const Analysis a = analyse(t, {});
  EXPECT_TRUE(says(a.headlines, "Of the uncertainty about pain, only, x1 has a part in ")) << a.headlines[0];
  expect_named_intervals(a);
  const sim::Table& shares = table_named(a, "analysis_sobol");
  EXPECT_LE(column<double>(shares, "total_low")[0], 0.5576);
  EXPECT_GE(column<double>(shares, "total_high")[0], 0.5576);
  EXPECT_TRUE(says(a.headlines, "interactions make up about 2")) << a.headlines[0];
  EXPECT_EQ(column<std::string>(table_named(a, "analysis_sobol"), "parameter"),
            (std::vector<std::string>{"x1", "x2", "x3"}));
  t.result.assign(t.result.size(), 4.0);
  EXPECT_TRUE(says(analyse(t, {}).notes, "does not vary with any parameter"));
  // Luck alone, the same for A and AB of a row and another for B: no parameter has a part in it.
  for (std::size_t i = 0; i < t.rows.size(); ++i)
    t.result[i] = std::sin(1.7 * t.rows[i].block + (t.rows[i].role == RowRole::b ? 2.3 : 0));
  const Analysis luck = analyse(t, {});
  EXPECT_TRUE(says(luck.notes, "does not vary with any parameter"));
  EXPECT_FALSE(says(luck.headlines, "Of the uncertainty about"));
}

TEST(Analyse, PointsSayWhereTheEndsAre) {
  StudyTable t;
  t.method = "grid";
  t.parameters = {{"nurses", "", "", ""}};
  t.scenarios = {"only"};
  t.outcomes = {{"wait", "weeks", OutcomeRole::other}};
  for (std::uint32_t i = 0; i < 3; ++i) {
    t.rows.push_back({.id = i, .role = RowRole::point, .block = i});
    t.value.push_back(2.0 * (i + 1));
    t.result.push_back(12.0 / (i + 1));
  }
  for (const char* method : {"grid", "list", "lhs"}) {
    t.method = method;
    expect_named_intervals(analyse(t, {}));
    EXPECT_EQ(analyse(t, {}).headlines[0], "wait, only is between 4 weeks (nurses 6) and 12 weeks (nurses 2).")
        << method;
  }
}

TEST(Words, NumbersAndShares) {
  EXPECT_EQ(number_words(12'345), "12,300");
  EXPECT_EQ(number_words(1'234'567), "1,230,000");
  EXPECT_EQ(number_words(-0.04342), "-0.0434");
  EXPECT_EQ(number_words(0), "0");
  EXPECT_EQ(number_words(0.5), "0.5");
  EXPECT_EQ(number_words(100), "100");
  EXPECT_EQ(number_words(999.6), "1,000");
  EXPECT_EQ(with_unit(92.94, "day"), "92.9 days");
  EXPECT_EQ(with_unit(1, "day"), "1 day");
  EXPECT_EQ(with_unit(2.83, "1"), "2.83");
  EXPECT_EQ(with_unit(40, "person"), "40 people");
  EXPECT_EQ(with_unit(3, "QALY"), "3 QALY");
  EXPECT_EQ(share_words(0.6234), "62 %");
  EXPECT_EQ(share_words(0.0001), "under 1 %");
  EXPECT_EQ(share_words(1), "100 %");
  EXPECT_EQ(share_words(0.999), "over 99 %");
}
