// Thousands of damaged files: whatever the bytes, reading ends, quickly, with a tree or with problems.
#include <gtest/gtest.h>

#include <chrono>

#include "clinic.hpp"
#include "sim/config/read_yaml.hpp"
#include "sim/config/set_value.hpp"
#include "sim/core/draws.hpp"

using namespace sim;

namespace {

const std::string kGood =
    "title: \"A clinic\"\ntime: {horizon: 5 years}\nprogrammes:\n  group_cbt:\n    seats: 12\n    length: 90 min\n    "
    "dropout: 20%\n"
    "    effect: {value: -0.4, ci95: [-0.7, -0.1], dist: normal, unit: points, provenance: assumption}\n    wage: "
    "51.20 USD/hour\n"
    "    pause: 1 week\nweights: [0.5, 0.5]\nwaits:\n  - 1 week\n  - for: 2 weeks\nstaff: {nurse: 90 min}\npathway: "
    "|\n  text\n";

constexpr const char* kPieces[] = {"[",         "]",  "{",     "}",    ":",        ": ",   "- ",   "\n", "  ",
                                   "'",         "\"", "&a ",   "*a",   "!!x ",     "#",    "%",    "|",  ">",
                                   "?",         "\t", "---\n", "<<: ", "\xC2\xA0", "\xFF", "~",    ",",  "1e999",
                                   "{id: A35}", "\r", "\\",    "@",    "`",        "0x",   "...\n"};

std::string mutated(std::uint32_t n) {
  const Draws draws(20270115);
  std::uint32_t k = 0;
  const auto below = [&](std::size_t limit) {
    return static_cast<std::size_t>(draws.uniform(n, purpose("test.mutation"), k++) * static_cast<double>(limit));
  };
  std::string text = kGood;
  const std::size_t changes = 1 + below(6);
  for (std::size_t i = 0; i < changes && !text.empty(); ++i) {
    const std::size_t at = below(text.size());
    switch (static_cast<int>(below(6))) {
      case 0: text[at] = static_cast<char>(static_cast<unsigned char>(below(256))); break;
      case 1: text.erase(at, 1 + below(20)); break;
      case 2: text.insert(at, kPieces[below(std::size(kPieces))]); break;
      case 3: text.insert(at, text.substr(below(text.size()), below(60))); break;
      case 4: text.resize(at); break;
      default: std::swap(text[at], text[below(text.size())]); break;
    }
  }
  return text;
}

}  // namespace

TEST(Mutations, NeverCrashHangOrEscapeTheirProblems) {
  const auto start = std::chrono::steady_clock::now();
  std::size_t refused = 0;
  for (std::uint32_t n = 0; n < 5000; ++n) {
    SCOPED_TRACE(n);
    const std::string text = mutated(n);
    Problems problems;
    Value value = read_yaml(text, "mutated.yaml", problems);
    Reading reading{problems};
    if (problems.tree_is_complete()) read<clinic::Clinic>(value, "", reading);
    if (!problems.empty()) ++refused;
    EXPECT_LT(problems.text().size(), 200'000U);
    Problems of_set;
    set_value(value, text.substr(0, 40), 1, of_set);
    // What was read without problems writes and reads back as the same tree.
    if (!problems.empty()) continue;
    Problems again;
    EXPECT_EQ(to_yaml(read_yaml(to_yaml(value), "again", again)), to_yaml(value));
  }
  EXPECT_GT(refused, 2500U);
  EXPECT_LT(refused, 5000U);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::minutes(2));
}
