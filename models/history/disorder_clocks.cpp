#include "models/history/opioid_use_disorder.hpp"

namespace models {

namespace {

class OnsetClock final : public sim::Clock {
 public:
  explicit OnsetClock(const Disorder& disorder) : Clock("disorder_onset"), disorder_(disorder) {}
  double rate(const sim::World& w, sim::Patient p, sim::Time now) const override {
    return disorder_.onset_rate(w, p, now);
  }
  void ring(sim::World& w, sim::Patient p) const override {
    w.edit(p)(PatientColumns::handles().oud, p) = static_cast<std::uint8_t>(Oud::active_undetected);
  }

 private:
  const Disorder& disorder_;
};

class DetectionClock final : public sim::Clock {
 public:
  explicit DetectionClock(const Disorder& disorder) : Clock("disorder_detected"), disorder_(disorder) {}
  double rate(const sim::World& w, sim::Patient p, sim::Time now) const override {
    return disorder_.detection_rate(w, p, now);
  }
  void ring(sim::World& w, sim::Patient p) const override { disorder_.detect(w, p); }

 private:
  const Disorder& disorder_;
};

class MedicationStartClock final : public sim::Clock {
 public:
  explicit MedicationStartClock(const Disorder& disorder) : Clock("medication_started"), disorder_(disorder) {}
  double rate(const sim::World& w, sim::Patient p, sim::Time now) const override {
    return disorder_.medication_start_rate(w, p, now);
  }
  void ring(sim::World& w, sim::Patient p) const override { disorder_.start_medication(w, p); }

 private:
  const Disorder& disorder_;
};

class MedicationEndClock final : public sim::Clock {
 public:
  explicit MedicationEndClock(const Disorder& disorder) : Clock("medication_left"), disorder_(disorder) {}
  double rate(const sim::World& w, sim::Patient p, sim::Time now) const override {
    return disorder_.leaving_rate(w, p, now);
  }
  const sim::Hazard& shape(const sim::World&, sim::Patient) const override { return disorder_.retention_shape(); }
  double years_on_clock(const sim::World& w, sim::Patient p, sim::Time t) const override {
    const double days = days_since_start(t) - w.columns()(PatientColumns::handles().medication_day, p);
    return days > 0 ? days / 365.25 : 0;
  }
  void ring(sim::World& w, sim::Patient p) const override { disorder_.leave_medication(w, p); }

 private:
  const Disorder& disorder_;
};

class RemissionClock final : public sim::Clock {
 public:
  explicit RemissionClock(const Disorder& disorder) : Clock("disorder_remission"), disorder_(disorder) {}
  double rate(const sim::World& w, sim::Patient p, sim::Time) const override { return disorder_.remission_rate(w, p); }
  void ring(sim::World& w, sim::Patient p) const override {
    const PatientColumns& at = PatientColumns::handles();
    sim::Columns& columns = w.edit(p);
    columns(at.oud, p) = static_cast<std::uint8_t>(Oud::remission);
    columns(at.left_medication, p) = 0;
  }

 private:
  const Disorder& disorder_;
};

class RelapseClock final : public sim::Clock {
 public:
  explicit RelapseClock(const Disorder& disorder) : Clock("disorder_relapse"), disorder_(disorder) {}
  double rate(const sim::World& w, sim::Patient p, sim::Time now) const override {
    return disorder_.relapse_rate(w, p, now);
  }
  void ring(sim::World& w, sim::Patient p) const override {
    w.edit(p)(PatientColumns::handles().oud, p) = static_cast<std::uint8_t>(Oud::active_detected);
  }

 private:
  const Disorder& disorder_;
};

}  // namespace

std::vector<std::unique_ptr<const sim::Clock>> disorder_clocks(const Disorder& disorder) {
  std::vector<std::unique_ptr<const sim::Clock>> clocks;
  clocks.push_back(std::make_unique<OnsetClock>(disorder));
  clocks.push_back(std::make_unique<DetectionClock>(disorder));
  clocks.push_back(std::make_unique<MedicationStartClock>(disorder));
  clocks.push_back(std::make_unique<MedicationEndClock>(disorder));
  clocks.push_back(std::make_unique<RemissionClock>(disorder));
  clocks.push_back(std::make_unique<RelapseClock>(disorder));
  return clocks;
}

}  // namespace models
