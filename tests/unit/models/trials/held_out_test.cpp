#include "models/trials/held_out.hpp"

#include <gtest/gtest.h>

#include "sim/config/read_yaml.hpp"

using namespace models;

namespace {

// A chain: V1 comes from A1, which says in its note that it rests on B2; C3 stands alone.
sim::Evidence table() {
  sim::Problems problems;
  sim::Evidence evidence;
  evidence.add(sim::read_yaml(R"(evidence:
  V1: {about: a, value: 1, dist: fixed, unit: points, source: "closed form from A1, Z9", provenance: assumption}
  A1: {about: b, value: 1, dist: fixed, unit: points, source: somebody, provenance: published, note: "rests on B2."}
  B2: {about: c, value: 1, dist: fixed, unit: points, source: somebody, provenance: published}
  B2.a: {about: c, value: 1, dist: fixed, unit: points, source: somebody, provenance: published}
  C3: {about: d, value: 1, dist: fixed, unit: points, source: "XB2 and B22", provenance: published}
)",
                              "rows.yaml", problems),
               problems);
  EXPECT_TRUE(problems.empty()) << problems.text();
  return evidence;
}

sim::ParameterUse use(const std::string& id) {
  sim::ParameterUse u;
  u.parameter = id;
  u.path = "programmes.x";
  return u;
}

}  // namespace

TEST(HeldOut, OriginsAreFollowedThroughSourcesAndNotes) {
  EXPECT_EQ(origins_of("V1", table()), (std::set<std::string>{"V1", "A1", "B2"}));
  EXPECT_EQ(origins_of("C3", table()), (std::set<std::string>{"C3"}));  // B22 and XB2 are other words
}

TEST(HeldOut, AnActingRowThatComesFromAHeldOutOneIsALeak) {
  const auto found = leaks({"B2"}, {use("V1"), use("C3"), use("V1")}, table());
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].acts, "V1");
  EXPECT_EQ(found[0].held_out, "B2");
  EXPECT_EQ(found[0].path, "programmes.x");
  EXPECT_TRUE(leaks({"B2.a"}, {use("V1"), use("C3")}, table()).empty());
  EXPECT_EQ(leaks({"C3"}, {use("C3")}, table()).size(), 1U);
}

TEST(HeldOut, OnlyHeldOutTargetsCount) {
  Trial trial;
  Target a, b;
  a.role = Role::held_out;
  a.published.id = "B19";
  a.also = {"B20"};
  b.role = Role::calibration;
  b.published.id = "A10";
  trial.targets = {{"V11", a}, {"V1", b}};
  EXPECT_EQ(held_out_rows(trial), (std::set<std::string>{"B19", "B20"}));
}
