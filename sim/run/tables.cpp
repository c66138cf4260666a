#include "sim/run/tables.hpp"

#include <algorithm>

#include "sim/care/world.hpp"
#include "sim/run/layout.hpp"
#include "sim/run/policies.hpp"
#include "sim/run/setting.hpp"

namespace sim {

namespace {

using Int16s = std::vector<std::int16_t>;
using Int32s = std::vector<std::int32_t>;
using Doubles = std::vector<double>;
using Floats = std::vector<float>;

// What an event code of one model means.
std::string event_name(const Model& model, std::uint32_t what) {
  if (what >= event::kFirstNote) return model.notes[what - event::kFirstNote];
  if (what >= event::kFirstClock) return model.nature->clocks[what - event::kFirstClock]->name();
  switch (what) {
    case event::kEntered: return "entered";
    case event::kDied: return "died";
    case event::kAdmitted: return "admitted";
    case event::kReview: return "rates_reviewed";
    case event::kGaveUp: return "gave_up_waiting";
    case event::kLeft: return "left_programme";
    case event::kSeated: return "seated";
    default: return "event_" + std::to_string(what);
  }
}

// Readers take the plural of a time unit for a length of time and convert the numbers.
std::string singular(const std::string& unit) {
  for (const char* plural : {"minutes", "hours", "days", "weeks", "months", "years"})
    if (unit == plural) return unit.substr(0, unit.size() - 1);
  return unit;
}

struct PatientRows {
  explicit PatientRows(const Schema& schema) {
    for (const auto& column : schema.columns()) values.push_back({column, {}});
  }
  void add(const World& world, Patient p, std::size_t which) {
    const Life& life = world.life(p);
    const Account account = life.account();
    scenario.push_back(static_cast<std::int16_t>(which));
    id.push_back(static_cast<std::int32_t>(life.id.index));
    site.push_back(static_cast<std::int32_t>(life.site));
    clinician.push_back(static_cast<std::int32_t>(life.clinician));
    alive.push_back(life.alive ? 1 : 0);
    entered.push_back(in_days(life.entered - Time{}));
    cost.push_back(account.discounted_cost);
    qaly.push_back(account.discounted_qaly);
    for (auto& [column, list] : values)
      list.push_back(column.type == ColumnType::number
                         ? world.columns()(Column<float>{column.slot}, p)
                         : static_cast<float>(world.columns()(Column<std::uint8_t>{column.slot}, p)));
  }
  Int16s scenario;
  Int32s id, site, clinician;
  std::vector<std::int8_t> alive;
  Doubles entered, cost, qaly;
  std::vector<std::pair<ColumnInfo, Floats>> values;
};

struct EventRows {
  void add(const Model& model, const Event& e, std::size_t which) {
    scenario.push_back(static_cast<std::int16_t>(which));
    id.push_back(static_cast<std::int32_t>(e.patient));
    day.push_back(in_days(Duration{e.minute}));
    const std::string name = event_name(model, e.what);
    auto code = index_of(names, name);
    if (code == names.size()) names.push_back(name);
    what.push_back(static_cast<std::int16_t>(code));
  }
  Int16s scenario, what;
  Int32s id;
  Doubles day;
  std::vector<std::string> names;
};

Table table_of(PatientRows&& rows, const std::vector<std::string>& scenarios) {
  Table table{"patients", "patient",
              "Patients of the first draw and replicate at the end of the run, or at their death."};
  auto& c = table.columns;
  c.push_back(
      {.name = "scenario", .unit = "", .doc = "Scenario.", .values = std::move(rows.scenario), .codes = scenarios});
  c.push_back({.name = "patient_id",
               .unit = "",
               .doc = "Ordinal in the cohort, the same in every scenario.",
               .values = std::move(rows.id)});
  c.push_back({.name = "site", .unit = "", .doc = "Site.", .values = std::move(rows.site)});
  c.push_back({.name = "clinician", .unit = "", .doc = "Primary-care clinician.", .values = std::move(rows.clinician)});
  c.push_back({.name = "alive_at_end",
               .unit = "",
               .doc = "Alive at the end.",
               .values = std::move(rows.alive),
               .yes_no = true});
  c.push_back(
      {.name = "entered_day", .unit = "day", .doc = "When the patient entered.", .values = std::move(rows.entered)});
  c.push_back({.name = "total_cost", .unit = "USD", .doc = "Cost, discounted.", .values = std::move(rows.cost)});
  c.push_back({.name = "total_qaly", .unit = "QALY", .doc = "QALYs, discounted.", .values = std::move(rows.qaly)});
  for (auto& [column, list] : rows.values)
    c.push_back({.name = column.name, .unit = singular(column.unit), .doc = column.doc, .values = std::move(list)});
  return table;
}

Table table_of(EventRows&& rows, const std::vector<std::string>& scenarios) {
  Table table{"events", "event", "Every event of the first draw and replicate."};
  auto& c = table.columns;
  c.push_back(
      {.name = "scenario", .unit = "", .doc = "Scenario.", .values = std::move(rows.scenario), .codes = scenarios});
  c.push_back({.name = "patient_id", .unit = "", .doc = "Ordinal in the cohort.", .values = std::move(rows.id)});
  c.push_back({.name = "day", .unit = "day", .doc = "Days since the start of the run.", .values = std::move(rows.day)});
  c.push_back({.name = "what",
               .unit = "",
               .doc = "What happened.",
               .values = std::move(rows.what),
               .codes = std::move(rows.names)});
  return table;
}

}  // namespace

void add_tables(const Project& project, const Plan& plan, const Kept& kept, bool patients, bool events, Outcomes& out) {
  if (!patients && !events) return;
  PatientRows patient_rows(plan.models.front()->schema);
  EventRows event_rows;
  const Draws draws(project.file().seed, omega(policy::kRun, kept.draws.front(), kept.replicates.front()));
  for (std::size_t s = 0; s < out.scenarios.size(); ++s) {
    const auto made = plan.model(s, kept.draws.front());
    const Model& model = *made;
    for (const auto& sites : worlds_of(model)) {
      EventLog log;
      World world(model, draws, sites, {.log = events ? &log : nullptr});
      world.run();
      if (patients)
        for (std::uint32_t row = 0; row < world.rows(); ++row)
          if (world.life(Patient{row}).present) patient_rows.add(world, Patient{row}, s);
      std::stable_sort(log.events.begin(), log.events.end(), [](const Event& a, const Event& b) {
        return a.minute != b.minute ? a.minute < b.minute : a.patient < b.patient;
      });
      for (const Event& e : log.events) event_rows.add(model, e, s);
    }
  }
  if (patients) out.patients = table_of(std::move(patient_rows), out.scenarios);
  if (events) out.events = table_of(std::move(event_rows), out.scenarios);
}

}  // namespace sim
