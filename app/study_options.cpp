#include "app/study_options.hpp"

#include <charconv>

#include "sim/config/suggest.hpp"
#include "sim/config/wording.hpp"

namespace app {

namespace {

void add_sets(CLI::App* command, std::vector<std::string>& sets) {
  command->add_option("--set", sets, "Change a setting of the study file: path=value; may be repeated")
      ->type_name("PATH=VALUE")
      ->take_all()
      ->allow_extra_args(false);
}

void add_threads(CLI::App* command, int& threads) {
  command->add_option("--threads", threads, "Threads; 0 = all cores. Never changes the results")
      ->type_name("NUMBER")
      ->check(CLI::Range(0, 1024));
}

// "2/8": both numbers, or false.
bool read_shard(const std::string& text, std::uint32_t& shard, std::uint32_t& shards) {
  const std::size_t slash = text.find('/');
  if (slash == std::string::npos) return false;
  const char *begin = text.data(), *middle = begin + slash, *end = begin + text.size();
  const auto first = std::from_chars(begin, middle, shard), second = std::from_chars(middle + 1, end, shards);
  return first.ec == std::errc{} && first.ptr == middle && second.ec == std::errc{} && second.ptr == end &&
         shard >= 1 && shard <= shards && shards <= 100'000;
}

const CLI::Validator kShard(
    [](std::string& text) {
      std::uint32_t shard = 0, shards = 0;
      return read_shard(text, shard, shards) ? std::string{}
                                             : "'" + text + "' is no shard; write for example --shard 2/8";
    },
    "I/N");

}  // namespace

void StudyCommands::add_to(CLI::App& program) {
  plan_command_ = program.add_subcommand("plan", "Say how many runs a study has, and how long they will take");
  plan_command_->footer("Example:\n  carepath plan configs/studies/quick.yaml");
  plan_command_->add_option("file", plan.file, "Study file")->type_name("STUDY.yaml")->required();
  add_sets(plan_command_, plan.sets);
  add_threads(plan_command_, plan.threads);
  plan_command_->add_flag("--json", plan.json, "The plan as JSON");

  sweep_command_ =
      program.add_subcommand("sweep", "Run a study; 'sweep status' and 'sweep collect' look at one that is under way");
  sweep_command_->footer(
      "A sweep that was stopped goes on with the same command; several processes may share its folder.\n"
      "Examples:\n  carepath sweep configs/studies/quick.yaml -o results/quick\n"
      "  carepath sweep status configs/studies/quick.yaml -o results/quick\n"
      "  carepath sweep collect configs/studies/quick.yaml -o results/quick");
  sweep_command_->add_option("what", swept_, "Study file; before it 'status' or 'collect'")
      ->type_name("[status|collect] STUDY.yaml")
      ->expected(1, 2)
      ->required();
  sweep_command_->add_option("-o,--output", sweep.folder, "Folder of the study [results/NAME OF THE FILE]")
      ->type_name("DIR");
  add_sets(sweep_command_, sweep.sets);
  add_threads(sweep_command_, sweep.threads);
  sweep_command_->add_option("--shard", shard_, "Do only part I of N; 'sweep collect' puts the parts together")
      ->check(kShard);
  sweep_command_->add_flag("--resume", sweep.resume, "Go on where a sweep was stopped; this is what always happens");
  sweep_command_->add_flag("--force", sweep.force,
                           "Replace results that are there, and throw away rows of another study");
  sweep_command_->add_flag("--json", sweep.json, "The answer as JSON");
  sweep_command_->add_flag("-q,--quiet", sweep.quiet, "No progress");

  show_command_ = program.add_subcommand("show", "Show one row of a study, and run it again: the same bytes");
  show_command_->footer("Example:\n  carepath show configs/studies/quick.yaml --row 3 -o results/quick");
  show_command_->add_option("file", show.file, "Study file")->type_name("STUDY.yaml")->required();
  show_command_->add_option("--row", show.row, "Which row, as in design.csv")->type_name("NUMBER")->required();
  show_command_->add_option("--stage", show.stage, "Of which stage [the first]")->type_name("NAME");
  show_command_->add_option("-o,--output", show.folder, "Folder of the study [results/NAME OF THE FILE]")
      ->type_name("DIR");
  add_sets(show_command_, show.sets);
  show_command_->add_flag("--json", show.json, "Point, runs and what is stored as JSON");

  analyse_command_ =
      program.add_subcommand("analyse", "What a study says, in words and tables, from its stored results alone");
  analyse_command_->footer("Example:\n  carepath analyse results/quick");
  analyse_command_->add_option("results", analyse.results, "Folder of the study, or its study.h5")
      ->type_name("RESULTS")
      ->required();
  analyse_command_->add_flag("--json", analyse.json, "Sentences and tables as JSON");
}

std::optional<Request> StudyCommands::chosen(const std::vector<std::string>& words) const {
  if (*plan_command_) return plan;
  if (*show_command_) return show;
  if (*analyse_command_) return analyse;
  if (!*sweep_command_) return std::nullopt;
  SweepRequest request = sweep;
  request.words = words;
  read_shard(shard_, request.shard, request.shards);
  request.file = swept_.back();
  if (swept_.size() == 2) {
    if (swept_[0] != "status" && swept_[0] != "collect")
      throw CLI::ValidationError(
          "sweep", sim::in_quotes(swept_[0]) + " is neither 'status' nor 'collect'; " +
                       sim::did_you_mean(swept_[0], {"status", "collect"}, "a sweep takes one study file"));
    request.task = swept_[0] == "status" ? SweepRequest::Task::status : SweepRequest::Task::collect;
  }
  return request;
}

}  // namespace app
