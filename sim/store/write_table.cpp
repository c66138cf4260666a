#include <numeric>

#include "sim/store/write_groups.hpp"

namespace sim::netcdf {
namespace {

// The names of codes stand in an attribute parted by blanks, so a name of two words is joined.
std::string meanings(const std::vector<std::string>& codes) {
  std::string joined;
  for (const std::string& code : codes) {
    if (!joined.empty()) joined += ' ';
    for (const char c : code) joined += (c == ' ' ? '_' : c);
  }
  return joined;
}

template <class Code>
std::vector<Code> code_numbers(std::size_t count) {
  std::vector<Code> numbers(count);
  std::iota(numbers.begin(), numbers.end(), Code{0});
  return numbers;
}

Attributes describe(const TableColumn& column) {
  Attributes attributes;
  if (!column.doc.empty()) attributes.emplace_back("long_name", column.doc);
  if (!column.unit.empty()) attributes.emplace_back("units", column.unit);
  if (column.yes_no) attributes.emplace_back("dtype", std::string("bool"));
  if (!column.row_of.empty()) attributes.emplace_back("instance_dimension", column.row_of);
  if (column.codes.empty()) return attributes;
  if (std::holds_alternative<std::vector<std::int8_t>>(column.values))
    attributes.emplace_back("flag_values", code_numbers<std::int8_t>(column.codes.size()));
  else
    attributes.emplace_back("flag_values", code_numbers<std::int16_t>(column.codes.size()));
  attributes.emplace_back("flag_meanings", meanings(column.codes));
  return attributes;
}

}  // namespace

void write_table(Group& root, const Table& table) {
  Group& group = root.group(table.name);
  group.attribute("long_name", table.doc);
  group.attribute("row", table.row);
  if (rows_of(table) == 0) return;  // not every reader accepts a length of zero
  group.dimension(table.row, rows_of(table));
  for (const TableColumn& column : table.columns) {
    const Attributes attributes = describe(column);
    if (const auto* texts = std::get_if<std::vector<std::string>>(&column.values)) {
      group.texts(column.name, {table.row}, *texts, attributes);
    } else {
      std::visit(
          [&](const auto& values) {
            if constexpr (!std::is_same_v<std::decay_t<decltype(values)>, std::vector<std::string>>)
              group.numbers(column.name, {table.row}, values, attributes);
          },
          column.values);
    }
    if (!column.codes.empty())
      group.axis(column.name + "_code", column.codes, {{"long_name", "What the values of " + column.name + " mean"}});
  }
}

}  // namespace sim::netcdf
