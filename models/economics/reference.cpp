#include "models/economics/reference.hpp"

#include <vector>

#include "models/economics/economics.hpp"
#include "models/history/patient.hpp"
#include "sim/core/check.hpp"
#include "sim/core/math.hpp"

namespace models {

namespace {

constexpr std::uint64_t kSeed = 1;

template <class T>
sim::Column<T> column(const sim::Schema& schema, const char* name) {
  const sim::ColumnInfo* info = schema.find(name);
  sim::require(info != nullptr, "the reference cohort has every attribute that costs depend on");
  return {info->slot};
}

struct Person {
  double pegs = 0, phq = 0, mme = 0;
  bool benzodiazepine = false, non_opioid = false, urine_test = false;
  std::uint8_t oud = 0;
};

std::vector<Person> sample(const sim::Cohort& cohort, const sim::Schema& schema, std::uint32_t patients) {
  const auto pegs = column<float>(schema, "pegs"), phq = column<float>(schema, "phq"),
             mme = column<float>(schema, "mme");
  const auto benzodiazepine = column<std::uint8_t>(schema, "benzodiazepine"),
             non_opioid = column<std::uint8_t>(schema, "non_opioid"), oud = column<std::uint8_t>(schema, "oud"),
             urine_test = column<std::uint8_t>(schema, "urine_test");
  sim::Columns columns(schema, 1);
  const sim::Draws draws(kSeed);
  constexpr sim::Patient row{0};
  std::vector<Person> people;
  people.reserve(patients);
  for (std::uint32_t i = 0; i < patients; ++i) {
    cohort.sample(draws, sim::PatientId{i}, row, columns);
    people.push_back({columns(pegs, row), columns(phq, row), columns(mme, row), columns(benzodiazepine, row) != 0,
                      columns(non_opioid, row) != 0, columns(urine_test, row) != 0, columns(oud, row)});
  }
  return people;
}

std::size_t band_of(double mme) {
  constexpr std::array kBandsFrom{20.0, 50.0, 100.0};
  std::size_t band = 0;
  while (band < kBandsFrom.size() && mme >= kBandsFrom[band]) ++band;
  return band;
}

double by_disorder(std::uint8_t oud, const OverdoseScale& o) {
  if (is_active(oud)) return o.active;
  if (is(oud, Oud::on_medication)) return o.on_medication;
  return is(oud, Oud::remission) ? o.remission : 1.0;
}

bool diagnosed(std::uint8_t oud) { return is(oud, Oud::active_detected) || is(oud, Oud::on_medication); }

// Overdoses per person and, of diagnosed people, those that their disorder brings.
void add_overdoses(const std::vector<Person>& people, const OverdoseScale& o, ReferenceFields& r) {
  struct Band {
    double people = 0, ratios = 0;
  };
  std::array<Band, 4> bands;
  for (const Person& p : people) {
    if (p.mme <= 0) continue;
    Band& b = bands[band_of(p.mme)];
    b.people += 1;
    b.ratios += by_disorder(p.oud, o) * (p.benzodiazepine ? o.benzodiazepine : 1.0);
  }
  double diagnosed_people = 0;
  for (const Person& p : people) {
    const std::size_t b = band_of(p.mme);
    const double printed = o.by_band[b] * (p.mme > 0 ? 1.0 : o.at_dose_0);
    const double base = bands[b].people > 0 ? printed * bands[b].people / bands[b].ratios : printed;
    const double without = base * (p.benzodiazepine ? o.benzodiazepine : 1.0);
    r.overdoses += without * by_disorder(p.oud, o);
    if (!diagnosed(p.oud)) continue;
    diagnosed_people += 1;
    r.overdoses_by_disorder += without * (by_disorder(p.oud, o) - 1.0);
  }
  r.overdoses /= static_cast<double>(people.size());
  if (diagnosed_people > 0) r.overdoses_by_disorder /= diagnosed_people;
}

}  // namespace

ReferenceFields reference_expectations(const sim::Cohort& cohort, const sim::Schema& schema,
                                       const EconomicsFields& settings, const OverdoseScale& overdoses,
                                       std::uint32_t patients) {
  const auto people = sample(cohort, schema, patients);
  const double n = static_cast<double>(patients);
  ReferenceFields r;
  r.fatal_share = settings.reference.fatal_share;
  r.crises = settings.reference.crises;
  for (const Person& p : people) r.pegs += p.pegs / n;
  const PainDecrement convex = convex_pain(settings.utility.convex);
  const UseFields& use = settings.use;
  const Visits primary(use.primary_care.per_year, use.primary_care.per_point, r.pegs),
      urgent(use.emergency.per_year, use.emergency.per_point, r.pegs);
  for (const Person& p : people) {
    r.pain_loss += convex.at(p.pegs) / n;
    r.depressed += (p.phq >= settings.utility.depressed_from ? 1.0 : 0.0) / n;
    r.mme += p.mme / n;
    r.benzodiazepine += (p.benzodiazepine ? 1.0 : 0.0) / n;
    r.non_opioid += (p.non_opioid ? 1.0 : 0.0) / n;
    r.disorder_active += (is_active(p.oud) ? 1.0 : 0.0) / n;
    r.disorder_diagnosed += (diagnosed(p.oud) ? 1.0 : 0.0) / n;
    r.on_medication += (is(p.oud, Oud::on_medication) ? 1.0 : 0.0) / n;
    r.primary_care_visits += primary.at(p.pegs) / n;
    r.emergency_visits += urgent.at(p.pegs) / n;
    r.urine_tests += (p.urine_test ? 1.0 : 0.0) / n;
  }
  // A share with a test within a year, taken as a constant rate.
  r.urine_tests = -sim::math::log1p(-r.urine_tests);
  add_overdoses(people, overdoses, r);
  return r;
}

}  // namespace models
