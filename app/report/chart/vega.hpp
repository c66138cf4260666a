#pragma once
// Specifications for Vega-Lite 5, so that analysts can restyle a figure.
#include <nlohmann/json.hpp>

#include "app/report/chart/figure.hpp"

namespace app {

using Json = nlohmann::ordered_json;

/// The head of a specification, with the figure's data as inline values; not-a-number becomes null.
Json vega_of(const Figure& figure);
/// The colours of the legend, as a scale.
Json colours_of(const std::vector<LegendEntry>& legend);
/// As text. Bytes that are not UTF-8 are replaced.
std::string vega_text(const Json& specification);

}  // namespace app
