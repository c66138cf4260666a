// From the economics section to prices in the run's money, composites included.
#include <cmath>
#include <set>

#include "models/economics/economics.hpp"
#include "models/economics/settings.hpp"
#include "sim/config/quantity.hpp"
#include "sim/core/math.hpp"

namespace models {

namespace {

// The year index must know every year that a price is of, and there is one currency.
void check_money(const EconomicsFields& s, const sim::Value& section, sim::Reading& reading) {
  std::set<std::string> known;
  for (const auto& [year, level] : s.price_index) {
    if (sim::parse_plain_number(year) == std::nullopt)
      reading.problems.add("config/type", section.origin(),
                           "economics.price_index has '" + year + "', which is no year",
                           "write for example '2020: 258.8'");
    known.insert(year);
  }
  std::set<int> used{s.price_year, s.whole.all_cause.price_year, s.whole.diagnosed_disorder.price_year,
                     s.patients.travel.price_year, s.patients.time.price_year};
  const PricesFields& p = s.prices;
  for (const PriceFields* price : {&p.opioids, &p.benzodiazepine, &p.non_opioid, &p.medication, &p.medication_visits,
                                   &p.primary_care_visit, &p.emergency_visit, &p.specialist_visit, &p.admission,
                                   &p.overdose, &p.fatal_overdose, &p.crisis, &p.urine_test})
    used.insert(price->price_year);
  for (const auto& [name, price] : s.programmes) used.insert(price.price_year);
  for (const auto& [role, wage] : s.staff.wages) used.insert(wage.price_year);
  for (const int year : used)
    if (!known.contains(std::to_string(year)))
      reading.problems.add("config/missing", section.origin(),
                           "economics.price_index has no level of " + std::to_string(year),
                           "a price or the run is in money of that year");
  if (!reading.currency.empty() && reading.currency != s.currency)
    reading.problems.add("config/unit-kind", section.origin(),
                         "economics.currency is " + s.currency + ", but prices are in " + reading.currency);
}

class Builder {
 public:
  Builder(const EconomicsFields& s, Economics& e) : s_(s), e_(e) {}

  void build() {
    e_.currency = s_.currency;
    e_.price_year = s_.price_year;
    e_.societal = s_.view == EconomicsFields::View::societal;
    e_.discount = sim::math::log1p(s_.discount);
    e_.willingness_to_pay = s_.willingness_to_pay;
    e_.length_of_stay = s_.use.length_of_stay;
    e_.admissions_per_year = s_.use.admissions;
    e_.specialist_visits = s_.use.specialist_visits;
    e_.primary_care = Visits(s_.use.primary_care.per_year, s_.use.primary_care.per_point, s_.reference.pegs);
    e_.emergency = Visits(s_.use.emergency.per_year, s_.use.emergency.per_point, s_.reference.pegs);
    staff();
    events();
    composites();
    running();
    utility();
  }

 private:
  // In the run's money.
  double now(const PriceFields& p) const { return p.price * s_.inflation(p.price_year); }

  sim::ResourceId add(std::string name, std::string unit, std::string category, double price,
                      std::string payer = "health system") {
    e_.resources.push_back({std::move(name), std::move(unit), std::move(category), std::move(payer), price});
    return static_cast<sim::ResourceId>(e_.resources.size() - 1);
  }

  void staff() {
    for (const auto& [role, wage] : s_.staff.wages)
      add("minutes of " + role, "minute", "programme staff", now(wage) * s_.staff.fringe * s_.staff.overhead / 60.0);
    for (const auto& [name, price] : s_.programmes) add(name, "unit", "programme materials", now(price));
    e_.materials = add("programme materials", s_.currency, "programme materials", 1);
  }

  void events() {
    const PricesFields& p = s_.prices;
    e_.admission = add("inpatient admissions", "admission", "hospital", now(p.admission));
    e_.overdose = add("non-fatal overdoses", "overdose", "overdoses and crises", now(p.overdose));
    e_.fatal_overdose = add("fatal overdoses", "overdose", "overdoses and crises", now(p.fatal_overdose));
    e_.crisis = add("mental-health crises", "crisis", "overdoses and crises", now(p.crisis));
    e_.urine_test = add("urine drug tests", "test", "monitoring", now(p.urine_test));
    const double hour = e_.societal ? now(s_.patients.time) : 0;
    const double around = static_cast<double>((s_.patients.travel_time + s_.patients.waiting_time).minutes);
    e_.patient_visit = add("patient visits", "visit", "patients' time and travel",
                           e_.societal ? now(s_.patients.travel) + around * hour / 60.0 : 0, "patients");
    e_.patient_minute = add("patient minutes", "minute", "patients' time and travel", hour / 60.0, "patients");
  }

  double medication_per_year() const { return 12.0 * (now(s_.prices.medication) + now(s_.prices.medication_visits)); }

  double overdose_on_average() const {
    return (1 - s_.reference.fatal_share) * now(s_.prices.overdose) +
           s_.reference.fatal_share * now(s_.prices.fatal_overdose);
  }

