#include "models/history/reference.hpp"

#include "sim/core/math.hpp"

namespace models {

std::array<double, DoseHazard::kBands> overdose_constants(const sim::Cohort& cohort, const sim::Schema& schema,
                                                          const Overdose& overdose, std::uint32_t patients) {
  constexpr std::uint64_t seed = 0x0bea7;
  const PatientColumns& at = PatientColumns::handles();
  const sim::Draws draws(seed);
  sim::Columns columns(schema, 1);
  const sim::Patient p{0};
  std::array<double, DoseHazard::kBands> sum{}, people{}, constants{};
  for (std::uint32_t i = 0; i < patients; ++i) {
    cohort.sample(draws, sim::PatientId{i}, p, columns);
    const double mme = columns(at.mme, p);
    double log = overdose.log_level(mme) + overdose.log_disorder(columns(at.oud, p));
    if (columns(at.benzodiazepine, p) != 0) log += overdose.log_benzodiazepine_at_entry();
    const std::size_t band = DoseHazard::band_of(mme);
    sum[band] += sim::math::exp(log);
    people[band] += 1;
  }
  for (std::size_t band = 0; band < DoseHazard::kBands; ++band)
    constants[band] = sum[band] > 0 ? overdose.printed_rate(band) * people[band] / sum[band] : 1.0;
  return constants;
}

}  // namespace models
