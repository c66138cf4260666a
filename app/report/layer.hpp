#pragma once
// The interactive layer of reports: Vega-Lite over the figures, in programs that were built with it (CAREPATH_VEGA).
#include <string_view>

namespace app {

/// What a page with the layer holds beyond any page.
struct Layer {
  std::string_view style, script;
  bool empty() const { return script.empty(); }
};

/// Empty when the program was built without it.
Layer interactive_layer();

}  // namespace app
