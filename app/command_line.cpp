#include "app/command_line.hpp"

#include <algorithm>
#include <CLI/CLI.hpp>

#include "app/add_command.hpp"
#include "app/file_options.hpp"
#include "app/report/layer.hpp"
#include "app/store_options.hpp"
#include "app/study_options.hpp"
#include "app/version.hpp"
#include "sim/config/suggest.hpp"
#include "sim/config/wording.hpp"

namespace app {

namespace {

// Every command's options, bound to the members of its request.
struct Commands {
  CLI::App program{"Simulates patients with chronic pain through programmes of care and compares the programmes.",
                   "carepath"};
  RunRequest run;
  CheckRequest check;
  ExplainRequest explain;
  FollowRequest follow;
  CompareRequest compare;
  ReportRequest report;
  CLI::App* run_command;
  CLI::App* check_command;
  CLI::App* explain_command;
  CLI::App* follow_command;
  CLI::App* compare_command;
  CLI::App* report_command;
  CLI::App* validate_command;
  CLI::App* calibrate_command;
  CLI::App* conformance_command;
  ConformanceRequest conformance;
  ValidateRequest validate;
  CalibrateRequest calibrate;
  StudyCommands studies;
  FileCommands files;
  StoreCommands stores;

  Commands();
  void add_validate();
  void add_calibrate();
  static void add_sets(CLI::App* command, std::vector<std::string>& sets);
  static void add_changes(CLI::App* command, Changes& changes);
};

void Commands::add_sets(CLI::App* command, std::vector<std::string>& sets) {
  command->add_option("--set", sets, "Change a setting: path=value, checked like the file; may be repeated")
      ->type_name("PATH=VALUE")
      ->take_all()
      ->allow_extra_args(false);
}

void Commands::add_changes(CLI::App* command, Changes& changes) {
  add_sets(command, changes.sets);
  command->add_option("--seed", changes.seed, "Another luck for the same patients")->type_name("NUMBER");
  command->add_option("--draws", changes.draws, "Draws of the uncertain numbers; 0 = central values")
      ->type_name("NUMBER")
      ->check(CLI::Range(0U, 1'000'000U));
  command->add_option("--replications", changes.replicates, "Repeats of every draw with other luck")
      ->type_name("NUMBER")
      ->check(CLI::Range(1U, 1'000'000U));
}

Commands::Commands() {
  program.set_help_flag("-h,--help", "Say how to use this and leave");
  program.set_version_flag("--version", version_text(), "Say the version and leave");
  program.require_subcommand(1);
  program.get_formatter()->column_width(34);
  program.footer("Each command has its own --help. Results go to standard output, everything else to standard error.");

  run_command = add_command(program, "run", "Simulate scenarios: a summary here, outcomes.h5 and tables in a folder",
                            "run configs/scenarios/small_clinic.yaml -o results/first --set time.horizon='2 years'");
  run_command->add_option("files", run.files, "Scenario files")->type_name("SCENARIO.yaml")->required();
  run_command->add_option("-o,--output", run.folder, "Folder for the results [results/NAME OF THE FILE]")
      ->type_name("DIR");
  add_changes(run_command, run.changes);
  run_command->add_option("--threads", run.threads, "Threads; 0 = all cores. Never changes the results")
      ->type_name("NUMBER")
      ->check(CLI::Range(0, 1024));
  run_command->add_flag("--force", run.force, "Replace results that are there");
  run_command
      ->add_option("--failures", run.failures_at_most,
                   "Write results although this share of the run failed; what failed is left out and named [0]")
      ->type_name("SHARE")
      ->check(CLI::Range(0.0, 0.5));
  run_command->add_flag("--patients", run.patients, "The patients of the first draw, too: /patients in outcomes.h5");
  run_command->add_flag("--events", run.events, "The events of the first draw, too: /events in outcomes.h5");
  run_command->add_flag("--json", run.json, "The summary as JSON");
  run_command->add_flag("-q,--quiet", run.quiet, "No progress");

  check_command = add_command(program, "check", "Find every problem of configuration files; nothing is run",
                              "check configs/scenarios/small_clinic.yaml");
  check_command->add_option("files", check.files, "Scenarios, programmes, evidence ...")
      ->type_name("FILE.yaml")
      ->required();
  add_sets(check_command, check.sets);
  check_command->add_flag("--json", check.json, "The problems as JSON, with stable codes");

  explain_command = add_command(program, "explain",
                                "Say a programme, scenario or study in numbered sentences, with numbers and sources",
                                "explain group_cbt --picture group_cbt.svg");
  explain_command->add_option("what", explain.what, "A file, or a name such as group_cbt")
      ->type_name("PROGRAMME|SCENARIO|STUDY")
      ->required();
  explain_command->add_option("--scenario", explain.scenario, "Only this scenario of the file")->type_name("NAME");
  explain_command->add_option("--picture", explain.picture, "Draw the pathway as an SVG file")->type_name("FILE.svg");
  explain_command->add_flag("--force", explain.force, "Replace a picture that is there");
  explain_command->add_flag("--json", explain.json, "Sentences and numbers as JSON");
  add_sets(explain_command, explain.sets);

  follow_command = add_command(program, "follow", "Tell one patient's life as a timeline",
                               "follow configs/scenarios/small_clinic.yaml --patient 17");
  follow_command->add_option("file", follow.file, "Scenario file")->type_name("SCENARIO.yaml")->required();
  follow_command->add_option("--patient", follow.patient, "Which patient, counted from 1")
      ->type_name("NUMBER")
      ->required();
  follow_command->add_option("--scenario", follow.scenario, "Which scenario of the file [the first]")
      ->type_name("NAME");
  add_changes(follow_command, follow.changes);
  follow_command->add_flag("--json", follow.json, "The events as JSON");
  follow_command->add_option("--picture", follow.picture, "Draw the life as an SVG file")->type_name("FILE.svg");
  follow_command->add_flag("--force", follow.force, "Replace a picture that is there");

  compare_command =
      add_command(program, "compare", "Say what differs between two runs, repeat by repeat where they share their luck",
                  "compare results/first results/second");
  compare_command->add_option("first", compare.first, "Result folder or file")->type_name("RESULTS")->required();
  compare_command->add_option("second", compare.second, "Result folder or file")->type_name("RESULTS")->required();
  compare_command->add_option("--scenario", compare.scenario, "Only this scenario")->type_name("NAME");
  compare_command->add_flag("--crn-audit", compare.crn_audit,
                            "Say what sharing the luck was worth, measure by measure");
  compare_command->add_flag("--json", compare.json, "The comparison as JSON");
  report_command =
      add_command(program, "report", "Write the page a planner opens first, from results",
                  "report results/small_clinic\n  carepath report results/first results/second -o results/both");
  report_command
      ->add_option("results", report.results,
                   "Results of a run, a study or virtual trials: their folder, or outcomes.h5, study.h5 or "
                   "virtual_trials.json; two "
                   "runs are compared")
      ->type_name("RESULTS")
      ->expected(1, 2)
      ->required();
  report_command
      ->add_option("-o,--output", report.folder,
                   "Folder for report.html and figures/ [beside the results; two runs need one]")
      ->type_name("DIR");
  report_command->add_flag("--interactive", report.interactive,
                           "Figures that can be pointed at, filtered and saved, 0.9 MB more; needs -DCAREPATH_VEGA=ON");
  report_command->add_flag("--json", report.json, "Where the page is, and the answers in it, as JSON");
  report_command->callback([this] {
    if (report.interactive && interactive_layer().empty())
      throw CLI::ValidationError("--interactive",
                                 "this program was built without Vega-Lite; configure it with -DCAREPATH_VEGA=ON where "
                                 "npm is at hand, or leave the option out: the figures are in the page either way");
  });

  studies.add_to(program);

  files.add_to(program);
  stores.add_to(program);

  conformance_command = add_command(program, "conformance", "Check our answers against exact and published ones",
                                    "conformance sick_sicker");
  conformance_command->add_option("cases", conformance.cases, "Cases by name; none = all")->type_name("CASE");
  conformance_command
      ->add_option("-o,--output", conformance.folder, "Folder for conformance.json; a stopped check goes on from there")
      ->type_name("DIR");
  conformance_command->add_flag("--json", conformance.json, "The rows as JSON");
  add_validate();
  add_calibrate();
}

void Commands::add_validate() {
  validate_command =
      add_command(program, "validate", "Replay published trials: simulated against published, misses included",
                  "validate ppact --replicates 100");
  validate_command->add_option("trials", validate.trials, "Trial files, or names in configs/trials [all]")
      ->type_name("TRIAL");
  validate_command->add_option("--replicates", validate.replicates, "Simulated trials of each [500]")
      ->type_name("NUMBER")
      ->check(CLI::Range(2U, 1'000'000U));
  validate_command->add_option("-o,--output", validate.folder, "Folder for table and pictures [results/virtual_trials]")
      ->type_name("DIR");
  validate_command->add_option("--threads", validate.threads, "Threads; 0 = all cores. Never changes the results")
      ->type_name("NUMBER")
      ->check(CLI::Range(0, 1024));
  validate_command->add_flag("--null", validate.null_effect, "Offer no programme: how often is an effect found?");
  validate_command->add_flag("--gate", validate.gate, "Leave with 6 when a calibration row misses");
  validate_command->add_flag("--json", validate.json, "The table as JSON");
  validate_command->add_flag("-q,--quiet", validate.quiet, "No progress");
  add_sets(validate_command, validate.sets);
}

void Commands::add_calibrate() {
  calibrate_command =
      add_command(program, "calibrate", "Fit evidence rows so that virtual trials return their published numbers",
                  "calibrate configs/studies/calibrate.yaml --dry-run");
  calibrate_command->add_option("file", calibrate.file, "Calibration file")->type_name("STUDY.yaml")->required();
  calibrate_command->add_option("--only", calibrate.only, "Only these fits of the file")->type_name("NAME");
  calibrate_command->add_option("-o,--output", calibrate.output, "Write here instead of evidence/calibrated.yaml")
      ->type_name("FILE.yaml");
  calibrate_command->add_option("--threads", calibrate.threads, "Threads; 0 = all cores. Never changes the results")
      ->type_name("NUMBER")
      ->check(CLI::Range(0, 1024));
  calibrate_command->add_flag("--dry-run", calibrate.dry, "Fit and print, write nothing");
  calibrate_command->add_flag("--json", calibrate.json, "The fits as JSON");
  calibrate_command->add_flag("-q,--quiet", calibrate.quiet, "No progress");
}

std::vector<const CLI::App*> commands_of(const CLI::App& app) {
  return app.get_subcommands([](const CLI::App*) { return true; });
}

// The deepest command that the words name, and the first word that should have named one and does not.
struct Named {
  const CLI::App* command;
  std::string stranger;
};

Named named_by(const CLI::App& program, const std::vector<std::string>& words) {
  Named named{&program, ""};
  for (const std::string& word : words) {
    const auto known = commands_of(*named.command);
    if (known.empty()) break;
    if (word.starts_with("-")) continue;
    const auto found =
        std::find_if(known.begin(), known.end(), [&](const CLI::App* c) { return c->get_name() == word; });
    if (found == known.end()) {
      named.stranger = word;
      break;
    }
    named.command = *found;
  }
  return named;
}

std::vector<std::string> option_names(const CLI::App& command) {
  std::vector<std::string> names;
  for (const CLI::Option* option : command.get_options()) {
    for (const auto& name : option->get_lnames()) names.push_back("--" + name);
    for (const auto& name : option->get_snames()) names.push_back("-" + name);
  }
  return names;
}

std::string full_name(const CLI::App& command) {
  const CLI::App* parent = command.get_parent();
  return parent ? full_name(*parent) + " " + command.get_name() : command.get_name();
}

std::string complaint(const std::string& message, const std::string& help, const CLI::App& command) {
  std::string text = "carepath: " + sim::harmless(message) + "\n";
  if (!help.empty()) text += "    help: " + sim::harmless(help) + "\n";
  return text + "Try '" + full_name(command) + " --help'.\n";
}

// CLI11 says "what: schem not in {a,b}", "Could not convert: --seed = x" and "files is required".
std::string in_our_words(const std::string& said, const CLI::App& command) {
  const auto not_in = said.find(" not in {"), colon = said.find(": ");
  if (not_in != std::string::npos && colon < not_in) {
    const std::string word = said.substr(colon + 2, not_in - colon - 2);
    const auto choices = choices_in(said);
    return complaint(sim::in_quotes(word) + " is none of " + sim::in_words(choices), sim::did_you_mean(word, choices),
                     command);
  }
  const auto equals = said.find(" = ");
  if (said.starts_with("Could not convert: ") && equals != std::string::npos)
    return complaint(
        said.substr(colon + 2, equals - colon - 2) + " needs a number, not " + sim::in_quotes(said.substr(equals + 3)),
        "", command);
  for (const CLI::Option* option : command.get_options())
    if (option->get_positional() && said == option->get_name() + " is required")
      return complaint(option->get_type_name() + " is missing: " + option->get_description(), "", command);
  return complaint(said, "", command);
}

// What is wrong, in our words where CLI11's would not help.
std::string explain_error(const CLI::App& program, const std::vector<std::string>& words,
                          const CLI::ParseError& error) {
  const Named named = named_by(program, words);
  const CLI::App& command = *named.command;
  if (!named.stranger.empty()) {
    std::vector<std::string> names;
    for (const CLI::App* c : commands_of(command)) names.push_back(c->get_name());
    return complaint("there is no command " + sim::in_quotes(named.stranger),
                     sim::did_you_mean(named.stranger, names, "the commands are " + sim::in_words(names)), command);
  }
  if (!commands_of(command).empty() && error.get_name() == "RequiredError") {
    std::vector<std::string> names;
    for (const CLI::App* c : commands_of(command)) names.push_back(c->get_name());
    return complaint("say what to do", "the commands are " + sim::in_words(names), command);
  }
  const auto names = option_names(command);
  for (const std::string& word : words) {
    if (word == "--") break;
    const std::string name = word.substr(0, word.find('='));
    if (!word.starts_with("--") || std::find(names.begin(), names.end(), name) != names.end()) continue;
    return complaint("there is no option " + sim::in_quotes(name), sim::did_you_mean(name, names), command);
  }
  return in_our_words(error.what(), command);
}

Request chosen(const Commands& c, const std::vector<std::string>& words) {
  if (const auto of_study = c.studies.chosen(words)) return *of_study;
  if (*c.run_command) return c.run;
  if (*c.check_command) return c.check;
  if (*c.explain_command) return c.explain;
  if (*c.follow_command) return c.follow;
  if (*c.compare_command) return c.compare;
  if (*c.report_command) return c.report;
  if (*c.conformance_command) return c.conformance;
  if (*c.validate_command) return c.validate;
  if (*c.calibrate_command) return c.calibrate;
  if (const auto of_store = c.stores.chosen()) return *of_store;
  return c.files.chosen();
}

}  // namespace

std::vector<std::string> Changes::as_sets() const {
  std::vector<std::string> all = sets;
  if (seed) all.push_back("seed=" + std::to_string(*seed));
  if (draws) all.push_back("draws=" + std::to_string(*draws));
  if (replicates) all.push_back("replicates=" + std::to_string(*replicates));
  return all;
}

std::vector<CommandFacts> command_list() { return facts_of(Commands().program); }

Parsed parse_command_line(const std::vector<std::string>& words) {
  Commands commands;
  Parsed parsed;
  if (words.empty()) {
    parsed.exit = usage;
    parsed.err = commands.program.help();
    return parsed;
  }
  try {
    commands.program.parse(std::vector<std::string>(words.rbegin(), words.rend()));
    commands.run.words = commands.conformance.words = commands.validate.words = commands.calibrate.words = words;
    parsed.request = chosen(commands, words);
  } catch (const CLI::CallForVersion&) {
    parsed.out = version_text() + "\n";
  } catch (const CLI::CallForHelp&) {
    parsed.out = named_by(commands.program, words).command->help();
  } catch (const CLI::ParseError& error) {
    parsed.exit = usage;
    parsed.err = explain_error(commands.program, words, error);
  }
  return parsed;
}

}  // namespace app
