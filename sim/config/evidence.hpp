#pragma once
// The evidence table: every uncertain number, by id, with its interval, unit, source and provenance.
#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "sim/config/problems.hpp"
#include "sim/config/uncertain.hpp"
#include "sim/config/value.hpp"

namespace sim {

struct FileRead;

/// All rows, by id.
class Evidence {
 public:
  /// The row, or null. Rows stay where they are while the table lives.
  const EvidenceRow* find(const std::string& id) const;
  const std::map<std::string, EvidenceRow>& rows() const { return rows_; }
  std::vector<std::string> ids() const;

  /// Adds the rows of one file's tree (its key `evidence`). An id written twice is config/evidence.
  void add(const Value& file, Problems& problems);
  /// After the last file: what moves with another row needs an uncertain row to move with, which moves with none
  /// itself.
  void check_followers(Problems& problems) const;

 private:
  std::map<std::string, EvidenceRow> rows_;
};

/// Reads every .yaml file of `config_root`/evidence in the order of their names.
Evidence load_evidence(const std::string& config_root, Problems& problems, std::vector<FileRead>* files = nullptr);

/// A row whose fitted distribution does not return its printed bounds.
struct PoorFit {
  std::string id;
  double printed_low = 0, printed_high = 0;
  double fitted_low = 0, fitted_high = 0;
};

/// Rows whose fitted 95 % bounds miss a printed one by more than `share` of the interval's width.
std::vector<PoorFit> poor_fits(const Evidence& evidence, double share = 0.20);

}  // namespace sim
