// Any bytes as a YAML document: problems or a tree, and the tree written out reads back as the same tree.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "sim/config/read_yaml.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  sim::Problems problems;
  const sim::Value tree = sim::read_yaml(text, "fuzzed.yaml", problems);
  if (!problems.empty()) {
    if (problems.text().empty() || problems.json().empty()) std::abort();
    return 0;
  }
  const std::string written = sim::to_yaml(tree);
  sim::Problems none;
  if (sim::to_yaml(sim::read_yaml(written, "written.yaml", none)) != written || !none.empty()) std::abort();
  return 0;
}
