// A programme in numbered sentences.
#include <cmath>
#include <map>

#include "sim/care/read_programme.hpp"
#include "sim/care/steps/conditions.hpp"
#include "sim/care/steps/words.hpp"
#include "sim/config/quantity.hpp"
#include "sim/core/math.hpp"

namespace sim {

namespace {

std::string capital(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

// The number printed for the first visible step from `index` on.
std::map<std::size_t, int> printed_numbers(const Pathway& pathway) {
  std::map<std::size_t, int> numbers;
  int next = 1;
  for (std::uint16_t i = 0; i < pathway.size(); ++i) {
    numbers[i] = next;
    if (!pathway.step(i).describe().empty()) ++next;
  }
  numbers[pathway.size()] = next;
  return numbers;
}

// "{step 4}" becomes "step 3", or "the end" behind the last one.
std::string with_numbers(std::string text, const std::map<std::size_t, int>& numbers, int last) {
  for (std::size_t at = text.find("{step "); at != std::string::npos; at = text.find("{step ", at)) {
    const std::size_t close = text.find('}', at);
    const auto step = static_cast<std::size_t>(std::stoul(text.substr(at + 6, close - at - 6)));
    const int number = numbers.at(step);
    text.replace(at, close - at + 1, number > last ? "the end" : "step " + std::to_string(number));
  }
  return text;
}

std::string effect_words(const Effect& effect, const Target& target) {
  std::string words = target.name + ": ";
  if (target.unit.starts_with("log "))
    words += "times " + brief_number(math::exp(effect.size));
  else
    words += brief_number(effect.size) + " " + target.unit;
  words += effect.per == Effect::Per::session ? " for each session attended" : " from enrolment on";
  if (effect.onset_days > 0) words += ", building over " + brief_number(effect.onset_days) + " days";
  if (effect.half_life_days <= 0) return words + ", ending when the patient leaves";
  if (std::isinf(effect.half_life_days)) return words + ", staying for good";
  constexpr double month = 365.25 / 12;
  const bool in_months = effect.half_life_days >= month;
  return words + ", halved every " + brief_number(effect.half_life_days / (in_months ? month : 1)) +
         (in_months ? " months" : " days") + " after the patient leaves";
}

}  // namespace

std::string explain(const Model& model, const Programme& programme) {
  std::string text = programme.title + " (" + programme.name + ")\n";
  text += "For: " + (programme.eligible.empty() ? std::string("everybody") : in_words(programme.eligible)) + "\n";
  if (programme.reach_share < 1 || programme.reach_by_clinician)
    text += "Takes part: " + percent(programme.reach_share) + " of the " +
            (programme.reach_by_clinician ? "clinicians" : "sites") + "\n";
  text += "Pathway:\n";
  const auto numbers = printed_numbers(programme.pathway);
  const int last = numbers.at(programme.pathway.size()) - 1;
  for (std::uint16_t i = 0; i < programme.pathway.size(); ++i) {
    const std::string words = programme.pathway.step(i).describe();
    if (words.empty()) continue;
    text += "  " + std::to_string(numbers.at(i)) + ". " + capital(with_numbers(words, numbers, last)) + ".\n";
  }
  if (programme.effects.empty()) return text + "Effects: none\n";
  text += "Effects:\n";
  for (const Effect& effect : programme.effects)
    text += "  - " + effect_words(effect, model.targets[effect.target]) + ".\n";
  return text;
}

std::string explain(const Model& model, const Programme& programme, const std::vector<ParameterUse>& uses) {
  std::string text = explain(model, programme);
  const std::string start = "programmes." + programme.name + ".";
  bool any = false;
  for (const ParameterUse& use : uses) {
    if (!use.path.starts_with(start)) continue;
    if (!any) text += "Numbers and their sources:\n";
    any = true;
    text += "  " + use.path.substr(start.size()) + " = " + number_text(use.value) +
            (use.unit.empty() ? "" : " " + use.unit) + "  [" + use.parameter + ", " + use.provenance + ": " +
            use.source + "]\n";
  }
  return text;
}

}  // namespace sim
