#include "sim/config/quantity.hpp"

#include <gtest/gtest.h>

#include "sim/core/time.hpp"

using namespace sim;

static Quantity good(const char* text) {
  const ParsedQuantity p = parse_quantity(text);
  EXPECT_TRUE(p.quantity.has_value()) << text << ": " << p.why.message;
  return p.quantity.value_or(Quantity{});
}

TEST(Quantity, ReadsPlainNumbersExactly) {
  EXPECT_EQ(good("12").value, 12);
  EXPECT_EQ(good("-0.434").value, -0.434);
  EXPECT_EQ(good("1e6").value, 1e6);
  EXPECT_EQ(good("2.5E-3").value, 0.0025);
  EXPECT_EQ(good("0").value, 0);
  EXPECT_EQ(good("0.1").value, 0.1);
  EXPECT_FALSE(good("12").unit.has_value());
}

TEST(Quantity, ReadsTimesInEveryUnit) {
  const struct {
    const char* text;
    double minutes;
  } cases[] = {
      {"90 min", 90},          {"1 minute", 1},      {"2 hours", 120},          {"1 day", 1440},   {"12 weeks", 120960},
      {"12 months", 525960.0}, {"1 year", 525960.0}, {"5 years", 5 * 525960.0}, {"1.5 hours", 90}, {"90min", 90}};
  for (const auto& c : cases) {
    const Quantity q = good(c.text);
    ASSERT_TRUE(q.unit.has_value()) << c.text;
    EXPECT_EQ(q.unit->dimension, Dimension::time) << c.text;
    EXPECT_DOUBLE_EQ(q.value * q.unit->factor, c.minutes) << c.text;
  }
}

TEST(Quantity, ReadsShares) {
  const Quantity q = good("20%");
  EXPECT_EQ(q.unit->dimension, Dimension::share);
  EXPECT_DOUBLE_EQ(q.value * q.unit->factor, 0.2);
  EXPECT_DOUBLE_EQ(good("20 %").value * good("20 %").unit->factor, 0.2);
}

TEST(Quantity, ReadsMoneyAndWhatItIsPer) {
  const Quantity q = good("51.20 USD/hour");
  EXPECT_EQ(q.value, 51.20);
  EXPECT_EQ(q.unit->dimension, Dimension::money);
  EXPECT_EQ(q.unit->currency, "USD");
  EXPECT_EQ(q.unit->per, "hour");
  EXPECT_EQ(good("12 EUR").unit->per, "");
  EXPECT_EQ(good("12 CAD per session").unit->per, "session");
  EXPECT_EQ(good("12 USD/h").unit->per, "hour");
  EXPECT_EQ(good("12 US$ per patients").unit->per, "patient");
}

TEST(Quantity, ReadsRatesPerYear) {
  const auto per_year = [](const char* text) {
    const Quantity q = good(text);
    EXPECT_EQ(q.unit->dimension, Dimension::rate) << text;
    return q.value * q.unit->factor;
  };
  EXPECT_DOUBLE_EQ(per_year("0.2 / year"), 0.2);
  EXPECT_DOUBLE_EQ(per_year("0.2/year"), 0.2);
  EXPECT_DOUBLE_EQ(per_year("0.8 per day"), 0.8 * 365.25);
  EXPECT_DOUBLE_EQ(per_year("1 per month"), 12);
  EXPECT_DOUBLE_EQ(per_year("5 per PY"), 5);
  EXPECT_DOUBLE_EQ(per_year("5 per 1000 person-years"), 0.005);
}

TEST(Quantity, RefusesNumbersThatAreNotPlain) {
  const struct {
    const char* text;
    const char* help;
  } cases[] = {{"5,000", "5000"},
               {"010", "10"},
               {"1_000", "1000"},
               {"-007", "-7"},
               {"+5", "5"},
               {"12,5", "12.5"},
               {"5'000", "5000"},
               {"1,000,000", "1000000"},
               {"010 weeks", "10 weeks"},
               {"5,000 USD", "5000 USD"},
               {"5,000%", "5000%"}};
  for (const auto& c : cases) {
    const ParsedQuantity p = parse_quantity(c.text);
    EXPECT_FALSE(p.quantity.has_value()) << c.text;
    EXPECT_EQ(p.why.code, "config/number-form") << c.text;
    EXPECT_EQ(p.why.help, std::string("write it plainly: ") + c.help) << c.text;
  }
  for (const char* text : {".nan", "NaN", ".inf", "-.INF", "infinity", "1e999", "0x1F", "0o17", "1:30", "5 000"}) {
    EXPECT_FALSE(parse_quantity(text).quantity.has_value()) << text;
    EXPECT_EQ(parse_quantity(text).why.code, "config/number-form") << text;
  }
}

TEST(Quantity, RefusesWords) {
  for (const char* text : {"twelve", "", "-", ".", "NO", "<0.04", "e5"}) {
    EXPECT_FALSE(parse_quantity(text).quantity.has_value()) << text;
    EXPECT_EQ(parse_quantity(text).why.code, "config/type") << text;
  }
}

TEST(Unit, KnowsTheUnitsOfTheEvidenceTable) {
  const struct {
    const char* text;
    Dimension dimension;
    double factor;
  } cases[] = {{"proportion", Dimension::share, 1}, {"proportion at 12 mo", Dimension::share, 1},
               {"percent", Dimension::share, 0.01}, {"points", Dimension::number, 1},
               {"ratio", Dimension::number, 1},     {"per year", Dimension::rate, 1},
               {"per month", Dimension::rate, 12},  {"per PY", Dimension::rate, 1},
               {"years", Dimension::time, 525960},  {"months", Dimension::time, 43830},
               {"USD", Dimension::money, 1},        {"USD per hour", Dimension::money, 1},
               {"2020 US$", Dimension::money, 1},   {"MME per day", Dimension::number, 1},
               {"n", Dimension::number, 1},         {"SMD", Dimension::number, 1},
               {"", Dimension::number, 1},          {"per session", Dimension::number, 1}};
  for (const auto& c : cases) {
    const auto unit = parse_unit(c.text);
    ASSERT_TRUE(unit.has_value()) << c.text;
    EXPECT_EQ(unit->dimension, c.dimension) << c.text;
    EXPECT_DOUBLE_EQ(unit->factor, c.factor) << c.text;
  }
  EXPECT_EQ(parse_unit("2020 USD per hour")->price_year, 2020);
  EXPECT_EQ(parse_unit("USD per hour")->price_year, 0);
  EXPECT_FALSE(parse_unit("apples", true).has_value());
  EXPECT_TRUE(parse_unit("apples").has_value());
}

TEST(NumberText, IsShortAndReadsBack) {
  EXPECT_EQ(number_text(5), "5");
  EXPECT_EQ(number_text(0.2), "0.2");
  EXPECT_EQ(number_text(-0.0), "0");
  EXPECT_EQ(number_text(525960), "525960");
  EXPECT_EQ(*parse_plain_number(number_text(1.0 / 3)), 1.0 / 3);
}
