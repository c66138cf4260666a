#pragma once
// Laid-out pages as SVG.
#include <string>

#include "app/picture/layout.hpp"

namespace app {

/// No scripts, nothing from outside, every word escaped. `style` is the style sheet of the classes used.
std::string svg_of_page(const Page& page, const std::string& title, const std::string& style,
                        const std::string& definitions = "");

}  // namespace app
