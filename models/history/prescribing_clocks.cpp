#include "models/history/prescribing.hpp"

namespace models {

namespace {

constexpr sim::Purpose kReason = sim::purpose("history.stop.reason");

class TaperClock final : public sim::Clock {
 public:
  explicit TaperClock(const Prescribing& prescribing) : Clock("taper"), prescribing_(prescribing) {}
  double rate(const sim::World& w, sim::Patient p, sim::Time now) const override {
    return prescribing_.taper_rate(w, p, now);
  }
  void ring(sim::World& w, sim::Patient p) const override { prescribing_.taper(w, p); }

 private:
  const Prescribing& prescribing_;
};

/// Ordinary stops and stops for aberrant behaviour: one risk, two reasons.
class StopClock final : public sim::Clock {
 public:
  explicit StopClock(const Prescribing& prescribing) : Clock("stop"), prescribing_(prescribing) {}
  double rate(const sim::World& w, sim::Patient p, sim::Time now) const override {
    return prescribing_.stop_rate(w, p, now) + prescribing_.aberrancy_rate(w, p, now);
  }
  void ring(sim::World& w, sim::Patient p) const override {
    const double aberrancy = prescribing_.aberrancy_rate(w, p, w.now());
    const double all = aberrancy + prescribing_.stop_rate(w, p, w.now());
    const auto stops = static_cast<std::uint32_t>(w.columns()(PatientColumns::handles().stops, p));
    const bool aberrant = aberrancy > 0 && w.draws().chance(aberrancy / all, w.key(p), kReason, stops);
    prescribing_.stop(w, p, aberrant ? std::optional(false) : std::nullopt);
  }

 private:
  const Prescribing& prescribing_;
};

class IncreaseClock final : public sim::Clock {
 public:
  explicit IncreaseClock(const Prescribing& prescribing) : Clock("increase"), prescribing_(prescribing) {}
  double rate(const sim::World& w, sim::Patient p, sim::Time) const override {
    return prescribing_.increase_rate(w, p);
  }
  void ring(sim::World& w, sim::Patient p) const override { prescribing_.increase(w, p); }

 private:
  const Prescribing& prescribing_;
};

class RestartClock final : public sim::Clock {
 public:
  explicit RestartClock(const Prescribing& prescribing) : Clock("restart"), prescribing_(prescribing) {}
  double rate(const sim::World& w, sim::Patient p, sim::Time now) const override {
    return prescribing_.restart_rate(w, p, now);
  }
  void ring(sim::World& w, sim::Patient p) const override { prescribing_.restart(w, p); }

 private:
  const Prescribing& prescribing_;
};

}  // namespace

std::vector<std::unique_ptr<const sim::Clock>> prescribing_clocks(const Prescribing& prescribing) {
  std::vector<std::unique_ptr<const sim::Clock>> clocks;
  clocks.push_back(std::make_unique<TaperClock>(prescribing));
  clocks.push_back(std::make_unique<StopClock>(prescribing));
  clocks.push_back(std::make_unique<IncreaseClock>(prescribing));
  clocks.push_back(std::make_unique<RestartClock>(prescribing));
  return clocks;
}

}  // namespace models
