#pragma once
// The folder that holds evidence/, programmes/ and the rest: where a configuration file finds what it names.
#include <optional>
#include <string>
#include <vector>

namespace app {

/// The nearest folder above `file` (an existing file or folder, or a name in one) that holds evidence/; else
/// shared_root(). Nothing when there is none.
std::optional<std::string> config_root_of(const std::string& file);

/// Environment variable CAREPATH_CONFIGS; else share/carepath/configs beside the program's folder, where it was
/// installed; else configs/ of the checkout that it was built in. Nothing when none of them is there.
std::optional<std::string> shared_root();

/// The names without ".yaml" of the files in `root`/`folder`, sorted.
std::vector<std::string> names_in(const std::string& root, const std::string& folder);

/// What `text` names: a file as it is, or a name as in `group_cbt` (programmes, scenarios, studies, histories,
/// populations) in the configuration around the working folder, then in the shared root. Nothing when there is neither;
/// `known` then holds all names.
std::optional<std::string> find_config(const std::string& text, std::vector<std::string>& known);

}  // namespace app
