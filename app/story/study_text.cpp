#include "app/story/study_text.hpp"

#include "app/study/sweep.hpp"
#include "app/terminal/numbers.hpp"
#include "sim/config/suggest.hpp"
#include "sim/config/wording.hpp"

namespace app {

namespace {

namespace study = sim::study;

constexpr std::size_t kMostListed = 12;  // Inputs; the others are counted.

std::string words_of_method(study::Method method) {
  switch (method) {
    case study::Method::one_way: return "one input at a time goes to its low and its high end, the others stay central";
    case study::Method::grid: return "every combination of the levels";
    case study::Method::list: return "the points that are listed";
    case study::Method::lhs: return "a Latin hypercube over all inputs";
    case study::Method::sobol_sample: return "points of a Sobol' sequence over all inputs";
    case study::Method::morris: return "Morris' screening: which inputs matter at all";
    case study::Method::sobol: return "Sobol' indices: how much of the variance each input explains";
    case study::Method::psa: return "draws of all inputs from their distributions (probabilistic sensitivity analysis)";
    case study::Method::select: return "a search for the best scenario, with as few runs as are needed";
    case study::Method::capacity: return "a search for the smallest setting that meets the condition";
  }
  return "";
}

std::string count(std::size_t n) { return number_words(static_cast<double>(n), {1, 0}); }

std::string role_words(sim::analysis::OutcomeRole role) {
  if (role == sim::analysis::OutcomeRole::cost) return ", the cost of the decision";
  return role == sim::analysis::OutcomeRole::effect ? ", the effect of the decision" : "";
}

std::string factor_words(const study::Factor& factor) {
  std::string words = "      " + sim::harmless(factor.name);
  if (!factor.about.empty()) words += ": " + sim::harmless(factor.about);
  if (!factor.levels.empty()) words += ": " + sim::harmless(sim::in_words(factor.levels));
  if (factor.levels.empty())
    words += ", " + number_words(factor.distribution.quantile(0.025)) + " to " +
             number_words(factor.distribution.quantile(0.975)) +
             (factor.unit.empty() ? "" : " " + sim::harmless(factor.unit));
  return words + "\n";
}

std::string stage_words(const LoadedStudy& loaded, const study::Stage& stage, std::size_t number) {
  const std::size_t rows = study::planned_rows(stage);
  std::string text = "  " + std::to_string(number) + ". " + sim::harmless(stage.fields.name) + " (" +
                     study::word_of(stage.fields.method) + "): " + words_of_method(stage.fields.method) + ";\n     ";
  if (rows == 0)
    text += "how many runs depends on what it finds.\n";
  else
    text += count(rows) + " rows x " + count(stage.fields.replicates) +
            (stage.fields.replicates == 1 ? " replicate x " : " replicates x ") + count(loaded.head.scenarios.size()) +
            " scenarios = " + count(planned_runs(loaded, stage)) + " runs.\n";
  if (stage.top)
    return text + "     The " + count(stage.top->top) + " inputs that mattered most in '" +
           sim::harmless(stage.top->from) + "'.\n";
  if (stage.factors.all.empty()) return text;
  text += "     " + count(stage.factors.size()) + (stage.factors.size() == 1 ? " input:\n" : " inputs:\n");
  for (std::size_t i = 0; i < std::min(stage.factors.size(), kMostListed); ++i)
    text += factor_words(stage.factors.all[i]);
  if (stage.factors.size() > kMostListed) text += "      and " + count(stage.factors.size() - kMostListed) + " more\n";
  return text;
}

}  // namespace

std::string seed_words(const LoadedStudy& loaded) {
  return "All luck is named by study.seed, " + std::to_string(loaded.file.study.seed) +
         "; seed, draws and replicates of the scenario file are not used.\n";
}

std::string study_text(const LoadedStudy& loaded, const std::string& file) {
  const auto& head = loaded.file.study;
  std::string text = sim::harmless(head.title) + "\n";
  if (!head.summary.empty()) text += sim::harmless(head.summary) + "\n";
  text += "Scenarios of " + sim::harmless(head.scenario) + ":\n";
  for (std::size_t s = 0; s < loaded.head.scenarios.size(); ++s)
    text += "  - " + sim::harmless(loaded.head.scenarios[s]) +
            (s == loaded.head.reference ? " (the others are compared with it)" : "") + "\n";
  text += "Asked of every run:\n";
  for (const auto& [name, outcome] : head.outcomes)
    text += "  - " + sim::harmless(name) + ": " + sim::harmless(outcome.measure) + role_words(outcome.role) + "\n";
  text += "Stages:\n";
  for (std::size_t i = 0; i < loaded.stages.size(); ++i) text += stage_words(loaded, loaded.stages[i], i + 1);
  return text + seed_words(loaded) + "How long it takes: carepath plan " + sim::harmless(file) +
         "\nRun it:            carepath sweep " + sim::harmless(file) + "\n";
}

}  // namespace app
