#include "models/catalogue.hpp"

#include "models/history/chronic_pain.hpp"
#include "models/history/measures.hpp"
#include "models/history/targets.hpp"
#include "models/queue/no_history.hpp"
#include "sim/care/states/catalogue.hpp"
#include "sim/care/states/numbers.hpp"
#include "sim/people/read_cohort.hpp"

namespace models {

namespace {

const sim::Value& child(const sim::Value& map, const char* key) {
  static const sim::Value nothing;
  const sim::Value* found = map.find(key);
  return found ? *found : nothing;
}

// The era that the population names, among those of the history.
const Era* chosen_era(const sim::Value& population, const HistoryNumbers& numbers, sim::Reading& reading) {
  const sim::Value* written = population.find("era");
  std::string names;
  for (const auto& [name, era] : numbers.eras) names += (names.empty() ? "" : ", ") + name;
  if (!written) {
    reading.problems.add("config/missing", population.origin(), "missing setting population.era",
                         "write one of: " + names);
    return nullptr;
  }
  const Era* era = numbers.era(written->text());
  if (!era)
    reading.problems.add("config/choice", written->origin(),
                         "'" + written->text() + "' is no prescribing era of this history", "write one of: " + names);
  return era;
}

// Attributes without which nobody can be simulated.
bool complete(const sim::Cohort& cohort, const sim::Value& attributes, sim::Problems& problems) {
  bool all = true;
  for (const char* name : {"age", "female", "pegs", "disability", "phq", "gad", "mme"}) {
    bool there = false;
    for (const auto& margin : cohort.margins()) there = there || margin.name == name;
    if (!there)
      problems.add("config/missing", attributes.origin(),
                   "missing attribute population.attributes." + std::string(name));
    all = all && there;
  }
  return all;
}

// A history written as states and transitions; economics, if there are any, give the wages of staff.
sim::Catalogue state_catalogue(const sim::Value& population, const sim::Value& history, const sim::Value& economics,
                               sim::Reading& reading, const std::string& config_root,
                               std::vector<sim::FileRead>* files) {
  sim::Catalogue made = sim::states::catalogue(population, history, reading, config_root, files);
  const auto money = economics.is_null() ? nullptr : Economics::read(economics, reading);
  if (money == nullptr) return made;
  for (const sim::Resource& resource : money->resources)
    if (resource.name.starts_with("minutes of ")) made.resources.push_back(resource);
  return made;
}

}  // namespace

sim::Catalogue catalogue(const sim::Value& population, const sim::Value& history, const sim::Value& economics,
                         sim::Reading& reading, const std::string& config_root, std::vector<sim::FileRead>* files) {
  if (no_history(history)) return people_only(population, reading);
  if (sim::states::is_state_history(history))
    return state_catalogue(population, history, economics, reading, config_root, files);
  sim::Catalogue made;
  PatientColumns columns;
  columns.declare(made.schema);
  made.targets = target::list();
  made.subgroups = subgroups();

  const std::size_t problems_before = reading.problems.size();
  HistoryNumbers numbers = sim::read<HistoryNumbers>(history, "history", reading);
  auto money = Economics::read(economics, reading);
  made.cohort = sim::read_cohort(population, made.schema, reading);
  const bool history_read = reading.problems.size() == problems_before;
  if (!history_read || !money || !made.cohort) return made;
  const Era* era = chosen_era(population, numbers, reading);
  const sim::Origin& where = child(child(history, "death"), "life_table").origin();
  const std::string text = sim::read_text_within(config_root, numbers.death.life_table, where, reading.problems, files);
  if (reading.problems.size() != problems_before) return made;
  const auto table = parse_life_table(text, numbers.death.life_table, where, reading.problems);
  if (!era || !table || !complete(*made.cohort, child(population, "attributes"), reading.problems)) return made;

  made.resources = money->resources;
  made.discount = money->discount;
  const PopulationSample sample(*made.cohort, made.schema, money->utility.depressed_from);
  const Era usual = *era;
  auto nature = ChronicPain::make(std::move(numbers), usual, *table, std::move(money), sample, history.origin(),
                                  reading.problems);
  if (!nature) return made;
  made.measures = measures(*nature);
  made.chances = chances(*nature);
  made.outcomes = outcomes(made.measures);
  made.visit_measure = index_of(made.measures, "visits_per_year");
  made.nature = std::move(nature);
  return made;
}

sim::FieldDoc describe_history() {
  return sim::describe<HistoryNumbers>("what happens to a patient whatever the programme");
}

}  // namespace models
