#pragma once
// Numbers as `carepath explain` says them.
#include <span>
#include <string>
#include <vector>

#include "sim/care/model.hpp"
#include "sim/core/time.hpp"

namespace sim {

/// "90 minutes", "12 weeks", "1 year": the largest unit that comes out even.
std::string in_words(Duration length);
/// "60 %", "94.8 %": three digits.
std::string percent(double share);
/// "0.0361": four digits.
std::string brief_number(double value);
/// "behaviourist 90 minutes and nurse 90 minutes".
std::string in_words(std::span<const Work> work, const Model& model);
/// A reference to another step of the pathway; explain() puts the number it prints for that step in its place.
std::string step_number(std::uint16_t step);

}  // namespace sim
