#pragma once
// From the results of a run to its report, and to files.
#include <string>
#include <vector>

#include "app/report/report.hpp"
#include "sim/record/outcomes.hpp"

namespace app {

/// What stands beside the results and may be in the report.
struct BesideResults {
  std::string outcomes_sha256;             ///< Empty: unknown.
  std::vector<std::string> command_words;  ///< The command that made them; empty: unknown.
};

/// All sections that the results have data for. The same results give the same report.
Report report_of(const sim::Outcomes& outcomes, const BesideResults& beside);

/// Writes FOLDER/report.html, and the data (CSV) and specification (Vega-Lite) of each figure into FOLDER/figures/.
/// Returns the name of the page. Throws sim::FileError.
std::string write_report(const Report& report, const std::string& folder);

}  // namespace app
