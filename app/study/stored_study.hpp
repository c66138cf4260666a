#pragma once
// A study out of its result file, with what it said when it was saved.
#include <string>

#include "app/study/answer.hpp"
#include "sim/record/outcomes.hpp"

namespace app {

struct StoredStudy {
  sim::Outcomes file;  ///< Title, provenance, seed; its tables of studies are in `result` and `answer`.
  sim::study::StudyResult result;
  Answer answer;
};

/// Reads study.h5 of a folder, or a file. Throws sim::FileError.
StoredStudy read_stored_study(const std::string& folder_or_file);

/// The sentences of an answer as the table "sentences", which read_stored_study() turns back.
sim::Table sentences_table(const Answer& answer);

}  // namespace app
