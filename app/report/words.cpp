#include "app/report/words.hpp"

#include <cmath>

#include "app/terminal/numbers.hpp"
#include "sim/analysis/words.hpp"

namespace app {

std::string three_digits(double x) {
  if (!std::isfinite(x)) return "–";
  std::string text = sim::analysis::number_words(x);
  if (text.starts_with("-")) text.replace(0, 1, "−");
  return text;
}

std::string three_digits(const sim::analysis::Estimate& e) {
  std::string text = three_digits(e.value);
  if (std::isfinite(e.low) && std::isfinite(e.high) && e.low < e.high)
    text += " (" + three_digits(e.low) + " to " + three_digits(e.high) + ")";
  return text;
}

std::string counted(std::size_t n, const std::string& thing) {
  return number_words(static_cast<double>(n), {1, 0}) + " " + thing + (n == 1 ? "" : "s");
}

std::string share(double x) { return std::isfinite(x) ? sim::analysis::share_words(x) : "–"; }

}  // namespace app
