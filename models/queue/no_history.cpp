#include "models/queue/no_history.hpp"

#include "sim/care/world.hpp"
#include "sim/people/read_cohort.hpp"

namespace models {

namespace {

class NoHistory final : public sim::Nature {
 public:
  NoHistory() { living = false; }
  void enter(sim::World&, sim::Patient) const override {}
  sim::Time next_review(const sim::World&, sim::Patient, sim::Time) const override { return sim::kNever; }
  sim::Point point(const sim::World&, sim::Patient, sim::Time) const override { return {}; }
  sim::Flows between(const sim::World&, sim::Patient, const sim::Point&, const sim::Point&) const override {
    return {};
  }
  void standing(const sim::World&, sim::Patient, std::span<double>) const override {}
};

constexpr double kAnyNumber = 1e9;

// A column of its own for every attribute written; a measure of the same name reads it.
void declare_attributes(const sim::Value& attributes, sim::Catalogue& made) {
  for (const auto& [name, origin, value] : attributes.entries()) {
    const sim::Value* dist = value.find("dist");
    const std::string law = dist != nullptr && dist->is_scalar() ? dist->text() : "";
    const std::string doc = name + " of the patient";
    sim::Measure measure{name, "", doc, nullptr};
    if (law == "yes_no" || law == "categories") {
      const auto column = made.schema.add<std::uint8_t>(name, "", 0, law == "yes_no" ? 1 : 255, doc);
      measure.read = [column](const sim::World& w, sim::Patient p, sim::Time) {
        return static_cast<double>(w.columns()(column, p));
      };
    } else {
      const auto column = made.schema.add<float>(name, "", -kAnyNumber, kAnyNumber, doc);
      measure.read = [column](const sim::World& w, sim::Patient p, sim::Time) {
        return static_cast<double>(w.columns()(column, p));
      };
    }
    made.measures.push_back(std::move(measure));
  }
}

sim::Outcome days_in_care() {
  const char* doc = "days since entry, of those present";
  return {{"days_in_care", "day", doc, sim::Tick{0x1p-10}, sim::Bins()},
          {"days_in_care", "day", doc,
           [](const sim::World& w, sim::Patient p, sim::Time t) { return sim::in_days(t - w.life(p).entered); }}};
}

}  // namespace

bool no_history(const sim::Value& history) { return history.is_scalar() && history.text() == "none"; }

sim::Catalogue people_only(const sim::Value& population, sim::Reading& reading) {
  sim::Catalogue made;
  const sim::Value* attributes = population.find("attributes");
  if (attributes != nullptr && attributes->is_map()) declare_attributes(*attributes, made);
  if (attributes != nullptr) made.cohort = sim::read_cohort(population, made.schema, reading);
  made.subgroups.push_back({"all", "", "everybody", [](const sim::World&, sim::Patient, sim::Time) { return 1.0; }});
  made.outcomes.push_back(days_in_care());
  made.nature = std::make_unique<NoHistory>();
  return made;
}

}  // namespace models
