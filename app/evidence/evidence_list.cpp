#include "app/evidence/evidence_list.hpp"

#include <algorithm>
#include <cctype>
#include <nlohmann/json.hpp>

#include "sim/config/quantity.hpp"
#include "sim/config/wording.hpp"

namespace app {

namespace {

using Json = nlohmann::ordered_json;

std::string small_letters(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

std::string everything_said(const std::string& id, const ListedRow& listed) {
  const sim::EvidenceRow& r = *listed.row;
  std::string all = id + "\n" + r.id + "\n" + r.about + "\n" + r.text + "\n" + r.unit + "\n" + r.population + "\n" +
                    r.source + "\n" + r.provenance + "\n" + r.where + "\n" + r.note;
  for (const RowUse& use : listed.uses) all += "\n" + use.file + " " + use.setting;
  return small_letters(all);
}

bool is_id(const std::string& word, const std::vector<std::string>& ids) {
  return std::any_of(ids.begin(), ids.end(), [&](const std::string& id) {
    const std::string small = small_letters(id);
    return small == word || small.starts_with(word + ".");
  });
}

bool found_by(const std::string& word, bool names_rows, const std::string& id, const std::string& said) {
  if (!names_rows) return said.find(word) != std::string::npos;
  const std::string small = small_letters(id);
  return small == word || small.starts_with(word + ".");
}

std::string value_words(const sim::EvidenceRow& r) {
  if (!r.value) return sim::harmless(r.text);
  std::string words = sim::number_text(*r.value);
  if (r.ci95) words += " (" + sim::number_text((*r.ci95)[0]) + " to " + sim::number_text((*r.ci95)[1]) + ")";
  if (!r.unit.empty()) words += " " + sim::harmless(r.unit);
  return words + (r.uncertain() ? ", " + r.dist : "");
}

std::string line(const char* label, const std::string& words) {
  return words.empty() ? "" : std::string("    ") + label + sim::harmless(words) + "\n";
}

std::string text_of_row(const ListedRow& listed, const Terminal& terminal) {
  const sim::EvidenceRow& r = *listed.row;
  std::string text =
      bold(terminal, r.id) + "  " + sim::harmless(r.about) + "\n    value       " + value_words(r) + "\n";
  text += line("among       ", r.population);
  text += line("source      ", r.source + (r.where.empty() || r.where == r.source ? "" : "; " + r.where));
  text += line("provenance  ", r.provenance);
  text += line("moves with  ", r.moves_with);
  text += line("note        ", r.note);
  if (listed.uses.empty()) return text + "    acts        nowhere: no file of the configuration names it\n";
  for (std::size_t i = 0; i < listed.uses.size(); ++i) {
    const RowUse& use = listed.uses[i];
    text +=
        line(i == 0 ? "acts in     " : "            ", use.file + ":" + std::to_string(use.line) + "  " + use.setting);
  }
  return text;
}

}  // namespace

std::vector<ListedRow> rows_with(const sim::Evidence& evidence, const std::map<std::string, std::vector<RowUse>>& uses,
                                 const std::vector<std::string>& words) {
  std::vector<std::pair<std::string, bool>> asked;
  const auto ids = evidence.ids();
  for (const std::string& word : words) asked.emplace_back(small_letters(word), is_id(small_letters(word), ids));
  const bool only_ids = !asked.empty() && std::ranges::all_of(asked, [](const auto& word) { return word.second; });
  std::vector<ListedRow> rows;
  std::vector<std::string> seen;
  for (const auto& [id, row] : evidence.rows()) {
    const auto used = uses.find(row.id);
    ListedRow listed{&row, used == uses.end() ? std::vector<RowUse>{} : used->second};
    if (id != row.id) listed.row = evidence.find(row.id);  // Another id of the same number.
    const std::string said = everything_said(id, listed);
    const auto found = [&, &id = id](const auto& word) { return found_by(word.first, word.second, id, said); };
    // Several ids are several rows; of words a row has all.
    const bool fits = only_ids ? std::ranges::any_of(asked, found) : std::ranges::all_of(asked, found);
    if (!fits || std::find(seen.begin(), seen.end(), row.id) != seen.end()) continue;
    seen.push_back(row.id);
    rows.push_back(std::move(listed));
  }
  return rows;
}

std::string text_of(const std::vector<ListedRow>& rows, const Terminal& terminal) {
  std::string text;
  for (const ListedRow& row : rows) text += text_of_row(row, terminal);
  return text;
}

std::string json_of(const std::vector<ListedRow>& rows) {
  Json all = Json::array();
  for (const ListedRow& listed : rows) {
    const sim::EvidenceRow& r = *listed.row;
    Json uses = Json::array();
    for (const RowUse& use : listed.uses)
      uses.push_back({{"file", use.file}, {"line", use.line}, {"setting", use.setting}});
    all.push_back({{"id", r.id},
                   {"about", r.about},
                   {"value", r.value ? Json(*r.value) : Json(nullptr)},
                   {"text", r.text},
                   {"ci95", r.ci95 ? Json(*r.ci95) : Json(nullptr)},
                   {"dist", r.dist},
                   {"unit", r.unit},
                   {"population", r.population},
                   {"source", r.source},
                   {"where", r.where},
                   {"provenance", r.provenance},
                   {"moves_with", r.moves_with},
                   {"note", r.note},
                   {"acts_in", std::move(uses)}});
  }
  return all.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace app
