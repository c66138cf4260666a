#pragma once
// A small set of results that uses every feature of the result file.
#include "sim/record/outcomes.hpp"

/// The same every time. Every array holds numbers that say where they stand; some are not-a-number.
sim::Outcomes sample_outcomes();

/// The number that stands at `index` of the array with this `salt`: known to the tests in other languages too.
double sample_number(std::size_t index, int salt);
