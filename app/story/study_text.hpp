#pragma once
// A study in words: what is asked, of which scenarios, what varies, in which stages.
#include <string>

#include "app/study/load_study.hpp"

namespace app {

std::string study_text(const LoadedStudy& study, const std::string& file);

/// Whose seed it is: that of the study, not of its scenario file.
std::string seed_words(const LoadedStudy& study);

}  // namespace app
