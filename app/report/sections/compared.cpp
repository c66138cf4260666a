// What was compared: scenarios, people, time, staff.
#include <algorithm>
#include <cmath>

#include "app/picture/step_words.hpp"
#include "app/report/sections.hpp"
#include "app/terminal/numbers.hpp"
#include "sim/config/suggest.hpp"

namespace app {

namespace {

std::string text_at(const RunView& view, const std::vector<std::string>& path) {
  const sim::Value* value = view.setting(path);
  return value && value->is_scalar() ? value->text() : "";
}

std::string programmes_of(const sim::Value* scenario) {
  const sim::Value* arms = scenario ? scenario->find("allocation") : nullptr;
  arms = arms ? arms->find("arms") : nullptr;
  if (arms) {
    std::string words;
    for (const auto& arm : arms->entries())
      words += (words.empty() ? "" : "; ") + arm.key + ": " + programmes_of(&arm.value);
    return words;
  }
  const sim::Value* list = scenario ? scenario->find("programmes") : nullptr;
  if (!list || list->items().empty()) return "none";
  std::vector<std::string> names;
  for (const auto& item : list->items()) names.push_back(spaced(item.text()));
  return sim::in_words(names);
}

void add_settings(const sim::Value& value, const std::string& path, std::vector<std::string>& all) {
  for (const auto& entry : value.entries()) {
    const std::string at = path.empty() ? entry.key : path + "." + entry.key;
    if (entry.value.is_scalar())
      all.push_back(at + ": " + entry.value.text());
    else
      add_settings(entry.value, at, all);
  }
}

std::string changes_of(const sim::Value* scenario) {
  const sim::Value* set = scenario ? scenario->find("set") : nullptr;
  std::vector<std::string> all;
  if (set) add_settings(*set, "", all);
  std::string words;
  for (const auto& one : all) words += (words.empty() ? "" : "; ") + one;
  return words;
}

// Columns, other than the first, in which something stands.
WordTable without_empty_columns(const WordTable& all) {
  WordTable table{{}, std::vector<std::vector<std::string>>(all.rows.size()), all.words_only};
  for (std::size_t c = 0; c < all.headings.size(); ++c) {
    if (c > 0 && std::all_of(all.rows.begin(), all.rows.end(), [&](const auto& row) { return row[c].empty(); }))
      continue;
    table.headings.push_back(all.headings[c]);
    for (std::size_t r = 0; r < all.rows.size(); ++r) table.rows[r].push_back(all.rows[r][c]);
  }
  return table;
}

WordTable scenarios_table(const RunView& view) {
  WordTable table{{"scenario", "programmes", "what else", "settings that differ"}, {}, true};
  for (std::size_t s = 0; s < view.scenarios(); ++s) {
    const sim::Value* scenario = view.setting({"scenarios", view.name(s)});
    const sim::Value* note = scenario ? scenario->find("note") : nullptr;
    table.rows.push_back({view.name(s), programmes_of(scenario), note ? note->text() : "", changes_of(scenario)});
  }
  return without_empty_columns(table);
}

// Posts of all units together, where the file says how many units there are.
std::string posts_in_all(const RunView& view, const std::string& role, const std::string& shared_by) {
  const auto posts = view.number_at({"staff", role, "fte"});
  const auto units =
      shared_by == "all" ? std::optional(1.0) : view.number_at({"population", "setting", shared_by + "s"});
  return posts && units ? number_words(*posts * *units, {0.1, 1}) : "see file";
}

WordTable staff_table(const RunView& view) {
  WordTable table{{"role", "full-time posts", "hours a week", "for each", "posts in all"}, {}, false};
  const sim::Value* staff = view.setting({"staff"});
  if (!staff) return table;
  for (const auto& role : staff->entries()) {
    const auto text = [&](const char* key, const char* otherwise) {
      const sim::Value* value = role.value.find(key);
      return value && value->is_scalar() ? value->text() : std::string(otherwise);
    };
    const std::string unit = text("shared_by", "site");
    table.rows.push_back({spaced(role.key), text("fte", "see file"), text("hours_per_week", "see file"),
                          unit == "all" ? "all sites together" : unit, posts_in_all(view, role.key, unit)});
  }
  return table;
}

bool has_arrivals(const RunView& view) {
  return view.number_at({"population", "setting", "arrivals_per_year"}).value_or(0) > 0;
}

}  // namespace

Section what_was_compared(const RunView& view) {
  Section section;
  section.id = "compared";
  section.question = "What was compared?";
  const auto people = view.measure("people");
  const std::string patients = people ? number_words(people->level(0).mean, {1, 0}) + " patients" : "The same patients";
  section.answer = patients + " are followed for " + view.horizon() + " in " +
                   (view.compares() ? "each of " + std::to_string(view.scenarios()) + " scenarios." : "one scenario.");
  if (view.compares())
    section.notes.push_back("Every scenario is compared with the first, “" + view.reference() +
                            "”. The same patients with the same luck live through all of them, so that a difference "
                            "comes from the programme.");
  if (const auto each = view.number_at({"population", "setting", "patients_per_clinician"});
      each && people && *each > 0)
    section.notes.push_back("Each primary-care clinician has " + number_words(*each, {0.1, 1}) +
                            " of them, so there are " + number_words(std::ceil(people->level(0).mean / *each), {1, 0}) +
                            " (population.setting.patients_per_clinician).");
  if (view.compares() && !view.outcomes().programmes.empty() && !has_arrivals(view))
    section.notes.push_back(
        "Nobody joins them later. Most programmes ask each patient once or twice, early: enrolments, waits and staff "
        "hours of the first year are not those of a steady state, and the later years look emptier than a service that "
        "stays open to new patients (population.setting.arrivals_per_year).");
  const std::string population = text_at(view, {"population", "title"});
  if (!population.empty()) section.notes.push_back("Population: " + population + ".");
  section.notes.push_back(view.interval_words());
  section.tables.push_back({"scenarios_table", "The scenarios", scenarios_table(view)});
  if (const WordTable staff = staff_table(view); !staff.rows.empty())
    section.tables.push_back({"staff_table", "Staff, unless a scenario changes it", staff});
  return section;
}

}  // namespace app
