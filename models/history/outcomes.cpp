#include "models/history/measures.hpp"

namespace models {

namespace {

using World = sim::World;
using Patient = sim::Patient;
using Time = sim::Time;

/// Members keep their subgroup for good: it is what they were at entry.
sim::Measure group(const char* name, const char* doc, std::function<bool(const sim::Columns&, Patient)> belongs) {
  return {name, "", doc, [belongs = std::move(belongs)](const World& w, Patient p, Time) {
            return belongs(w.columns(), p) ? 1.0 : 0.0;
          }};
}

sim::Bins yes_no() { return {}; }  // a share says it all

}  // namespace

std::vector<sim::Measure> subgroups() {
  const PatientColumns at = PatientColumns::handles();
  std::vector<sim::Measure> all;
  all.push_back(group("everybody", "all patients", [](const sim::Columns&, Patient) { return true; }));
  all.push_back(group("women", "women", [at](const sim::Columns& c, Patient p) { return c(at.female, p) != 0; }));
  all.push_back(group("men", "men", [at](const sim::Columns& c, Patient p) { return c(at.female, p) == 0; }));
  all.push_back(
      group("under_65", "under 65 at entry", [at](const sim::Columns& c, Patient p) { return c(at.age, p) < 65; }));
  all.push_back(
      group("from_65", "65 or older at entry", [at](const sim::Columns& c, Patient p) { return c(at.age, p) >= 65; }));
  all.push_back(group("depressed", "PHQ-9 of at least 10 at entry",
                      [at](const sim::Columns& c, Patient p) { return c(at.depressed_start, p) != 0; }));
  all.push_back(group("high_dose", "50 MME or more at entry",
                      [at](const sim::Columns& c, Patient p) { return c(at.mme_start, p) >= 50; }));
  all.push_back(group("use_disorder", "opioid use disorder at entry",
                      [at](const sim::Columns& c, Patient p) { return !is(c(at.oud_start, p), Oud::none); }));
  all.push_back(group("interested", "highly interested in psychological care",
                      [at](const sim::Columns& c, Patient p) { return c(at.interested, p) != 0; }));
  return all;
}

std::vector<sim::Outcome> outcomes(const std::vector<sim::Measure>& measures) {
  constexpr sim::Tick points{0x1p-20}, whole{1}, money{0x1p-7}, dose{0x1p-10};
  struct Line {
    const char* name;
    sim::Tick tick;
    sim::Bins bins;
  };
  const sim::Bins counts = sim::Bins::linear(-0.5, 39.5, 40);
  const std::vector<Line> lines{
      {"pegs", points, sim::Bins::linear(0, 10, 50)},
      {"pegs_change", points, sim::Bins::linear(-10, 10, 80)},
      {"responder", whole, yes_no()},
      {"disability", points, sim::Bins::linear(0, 1, 50)},
      {"phq", points, sim::Bins::linear(0, 27, 54)},
      {"depressed", whole, yes_no()},
      {"gad", points, sim::Bins::linear(0, 21, 42)},
      {"mme", dose, sim::Bins::log_linear(1, 1024, 3)},
      {"on_opioids", whole, yes_no()},
      {"stopped", whole, yes_no()},
      {"reduced_or_stopped", whole, yes_no()},
      {"benzodiazepine", whole, yes_no()},
      {"non_opioid", whole, yes_no()},
      {"oud_active", whole, yes_no()},
      {"on_medication", whole, yes_no()},
      {"guideline_concordant", whole, yes_no()},
      {"satisfaction_primary", points, sim::Bins::linear(0, 6, 30)},
      {"satisfaction_pain", points, sim::Bins::linear(0, 6, 30)},
      {"activity", points, yes_no()},
      {"pain_tolerance", points, yes_no()},
      {"alive", whole, yes_no()},
      {"overdoses", whole, counts},
      {"died_of_overdose", whole, yes_no()},
      {"died_of_suicide", whole, yes_no()},
      {"crises", whole, counts},
      {"tapers", whole, counts},
      {"early_refills", whole, counts},
      {"two_early_refills", whole, yes_no()},
      {"admissions", whole, counts},
      {"qaly", points, sim::Bins::linear(-2, 50, 208)},
      {"discounted_qaly", points, sim::Bins::linear(-2, 50, 208)},
      {"cost", money, sim::Bins::log_linear(64, 1 << 25, 3)},
      {"discounted_cost", money, sim::Bins::log_linear(64, 1 << 25, 3)},
      {"programme_cost", money, sim::Bins::log_linear(16, 1 << 20, 3)},
  };
  std::vector<sim::Outcome> all;
  for (const Line& line : lines) {
    const sim::Measure& m = measures[index_of(measures, line.name)];
    all.push_back({{m.name, m.unit, m.doc, line.tick, line.bins}, m});
  }
  return all;
}

}  // namespace models
