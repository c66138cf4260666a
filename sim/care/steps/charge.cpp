#include "sim/care/steps/charge.hpp"

#include <algorithm>

#include "sim/care/steps/verbs.hpp"
#include "sim/care/steps/words.hpp"
#include "sim/config/suggest.hpp"

namespace sim {

namespace {

constexpr const char* kMaterials = "programme materials";

std::vector<std::string> names_of(const std::vector<Resource>& resources) {
  std::vector<std::string> names;
  for (const Resource& r : resources) names.push_back(r.name);
  return names;
}

// Money is counted in units of the currency, at a price of one.
ResourceId materials(Model& model) {
  for (std::size_t i = 0; i < model.resources.size(); ++i)
    if (model.resources[i].name == kMaterials) return static_cast<ResourceId>(i);
  model.resources.push_back({.name = kMaterials, .unit = "currency unit", .category = kMaterials, .price = 1});
  return static_cast<ResourceId>(model.resources.size() - 1);
}

}  // namespace

void read_charge(Pathway& pathway, Fields& f, ProgrammeReading& context) {
  f.shorthand("amount");
  std::string what;
  if (f.has("resource")) {
    std::string name;
    double quantity = 1;
    f.text("resource", name, {.doc = "A resource of the economics"});
    f.number("quantity", quantity, {.doc = "How much of it, in its own unit", .low = 0}, 1.0);
    const auto& resources = context.model.resources;
    const auto at = std::find_if(resources.begin(), resources.end(), [&](const Resource& r) { return r.name == name; });
    if (at == resources.end()) {
      f.problem("resource", "config/choice", f.path_of("resource") + ": no resource '" + name + "'",
                did_you_mean(name, names_of(resources)));
      return;
    }
    pathway.then<Charge>(static_cast<ResourceId>(at - resources.begin()), quantity,
                         "charge " + brief_number(quantity) + " x " + name);
    return;
  }
  double amount = 0;
  f.money("amount", amount, {.doc = "How much money", .unit = "USD", .low = 0, .example = "45 USD"});
  f.text("for", what, {.doc = "What for"}, "materials");
  pathway.then<Charge>(materials(context.model), amount, "charge " + brief_number(amount) + " for " + what);
}

}  // namespace sim
