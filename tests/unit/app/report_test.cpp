// The report of made-up results: zero events, empty waits, one repeat, and a study of thousands of draws.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "app/report/build_report.hpp"
#include "app/report/words.hpp"

using namespace app;

namespace {

constexpr std::size_t kPanels = 4;

// Results with these numbers of scenarios and draws; every measure is `base` + scenario x `step`.
sim::Outcomes made_up(std::size_t scenarios, std::size_t draws, double step, bool with_staff) {
  sim::Outcomes o;
  o.title = "Made up";
  for (std::size_t s = 0; s < scenarios; ++s) o.scenarios.push_back("scenario " + std::to_string(s));
  o.draws = draws;
  o.interval_kind = draws > 1 ? sim::kNoiseAndParameters : sim::kSimulationNoise;
  o.panels.pooled_over_draws = draws > 100;
  for (std::size_t t = 1; t <= kPanels; ++t) o.panel_days.push_back(91.3125 * static_cast<double>(t));
  o.subgroups = {"everybody", "women"};
  if (with_staff) o.programmes = {"group_cbt"}, o.roles = {"nurse"};
  for (const char* name : {"pegs", "mme", "guideline_concordant"}) o.outcomes.push_back({name, "", name, ""});
  for (const char* name :
       {"pegs", "responder", "mme", "guideline_concordant", "overdoses", "alive", "crises", "tapers", "people",
        "discounted_cost", "discounted_qaly", "per_1000.group_cbt.enrolled", "per_1000.group_cbt.enrolled_by_12_months",
        "eligible_per_1000", "hours.nurse", "wait_day.group_cbt", "per_1000.group_cbt.joined_the_list",
        "per_1000.group_cbt.gave_up_waiting"})
    o.measures.push_back({name, "", name});
  const double nothing = std::nan("");
  for (std::size_t s = 0; s < scenarios; ++s)
    for (std::size_t d = 0; d < draws; ++d) {
      const double u = draws > 1 ? std::fmod(0.618033988749895 * static_cast<double>(d + 1), 1.0) - 0.5 : 0;
      for (const auto& m : o.measures) {
        const bool programme =
            m.name.find("nurse") != std::string::npos || m.name.find("group_cbt") != std::string::npos;
        const double level = m.name == "alive"                                                   ? 1
                             : m.name == "overdoses" || m.name == "crises" || m.name == "tapers" ? 0
                                                                                                 : 5;
        o.outcome.push_back(programme && !with_staff ? nothing
                            : level == 5             ? level + static_cast<double>(s) * (step + u)
                                                     : level);
      }
      o.cost.push_back(1);
      o.qaly.push_back(1);
    }
  const std::size_t cells = scenarios * o.panel_draws() * kPanels * 2 * o.outcomes.size(),
                    spread = scenarios * kPanels * 2 * o.outcomes.size();
  for (auto* v : {&o.panels.mean, &o.panels.sd, &o.panels.n, &o.panels.q025, &o.panels.q25, &o.panels.q50,
                  &o.panels.q75, &o.panels.q975})
    v->assign(cells, 1);
  for (auto* v : {&o.spread.mean, &o.spread.se, &o.spread.low, &o.spread.high}) v->assign(spread, 1);
  o.wait_day.assign(scenarios * draws * o.programmes.size() * kPanels, nothing);
  o.waiting.assign(o.wait_day.size(), 0);
  o.utilisation.assign(scenarios * draws * o.roles.size() * kPanels, 0.9);
  o.queue_length.assign(o.utilisation.size(), 0);
  o.cost_categories = {"staff"};
  o.years = 1;
  o.cost_by_category_year.assign(scenarios * draws, 0);
  return o;
}

const Section* find(const Report& report, const std::string& id) {
  for (const auto& section : report.sections)
    if (section.id == id) return &section;
  return nullptr;
}

void expect_no_missing_numbers(const std::string& page) {
  for (const char* bad : {"\"nan", ">nan", " nan", "NaN", ">inf", " inf ", "-nan"})
    EXPECT_EQ(page.find(bad), std::string::npos) << bad;
}

}  // namespace

