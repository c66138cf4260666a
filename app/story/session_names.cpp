// What programmes call their sessions: the names of attend and meet steps in their YAML.
#include <set>

#include "app/story/life_story.hpp"

namespace app {

namespace {

void collect(const sim::Value& steps, std::set<std::string>& names) {
  for (const sim::Value& item : steps.items()) {
    if (!item.is_map() || item.entries().empty()) continue;
    const auto& [verb, origin, step] = item.entries().front();
    const sim::Value *name = step.find("name"), *effect = step.find("effect");
    const bool counts = verb == "attend" || (verb == "meet" && (effect == nullptr || effect->text() != "false"));
    if (counts && name != nullptr) names.insert(name->text());
    for (const char* inner : {"do", "otherwise"})
      if (const sim::Value* below = step.find(inner)) collect(*below, names);
  }
}

}  // namespace

std::map<std::string, std::string> session_names(const sim::Value* programmes) {
  std::map<std::string, std::string> all;
  if (programmes == nullptr) return all;
  for (const auto& programme : programmes->entries()) {
    std::set<std::string> names;
    if (const sim::Value* pathway = programme.value.find("pathway")) collect(*pathway, names);
    std::string words;
    for (const std::string& name : names) words += (words.empty() ? "" : "' or '") + name;
    if (!words.empty()) all.emplace(programme.key, words);
  }
  return all;
}

}  // namespace app
