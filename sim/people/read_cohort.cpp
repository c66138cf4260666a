#include "sim/people/read_cohort.hpp"

#include <utility>

#include "sim/config/quantity.hpp"
#include "sim/config/suggest.hpp"
#include "sim/config/wording.hpp"
#include "sim/people/read_margin.hpp"

namespace sim {

namespace {

// Six standard deviations either way: one patient in a thousand million lies further out.
bool stays_in_range(const LatentMargin& margin, const ColumnInfo& column) {
  return column.type == ColumnType::code || (margin.number(-6) >= column.low && margin.number(6) <= column.high);
}

std::vector<std::string> names_of(const Schema& schema) {
  std::vector<std::string> names;
  for (const auto& column : schema.columns()) names.push_back(column.name);
  return names;
}

struct Margins {
  std::vector<Margin> margins;
  std::vector<LatentMargin> ready;
};

Margins read_margins(const Value& attributes, const Schema& schema, Reading& reading) {
  Margins all;
  for (const auto& [name, origin, value] : attributes.entries()) {
    const std::string path = "population.attributes." + name;
    const ColumnInfo* column = schema.find(name);
    if (column == nullptr) {
      reading.problems.add("config/unknown", origin,
                           "unknown attribute " + in_quotes(name) + " in population.attributes",
                           did_you_mean(name, names_of(schema), "attributes are the columns of the model"));
      continue;
    }
    const std::size_t before = reading.problems.size();
    MarginFields fields;
    fields.column = column;
    Fields f(value, path, reading);
    fields.visit(f);
    f.done();
    if (reading.problems.size() != before) continue;
    all.ready.emplace_back(fields.margin);
    if (reading.draw == nullptr && !stays_in_range(all.ready.back(), *column))
      reading.problems.add(
          "config/range", value.origin(),
          path + " can go beyond " + number_text(column->low) + " to " + number_text(column->high),
          "add for example 'within: [" + number_text(column->low) + ", " + number_text(column->high) + "]'");
    all.margins.push_back(std::move(fields.margin));
  }
  return all;
}

}  // namespace

void CorrelationFields::visit(Fields& f) {
  f.list("between", between, {.doc = "two attributes"});
  const bool direct = f.describing() || f.has("rho") || !f.has("through");
  if (direct)
    f.number("rho", rho, {.doc = "their correlation", .unit = "correlation", .low = -1, .high = 1, .example = "0.4"});
  if (f.describing() || !direct)
    f.text("through", through,
           {.doc = "instead of rho: independent given this attribute, so the latent correlations multiply"}, "");
  f.choice("scale", scale, {{"latent", Scale::latent}, {"rank", Scale::rank}, {"pearson", Scale::pearson}},
           {.doc = "what rho is: of the latent normals (logarithms of lognormals, thresholds of yes/no), of ranks, or "
                   "Pearson's of the values"},
           Scale::latent);
}

void CohortFields::visit(Fields& f) {
  const Spec about_attributes{.doc = "name of a column: how it is distributed at baseline"};
  const Spec about_correlations{.doc = "pairs that correlate; the others do not"};
  if (f.describing()) {
    std::vector<std::pair<std::string, MarginFields>> margins;
    std::vector<CorrelationFields> pairs;
    f.named("attributes", margins, about_attributes);
    f.list("correlations", pairs, about_correlations, false);
    return;
  }
  f.raw("attributes", attributes, about_attributes);
  f.raw("correlations", correlations, about_correlations, false);
}

std::unique_ptr<const Cohort> read_cohort(const Value& population, const Schema& schema, Reading& reading) {
  const std::size_t before = reading.problems.size();
  const Value* attributes = population.find("attributes");
  if (attributes == nullptr || !attributes->is_map()) {
    reading.problems.add(
        attributes ? "config/type" : "config/missing", attributes ? attributes->origin() : population.origin(),
        std::string("population.attributes ") + (attributes ? "must be a group of settings" : "is missing"),
        "write for example 'attributes: {age: {dist: fixed, value: 60 years}}'");
    return nullptr;
  }
  if (attributes->entries().size() > Cohort::kMostAttributes) {
    reading.problems.add("config/range", attributes->origin(), "population.attributes has more than 64 attributes");
    return nullptr;
  }
  auto [margins, ready] = read_margins(*attributes, schema, reading);
  if (reading.problems.size() != before) return nullptr;
  const auto latent = read_correlations(population.find("correlations"), margins, ready, reading);
  if (!latent) return nullptr;
  auto cohort = std::make_unique<Cohort>(std::move(margins), std::move(ready), latent->matrix);
  cohort->repaired = latent->repaired;
  return cohort;
}

}  // namespace sim