  void composites() {
    const PricesFields& p = s_.prices;
    const ReferenceFields& r = s_.reference;
    e_.disorder_whole = now(s_.whole.diagnosed_disorder);
    e_.disorder_parts = {
        {"overdoses due to the disorder", r.overdoses_by_disorder, overdose_on_average()},
        {"medication", r.disorder_diagnosed > 0 ? r.on_medication / r.disorder_diagnosed : 0, medication_per_year()}};
    const double rest_of_disorder = remainder(e_.disorder_whole, e_.disorder_parts);
    e_.disorder_parts.push_back({"other care for the disorder", 1, rest_of_disorder});

    e_.whole = now(s_.whole.all_cause);
    e_.parts = {{"opioid analgesics", r.mme, now(p.opioids) / p.opioid_dose},
                {"benzodiazepines", r.benzodiazepine, now(p.benzodiazepine)},
                {"non-opioid analgesics", r.non_opioid, now(p.non_opioid)},
                {"medication for opioid use disorder", r.on_medication, medication_per_year()},
                {"other care for opioid use disorder", r.disorder_diagnosed, rest_of_disorder},
                {"primary-care visits", r.primary_care_visits, now(p.primary_care_visit)},
                {"emergency visits", r.emergency_visits, now(p.emergency_visit)},
                {"specialist visits", s_.use.specialist_visits, now(p.specialist_visit)},
                {"inpatient admissions", s_.use.admissions, now(p.admission)},
                {"overdoses", r.overdoses, overdose_on_average()},
                {"mental-health crises", r.crises, now(p.crisis)},
                {"urine drug tests", r.urine_tests, now(p.urine_test)}};
    e_.parts.push_back({"all other care", 1, remainder(e_.whole, e_.parts)});
  }

  static double remainder(double whole, const std::vector<CostPart>& parts) {
    for (const CostPart& part : parts) whole -= part.cost();
    return whole;
  }

  void running() {
    const PricesFields& p = s_.prices;
    e_.standing_resources = {
        add("opioid analgesics", "MME per day for a year", "drugs", now(p.opioids) / p.opioid_dose),
        add("benzodiazepines", "year", "drugs", now(p.benzodiazepine)),
        add("non-opioid analgesics", "year", "drugs", now(p.non_opioid)),
        add("medication for opioid use disorder", "year", "opioid use disorder", medication_per_year()),
        add("other care for opioid use disorder", "year", "opioid use disorder", e_.disorder_parts.back().price),
        add("specialist visits", "visit", "visits", now(p.specialist_visit)),
        add("all other care", "year", "all other care", e_.parts.back().price)};
    e_.flow_resources = {add("primary-care visits", "visit", "visits", now(p.primary_care_visit)),
                         add("emergency visits", "visit", "visits", now(p.emergency_visit))};
    if (!e_.societal) return;
    e_.standing_resources.push_back(e_.patient_visit);  // to specialists
    e_.flow_resources.push_back(e_.patient_visit);      // to primary care and emergency rooms
  }

  void utility() {
    const UtilityFields& u = s_.utility;
    e_.utility.base = u.base;
    e_.utility.depression = u.depression;
    e_.utility.disorder = u.disorder;
    e_.utility.overdose_loss = u.overdose;
    e_.utility.depressed_from = u.depressed_from;
    e_.utility.reference_depressed = s_.reference.depressed;
    e_.utility.reference_disorder = s_.reference.disorder_active;
    if (u.map == UtilityFields::Map::slope) {
      e_.utility.pain = PainDecrement::straight(u.slope);
      e_.utility.reference_pain_loss = u.slope * s_.reference.pegs;
    } else {
      e_.utility.pain = convex_pain(u.convex);
      e_.utility.reference_pain_loss = s_.reference.pain_loss;
    }
  }

  const EconomicsFields& s_;
  Economics& e_;
};

}  // namespace

sim::FieldDoc describe_economics() {
  return sim::describe<EconomicsFields>("What care costs and what health is worth.");
}

std::unique_ptr<const Economics> Economics::read(const sim::Value& section, sim::Reading& reading) {
  const std::size_t before = reading.problems.size();
  const auto settings = sim::read<EconomicsFields>(section, "economics", reading);
  if (reading.problems.size() != before) return nullptr;
  check_money(settings, section, reading);
  if (reading.problems.size() != before) return nullptr;
  auto economics = std::make_unique<Economics>();
  Builder(settings, *economics).build();
  const auto refuse = [&](const std::vector<CostPart>& parts, double whole, const char* what) {
    if (parts.back().price >= 0) return;
    reading.problems.add("config/contradiction", section.origin(),
                         std::string("economics.whole.") + what + " is " + sim::number_text(std::round(whole)) + " " +
                             settings.currency + ", but the parts that are modelled cost " +
                             sim::number_text(std::round(whole - parts.back().price)),
                         "lower a price or a yearly use, or raise the whole");
  };
  refuse(economics->disorder_parts, economics->disorder_whole, "diagnosed_disorder");
  refuse(economics->parts, economics->whole, "all_cause");
  if (reading.problems.size() != before) return nullptr;
  return economics;
}

}  // namespace models
