#include "sim/store/read_table.hpp"

namespace sim::hdf5 {
namespace {

ColumnValues values_of(CarefulFile& file, const std::string& path, std::size_t rows) {
  using netcdf::Element;
  switch (file.element(path)) {
    case Element::int8: return file.numbers<std::int8_t>(path, {rows});
    case Element::int16: return file.numbers<std::int16_t>(path, {rows});
    case Element::int32: return file.numbers<std::int32_t>(path, {rows});
    case Element::int64: return file.numbers<std::int64_t>(path, {rows});
    case Element::float32: return file.numbers<float>(path, {rows});
    case Element::float64: return file.numbers<double>(path, {rows});
    case Element::text: return file.texts(path, {rows});
  }
  throw Failure(path + " is of an unknown type");
}

}  // namespace

Table read_table(CarefulFile& file, const std::string& group) {
  const std::string base = "/" + group;
  Table table{group, file.attribute(base, "row"), file.attribute(base, "long_name")};
  const std::string row_path = base + "/" + table.row;
  if (table.row.empty() || !file.has(row_path)) return table;
  const std::vector<std::size_t> rows = file.extents(row_path);
  if (rows.size() != 1) throw Failure(row_path + " is not a dimension");
  for (const std::string& name : file.variables_of(base)) {
    const std::string path = base + "/" + name;
    const bool names_codes = name.size() > 5 && name.ends_with("_code") &&
                             file.has(base + "/" + name.substr(0, name.size() - 5)) &&
                             file.element(path) == netcdf::Element::text;
    if (name == table.row || names_codes) continue;
    TableColumn column{name, file.attribute(path, "units"), file.attribute(path, "long_name"),
                       values_of(file, path, rows[0])};
    column.yes_no = file.attribute(path, "dtype") == "bool";
    column.row_of = file.attribute(path, "instance_dimension");
    if (!file.attribute(path, "flag_meanings").empty()) column.codes = file.names(path + "_code");
    table.columns.push_back(std::move(column));
  }
  return table;
}

}  // namespace sim::hdf5
