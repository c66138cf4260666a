#include "sim/config/evidence.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <system_error>

#include "sim/config/include.hpp"
#include "sim/config/suggest.hpp"
#include "sim/config/wording.hpp"

namespace sim {

namespace {

// `also: S64.c`: other ids of the same number. Whoever asks for one of them gets the row under its own id.
void add_other_ids(const Value& written, const EvidenceRow& row, std::map<std::string, EvidenceRow>& rows,
                   Problems& problems) {
  const Value* also = written.find("also");
  if (also == nullptr) return;
  const std::vector<Value> ids = also->is_list() ? also->items() : std::vector<Value>{*also};
  for (const Value& id : ids)
    if (!id.is_scalar() || id.text().empty())
      problems.add("config/type", id.origin(), row.id + ".also must be another id of this row, or a list of them",
                   "write for example 'also: S64.c'");
    else if (id.text() == row.id || !rows.emplace(id.text(), row).second)
      problems.add("config/evidence", id.origin(), "evidence row " + in_quotes(id.text()) + " is there already",
                   "an id names one row in all files");
}

}  // namespace

const EvidenceRow* Evidence::find(const std::string& id) const {
  const auto it = rows_.find(id);
  return it == rows_.end() ? nullptr : &it->second;
}

std::vector<std::string> Evidence::ids() const {
  std::vector<std::string> out;
  for (const auto& [id, row] : rows_) out.push_back(id);
  return out;
}

void Evidence::add(const Value& file, Problems& problems) {
  const Value* rows = file.find("evidence");
  for (const Value::Entry& e : file.entries())
    if (e.key != "evidence")
      problems.add("config/unknown", e.key_origin, "unknown setting " + in_quotes(e.key),
                   did_you_mean(e.key, {"evidence"}));
  if (!rows || !rows->is_map()) {
    problems.add(rows ? "config/type" : "config/missing", rows ? rows->origin() : file.origin(),
                 "evidence must be a group of rows by id", "write for example 'evidence: {A35: {value: 0.6, ...}}'");
    return;
  }
  for (const Value::Entry& e : rows->entries()) {
    if (const EvidenceRow* first = find(e.key)) {
      problems.add("config/evidence", e.key_origin,
                   "evidence row " + in_quotes(e.key) + " is written twice (first at " + first->origin.words() + ")",
                   "an id names one row in all files");
      continue;
    }
    if (auto row = read_evidence_row(e.value, e.key, problems)) {
      row->origin = e.key_origin;
      add_other_ids(e.value, *row, rows_, problems);
      rows_.emplace(e.key, std::move(*row));
    }
  }
}

void Evidence::check_followers(Problems& problems) const {
  for (const auto& [id, row] : rows_) {
    if (row.moves_with.empty() || id != row.id) continue;
    const EvidenceRow* leader = find(row.moves_with);
    const bool chain = leader && !leader->moves_with.empty();
    if (leader && leader->id == row.moves_with && leader->uncertain() && row.uncertain() && !chain) continue;
    problems.add("config/evidence", row.origin,
                 id + ".moves_with: " +
                     (!leader                        ? "there is no row " + in_quotes(row.moves_with)
                      : chain                        ? in_quotes(row.moves_with) + " itself moves with another row"
                      : leader->id != row.moves_with ? in_quotes(row.moves_with) + " is another id of " + leader->id
                                                     : "both rows must be uncertain"),
                 !leader ? did_you_mean(row.moves_with, ids()) : "name an uncertain row that moves by itself");
  }
}

Evidence load_evidence(const std::string& config_root, Problems& problems, std::vector<FileRead>* files) {
  namespace fs = std::filesystem;
  std::vector<std::string> names;
  std::error_code error;
  for (fs::directory_iterator it(fs::path(config_root) / "evidence", error), end; !error && it != end;
       it.increment(error))
    if (it->path().extension() == ".yaml") names.push_back(it->path().string());
  std::sort(names.begin(), names.end());
  Evidence evidence;
  if (names.empty())
    problems.add("config/file", {}, "there is no evidence in " + in_quotes(config_root + "/evidence"),
                 "is this the config folder?");
  for (const std::string& name : names) {
    const Value file = read_file(name, config_root, problems, files);
    if (file.is_map()) evidence.add(file, problems);
  }
  evidence.check_followers(problems);
  return evidence;
}

std::vector<PoorFit> poor_fits(const Evidence& evidence, double share) {
  std::vector<PoorFit> out;
  for (const auto& [id, row] : evidence.rows()) {
    const bool ends =
        row.dist == "uniform" || row.dist == "triangular" || row.dist == "pert" || row.dist == "halfnormal";
    if (id != row.id || !row.ci95 || !row.uncertain() || row.explicit_distribution || ends) continue;
    const auto [low, high] = *row.ci95;
    const PoorFit fit{id, low, high, row.fitted.quantile(0.025), row.fitted.quantile(0.975)};
    const double most = share * (high - low);
    if (std::fabs(fit.fitted_low - low) > most || std::fabs(fit.fitted_high - high) > most) out.push_back(fit);
  }
  return out;
}

}  // namespace sim
