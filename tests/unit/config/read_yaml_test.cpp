#include "sim/config/read_yaml.hpp"

#include <gtest/gtest.h>

#include <chrono>

using namespace sim;

static Value good(const std::string& text) {
  Problems problems;
  Value value = read_yaml(text, "t.yaml", problems);
  EXPECT_TRUE(problems.empty()) << problems.text();
  return value;
}

static Problems bad(const std::string& text) {
  Problems problems;
  read_yaml(text, "t.yaml", problems);
  return problems;
}

TEST(ReadYaml, KnowsWhereEveryKeyAndValueIs) {
  const Value v = good("# comment\na: 1\nb:\n  c: [x, \"y z\"]\n");
  EXPECT_EQ(v.entry("a")->key_origin.words(), "t.yaml:2:1");
  EXPECT_EQ(v.find("a")->origin().words(), "t.yaml:2:4");
  const Value& c = *v.find("b")->find("c");
  EXPECT_EQ(v.find("b")->entry("c")->key_origin.words(), "t.yaml:4:3");
  EXPECT_EQ(c.origin().words(), "t.yaml:4:6");
  EXPECT_EQ(c.items()[1].origin().words(), "t.yaml:4:10");
  EXPECT_EQ(c.items()[1].origin().length, 5);
}

TEST(ReadYaml, CountsColumnsInCharacters) {
  const Value v = good("{é: ü, ö€: ä}\n");
  EXPECT_EQ(v.entry("é")->key_origin.column, 2);
  EXPECT_EQ(v.find("é")->origin().column, 5);
  EXPECT_EQ(v.entry("ö€")->key_origin.column, 8);
  EXPECT_EQ(v.find("ö€")->origin().column, 12);
}

TEST(ReadYaml, KeepsWordsAsTheyAreWritten) {
  const Value v = good("c: NO\no: on\noct: 010\nfloat: 1_000\ninf: .inf\nq: '12'\nn: ~\nempty:\n");
  EXPECT_EQ(v.find("c")->text(), "NO");
  EXPECT_EQ(v.find("oct")->text(), "010");
  EXPECT_EQ(v.find("float")->text(), "1_000");
  EXPECT_FALSE(v.find("oct")->quoted());
  EXPECT_TRUE(v.find("q")->quoted());
  EXPECT_TRUE(v.find("n")->is_null());
  EXPECT_TRUE(v.find("empty")->is_null());
  EXPECT_EQ(v.find("empty")->origin().line, 8);
}

TEST(ReadYaml, ReadsQuotesEscapesAndBlocks) {
  const Value v = good(
      "a: 'it''s # not a comment'\nb: \"line\\nbreak\"\nc: |\n  one\n  two\nd: >-\n  one\n  two\ne: \"long\n  "
      "line\"\n");
  EXPECT_EQ(v.find("a")->text(), "it's # not a comment");
  EXPECT_EQ(v.find("b")->text(), "line\nbreak");
  EXPECT_EQ(v.find("c")->text(), "one\ntwo\n");
  EXPECT_EQ(v.find("d")->text(), "one two");
  EXPECT_EQ(v.find("e")->text(), "long line");
}

TEST(ReadYaml, AcceptsWindowsLineEndsTabsInCommentsAndOneDocumentMark) {
  EXPECT_EQ(good("a: 1\r\nb: 2\r\n").find("b")->text(), "2");
  EXPECT_EQ(good("a: 1 # a\ttab and a\xC2\xA0space\n").find("a")->text(), "1");
  EXPECT_EQ(good("---\na: 1\n").find("a")->text(), "1");
  EXPECT_EQ(good("a: 100%\n").find("a")->text(), "100%");
}

TEST(ReadYaml, GivesNullForNothing) {
  EXPECT_TRUE(good("").is_null());
  EXPECT_TRUE(good("# only a comment\n").is_null());
  EXPECT_EQ(good("").origin().words(), "t.yaml:1:1");
}

TEST(ReadYaml, ReportsEveryDuplicateKey) {
  const Problems p = bad("a: 1\na: 2\nb: {c: 1, c: 2}\na: 3\n");
  ASSERT_EQ(p.size(), 3U);
  EXPECT_EQ(p.all()[0].message, "'a' is written twice (first at line 1)");
  EXPECT_EQ(p.all()[0].where.words(), "t.yaml:2:1");
}

TEST(ReadYaml, RefusesTooManyValuesQuickly) {
  std::string text = "a: [";
  for (int i = 0; i < kMostValues; ++i) text += "1,";
  const Problems p = bad(text + "1]\n");
  EXPECT_TRUE(p.has("yaml/size"));
  std::string map;
  for (int i = 0; i < kMostValues / 2 + 2; ++i) map += "k" + std::to_string(i) + ": 1\n";
  EXPECT_TRUE(bad(map).has("yaml/size"));
  EXPECT_TRUE(bad(std::string(5U << 20U, '#')).has("yaml/size"));
}

TEST(ReadYaml, AcceptsTheDeepestNestingAndNoDeeper) {
  const auto nested = [](int n) {
    return std::string(static_cast<std::size_t>(n), '[') + std::string(static_cast<std::size_t>(n), ']');
  };
  EXPECT_TRUE(bad(nested(kDeepestNesting)).empty());
  EXPECT_TRUE(bad(nested(kDeepestNesting + 1)).has("yaml/depth"));
}

// Shapes that made a recursive or quadratic reader crash or hang: each must be refused at once.
TEST(ReadYaml, RefusesHostileShapesInBoundedTime) {
  const auto times = [](std::size_t n, const std::string& s) {
    std::string out;
    for (std::size_t i = 0; i < n; ++i) out += s;
    return out;
  };
  std::string block;
  for (std::size_t i = 0; i < 1000; ++i) block += std::string(i, ' ') + "-\n";
  const std::string shapes[] = {times(5000, "["),        times(2000, "[") + times(2000, "]"),
                                times(2000, "- ") + "x", times(1000, "{a: "),
                                times(1000, "? "),       block,
                                times(400'000, "["),     times(200'000, "{"),
                                times(100'000, "- "),    "a: \"" + times(200'000, "x\n"),
                                times(100'001, "'"),     times(50'000, "a: "),
                                times(100'000, "[a,"),   times(100'000, "!"),
                                times(100'000, "&a "),   times(100'000, ": "),
                                times(50'000, "? a\n"),  times(100'000, "|\n"),
                                times(100'000, "\"\" :")};
  for (const std::string& shape : shapes) {
    const auto start = std::chrono::steady_clock::now();
    const Problems p = bad(shape);
    const auto taken = std::chrono::steady_clock::now() - start;
    EXPECT_FALSE(p.empty()) << shape.substr(0, 40);
    EXPECT_LT(taken, std::chrono::seconds(10)) << shape.substr(0, 40);
    EXPECT_LT(p.text().size(), 100'000U);
  }
}
