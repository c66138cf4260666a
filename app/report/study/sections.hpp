#pragma once
// The sections of a study's report, one function for each question to one stage. What a stage cannot answer is not
// asked: nothing is returned.
#include <optional>

#include "app/report/study/view.hpp"

namespace app {

/// PSA with a cost and an effect.
std::optional<Section> which_is_worth_it(const StudyView& view, std::size_t stage);
std::optional<Section> how_sure_is_that(const StudyView& view, std::size_t stage);
std::optional<Section> what_is_research_worth(const StudyView& view, std::size_t stage);
/// PSA with spending by year and a budget.
std::optional<Section> what_will_it_cost_us(const StudyView& view, std::size_t stage);
/// PSA.
std::optional<Section> how_uncertain_is_it(const StudyView& view, std::size_t stage);
/// Morris, Sobol' and one-way.
std::optional<Section> what_matters_most(const StudyView& view, std::size_t stage);
/// Grid, list, Latin hypercube.
std::optional<Section> what_if(const StudyView& view, std::size_t stage);
/// Search for capacity, selection.
std::optional<Section> what_is_enough(const StudyView& view, std::size_t stage);
std::optional<Section> which_to_select(const StudyView& view, std::size_t stage);

Section what_was_studied(const StudyView& view);
Section which_inputs(const StudyView& view);
Section what_a_study_does_not_say(const StudyView& view);

}  // namespace app
