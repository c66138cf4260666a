#pragma once
// A patient's attributes: declared once with a name, a unit and a range; read and written through typed handles.
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/core/check.hpp"
#include "sim/core/id.hpp"

namespace sim {

/// A typed handle on one attribute of every patient.
template <class T>
struct Column {
  std::uint16_t slot = 0;
};

enum class ColumnType : std::uint8_t { number, code };

struct ColumnInfo {
  std::string name, unit, doc;
  double low = 0, high = 0;
  ColumnType type = ColumnType::number;
  std::uint16_t slot = 0;
  std::vector<std::string> states{};  ///< Codes only: what 0, 1, 2 ... are called; empty when they have no names.
};

/// The attributes of a model. Numbers are float; codes (yes/no, states) are one byte.
class Schema {
 public:
  template <class T>
  Column<T> add(std::string name, std::string unit, double low, double high, std::string doc) {
    static_assert(std::is_same_v<T, float> || std::is_same_v<T, std::uint8_t>);
    constexpr bool number = std::is_same_v<T, float>;
    auto& next = number ? numbers_ : codes_;
    require(find(name) == nullptr, "a column is declared once");
    columns_.push_back({std::move(name),
                        std::move(unit),
                        std::move(doc),
                        low,
                        high,
                        number ? ColumnType::number : ColumnType::code,
                        next,
                        {}});
    return {next++};
  }
  /// A code whose values have names: configurations may then name them.
  Column<std::uint8_t> add_states(std::string name, std::string doc, std::vector<std::string> states) {
    const auto highest = static_cast<double>(states.size()) - 1.0;
    const auto column = add<std::uint8_t>(std::move(name), "", 0, highest, std::move(doc));
    columns_.back().states = std::move(states);
    return column;
  }
  const ColumnInfo* find(std::string_view name) const {
    for (const auto& c : columns_)
      if (c.name == name) return &c;
    return nullptr;
  }
  const std::vector<ColumnInfo>& columns() const { return columns_; }
  std::uint16_t numbers() const { return numbers_; }
  std::uint16_t codes() const { return codes_; }

 private:
  std::vector<ColumnInfo> columns_;
  std::uint16_t numbers_ = 0, codes_ = 0;
};

/// The values, patient by patient (one patient's attributes lie together: they are read together).
class Columns {
 public:
  Columns() = default;
  Columns(const Schema& schema, std::uint32_t rows)
      : numbers_per_row_(schema.numbers()), codes_per_row_(schema.codes()) {
    resize(rows);
  }
  void resize(std::uint32_t rows) {
    numbers_.resize(std::size_t{rows} * numbers_per_row_);
    codes_.resize(std::size_t{rows} * codes_per_row_);
  }
  /// Memory held, this object not included.
  std::size_t bytes() const { return numbers_.capacity() * sizeof(float) + codes_.capacity(); }
  float& operator()(Column<float> c, Patient p) { return numbers_[std::size_t{p.index} * numbers_per_row_ + c.slot]; }
  float operator()(Column<float> c, Patient p) const {
    return numbers_[std::size_t{p.index} * numbers_per_row_ + c.slot];
  }
  std::uint8_t& operator()(Column<std::uint8_t> c, Patient p) {
    return codes_[std::size_t{p.index} * codes_per_row_ + c.slot];
  }
  std::uint8_t operator()(Column<std::uint8_t> c, Patient p) const {
    return codes_[std::size_t{p.index} * codes_per_row_ + c.slot];
  }
  /// A patient's attributes as bytes, for columns of the same schema.
  std::size_t row_bytes() const { return numbers_per_row_ * sizeof(float) + codes_per_row_; }
  void copy_row(Patient p, std::byte* to) const {
    std::memcpy(to, numbers_of(p), numbers_per_row_ * sizeof(float));
    std::memcpy(to + numbers_per_row_ * sizeof(float), codes_of(p), codes_per_row_);
  }
  void put_row(Patient p, const std::byte* from) {
    std::memcpy(numbers_.data() + std::size_t{p.index} * numbers_per_row_, from, numbers_per_row_ * sizeof(float));
    std::memcpy(codes_.data() + std::size_t{p.index} * codes_per_row_, from + numbers_per_row_ * sizeof(float),
                codes_per_row_);
  }
  bool same_row(Patient p, const std::byte* as) const {
    return std::memcmp(as, numbers_of(p), numbers_per_row_ * sizeof(float)) == 0 &&
           std::memcmp(as + numbers_per_row_ * sizeof(float), codes_of(p), codes_per_row_) == 0;
  }
  /// Back to all zeros: a row is given to a new patient.
  void clear(Patient p) {
    for (std::uint16_t i = 0; i < numbers_per_row_; ++i) (*this)(Column<float>{i}, p) = 0;
    for (std::uint16_t i = 0; i < codes_per_row_; ++i) (*this)(Column<std::uint8_t>{i}, p) = 0;
  }

 private:
  const float* numbers_of(Patient p) const { return numbers_.data() + std::size_t{p.index} * numbers_per_row_; }
  const std::uint8_t* codes_of(Patient p) const { return codes_.data() + std::size_t{p.index} * codes_per_row_; }

  std::uint16_t numbers_per_row_ = 0, codes_per_row_ = 0;
  std::vector<float> numbers_;
  std::vector<std::uint8_t> codes_;
};

}  // namespace sim
