#include "app/report/study/psa_sentences.hpp"

#include <algorithm>

namespace app {

PsaSentences psa_sentences(const StudyView& view, std::size_t stage) {
  PsaSentences said;
  std::vector<std::string> all = view.said(stage).headlines;
  const auto take = [&](std::size_t n) {
    n = std::min(n, all.size());
    std::vector<std::string> taken(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(n));
    all.erase(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(n));
    return taken;
  };
  if (view.table(stage, "curves")) {
    auto decision = take(3);
    decision.resize(3);
    said.best = decision[0], said.frontier = decision[1], said.doubt = decision[2];
  }
  const sim::Table* outcomes = view.table(stage, "uncertainty");
  const std::size_t about_outcomes = outcomes ? sim::rows_of(*outcomes) : 0;
  const std::size_t about_budget = view.table(stage, "budget") ? view.stage(stage).table.scenarios.size() - 1 : 0;
  const std::size_t behind = about_outcomes + about_budget;
  said.information = take(all.size() > behind ? all.size() - behind : 0);
  said.outcomes = take(about_outcomes);
  said.budget = all;
  return said;
}

}  // namespace app
