#include "sim/config/value.hpp"

#include <gtest/gtest.h>

#include "sim/config/read_yaml.hpp"

using namespace sim;

static Value yaml(const std::string& text, const std::string& name = "t") {
  Problems problems;
  Value value = read_yaml(text, name, problems);
  EXPECT_TRUE(problems.empty()) << problems.text();
  return value;
}

TEST(Value, MergesMapsDeepAndReplacesLists) {
  Value base = yaml("a: {x: 1, y: 2}\nlist: [1, 2, 3]\nkept: yes\n", "base");
  base.merge(yaml("a: {y: 5, z: 6}\nlist: [9]\nnew: 1\n", "over"));
  EXPECT_EQ(to_yaml(base), "a:\n  x: 1\n  y: 5\n  z: 6\nlist:\n  - 9\nkept: yes\nnew: 1\n");
  EXPECT_EQ(base.find("a")->find("x")->origin().file->name, "base");
  EXPECT_EQ(base.find("a")->find("y")->origin().file->name, "over");
  EXPECT_EQ(base.find("list")->origin().file->name, "over");
}

TEST(Value, MergeReplacesOneKindByAnother) {
  Value base = yaml("a: {x: 1}\n");
  base.merge(yaml("a: 5\n"));
  EXPECT_EQ(to_yaml(base), "a: 5\n");
}

TEST(Value, KeepsTheOrderWritten) { EXPECT_EQ(to_yaml(yaml("z: 1\na: 2\nm: 3\n")), "z: 1\na: 2\nm: 3\n"); }

TEST(Value, FindsSetsAndRemovesKeys) {
  Value v = yaml("a: 1\nb: 2\n");
  EXPECT_EQ(v.find("c"), nullptr);
  v.set("b", {}, Value::scalar("3", {}));
  v.set("c", {}, Value::scalar("4", {}));
  EXPECT_TRUE(v.remove("a"));
  EXPECT_FALSE(v.remove("a"));
  EXPECT_EQ(to_yaml(v), "b: 3\nc: 4\n");
}

TEST(Value, IsWrittenSoThatItReadsBackTheSame) {
  const std::string text = "a: \"12\"\nb: [x, {c: \"say: \\\"hi\\\"\"}]\nd: {}\ne: []\nf:\ng: 'it''s'\nh: -5\n";
  const Value once = yaml(text);
  const Value twice = yaml(to_yaml(once));
  EXPECT_EQ(to_yaml(once), to_yaml(twice));
  EXPECT_TRUE(twice.find("a")->quoted());
  EXPECT_FALSE(twice.find("h")->quoted());
  EXPECT_EQ(twice.find("b")->items()[1].find("c")->text(), "say: \"hi\"");
}

TEST(Value, ShowsOriginsOnRequest) {
  EXPECT_EQ(to_yaml(yaml("a: 1\nb: [2]\n", "f.yaml"), true), "a: 1  # f.yaml:1:4\nb:\n  - 2  # f.yaml:2:5\n");
}

// Found by fuzzing: the record of a configuration with an escaped character could not be read again.
TEST(Value, WritesCharactersThatNobodySeesAsEscapes) {
  Problems problems;
  const Value value =
      read_yaml("a: \"x\\0y\\u2028z\\u202e\\ufeff\\t\\U000E0041\"\nb: \"Zo\u00eb\"\n", "t.yaml", problems);
  ASSERT_TRUE(problems.empty()) << problems.text();
  const std::string written = to_yaml(value);
  EXPECT_EQ(written, "a: \"x\\x00y\\u2028z\\u202E\\uFEFF\\x09\U000E0041\"\nb: \"Zo\u00eb\"\n");
  EXPECT_EQ(to_yaml(read_yaml(written, "again.yaml", problems)), written);
  EXPECT_TRUE(problems.empty()) << problems.text();
}