TEST(Report, SaysWhenNothingHappens) {
  const sim::Outcomes o = made_up(2, 1, 0, true);
  const Report report = report_of(o, {});
  ASSERT_NE(find(report, "waits"), nullptr);
  EXPECT_TRUE(find(report, "waits")->answer.starts_with("Nobody waits"));
  EXPECT_NE(find(report, "tighter")->answer.find("cannot say"), std::string::npos);
  EXPECT_TRUE(find(report, "harms")->answer.find("0.0 overdoses") != std::string::npos);
  expect_no_missing_numbers(page_of(report));
}

TEST(Report, SeesStretchedStaff) {
  const Report report = report_of(made_up(2, 1, 0, true), {});
  EXPECT_TRUE(find(report, "staff")->answer.starts_with("Yes: the busiest is the nurse"));
}

TEST(Report, ComparesNothingWithOneScenario) {
  const Report report = report_of(made_up(1, 1, 0, false), {});
  for (const char* id : {"worth", "tighter", "less", "staff", "per_person"}) EXPECT_EQ(find(report, id), nullptr) << id;
  EXPECT_NE(find(report, "better"), nullptr);
  expect_no_missing_numbers(page_of(report));
}

namespace {

// Two draws of two scenarios; a measure's numbers are {scenario 0, scenario 1} in the first draw, then in the second.
void set_measure(sim::Outcomes& o, const std::string& name, const std::vector<double>& values) {
  for (std::size_t m = 0; m < o.measures.size(); ++m)
    if (o.measures[m].name == name)
      for (std::size_t s = 0; s < 2; ++s)
        for (std::size_t d = 0; d < 2; ++d) o.outcome[(s * 2 + d) * o.measures.size() + m] = values[2 * d + s];
}

std::string number_needed_in(const sim::Outcomes& o) {
  const Report report = report_of(o, {});
  return find(report, "per_person")->tables[0].table.rows[0][3];
}

}  // namespace

TEST(Report, DividesByThoseWhoEnrol) {
  sim::Outcomes o = made_up(2, 2, 0, true);
  set_measure(o, "per_1000.group_cbt.enrolled", {std::nan(""), 200, std::nan(""), 200});
  set_measure(o, "per_1000.group_cbt.enrolled_by_12_months", {std::nan(""), 200, std::nan(""), 200});
  set_measure(o, "responder", {0.10, 0.15, 0.20, 0.25});        // 50 more of 1,000: a quarter of 200 who enrolled
  set_measure(o, "pegs", {6, 5.9, 5, 4.9});                     // 0.1 points less for all: 0.5 for a fifth of them
  set_measure(o, "discounted_cost", {100, 220, 1000, 1120});    // 120 USD for all: 600 for a fifth
  set_measure(o, "discounted_qaly", {0.50, 0.51, 0.60, 0.61});  // 0.01 for all: 5 for 100 who enrolled
  const Report report = report_of(o, {});
  const Section* section = find(report, "per_person");
  ASSERT_NE(section, nullptr);
  EXPECT_EQ(section->tables[0].table.rows[0],
            (std::vector<std::string>{"scenario 1", "50.0", "25.0", "4", "−0.50", "600", "5.0"}));
  EXPECT_EQ(section->answer, "Under “scenario 1” one more patient responds for every 4 enrolled.");
  // Half of them had enrolled when the responders were counted; money and health are those of all.
  set_measure(o, "per_1000.group_cbt.enrolled_by_12_months", {std::nan(""), 100, std::nan(""), 100});
  EXPECT_EQ(find(report_of(o, {}), "per_person")->tables[0].table.rows[0],
            (std::vector<std::string>{"scenario 1", "50.0", "50.0", "2", "−1.00", "600", "5.0"}));
  set_measure(o, "per_1000.group_cbt.enrolled_by_12_months", {std::nan(""), 200, std::nan(""), 200});
  // Draw by draw: 25 and 75 more of 1,000 are 12.5 and 37.5 of 100 who enrolled; the mean is 25, its inverse is 4.
  set_measure(o, "responder", {0.10, 0.125, 0.20, 0.275});
  EXPECT_EQ(number_needed_in(o), "4 (3 to 8)");
  set_measure(o, "responder", {0.10, 0.05, 0.20, 0.275});
  EXPECT_EQ(number_needed_in(o), "cannot be told from none");
}

