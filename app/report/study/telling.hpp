#pragma once
// What the sections of a study's report have in common: sentences, and a picture for each of its first outcomes.
#include <functional>

#include "app/report/study/view.hpp"

namespace app {

/// The first sentence is the answer, the others are notes.
void tell(Section& section, const std::vector<std::string>& sentences);

/// Draws target by target, numbered from 1; where there are too many, a note says how many are left out.
using DrawTarget = std::function<Figure(const TargetLines& target, std::size_t number)>;
void add_pictures(Section& section, const std::vector<TargetLines>& targets, const DrawTarget& draw);

}  // namespace app
