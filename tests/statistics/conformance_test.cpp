// Every case of `carepath conformance`: |ours - exact| <= 3.5 se, and se small enough to matter.
#include <gtest/gtest.h>

#include "app/conformance/case.hpp"

namespace {

using namespace app::conformance;

TEST(Conformance, EveryRowOfEveryCasePasses) {
  ASSERT_FALSE(cases().empty());
  for (const Case& c : cases()) {
    const auto rows = c.rows();
    EXPECT_FALSE(rows.empty()) << c.name;
    for (const Row& row : rows)
      EXPECT_TRUE(passes(row)) << row.model << ": " << row.quantity << ", exact " << row.exact << ", ours " << row.ours
                               << ", se " << row.se;
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
