#include "sim/analysis/words.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numeric>

namespace sim::analysis {

std::string number_words(double number) {
  if (!std::isfinite(number)) return std::isnan(number) ? "unknown" : number > 0 ? "infinite" : "-infinite";
  const double size = std::fabs(number);
  int decimals = 0;
  if (size > 0)
    for (double left = size; left < 100 && decimals < 9; left *= 10) ++decimals;
  if (size >= 1000) {  // to three digits
    double step = 1;
    while (size / step >= 1000) step *= 10;
    number = std::round(number / step) * step;
  }
  char plain[400];
  std::snprintf(plain, sizeof plain, "%.*f", decimals, std::fabs(number));
  std::string text = plain;
  if (text.find('.') != std::string::npos) {  // 0.500 is 0.5
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
  }
  const bool zero = text.find_first_of("123456789") == std::string::npos;
  for (std::size_t at = std::min(text.find('.'), text.size()); at > 3;) text.insert(at -= 3, ",");
  return (number < 0 && !zero ? "-" : "") + text;
}

std::string with_unit(double number, const std::string& unit) {
  if (unit.empty() || unit == "1") return number_words(number);
  if (std::fabs(number) == 1) return number_words(number) + " " + unit;
  if (unit == "person") return number_words(number) + " people";
  for (const char* time : {"minute", "hour", "day", "week", "month", "year"})
    if (unit == time) return number_words(number) + " " + unit + "s";
  return number_words(number) + " " + unit;
}

std::string share_words(double share) {
  if (std::isnan(share)) return "unknown";
  if (share > 0 && share < 0.01) return "under 1 %";
  if (share < 1 && share > 0.99) return "over 99 %";
  return std::to_string(static_cast<int>(std::lround(100 * share))) + " %";
}

std::string estimate_words(const Estimate& e) {
  if (std::isnan(e.low)) return number_words(e.value);
  return number_words(e.value) + " (" + number_words(e.low) + " to " + number_words(e.high) + ")";
}

TableMaker::TableMaker(const std::string& name, std::string row, std::string doc) {
  table_.name = "analysis_" + name;
  table_.row = std::move(row);
  table_.doc = std::move(doc);
}

TableMaker& TableMaker::text(std::string name, std::string doc, std::vector<std::string> values) {
  table_.columns.push_back({.name = std::move(name), .unit = "", .doc = std::move(doc), .values = std::move(values)});
  return *this;
}

TableMaker& TableMaker::number(std::string name, std::string unit, std::string doc, std::vector<double> values) {
  table_.columns.push_back(
      {.name = std::move(name), .unit = std::move(unit), .doc = std::move(doc), .values = std::move(values)});
  return *this;
}

TableMaker& TableMaker::estimate(const std::string& name, const std::string& unit, const std::string& doc,
                                 const std::vector<Estimate>& values) {
  std::vector<double> value, low, high;
  for (const Estimate& e : values) {
    value.push_back(e.value);
    low.push_back(e.low);
    high.push_back(e.high);
  }
  number(name, unit, doc, value);
  number(name + "_low", unit, "Lower end of its interval.", low);
  return number(name + "_high", unit, "Upper end of its interval.", high);
}

TableMaker& TableMaker::interval(std::vector<std::string> what) {
  return text("interval", "What low and high are.", std::move(what));
}

TableMaker& TableMaker::interval(const std::string& what) {
  return interval(std::vector<std::string>(rows_of(table_), what));
}

std::vector<std::size_t> largest_first(const std::vector<double>& values) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto key = [&](std::size_t i) { return std::isnan(values[i]) ? -HUGE_VAL : values[i]; };
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return key(a) > key(b); });
  return order;
}

}  // namespace sim::analysis
