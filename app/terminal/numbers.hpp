#pragma once
// Numbers as people like to read them: rounded to what matters, thousands apart, one rounding for a whole column.
#include <span>
#include <string>

namespace app {

/// How a column rounds: to multiples of `step`, shown with `decimals`.
struct Rounding {
  double step = 1;
  int decimals = 0;
};

/// About three digits for the greatest of these numbers; not-a-number is left out.
Rounding rounding_for(std::span<const double> numbers);
/// "12,300", "-0.43"; "-" for not-a-number. Never "-0.00".
std::string number_words(double number, const Rounding& rounding);
/// With its own rounding.
std::string number_words(double number);
/// "+0.12", "-0.43": for differences.
std::string signed_words(double number, const Rounding& rounding);

}  // namespace app
