// Every case of `carepath conformance`: |ours - exact| <= 3.5 se, and se small enough to matter.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

#include "app/conformance/case.hpp"

namespace {

using namespace app::conformance;

std::string readme() {
  std::ifstream in(std::string(CAREPATH_SOURCE) + "/README.md");
  return {std::istreambuf_iterator<char>(in), {}};
}

// As a line of the table in README: `| case | rows | largest |z| | largest se in per cent |`, without the first words.
std::string readme_line(const Case& c, const std::vector<Row>& rows) {
  double z = 0, se = 0;
  for (const Row& row : rows) {
    z = std::max(z, std::fabs(z_of(row)));
    se = std::max(se, row.se / std::fabs(row.exact));
  }
  char text[80];
  std::snprintf(text, sizeof text, "| %zu | %.1f | %.1f %% |", rows.size(), z, 100 * se);
  return "| `" + c.name + "` | " + c.about + " " + text;
}

TEST(Conformance, EveryRowOfEveryCasePassesAndReadmeSaysSo) {
  ASSERT_FALSE(cases().empty());
  const std::string told = readme();
  for (const Case& c : cases()) {
    std::vector<double> shares;
    const auto rows = c.rows({.share_done = [&](double share) { shares.push_back(share); }});
    EXPECT_GE(shares.size(), 60) << c.name << " says how far it is";
    EXPECT_TRUE(std::ranges::is_sorted(shares)) << c.name;
    EXPECT_TRUE(shares.front() > 0 && shares.front() < 0.05 && shares.back() > 0.5 && shares.back() <= 1) << c.name;
    EXPECT_FALSE(rows.empty()) << c.name;
    for (const Row& row : rows)
      EXPECT_TRUE(passes(row)) << row.model << ": " << row.quantity << ", exact " << row.exact << ", ours " << row.ours
                               << ", se " << row.se;
    const std::string line = readme_line(c, rows);
    EXPECT_NE(told.find(line), std::string::npos) << "README should say: " << line;
  }
}

TEST(Conformance, ARowThatIsOffOrVagueFails) {
  const Row good{"case", "quantity", 100, 101, 0.5, "", 0, 0.01};
  EXPECT_TRUE(passes(good));
  EXPECT_DOUBLE_EQ(z_of(good), 2);
  Row row = good;
  row.ours = 102;
  EXPECT_FALSE(passes(row));
  row = good;
  row.se = 1.5;
  EXPECT_FALSE(passes(row)) << "an error of 1.5 % says too little";
  row = good;
  row.se = 0;
  EXPECT_FALSE(passes(row)) << "without an error the numbers must agree";
  row.slack = 1;
  EXPECT_TRUE(passes(row));
}

}  // namespace
