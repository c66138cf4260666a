#include "app/xml.hpp"

#include <cmath>
#include <cstdio>

#include "sim/config/wording.hpp"

namespace app {

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : sim::harmless(text)) switch (c) {
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '&': out += "&amp;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      default: out += c;
    }
  return out;
}

std::string coordinate(double x) {
  if (!std::isfinite(x)) return "0";
  char text[40];
  std::snprintf(text, sizeof text, "%.1f", x);
  std::string out = text;
  if (out.ends_with(".0")) out.resize(out.size() - 2);
  return out == "-0" ? "0" : out;
}

}  // namespace app
