#pragma once
// From the results of a study to its report.
#include "app/report/build_report.hpp"
#include "app/study/stored_study.hpp"

namespace app {

/// All sections that the study has data for. The same study gives the same report.
Report report_of(const StoredStudy& study, const BesideResults& beside);

/// The report of FOLDER/study.h5, which this command made, written into the folder. Returns the name of the page.
/// Throws sim::FileError.
std::string write_study_report(const std::string& folder, const std::vector<std::string>& command_words);

}  // namespace app
