#include "sim/store/tables.hpp"

#include <cmath>

#include <gtest/gtest.h>

#include "sim/core/check.hpp"
#include "sim/store/atomic_file.hpp"
#include "sim/store/csv.hpp"
#include "sim/store/interval.hpp"
#include "tests/readers/sample_outcomes.hpp"
#include "tests/unit/store/scratch_folder.hpp"

using namespace sim;

namespace {

const double kNan = std::nan("");

Outcomes two_scenarios() {
  Outcomes o;
  o.scenarios = {"usual care", "group CBT"};
  o.replicates = 2;
  o.measures = {{"deaths", "people", "Deaths"}};
  o.outcome = {10, 12, 7, 9};
  o.cost = {1000, 1100, 1500, 1700};
  o.qaly = {0.5, 0.75, 0.625, 1};
  return o;
}

}  // namespace

TEST(Csv, GuardsWhatASpreadsheetWouldRun) {
  for (const char* formula : {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1"}) EXPECT_EQ(csv_text(formula)[0], '\'') << formula;
  EXPECT_EQ(csv_text("\r=1"), "\"'\r=1\"");
  EXPECT_EQ(csv_text("a=1"), "a=1");
  EXPECT_EQ(csv_text("größer"), "größer");
  EXPECT_EQ(csv_text(""), "");
}

TEST(Csv, QuotesWhatWouldBreakTheLine) {
  EXPECT_EQ(csv_text("a,b"), "\"a,b\"");
  EXPECT_EQ(csv_text("say \"no\""), "\"say \"\"no\"\"\"");
  EXPECT_EQ(csv_text("two\nlines"), "\"two\nlines\"");
  EXPECT_EQ(csv_text("=a,\"b\""), "\"'=a,\"\"b\"\"\"");
}

TEST(Csv, WritesNumbersThatReadBackExactly) {
  EXPECT_EQ(csv_number(0.1), "0.1");
  EXPECT_EQ(csv_number(-5.0), "-5");  // a number is no formula
  EXPECT_EQ(csv_number(1.0 / 3.0), "0.3333333333333333");
  EXPECT_EQ(csv_number(kNan), "");
}

TEST(Interval, IsStudentsOverReplicatesWithOneDraw) {
  const Interval interval = interval_of({10, 12}, 1, 2);
  EXPECT_DOUBLE_EQ(interval.mean, 11);
  EXPECT_NEAR(interval.high - interval.mean, 12.7062, 1e-4);  // the standard error is 1
  EXPECT_EQ(interval.kind, "simulation noise");
}

TEST(Interval, IsOverTheDrawsMeansWithMoreDraws) {
  std::vector<double> values;
  for (int draw = 0; draw <= 100; ++draw) values.insert(values.end(), {draw - 0.5, draw + 0.5});
  const Interval interval = interval_of(values, 101, 2);
  EXPECT_DOUBLE_EQ(interval.mean, 50);
  EXPECT_DOUBLE_EQ(interval.low, 2.5);
  EXPECT_DOUBLE_EQ(interval.high, 97.5);
  EXPECT_EQ(interval.kind, "noise and parameters");
}

TEST(Interval, LeavesOutWhatIsNotANumberAndClaimsNothingFromOneValue) {
  EXPECT_DOUBLE_EQ(interval_of({kNan, 4, 6}, 1, 3).mean, 5);
  EXPECT_DOUBLE_EQ(interval_of({1, kNan, 3, 4}, 2, 2).mean, 2.25);
  const Interval one = interval_of({4}, 1, 1);
  EXPECT_DOUBLE_EQ(one.mean, 4);
  EXPECT_TRUE(std::isnan(one.low) && std::isnan(one.high));
  EXPECT_TRUE(std::isnan(interval_of({kNan}, 1, 1).mean));
  EXPECT_THROW(interval_of({1, 2}, 1, 1), BrokenRule);
}

TEST(Interval, KnowsStudentsT) {
  EXPECT_NEAR(student_975(1), 12.706, 1e-3);
  EXPECT_NEAR(student_975(10), 2.228, 1e-3);
  EXPECT_NEAR(student_975(11), 2.201, 1e-3);
  EXPECT_NEAR(student_975(20), 2.086, 1e-3);
  EXPECT_NEAR(student_975(100), 1.984, 1e-3);
}

TEST(Tables, SummaryHasALineForEachScenarioAndMeasure) {
  EXPECT_EQ(summary_csv(two_scenarios()),
            "scenario,measure,unit,mean,low,high,interval_kind,draws,replicates\r\n"
            "usual care,deaths,people,11,-1.7062000000000008,23.706200000000003,simulation noise,1,2\r\n"
            "group CBT,deaths,people,8,-4.706200000000001,20.706200000000003,simulation noise,1,2\r\n");
}

TEST(Tables, CeaHasALineForEachSampleAndStrategy) {
  EXPECT_EQ(cea_csv(two_scenarios()),
            "sample,strategy_id,strategy_name,grp_id,cost,qaly\r\n"
            "1,1,usual care,1,1000,0.5\r\n1,2,group CBT,1,1500,0.625\r\n"
            "2,1,usual care,1,1100,0.75\r\n2,2,group CBT,1,1700,1\r\n");
  Outcomes draws = two_scenarios();  // the same numbers as two draws of one replicate
  draws.draws = 2;
  draws.replicates = 1;
  EXPECT_EQ(cea_csv(draws), cea_csv(two_scenarios()));
}

TEST(Tables, SpellOutCodesAndYesAndNo) {
  const Table table{"events",
                    "event",
                    "",
                    {{"kind", "", "", std::vector<std::int8_t>{1, 0, 7}, false, {"referral", "=death"}},
                     {"late", "", "", std::vector<std::int8_t>{0, 1, 1}, true},
                     {"id", "", "", std::vector<std::int64_t>{9'007'199'254'740'993, 2, 3}},
                     {"pain", "", "", std::vector<float>{0.1F, 2, 3}}}};
  EXPECT_EQ(table_csv(table),
            "kind,late,id,pain\r\n'=death,no,9007199254740993,0.1\r\nreferral,yes,2,2\r\n7,yes,3,3\r\n");
}

TEST(Tables, AreWrittenWhereThereIsSomethingToTell) {
  const ScratchFolder folder;
  EXPECT_EQ(write_tables(two_scenarios(), folder.path()), (std::vector<std::string>{"summary.csv", "cea.csv"}));
  EXPECT_EQ(folder.names(), (std::vector<std::string>{"cea.csv", "summary.csv"}));
  const std::vector<std::string> all = write_tables(sample_outcomes(), folder.path());
  EXPECT_EQ(all, (std::vector<std::string>{"summary.csv", "panels.csv", "waits.csv", "staff.csv", "budget.csv",
                                           "parameters.csv", "draws.csv", "cea.csv", "design.csv"}));
  EXPECT_THROW(write_tables(two_scenarios(), folder / "missing"), FileError);
}
