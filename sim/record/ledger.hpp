#pragma once
// Who used what, when: quantities by resource and year (exact integers, so that order does not matter) and every
// patient's account.
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include "sim/core/time.hpp"

namespace sim {

/// Something that is used and paid for. Prices are per unit, in the currency and price year of the run.
struct Resource {
  std::string name, unit;  ///< "minutes of nurse", "minute"
  std::string category;    ///< Budget line: "programme staff", "opioid drugs" ...
  std::string payer = "health system";
  double price = 0;  ///< Per unit; 0 = counted, not paid for.
};

using ResourceId = std::uint16_t;

/// One patient's running totals, in order of that patient's own events.
struct Account {
  double cost = 0, discounted_cost = 0;
  double qaly = 0, discounted_qaly = 0;
  double programme_cost = 0;  ///< Undiscounted share that programmes charged.

  bool operator==(const Account&) const = default;

  Account operator+(const Account& b) const {
    return {cost + b.cost, discounted_cost + b.discounted_cost, qaly + b.qaly, discounted_qaly + b.discounted_qaly,
            programme_cost + b.programme_cost};
  }
};

/// One world's quantities by resource and year, in ticks of 2^-20 units.
class Ledger {
 public:
  static constexpr double kTick = 0x1p-20;

  Ledger() = default;
  Ledger(std::size_t resources, std::size_t years) : years_(years), ticks_(resources * years) {}

  /// What was added, and where: to add it again to another ledger with the same resources and years.
  struct Entry {
    std::int64_t ticks = 0;
    std::uint32_t cell = 0;
  };
  Entry add(ResourceId r, Time when, double quantity) {
    const auto year = static_cast<std::size_t>(when.minutes / kMinutesPerYear);
    const Entry entry{std::llround(quantity / kTick),
                      static_cast<std::uint32_t>(r * years_ + (year < years_ ? year : years_ - 1))};
    add(entry);
    return entry;
  }
  void add(const Entry& entry) { ticks_[entry.cell] += entry.ticks; }
  double quantity(ResourceId r, std::size_t year) const {
    return static_cast<double>(ticks_[r * years_ + year]) * kTick;
  }
  std::size_t years() const { return years_; }
  const std::vector<std::int64_t>& ticks() const { return ticks_; }

 private:
  std::size_t years_ = 0;
  std::vector<std::int64_t> ticks_;
};

}  // namespace sim
