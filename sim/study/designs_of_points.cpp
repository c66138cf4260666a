// One-way, grid and list: points that are looked at one by one, all with the same luck.
#include <cmath>

#include "sim/study/design_parts.hpp"

namespace sim::study {

std::vector<double> values_at_places(const Factors& factors, const std::vector<double>& place) {
  const ParameterValues values = values_at(factors.parameters, place, factors.dependence);
  std::vector<double> out;
  for (const Factor& f : factors.all) {
    const double value = *values.find(f.name);
    out.push_back(f.whole ? std::round(value) : value);
  }
  for (const Joint& joint : factors.joint) joint.apply(place, out);
  return out;
}

std::vector<DesignRow> one_way(const Factors& factors, double low, double high) {
  DesignRow centre;
  centre.what.role = analysis::RowRole::centre;
  centre.luck = shared_luck();
  for (const Factor& f : factors.all) {
    centre.place.push_back(std::nan(""));
    centre.value.push_back(f.central);  // Not-a-number for a setting: as the file has it.
  }
  std::vector<DesignRow> rows{centre};
  for (std::size_t i = 0; i < factors.size(); ++i)
    for (std::uint32_t end = 0; end < 2; ++end) {
      const Factor& f = factors.all[i];
      DesignRow row = centre;
      row.what = {.id = rows.size(),
                  .role = analysis::RowRole::point,
                  .block = static_cast<std::uint32_t>(i + 1),
                  .input = static_cast<std::uint32_t>(i),
                  .step = end};
      const double place = end == 0 ? (f.ranged ? 0 : low) : (f.ranged ? 1 : high);
      const double value = f.distribution.quantile(place);
      row.place[i] = place;
      row.value[i] = f.whole ? std::round(value) : value;
      rows.push_back(std::move(row));
    }
  return rows;
}

std::vector<DesignRow> list(const std::vector<std::vector<std::size_t>>& points) {
  std::vector<DesignRow> rows;
  for (const auto& point : points) {
    DesignRow row;
    row.what = {.id = rows.size(), .role = analysis::RowRole::point, .block = static_cast<std::uint32_t>(rows.size())};
    row.luck = shared_luck();
    row.place.assign(point.size(), std::nan(""));
    for (const std::size_t level : point) row.value.push_back(static_cast<double>(level));
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<DesignRow> grid(const Factors& factors) {
  std::vector<std::vector<std::size_t>> points;
  std::vector<std::size_t> at(factors.size(), 0);
  for (bool more = true; more;) {
    points.push_back(at);
    more = false;
    for (std::size_t f = factors.size(); f-- > 0 && !more;) {
      more = ++at[f] < factors.all[f].levels.size();
      if (!more) at[f] = 0;
    }
  }
  return list(points);
}

}  // namespace sim::study
