// What the reader refuses, and what it says.
#include "sim/care/describe_programme.hpp"
#include "small_world.hpp"

using namespace test;

namespace {

SmallWorld& reading(SmallWorld& s, const std::string& yaml) {
  s.read(yaml);
  return s;
}

}  // namespace

#define EXPECT_REFUSED(yaml, code, part)                                        \
  do {                                                                          \
    SmallWorld s;                                                               \
    EXPECT_TRUE(reading(s, yaml).has_problem(code, part)) << s.problems.text(); \
  } while (false)

TEST(ReadProgramme, UnknownVerbsAreNamedAndTheNearestIsSuggested) {
  EXPECT_REFUSED("pathway: [attned: {chance: 1}]", "config/unknown", "did you mean 'attend'?");
}

TEST(ReadProgramme, AStepAfterStopCanNeverBeReached) {
  EXPECT_REFUSED("pathway: [stop, wait: 1 week]", "config/unreachable", "pathway[1] can never be reached");
  EXPECT_REFUSED("pathway: [when: {flag: yes, do: [stop], otherwise: [stop]}, wait: 1 week]", "config/unreachable",
                 "pathway[1]");
  SmallWorld s;
  s.read("pathway: [when: {flag: yes, do: [stop]}, wait: 1 week]");
  EXPECT_TRUE(s.problems.empty()) << s.problems.text();
}

TEST(ReadProgramme, EverybodyEnrolsOnce) {
  EXPECT_REFUSED("pathway: [enrol, wait: 1 week, enrol]", "config/contradiction",
                 "everybody who comes here is enrolled");
  EXPECT_REFUSED(
      "pathway: [wait_for_seat: {group_of: 6, at_most: 2 weeks}, enrol, repeat: {times: 2, do: [attend: {length: 90 "
      "min, chance: 1}, wait: 1 week]}]",
      "config/contradiction", "pathway[1].enrol: everybody who comes here is enrolled");
  SmallWorld s;
  s.read("pathway: [when: {flag: yes, do: [enrol], otherwise: [enrol]}, wait: 1 week]");
  EXPECT_TRUE(s.problems.empty()) << s.problems.text();
}

TEST(ReadProgramme, AGroupThatCanNeverFillIsRefused) {
  SmallWorld s(8, 2);
  s.read(
      "pathway: [wait_for_seat: {group_of: [6, 12], at_most: 26 weeks}, repeat: {times: 2, do: [attend: {length: 90 "
      "min, chance: 1}]}]");
  EXPECT_TRUE(s.has_problem("config/contradiction", "this group can never fill")) << s.problems.text();
  EXPECT_TRUE(s.has_problem("config/contradiction", "`shared_by: region`"));
}

TEST(ReadProgramme, AGroupWhoseMostIsBelowItsFewestIsRefused) {
  EXPECT_REFUSED("pathway: [wait_for_seat: {group_of: [12, 6], at_most: 26 weeks, sessions: 3}]",
                 "config/contradiction", "can never meet");
}

TEST(ReadProgramme, AGroupSharedMoreWidelyThanItsStaffIsRefused) {
  EXPECT_REFUSED(
      "staff: {s: {nurse: 90 min}}\npathway: [wait_for_seat: {group_of: 6, at_most: 2 weeks, sessions: 3, staff: s, "
      "shared_by: region}]",
      "config/contradiction", "shared more widely than its nurse");
}

TEST(ReadProgramme, AGroupWithoutSessionsIsRefused) {
  EXPECT_REFUSED("pathway: [wait_for_seat: {group_of: 6, at_most: 2 weeks}, wait: 1 week]", "config/contradiction",
                 "has no sessions");
}

TEST(ReadProgramme, EffectsNeedAnEnrolment) {
  EXPECT_REFUSED("pathway: [wait: 1 week]\neffects: {pegs: {size: -1, fades: never}}", "config/contradiction",
                 "never enrols");
}

TEST(ReadProgramme, AVerbUsedTwiceNeedsNames) {
  EXPECT_REFUSED("pathway: [offer: {at: now, uptake: 0.5}, offer: {at: now, uptake: 0.5}]", "config/contradiction",
                 "a second time");
  SmallWorld s;
  s.read("pathway: [offer: {at: now, uptake: 0.5}, offer: {name: again, at: now, uptake: 0.5}]");
  EXPECT_TRUE(s.problems.empty()) << s.problems.text();
}

TEST(ReadProgramme, NestingGoesTwoDeep) {
  EXPECT_REFUSED("pathway: [repeat: {times: 2, do: [repeat: {times: 2, do: [repeat: {times: 2, do: [wait: 1 day]}]}]}]",
                 "config/contradiction", "two is the most");
  EXPECT_REFUSED("pathway: [repeat: {times: 2, do: [repeat: {times: 2, do: [when: {flag: yes, do: [wait: 1 day]}]}]}]",
                 "config/contradiction", "two is the most");
}

