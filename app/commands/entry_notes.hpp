#pragma once
// What a sound configuration still ought to make its writer think: programmes that nobody there can enter, groups that
// can never start, more staff than were meant.
#include <string>
#include <vector>

#include "app/study/load_study.hpp"
#include "sim/run/project.hpp"

namespace app {

/// One sentence for each scenario and programme for which no patient is eligible, neither at the start nor after a
/// year, with the condition that nobody meets. Looks at one run at central values of at most `kMostLookedAt` patients;
/// larger cohorts and those that only arrive later are left out.
std::vector<std::string> entry_notes(const sim::Project& project);

/// One sentence for each scenario and kind of group or meeting whose staff have fewer hours in a week than one of them
/// takes.
std::vector<std::string> meeting_notes(const sim::Project& project);

/// One sentence for each setting (`path=value` or a path) that does nothing in a scenario whose own `set` lies over it.
/// `who` stands before the path.
std::vector<std::string> overlaid_notes(const sim::Project& project, const std::vector<std::string>& sets,
                                        const std::string& who = "--set ");
/// The same for the settings that a study varies.
std::vector<std::string> overlaid_notes(const LoadedStudy& loaded);

/// One sentence for each staff role of which every site has as many only because 'shared_by' is left out: how many that
/// is in all; and for each of which one person works more than a week has working hours. `tree` is the file as written.
std::vector<std::string> staff_notes(const sim::Project& project, const sim::Value& tree);

inline constexpr unsigned kMostLookedAt = 20'000;

}  // namespace app
