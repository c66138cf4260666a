#pragma once
// Who is highly interested in psychological care, and who takes up an offer of it.
#include <span>

#include "models/history/patient.hpp"
#include "sim/care/world.hpp"
#include "sim/config/fields.hpp"

namespace models {

/// The `interest` section of a history. Ratios are odds ratios.
struct InterestNumbers {
  double high = 0;  ///< Mean share with high interest, in the population at hand.
  double pain = 1, depressed = 1, ptsd = 1, support = 1;
  double long_term = 0;                    ///< Log odds shift of people who have been on opioids for long.
  double uptake_high = 0, uptake_low = 0;  ///< Before the solved shift.
  double uptake = 0;                       ///< Mean uptake in the brief intervention's own population.
  double male_on_opioids = 1;              ///< Odds ratio of uptake.
  double opioid_share = 0;                 ///< On opioids, in that population.
  void visit(sim::Fields& f);
};

/// What interest depends on, of one person of a sample.
struct InterestedPerson {
  double pegs = 0, support = 0;
  bool depressed = false, ptsd = false, female = false;
};

class Interest {
 public:
  /// Solves the intercept and the uptake shift over the sample.
  Interest(const InterestNumbers& numbers, std::span<const InterestedPerson> sample);

  /// Chance of high interest, long-term shift left out.
  double high(const InterestedPerson& person) const;
  double high(const sim::Columns&, sim::Patient) const;
  void enter(sim::World&, sim::Patient, sim::Columns&) const;

  /// Chance of taking up an offer, given interest; `log_odds` is added.
  double uptake(bool interested, double log_odds) const;
  double uptake(const sim::World&, sim::Patient, sim::Time) const;
  /// The same with men on opioids less likely (brief intervention).
  double uptake_fewer_men(const sim::World&, sim::Patient, sim::Time) const;
  double log_odds_male_on_opioids() const { return male_; }

 private:
  InterestNumbers numbers_;
  double pain_, depressed_, ptsd_, support_, male_;
  double mean_pegs_ = 0, intercept_ = 0, logit_high_, logit_low_;
};

}  // namespace models
