#pragma once
// The sections of a run's report, one function for each question. A question that the results cannot answer is not
// asked: nothing is returned.
#include <optional>

#include "app/report/report.hpp"
#include "app/report/run_view.hpp"

namespace app {

Section what_was_compared(const RunView& view);
std::optional<Section> do_patients_get_better(const RunView& view);

}  // namespace app
