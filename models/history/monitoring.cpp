#include "models/history/monitoring.hpp"

#include "models/history/targets.hpp"
#include "sim/core/math.hpp"

namespace models {

namespace {

constexpr sim::Purpose kTestedBefore = sim::purpose("history.urine_test.before_entry");
constexpr double kDaysInYear = 365.25;

double with_effect(double rate, const sim::World& w, sim::Patient p, sim::TargetId target) {
  const double effect = target::effect(w, p, target, w.ahead(p));
  return effect == 0 ? rate : rate * sim::math::exp(effect);
}

bool on_opioids(const sim::World& w, sim::Patient p) { return w.columns()(PatientColumns::handles().mme, p) > 0; }

class AgreementClock final : public sim::Clock {
 public:
  explicit AgreementClock(double rate) : Clock("agreement"), rate_(rate) {}
  double rate(const sim::World& w, sim::Patient p, sim::Time) const override {
    if (!on_opioids(w, p) || w.columns()(PatientColumns::handles().agreement, p) != 0) return 0;
    return with_effect(rate_, w, p, target::kAgreement);
  }
  void ring(sim::World& w, sim::Patient p) const override { sign_agreement(w, p); }

 private:
  double rate_;
};

class UrineTestClock final : public sim::Clock {
 public:
  UrineTestClock(double rate, const Economics& economics) : Clock("urine_test"), rate_(rate), economics_(economics) {}
  double rate(const sim::World& w, sim::Patient p, sim::Time) const override {
    return on_opioids(w, p) ? with_effect(rate_, w, p, target::kUrineTest) : 0;
  }
  void ring(sim::World& w, sim::Patient p) const override { do_urine_test(w, p, economics_); }
  bool quiet() const override { return true; }

 private:
  double rate_;
  const Economics& economics_;
};

class EarlyRefillClock final : public sim::Clock {
 public:
  explicit EarlyRefillClock(const RefillNumbers& n)
      : Clock("early_refill"),
        usual_(-sim::math::log1p(-n.early) / sim::in_years(n.interval)),
        misuse_(-sim::math::log1p(-n.early_misuse) / sim::in_years(n.interval)) {}
  double rate(const sim::World& w, sim::Patient p, sim::Time) const override {
    if (!on_opioids(w, p)) return 0;
    const PatientColumns& at = PatientColumns::handles();
    return w.columns()(at.misuse, p) != 0 || is_active(w.columns()(at.oud, p)) ? misuse_ : usual_;
  }
  void ring(sim::World& w, sim::Patient p) const override {
    w.counters(p)(PatientColumns::handles().early_refills, p) += 1;
  }
  bool quiet() const override { return true; }

 private:
  double usual_, misuse_;
};

class AdmissionClock final : public sim::Clock {
 public:
  explicit AdmissionClock(const Economics& economics) : Clock("admission"), economics_(economics) {}
  double rate(const sim::World&, sim::Patient, sim::Time) const override { return economics_.admissions_per_year; }
  void ring(sim::World& w, sim::Patient p) const override {
    w.counters(p)(PatientColumns::handles().admissions, p) += 1;
    w.charge(p, economics_.admission, 1);
    w.admit(p, economics_.length_of_stay);
  }
  bool quiet() const override { return true; }

 private:
  const Economics& economics_;
};

}  // namespace

void RefillNumbers::visit(sim::Fields& f) {
  f.duration("interval", interval, {.doc = "time a prescription lasts", .low = 1440});
  f.share("early", early, {.doc = "chance per refill period of an early refill", .low = 0, .high = 0.99});
  f.share("early_misuse", early_misuse, {.doc = "the same with misuse or active use disorder", .low = 0, .high = 0.99});
}

void SwitchNumbers::visit(sim::Fields& f) {
  f.rate("stop", stop, {.doc = "stops among those who have it", .low = 0, .high = 50});
}

SwitchClock::SwitchClock(std::string name, PatientColumns::Code column, double stop, double prevalence,
                         sim::TargetId stop_target)
    : Clock(std::move(name)),
      column_(column),
      stop_(stop),
      start_(prevalence < 1 ? stop * prevalence / (1 - prevalence) : 0),
      target_(stop_target) {}

double SwitchClock::rate(const sim::World& w, sim::Patient p, sim::Time) const {
  return w.columns()(column_, p) != 0 ? with_effect(stop_, w, p, target_) : start_;
}

void SwitchClock::ring(sim::World& w, sim::Patient p) const {
  std::uint8_t& has = w.edit(p)(column_, p);
  has = has != 0 ? 0 : 1;
}

void enter_monitoring(sim::World& w, sim::Patient p, sim::Columns& columns) {
  const PatientColumns& at = PatientColumns::handles();
  const double entered = days_since_start(w.life(p).entered);
  const bool tested = columns(at.urine_test, p) != 0;
  const double ago = tested ? kDaysInYear * w.draws().uniform(w.key(p), kTestedBefore) : 0;
  columns(at.urine_day, p) = tested ? static_cast<float>(entered - ago) : kNoDay;
}

void do_urine_test(sim::World& w, sim::Patient p, const Economics& economics) {
  const PatientColumns& at = PatientColumns::handles();
  sim::Columns& columns = w.counters(p);
  columns(at.urine_day, p) = day_column(w.now());
  columns(at.urine_tests, p) += 1;
  w.charge(p, economics.urine_test, 1);
}

void sign_agreement(sim::World& w, sim::Patient p) { w.edit(p)(PatientColumns::handles().agreement, p) = 1; }

bool guideline_concordant(const sim::World& w, sim::Patient p, sim::Time t) {
  const PatientColumns& at = PatientColumns::handles();
  const sim::Columns& columns = w.columns();
  if (columns(at.agreement, p) == 0) return false;
  return days_since_start(t) - columns(at.urine_day, p) <= kDaysInYear || is(columns(at.oud, p), Oud::on_medication);
}

std::vector<std::unique_ptr<const sim::Clock>> monitoring_clocks(const Era& era, const RefillNumbers& refills,
                                                                 const Economics& economics) {
  std::vector<std::unique_ptr<const sim::Clock>> clocks;
  clocks.push_back(std::make_unique<AgreementClock>(era.agreement));
  clocks.push_back(std::make_unique<UrineTestClock>(era.urine_test, economics));
  clocks.push_back(std::make_unique<EarlyRefillClock>(refills));
  clocks.push_back(std::make_unique<AdmissionClock>(economics));
  return clocks;
}

}  // namespace models
