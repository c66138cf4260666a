// carepath slurm-script: an array job that sweeps a study in parts. The number of parts stands in the script: Slurm's
// own count is 1 when a single job of the array is sent again.
#include <filesystem>
#include <sstream>

#include "app/commands/commands.hpp"
#include "app/study/load_study.hpp"
#include "app/terminal/terminal.hpp"
#include "app/words.hpp"

namespace app {

Exit execute(const SlurmScriptRequest& request) {
  load_study(request.study, {});  // Every problem shows now, not in the queue.
  const std::string name = std::filesystem::path(request.study).stem().string();
  const std::string folder = request.folder.empty() ? "results/" + name : request.folder;
  const std::string carepath = "\"${CAREPATH:-carepath}\"";
  const auto words_after_program = [](const std::vector<std::string>& words) {
    return shell_words(words).substr(std::string("carepath").size());
  };
  std::ostringstream script;
  script << "#!/bin/bash\n"
         << "# " << name << " in " << request.parts
         << " parts. A part that was cut off goes on when it is sent again.\n"
         << "# The part that ends last puts the results together. Should the last two have ended in one moment:\n"
         << "#   " << shell_words({"sweep", "collect", request.study, "-o", folder}) << "\n"
         << "# All nodes must see the folder. Where they share no disk, give each its own; then 'carepath merge'.\n"
         << "#SBATCH --job-name=carepath\n"
         << "#SBATCH --array=1-" << request.parts << "\n"
         << "#SBATCH --cpus-per-task=" << request.cpus << "\n"
         << "#SBATCH --time=" << request.time << "\n"
         << "#SBATCH --signal=TERM@120\n";
  if (!request.partition.empty()) script << "#SBATCH --partition=" << request.partition << "\n";
  script << "set -euo pipefail\n"
         << "exec " << carepath << words_after_program({"sweep", request.study, "-o", folder})
         << " --shard \"$SLURM_ARRAY_TASK_ID/" << request.parts << "\" --threads " << request.cpus << " --quiet\n";
  print(script.str());
  return done;
}

}  // namespace app
