#include "sim/care/states/number.hpp"

#include "sim/core/math.hpp"

namespace sim::states {

namespace {

constexpr double kLeastRatio = 1e-3, kMostRatio = 1e3, kMostLog = 7;

// Reads, and asks the use that reading left behind which parameter the number is.
template <class Read>
void linked(Fields& f, Number& member, Read read) {
  const std::size_t before = f.describing() ? 0 : f.reading().uses.size();
  read(member.value);
  if (f.describing() || f.reading().uses.size() != before + 1) return;
  const ParameterUse& use = f.reading().uses.back();
  if (!use.uncertain) return;
  member.parameter = use.parameter;
  member.as_drawn = use.value != 0 ? member.value == use.value : use.unit.empty();
}

}  // namespace

void read_number(Fields& f, const char* name, Number& member, Spec spec, std::optional<double> usual) {
  linked(f, member, [&](double& value) { f.number(name, value, std::move(spec), usual); });
}

void read_money(Fields& f, const char* name, Number& member, Spec spec, std::optional<double> usual) {
  linked(f, member, [&](double& value) { f.money(name, value, std::move(spec), usual); });
}

void read_rate(Fields& f, const char* name, Number& member, Spec spec) {
  linked(f, member, [&](double& value) { f.rate(name, value, std::move(spec)); });
}

void read_years(Fields& f, const char* name, Number& member, Spec spec) {
  spec.unit = "years";
  linked(f, member, [&](double& value) { f.number(name, value, std::move(spec)); });
}

void read_log_ratio(Fields& f, Number& log_ratio) {
  if (f.describing()) {
    double unused = 0;
    f.number("ratio", unused, {.doc = "hazard ratio", .unit = "ratio", .low = kLeastRatio, .high = kMostRatio}, 1.0);
  }
  const bool as_log = f.describing() || f.has("log_ratio");
  if (as_log) {
    read_number(f, "log_ratio", log_ratio,
                {.doc = "logarithm of the hazard ratio, instead of ratio", .low = -kMostLog, .high = kMostLog},
                f.describing() ? std::optional(0.0) : std::nullopt);
    return;
  }
  log_ratio.value = 1;
  read_number(f, "ratio", log_ratio, {.doc = "hazard ratio", .unit = "ratio", .low = kLeastRatio, .high = kMostRatio});
  log_ratio.value = math::log(log_ratio.value);
  log_ratio.logarithm = true;
}

}  // namespace sim::states
