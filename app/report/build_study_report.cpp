#include "app/report/build_study_report.hpp"

#include "app/report/sections.hpp"
#include "app/report/study/psa_sentences.hpp"
#include "app/report/study/sections.hpp"
#include "sim/store/atomic_file.hpp"

namespace app {

namespace {

using OfStage = std::optional<Section> (*)(const StudyView&, std::size_t);
constexpr OfStage kQuestions[] = {
    which_is_worth_it, how_sure_is_that, what_is_research_worth, what_will_it_cost_us, how_uncertain_is_it,
    what_matters_most, what_if,          what_is_enough,         which_to_select};

// The answers of the whole study, stage by stage.
std::vector<std::string> in_short(const StudyView& view) {
  std::vector<std::string> all;
  for (std::size_t i = 0; i < view.stages(); ++i) {
    const PsaSentences psa = psa_sentences(view, i);
    if (!psa.best.empty()) {
      all.push_back(psa.best);
      all.push_back(psa.doubt);
      if (!psa.information.empty()) all.push_back(psa.information.front());
    } else if (!view.stage(i).answer.empty()) {
      all.push_back(view.stage(i).answer);
    } else if (!view.said(i).headlines.empty()) {
      all.push_back(view.said(i).headlines.front());
    }
  }
  if (all.empty()) all.push_back("Too little of this study is finished to say anything.");
  return all;
}

}  // namespace

Report report_of(const StoredStudy& study, const BesideResults& beside) {
  const StudyView view(study);
  Report report;
  report.title = view.file().title.empty() ? "Results of a study" : view.file().title;
  report.summary = view.file().summary;
  report.facts = facts_of(view.file(), beside);
  report.in_short = in_short(view);
  for (std::size_t i = 0; i < view.stages(); ++i)
    for (const OfStage question : kQuestions)
      if (auto section = question(view, i)) report.sections.push_back(std::move(*section));
  report.sections.push_back(what_was_studied(view));
  report.sections.push_back(which_inputs(view));
  report.sections.push_back(what_a_study_does_not_say(view));
  report.sections.push_back(glossary());
  report.sections.push_back(how_to_make_it_again(view.file(), beside));
  report.footer = kFooter;
  return report;
}

std::string write_study_report(const std::string& folder, const std::vector<std::string>& command_words) {
  return write_report(
      report_of(read_stored_study(folder), {digest_of(folder + "/study.h5"), command_words, "study.h5"}), folder);
}

}  // namespace app
