#pragma once
// The columns of the summary: which number each shows, how it is called, and how it is said.
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/summary/series.hpp"

namespace app {

/// Whether a column shows the number itself or how it differs from the first scenario.
enum class Shows { level, difference };

struct SummaryColumn {
  std::vector<std::string> heading;  ///< Up to three lines.
  Shows shows = Shows::level;
  bool with_interval = false;
  std::function<std::optional<Series>(const sim::Outcomes&)> number;
};

/// Columns that belong together.
struct SummaryPart {
  std::string title;
  std::vector<SummaryColumn> columns;
};

/// All parts that come from measures, in the order shown. A column whose number is not in the results is left out
/// later.
std::vector<SummaryPart> summary_parts(const sim::Outcomes& outcomes);

/// How long patients are followed: "5 years", "18 months".
std::string horizon_words(const sim::Outcomes& outcomes);

/// The longest mean wait of a scenario, "62 days, group_cbt"; "none" when nobody waited.
/// "12 days"; a wait of less than a day in hours or minutes.
std::string wait_length(double days);

std::string longest_wait(const sim::Outcomes& outcomes, std::size_t scenario);
/// The role with the highest share of its hours worked, "behaviourist 94 %"; "-" without staff.
std::string busiest_role(const sim::Outcomes& outcomes, std::size_t scenario);

}  // namespace app
