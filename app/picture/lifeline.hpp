#pragma once
// One patient's life as a picture on one time line: pain, dose, the programmes and everything that happened.
#include <string>

#include "app/story/life_story.hpp"

namespace app {

/// A whole SVG file. Every kind of event has a row of its own, so that no words overlap.
std::string lifeline(const LifeStory& story, const sim::Model& model);

}  // namespace app
