#include "app/report/chart/scale.hpp"

#include <algorithm>
#include <cmath>

#include "app/terminal/numbers.hpp"

namespace app {

namespace {

// The greatest power of ten that is not above it; 1 for what has none.
double decade(double x) {
  double ten = 1;
  if (!(x > 0) || !std::isfinite(x)) return ten;
  while (ten * 10 <= x * (1 + 1e-9)) ten *= 10;
  while (ten > x * (1 + 1e-9)) ten /= 10;
  return ten;
}

double round_step(double rough, bool months) {
  if (months)
    for (const double step : {1.0, 2.0, 3.0, 6.0, 12.0, 24.0, 60.0, 120.0})
      if (step >= rough * 0.999) return step;
  const double ten = decade(rough);
  for (const double factor : {1.0, 2.0, 5.0})
    if (ten * factor >= rough * 0.999) return ten * factor;
  return ten * 10;
}

int decimals_of(double step) {
  int decimals = 0;
  for (double s = step; decimals < 9 && s < 0.999; s *= 10) ++decimals;
  return decimals;
}

}  // namespace

std::string value_words(double x, Unit unit, double step) {
  if (!std::isfinite(x)) return "–";
  const double factor = unit == Unit::percent ? 100 : 1, digit = decade(step * factor);
  std::string text = number_words(x * factor, {std::max(1.0, digit), decimals_of(digit)});
  if (text.starts_with("-")) text.replace(0, 1, "−");
  return unit == Unit::percent ? text + " %" : text;
}

std::string Ticks::words(double x, Unit unit) const {
  return value_words(x, unit, std::min(step, unit == Unit::percent ? 0.01 : 1.0));  // A tick at 24 months says 24.
}

Ticks ticks_for(double low, double high, int count, const Axis& axis) {
  if (!(low <= high)) low = 0, high = 1;
  const bool counted = axis.months && !axis.from_zero;  // Years 1, 2, 3: the first one is a tick, zero is none.
  const double start = low;
  if (axis.from_zero) low = std::min(low, 0.0), high = std::max(high, 0.0);
  if (axis.at_least > 0) {
    high = std::max(high, axis.at_least);
    if (low < 0) low = std::min(low, -axis.at_least);
  }
  if (high - low < 1e-12 * std::max(1.0, std::fabs(high))) {
    const double more = std::max(std::fabs(high) * 0.1, 0.5);
    low -= axis.from_zero && low >= 0 ? 0 : more;
    high += more;
  }
  if (const double missing = axis.least_span - (high - low); missing > 0) {
    high += missing / 2;
    low -= missing / 2;
  }
  Ticks ticks;
  ticks.step = round_step((high - low) / std::max(1, count), axis.months);
  if (counted) {
    for (double x = start; x <= high + 1e-9; x += ticks.step) ticks.at.push_back(x);
    ticks.low = low;
    ticks.high = high;
    return ticks;
  }
  const double first = std::floor(low / ticks.step + 1e-9);
  // Time ends where the data end, not at the next round number.
  const double last = axis.months ? std::floor(high / ticks.step + 1e-9) : std::ceil(high / ticks.step - 1e-9);
  for (double k = first; k <= last + 0.5; k += 1) ticks.at.push_back(k * ticks.step);
  ticks.low = ticks.at.front();
  ticks.high = axis.months ? std::max(high, ticks.at.back()) : ticks.at.back();
  return ticks;
}

void Range::see(double x) {
  if (!std::isfinite(x)) return;
  low = std::min(low, x);
  high = std::max(high, x);
}

void Range::see(const std::vector<double>& all) {
  for (const double x : all) see(x);
}

}  // namespace app
