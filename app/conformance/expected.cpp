#include "app/conformance/expected.hpp"

#include <sstream>
#include <utility>

#include "sim/config/open_within.hpp"
#include "sim/config/quantity.hpp"
#include "sim/core/check.hpp"

namespace app::conformance {

namespace {

std::vector<std::string> split(const std::string& text, char at) {
  std::vector<std::string> parts;
  std::istringstream in(text);
  for (std::string part; std::getline(in, part, at);) parts.push_back(part);
  return parts;
}

}  // namespace

std::vector<Expected> expected_in(const std::string& root, const std::string& name) {
  const auto opened = sim::read_within(root, "conformance/" + name);
  sim::require(opened.failure == sim::OpenFailure::none, "the expected values of the conformance cases are there");
  std::vector<Expected> all;
  bool header = true;
  for (const auto& line : split(opened.text, '\n')) {
    const auto cells = split(line, ',');
    if (!std::exchange(header, false) && cells.size() == 8)
      all.push_back({cells[0], cells[1], split(cells[2], ';'), cells[3], cells[4],
                     sim::parse_plain_number(cells[5]).value(), sim::parse_plain_number(cells[6]).value(), cells[7]});
  }
  return all;
}

std::string key_of(const Expected& e) {
  std::string key = e.file;
  for (const auto& set : e.sets) key += ";" + set;
  return key;
}

}  // namespace app::conformance
