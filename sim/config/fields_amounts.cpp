// The fields that are numbers.
#include <cmath>
#include <limits>

#include "sim/config/fields.hpp"
#include "sim/config/read_number.hpp"

namespace sim {

namespace {

Duration to_duration(double minutes) { return {static_cast<std::int64_t>(std::llround(minutes))}; }

// Limits of a whole number: those of its type where the spec has none.
template <class Whole>
Spec within_type(Spec spec) {
  if (std::isinf(spec.low))
    spec.low = std::is_unsigned_v<Whole> ? 0 : static_cast<double>(std::numeric_limits<Whole>::lowest());
  if (std::isinf(spec.high) && sizeof(Whole) < 8) spec.high = static_cast<double>(std::numeric_limits<Whole>::max());
  return spec;
}

// A duration that is written but rounds to nothing is a mistake, as is one below a minute.
bool at_least_a_minute(double minutes, const Value& value, const std::string& path, Reading& reading) {
  if (minutes == 0 || minutes >= 0.5) return true;
  reading.problems.add("config/range", value.origin(), path + " is less than a minute",
                       "time is counted in whole minutes");
  return false;
}

template <class Whole>
std::optional<Whole> whole_of(const Value& value, const Amount& asked, Reading& reading) {
  if constexpr (std::is_unsigned_v<Whole>) {
    const auto n = read_natural(value, asked, reading);
    return n ? std::optional(static_cast<Whole>(*n)) : std::nullopt;
  } else {
    const auto n = read_whole(value, asked, reading);
    return n ? std::optional(static_cast<Whole>(*n)) : std::nullopt;
  }
}

}  // namespace

std::optional<double> Fields::amount(const char* name, FieldKind kind, Spec spec, bool required,
                                     std::optional<double> def) {
  spec = with_usual_limits(kind, std::move(spec));
  if (describing()) {
    describe(name, kind, spec, required && !def, def ? amount_text(kind, spec, *def) : "");
    return def;
  }
  const Value* value = claim(name, kind, spec, required && !def);
  if (!value) return has(name) ? std::nullopt : def;
  const Amount asked{kind, spec, path_of(name)};
  const auto amount = read_amount(*value, asked, *reading_);
  if (amount && kind == FieldKind::duration && !at_least_a_minute(*amount, *value, asked.path, *reading_))
    return std::nullopt;
  return amount;
}

void Fields::number(const char* name, double& member, Spec spec, std::optional<double> def) {
  if (const auto a = amount(name, FieldKind::number, std::move(spec), true, def)) member = *a;
}
void Fields::number(const char* name, std::optional<double>& member, Spec spec) {
  if (const auto a = amount(name, FieldKind::number, std::move(spec), false, {})) member = a;
}
void Fields::share(const char* name, double& member, Spec spec, std::optional<double> def) {
  if (const auto a = amount(name, FieldKind::share, std::move(spec), true, def)) member = *a;
}
void Fields::share(const char* name, std::optional<double>& member, Spec spec) {
  if (const auto a = amount(name, FieldKind::share, std::move(spec), false, {})) member = a;
}
void Fields::money(const char* name, double& member, Spec spec, std::optional<double> def) {
  if (const auto a = amount(name, FieldKind::money, std::move(spec), true, def)) member = *a;
}
void Fields::money(const char* name, std::optional<double>& member, Spec spec) {
  if (const auto a = amount(name, FieldKind::money, std::move(spec), false, {})) member = a;
}
void Fields::rate(const char* name, double& per_year, Spec spec, std::optional<double> def) {
  if (const auto a = amount(name, FieldKind::rate, std::move(spec), true, def)) per_year = *a;
}
void Fields::rate(const char* name, std::optional<double>& per_year, Spec spec) {
  if (const auto a = amount(name, FieldKind::rate, std::move(spec), false, {})) per_year = a;
}
void Fields::duration(const char* name, Duration& member, Spec spec, std::optional<Duration> def) {
  const auto usual = def ? std::optional(static_cast<double>(def->minutes)) : std::nullopt;
  if (const auto a = amount(name, FieldKind::duration, std::move(spec), true, usual)) member = to_duration(*a);
}
void Fields::duration(const char* name, std::optional<Duration>& member, Spec spec) {
  if (const auto a = amount(name, FieldKind::duration, std::move(spec), false, {})) member = to_duration(*a);
}

template <class Whole>
void Fields::whole_field(const char* name, Whole& member, Spec spec, std::optional<Whole> def) {
  spec = within_type<Whole>(std::move(spec));
  if (describing()) {
    describe(name, FieldKind::whole, std::move(spec), !def, def ? std::to_string(*def) : "");
    return;
  }
  const Value* value = claim(name, FieldKind::whole, spec, !def);
  if (!value) {
    if (def && !has(name)) member = *def;
    return;
  }
  if (const auto n = whole_of<Whole>(*value, {FieldKind::whole, spec, path_of(name)}, *reading_)) member = *n;
}

void Fields::whole(const char* name, int& member, Spec spec, std::optional<int> def) {
  whole_field(name, member, std::move(spec), def);
}
void Fields::whole(const char* name, std::int64_t& member, Spec spec, std::optional<std::int64_t> def) {
  whole_field(name, member, std::move(spec), def);
}
void Fields::whole(const char* name, std::uint32_t& member, Spec spec, std::optional<std::uint32_t> def) {
  whole_field(name, member, std::move(spec), def);
}
void Fields::whole(const char* name, std::uint64_t& member, Spec spec, std::optional<std::uint64_t> def) {
  whole_field(name, member, std::move(spec), def);
}

template <class Whole>
void Fields::only_whole(Whole& member, const Spec& each) {
  const Spec spec = within_type<Whole>(each);
  if (describing()) {
    doc_->kind = FieldKind::whole;
    doc_->spec = spec;
    return;
  }
  if (const auto n = whole_of<Whole>(*value_, {FieldKind::whole, spec, path_}, *reading_)) member = *n;
}

void Fields::only(int& member, const Spec& each) { only_whole(member, each); }
void Fields::only(std::int64_t& member, const Spec& each) { only_whole(member, each); }
void Fields::only(std::uint32_t& member, const Spec& each) { only_whole(member, each); }
void Fields::only(std::uint64_t& member, const Spec& each) { only_whole(member, each); }

std::optional<double> Fields::only_amount(FieldKind kind, const Spec& each) {
  const Spec spec = with_usual_limits(kind, each);
  if (describing()) {
    doc_->kind = kind;
    doc_->spec = spec;
    return std::nullopt;
  }
  const auto amount = read_amount(*value_, {kind, spec, path_}, *reading_);
  if (amount && kind == FieldKind::duration && !at_least_a_minute(*amount, *value_, path_, *reading_))
    return std::nullopt;
  return amount;
}

void Fields::only(double& member, const Spec& each) {
  if (const auto a = only_amount(kind_of_unit(each.unit), each)) member = *a;
}
void Fields::only(Duration& member, const Spec& each) {
  if (const auto a = only_amount(FieldKind::duration, each)) member = to_duration(*a);
}

}  // namespace sim
