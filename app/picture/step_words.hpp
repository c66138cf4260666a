#pragma once
// Settings of a pathway as short words for a picture: numbers resolved, lists of minutes added up.
#include <optional>
#include <string>
#include <vector>

#include "sim/config/evidence.hpp"
#include "sim/config/value.hpp"

namespace app {

class SettingWords {
 public:
  SettingWords(const sim::Value& programme, const sim::Evidence& evidence)
      : programme_(programme), evidence_(evidence) {}

  /// "12 weeks", "72 %", "closed"; what cannot be said shortly is "...".
  std::string of(const sim::Value& value) const;
  /// The same for a share or chance: 0.8 is "80 %".
  std::string share(const sim::Value& value) const;
  /// The words of the setting `key`, or `otherwise`.
  std::string of(const sim::Value& settings, const char* key, const std::string& otherwise = "") const;
  /// "pegs at least 5 and depressed": every key of a map of conditions but the reserved ones.
  std::string conditions(const sim::Value& map, const std::vector<std::string>& reserved,
                         const char* join = " and ") const;
  /// "behaviourist 90 min" for each role of a bundle.
  std::vector<std::string> bundle(const std::string& name) const;

 private:
  std::optional<double> minutes(const sim::Value& value) const;
  const sim::EvidenceRow* row(const sim::Value& value) const;

  const sim::Value& programme_;
  const sim::Evidence& evidence_;
};

/// "group cbt" for "group_cbt".
std::string spaced(std::string name);
/// "90 min", "8 h", "12 weeks", "1 year".
std::string time_words(double minutes);

}  // namespace app
