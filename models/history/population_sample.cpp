#include "models/history/chronic_pain.hpp"

namespace models {

namespace {

constexpr std::uint64_t kSampleSeed = 0x5eed;  // fixed: the same people in every draw and scenario

const sim::Margin* margin_of(const sim::Cohort& cohort, const char* name) {
  for (const auto& margin : cohort.margins())
    if (margin.name == name) return &margin;
  return nullptr;
}

}  // namespace

PopulationSample::PopulationSample(const sim::Cohort& cohort, const sim::Schema& schema, double depressed_from) {
  const PatientColumns& at = PatientColumns::handles();
  if (const auto* phq = margin_of(cohort, "phq")) mood = MarginScale(*phq, depressed_from);
  if (const auto* gad = margin_of(cohort, "gad")) anxiety = MarginScale(*gad, depressed_from);
  const sim::Draws draws(kSampleSeed);
  sim::Columns columns(schema, 1);
  const sim::Patient p{0};
  std::vector<std::array<double, 4>> scores;
  scores.reserve(kPeople);
  people.reserve(kPeople);
  for (std::uint32_t i = 0; i < kPeople; ++i) {
    cohort.sample(draws, sim::PatientId{i}, p, columns);
    scores.push_back({columns(at.pegs, p), mood.to_latent(columns(at.phq, p)), anxiety.to_latent(columns(at.gad, p)),
                      columns(at.disability, p)});
    people.push_back({columns(at.pegs, p), columns(at.support, p),
                      columns(at.phq, p) >= static_cast<float>(depressed_from), columns(at.ptsd, p) != 0,
                      columns(at.female, p) != 0});
    benzodiazepine += columns(at.benzodiazepine, p) != 0 ? 1.0 / kPeople : 0.0;
    non_opioid += columns(at.non_opioid, p) != 0 ? 1.0 / kPeople : 0.0;
  }
  moments = moments_of(scores);
}

}  // namespace models
