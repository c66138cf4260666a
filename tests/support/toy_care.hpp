#pragma once
// Small models built by hand for tests of the engine: a queue, and a life with one wandering state and a few clocks.
#include <memory>
#include <string>
#include <vector>

#include "sim/care/steps/use.hpp"
#include "sim/care/world.hpp"

namespace toy {

/// A clock with a fixed rate that ends the life, admits for three days, or only counts.
struct ClockPlan {
  enum class Ends { life, nothing, admission } does = Ends::nothing;
  std::string name;
  double rate = 0;  ///< Per year.
  sim::Hazard shape = sim::Hazard::constant();
  double start_years = 0;  ///< Years on the clock at entry (age).
};

/// Nothing happens and nothing is integrated: only programmes act.
std::unique_ptr<const sim::Nature> no_nature();
/// A state 5 + 2 x (first wandering state) + effect 0, utility 1 - state / 10, cost 100 a year; target 0 is the state.
std::unique_ptr<const sim::Nature> wandering_nature(std::vector<ClockPlan> clocks, double wander_days = 60);

/// A model without programmes: `sites` sites of `patients` in all, one resource "background", one outcome "state" and
/// "alive".
std::unique_ptr<sim::Model> model_of(std::unique_ptr<const sim::Nature> nature, std::uint32_t sites,
                                     std::uint32_t patients, sim::Duration horizon, sim::Duration panel);

/// A queue: Poisson arrivals at one site, `servers` servers, holding times; a second priority class takes every
/// `urgent_one_in`-th.
struct QueuePlan {
  double arrivals_per_day = 1;
  std::int32_t servers = 1;
  sim::Holding service = sim::Holding::exponential(sim::days(1));
  sim::Holding patience = sim::Holding::fixed(sim::kNever - sim::Time{});
  bool reneging = false;
  sim::Duration horizon = sim::years(10);
  std::vector<sim::Time>* starts = nullptr;  ///< Receives when each patient, by ordinal, is first served.
};
std::unique_ptr<sim::Model> queue_of(const QueuePlan& plan);

/// Reads a programme written in YAML into a model that is not finished yet, with the common verbs. Throws ConfigError.
void add_programme(sim::Model& model, const std::string& name, const std::string& yaml);

/// A clinic of small groups with more applicants than seats: deaths, admissions, drop-outs, patience. Sites share staff
/// by region (16 sites each).
struct ClinicPlan {
  std::uint32_t sites = 32, patients = 960;
  std::string uptake = "0.6", entry = "closed", patience = "20 weeks", attendance = "0.8";
  int fewest = 4, most = 8, sessions = 8;
  double fte = 0.25;
  double deaths_per_year = 0.1;
  sim::Duration horizon = sim::years(2), panel = sim::months(6);
};
std::unique_ptr<sim::Model> group_clinic(const ClinicPlan& plan);

}  // namespace toy
