// carepath slurm-script: an array job that sweeps a study in parts. The number of parts stands in the script: Slurm's
// own count is 1 when a single job of the array is sent again.
#include <filesystem>

#include "app/commands/commands.hpp"
#include "app/study/load_study.hpp"
#include "app/terminal/terminal.hpp"
#include "app/words.hpp"

namespace app {

Exit execute(const SlurmScriptRequest& request) {
  load_study(request.study, {});  // Every problem shows now, not in the queue.
  const std::string name = std::filesystem::path(request.study).stem().string();
  const std::string folder = request.folder.empty() ? "results/" + name : request.folder;
  const std::string parts = std::to_string(request.parts);
  const std::string sweep = shell_words({"sweep", request.study, "-o", folder});
  std::string text =
      "#!/bin/bash\n"
      "# " +
      parts + " parts of " + name +
      ", then put together. A part that was cut off goes on when its job is sent again.\n"
      "#   job=$(sbatch --parsable sweep.slurm)\n"
      "#   sbatch --dependency=afterok:$job --wrap " +
      "'" + shell_words({"sweep", "collect", request.study, "-o", folder}) +
      "'\n"
      "# The folder must be on a disk that all nodes see. On machines that share none, give each its own, then "
      "'carepath merge'.\n"
      "#SBATCH --job-name=carepath\n"
      "#SBATCH --array=1-" +
      parts +
      "\n"
      "#SBATCH --cpus-per-task=" +
      std::to_string(request.cpus) +
      "\n"
      "#SBATCH --time=" +
      request.time +
      "\n"
      "#SBATCH --signal=TERM@120\n";
  if (!request.partition.empty()) text += "#SBATCH --partition=" + request.partition + "\n";
  text +=
      "set -euo pipefail\n"
      "exec " +
      sweep + " --shard \"$SLURM_ARRAY_TASK_ID/" + parts + "\" --threads " + std::to_string(request.cpus) +
      " --quiet\n";
  print(text);
  return done;
}

}  // namespace app
