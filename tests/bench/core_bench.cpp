// What the smallest operations cost: run build/<preset>/tests/core_bench. Not a test.
#include <benchmark/benchmark.h>

#include "sim/core/agenda.hpp"
#include "sim/core/distribution.hpp"
#include "sim/core/draws.hpp"
#include "sim/record/accumulator.hpp"

using namespace sim;

namespace {

constexpr Purpose kPurpose = purpose("bench.draw");

template <class Draw>
void draw(benchmark::State& state, Draw one) {
  const Draws draws(1);
  std::uint32_t entity = 0;
  for (auto _ : state) benchmark::DoNotOptimize(one(draws, entity++));
}

void keyed_uniform(benchmark::State& s) {
  draw(s, [](const Draws& d, std::uint32_t i) { return d.uniform(i, kPurpose); });
}
void keyed_exponential(benchmark::State& s) {
  draw(s, [](const Draws& d, std::uint32_t i) { return d.exponential(i, kPurpose); });
}
void keyed_normal(benchmark::State& s) {
  draw(s, [](const Draws& d, std::uint32_t i) { return d.normal(i, kPurpose); });
}
void four_normals(benchmark::State& s) {
  draw(s, [](const Draws& d, std::uint32_t i) { return d.four_normals(i, kPurpose); });
}

// Arguments that differ from call to call, so that branches are as hard to predict as in use.
template <class Function>
void over_uniforms(benchmark::State& state, Function f) {
  const Draws draws(2);
  std::vector<double> u(4096);
  for (std::uint32_t i = 0; i < u.size(); ++i) u[i] = draws.uniform(i, kPurpose);
  std::size_t i = 0;
  for (auto _ : state) benchmark::DoNotOptimize(f(u[i++ & 4095U]));
}

void log(benchmark::State& s) {
  over_uniforms(s, [](double u) { return math::log(u); });
}
void exp(benchmark::State& s) {
  over_uniforms(s, [](double u) { return math::exp(-10.0 * u); });
}
void pow(benchmark::State& s) {
  over_uniforms(s, [](double u) { return math::pow(u, 1.7); });
}
void normal_quantile(benchmark::State& s) {
  over_uniforms(s, [](double u) { return math::normal_quantile(u); });
}
void gamma_quantile(benchmark::State& s) {
  over_uniforms(s, [d = Distribution::gamma(1.2, 3.0)](double u) { return d.quantile(u); });
}
void beta_quantile(benchmark::State& s) {
  over_uniforms(s, [d = Distribution::beta(2.0, 5.0)](double u) { return d.quantile(u); });
}

void record(benchmark::State& state, Bins bins) {
  Accumulator a(OutcomeSpec{"wait", "days", "", {0x1p-20}, bins});
  over_uniforms(state, [&](double u) {
    a.add(100.0 * u);
    return 0;
  });
  benchmark::DoNotOptimize(a);
}
void record_sum(benchmark::State& s) { record(s, Bins()); }
void record_linear(benchmark::State& s) { record(s, Bins::linear(0, 100, 200)); }
void record_log_linear(benchmark::State& s) { record(s, Bins::log_linear(0.01, 1e4)); }

// The hold model: `pending` subjects, each with one appointment; one is taken out and its next one is put in, a mean of
// 30 days later. In one variant of three all fall on whole hours of the working day, so that there are many ties.
void hold(benchmark::State& state, bool working_hours) {
  const auto pending = static_cast<std::uint32_t>(state.range(0));
  const Draws draws(3);
  std::vector<std::uint32_t> gaps(1U << 14);
  for (std::uint32_t i = 0; i < gaps.size(); ++i)
    gaps[i] = 1 + static_cast<std::uint32_t>(30.0 * 1440.0 * draws.exponential(i, kPurpose));
  Agenda agenda(static_cast<std::uint32_t>(state.range(1)));
  std::uint32_t n = 0;
  const auto put = [&](std::uint32_t now, std::uint32_t subject) {
    std::uint32_t minute = now + gaps[n & (gaps.size() - 1)];
    if (working_hours) minute = (minute / 1440 + 1) * 1440 + 540 + 60 * (n & 7U);
    ++n;
    agenda.add({.minute = minute, .tie = subject * 2654435761U, .subject = subject});
  };
  for (std::uint32_t i = 0; i < pending; ++i) put(0, i);
  for (std::uint32_t i = 0; i < 4 * pending; ++i) {  // settle: the memory of every bucket has grown
    const auto a = agenda.next();
    put(a->minute, a->subject);
  }
  for (auto _ : state) {
    const auto a = agenda.next();
    put(a->minute, a->subject);
    if (agenda.now() > 2'000'000'000U) state.SkipWithError("out of minutes");
  }
}
void agenda_any_minute(benchmark::State& s) { hold(s, false); }
void agenda_whole_hours(benchmark::State& s) { hold(s, true); }

}  // namespace

BENCHMARK(keyed_uniform);
BENCHMARK(keyed_exponential);
BENCHMARK(keyed_normal);
BENCHMARK(four_normals);
BENCHMARK(log);
BENCHMARK(exp);
BENCHMARK(pow);
BENCHMARK(normal_quantile);
BENCHMARK(gamma_quantile);
BENCHMARK(beta_quantile);
BENCHMARK(record_sum);
BENCHMARK(record_linear);
BENCHMARK(record_log_linear);
BENCHMARK(agenda_any_minute)
    ->ArgNames({"pending", "span"})
    ->ArgsProduct({{1'000, 30'000, 1'000'000}, {128, 512, 2048}});
BENCHMARK(agenda_whole_hours)->ArgNames({"pending", "span"})->ArgsProduct({{1'000, 30'000, 1'000'000}, {512}});
BENCHMARK_MAIN();
