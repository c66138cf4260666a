#include "models/history/chronic_pain.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

#include "models/history/path.hpp"
#include "sim/care/accrue.hpp"

namespace models {

namespace {

std::array<double, 4> with_days(const PainAndMood& mind) { return mind.wander_days(); }

template <class Clocks>
void append(std::vector<std::unique_ptr<const sim::Clock>>& all, Clocks more) {
  for (auto& clock : more) all.push_back(std::move(clock));
}

}  // namespace

std::unique_ptr<const ChronicPain> ChronicPain::make(HistoryNumbers numbers, const Era& era, const LifeTable& table,
                                                     std::unique_ptr<const Economics> economics,
                                                     const PopulationSample& sample, const sim::Origin& where,
                                                     sim::Problems& problems) {
  std::string problem;
  numbers.mind.depressed_from = economics->utility.depressed_from;
  auto mind = PainAndMood::make(numbers.mind, sample.mood, sample.anxiety, sample.moments, problem);
  if (!mind) {
    problems.add("config/contradiction", where, problem, "lower the coupling strengths or the person shares");
    return nullptr;
  }
  mind->withdrawal_halves_in(numbers.after_dose_change.withdrawal.half_life);
  const DeathNumbers death = numbers.death;
  std::unique_ptr<ChronicPain> made(
      new ChronicPain(std::move(numbers), era, std::move(*mind), std::move(economics), sample));
  // Death first: at equal times it comes before everything else.
  made->clocks.insert(made->clocks.begin(), std::make_unique<DeathClock>(death, table));
  return made;
}

ChronicPain::ChronicPain(HistoryNumbers&& numbers, const Era& era, PainAndMood mind_made,
                         std::unique_ptr<const Economics> economics_made, const PopulationSample& sample)
    : numbers_(std::move(numbers)),
      economics_(std::move(economics_made)),
      mind(std::move(mind_made)),
      harm(numbers_.after_dose_change),
      overdose(numbers_.overdose),
      prescribing(numbers_.dose, era, harm, overdose),
      crisis(numbers_.crisis, numbers_.reference),
      suicide(numbers_.suicide, numbers_.reference),
      disorder(numbers_.disorder, numbers_.reference, prescribing),
      interest(numbers_.interest, sample.people) {
  const PatientColumns& at = PatientColumns::handles();
  wander_days = with_days(mind);
  flow_resources = economics_->flow_resources;
  standing_resources = economics_->standing_resources;
  clocks.push_back(std::make_unique<OverdoseClock>(overdose, harm, *economics_));
  clocks.push_back(std::make_unique<SuicideClock>(suicide, harm));
  clocks.push_back(std::make_unique<CrisisClock>(crisis, harm, *economics_));
  append(clocks, prescribing_clocks(prescribing));
  append(clocks, disorder_clocks(disorder));
  clocks.push_back(std::make_unique<SwitchClock>("benzodiazepine", at.benzodiazepine, numbers_.benzodiazepine.stop,
                                                 sample.benzodiazepine, target::kBenzodiazepineStop));
  clocks.push_back(std::make_unique<SwitchClock>("non_opioid", at.non_opioid, numbers_.non_opioid.stop,
                                                 sample.non_opioid, target::kNonOpioidStop));
  append(clocks, monitoring_clocks(era, numbers_.refills, *economics_));
}

void ChronicPain::enter(sim::World& w, sim::Patient p) const {
  const PatientColumns& at = PatientColumns::handles();
  sim::Columns& columns = w.edit(p);
  mind.enter(w, p, columns);
  prescribing.enter(w, p, columns);
  overdose.enter(columns, p);
  disorder.enter(w, p, columns);
  enter_monitoring(w, p, columns);
  columns(at.benzodiazepine_start, p) = columns(at.benzodiazepine, p);
  interest.enter(w, p, columns);
}

sim::Time ChronicPain::next_review(const sim::World& w, sim::Patient p, sim::Time now) const {
  const sim::Columns& columns = w.columns();
  const sim::Time next = std::min(harm.next_review(columns, p, now), prescribing.next_review(columns, p, now));
  return std::min(next, disorder.next_review(columns, p, now));
}

// One patient between two changes.
class ChronicPain::Stretch {
 public:
  Stretch(const ChronicPain& nature, const sim::World& w, sim::Patient p)
      : path_(nature.mind, w, p),
        flows_(*nature.economics_, is_active(w.columns()(PatientColumns::handles().oud, p))) {}
  [[gnu::always_inline]] sim::Point point(const std::array<double, sim::kWanders>& wanders, sim::Time t) const {
    const PainAndMood::State state = path_.state(wanders, t);
    return {state.pegs, state.mood, state.anxiety, 0};
  }
  // Latent mood and PHQ-9 cross the threshold of depression together.
  [[gnu::always_inline]] sim::Flows between(const sim::Point& a, const sim::Point& b) const {
    return flows_.between({a[0], b[0]}, {a[1], b[1]});
  }

 private:
  const PainAndMood::Path path_;
  const FlowsOfPatient flows_;
};

sim::Point ChronicPain::outlook(const sim::World& w, sim::Patient p, sim::Time now) const {
  const PainAndMood::Expected expected = mind.expected(w, p, now);
  return {expected.pegs, expected.depressed, 0, 0};
}

sim::Point ChronicPain::point(const sim::World& w, sim::Patient p, sim::Time t) const {
  return Stretch(*this, w, p).point(w.wanders(p, t), t);
}

sim::Flows ChronicPain::between(const sim::World& w, sim::Patient p, const sim::Point& a, const sim::Point& b) const {
  return Stretch(*this, w, p).between(a, b);
}

void ChronicPain::accrue(sim::World& w, sim::Patient p, sim::Time to, bool part) const {
  w.accrue_with(p, to, part, Stretch(*this, w, p));
}

void ChronicPain::standing(const sim::World& w, sim::Patient p, std::span<double> per_year) const {
  const PatientColumns& at = PatientColumns::handles();
  const sim::Columns& columns = w.columns();
  const std::uint8_t state = columns(at.oud, p);
  economics_->standing({.mme = columns(at.mme, p),
                        .benzodiazepine = columns(at.benzodiazepine, p) != 0,
                        .non_opioid = columns(at.non_opioid, p) != 0,
                        .disorder_diagnosed = is(state, Oud::active_detected) || is(state, Oud::on_medication),
                        .on_medication = is(state, Oud::on_medication)},
                       per_year);
}

}  // namespace models
