#include "app/conformance/report.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "app/terminal/text_table.hpp"

namespace app::conformance {

namespace {

// A published case that has no row, and why.
const char* const kLeftOut =
    "Left out:\n  Briggs' HIV model: its yearly probabilities belong to no model in continuous time; the logarithm of "
    "the\n"
    "  matrix has a negative rate from B to death (decision 10).\n";

std::string digits(double x) {
  char text[48];
  std::snprintf(text, sizeof text, "%.8g", x);
  return text;
}

std::string short_number(double x, const char* format) {
  char text[48];
  std::snprintf(text, sizeof text, format, x);
  return text;
}

std::string count_words(std::size_t passed, std::size_t all) {
  return std::to_string(passed) + " of " + std::to_string(all) + (all == 1 ? " row passes" : " rows pass") +
         ": |ours - exact| <= 3.5 se, and se small enough to matter.\n";
}

}  // namespace

std::string table_of(const std::vector<Row>& rows, const Terminal& terminal) {
  TextTable table;
  table.title = "Conformance";
  table.headings = {{"case, quantity"}, {"exact"}, {"ours"}, {"se"}, {"z"}, {"pass"}};
  std::size_t passed = 0;
  std::vector<std::string> sources;
  for (const Row& row : rows) {
    const bool good = passes(row);
    passed += good;
    table.rows.push_back({row.model + ": " + row.quantity, digits(row.exact), digits(row.ours),
                          row.se > 0 ? short_number(row.se, "%.2g") : "-",
                          row.se > 0 ? short_number(z_of(row), "%+.2f") : "-", good ? "yes" : "NO"});
    const std::string source = row.model + ": " + row.source;
    if (std::find(sources.begin(), sources.end(), source) == sources.end()) sources.push_back(source);
  }
  std::string text = text_of(table, terminal) + "\n" + count_words(passed, rows.size()) + "Sources:\n";
  for (const std::string& source : sources) text += "  " + source + "\n";
  return text + kLeftOut;
}

std::string json_of(const std::vector<Row>& rows) {
  nlohmann::ordered_json all = nlohmann::ordered_json::array();
  for (const Row& row : rows)
    all.push_back({{"case", row.model},
                   {"quantity", row.quantity},
                   {"exact", row.exact},
                   {"ours", row.ours},
                   {"se", row.se},
                   {"z", z_of(row)},
                   {"pass", passes(row)},
                   {"source", row.source}});
  return all.dump(2) + "\n";
}

}  // namespace app::conformance
