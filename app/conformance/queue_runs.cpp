#include "app/conformance/queue_runs.hpp"

#include <mutex>
#include <numeric>

#include "app/commands/load.hpp"
#include "sim/care/world.hpp"
#include "sim/run/parallel.hpp"
#include "sim/run/policies.hpp"

namespace app::conformance {

namespace {

using Means = std::map<std::string, double>;

std::int64_t times_noted(const sim::World& world, const std::string& what) {
  const auto& notes = world.model().notes;
  for (std::size_t i = 0; i < notes.size(); ++i)
    if (notes[i] == what) return world.tally().noted(i);
  return 0;
}

// Integrals and counts from the start to now, to be taken twice.
struct Counts {
  explicit Counts(const sim::World& world) : entered(world.tally().entered), minute(world.now().minutes) {
    for (sim::Places p : world.places()) {
      p.count_up_to(world.now());
      busy += p.busy_minutes;
      waiting += p.waiting_minutes;
      places += p.capacity;
    }
    for (const auto& programme : world.model().programmes)
      gave_up.push_back(times_noted(world, programme.name + ".gave_up_waiting"));
  }
  std::int64_t entered, minute, busy = 0, waiting = 0, places = 0;
  std::vector<std::int64_t> gave_up;
};

// Mean stay of those who entered after the warm-up, by note.
void add_stays(const sim::World& world, const sim::EventLog& log, std::int64_t from, Means& means) {
  const auto& notes = world.model().notes;
  std::vector<std::int64_t> entered;
  std::vector<double> minutes(notes.size()), times(notes.size());
  for (const sim::Event& e : log.events) {
    if (e.patient >= entered.size()) entered.resize(e.patient + 1, -1);
    if (e.what == sim::event::kEntered) entered[e.patient] = e.minute;
    if (e.what < sim::event::kFirstNote || entered[e.patient] < from) continue;
    minutes[e.what - sim::event::kFirstNote] += static_cast<double>(e.minute - entered[e.patient]);
    ++times[e.what - sim::event::kFirstNote];
  }
  for (std::size_t i = 0; i < notes.size(); ++i)
    if (times[i] > 0) means["stay." + notes[i]] = minutes[i] / times[i] / static_cast<double>(sim::kMinutesPerDay);
}

Means run_once(const sim::Model& model, const sim::Draws& draws, bool with_log) {
  std::vector<std::uint32_t> sites(model.setting.sites.size());
  std::iota(sites.begin(), sites.end(), 0U);
  sim::EventLog log;
  sim::World world(model, draws, sites, {.log = with_log ? &log : nullptr});
  const std::size_t panels = model.panels.size(), first = panels > 1 ? 1 : 0;
  if (first > 0) world.run_until(model.panels[0]);
  const Counts warm(world);
  world.run();
  const Counts end(world);
  Means means;
  const auto minutes = static_cast<double>(end.minute - warm.minute);
  means["waiting"] = static_cast<double>(end.waiting - warm.waiting) / minutes;
  means["busy"] = static_cast<double>(end.busy - warm.busy) / minutes / static_cast<double>(end.places);
  for (std::size_t track = 0; track < model.programmes.size(); ++track) {
    const std::string& name = model.programmes[track].name;
    sim::Accumulator waits(sim::Tally::wait_spec());
    for (std::size_t i = first; i < panels; ++i) waits.merge(world.tally().waits[track * panels + i]);
    if (waits.count() > 0) means["wait." + name] = waits.mean();
    means["gave_up." + name] =
        static_cast<double>(end.gave_up[track] - warm.gave_up[track]) / static_cast<double>(end.entered - warm.entered);
  }
  if (with_log) add_stays(world, log, warm.minute, means);
  return means;
}

Measured run_all(const Work& work, const sim::Project& project, const std::string& scenario) {
  const auto model = project.compile_central(find_scenario(project, scenario));
  // Only queues whose classes are told apart by notes need to remember who came when.
  const bool with_log = project.tree().find("population")->find("attributes") != nullptr;
  std::vector<Means> runs(kQueueSeeds);
  std::mutex telling;
  double done = 0;
  sim::parallel_for(kQueueSeeds, 0, [&](std::size_t s) {
    const auto replicate = static_cast<std::uint32_t>(s);
    runs[s] = run_once(*model, sim::Draws(project.file().seed, sim::omega(sim::policy::kRun, 0, replicate)), with_log);
    const std::lock_guard one_at_a_time(telling);
    work.tell(++done / kQueueSeeds);
  });
  Measured all;
  for (const Means& run : runs)
    for (const auto& [measure, value] : run) all[measure].push_back(value);
  return all;
}

}  // namespace

Measured simulate_queue(const Work& work, const sim::Project& project, const std::string& scenario) {
  return kept(work, project, scenario, kQueueSeeds, [&] { return run_all(work, project, scenario); });
}

}  // namespace app::conformance
