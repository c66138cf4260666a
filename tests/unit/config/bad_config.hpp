#pragma once
// Runs files that must be refused against what their first lines expect.
//   # expect: config/range 8:5 must be between     (code, line:column, part of the message or help; several lines
//   allowed) # set: programmes.group_cbt.seats=0            (applied as --set, in order; its problems are expected at
//   "set")
// A file whose first lines matter has NAME.expect beside it instead. Every problem must be expected, and nothing else.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>
#include <string>
#include <vector>

#include "sim/config/problems.hpp"

namespace bad_config {

struct Expected {
  std::string code, place, text;
};

struct Case {
  std::vector<Expected> expected;
  std::vector<std::string> sets;
};

inline std::string slurp(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

inline Case read_case(const std::filesystem::path& path) {
  const auto beside = std::filesystem::path(path).replace_extension(".expect");
  std::istringstream in(slurp(std::filesystem::exists(beside) ? beside : path));
  Case out;
  for (std::string line; std::getline(in, line) && line.starts_with("# ");) {
    if (line.starts_with("# set: ")) out.sets.push_back(line.substr(7));
    if (!line.starts_with("# expect: ")) continue;
    std::istringstream words(line.substr(10));
    Expected e;
    words >> e.code >> e.place >> std::ws;
    std::getline(words, e.text);
    out.expected.push_back(e);
  }
  return out;
}

/// All .yaml files of a folder, by name.
inline std::vector<std::filesystem::path> files_in(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> out;
  for (const auto& e : std::filesystem::directory_iterator(folder))
    if (e.path().extension() == ".yaml") out.push_back(e.path());
  std::sort(out.begin(), out.end());
  return out;
}

inline bool matches(const Expected& e, const sim::Problem& p) {
  std::string place = "nowhere";
  if (p.where.file) place = std::to_string(p.where.line) + ":" + std::to_string(p.where.column);
  if (p.where.file && p.where.file->from_command_line()) place = "set";
  return e.code == p.code && e.place == place && (p.message + "; " + p.help).find(e.text) != std::string::npos;
}

/// Checks one file with `read`, which reads it and returns all problems.
inline void check(const std::filesystem::path& path,
                  const std::function<sim::Problems(const std::filesystem::path&, const Case&)>& read) {
  SCOPED_TRACE(path.string());
  const Case c = read_case(path);
  ASSERT_FALSE(c.expected.empty()) << "a bad file says what is expected of it: '# expect: code line:column text'";
  const sim::Problems problems = read(path, c);
  for (const Expected& e : c.expected) {
    const auto& all = problems.all();
    EXPECT_TRUE(std::any_of(all.begin(), all.end(), [&](const sim::Problem& p) { return matches(e, p); }))
        << "expected " << e.code << " " << e.place << " " << e.text << "\nbut found\n"
        << problems.text() << problems.json();
  }
  EXPECT_EQ(problems.size(), c.expected.size()) << problems.text();
}

}  // namespace bad_config
