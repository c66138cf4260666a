#include "models/history/death.hpp"

namespace models {

void DeathNumbers::visit(sim::Fields& f) {
  f.text("life_table", life_table,
         {.doc = "file of death rates by age, beside the evidence", .example = "us_life_table_2015.csv"});
  f.number("therapy", therapy, {.doc = "ratio on long-term therapy, overdose left out", .low = 0.1, .high = 20});
  f.number("disorder", disorder,
           {.doc = "ratio of active, untreated use disorder, overdose and suicide left out", .low = 1, .high = 50});
  f.number("on_medication", on_medication,
           {.doc = "share of that excess that is left on medication", .low = 0, .high = 5});
}

DeathClock::DeathClock(const DeathNumbers& numbers, const LifeTable& table)
    : Clock("death"),
      numbers_(numbers),
      female_(sim::Hazard::table(0, 1, table.female)),
      male_(sim::Hazard::table(0, 1, table.male)) {}

double DeathClock::ratio(std::uint8_t disorder, bool prescribed) const {
  if (!prescribed && is(disorder, Oud::none)) return 1;
  if (is_active(disorder)) return numbers_.therapy * numbers_.disorder;
  if (is(disorder, Oud::on_medication))
    return numbers_.therapy * (1 + (numbers_.disorder - 1) * numbers_.on_medication);
  return numbers_.therapy;
}

double DeathClock::rate(const sim::World& w, sim::Patient p, sim::Time) const {
  const PatientColumns& at = PatientColumns::handles();
  return ratio(w.columns()(at.oud, p), w.columns()(at.mme_start, p) > 0);
}

void DeathClock::ring(sim::World& w, sim::Patient p) const {
  w.edit(p)(PatientColumns::handles().cause_of_death, p) = static_cast<std::uint8_t>(CauseOfDeath::other);
  w.die(p);
}

const sim::Hazard& DeathClock::shape(const sim::World& w, sim::Patient p) const {
  return w.columns()(PatientColumns::handles().female, p) != 0 ? female_ : male_;
}

double DeathClock::years_on_clock(const sim::World& w, sim::Patient p, sim::Time t) const {
  return w.columns()(PatientColumns::handles().age, p) + sim::in_years(t - w.life(p).entered);
}

}  // namespace models
