#include "app/report/chart/vega.hpp"

#include <cmath>

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

}  // namespace

Json vega_of(const Figure& figure) {
  return {{"$schema", "https://vega.github.io/schema/vega-lite/v5.json"},
          {"description", figure.caption},
          {"data", {{"values", values_of(figure.data)}}}};
}

Json colours_of(const std::vector<LegendEntry>& legend) {
  Json domain = Json::array(), range = Json::array();
  for (const auto& entry : legend) {
    domain.push_back(entry.words);
    range.push_back(entry.look.colour);
  }
  return {{"domain", domain}, {"range", range}};
}

std::string vega_text(const Json& specification) {
  return specification.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace app
