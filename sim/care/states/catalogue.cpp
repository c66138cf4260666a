#include "sim/care/states/catalogue.hpp"

#include "sim/care/states/check.hpp"
#include "sim/care/states/compile.hpp"
#include "sim/care/states/rates_by_age.hpp"
#include "sim/config/wording.hpp"
#include "sim/people/read_cohort.hpp"

namespace sim::states {

namespace {

constexpr double kWide = 1e9;

// Every attribute of the population is a column.
void declare_attributes(const Value& population, Schema& schema, Problems& problems) {
  const Value* attributes = population.find("attributes");
  if (attributes == nullptr || !attributes->is_map()) return;  // read_cohort says so
  for (const auto& [name, origin, value] : attributes->entries()) {
    if (schema.find(name) != nullptr || name == "age_now" || name == "years_since_entry") {
      problems.add("config/choice", origin, in_quotes(name) + " is a name of the history itself",
                   "choose another name");
      continue;
    }
    const Value* dist = value.find("dist");
    if (dist != nullptr && dist->text() == "categories")
      problems.add("config/choice", dist->origin(), "a multi-state history has no categories among its attributes",
                   "write a yes_no attribute for each category");
    if (dist != nullptr && dist->text() == "yes_no")
      schema.add<std::uint8_t>(name, "", 0, 1, name);
    else if (name == "age")
      schema.add<float>(name, "years", 0, 130, "age at entry");
    else
      schema.add<float>(name, "", -kWide, kWide, name);
  }
}

void load_life_tables(HistoryNumbers& h, const std::string& root, Problems& problems, std::vector<FileRead>* files) {
  for (auto& t : h.transitions) {
    if (t.hazard.file.empty()) continue;
    const std::size_t before = problems.size();
    const std::string text = read_text_within(root, t.hazard.file, t.hazard.where, problems, files);
    if (problems.size() != before) continue;
    t.hazard.table = rates_by_age(text, t.hazard.file, t.hazard.column, t.hazard.where, problems);
    if (!t.hazard.column_men.empty())
      t.hazard.table_men = rates_by_age(text, t.hazard.file, t.hazard.column_men, t.hazard.where, problems);
  }
}

std::vector<std::string> names_of(const std::vector<StateNumbers>& states) {
  std::vector<std::string> names;
  for (const auto& s : states) names.push_back(s.name);
  return names;
}

}  // namespace

Catalogue catalogue(const Value& population, const Value& history, Reading& reading, const std::string& config_root,
                    std::vector<FileRead>* files) {
  Catalogue made;
  const std::size_t before = reading.problems.size();
  HistoryNumbers numbers = read<HistoryNumbers>(history, "history", reading);
  if (reading.problems.size() != before) return made;
  Frame frame;
  frame.columns = declare_columns(numbers.states, frame.schema);
  declare_attributes(population, frame.schema, reading.problems);
  if (reading.problems.size() != before) return made;
  check(numbers, frame.schema, history, reading.problems);
  made.cohort = read_cohort(population, frame.schema, reading);
  load_life_tables(numbers, config_root, reading.problems, files);
  if (reading.problems.size() != before) return made;

  Parts parts = compile(numbers, frame, made.resources);
  const auto source = std::make_shared<const Source>(Source{numbers, frame});
  auto nature = std::make_unique<StateHistory>(std::move(parts), source);
  std::size_t standing = 0;
  for (const State& s : nature->parts().states) standing += s.standing;
  if (standing > kMaxStanding) {
    reading.problems.add("config/range", history.origin(), "history has more than 32 running costs",
                         "put some of them together");
    return made;
  }
  for (std::size_t r = 0; r < made.resources.size(); ++r)
    if (made.resources[r].unit == "person-year") nature->standing_resources.push_back(static_cast<ResourceId>(r));
  const auto states = names_of(numbers.states);
  made.schema = frame.schema;
  for (const auto& t : numbers.transitions)
    made.targets.push_back({"rate." + t.name, "log ratio", "hazard of " + t.name});
  made.measures = measures(states, made.schema);
  made.outcomes = outcomes(states, made.measures);
  made.subgroups.push_back({"everybody", "", "all patients", [](const World&, Patient, Time) { return 1.0; }});
  made.discount = numbers.discount();
  made.nature = std::move(nature);
  return made;
}

}  // namespace sim::states
