#pragma once
// What may be asked of a patient by name: eligibility, branches, subgroups, chances and panels use these.
#include <string>
#include <string_view>
#include <vector>

#include "models/history/chronic_pain.hpp"
#include "sim/care/model.hpp"

namespace models {

/// All measures. They read `nature`, which must outlive them.
std::vector<sim::Measure> measures(const ChronicPain& nature);
/// Chances in [0, 1] that offers may name: "interest", "interest_fewer_men".
std::vector<sim::Chance> chances(const ChronicPain& nature);
/// Groups of patients that panels are shown for; the first is everybody.
std::vector<sim::Measure> subgroups();
/// What panels show, in order.
std::vector<sim::Outcome> outcomes(const std::vector<sim::Measure>& measures);

/// Index of the measure of that name.
std::size_t index_of(const std::vector<sim::Measure>& measures, std::string_view name);

/// At least 30 % and one point less pain than at entry.
bool responder(double pegs_at_entry, double pegs);

}  // namespace models
