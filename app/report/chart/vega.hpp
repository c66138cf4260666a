#pragma once
// Specifications for Vega-Lite 5: the figure once more, with the same axes, colours and shapes, so that analysts can
// restyle it and readers can play with it. A click on an entry of the legend keeps it and fades the others.
#include <nlohmann/json.hpp>

#include "app/report/chart/figure.hpp"
#include "app/report/chart/scale.hpp"

namespace app {

using Json = nlohmann::ordered_json;

/// The head of a specification, with the figure's data as inline values; not-a-number becomes null.
Json vega_of(const Figure& figure);
/// As text. Bytes that are not UTF-8 are replaced.
std::string vega_text(const Json& specification);

/// A number along an axis: its title, and the ticks of the picture.
Json number_channel(const std::string& field, const Axis& axis, const Ticks& ticks);
/// Names down the left side, in the order of the data.
Json name_channel(const std::string& field);
/// How an entry of the legend looks: its colour, the shape of its points, and (not in the legend) the dashes of its
/// line.
Json colour_channel(const std::string& field, const std::vector<LegendEntry>& legend);
Json shape_channel(const std::string& field, const std::vector<LegendEntry>& legend);
Json dash_channel(const std::string& field, const std::vector<LegendEntry>& legend);
/// The parameter that remembers which entries were clicked; it belongs into the first layer that has the colour.
Json kept_entries(const std::string& field);
/// This opacity for the entries that are kept, and for all while none was clicked; nearly nothing for the others.
Json fading(double opacity);
/// What pointing at a mark shows: fields with their titles, and the format of numbers.
struct Tip {
  std::string field, title, format = {};
};
Json tips(const std::vector<Tip>& all);
/// The number format of d3 for an axis, with `finer` more decimals than its ticks.
std::string number_format(Unit unit, const Ticks& ticks, int finer = 0);

}  // namespace app
