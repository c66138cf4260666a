#pragma once
// Mental-health crisis and suicide: rates that follow depression and the time since a taper or stop.
#include "models/economics/economics.hpp"
#include "models/history/harm.hpp"
#include "models/history/pain_and_mood.hpp"

namespace models {

/// The `reference` section of a history: the reference cohort, at which ratios are 1 on average.
struct ReferenceNumbers {
  double pegs = 0, depressed = 0, misuse = 0;
  void visit(sim::Fields& f);
};

/// The `crisis` section.
struct CrisisNumbers {
  double rate = 0, depressed = 1;
  void visit(sim::Fields& f);
};

/// The `suicide` section.
struct SuicideNumbers {
  double rate = 0, depressed = 1, per_pegs = 1, on_medication = 1;
  void visit(sim::Fields& f);
};

class Crisis {
 public:
  Crisis(const CrisisNumbers&, const ReferenceNumbers&);
  /// Yearly rate for a share of time depressed and a log multiplier.
  double rate(double depressed, double log_harm) const;

 private:
  double not_depressed_, more_;
};

class Suicide {
 public:
  Suicide(const SuicideNumbers&, const ReferenceNumbers&);
  double rate(double depressed, double pegs, bool on_medication, double log_harm) const;

 private:
  double not_depressed_, more_, log_per_pegs_, at_pegs_, on_medication_;
};

class CrisisClock final : public sim::Clock {
 public:
  CrisisClock(const Crisis& crisis, const Harm& harm, const Economics& economics)
      : Clock("crisis"), crisis_(crisis), harm_(harm), economics_(economics) {}
  double rate(const sim::World&, sim::Patient, sim::Time) const override;
  void ring(sim::World&, sim::Patient) const override;
  bool quiet() const override { return true; }

 private:
  const Crisis& crisis_;
  const Harm& harm_;
  const Economics& economics_;
};

class SuicideClock final : public sim::Clock {
 public:
  SuicideClock(const Suicide& suicide, const Harm& harm) : Clock("suicide"), suicide_(suicide), harm_(harm) {}
  double rate(const sim::World&, sim::Patient, sim::Time) const override;
  void ring(sim::World&, sim::Patient) const override;
  bool quiet() const override { return true; }

 private:
  const Suicide& suicide_;
  const Harm& harm_;
};

}  // namespace models
