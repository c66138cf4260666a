#include "models/history/crisis.hpp"

#include "sim/core/math.hpp"

namespace models {

void ReferenceNumbers::visit(sim::Fields& f) {
  f.number("pegs", pegs, {.doc = "mean PEGS of the reference cohort", .unit = "points", .low = 0, .high = 10});
  f.share("depressed", depressed, {.doc = "its share with depression"});
  f.share("misuse", misuse, {.doc = "its share that misuses opioids, among those without use disorder"});
}

void CrisisNumbers::visit(sim::Fields& f) {
  f.rate("rate", rate, {.doc = "mental-health crises in the reference cohort", .low = 0, .high = 10});
  f.number("depressed", depressed, {.doc = "ratio when depressed", .low = 0.1, .high = 100});
}

void SuicideNumbers::visit(sim::Fields& f) {
  f.rate("rate", rate, {.doc = "suicide deaths in the reference cohort", .low = 0, .high = 1});
  f.number("depressed", depressed, {.doc = "ratio when depressed", .low = 0.1, .high = 100});
  f.number("per_pegs", per_pegs, {.doc = "ratio per PEGS point", .low = 0.1, .high = 10});
  f.number("on_medication", on_medication, {.doc = "ratio on medication for use disorder", .low = 0.01, .high = 10});
}

Crisis::Crisis(const CrisisNumbers& n, const ReferenceNumbers& reference)
    : not_depressed_(n.rate / (1 + reference.depressed * (n.depressed - 1))), more_(n.depressed - 1) {}

double Crisis::rate(double depressed, double log_harm) const {
  const double rate = not_depressed_ * (1 + more_ * depressed);
  return log_harm == 0 ? rate : rate * sim::math::exp(log_harm);
}

Suicide::Suicide(const SuicideNumbers& n, const ReferenceNumbers& reference)
    : not_depressed_(n.rate / (1 + reference.depressed * (n.depressed - 1))),
      more_(n.depressed - 1),
      log_per_pegs_(sim::math::log(n.per_pegs)),
      at_pegs_(reference.pegs),
      on_medication_(n.on_medication) {}

double Suicide::rate(double depressed, double pegs, bool on_medication, double log_harm) const {
  return not_depressed_ * (1 + more_ * depressed) * (on_medication ? on_medication_ : 1.0) *
         sim::math::exp(log_harm + log_per_pegs_ * (pegs - at_pegs_));
}

double CrisisClock::rate(const sim::World& w, sim::Patient p, sim::Time now) const {
  return crisis_.rate(PainAndMood::outlook(w).depressed, harm_.log_crisis(w.columns(), p, now));
}

void CrisisClock::ring(sim::World& w, sim::Patient p) const {
  w.counters(p)(PatientColumns::handles().crises, p) += 1;
  w.charge(p, economics_.crisis, 1);
}

double SuicideClock::rate(const sim::World& w, sim::Patient p, sim::Time now) const {
  const bool on_medication = is(w.columns()(PatientColumns::handles().oud, p), Oud::on_medication);
  const PainAndMood::Expected expected = PainAndMood::outlook(w);
  return suicide_.rate(expected.depressed, expected.pegs, on_medication, harm_.log_suicide(w.columns(), p, now));
}

void SuicideClock::ring(sim::World& w, sim::Patient p) const {
  w.counters(p)(PatientColumns::handles().cause_of_death, p) = static_cast<std::uint8_t>(CauseOfDeath::suicide);
  w.die(p);
}

}  // namespace models
