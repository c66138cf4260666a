#include "app/report/layer.hpp"

#include "app/made/layer.hpp"  // Made by the build from app/report/vega: layer_style, layer_script.

namespace app {

Layer interactive_layer() { return {{layer_style, sizeof(layer_style) - 1}, {layer_script, sizeof(layer_script) - 1}}; }

}  // namespace app
