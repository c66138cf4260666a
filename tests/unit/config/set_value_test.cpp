#include "sim/config/set_value.hpp"

#include <gtest/gtest.h>

#include "clinic.hpp"
#include "sim/config/read_yaml.hpp"

using namespace sim;

static Value tree() {
  Problems problems;
  return read_yaml(
      "time: {horizon: 5 years}\nprogrammes:\n  a: {seats: 3, length: 90 min}\nweights: [0.5, 0.5]\nempty:\n", "t.yaml",
      problems);
}

static std::string after(const std::string& argument) {
  Value v = tree();
  Problems problems;
  set_value(v, argument, 1, problems);
  EXPECT_TRUE(problems.empty()) << problems.text();
  return to_yaml(v);
}

static Problem refused(const std::string& argument, int number = 1) {
  Value v = tree();
  const std::string before = to_yaml(v);
  Problems problems;
  set_value(v, argument, number, problems);
  EXPECT_EQ(problems.size(), 1U) << argument << "\n" << problems.text();
  EXPECT_EQ(to_yaml(v), before) << argument;
  return problems.empty() ? Problem{} : problems.all()[0];
}

TEST(SetValue, ReplacesAddsAndReachesIntoLists) {
  EXPECT_NE(after("programmes.a.seats=7").find("    seats: 7\n"), std::string::npos);
  EXPECT_NE(after("programmes.a.dropout=20%").find("    dropout: 20%\n"), std::string::npos);
  EXPECT_NE(after("weights[1]=0.9").find("  - 0.5\n  - 0.9\n"), std::string::npos);
  EXPECT_NE(after("weights=[1, 2, 3]").find("  - 1\n  - 2\n  - 3\n"), std::string::npos);
  EXPECT_NE(after("empty.x=1").find("empty:\n  x: 1\n"), std::string::npos);
  EXPECT_NE(after("title=a = b").find("title: a = b\n"), std::string::npos);
  EXPECT_NE(after("title=\"\"").find("title: \"\"\n"), std::string::npos);
}

TEST(SetValue, RemembersWhereOnTheCommandLine) {
  Value v = tree();
  Problems problems;
  set_value(v, "programmes.a.seats=7", 3, problems);
  const Origin& where = v.find("programmes")->find("a")->find("seats")->origin();
  EXPECT_EQ(where.words(), "--set #3");
  EXPECT_EQ(where.line, 1);
  EXPECT_EQ(where.column, 20);
}

TEST(SetValue, RefusesPathsThatCannotBe) {
  for (const char* argument : {"title", "=1", "", "a..b=1", "a.=1", ".a=1", "weights[=1", "weights[x]=1",
                               "weights[2]=1", "time.horizon.x=1", "time[0]=1", "weights.x=1", "title="})
    EXPECT_EQ(refused(argument).code, "config/set") << argument;
  EXPECT_EQ(refused("title='a").code, "yaml/quote");
  EXPECT_EQ(refused("title=*a").code, "yaml/alias");
}

TEST(SetValue, NamesTheOptionInTheMessage) {
  Value v = tree();
  v.remove("empty");
  Problems problems;
  set_value(v, "programmes.a.seets=7", 2, problems);
  Reading reading{problems};
  read<clinic::Clinic>(v, "", reading);
  EXPECT_EQ(problems.text(),
            "--set #2: error: no setting 'programmes.a.seets'\n"
            "  1 | programmes.a.seets=7\n"
            "    |              ^~~~~\n"
            "    help: did you mean 'seats'?\n"
            "1 problem found; nothing was run.\n");
}

TEST(SetValue, IsCheckedLikeTheFile) {
  Value v = tree();
  v.remove("empty");
  Problems problems;
  set_value(v, "programmes.a.length=90", 1, problems);
  Reading reading{problems};
  read<clinic::Clinic>(v, "", reading);
  EXPECT_TRUE(problems.has("config/unit"));
  EXPECT_EQ(problems.size(), 1U);
}

TEST(SetValue, ASettingOfAFilePointsToItsOwnPlace) {
  Problems problems;
  const Value file = read_yaml("set:\n  programmes.a.seats.most: 7\n  \"weights[4]\": 1\n  programmes.a.length:\n",
                               "mine.yaml", problems);
  Value v = tree();
  for (const auto& entry : file.find("set")->entries()) set_value(v, entry, "scenario 'b'", problems);
  ASSERT_EQ(problems.size(), 3U) << problems.text();
  EXPECT_EQ(problems.all()[0].where.words(), "mine.yaml:2:22") << problems.text();
  EXPECT_TRUE(problems.all()[0].message.starts_with("in scenario 'b': no setting 'programmes.a.seats.most'"));
  EXPECT_EQ(problems.all()[1].where.words(), "mine.yaml:3:11") << problems.text();
  EXPECT_NE(problems.all()[2].message.find("no value is written after 'programmes.a.length'"), std::string::npos);
  const Value good = read_yaml("programmes.a.seats: 9\n", "mine.yaml", problems);
  set_value(v, good.entries().front(), "scenario 'b'", problems);
  EXPECT_EQ(v.find("programmes")->find("a")->find("seats")->text(), "9");
  EXPECT_EQ(v.find("programmes")->find("a")->find("seats")->origin().file->name, "mine.yaml");
}
