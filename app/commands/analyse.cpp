// carepath analyse: what a study says, recomputed from its stored results alone.
#include "app/commands/commands.hpp"
#include "app/study/answer.hpp"
#include "app/study/collect.hpp"
#include "app/terminal/terminal.hpp"

namespace app {

Exit execute(const AnalyseRequest& request) {
  const Answer answer = answer_of(read_study(request.results));
  print(request.json ? answer_json(answer) : answer_text(answer, terminal_of(1)));
  return done;
}

}  // namespace app
