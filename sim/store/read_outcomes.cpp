#include "sim/store/read_outcomes.hpp"

#include <chrono>
#include <thread>

#include "sim/config/format_version.hpp"
#include "sim/config/sha256.hpp"
#include "sim/core/check.hpp"
#include "sim/store/atomic_file.hpp"
#include "sim/store/careful_file.hpp"
#include "sim/store/read_table.hpp"
#include "sim/store/write_outcomes.hpp"

namespace sim {
namespace {

using hdf5::CarefulFile;
using Sizes = std::vector<std::size_t>;

std::size_t length_of(CarefulFile& file, const std::string& axis) {
  if (!file.has(axis)) return 0;
  const Sizes sizes = file.extents(axis);
  if (sizes.size() != 1) throw hdf5::Failure(axis + " is not a dimension");
  return sizes[0];
}

void read_measures(CarefulFile& file, Outcomes& o) {
  const std::vector<std::string> names = file.names("/measure");
  const std::vector<std::string> units = file.texts("/measure_unit", {names.size()});
  const std::vector<std::string> docs = file.texts("/measure_doc", {names.size()});
  if (units.size() != names.size() || docs.size() != names.size()) throw hdf5::Failure("a measure has no unit");
  for (std::size_t i = 0; i < names.size(); ++i) o.measures.push_back({names[i], units[i], docs[i]});
}

void read_panel_outcomes(CarefulFile& file, Outcomes& o) {
  const std::vector<std::string> names = file.names("/panel_outcome");
  const std::vector<std::string> units = file.texts("/panel_outcome_unit", {names.size()});
  const std::vector<std::string> docs = file.texts("/panel_outcome_doc", {names.size()});
  const std::vector<std::string> notes = file.texts("/panel_outcome_bin_note", {names.size()});
  if (units.size() != names.size() || docs.size() != names.size() || notes.size() != names.size())
    throw hdf5::Failure("a panel outcome has no unit");
  for (std::size_t i = 0; i < names.size(); ++i) o.outcomes.push_back({names[i], units[i], docs[i], notes[i]});
}

void read_axes(CarefulFile& file, Outcomes& o) {
  o.scenarios = file.names("/scenario");
  o.programmes = file.names("/programme");
  o.roles = file.names("/staff_role");
  o.subgroups = file.names("/subgroup");
  o.cost_categories = file.names("/cost_category");
  o.draws = length_of(file, "/draw");
  o.replicates = length_of(file, "/replicate");
  o.years = length_of(file, "/year");
  o.panel_days = file.numbers<double>("/time", {length_of(file, "/time")});
}

void read_arrays(CarefulFile& file, Outcomes& o) {
  const std::size_t scenarios = o.scenarios.size(), days = o.panel_days.size();
  o.outcome = file.numbers<double>("/outcome", {scenarios, o.draws, o.replicates, o.measures.size()});
  o.cost = file.numbers<double>("/cost", {scenarios, o.draws, o.replicates});
  o.qaly = file.numbers<double>("/qaly", {scenarios, o.draws, o.replicates});
  o.wait_day = file.numbers<double>("/wait_day", {scenarios, o.draws, o.programmes.size(), days});
  o.waiting = file.numbers<double>("/waiting", {scenarios, o.draws, o.programmes.size(), days});
  o.utilisation = file.numbers<double>("/utilisation", {scenarios, o.draws, o.roles.size(), days});
  o.queue_length = file.numbers<double>("/queue_length", {scenarios, o.draws, o.roles.size(), days});
  o.staff_worked = file.numbers<double>("/staff_worked", {scenarios, o.draws, o.roles.size()});
  o.staff_paid = file.numbers<double>("/staff_paid", {scenarios, o.draws, o.roles.size()});
  o.cost_by_category_year =
      file.numbers<double>("/cost_by_category_year", {scenarios, o.draws, o.cost_categories.size(), o.years});
  if (const std::string unit = file.has("/cost") ? file.attribute("/cost", "units") : std::string(); !unit.empty())
    o.money_unit = unit;
}

void read_panels(CarefulFile& file, Outcomes& o) {
  o.panels.pooled_over_draws = file.has("/pooled_draws");
  const Sizes panel{o.scenarios.size(), o.panel_draws(), o.panel_days.size(), o.subgroups.size(), o.outcomes.size()};
  o.panels.mean = file.numbers<double>("/panel_mean", panel);
  o.panels.sd = file.numbers<double>("/panel_sd", panel);
  o.panels.n = file.numbers<double>("/panel_n", panel);
  o.panels.q025 = file.numbers<double>("/panel_q025", panel);
  o.panels.q25 = file.numbers<double>("/panel_q25", panel);
  o.panels.q50 = file.numbers<double>("/panel_q50", panel);
  o.panels.q75 = file.numbers<double>("/panel_q75", panel);
  o.panels.q975 = file.numbers<double>("/panel_q975", panel);
  const Sizes spread{o.scenarios.size(), o.panel_days.size(), o.subgroups.size(), o.outcomes.size()};
  o.spread.mean = file.numbers<double>("/spread_mean", spread);
  o.spread.se = file.numbers<double>("/spread_se", spread);
  o.spread.low = file.numbers<double>("/spread_low", spread);
  o.spread.high = file.numbers<double>("/spread_high", spread);
}

void read_parameters(CarefulFile& file, Outcomes& o) {
  ParameterRecord& p = o.parameters;
  p.names = file.names("/parameters/parameter");
  const std::size_t count = p.names.size();
  p.units = file.texts("/parameters/unit", {count});
  p.sources = file.texts("/parameters/source", {count});
  p.provenances = file.texts("/parameters/provenance", {count});
  p.notes = file.texts("/parameters/note", {count});
  p.central = file.numbers<double>("/parameters/central", {count});
  p.low = file.numbers<double>("/parameters/low", {count});
  p.high = file.numbers<double>("/parameters/high", {count});
  p.value = file.numbers<double>("/parameters/value", {o.draws, count});
}

std::string only_text(CarefulFile& file, const std::string& path) {
  const std::vector<std::string> texts = file.texts(path, {});
  return texts.empty() ? std::string() : texts[0];
}

void read_provenance(CarefulFile& file, ProvenanceRecord& p) {
  if (!file.has("/provenance")) return;
  p.schema_version = file.attribute("/provenance", "schema_version");
  p.model_version = file.attribute("/provenance", "model_version");
  p.config_text = only_text(file, "/provenance/config");
  p.resolved_config = only_text(file, "/provenance/config_resolved");
  const std::vector<std::string> names = file.names("/provenance/file_name");
  const std::vector<std::string> digests = file.texts("/provenance/file_sha256", {names.size()});
  if (digests.size() != names.size()) throw hdf5::Failure("a file that was read has no digest");
  for (std::size_t i = 0; i < names.size(); ++i) p.files.push_back({names[i], digests[i]});
}

Outcomes read_summary(CarefulFile& file) {
  if (file.attribute("/", "schema_name") != "carepath-outcomes")
    throw hdf5::Failure("it is not a result file of carepath");
  const std::string version = file.attribute("/", "schema_version");
  if (const std::string help = format_help(version); !version.empty() && !help.empty())
    throw hdf5::Failure("its format is '" + version + "'; " + help);
  Outcomes o;
  o.title = file.attribute("/", "title");
  o.summary = file.attribute("/", "summary");
  o.seed = file.attribute("/", "seed");
  o.status = file.attribute("/", "status");
  o.interval_kind = file.attribute("/", "interval_kind");
  read_axes(file, o);
  read_measures(file, o);
  read_panel_outcomes(file, o);
  read_arrays(file, o);
  read_panels(file, o);
  read_parameters(file, o);
  read_provenance(file, o.provenance);
  return o;
}

void read_tables(CarefulFile& file, Outcomes& o) {
  for (const std::string& group : file.groups_of("/")) {
    if (group == "parameters" || group == "provenance") continue;
    Table table = hdf5::read_table(file, group);
    if (group == "patients")
      o.patients = std::move(table);
    else if (group == "events")
      o.events = std::move(table);
    else
      o.study_tables.push_back(std::move(table));
  }
}

// Another process may be writing the same results and stand between its two renames: the digest is waited for.
std::optional<std::string> digest_beside(const std::string& path, DigestRule rule) {
  constexpr int kTries = 20;
  for (int i = 0; i < kTries; ++i) {
    if (auto digest = read_whole_file(path + ".sha256", 4096)) return digest;
    if (rule == DigestRule::match_if_there) break;
    std::this_thread::sleep_for(std::chrono::milliseconds(25));
  }
  return std::nullopt;
}

void check_digest(const std::string& path, const std::string& bytes, DigestRule rule) {
  constexpr std::size_t kDigits = 64;
  const std::optional<std::string> beside = digest_beside(path, rule);
  if (!beside && rule == DigestRule::match_if_there) return;
  if (!beside) throw FileError("cannot read '" + path + "': its digest '" + path + ".sha256' is missing");
  if (beside->substr(0, kDigits) != sha256(bytes))
    throw FileError("cannot read '" + path +
                    "': it is not the file that its digest was made for; it is damaged or changed");
}

}  // namespace

Outcomes read_outcomes(const std::string& path, DigestRule rule, ReadWhat what) {
  std::optional<std::string> bytes = read_whole_file(path);
  if (!bytes) throw FileError("cannot read '" + path + "': there is no such file");
  check_digest(path, *bytes, rule);
  try {
    CarefulFile file(path, std::move(*bytes));
    Outcomes outcomes = read_summary(file);
    if (what == ReadWhat::everything) read_tables(file, outcomes);
    check_shapes(outcomes);
    return outcomes;
  } catch (const hdf5::Failure& failure) {
    throw FileError("cannot read '" + path + "': " + failure.what());
  } catch (const BrokenRule& broken) {  // here the rule was broken by whoever made the file
    throw FileError("cannot read '" + path + "': " + broken.what());
  }
}

}  // namespace sim
