#pragma once
// Evidence rows chosen by words, as a list for people and as JSON.
#include <string>
#include <vector>

#include "app/evidence/where_used.hpp"
#include "app/terminal/terminal.hpp"

namespace app {

/// A row with the settings that name it.
struct ListedRow {
  const sim::EvidenceRow* row = nullptr;
  std::vector<RowUse> uses;
};

/// The rows, each once, that hold every one of `words` in their id, texts, provenance or uses; large and small letters
/// are the same. A word that is an id, or the beginning of the ids of a split row ("G36" of "G36.a"), finds just these.
std::vector<ListedRow> rows_with(const sim::Evidence& evidence, const std::map<std::string, std::vector<RowUse>>& uses,
                                 const std::vector<std::string>& words);

/// A few lines for each row.
std::string text_of(const std::vector<ListedRow>& rows, const Terminal& terminal);
std::string json_of(const std::vector<ListedRow>& rows);

}  // namespace app
