#include "models/history/pain_and_mood.hpp"

#include <algorithm>
#include <cmath>

#include "models/history/path.hpp"
#include "sim/core/math.hpp"

namespace models {

namespace {

constexpr sim::Purpose kPerson = sim::purpose("history.person_means");
constexpr sim::Purpose kSite = sim::purpose("history.site_pain");

}  // namespace

std::optional<PainAndMood> PainAndMood::make(const PainAndMoodNumbers& n, const MarginScale& mood,
                                             const MarginScale& anxiety, const Moments& m, std::string& problem) {
  PainAndMood r;
  r.mood_ = mood;
  r.anxiety_ = anxiety;
  r.moments_ = m;
  r.depressed_from_ = n.depressed_from;
  if (n.pain.site_share >= n.pain.person_share) {
    problem = "the share of pain that lies between sites must be below the share that lies between persons";
    return std::nullopt;
  }
  Coupling strengths;
  strengths.mood_to_pain = n.mood.to_pain_per_5 / 5;
  strengths.pain_to_mood = n.mood.from_pain;
  strengths.anxiety_to_pain = n.anxiety.to_pain;
  strengths.pain_to_anxiety = n.anxiety.from_pain;
  const auto& c = m.covariance;
  const Vector3 within{c[0][0] * (1 - n.pain.person_share), c[1][1] * (1 - n.mood.person_share),
                       c[2][2] * (1 - n.anxiety.person_share)};
  // Mood and anxiety fluctuate together as much as they differ together between people.
  const double both = c[1][1] > 0 && c[2][2] > 0 ? c[1][2] / std::sqrt(c[1][1] * c[2][2]) : 0;
  const auto solved = Coupling::solve(strengths, within, both * std::sqrt(within[1] * within[2]));
  if (!solved) {
    problem = "pain, mood and anxiety push each other too hard: the loop gain is " +
              std::to_string(strengths.loop_gain()) + ", or leaves no variance of their own";
    return std::nullopt;
  }
  r.coupling_ = *solved;
  Matrix3 total{};
  for (std::size_t i = 0; i < 3; ++i)
    for (std::size_t j = 0; j < 3; ++j)
      total[i][j] =
          c[i][j] * (i == 0 ? std::sqrt(1 - n.pain.site_share) : 1) * (j == 0 ? std::sqrt(1 - n.pain.site_share) : 1);
  r.person_ = person_given_baseline(total, r.coupling_.covariance());
  for (std::size_t source = 0; source < 3; ++source) {
    Vector3 own{};
    own[source] = r.coupling_.sd[source];
    r.loadings_[source] = r.coupling_.together(own);
  }
  r.mood_sd_ = std::sqrt(within[1]);
  r.site_sd_ = std::sqrt(n.pain.site_share * c[0][0]);
  r.inner_share_ = std::sqrt(1 - n.pain.site_share);
  r.drift_ = n.pain.drift;
  r.drifted_per_minute_ = 1 / static_cast<double>(std::max(sim::kMinutesPerDay, n.pain.drift_over.minutes));
  r.mood_drift_ = n.mood.drift_response * n.mood.from_pain * n.pain.drift;
  r.disability_per_pegs_ = c[0][0] > 0 ? c[0][3] / c[0][0] : 0;
  r.disability_sd_ = std::sqrt(std::max(0.0, c[3][3] - r.disability_per_pegs_ * c[0][3]));
  r.disability_share_ = n.disability.person_share;
  r.wander_days_ = {sim::in_days(n.pain.days), sim::in_days(n.mood.days), sim::in_days(n.anxiety.days),
                    sim::in_days(n.disability.days)};
  return r;
}

void PainAndMood::enter(sim::World& w, sim::Patient p, sim::Columns& columns) const {
  const PatientColumns& at = PatientColumns::handles();
  const std::array<double, 4> z = w.draws().four_normals(w.key(p), kPerson);
  const double site = site_sd_ > 0 ? site_sd_ * w.draws().normal(w.life(p).site, kSite) : 0.0;
  // The site's part replaces an equal share of the sampled spread, so that the population keeps its margin.
  const double mean = moments_.mean[0] + site;
  const double pegs = mean + inner_share_ * (columns(at.pegs, p) - moments_.mean[0]);
  columns(at.pegs, p) = static_cast<float>(std::clamp(pegs, 0.0, 10.0));
  const Vector3 baseline{pegs - mean, mood_.to_latent(columns(at.phq, p)) - moments_.mean[1],
                         anxiety_.to_latent(columns(at.gad, p)) - moments_.mean[2]};
  Vector3 person{}, deviation{};
  for (std::size_t i = 0; i < 3; ++i) {
    for (std::size_t j = 0; j < 3; ++j) person[i] += person_.gain[i][j] * baseline[j] + person_.root[i][j] * z[j];
    deviation[i] = baseline[i] - person[i];
  }
  columns(at.pegs_mean, p) = static_cast<float>(mean + person[0]);
  columns(at.mood_mean, p) = static_cast<float>(moments_.mean[1] + person[1]);
  columns(at.anxiety_mean, p) = static_cast<float>(moments_.mean[2] + person[2]);
  columns(at.depressed_share, p) = static_cast<float>(share_above(moments_.mean[1] + person[1]));
  columns(at.depressed_start, p) = columns(at.phq, p) >= static_cast<float>(depressed_from_) ? 1 : 0;

  const double residual =
      columns(at.disability, p) - moments_.mean[3] - disability_per_pegs_ * (pegs - moments_.mean[0]);
  const double own =
      disability_share_ * residual + std::sqrt(disability_share_ * (1 - disability_share_)) * disability_sd_ * z[3];
  columns(at.disability_mean, p) =
      static_cast<float>(moments_.mean[3] + disability_per_pegs_ * (mean + person[0] - moments_.mean[0]) + own);

  const Vector3 parts = coupling_.apart(deviation);
  std::array<double, sim::kWanders> start{};
  for (std::size_t i = 0; i < 3; ++i) start[i] = coupling_.sd[i] > 0 ? parts[i] / coupling_.sd[i] : 0.0;
  const double open = disability_sd_ * std::sqrt(1 - disability_share_);
  start[3] = open > 0 ? (residual - own) / open : 0.0;
  w.start_wander(p, start);
}

// What a taper, a stop and programmes add.
void PainAndMood::Path::add_changes(State& s, sim::Time t) const {
  if (after_change_) {
    const auto now = static_cast<double>(t.minutes);
    double pain = 0;
    if (withdrawal_ != 0)
      pain += withdrawal_ * sim::math::exp(mind_.withdrawal_fade_ * std::max(0.0, now - since_minute_));
    if (stop_shift_ != 0)
      pain += stop_shift_ * std::clamp((now - stop_minute_) / static_cast<double>(sim::kMinutesPerYear), 0.0, 1.0);
    s.pegs += pain;
    s.mood += mind_.coupling_.pain_to_mood * pain;
    s.anxiety += mind_.coupling_.pain_to_anxiety * pain;
  }
  if (treated_) {
    // Published effects are totals. A score that no programme speaks of follows the others through the loop.
    double pain = pegs_.at(t), mood = phq_.at(t), anxiety = gad_.at(t);
    if (pain == 0) pain = mind_.coupling_.mood_to_pain * mood + mind_.coupling_.anxiety_to_pain * anxiety;
    if (mood == 0) mood = mind_.coupling_.pain_to_mood * pain;
    if (anxiety == 0) anxiety = mind_.coupling_.pain_to_anxiety * pain;
    s.pegs += pain;
    s.mood += mood;
    s.anxiety += anxiety;
  }
}

PainAndMood::State PainAndMood::state(const sim::World& w, sim::Patient p, sim::Time t) const {
  const sim::Point point = w.point(p, t);
  return {point[0], point[1], point[2]};
}

double PainAndMood::disability(const sim::World& w, sim::Patient p, sim::Time t) const {
  const PatientColumns& at = PatientColumns::handles();
  const sim::Columns& columns = w.columns();
  const double open = disability_sd_ * std::sqrt(1 - disability_share_);
  const double value = columns(at.disability_mean, p) +
                       disability_per_pegs_ * (state(w, p, t).pegs - columns(at.pegs_mean, p)) +
                       open * w.wander(p, 3, t) + target::effect(w, p, target::kDisability, t);
  return std::clamp(value, 0.0, 1.0);
}

double PainAndMood::pegs(const sim::World& w, sim::Patient p, sim::Time t) const {
  return std::clamp(state(w, p, t).pegs, 0.0, 10.0);
}

double PainAndMood::phq(const sim::World& w, sim::Patient p, sim::Time t) const {
  return std::clamp(mood_.to_score(state(w, p, t).mood), 0.0, 27.0);
}

double PainAndMood::gad(const sim::World& w, sim::Patient p, sim::Time t) const {
  return std::clamp(anxiety_.to_score(state(w, p, t).anxiety), 0.0, 21.0);
}

bool PainAndMood::depressed(const sim::World& w, sim::Patient p, sim::Time t) const {
  return state(w, p, t).mood >= depressed_from_;
}

double PainAndMood::expected_pegs(const sim::World& w, sim::Patient p, sim::Time t) const {
  return w.columns()(PatientColumns::handles().pegs_mean, p) + Path(*this, w, p).shift(t).pegs;
}

PainAndMood::Expected PainAndMood::expected(const sim::World& w, sim::Patient p, sim::Time t) const {
  const PatientColumns& at = PatientColumns::handles();
  const State shift = Path(*this, w, p).shift(t);
  return {w.columns()(at.pegs_mean, p) + shift.pegs, w.life(p).enrolled_ever == 0
                                                         ? w.columns()(at.depressed_share, p)
                                                         : share_above(w.columns()(at.mood_mean, p) + shift.mood)};
}

void PainAndMood::withdrawal_halves_in(sim::Duration half_life) {
  withdrawal_fade_ = -sim::math::kLn2 / static_cast<double>(half_life.minutes);
}

double PainAndMood::share_above(double mean) const {
  if (mood_sd_ <= 0) return mean >= depressed_from_ ? 1 : 0;
  return sim::math::normal_cdf((mean - depressed_from_) / mood_sd_);
}

Moments moments_of(std::span<const std::array<double, 4>> people) {
  Moments m;
  if (people.empty()) return m;
  const double n = static_cast<double>(people.size());
  for (std::size_t i = 0; i < 4; ++i) {
    for (const auto& person : people) m.mean[i] += person[i];
    m.mean[i] /= n;
  }
  for (std::size_t i = 0; i < 4; ++i)
    for (std::size_t j = 0; j < 4; ++j) {
      for (const auto& person : people) m.covariance[i][j] += (person[i] - m.mean[i]) * (person[j] - m.mean[j]);
      m.covariance[i][j] /= n;
    }
  return m;
}

}  // namespace models