TEST(ReadProgramme, NamesOfMeasuresTargetsRolesAndBundlesAreChecked) {
  EXPECT_REFUSED("eligible: {scores: at least 4}\npathway: [enrol]", "config/choice", "did you mean 'score'?");
  EXPECT_REFUSED("pathway: [enrol]\neffects: {peg: {size: 1, fades: never}}", "config/choice", "did you mean 'pegs'?");
  EXPECT_REFUSED("staff: {a: {nurze: 5 min}}\npathway: [enrol]", "config/choice", "did you mean 'nurse'?");
  EXPECT_REFUSED("staff: {visit: {nurse: 5 min}}\npathway: [work: visits]", "config/choice", "did you mean 'visit'?");
  EXPECT_REFUSED("pathway: [offer: {uptake: {from: intrest}}]", "config/choice", "did you mean 'interest'?");
}

TEST(ReadProgramme, ConditionsAreReadWithTheirUnits) {
  EXPECT_REFUSED("eligible: {days: at least 90}\npathway: [enrol]", "config/unit", "needs a unit");
  EXPECT_REFUSED("eligible: {score: at least 90 days}\npathway: [enrol]", "config/unit-kind",
                 "a plain number is needed");
  EXPECT_REFUSED("eligible: {score: quite high}\npathway: [enrol]", "config/type", "is not a condition");
  EXPECT_REFUSED("eligible: {score: 8 to 3}\npathway: [enrol]", "config/contradiction", "nothing lies between");
  SmallWorld s;
  const Programme& p = s.read("eligible: {days: 1 to 2 weeks, score: above 3}\npathway: [enrol]");
  EXPECT_TRUE(s.problems.empty()) << s.problems.text();
  EXPECT_DOUBLE_EQ(p.eligible[0].low, 7);
  EXPECT_DOUBLE_EQ(p.eligible[0].high, 14);
  EXPECT_GT(p.eligible[1].low, 3);
  EXPECT_LT(p.eligible[1].low, 3.0001);
}

TEST(ReadProgramme, AnEffectSaysOneSizeAndHowItFades) {
  EXPECT_REFUSED("pathway: [enrol]\neffects: {pegs: {size: 1, ratio: 2, fades: never}}", "config/contradiction",
                 "says both");
  EXPECT_REFUSED("pathway: [enrol]\neffects: {pegs: {fades: never}}", "config/missing", "says no size");
  EXPECT_REFUSED("pathway: [enrol]\neffects: {pegs: {size: 1}}", "config/missing", "does not say how it fades");
  EXPECT_REFUSED("pathway: [enrol]\neffects: {pegs: {total: 1, at: 1 year, fades: never}}", "config/contradiction",
                 "attended_session");
}

TEST(ReadProgramme, PublishedFormsBecomeLogRatios) {
  SmallWorld s;
  const Programme& p = s.read(R"(
pathway: [enrol]
effects:
  rate.taper: {ratio: 2, fades: never}
  by_odds: {target: rate.taper, odds_ratio: 0.5, still: 0.8, fades: never}
  by_rate: {target: rate.taper, odds_ratio: 0.5, stop_rate: 0.22314355131420976 / year, after: 1 year, fades: never}
  by_share: {target: rate.taper, from_share: 0.2, to_share: 0.5, fades: never}
)");
  ASSERT_TRUE(s.problems.empty()) << s.problems.text();
  EXPECT_NEAR(p.effects[0].size, std::log(2.0), 1e-12);
  // Odds of still taking it 4, halved: 2, so 2/3 are left; ratio of rates ln(2/3) / ln(0.8).
  EXPECT_NEAR(p.effects[1].size, std::log(std::log(2.0 / 3) / std::log(0.8)), 1e-12);
  EXPECT_NEAR(p.effects[2].size, p.effects[1].size, 1e-9);
  EXPECT_NEAR(p.effects[3].size, std::log(4.0), 1e-12);
}

TEST(ReadProgramme, ASpikeAndSlabIsRealInThatShareOfTheDraws) {
  int real = 0;
  const int draws = 2000;
  for (int d = 0; d < draws; ++d) {
    SmallWorld s;
    const Draws luck(7, static_cast<std::uint64_t>(d));
    s.luck = &luck;
    const Programme& p = s.read("pathway: [enrol]\neffects: {pegs: {size: -2, chance: 0.3, fades: never}}");
    EXPECT_TRUE(p.effects[0].size == 0 || p.effects[0].size == -2);
    real += p.effects[0].size != 0;
  }
  EXPECT_LT(errors_of_share(real / double{draws}, 0.3, draws), 4);
  SmallWorld s;
  EXPECT_NEAR(s.read("pathway: [enrol]\neffects: {pegs: {size: -2, chance: 0.3, fades: never}}").effects[0].size, -0.6,
              1e-12);
}

