#include "sim/store/write_outcomes.hpp"

#include <unistd.h>

#include <filesystem>

#include "sim/config/sha256.hpp"
#include "sim/core/check.hpp"
#include "sim/store/atomic_file.hpp"
#include "sim/store/write_groups.hpp"

namespace sim {
namespace {

std::vector<netcdf::Written> write_everything(const Outcomes& outcomes, const std::string& path) {
  netcdf::File file(path);
  file.attribute("Conventions", "CF-1.10 ACDD-1.3");
  file.attribute("schema_name", "carepath-outcomes");
  file.attribute("schema_version", outcomes.provenance.schema_version);
  file.attribute("title", outcomes.title);
  file.attribute("summary", outcomes.summary);
  file.attribute("history", "command, time and machine stand in runtime.json beside this file");
  file.attribute("seed", outcomes.seed);
  file.attribute("status", outcomes.status);
  file.attribute("interval_kind", outcomes.interval_kind);
  netcdf::write_summary(file, outcomes);
  netcdf::write_panels(file, outcomes);
  netcdf::write_parameters(file, outcomes);
  netcdf::write_provenance(file, outcomes.provenance);
  if (outcomes.patients) netcdf::write_table(file, *outcomes.patients);
  if (outcomes.events) netcdf::write_table(file, *outcomes.events);
  for (const Table& table : outcomes.study_tables) netcdf::write_table(file, table);
  return file.close();
}

std::string digest_of(const std::string& path) {
  const std::optional<std::string> bytes = read_whole_file(path);
  if (!bytes) throw FileError("cannot read '" + path + "' back: it has gone");
  return sha256(*bytes);
}

}  // namespace

std::string write_outcomes(const Outcomes& outcomes, const std::string& path) {
  check_shapes(outcomes);
  TemporaryFile results(path);
  try {
    netcdf::verify(results.path(), write_everything(outcomes, results.path()));
  } catch (const hdf5::Failure& failure) {
    throw FileError("cannot write '" + path + "': " + failure.what());
  }
  const std::string digest = digest_of(results.path());
  TemporaryFile beside(path + ".sha256");
  beside.write(digest + "  " + std::filesystem::path(path).filename().string() + "\n");
  // An old digest goes first: between the two renames there is then no digest, never a wrong one.
  ::unlink(beside.target().c_str());
  results.commit();
  beside.commit();
  return digest;
}

}  // namespace sim
