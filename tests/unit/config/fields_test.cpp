#include "sim/config/fields.hpp"

#include <gtest/gtest.h>

#include "clinic.hpp"
#include "sim/config/read_yaml.hpp"

using namespace sim;

template <class T>
static T good(const std::string& text, Reading& reading) {
  Value value = read_yaml(text, "t.yaml", reading.problems);
  T result = read<T>(value, "", reading);
  EXPECT_TRUE(reading.problems.empty()) << reading.problems.text();
  return result;
}

template <class T>
static T good(const std::string& text) {
  Problems problems;
  Reading reading{problems};
  return good<T>(text, reading);
}

TEST(Fields, ReadEveryKind) {
  const auto c = good<clinic::Clinic>(
      "title: A clinic\nseed: 18446744073709551615\ntime: {horizon: 5 years}\nbudget: 1e6 USD\nweights: [0.25, 75%]\n"
      "programmes:\n  zeta:\n    seats: 12\n    length: 90 min\n    patience: 12 weeks\n    dropout: 20%\n    effect: "
      "-0.5 points\n"
      "    half_life: 2 years\n    wage: 51.20 USD/hour\n    visits: 0.5 per month\n    entry: rolling\n    family: "
      "true\n    pause: 1 week\n"
      "  alpha: {seats: 1, length: 1 hour}\nstaff: {nurse: 90 min, physician: 1 day}\nwaits: [1 week, {for: 2 "
      "weeks}]\npathway: [a, {b: c}]\n");
  EXPECT_EQ(c.title, "A clinic");
  EXPECT_EQ(c.seed, UINT64_MAX);
  EXPECT_EQ(c.time.horizon, years(5));
  EXPECT_EQ(c.budget, 1e6);
  EXPECT_EQ(c.weights, (std::vector<double>{0.25, 0.75}));
  ASSERT_EQ(c.programmes.size(), 2U);
  EXPECT_EQ(c.programmes[0].first, "zeta");
  const clinic::Programme& p = c.programmes[0].second;
  EXPECT_EQ(p.seats, 12);
  EXPECT_EQ(p.length, minutes(90));
  EXPECT_EQ(p.patience, weeks(12));
  EXPECT_DOUBLE_EQ(p.dropout, 0.2);
  EXPECT_EQ(p.effect, -0.5);
  EXPECT_DOUBLE_EQ(p.half_life, 24);
  EXPECT_EQ(p.wage, 51.20);
  EXPECT_DOUBLE_EQ(p.visits, 6);
  EXPECT_EQ(p.entry, clinic::Entry::rolling);
  EXPECT_TRUE(p.family);
  EXPECT_EQ(p.pause.length, weeks(1));
  EXPECT_EQ(c.staff[1].second, days(1));
  EXPECT_EQ(c.waits[1].length, weeks(2));
  EXPECT_EQ(c.pathway.items()[1].find("b")->text(), "c");
}

TEST(Fields, TakeTheirDefaultsWhenAbsent) {
  const auto c = good<clinic::Clinic>("time: {horizon: 5 years}\nprogrammes: {a: {seats: 3, length: 90 min}}\n");
  EXPECT_EQ(c.title, "untitled");
  EXPECT_EQ(c.seed, 1U);
  EXPECT_FALSE(c.budget.has_value());
  EXPECT_TRUE(c.weights.empty());
  EXPECT_EQ(c.programmes[0].second.patience, weeks(26));
  EXPECT_EQ(c.programmes[0].second.dropout, 0.2);
  EXPECT_EQ(c.programmes[0].second.entry, clinic::Entry::closed);
  EXPECT_EQ(c.programmes[0].second.wage, 50);
}

TEST(Fields, RoundTimesToWholeMinutes) {
  const auto w = good<clinic::Wait>("for: 1.37 years\n");
  EXPECT_EQ(w.length.minutes, 720565);
  EXPECT_EQ(good<clinic::Wait>("for: 0 min\n").length.minutes, 0);
}

TEST(Fields, ShorthandStandsForAMapWithOneKey) {
  EXPECT_EQ(good<clinic::Wait>("1 week\n").length, weeks(1));
  EXPECT_EQ(good<clinic::Wait>("{for: 1 week}\n").length, weeks(1));
  EXPECT_EQ(good<clinic::Wait>("{value: 2, unit: weeks, provenance: assumption}\n").length, weeks(2));
}

namespace {

struct Branching {
  std::string path, place, inner_path;
  bool had = false;
  std::optional<Duration> wait;
  std::optional<clinic::Wait> inner;
  std::vector<int> counts;
  std::vector<std::string> words;

  void visit(Fields& f) {
    path = f.path();
    had = f.has("wait");
    place = f.origin_of("wait").words();
    inner_path = f.path_of("inner");
    f.duration("wait", wait, {});
    f.section("inner", inner, {});
    f.list("counts", counts, {.low = 0}, false);
    f.list("words", words, {}, false);
    f.done();
  }
};

}  // namespace

TEST(Fields, SayWhatIsThereAndWhere) {
  const auto absent = good<Branching>("{}\n");
  EXPECT_FALSE(absent.had);
  EXPECT_FALSE(absent.wait.has_value());
  EXPECT_FALSE(absent.inner.has_value());
  EXPECT_EQ(absent.place, "t.yaml:1:1");
  const auto present = good<Branching>("wait: 1 day\ninner: 1 week\ncounts: [1, 2]\nwords: [NO, 5]\n");
  EXPECT_TRUE(present.had);
  EXPECT_EQ(present.wait, days(1));
  EXPECT_EQ(present.inner->length, weeks(1));
  EXPECT_EQ(present.place, "t.yaml:1:7");
  EXPECT_EQ(present.counts, (std::vector<int>{1, 2}));
  EXPECT_EQ(present.words, (std::vector<std::string>{"NO", "5"}));
  EXPECT_EQ(present.path, "");
  EXPECT_EQ(present.inner_path, "inner");
}

TEST(Fields, ALaterReaderGoesOnWithTheSamePath) {
  Problems problems;
  Reading reading{problems};
  const Value v = read_yaml("a: {for: 5}\n", "t.yaml", problems);
  read<clinic::Wait>(*v.find("a"), "pathway[3].wait", reading);
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems.all()[0].message, "pathway[3].wait.for needs a unit");
}

TEST(Fields, DescribeWithoutReading) {
  const FieldDoc doc = describe<clinic::Clinic>("A clinic.");
  ASSERT_EQ(doc.children.size(), 9U);
  EXPECT_EQ(doc.children[2].name, "time");
  EXPECT_TRUE(doc.children[2].required);
  const FieldDoc& programme = doc.children[3].children[0];
  EXPECT_EQ(programme.children[0].name, "seats");
  EXPECT_EQ(programme.children[0].kind, FieldKind::whole);
  EXPECT_EQ(programme.children[2].default_text, "26 weeks");
  EXPECT_EQ(programme.children[9].choices, (std::vector<std::string>{"closed", "rolling"}));
  EXPECT_EQ(programme.children[11].shorthand, "for");
  EXPECT_FALSE(doc.children[3].required);
}
