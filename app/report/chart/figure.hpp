#pragma once
// A figure of a report in every form it takes: two pictures, a table, data, a specification for Vega-Lite.
#include <string>
#include <variant>
#include <vector>

#include "app/report/chart/looks.hpp"

namespace app {

inline constexpr double kWide = 720;    ///< Pixels of a picture on a screen or on paper.
inline constexpr double kNarrow = 350;  ///< On a telephone.

/// Numbers and words in rows, exactly as they are.
struct DataTable {
  using Cell = std::variant<std::string, double>;
  std::vector<std::string> columns;
  std::vector<std::vector<Cell>> rows;
};

/// The same for people: rounded words.
struct WordTable {
  std::vector<std::string> headings;
  std::vector<std::vector<std::string>> rows;  ///< As many cells as headings; the first names the row.
  bool words_only = false;                     ///< Every column is text, to the left.
};

struct LegendEntry {
  std::string words;
  Look look;
  bool bar = false;  ///< A filled square instead of a line.
};

struct Figure {
  std::string id;       ///< Of its files and its place: letters, digits and underscores.
  std::string caption;  ///< What is shown, with units.
  std::string reading;  ///< One sentence on how to read it.
  std::string wide, narrow;
  std::vector<LegendEntry> legend;  ///< Entry n stands for `data-entry="n"` in the pictures.
  WordTable table;
  DataTable data;
  std::string vega;  ///< JSON.
};

/// A figure with its words, and nothing drawn yet. Charts have these three in common.
template <class Chart>
Figure head_of(const Chart& chart) {
  Figure figure;
  figure.id = chart.id;
  figure.caption = chart.caption;
  figure.reading = chart.reading;
  return figure;
}

/// The data as CSV: text is guarded against spreadsheets.
std::string csv_of(const DataTable& data);

}  // namespace app
