// Writes the results of a made-up PSA as large as people run them, to see its report: large_psa FOLDER DRAWS SCENARIOS
// PARAMETERS. A tenth of the parameters moves cost and health, the first of them most; the rest does nothing.
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "app/study/answer.hpp"
#include "app/study/stored_study.hpp"
#include "sim/core/draws.hpp"
#include "sim/store/write_outcomes.hpp"

namespace {

using sim::analysis::OutcomeRole;
using sim::analysis::RowRole;

constexpr sim::Purpose kInputs{1}, kLuck{2};
constexpr std::size_t kReplicates = 2;

sim::study::StageResult stage_of(std::size_t draws, std::size_t scenarios, std::size_t parameters) {
  static constexpr const char* kProvenances[] = {"seed", "published", "recalled", "assumption", "calibrated"};
  const sim::Draws luck(7, 1);
  sim::study::StageResult stage;
  stage.name = "psa";
  auto& t = stage.table;
  t.title = "A large PSA";
  t.method = "psa";
  t.replicates = kReplicates;
  t.outcomes = {{"cost", "USD", OutcomeRole::cost},
                {"qaly", "QALY", OutcomeRole::effect},
                {"pegs", "points"},
                {"year_1", "USD"},
                {"year_2", "USD"}};
  for (std::size_t p = 0; p < parameters; ++p)
    t.parameters.push_back(
        {"P" + std::to_string(p + 1), "1 a year",
         "A trial of something, with its authors, its journal and a table, 20" + std::to_string(p % 25),
         kProvenances[p % 5], 0.5,
         "The effect of part " + std::to_string(p + 1) + " of a programme on what it is about"});
  for (std::size_t s = 0; s < scenarios; ++s)
    t.scenarios.push_back(s == 0 ? "usual care" : "programme " + std::to_string(s));
  const std::size_t active = parameters / 10 + 1;
  for (std::size_t d = 0; d < draws; ++d) {
    const auto row = static_cast<std::uint32_t>(d);
    t.rows.push_back({.id = d, .role = RowRole::draw, .block = row});
    double cost = 0, health = 0;
    for (std::size_t p = 0; p < parameters; ++p) {
      const double place = luck.uniform(row, kInputs, static_cast<std::uint32_t>(p)),
                   z = sim::math::normal_quantile(place);
      t.value.push_back(z);
      t.place.push_back(place);
      if (p < active) (p % 2 == 0 ? health : cost) += z / static_cast<double>(p + 1);
    }
    for (std::size_t s = 0; s < scenarios; ++s)
      for (std::size_t r = 0; r < kReplicates; ++r) {
        const auto k = static_cast<std::uint32_t>(s * kReplicates + r);
        const double step = static_cast<double>(s), noise = luck.normal(row, kLuck, k);
        const double gain = step * (0.012 + 0.02 * health) - 0.0008 * step * step + 0.001 * noise;
        const double extra = step * (700 + 500 * cost) + 40 * noise;
        t.result.insert(t.result.end(), {40'000 + extra, 2.6 + gain, 6 - gain, 0.7 * extra, 0.3 * extra});
      }
    stage.luck.push_back({1, row});
    stage.redraws.push_back(0);
    stage.failures.emplace_back();
  }
  return stage;
}

}  // namespace

int main(int count, char** words) {
  if (count != 5) return std::fputs("usage: large_psa FOLDER DRAWS SCENARIOS PARAMETERS\n", stderr), 2;
  const auto number = [&](int i) { return static_cast<std::size_t>(std::atoll(words[i])); };
  sim::study::StudyResult result;
  result.stages = {stage_of(number(2), number(3), number(4))};
  result.decision.population = {12'000, 10};
  result.decision.budget = {2'833, {"year_1", "year_2"}, {0.5, 1}, 0.03};
  const app::Answer answer = app::answer_of(result);
  sim::Outcomes out;
  out.title = "A large PSA";
  out.seed = "7";
  out.status = "complete";
  out.scenarios = result.stages[0].table.scenarios;
  out.study_tables = sim::study::to_tables(result);
  out.study_tables.push_back(app::sentences_table(answer));
  out.study_tables.insert(out.study_tables.end(), answer.tables.begin(), answer.tables.end());
  sim::write_outcomes(out, std::string(words[1]) + "/study.h5");
  return 0;
}
