#include "app/trials/evidence_text.hpp"

#include <cmath>
#include <cstdio>
#include <sstream>
#include <vector>

namespace app {

namespace {

// Four significant digits: more would be noise.
std::string number(double x) {
  char text[40];
  std::snprintf(text, sizeof text, "%.4g", x);
  return text;
}

std::string quoted(const std::string& words) {
  std::string out = "\"";
  for (const char c : words) out += c == '"' || c == '\\' ? std::string("\\") + c : std::string(1, c);
  return out + "\"";
}

std::string key_of(const std::string& line) {
  const auto colon = line.find(':');
  const auto begin = line.find_first_not_of(' ');
  return colon == std::string::npos || begin == std::string::npos ? "" : line.substr(begin, colon - begin);
}

std::string replaced(const std::string& line, const RowUpdate& u) {
  const std::string key = key_of(line);
  if (key == "value") return "    value: " + number(u.value);
  if (key == "ci95") return "    ci95: [" + number(u.ci95[0]) + ", " + number(u.ci95[1]) + "]";
  if (key == "source") return "    source: " + quoted(u.source);
  if (key == "provenance") return "    provenance: calibrated";
  if (key == "note") return "    note: " + quoted(u.note);
  return line;
}

}  // namespace

std::string with_row(const std::string& text, const RowUpdate& update) {
  std::istringstream in(text);
  std::string line, out;
  bool inside = false, found = false;
  while (std::getline(in, line)) {
    const bool begins_row = line.size() > 2 && line.compare(0, 2, "  ") == 0 && line[2] != ' ';
    if (begins_row) {
      inside = line == "  " + update.id + ":";
      found = found || inside;
    }
    out += (inside && !begins_row ? replaced(line, update) : line) + "\n";
  }
  return found ? out : "";
}

}  // namespace app
