#include "sim/config/format_version.hpp"

#include "sim/config/quantity.hpp"

namespace sim {

const std::vector<FormatVersion>& format_versions() {
  static const std::vector<FormatVersion> versions{{1, "0.1.0", "the first format"}};
  return versions;
}

std::string format_help(const std::string& version) {
  const std::string today = std::to_string(kFormatVersion);
  if (version == today) return "";
  const auto number = parse_plain_number(version);
  if (number && *number > kFormatVersion)
    return "a newer carepath wrote this file: use that one; this one reads format " + today;
  return "there has never been such a format; this program reads format " + today;
}

}  // namespace sim
