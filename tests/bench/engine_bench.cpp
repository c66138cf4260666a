// What a census, a queue and a result file cost: run build/<preset>/tests/engine_bench. Not a test.
#include <benchmark/benchmark.h>

#include <filesystem>
#include <numeric>

#include "sim/store/write_outcomes.hpp"
#include "tests/readers/sample_outcomes.hpp"
#include "tests/support/toy_care.hpp"

using namespace sim;

namespace {

// 960 patients of 32 sites without any programme, counted once a day: time for one patient in one census, life
// included.
void daily_census(benchmark::State& state) {
  toy::ClinicPlan plan{.uptake = "0"};
  plan.panel = days(1);
  const auto model = toy::group_clinic(plan);
  std::vector<std::uint32_t> sites(plan.sites);
  std::iota(sites.begin(), sites.end(), 0U);
  for (auto _ : state) {
    World world(*model, Draws(1), sites);
    world.run();
    benchmark::DoNotOptimize(world.tally().events);
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(plan.patients * model->panels.size()));
}

// Customers of a queue: one server with an hour each, or twenty with a day each, as many arrivals a day.
void queue(benchmark::State& state) {
  const bool one = state.range(0) == 1;
  const auto model = toy::queue_of({.arrivals_per_day = 18,
                                    .servers = static_cast<std::int32_t>(state.range(0)),
                                    .service = Holding::exponential(one ? hours(1) : days(1)),
                                    .horizon = years(5)});
  std::int64_t customers = 0;
  for (auto _ : state) {
    World world(*model, Draws(1), {0});
    world.run();
    customers += world.tally().entered;
  }
  state.SetItemsProcessed(customers);
}

void write_results(benchmark::State& state) {
  const Outcomes outcomes = sample_outcomes();
  const auto file = std::filesystem::temp_directory_path() / "carepath_engine_bench.h5";
  for (auto _ : state) benchmark::DoNotOptimize(write_outcomes(outcomes, file.string()));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(std::filesystem::file_size(file)));
  std::filesystem::remove(file);
  std::filesystem::remove(file.string() + ".sha256");
}

}  // namespace

BENCHMARK(daily_census)->Unit(benchmark::kMillisecond);
BENCHMARK(queue)->ArgName("servers")->Arg(1)->Arg(20)->Unit(benchmark::kMillisecond);
BENCHMARK(write_results)->Unit(benchmark::kMillisecond);
BENCHMARK_MAIN();
