#pragma once
// Looking into what an analysis says.
#include <gtest/gtest.h>

#include <algorithm>

#include "sim/analysis/analysis.hpp"

inline const sim::Table& table_named(const sim::analysis::Analysis& a, const std::string& name) {
  const auto found =
      std::find_if(a.tables.begin(), a.tables.end(), [&](const sim::Table& t) { return t.name == name; });
  EXPECT_NE(found, a.tables.end()) << name;
  return *found;
}

template <class T>
const std::vector<T>& column(const sim::Table& table, const std::string& name) {
  for (const sim::TableColumn& c : table.columns)
    if (c.name == name) return std::get<std::vector<T>>(c.values);
  throw std::runtime_error("no column " + name);
}

inline bool says(const std::vector<std::string>& texts, const std::string& part) {
  return std::any_of(texts.begin(), texts.end(),
                     [&](const std::string& text) { return text.find(part) != std::string::npos; });
}
