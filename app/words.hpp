#pragma once
// Command lines as text.
#include <string>
#include <vector>

namespace app {

/// "carepath" and these words, quoted so that a shell reads them back.
std::string shell_words(const std::vector<std::string>& words);

/// What a command says that was stopped in the middle: the same words go on with what was finished.
std::string farewell(const std::vector<std::string>& words);

}  // namespace app
