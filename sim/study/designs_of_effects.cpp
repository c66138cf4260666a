// Morris trajectories and Saltelli's matrices: designs whose rows are compared with one another.
#include <algorithm>
#include <numeric>

#include "sim/study/design_parts.hpp"
#include "sim/study/sobol_points.hpp"

namespace sim::study {

std::vector<DesignRow> morris(const Factors& factors, std::uint32_t trajectories, std::uint32_t levels,
                              std::uint64_t seed) {
  const std::size_t d = factors.size();
  std::vector<DesignRow> rows;
  for (std::uint32_t t = 0; t < trajectories; ++t) {
    std::vector<std::uint32_t> level(d), order(d);
    std::vector<double> keys(d), place(d);
    const auto place_of = [&](std::uint32_t l) { return (l + 0.5) / levels; };
    for (std::size_t f = 0; f < d; ++f) {
      const std::string& name = factors.all[f].name;
      level[f] = static_cast<std::uint32_t>(design_uniform(seed, t, "morris.start", name) * levels);
      keys[f] = design_uniform(seed, t, "morris.order", name);
      place[f] = place_of(level[f]);
    }
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](auto a, auto b) { return keys[a] < keys[b]; });
    for (std::uint32_t step = 0; step <= d; ++step) {
      std::uint32_t input = analysis::kNoInput;
      if (step > 0) {
        input = order[step - 1];
        const std::uint32_t half = levels / 2;
        level[input] = level[input] < half ? level[input] + half : level[input] - half;
        place[input] = place_of(level[input]);
      }
      DesignRow row = row_at(factors, rows.size(), place);
      row.what.role = analysis::RowRole::trajectory;
      row.what.block = t;
      row.what.input = input;
      row.what.step = step;
      row.luck = luck_of_trajectory(t);
      rows.push_back(std::move(row));
    }
  }
  return rows;
}

std::vector<DesignRow> sobol_indices(const Factors& factors, std::uint32_t n, std::uint32_t scrambles,
                                     std::uint64_t seed) {
  const std::size_t d = factors.size();
  const std::uint32_t each = (n + scrambles - 1) / scrambles;
  std::vector<DesignRow> rows;
  for (std::uint32_t s = 0; s < scrambles; ++s) {
    const auto points = scrambled_sobol(each, 2 * d, mix64(mix64(seed, purpose("study.sobol").id), s));
    for (std::uint32_t j = 0; j < each; ++j) {
      const auto a = points.begin() + static_cast<std::ptrdiff_t>(j * 2 * d);
      const auto b = a + static_cast<std::ptrdiff_t>(d);
      const std::uint32_t base = s * each + j;
      const auto add = [&](std::vector<double> place, analysis::RowRole role, Luck luck, std::uint32_t input) {
        DesignRow row = row_at(factors, rows.size(), std::move(place));
        row.what.role = role;
        row.what.block = base;
        row.what.input = input;
        row.what.scramble = s;
        row.luck = luck;
        rows.push_back(std::move(row));
      };
      add({a, b}, analysis::RowRole::a, luck_of_a(base), analysis::kNoInput);
      add({b, b + static_cast<std::ptrdiff_t>(d)}, analysis::RowRole::b, luck_of_b(base), analysis::kNoInput);
      for (std::size_t f = 0; f < d; ++f) {
        std::vector<double> place(a, b);
        place[f] = b[static_cast<std::ptrdiff_t>(f)];
        add(std::move(place), analysis::RowRole::ab, luck_of_a(base), static_cast<std::uint32_t>(f));
      }
    }
  }
  return rows;
}

}  // namespace sim::study
