#pragma once
// `history: none`: nothing happens to patients but their programmes (queues, clinics, capacity questions).
#include "sim/care/model.hpp"
#include "sim/config/reading.hpp"
#include "sim/config/value.hpp"

namespace models {

/// Whether the section `history` says that there is none.
bool no_history(const sim::Value& history);

/// Columns and measures are the attributes that `population.attributes` lists, if any, each under its own name; nobody
/// falls ill, dies or costs anything by themselves. Patients whose pathways have all ended go home. The one outcome is
/// `days_in_care`: days since entry of those present. Problems go to the reading.
sim::Catalogue people_only(const sim::Value& population, sim::Reading& reading);

}  // namespace models
