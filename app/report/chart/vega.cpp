#include "app/report/chart/vega.hpp"

#include <algorithm>
#include <cmath>
#include <sstream>

namespace app {

namespace {

Json values_of(const DataTable& data) {
  Json values = Json::array();
  for (const auto& row : data.rows) {
    Json one = Json::object();
    for (std::size_t c = 0; c < row.size(); ++c)
      if (const auto* words = std::get_if<std::string>(&row[c]))
        one[data.columns[c]] = *words;
      else if (const double x = std::get<double>(row[c]); std::isfinite(x))
        one[data.columns[c]] = x;
      else
        one[data.columns[c]] = nullptr;
    values.push_back(std::move(one));
  }
  return values;
}

// A channel that says by its look which entry of the legend it is. One entry needs no legend.
Json look_channel(const std::string& field, const std::vector<LegendEntry>& legend, Json (*look)(const Look&)) {
  Json names = Json::array(), looks = Json::array();
  for (const auto& entry : legend) {
    names.push_back(entry.words);
    looks.push_back(look(entry.look));
  }
  Json channel = {
      {"field", field}, {"type", "nominal"}, {"title", nullptr}, {"scale", {{"domain", names}, {"range", looks}}}};
  if (legend.size() < 2) channel["legend"] = nullptr;
  return channel;
}

Json dash_of(const Look& look) {
  Json lengths = Json::array();
  std::istringstream in(look.dash);
  for (double length = 0; in >> length;) lengths.push_back(length);
  return lengths;
}

// As a literal of an expression: JSON's texts are JavaScript's.
std::string text_of(const std::string& words) {
  return Json(words).dump(-1, ' ', true, Json::error_handler_t::replace);
}

Json shape_of(const Look& look) {
  static constexpr const char* kShapes[] = {"circle", "square", "triangle-up", "diamond", "cross", "triangle-down"};
  return kShapes[std::clamp(look.marker, 0, 5)];
}

}  // namespace

Json vega_of(const Figure& figure) {
  return {{"$schema", "https://vega.github.io/schema/vega-lite/v5.json"},
          {"description", figure.caption},
          {"data", {{"values", values_of(figure.data)}}}};
}

std::string vega_text(const Json& specification) {
  return specification.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string number_format(Unit unit, const Ticks& ticks, int finer) {
  int decimals = unit == Unit::percent ? -2 : 0;
  for (double step = ticks.step; decimals < 9 && step < 0.999; step *= 10) ++decimals;
  return ",." + std::to_string(std::max(0, decimals + finer)) + (unit == Unit::percent ? "%" : "f");
}

Json number_channel(const std::string& field, const Axis& axis, const Ticks& ticks) {
  return {{"field", field},
          {"type", "quantitative"},
          {"title", axis.title},
          {"scale", {{"domain", {ticks.low, ticks.high}}, {"nice", false}}},
          {"axis", {{"values", ticks.at}, {"format", number_format(axis.unit, ticks)}}}};
}

Json name_channel(const std::string& field) {
  return {{"field", field}, {"type", "nominal"}, {"sort", nullptr}, {"title", nullptr}};
}

Json colour_channel(const std::string& field, const std::vector<LegendEntry>& legend) {
  return look_channel(field, legend, [](const Look& look) -> Json { return look.colour; });
}

Json dash_channel(const std::string& field, const std::vector<LegendEntry>& legend) {
  Json conditions = Json::array();
  for (const auto& entry : legend)
    if (!entry.look.dash.empty())
      conditions.push_back(
          {{"test", "datum[" + text_of(field) + "] === " + text_of(entry.words)}, {"value", dash_of(entry.look)}});
  return conditions.empty() ? Json{{"value", Json::array({1, 0})}}
                            : Json{{"condition", conditions}, {"value", Json::array({1, 0})}};
}

Json shape_channel(const std::string& field, const std::vector<LegendEntry>& legend) {
  return look_channel(field, legend, shape_of);
}

Json kept_entries(const std::string& field) {
  return Json::array(
      {{{"name", "kept"}, {"select", {{"type", "point"}, {"fields", Json::array({field})}}}, {"bind", "legend"}}});
}

Json fading(double opacity) {
  return {{"condition", {{"param", "kept"}, {"value", opacity}}}, {"value", std::min(0.06, opacity / 2)}};
}

Json tips(const std::vector<Tip>& all) {
  Json list = Json::array();
  for (const Tip& tip : all) {
    Json one = {{"field", tip.field}, {"title", tip.title}, {"type", tip.format.empty() ? "nominal" : "quantitative"}};
    if (!tip.format.empty()) one["format"] = tip.format;
    list.push_back(std::move(one));
  }
  return list;
}

}  // namespace app
