#include "app/report/study/telling.hpp"

#include <algorithm>

namespace app {

namespace {

constexpr std::size_t kMostFigures = 6;

}  // namespace

void tell(Section& section, const std::vector<std::string>& sentences) {
  if (sentences.empty()) return;
  section.answer = sentences.front();
  section.notes.insert(section.notes.end(), sentences.begin() + 1, sentences.end());
}

void add_pictures(Section& section, const std::vector<TargetLines>& targets, const DrawTarget& draw) {
  for (std::size_t k = 0; k < std::min(targets.size(), kMostFigures); ++k)
    section.figures.push_back(draw(targets[k], k + 1));
  if (targets.size() > kMostFigures)
    section.notes.push_back("Pictures show the first " + std::to_string(kMostFigures) + " of " +
                            std::to_string(targets.size()) + " outcomes; the table has all.");
}

}  // namespace app
