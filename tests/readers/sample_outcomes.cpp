#include "tests/readers/sample_outcomes.hpp"

#include <limits>

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

std::vector<double> numbers(std::size_t count, int salt) {
  std::vector<double> values(count);
  for (std::size_t i = 0; i < count; ++i) values[i] = sample_number(i, salt);
  return values;
}

sim::Table sample_patients() {
  std::vector<std::int64_t> ids;
  std::vector<std::int32_t> ages;
  std::vector<std::int8_t> sexes, left;
  std::vector<float> pain;
  std::vector<std::string> clinics;
  for (std::int32_t i = 0; i < 70'000; ++i) {  // more than one chunk
    ids.push_back(5'000'000'000 + i);
    ages.push_back(18 + i % 70);
    sexes.push_back(static_cast<std::int8_t>(i % 2));
    left.push_back(static_cast<std::int8_t>(i % 10 == 0));
    pain.push_back(i % 7 == 3 ? std::numeric_limits<float>::quiet_NaN() : static_cast<float>(i % 31) / 3.0F);
    clinics.push_back(i % 3 == 0 ? "Zürich" : i % 3 == 1 ? "" : "London");
  }
  return {"patients",
          "patient",
          "One row for each patient",
          {{"patient_id", "", "Number of the patient", ids},
           {"age", "year", "Age at the start", ages},
           {"sex", "", "Sex", sexes, false, {"female", "male"}},
           {"dropped_out", "", "Left before the end", left, true},
           {"pain", "points", "PEGS at the start", pain},
           {"clinic", "", "Name of the clinic", clinics}}};
}

sim::Table sample_events() {
  std::vector<std::int32_t> rows, minutes;
  std::vector<std::int16_t> scenarios;
  std::vector<std::int8_t> kinds;
  for (std::int32_t i = 0; i < 150'000; ++i) {
    rows.push_back(i % 70'000);
    minutes.push_back(i * 3);
    scenarios.push_back(static_cast<std::int16_t>(i % 3));
    kinds.push_back(static_cast<std::int8_t>(i % 4));
  }
  return {"events",
          "event",
          "One row for each event",
          {{"patient_row", "", "Row of the patients table", rows, false, {}, "patient"},
           {"minute", "minute", "Minutes since the start of the run", minutes},
           {"kind", "", "What happened", kinds, false, {"referral", "session attended", "session missed", "death"}},
           {"scenario", "", "In which scenario", scenarios, false, {"usual care", "group CBT", "=1+1"}}}};
}

sim::ParameterRecord sample_parameters(std::size_t draws) {
  sim::ParameterRecord p;
  p.names = {"A35", "V1", "programmes.group_cbt.patience"};
  p.units = {"share", "points", "day"};
  p.sources = {"DeBar 2022", "", "Müller, \"Pain\" (2019)"};
  p.provenances = {"published", "calibrated", "assumption"};
  p.notes = {"-0.4 in the first paper", "", "two\nlines"};
  p.central = {0.85, -0.434, 182};
  p.low = {0.8, -0.69, 90};
  p.high = {0.9, -0.178, kNan};
  p.value = numbers(draws * 3, 20);
  return p;
}

void fill_panels(sim::Outcomes& o) {
  const std::size_t cells = o.panel_days.size() * o.subgroups.size() * o.outcomes.size() * o.scenarios.size();
  int salt = 30;
  for (std::vector<double>* values : {&o.panels.mean, &o.panels.sd, &o.panels.n, &o.panels.q025, &o.panels.q25,
                                      &o.panels.q50, &o.panels.q75, &o.panels.q975})
    *values = numbers(cells * o.panel_draws(), salt++);
  for (std::vector<double>* values : {&o.spread.mean, &o.spread.se, &o.spread.low, &o.spread.high})
    *values = numbers(cells, salt++);
}

}  // namespace

double sample_number(std::size_t index, int salt) {
  if (index % 11 == 5) return kNan;
  return salt + static_cast<double>(index) / 8;
}

sim::Outcomes sample_outcomes() {
  sim::Outcomes o;
  o.title = "Five programmes – a sample";
  o.summary = "Every feature of the file: naïve text, µ, 中文, and not-a-number";
  o.seed = "18446744073709551615";
  o.interval_kind = sim::kNoiseAndParameters;
  o.scenarios = {"usual care", "group CBT – größer", "=cmd|' /C calc'!A0"};
  o.programmes = {"group_cbt", "nurse_managed"};
  o.roles = {"behaviourist", "nurse"};
  o.subgroups = {"all", "pain ≥ 7"};
  o.draws = 4;
  o.replicates = 3;
  o.panel_days = {0, 90.5, 365.25, 730.5};
  o.measures = {
      {"deaths", "people", "Deaths of any cause"}, {"mean_wait", "day", ""}, {"total_cost", "USD", "All costs"}};
  o.outcomes = {{"pain", "points", "PEGS", "+- 0.05 points"}, {"dose", "MME", "Daily dose", "+- 2 %"}};
  o.cost_categories = {"drugs", "staff"};
  o.years = 2;
  const std::size_t runs = o.scenarios.size() * o.draws, days = o.panel_days.size();
  o.outcome = numbers(runs * o.replicates * o.measures.size(), 1);
  o.cost = numbers(runs * o.replicates, 2);
  o.qaly = numbers(runs * o.replicates, 3);
  o.wait_day = numbers(runs * o.programmes.size() * days, 4);
  o.waiting = numbers(runs * o.programmes.size() * days, 5);
  o.utilisation = numbers(runs * o.roles.size() * days, 6);
  o.queue_length = numbers(runs * o.roles.size() * days, 7);
  o.cost_by_category_year = numbers(runs * 4, 8);
  fill_panels(o);
  o.parameters = sample_parameters(o.draws);
  o.provenance = {"carepath: 1\n# exactly as read: ä\n",
                  "time.horizon: 5 years  # base.yaml:3\n",
                  {{"base.yaml", std::string(64, 'a')}, {"clinic.yaml", std::string(64, 'b')}},
                  "1",
                  "0.1.0"};
  o.patients = sample_patients();
  o.events = sample_events();
  o.study_tables = {{"design",
                     "design_row",
                     "What was run",
                     {{"id", "", "Number of the row", std::vector<std::int32_t>{1, 2}},
                      {"value", "share", "Setting", std::vector<double>{0.25, kNan}},
                      {"label", "", "Words", std::vector<std::string>{"low", "@high"}}}}};
  return o;
}
