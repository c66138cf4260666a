#pragma once
// Command lines as text.
#include <string>
#include <vector>

namespace app {

/// "carepath" and these words, quoted so that a shell reads them back.
std::string shell_words(const std::vector<std::string>& words);

}  // namespace app
