#pragma once
// Reference cases that may not be copied into the repository (data of GPL packages). The environment variable
// CAREPATH_CASES, or a folder shared/cases beside or above the checkout, says where they are.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

namespace shared_cases {

/// The cases about uncertainty, if this machine has them.
inline std::optional<std::filesystem::path> uncertainty() {
  namespace fs = std::filesystem;
  std::vector<fs::path> places;
  if (const char* told = std::getenv("CAREPATH_CASES")) places.emplace_back(told);
  for (fs::path up = fs::path(CAREPATH_SOURCE); up.has_relative_path(); up = up.parent_path())
    places.push_back(up.parent_path() / "shared" / "cases");
  for (const fs::path& place : places)
    if (fs::is_directory(place / "uncertainty")) return place / "uncertainty";
  return std::nullopt;
}

/// Rows of a CSV file as text, without its heading and quotes.
inline std::vector<std::vector<std::string>> rows_of(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::vector<std::vector<std::string>> rows;
  for (std::string line; std::getline(file, line);) {
    std::vector<std::string>& cells = rows.emplace_back();
    std::stringstream text(line);
    for (std::string cell; std::getline(text, cell, ',');) {
      std::erase(cell, '"');
      cells.push_back(cell);
    }
  }
  rows.erase(rows.begin());
  return rows;
}

}  // namespace shared_cases