TEST(Report, DividesByThoseWhoAreEligible) {
  sim::Outcomes o = made_up(2, 2, 0, true);
  set_measure(o, "eligible_per_1000", {std::nan(""), 200, std::nan(""), 200});
  set_measure(o, "per_1000.group_cbt.enrolled", {std::nan(""), 50, std::nan(""), 50});
  set_measure(o, "responder", {0.10, 0.15, 0.20, 0.25});        // 50 more of 1,000: 250 of 1,000 eligible
  set_measure(o, "overdoses", {0.030, 0.028, 0.030, 0.028});    // 2 fewer: 10 of 1,000 eligible
  set_measure(o, "alive", {0.9, 0.901, 0.9, 0.901});            // 1 fewer dies: 5
  set_measure(o, "discounted_cost", {100, 220, 1000, 1120});    // 120 USD for each of all: 600 for each of a fifth
  set_measure(o, "discounted_qaly", {0.50, 0.51, 0.60, 0.61});  // 10 for 1,000: 50
  const Report report = report_of(o, {});
  const Section* section = find(report, "per_person");
  ASSERT_NE(section, nullptr);
  const auto& table = section->tables.back();
  EXPECT_EQ(table.id, "per_eligible_table");
  ASSERT_EQ(table.table.rows.size(), 1U) << "usual care is for nobody in particular";
  EXPECT_EQ(table.table.rows[0],
            (std::vector<std::string>{"scenario 1", "200", "250", "250.0", "−10.0", "−5.0", "50.0", "600,000"}));
}

TEST(Report, SaysWhetherTighterPrescribingHurts) {
  sim::Outcomes o = made_up(2, 2, 0, true);
  set_measure(o, "mme", {50, 45, 40, 36});
  set_measure(o, "guideline_concordant", {0.3, 0.3, 0.3, 0.3});
  set_measure(o, "tapers", {0.4, 0.5, 0.4, 0.5});
  set_measure(o, "overdoses", {0.030, 0.032, 0.030, 0.032});
  set_measure(o, "crises", {0.1, 0.2, 0.2, 0.1});
  const Report report = report_of(o, {});
  EXPECT_EQ(find(report, "tighter")->answer, "Harms that rise: overdoses +2.00 per 1,000 under “scenario 1”.");
  // The dose still falls, but because patients stop of their own accord: nothing was tightened.
  set_measure(o, "tapers", {0.4, 0.4, 0.4, 0.4});
  const Report loose = report_of(o, {});
  EXPECT_TRUE(find(loose, "tighter")->answer.starts_with("In no scenario here do clinicians taper more"));
  set_measure(o, "guideline_concordant", {0.3, 0.35, 0.3, 0.35});
  const Report closer = report_of(o, {});
  EXPECT_NE(find(closer, "tighter")->answer.find("scenario 1"), std::string::npos);
}

// 400 hours of 1,000 are worked at 50 USD: 20,000 in the totals, 50,000 paid, 30,000 on top.
TEST(Report, SetsPayrollBesideTheHoursWorked) {
  sim::Outcomes o = made_up(2, 2, 0, true);
  o.staff_worked = {0, 0, 10'000, 30'000};
  o.staff_paid = {50'000, 50'000, 50'000, 50'000};
  const Report report = report_of(o, {});
  const Section& staff = *find(report, "staff");
  const auto& posts = staff.tables.back();
  EXPECT_NE(posts.title.find("hours worked are in the totals of this report, posts are not"), std::string::npos);
  ASSERT_EQ(posts.table.rows.size(), 1U) << "a scenario whose programmes use nobody is left out";
  EXPECT_EQ(posts.table.rows[0], (std::vector<std::string>{"scenario 1", "nurse", "20,000", "50,000", "30,000"}));
}

