#pragma once
// A life as a timeline to read, or as JSON.
#include <string>

#include "app/story/life_story.hpp"
#include "app/terminal/terminal.hpp"

namespace app {

std::string story_text(const LifeStory& story, const sim::Model& model, const Terminal& terminal);
std::string story_json(const LifeStory& story, const sim::Model& model);

}  // namespace app
