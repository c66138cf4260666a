#include "app/report/words.hpp"

#include <cmath>

#include "app/picture/step_words.hpp"
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

std::string measure_words(const std::string& name) {
  const auto after = [&](std::string_view start) { return std::string(name.substr(start.size())); };
  const auto parts = [](const std::string& rest) {  // group_cbt.gave_up_waiting
    const auto dot = rest.find('.');
    return dot == std::string::npos ? spaced(rest) : spaced(rest.substr(0, dot)) + ": " + spaced(rest.substr(dot + 1));
  };
  if (name.starts_with("per_1000.")) return parts(after("per_1000.")) + ", per 1,000 patients";
  if (name.starts_with("wait_day.")) return "mean wait for " + parts(after("wait_day."));
  if (name.starts_with("hours.")) return "hours worked by " + spaced(after("hours.")) + ", per 1,000 patients";
  return spaced(name);
}

std::string share(double x) { return std::isfinite(x) ? sim::analysis::share_words(x) : "–"; }

}  // namespace app
