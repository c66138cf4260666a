#include "app/story/story_text.hpp"

#include <algorithm>

#include <cmath>
#include <nlohmann/json.hpp>

#include "app/terminal/numbers.hpp"
#include "app/terminal/text_table.hpp"
#include "sim/config/wording.hpp"

namespace app {

namespace {

// The last moment of a year belongs to it.
std::string year_words(sim::Time when) {
  return "year " + std::to_string(std::max<std::int64_t>(0, when.minutes - 1) / sim::kMinutesPerYear + 1);
}

std::string heading(const LifeStory& story, const sim::Model& model) {
  std::string text = "Patient " + std::to_string(story.patient) + " at site " + std::to_string(story.site) +
                     ", scenario '" + sim::harmless(model.scenario) + "'";
  if (std::isfinite(story.age))
    text += ": a " + std::string(story.female ? "woman" : "man") + " of " + number_words(std::floor(story.age), {1, 0});
  return text;
}

}  // namespace

std::string story_text(const LifeStory& story, const sim::Model& model, const Terminal& terminal) {
  TextTable table;
  table.headings = {{"when"}, {"PEGS"}, {"MME"}, {"what"}};
  table.text_last = true;
  std::string year;
  for (const Moment& m : story.moments) {
    if (year_words(m.when) != year) {
      year = year_words(m.when);
      table.rows.push_back({year, "", "", ""});
    }
    table.rows.push_back({date_words(m.when, !model.nature->living), number_words(m.pegs, {0.1, 1}),
                          number_words(m.mme, {1, 0}), m.event ? event_words(model, story, m) : ""});
  }
  std::string text = bold(terminal, heading(story, model)) + "\n\n" + text_of(table, terminal) + "\n";
  text += story.alive ? "Alive at the end. " : "Died. ";
  return text + "Cost " + number_words(story.cost, {1, 0}) + ", " + number_words(story.qaly, {0.01, 2}) +
         " QALYs (undiscounted).\n";
}

std::string story_json(const LifeStory& story, const sim::Model& model) {
  using Json = nlohmann::ordered_json;
  const auto number = [](double x) { return std::isfinite(x) ? Json(x) : Json(nullptr); };
  Json json = {{"patient", story.patient}, {"site", story.site},     {"scenario", model.scenario},
               {"age", number(story.age)}, {"female", story.female}, {"alive", story.alive},
               {"cost", story.cost},       {"qaly", story.qaly},     {"moments", Json::array()}};
  for (const Moment& m : story.moments)
    json["moments"].push_back({{"minute", m.when.minutes},
                               {"what", m.event ? event_words(model, story, m) : ""},
                               {"pegs", number(m.pegs)},
                               {"mme", number(m.mme)}});
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace app
