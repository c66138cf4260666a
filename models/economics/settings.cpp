#include "models/economics/settings.hpp"

#include <charconv>
#include <optional>

namespace models {

namespace {

constexpr int kFirstYear = 1950, kLastYear = 2100;

std::optional<int> year_of(const std::string& text) {
  int year = 0;
  const auto end = std::from_chars(text.data(), text.data() + text.size(), year);
  if (end.ec != std::errc{} || end.ptr != text.data() + text.size() || year < kFirstYear || year > kLastYear)
    return std::nullopt;
  return year;
}

// "2020 USD per year": the year that the evidence row's money is of.
std::optional<int> year_in_unit(const std::string& unit) {
  return unit.size() > 4 && unit[4] == ' ' ? year_of(unit.substr(0, 4)) : std::nullopt;
}

}  // namespace

void PriceFields::visit(sim::Fields& f) {
  f.shorthand("price");
  const std::size_t uses_before = f.describing() ? 0 : f.reading().uses.size();
  f.money("price", price, {.doc = "the price", .unit = unit, .low = 0, .example = "100 USD"});
  std::optional<int> found;
  if (!f.describing() && f.reading().evidence && f.reading().uses.size() > uses_before)
    if (const auto* row = f.reading().evidence->find(f.reading().uses.back().parameter))
      found = year_in_unit(row->unit);
  if (f.describing() || f.has("price_year") || !found)
    f.whole("price_year", price_year,
            {.doc = "year whose money it is; may be left out when the evidence row says it",
             .low = kFirstYear,
             .high = kLastYear,
             .example = "2020"});
  else
    price_year = *found;
  if (!f.describing() && found && f.clean() && *found != price_year)
    f.problem("price_year", "config/contradiction",
              f.path_of("price_year") + " is " + std::to_string(price_year) + ", but the evidence is in money of " +
                  std::to_string(*found),
              "leave price_year out");
}

void StaffFields::visit(sim::Fields& f) {
  f.number("fringe", fringe, {.doc = "benefits: pay and benefits over pay", .unit = "ratio", .low = 1, .high = 3});
  f.number("overhead", overhead,
           {.doc = "rooms and administration, on top of pay and benefits", .unit = "ratio", .low = 1, .high = 3});
  std::vector<std::pair<std::string, sim::Value>> roles;
  if (f.describing()) {
    f.named("wages", wages, {.doc = "hourly wage of each role"});
    return;
  }
  f.named("wages", roles, {.doc = "hourly wage of each role"});
  wages.clear();
  for (const auto& [role, value] : roles) {
    PriceFields wage{"USD/hour"};
    sim::Fields each(value, f.path_of("wages") + "." + role, f.reading());
    wage.visit(each);
    each.done();
    wages.emplace_back(role, wage);
  }
}

void VisitsFields::visit(sim::Fields& f) {
  f.rate("per_year", per_year, {.doc = "visits per year at the reference cohort's mean PEGS", .low = 0, .high = 100});
  f.rate("per_point", per_point, {.doc = "more visits per year for each PEGS point above it", .low = -20, .high = 20});
}

void UseFields::visit(sim::Fields& f) {
  f.section("primary_care", primary_care, {.doc = "primary-care visits"});
  f.section("emergency", emergency, {.doc = "visits to an emergency room"});
  f.rate("specialist_visits", specialist_visits, {.doc = "visits to pain specialists per year", .low = 0, .high = 100});
  f.rate("admissions", admissions, {.doc = "inpatient admissions per year", .low = 0, .high = 50});
  f.duration("length_of_stay", length_of_stay, {.doc = "in hospital at an admission", .example = "5 days"});
}

void PricesFields::visit(sim::Fields& f) {
  f.section("opioids", opioids, {.doc = "opioid analgesics per year at opioid_dose, in proportion to the dose"});
  f.number("opioid_dose", opioid_dose,
           {.doc = "the daily dose that `opioids` is the price of", .unit = "MME per day", .low = 1, .high = 1000});
  f.section("benzodiazepine", benzodiazepine, {.doc = "a benzodiazepine per year"});
  f.section("non_opioid", non_opioid, {.doc = "a non-opioid analgesic per year"});
  f.section("medication", medication, {.doc = "medication for opioid use disorder and its dispensing, per month"});
  f.section("medication_visits", medication_visits, {.doc = "visits and tests that go with it, per month"});
  f.section("primary_care_visit", primary_care_visit, {.doc = "a primary-care visit"});
  f.section("emergency_visit", emergency_visit, {.doc = "a visit to an emergency room"});
  f.section("specialist_visit", specialist_visit, {.doc = "a visit to a pain specialist"});
  f.section("admission", admission, {.doc = "an inpatient admission"});
  f.section("overdose", overdose, {.doc = "an overdose that is survived"});
  f.section("fatal_overdose", fatal_overdose, {.doc = "care at an overdose that is not"});
  f.section("crisis", crisis, {.doc = "a mental-health crisis"});
  f.section("urine_test", urine_test, {.doc = "a urine drug test"});
}

void WholeFields::visit(sim::Fields& f) {
  f.section("all_cause", all_cause,
            {.doc = "published yearly cost of all care of such patients: background = this - what is modelled"});
  f.section("diagnosed_disorder", diagnosed_disorder,
            {.doc = "published yearly excess cost of diagnosed opioid use disorder"});
}

void PatientFields::visit(sim::Fields& f) {
  f.section("travel", travel, {.doc = "travel to a visit"});
  f.section("time", time, {.doc = "value of an hour of a patient's time"});
  f.duration("travel_time", travel_time, {.doc = "both ways"});
  f.duration("waiting_time", waiting_time, {.doc = "at a visit"});
}

void UtilityFields::visit(sim::Fields& f) {
  f.choice("map", map, {{"slope", Map::slope}, {"convex", Map::convex}},
           {.doc = "the same loss for every PEGS point, or more at high scores"}, Map::slope);
  f.number("base", base, {.doc = "mean utility of the reference cohort", .unit = "utility", .low = -1, .high = 1});
  f.number("slope", slope, {.doc = "loss per PEGS point", .unit = "utility", .low = -0.2, .high = 0.5});
  f.list("convex", convex, {.doc = "loss at pain 1, 2 ... 10 against 0", .unit = "utility", .low = 0, .high = 1.6});
  f.number("depression", depression, {.doc = "loss while depressed", .unit = "utility", .low = -0.5, .high = 0.5});
  f.number("depressed_from", depressed_from,
           {.doc = "PHQ-9 from which a patient counts as depressed", .unit = "points", .low = 1, .high = 27});
  f.number("disorder", disorder,
           {.doc = "loss while opioid use disorder is active", .unit = "utility", .low = -0.5, .high = 0.5});
  f.number("overdose", overdose,
           {.doc = "QALYs lost with an overdose that is survived", .unit = "QALY", .low = 0, .high = 1});
  if (!f.describing() && f.clean() && convex.size() != 10)
    f.problem("convex", "config/range", f.path_of("convex") + " needs ten losses, for pain 1 to 10");
}

void ReferenceFields::visit(sim::Fields& f) {
  f.number("pegs", pegs, {.doc = "mean PEGS", .unit = "points", .low = 0, .high = 10});
  f.number("pain_loss", pain_loss,
           {.doc = "mean utility loss by the convex map", .unit = "utility", .low = 0, .high = 1.6});
  f.share("depressed", depressed, {.doc = "share with PHQ-9 at or above depressed_from"});
  f.number("mme", mme, {.doc = "mean daily dose", .unit = "MME per day", .low = 0, .high = 1000});
  f.share("benzodiazepine", benzodiazepine, {.doc = "share with a benzodiazepine"});
  f.share("non_opioid", non_opioid, {.doc = "share with a non-opioid analgesic"});
  f.share("disorder_active", disorder_active, {.doc = "share with active opioid use disorder"});
  f.share("disorder_diagnosed", disorder_diagnosed, {.doc = "share with detected active disorder or on medication"});
  f.share("on_medication", on_medication, {.doc = "share on medication for opioid use disorder"});
  f.rate("primary_care_visits", primary_care_visits,
         {.doc = "mean visits, where pain cannot bring them below none", .low = 0, .high = 100});
  f.rate("emergency_visits", emergency_visits,
         {.doc = "mean visits, where pain cannot bring them below none", .low = 0, .high = 100});
  f.rate("overdoses", overdoses, {.doc = "overdoses per person", .low = 0, .high = 10});
  f.rate("overdoses_by_disorder", overdoses_by_disorder,
         {.doc = "overdoses per diagnosed person that are due to the disorder", .low = -1, .high = 10});
  f.share("fatal_share", fatal_share, {.doc = "share of overdoses that are fatal"});
  f.rate("crises", crises, {.doc = "mental-health crises per person", .low = 0, .high = 10});
  f.rate("urine_tests", urine_tests, {.doc = "urine drug tests per person", .low = 0, .high = 100});
}

void EconomicsFields::visit(sim::Fields& f) {
  f.text("currency", currency, {.doc = "currency of every price", .example = "USD"});
  f.whole("price_year", price_year,
          {.doc = "year whose money results are in", .low = kFirstYear, .high = kLastYear, .example = "2023"});
  f.choice("view", view, {{"health_system", View::health_system}, {"societal", View::societal}},
           {.doc = "whose costs count"}, View::health_system);
  f.rate("discount", discount, {.doc = "of costs and QALYs", .low = 0, .high = 0.2, .example = "0.03 / year"});
  f.money("willingness_to_pay", willingness_to_pay,
          {.doc = "money for a QALY, for net benefit", .unit = "USD/QALY", .low = 0});
  f.named("price_index", price_index, {.doc = "price level of each year", .unit = "index", .low = 1e-6});
  f.section("staff", staff, {.doc = "what a minute of staff costs"});
  f.section("prices", prices, {.doc = "what is paid for what is used"});
  f.section("use", use, {.doc = "use that goes on under every programme"});
  f.named("programmes", programmes, {.doc = "what programmes buy besides staff, by the name they charge it under"},
          false);
  f.section("whole", whole, {.doc = "published totals"});
  f.section("patients", patients, {.doc = "what care costs patients"});
  f.section("utility", utility, {.doc = "quality of life"});
  f.section("reference", reference, {.doc = "expectations in the reference cohort"});
}

double EconomicsFields::inflation(int year) const {
  double then = 1, now = 1;
  for (const auto& [name, level] : price_index) {
    const auto of = year_of(name);
    if (of == year) then = level;
    if (of == price_year) now = level;
  }
  return now / then;
}

}  // namespace models
