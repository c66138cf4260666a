#pragma once
// From the results of a run to its report, and from any report to files.
#include <string>
#include <vector>

#include "app/report/report.hpp"
#include "app/report/sections.hpp"
#include "sim/record/outcomes.hpp"

namespace app {

/// SHA-256 of a file; empty when it cannot be read.
std::string digest_of(const std::string& file);

/// The small print under the title of every report.
std::vector<std::string> facts_of(const sim::Outcomes& outcomes, const BesideResults& beside);
/// What stands at the end of every report.
extern const char* const kFooter;

/// All sections that the results have data for. The same results give the same report.
Report report_of(const sim::Outcomes& outcomes, const BesideResults& beside);

/// Writes FOLDER/report.html, and the data (CSV) and specification (Vega-Lite) of each figure into FOLDER/figures/.
/// Returns the name of the page. Throws sim::FileError.
std::string write_report(const Report& report, const std::string& folder, const Layer& layer = {});

}  // namespace app
