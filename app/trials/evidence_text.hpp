#pragma once
// Fitted rows put into the text of an evidence file; everything else stays as it was written.
#include <array>
#include <string>

namespace app {

/// What replaces a row's value and says where it comes from.
struct RowUpdate {
  std::string id;
  double value = 0;
  std::array<double, 2> ci95{};
  std::string source, note;
};

/// The text with this row's value, ci95, source, provenance ("calibrated") and note replaced; empty when the row is not
/// there.
std::string with_row(const std::string& text, const RowUpdate& update);

}  // namespace app
