#pragma once
// JSON for people's scripts: indented, ending in a line, never refused for a byte that is no UTF-8.
#include <cmath>
#include <nlohmann/json.hpp>
#include <string>

namespace app {

using Json = nlohmann::ordered_json;

inline std::string text_of(const Json& json) { return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"; }

/// JSON has no word for not-a-number and infinity: they are null.
inline Json number_json(double x) { return std::isfinite(x) ? Json(x) : Json(nullptr); }

}  // namespace app
