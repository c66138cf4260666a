#include "app/file_options.hpp"

#include "app/add_command.hpp"
#include "app/schemas/schemas.hpp"
#include "sim/config/suggest.hpp"

namespace app {

void FileCommands::add_readers(CLI::App& program) {
  evidence_command_ = add_command(program, "evidence", "List the numbers: value, interval, source, and where they act",
                                  "evidence overdose mortality");
  evidence_command_->add_option("search", evidence.search, "Words that id, text, source or settings hold [all rows]")
      ->type_name("WORD");
  evidence_command_->add_option("--configs", evidence.configs, "Folder that holds evidence/ [the shipped one]")
      ->type_name("DIR");
  evidence_command_->add_flag("--json", evidence.json, "The rows as JSON");

  diff_command_ = add_command(program, "diff", "Say in words what differs between two configuration files",
                              "diff configs/scenarios/small_clinic.yaml my_clinic/scenarios/clinic.yaml");
  diff_command_->add_option("first", diff.first, "A scenario or other configuration file")
      ->type_name("FILE.yaml")
      ->required();
  diff_command_->add_option("second", diff.second, "One of the same kind")->type_name("FILE.yaml")->required();
  diff_command_->add_flag("--json", diff.json, "The differences as JSON");

  auto* config = program.add_subcommand("config", "Look at a configuration as the program reads it");
  config->require_subcommand(1);
  show_command_ = config->add_subcommand("show", "Print a file with everything it includes");
  show_command_->footer("Example:\n  carepath config show configs/scenarios/small_clinic.yaml --origin");
  show_command_->add_option("file", show.file, "Any configuration file")->type_name("FILE.yaml")->required();
  show_command_->add_flag("--origin", show.origin, "Say for every value where it was written");
  show_command_->add_flag("--json", show.json, "The settings as JSON; with --origin each value says its file and line");
  show_command_->add_option("--set", show.sets, "Change a setting: path=value, checked like the file; may be repeated")
      ->type_name("PATH=VALUE")
      ->take_all()
      ->allow_extra_args(false);
}

void FileCommands::add_helpers(CLI::App& program) {
  schema_command_ = add_command(program, "schema", "Print a JSON Schema, so that your editor helps while you type",
                                "schema scenario --reference");
  schema_command_
      ->add_option("what", schema.what, "Which kind of file: " + sim::in_words(schema_kinds(), "or") + " [scenario]")
      ->type_name("KIND")
      ->check(CLI::IsMember(schema_kinds()));
  schema_command_->add_flag("--reference", schema.reference, "The keys as a Markdown table instead");
  schema_command_->add_option("--all", schema.folder, "Write every schema (or reference) into this folder")
      ->type_name("DIR");

  init_command_ =
      add_command(program, "init", "Make a folder with a commented scenario and everything it needs", "init my_clinic");
  init_command_->add_option("folder", init.folder, "A new or empty folder")->type_name("DIR")->required();
  init_command_->add_flag("--json", init.json, "What was made as JSON");

  migrate_command_ =
      add_command(program, "migrate", "Bring files of an older version up to date, or say why that cannot be",
                  "migrate my_clinic/scenarios/clinic.yaml results/first/outcomes.h5");
  migrate_command_->add_option("files", migrate.files, "Configuration and result files")->type_name("FILE")->required();
  migrate_command_->add_flag("--json", migrate.json, "What was found and done as JSON");

  completion_command_ = add_command(program, "completion", "Print what makes the Tab key complete commands and options",
                                    "completion bash > ~/.local/share/bash-completion/completions/carepath");
  completion_command_->add_option("shell", completion.form, "For bash or zsh; 'man' prints the manual page")
      ->type_name("SHELL")
      ->required()
      ->check(CLI::IsMember({"bash", "zsh", "man"}));
}

void FileCommands::add_to(CLI::App& program) {
  add_readers(program);
  add_helpers(program);
}

Request FileCommands::chosen() const {
  if (*schema_command_) return schema;
  if (*init_command_) return init;
  if (*evidence_command_) return evidence;
  if (*diff_command_) return diff;
  if (*migrate_command_) return migrate;
  if (*completion_command_) return completion;
  return show;
}

}  // namespace app
