// Any text as a number with its unit: a quantity, or the reason why not. A plain number reads back as itself.
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "sim/config/quantity.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const sim::ParsedQuantity read = sim::parse_quantity(text);
  if (!read.quantity) {
    if (read.why.code.empty() || read.why.message.empty()) std::abort();
    return 0;
  }
  const double value = read.quantity->value;
  if (!std::isfinite(value)) std::abort();
  const auto again = sim::parse_plain_number(sim::number_text(value));
  if (!again || *again != value) std::abort();
  return 0;
}
