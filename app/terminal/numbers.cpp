#include "app/terminal/numbers.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace app {

Rounding rounding_for(std::span<const double> numbers) {
  double greatest = 0;
  for (const double x : numbers)
    if (std::isfinite(x)) greatest = std::max(greatest, std::fabs(x));
  if (greatest >= 100'000) return {100, 0};
  if (greatest >= 10'000) return {10, 0};
  if (greatest >= 100) return {1, 0};
  if (greatest >= 10) return {0.1, 1};
  if (greatest >= 0.1 || greatest == 0) return {0.01, 2};
  return {0.001, 3};
}

std::string number_words(double number, const Rounding& rounding) {
  if (!std::isfinite(number)) return "-";
  if (rounding.step > 1) number = std::round(number / rounding.step) * rounding.step;
  char plain[400];
  std::snprintf(plain, sizeof plain, "%.*f", rounding.decimals, std::fabs(number));
  std::string text = plain;
  const bool zero = text.find_first_of("123456789") == std::string::npos;
  const std::size_t point = std::min(text.find('.'), text.size());
  for (std::size_t at = point; at > 3;) text.insert(at -= 3, ",");
  return (number < 0 && !zero ? "-" : "") + text;
}

std::string number_words(double number) { return number_words(number, rounding_for(std::span(&number, 1))); }

std::string signed_words(double number, const Rounding& rounding) {
  const std::string text = number_words(number, rounding);
  if (!std::isfinite(number) || text.front() == '-') return text;
  return text.find_first_of("123456789") == std::string::npos ? text : "+" + text;
}

}  // namespace app
