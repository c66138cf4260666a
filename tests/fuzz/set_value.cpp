// Any text as `--set path=value` on a small configuration; what it sets is found where it says.
#include <cstddef>
#include <cstdint>
#include <string>

#include "sim/config/read_yaml.hpp"
#include "sim/config/set_value.hpp"
#include "tests/unit/config/clinic.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string argument(reinterpret_cast<const char*>(data), size);
  sim::Problems problems;
  sim::Value tree = sim::read_yaml(
      "time: {horizon: 5 years}\nweights: [0.25, 75%]\nprogrammes: {a: {seats: 3, length: 90 min}}\npathway: [a, {b: "
      "c}]\n",
      "clinic.yaml", problems);
  sim::set_value(tree, argument, 1, problems);
  sim::Reading reading{problems};
  sim::read<clinic::Clinic>(tree, "", reading);
  problems.text();
  return 0;
}
