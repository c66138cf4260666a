#include "models/history/interest.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "models/history/targets.hpp"
#include "sim/core/math.hpp"

namespace models {

namespace {

constexpr sim::Purpose kInterested = sim::purpose("history.interested");
constexpr double kLongTermYears = 90 / 365.25;

double logistic(double x) { return 1 / (1 + sim::math::exp(-x)); }
double logit(double p) { return sim::math::log(p / (1 - p)); }

// The shift at which the weighted mean of logistic(offset + shift) is `goal`; Newton within a shrinking bracket.
double solve_shift(std::span<const double> offsets, std::span<const double> weights, double goal) {
  double low = -30, high = 30, shift = 0, total = 0;
  for (const double w : weights) total += w;
  for (int round = 0; round < 60 && high - low > 1e-12; ++round) {
    double mean = 0, slope = 0;
    for (std::size_t i = 0; i < offsets.size(); ++i) {
      const double p = logistic(offsets[i] + shift);
      mean += weights[i] * p;
      slope += weights[i] * p * (1 - p);
    }
    const double miss = mean / total - goal;
    if (std::fabs(miss) < 1e-12) break;
    (miss > 0 ? high : low) = shift;
    const double newton = slope > 0 ? shift - miss * total / slope : low;
    shift = newton > low && newton < high ? newton : 0.5 * (low + high);
  }
  return shift;
}

}  // namespace

void InterestNumbers::visit(sim::Fields& f) {
  f.share("high", high, {.doc = "mean share with high interest", .low = 0.001, .high = 0.999});
  f.number("pain", pain, {.doc = "odds ratio per PEGS point", .low = 0.05, .high = 20});
  f.number("depressed", depressed, {.doc = "odds ratio of depression", .low = 0.05, .high = 20});
  f.number("ptsd", ptsd, {.doc = "odds ratio of post-traumatic stress disorder", .low = 0.05, .high = 20});
  f.number("support", support,
           {.doc = "odds ratio per standard deviation of emotional support", .low = 0.05, .high = 20});
  f.number("long_term", long_term, {.doc = "log odds shift of people on long-term therapy", .low = -5, .high = 5});
  f.share("uptake_high", uptake_high, {.doc = "uptake of an offer with high interest", .low = 0.001, .high = 0.999});
  f.share("uptake_low", uptake_low, {.doc = "uptake of an offer without", .low = 0.001, .high = 0.999});
  f.share("uptake", uptake,
          {.doc = "mean uptake in the brief intervention's own population; both are shifted to it",
           .low = 0.001,
           .high = 0.999});
  f.number("male_on_opioids", male_on_opioids,
           {.doc = "odds ratio of uptake of men on opioids (brief intervention)", .low = 0.001, .high = 20});
  f.share("opioid_share", opioid_share, {.doc = "share on opioids in that population"});
}

Interest::Interest(const InterestNumbers& n, std::span<const InterestedPerson> sample)
    : numbers_(n),
      pain_(sim::math::log(n.pain)),
      depressed_(sim::math::log(n.depressed)),
      ptsd_(sim::math::log(n.ptsd)),
      support_(sim::math::log(n.support)),
      male_(sim::math::log(n.male_on_opioids)),
      logit_high_(logit(n.uptake_high)),
      logit_low_(logit(n.uptake_low)) {
  if (sample.empty()) return;
  for (const auto& person : sample) mean_pegs_ += person.pegs;
  mean_pegs_ /= static_cast<double>(sample.size());
  const auto count = sample.size();
  std::vector<double> offsets(count), weights(count, 1.0);
  for (std::size_t i = 0; i < count; ++i) offsets[i] = logit(high(sample[i]));
  intercept_ = solve_shift(offsets, weights, n.high);

  // Uptake: four kinds of people, interested or not, men on opioids or not.
  std::array<double, 4> kinds{};
  for (const auto& person : sample) {
    const double interested = high(person), male = person.female ? 0 : n.opioid_share;
    kinds[0] += interested * male;
    kinds[1] += interested * (1 - male);
    kinds[2] += (1 - interested) * male;
    kinds[3] += (1 - interested) * (1 - male);
  }
  const std::array<double, 4> logits{logit_high_ + male_, logit_high_, logit_low_ + male_, logit_low_};
  const double shift = solve_shift(logits, kinds, n.uptake);
  logit_high_ += shift;
  logit_low_ += shift;
}

double Interest::high(const InterestedPerson& person) const {
  return logistic(intercept_ + pain_ * (person.pegs - mean_pegs_) + (person.depressed ? depressed_ : 0) +
                  (person.ptsd ? ptsd_ : 0) + support_ * person.support);
}

double Interest::high(const sim::Columns& columns, sim::Patient p) const {
  const PatientColumns& at = PatientColumns::handles();
  const InterestedPerson person{columns(at.pegs, p), columns(at.support, p), columns(at.depressed_start, p) != 0,
                                columns(at.ptsd, p) != 0, columns(at.female, p) != 0};
  const bool long_term =
      columns(at.mme_start, p) > 0 && columns(at.years_on_therapy, p) > static_cast<float>(kLongTermYears);
  const double chance = high(person);
  return long_term && numbers_.long_term != 0 ? logistic(logit(chance) + numbers_.long_term) : chance;
}

void Interest::enter(sim::World& w, sim::Patient p, sim::Columns& columns) const {
  columns(PatientColumns::handles().interested, p) = w.draws().chance(high(columns, p), w.key(p), kInterested) ? 1 : 0;
}

double Interest::uptake(bool interested, double log_odds) const {
  return logistic((interested ? logit_high_ : logit_low_) + log_odds);
}

double Interest::uptake(const sim::World& w, sim::Patient p, sim::Time t) const {
  return uptake(w.columns()(PatientColumns::handles().interested, p) != 0, target::effect(w, p, target::kInterest, t));
}

double Interest::uptake_fewer_men(const sim::World& w, sim::Patient p, sim::Time t) const {
  const PatientColumns& at = PatientColumns::handles();
  const bool man_on_opioids = w.columns()(at.female, p) == 0 && w.columns()(at.mme, p) > 0;
  return uptake(w.columns()(at.interested, p) != 0,
                target::effect(w, p, target::kInterest, t) + (man_on_opioids ? male_ : 0));
}

}  // namespace models
