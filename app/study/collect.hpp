#pragma once
// From finished rows to one result file.
#include <string>
#include <vector>

#include "app/study/walk.hpp"
#include "sim/study/result_tables.hpp"

namespace app {

/// All stages that are known, with what is finished of them.
sim::study::StudyResult result_of(const LoadedStudy& study, const std::vector<StageRun>& runs);

/// Writes study.h5 and the tables as CSV into `folder`; `more` are further tables (analyses). Returns the names of the
/// files. Throws sim::FileError.
std::vector<std::string> save_study(const LoadedStudy& study, const sim::study::StudyResult& result,
                                    const std::vector<sim::Table>& more, bool complete, const std::string& folder);

}  // namespace app
