#pragma once
// The sections of a run's report, one function for each question. A question that the results cannot answer is not
// asked: nothing is returned.
#include <optional>

#include "app/report/report.hpp"
#include "app/report/run_view.hpp"

namespace app {

/// What stands beside the results and may be in the report.
struct BesideResults {
  std::string sha256;                      ///< Of the result file; empty: unknown.
  std::vector<std::string> command_words;  ///< The command that made it; empty: unknown.
  std::string file = "outcomes.h5";
};

Section what_was_compared(const RunView& view);
Section at_a_glance(const RunView& view);
std::optional<Section> who_takes_part(const RunView& view);
std::optional<Section> do_patients_get_better(const RunView& view);
std::optional<Section> how_much_per_person(const RunView& view);
/// Enrolments, and differences to the reference, per 1,000 patients found eligible; nothing if nobody counted them.
std::optional<WordTable> per_eligible_table(const RunView& view);
std::optional<Section> who_benefits(const RunView& view);
std::optional<Section> what_happens_to_prescribing(const RunView& view);
std::optional<Section> does_tighter_prescribing_hurt(const RunView& view);
std::optional<Section> who_is_harmed(const RunView& view);
std::optional<Section> how_long_do_people_wait(const RunView& view);
std::optional<Section> are_staff_over_stretched(const RunView& view);
std::optional<Section> can_it_be_done_with_less(const RunView& view);
std::optional<Section> what_will_it_cost(const RunView& view);
std::optional<Section> is_it_worth_the_money(const RunView& view);
std::optional<Section> how_sure_are_we(const RunView& view);
std::optional<Section> where_do_the_numbers_come_from(const RunView& view);
Section what_is_not_said(const RunView& view);
Section checklist(const RunView& view);
Section glossary();
Section how_to_make_it_again(const sim::Outcomes& outcomes, const BesideResults& beside);

}  // namespace app
