#include "sim/run/gather_provenance.hpp"

#include <map>
#include <set>

#include "sim/run/experiment.hpp"

namespace sim {

void add_provenance(const Project& project, const std::vector<std::uint32_t>& draws, Outcomes& out) {
  const auto& file = project.file();
  out.title = file.title;
  out.summary = file.summary;
  out.seed = std::to_string(file.seed);
  ParameterRecord& record = out.parameters;
  std::set<std::string> done;
  std::vector<std::string> drawn;
  for (const auto& use : project.uses()) {
    if (!done.insert(use.parameter).second) continue;
    record.names.push_back(use.parameter);
    record.units.push_back(use.unit);
    record.sources.push_back(use.source);
    record.provenances.push_back(use.provenance);
    const EvidenceRow* row = project.evidence().find(use.parameter);
    const Parameter* parameter = project.parameters().find(use.parameter);
    record.notes.push_back(row == nullptr ? "" : row->note);
    const double central = parameter != nullptr           ? parameter->central
                           : row != nullptr && row->value ? *row->value
                                                          : use.value;
    record.central.push_back(central);
    record.low.push_back(parameter == nullptr ? central : parameter->distribution.quantile(0.025));
    record.high.push_back(parameter == nullptr ? central : parameter->distribution.quantile(0.975));
  }
  for (const std::uint32_t d : draws)
    for (std::size_t i = 0; i < record.names.size(); ++i) {
      const double* value = project.values(d).find(record.names[i]);
      record.value.push_back(value == nullptr ? record.central[i] : *value);
    }
  out.provenance.config_text = project.text();
  // Not as the user typed them: the bytes must not depend on the folder in which the program is called.
  std::map<std::string, std::string> within;
  std::set<std::string> listed;
  for (const auto& read : project.files()) {
    within.emplace(read.name, read.within);
    if (listed.insert(read.within + " " + read.sha256).second)
      out.provenance.files.push_back({read.within, read.sha256});
  }
  out.provenance.resolved_config = to_yaml(project.tree(), [&](const std::string& shown) {
    const auto known = within.find(shown);
    return known == within.end() ? shown : known->second;
  });
  out.provenance.schema_version = std::to_string(kFormatVersion);
  out.provenance.model_version = std::string("engine ") + kEngineVersion;
}

}  // namespace sim
