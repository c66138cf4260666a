#include "sim/config/suggest.hpp"

#include <gtest/gtest.h>

using namespace sim;

TEST(EditDistance, CountsEditsAndSwaps) {
  EXPECT_EQ(edit_distance("seats", "seats"), 0);
  EXPECT_EQ(edit_distance("seets", "seats"), 1);
  EXPECT_EQ(edit_distance("setas", "seats"), 1);
  EXPECT_EQ(edit_distance("seat", "seats"), 1);
  EXPECT_EQ(edit_distance("", "abc"), 3);
  EXPECT_EQ(edit_distance("Group-CBT", "group_cbt"), 0);
}

TEST(NearestName, FindsASlipAndNothingFarAway) {
  const std::vector<std::string> known = {"seats", "length", "dropout", "attendance"};
  EXPECT_EQ(nearest_name("seets", known), "seats");
  EXPECT_EQ(nearest_name("attend", known), "attendance");
  EXPECT_EQ(nearest_name("Length", known), "length");
  EXPECT_EQ(nearest_name("colour", known), std::nullopt);
  EXPECT_EQ(nearest_name("", known), std::nullopt);
  EXPECT_EQ(nearest_name("seats", {}), std::nullopt);
}

TEST(NearestName, TakesTheFirstOfEquals) { EXPECT_EQ(nearest_name("A99", {"A09", "A19"}), "A09"); }

TEST(DidYouMean, SaysOtherwiseWhenNothingIsNear) {
  EXPECT_EQ(did_you_mean("seets", {"seats"}), "did you mean 'seats'?");
  EXPECT_EQ(did_you_mean("colour", {"seats"}, "choices: seats"), "choices: seats");
}

TEST(InWords, JoinsAsASentenceDoes) {
  EXPECT_EQ(in_words({}), "");
  EXPECT_EQ(in_words({"a"}), "a");
  EXPECT_EQ(in_words({"a", "b"}), "a and b");
  EXPECT_EQ(in_words({"a", "b", "c"}, "or"), "a, b or c");
}
