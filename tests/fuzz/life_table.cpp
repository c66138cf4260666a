// Any text as a life table: rates from 0 on for every age of both sexes, or problems.
#include "models/history/life_table.hpp"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  sim::Problems problems;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto table = models::parse_life_table(text, "fuzzed.csv", {}, problems);
  if (table.has_value() != problems.empty()) std::abort();
  if (!table) return 0;
  if (table->female.size() != table->male.size()) std::abort();
  for (const auto* sex : {&table->female, &table->male})
    for (const double rate : *sex)
      if (!(rate >= 0) || !std::isfinite(rate)) std::abort();
  return 0;
}
