#include "app/store_options.hpp"

#include "app/add_command.hpp"

namespace app {

void StoreCommands::add_to(CLI::App& program) {
  verify_command_ = add_command(program, "verify", "Check results and unfinished work on disk, byte for byte",
                                "verify results/five_programmes");
  verify_command_->add_option("folders", verify.folders, "Folders of runs and sweeps")->type_name("DIR")->required();
  verify_command_->add_flag("--json", verify.json, "What was found as JSON");

  merge_command_ = add_command(program, "merge", "Bring parts of one study, made on several machines, into one folder",
                               "merge results/quick part_1 part_2");
  merge_command_->add_option("into", merge.into, "Where 'carepath sweep collect' shall find all of it")
      ->type_name("DIR")
      ->required();
  merge_command_->add_option("from", merge.from, "Folders that 'carepath sweep --shard' filled")
      ->type_name("DIR")
      ->required();
  merge_command_->add_flag("--json", merge.json, "What was copied as JSON");

  slurm_command_ = add_command(program, "slurm-script", "Print a Slurm array job that sweeps a study in parts",
                               "slurm-script configs/studies/programmes_psa.yaml --parts 20 > sweep.slurm");
  slurm_command_->add_option("study", slurm.study, "Study file")->type_name("STUDY.yaml")->required();
  slurm_command_->add_option("-o,--output", slurm.folder, "Folder on a disk that all nodes see [results/NAME]")
      ->type_name("DIR");
  slurm_command_->add_option("--parts", slurm.parts, "Jobs of the array [8]")->check(CLI::Range(1, 10'000));
  slurm_command_->add_option("--cpus", slurm.cpus, "Processors of each job [4]")->check(CLI::Range(1, 1024));
  slurm_command_->add_option("--time", slurm.time, "Longest time of a job [04:00:00]")->type_name("HH:MM:SS");
  slurm_command_->add_option("--partition", slurm.partition, "Partition of the cluster [its usual one]")
      ->type_name("NAME");
}

std::optional<Request> StoreCommands::chosen() const {
  if (*verify_command_) return verify;
  if (*merge_command_) return merge;
  if (*slurm_command_) return slurm;
  return std::nullopt;
}

}  // namespace app
