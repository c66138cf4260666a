// The messages of the design, word for word.
#include <gtest/gtest.h>

#include "clinic.hpp"
#include "sim/config/read_yaml.hpp"

using namespace sim;

static Problems problems_of(const std::string& text) {
  Problems problems;
  const Value value = read_yaml(text, "clinic.yaml", problems);
  Reading reading{problems};
  if (problems.tree_is_complete()) read<clinic::Clinic>(value, "", reading);
  return problems;
}

TEST(Messages, LookLikeThis) {
  const Problems p = problems_of(
      "# A clinic\n"
      "title: North\n"
      "time:\n"
      "  horizon: 5 years\n"
      "programmes:\n"
      "  group_cbt:\n"
      "    length: 90 min\n"
      "    seets: 12\n"
      "    # how patients\n"
      "    # leave\n"
      "    dropout: 20\n");
  EXPECT_EQ(p.text(),
            "clinic.yaml:8:5: error: unknown setting 'seets' in programmes.group_cbt\n"
            "  8 |     seets: 12\n"
            "    |     ^~~~~\n"
            "    help: did you mean 'seats'?\n"
            "clinic.yaml:11:14: error: programmes.group_cbt.dropout is 20, but must be between 0 and 1\n"
            "  11 |     dropout: 20\n"
            "     |              ^~\n"
            "    help: a probability is between 0 and 1; for 20 percent write 0.2 or '20%'\n"
            "2 problems found; nothing was run.\n");
}

TEST(Messages, OneSlipIsOneMessage) {
  // 'seets' is unknown and 'seats' missing: the same slip. A missing field of its own is still said.
  const Problems p = problems_of("time: {horizon: 5 years}\nprogrammes:\n  a: {seets: 12}\n");
  ASSERT_EQ(p.size(), 2U) << p.text();
  EXPECT_TRUE(p.has("config/unknown"));
  EXPECT_TRUE(p.has("config/missing"));
  EXPECT_EQ(p.all()[1].message, "programmes.a.length is missing");
}

TEST(Messages, AreAllGivenAtOnce) {
  const Problems p = problems_of(
      "time: {horizon: 5}\nweights: [0.5, 2, x]\nprogrammes:\n  a: {seats: 0, length: 1 week, entry: opne}\n  b: "
      "{seats: 1, length: 90 min, patience: 1 min}\n");
  EXPECT_EQ(p.size(), 7U) << p.text();
}

TEST(Messages, BrokenSyntaxHidesWhatWouldOnlyCascade) {
  const Problems p = problems_of("time: {horizon: 5\n");
  EXPECT_EQ(p.size(), 1U) << p.text();
}

TEST(Messages, AHugeFileOfUnknownKeysIsShortlyRefused) {
  std::string text = "time: {horizon: 5 years}\n";
  for (int i = 0; i < 50'000; ++i) text += "unknown_" + std::to_string(i) + ": 1\n";
  EXPECT_LE(problems_of(text).size(), 20U);
}