TEST(Report, SaysANameOnceAndListsOfAProgrammeApart) {
  sim::Outcomes o = made_up(2, 2, 0, true);
  o.scenarios[1] = "group CBT";
  o.measures.push_back({"wait_day.group_cbt.seat", "day", ""});
  o.measures.push_back({"wait_day.group_cbt.caseload", "day", ""});
  std::vector<double> wider;
  for (std::size_t row = 0; row < 4; ++row) {
    const auto first = o.outcome.begin() + static_cast<std::ptrdiff_t>(row * (o.measures.size() - 2));
    wider.insert(wider.end(), first, first + static_cast<std::ptrdiff_t>(o.measures.size() - 2));
    wider.insert(wider.end(), {20, 3});
  }
  o.outcome = wider;
  set_measure(o, "people", {1000, 1000, 1000, 1000});
  set_measure(o, "per_1000.group_cbt.joined_the_list", {0, 100, 0, 100});
  o.waiting.assign(o.waiting.size(), 1);
  const Report report = report_of(o, {});
  const Section& waits = *find(report, "waits");
  ASSERT_FALSE(waits.tables.empty());
  EXPECT_EQ(waits.tables[0].table.rows[0].front(), "group CBT");
  EXPECT_EQ(waits.tables[0].table.rows[0].back(), "seat 20 days, caseload 3 days");
  EXPECT_TRUE(std::any_of(waits.notes.begin(), waits.notes.end(),
                          [](const std::string& note) { return note.starts_with("group CBT has 2 waiting lists"); }));
}

// Of 100 who join, 25 give up and 30 still wait; nobody ever begins, though half of the nurse's hours are free.
TEST(Report, SaysWhatBecameOfEverybodyWhoJoinedAList) {
  sim::Outcomes o = made_up(2, 2, 0, true);
  set_measure(o, "people", {1000, 1000, 1000, 1000});
  set_measure(o, "per_1000.group_cbt.joined_the_list", {0, 100, 0, 100});
  set_measure(o, "per_1000.group_cbt.gave_up_waiting", {0, 25, 0, 25});
  set_measure(o, "wait_day.group_cbt", std::vector<double>(4, std::nan("")));
  o.utilisation.assign(o.utilisation.size(), 0.5);
  for (std::size_t d = 0; d < 2; ++d)
    o.waiting[o.at_programme(1, d, 0, kPanels - 1)] = o.queue_length[o.at_role(1, d, 0, kPanels - 1)] = 30;
  const Report report = report_of(o, {});
  const Section& waits = *find(report, "waits");
  EXPECT_NE(waits.answer.find("Nobody ever got a place: “scenario 1: group CBT”"), std::string::npos) << waits.answer;
  const auto& rows = waits.tables[0].table.rows;
  ASSERT_EQ(rows.size(), 1U);  // nobody joins in scenario 0
  EXPECT_EQ(rows[0], (std::vector<std::string>{"scenario 1: group CBT", "100", "25 %", "30 %", "nobody began"}));
  const auto& notes = find(report, "staff")->notes;
  EXPECT_TRUE(std::any_of(notes.begin(), notes.end(), [](const std::string& note) {
    return note.find("30 people wait for a place with the nurse") != std::string::npos &&
           note.find("although 50 % of the paid hours are in use") != std::string::npos;
  }));
}

TEST(Report, PutsTheAnswersIntoWords) {
  // Scenario 2 has twice the change of scenario 1; one draw at the middle of the lattice is not needed: means decide.
  const Report report = report_of(made_up(3, 50, -1, true), {});
  EXPECT_NE(find(report, "better")->answer.find("“scenario 2”: PEGS −2.0"), std::string::npos)
      << find(report, "better")->answer;
}

TEST(Report, OfFiveThousandDrawsAndEightScenariosIsUnderTwoMegabytes) {
  const std::string page = page_of(report_of(made_up(8, 5000, 0.2, true), {}));
  EXPECT_LT(page.size(), 2'000'000U);
  expect_no_missing_numbers(page);
}

TEST(Report, SaysMeasuresInWords) {
  EXPECT_EQ(measure_words("per_1000.group_cbt.gave_up_waiting"), "group CBT: gave up waiting, per 1,000 patients");
  EXPECT_EQ(measure_words("wait_day.nurse_managed"), "mean wait for nurse managed");
  EXPECT_EQ(measure_words("wait_day.clinic.doctor"), "mean wait for clinic: doctor");
  EXPECT_EQ(measure_words("hours.care_manager"), "hours worked by care manager, per 1,000 patients");
  EXPECT_EQ(measure_words("pegs_at_12_months"), "PEGS at 12 months");
}