TEST(ReadProgramme, ElementsSplitAWholeEffect) {
  const char* yaml =
      "elements: {concentration: 0.5, a: on, b: on, c: off}\npathway: [enrol]\neffects: {pegs: {size: -3, fades: "
      "never}}";
  SmallWorld central;
  EXPECT_NEAR(central.read(yaml).effects[0].size, -2, 1e-12);
  double sum = 0, squares = 0;
  const int draws = 4000;
  for (int d = 0; d < draws; ++d) {
    SmallWorld s;
    const Draws luck(8, static_cast<std::uint64_t>(d));
    s.luck = &luck;
    const double share = s.read(yaml).effects[0].size / -3;
    EXPECT_GE(share, 0);
    EXPECT_LE(share, 1);
    sum += share;
    squares += share * share;
  }
  // Two of three parts of Dirichlet(0.5): beta(1, 0.5), mean 2/3, variance 4/45.
  EXPECT_NEAR(sum / draws, 2.0 / 3, 4 * std::sqrt(4.0 / 45 / draws));
  EXPECT_NEAR(squares / draws - sum * sum / draws / draws, 4.0 / 45, 0.01);
}

TEST(ReadProgramme, EffectsOfOneSplitAreSplitAlike) {
  const auto yaml = [](const std::string& split) {
    return "elements: {concentration: 0.5, a: on, b: off}\npathway: [enrol]\neffects:\n"
           "  pegs: {size: -3, fades: never" +
           split + "}\n  rate.taper: {size: -1, fades: never" + split + "}\n";
  };
  int alike = 0;
  for (int d = 0; d < 50; ++d) {
    const Draws luck(8, static_cast<std::uint64_t>(d));
    SmallWorld together, apart;
    together.luck = apart.luck = &luck;
    const auto& one = together.read(yaml(", split: dose")).effects;
    EXPECT_NEAR(one[0].size, 3 * one[1].size, 1e-12) << d;
    const auto& two = apart.read(yaml("")).effects;
    alike += std::abs(two[0].size - 3 * two[1].size) < 1e-6;
  }
  EXPECT_LT(alike, 5);
}

TEST(Explain, ThePathwayIsTold) {
  SmallWorld s;
  const Programme& p = s.read(R"(
title: A course
eligible: {score: at least 4}
staff: {session: {nurse: 90 min}}
pathway:
  - offer: {at: now, uptake: 25%}
  - wait_for_seat: {group_of: [6, 12], at_most: 26 weeks, staff: session}
  - repeat: {times: 12, do: [attend: {length: 90 min, chance: 0.85}, leave_after: {missed_in_a_row: 2}, wait: 1 week]}
  - record: completed
effects: {pegs: {per: attended_session, size: -0.05, half_life: 12 months}}
)");
  ASSERT_TRUE(s.problems.empty()) << s.problems.text();
  EXPECT_EQ(explain(s.model, p),
            "A course (course)\n"
            "For: score at least 4\n"
            "Pathway:\n"
            "  1. Offer it to those who are eligible; 25 % accept; who declines is not asked again.\n"
            "  2. Wait for a seat in a closed group of 6 to 12, at most 26 weeks, otherwise usual care; every meeting "
            "takes nurse 90 minutes.\n"
            "  3. Enrol: the course begins.\n"
            "  4. A session of 90 minutes: 85 % come.\n"
            "  5. Leave after 2 missed in a row (record: dropped_out).\n"
            "  6. Wait 1 week.\n"
            "  7. Again from step 4, 12 times in all.\n"
            "  8. Record: completed.\n"
            "Effects:\n"
            "  - pegs: -0.05 points for each session attended, halved every 12 months after the patient leaves.\n");
}

TEST(DescribeProgramme, EveryVerbSaysItsSettings) {
  const FieldDoc doc = describe_programme(common_verbs());
  const auto child = [](const FieldDoc& parent, const std::string& name) -> const FieldDoc* {
    for (const FieldDoc& c : parent.children)
      if (c.name == name) return &c;
    return nullptr;
  };
  const FieldDoc* pathway = child(doc, "pathway");
  ASSERT_NE(pathway, nullptr);
  const FieldDoc& step = pathway->children.at(0);
  EXPECT_EQ(step.children.size(), common_verbs().size());
  ASSERT_NE(child(step, "attend"), nullptr);
  EXPECT_NE(child(*child(step, "attend"), "length"), nullptr);
  EXPECT_NE(child(*child(step, "wait_for_seat"), "group_of"), nullptr);
  EXPECT_NE(child(*child(step, "offer"), "again"), nullptr);
}
