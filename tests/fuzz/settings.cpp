// Any YAML as settings of every kind there is: ranges, units, uncertain numbers, its own evidence rows and their
// dependence. Settings without problems are finite and within their limits.
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "sim/config/evidence.hpp"
#include "sim/config/parameters.hpp"
#include "sim/config/read_yaml.hpp"
#include "tests/unit/config/clinic.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  sim::Problems problems;
  sim::Value tree = sim::read_yaml(text, "fuzzed.yaml", problems);
  if (!problems.empty()) return 0;
  sim::Evidence evidence;
  if (tree.find("evidence") != nullptr) evidence.add(tree, problems);
  tree.remove("evidence");
  const sim::Value dependence = tree.find("dependence") != nullptr ? *tree.find("dependence") : sim::Value{};
  tree.remove("dependence");
  sim::Reading reading{problems, &evidence};
  const auto clinic = sim::read<clinic::Clinic>(tree, "", reading);
  const auto together = sim::read_dependence(dependence, reading.parameters, problems);
  if (!problems.empty()) {
    if (problems.text().empty() || problems.json().empty()) std::abort();
    return 0;
  }
  for (const auto& [name, programme] : clinic.programmes)
    if (!std::isfinite(programme.effect) || programme.dropout < 0 || programme.dropout > 1) std::abort();
  for (const auto& [name, value] : sim::draw_parameters(reading.parameters, 1, 0, together).all())
    if (!std::isfinite(value)) std::abort();
  return 0;
}
