// carepath follow: one patient's life in one scenario, as in the first draw and replicate of a run; and as a picture.
#include "app/commands/commands.hpp"
#include "app/commands/load.hpp"
#include "app/commands/picture_file.hpp"
#include "app/picture/lifeline.hpp"
#include "app/story/story_text.hpp"
#include "app/terminal/terminal.hpp"
#include "sim/run/policies.hpp"

namespace app {

namespace {

void refuse_stranger(const FollowRequest& request, std::uint32_t patients) {
  if (request.patient >= 1 && request.patient <= patients) return;
  sim::Problems problems;
  problems.add("config/range", {}, "there is no patient " + std::to_string(request.patient),
               patients == 0 ? "nobody is there at the start; those who arrive later cannot be followed"
                             : "patients are counted from 1 to " + std::to_string(patients));
  throw sim::ConfigError(problems);
}

}  // namespace

Exit execute(const FollowRequest& request) {
  const auto project = load_scenario(request.file, request.changes.as_sets());
  const std::size_t scenario = find_scenario(*project, request.scenario);
  const auto model = project->compile(scenario, 0);
  refuse_stranger(request, model->setting.patients);
  const sim::Draws draws(project->file().seed, sim::omega(sim::policy::kRun, 0, 0));
  LifeStory story = life_of(*model, draws, request.patient - 1);
  story.sessions = session_names(project->tree().find("programmes"));
  print(request.json ? story_json(story, *model) : story_text(story, *model, terminal_of(1)));
  if (!request.picture.empty()) save_picture(request.picture, lifeline(story, *model), request.force);
  return done;
}

}  // namespace app
