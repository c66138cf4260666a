// carepath analyse: what a study says, recomputed from its stored results alone, on the terminal and as its report.
#include <filesystem>
#include <functional>

#include "app/commands/commands.hpp"
#include "app/commands/runtime_record.hpp"
#include "app/report/build_study_report.hpp"
#include "app/terminal/progress.hpp"
#include "app/terminal/terminal.hpp"
#include "sim/config/wording.hpp"

namespace app {

Exit execute(const AnalyseRequest& request) {
  namespace fs = std::filesystem;
  std::error_code ignored;
  const bool is_folder = fs::is_directory(request.results, ignored);
  StoredStudy study = read_stored_study(request.results);
  {
    ProgressTeller teller;
    study.answer = answer_of(study.result, std::ref(teller));
  }
  print(request.json ? answer_json(study.answer) : answer_text(study.answer, terminal_of(1)));
  const std::string file = is_folder ? request.results + "/study.h5" : request.results;
  const std::string folder = is_folder ? request.results : (fs::path(file).parent_path() / ".").string();
  const std::string page =
      write_report(report_of(study, {digest_of(file), command_words_in(folder), "study.h5"}), folder);
  say("report:  " + sim::harmless((fs::path(folder) / page).lexically_normal().string()) + "\n");
  return done;
}

}  // namespace app
