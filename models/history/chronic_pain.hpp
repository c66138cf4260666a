#pragma once
// The natural history of chronic pain on long-term opioids: all its parts together, for one draw of the numbers.
#include <memory>
#include <optional>

#include "models/economics/economics.hpp"
#include "models/history/history.hpp"
#include "sim/people/cohort.hpp"

namespace models {

/// What the model needs to know of a population: a fixed sample of it, and what follows.
struct PopulationSample {
  static constexpr std::uint32_t kPeople = 2048;

  MarginScale mood, anxiety;
  Moments moments;
  std::vector<InterestedPerson> people;
  double benzodiazepine = 0, non_opioid = 0;  ///< Prevalence.

  PopulationSample(const sim::Cohort& cohort, const sim::Schema& schema, double depressed_from);
};

class ChronicPain final : public sim::Nature {
 public:
  /// Null, with problems added, when the numbers contradict each other.
  static std::unique_ptr<const ChronicPain> make(HistoryNumbers numbers, const Era& era, const LifeTable& table,
                                                 std::unique_ptr<const Economics> economics,
                                                 const PopulationSample& sample, const sim::Origin& where,
                                                 sim::Problems& problems);
  /// The nature of a world that was built from this model.
  static const ChronicPain& of(const sim::World& world) {
    return static_cast<const ChronicPain&>(*world.model().nature);
  }

  void enter(sim::World&, sim::Patient) const override;
  sim::Time next_review(const sim::World&, sim::Patient, sim::Time now) const override;
  sim::Point outlook(const sim::World&, sim::Patient, sim::Time now) const override;
  sim::Point point(const sim::World&, sim::Patient, sim::Time) const override;
  sim::Flows between(const sim::World&, sim::Patient, const sim::Point& a, const sim::Point& b) const override;
  void accrue(sim::World&, sim::Patient, sim::Time to, bool part) const override;
  void standing(const sim::World&, sim::Patient, std::span<double> per_year) const override;

 private:
  class Stretch;
  ChronicPain(HistoryNumbers&& numbers, const Era& era, PainAndMood mind, std::unique_ptr<const Economics> economics,
              const PopulationSample& sample);

  const HistoryNumbers numbers_;
  const std::unique_ptr<const Economics> economics_;

 public:
  const Economics& economics() const { return *economics_; }

  // The parts; verbs and measures use them.
  const PainAndMood mind;
  const Harm harm;
  const Overdose overdose;
  const Prescribing prescribing;
  const Crisis crisis;
  const Suicide suicide;
  const Disorder disorder;
  const Interest interest;
};

}  // namespace models
