#include "app/study/load_study.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "app/commands/load.hpp"
#include "app/config_root.hpp"
#include "sim/config/quantity.hpp"
#include "sim/config/set_value.hpp"
#include "sim/config/suggest.hpp"
#include "sim/config/wording.hpp"
#include "sim/store/atomic_file.hpp"
#include "sim/study/sequel.hpp"

namespace app {

namespace {

namespace fs = std::filesystem;
namespace study = sim::study;

// `set: {time: {horizon: 2 years}}` and `set: {time.horizon: 2 years}` are the same.
void flatten(const sim::Value& map, const std::string& above, std::vector<sim::Value::Entry>& settings) {
  for (sim::Value::Entry entry : map.entries()) {
    if (!above.empty()) {  // Only the last name of the path is written there.
      entry.key_origin.column = std::max(1, entry.key_origin.column - static_cast<int>(above.size()) - 1);
      entry.key = above + "." + entry.key;
    }
    if (entry.value.is_map() && !sim::looks_uncertain(entry.value))
      flatten(entry.value, entry.key, settings);
    else
      settings.push_back(std::move(entry));
  }
}

class Loader {
 public:
  Loader(const std::string& file, sim::Problems& problems) : path_(file), problems_(problems) {}

  LoadedStudy load(const std::vector<std::string>& sets) {
    read_study(sets);
    if (!problems_.empty()) return std::move(out_);
    read_scenario();
    if (!problems_.empty()) return std::move(out_);
    add_head();
    check_decision();
    out_.stages = study::make_stages(out_.file, out_.project->parameters(), of_scenario(),
                                     config_root_of(path_).value_or(""), problems_);
    check_searches();
    if (!problems_.empty()) return std::move(out_);
    for (const auto& stage : out_.stages) check_settings(stage);
    if (!problems_.empty()) return std::move(out_);
    std::vector<std::string> wanted;
    for (const auto& [name, outcome] : out_.file.study.outcomes) wanted.push_back(outcome.measure);
    out_.runner = std::make_unique<sim::RowRunner>(*out_.project, wanted);
    return std::move(out_);
  }

 private:
  void read_study(const std::vector<std::string>& sets) {
    tree_ = sim::read_named_file(path_, config_root_of(path_).value_or(""), problems_, &out_.files);
    if (!problems_.empty()) return;
    out_.text = sim::read_whole_file(path_).value_or("");
    int number = 0;
    for (const std::string& set : sets) sim::set_value(tree_, set, ++number, problems_);
    sim::Reading reading{problems_};
    out_.file = sim::read<study::StudyFile>(tree_, "", reading);
    out_.resolved = sim::to_yaml(tree_, true);
  }

  void read_scenario() {
    const auto& head = out_.file.study;
    const fs::path scenario = fs::path(path_).parent_path() / head.scenario;
    std::error_code ignored;
    if (!fs::is_regular_file(scenario, ignored)) {
      problems_.add("config/include", tree_.find("study")->find("scenario")->origin(),
                    "there is no scenario file " + sim::in_quotes(head.scenario),
                    "write its path relative to the study file, for example ../scenarios/small_clinic.yaml");
      return;
    }
    sim::Overrides overrides{.sets = {"seed=" + std::to_string(head.seed), "draws=0"}};
    flatten(head.set, "", overrides.entries);
    overrides.entries_of = "the study's 'set'";
    out_.project = load_scenario(scenario.lexically_normal().string(), std::move(overrides), problems_);
    if (problems_.empty()) out_.canonical = sim::to_yaml(rows_depend_on()) + "\n" + out_.project->canonical();
  }

  // Rows are kept when only words or the worth of money change; a selection asks for its rows by that worth.
  sim::Value rows_depend_on() const {
    sim::Value tree = tree_;
    tree.remove("execution");
    sim::Value& head = *tree.find("study");
    head.remove("title");
    head.remove("summary");
    if (std::ranges::none_of(out_.file.sweep, [](const auto& s) { return s.method == study::Method::select; }))
      head.remove("decision");
    return tree;
  }

  std::vector<sim::Dependence> of_scenario() {
    const sim::Value& written = out_.project->file().dependence;
    if (written.is_null()) return {};
    return sim::read_dependence(written, out_.project->parameters(), problems_);
  }

  void add_head() {
    const auto& head = out_.file.study;
    out_.head.title = head.title;
    for (const auto& [name, scenario] : out_.project->file().scenarios) out_.head.scenarios.push_back(name);
    out_.head.reference = scenario_named(head.reference, 0, "reference");
    const auto known = sim::RowRunner::measures(*out_.project);
    std::vector<std::string> names;
    for (const auto& measure : known) names.push_back(measure.name);
    for (const auto& [name, outcome] : head.outcomes) {
      const auto found = std::find(names.begin(), names.end(), outcome.measure);
      if (found == names.end())
        problems_.add("config/choice", tree_.find("study")->find("outcomes")->find(name)->origin(),
                      "no measure is called " + sim::in_quotes(outcome.measure),
                      sim::did_you_mean(outcome.measure, names, "the measures are " + sim::in_words(names)));
      else
        add_outcome(name, known[static_cast<std::size_t>(found - names.begin())], outcome.role);
    }
  }

  void add_outcome(const std::string& name, const sim::MeasureInfo& measure, sim::analysis::OutcomeRole role) {
    out_.head.outcomes.push_back({name, measure.unit, role, measure.step, measure.share});
  }

  // What the decision names must be there.
  void check_decision() {
    const auto& decision = out_.file.study.decision;
    const sim::Origin& where = tree_.find("study")->origin();
    std::vector<std::string> outcomes;
    for (const auto& [name, outcome] : out_.file.study.outcomes) outcomes.push_back(name);
    for (const auto& name : decision.budget.spending)
      if (std::find(outcomes.begin(), outcomes.end(), name) == outcomes.end())
        problems_.add("config/choice", where, "budget.spending: there is no outcome " + sim::in_quotes(name),
                      sim::did_you_mean(name, outcomes, "the outcomes are " + sim::in_words(outcomes)));
    const auto& known = out_.project->parameters();
    for (const auto& [trial, fields] : decision.trials)
      for (const auto& measure : fields.measures)
        if (!known.find(measure.parameter))
          problems_.add(
              "config/evidence", where,
              "trials." + trial + ": no uncertain number " + sim::in_quotes(measure.parameter) + " is used here",
              sim::did_you_mean(measure.parameter, known.names(), "name an evidence id with an interval, such as V1"));
  }

  std::size_t scenario_named(const std::string& name, std::size_t usual, const char* key) {
    const auto& all = out_.head.scenarios;
    if (name.empty()) return std::min(usual, all.size() - 1);
    const auto found = std::find(all.begin(), all.end(), name);
    if (found == all.end())
      problems_.add("config/choice", tree_.find("study")->origin(),
                    std::string(key) + ": there is no scenario " + sim::in_quotes(name),
                    sim::did_you_mean(name, all, "its scenarios are " + sim::in_words(all)));
    return std::min<std::size_t>(static_cast<std::size_t>(found - all.begin()), all.size() - 1);
  }

  // What a stage is to decide by must be there.
  void check_searches() {
    for (const auto& stage : out_.stages) {
      const auto& f = stage.fields;
      std::vector<std::string> names;
      for (const auto& outcome : out_.head.outcomes) names.push_back(outcome.name);
      if (f.method == study::Method::capacity) {
        scenario_named(f.scenario, 1, "scenario");
        if (!study::read_condition(f.such_that, names))
          problems_.add("config/constraint", f.where, "such_that: " + sim::in_quotes(f.such_that) + " is no condition",
                        "write an outcome, < or >, and a plain number in its own unit (waits in days), for example '" +
                            names.front() + " < 56'");
      }
      if (f.method == study::Method::select) check_maximise(f, names);
      if (!f.precision) continue;
      scenario_named(stage.fields.precision->scenario, 1, "precision.scenario");
      if (std::find(names.begin(), names.end(), stage.fields.precision->outcome) == names.end())
        problems_.add(
            "config/choice", stage.fields.where,
            "precision: there is no outcome " + sim::in_quotes(stage.fields.precision->outcome),
            sim::did_you_mean(stage.fields.precision->outcome, names, "the outcomes are " + sim::in_words(names)));
    }
  }

  void check_maximise(const study::SweepFields& f, const std::vector<std::string>& names) {
    const auto role_is_there = [&](sim::analysis::OutcomeRole role) {
      return std::any_of(out_.head.outcomes.begin(), out_.head.outcomes.end(),
                         [&](const auto& o) { return o.role == role; });
    };
    if (f.maximise == "nmb") {
      if (!role_is_there(sim::analysis::OutcomeRole::cost) || !role_is_there(sim::analysis::OutcomeRole::effect))
        problems_.add("config/contradiction", f.where,
                      "nmb needs an outcome with 'role: cost' and one with 'role: effect'", "");
    } else if (std::find(names.begin(), names.end(), f.maximise) == names.end()) {
      problems_.add("config/choice", f.where, "maximise: there is no outcome " + sim::in_quotes(f.maximise),
                    sim::did_you_mean(f.maximise, names, "write nmb, or one of " + sim::in_words(names)));
    }
    if (out_.head.scenarios.size() < 2)
      problems_.add("config/contradiction", f.where, "there is nothing to select from: the file has one scenario", "");
  }

  // Settings are tried before anything runs: at their ends, or level by level.
  void check_settings(const study::Stage& stage) {
    const auto& factors = stage.factors.all;
    std::size_t most = 2;
    for (const auto& f : factors) most = std::max(most, f.levels.size());
    if (std::none_of(factors.begin(), factors.end(), [](const auto& f) { return f.setting || !f.levels.empty(); }))
      return;
    for (const auto& f : factors)
      if (f.setting) check_first_name(stage, f.name);
    if (!problems_.empty()) return;
    const std::size_t tries = std::min<std::size_t>(most, 200);
    for (std::size_t i = 0; i < tries; ++i) {
      study::DesignRow row;
      for (const auto& f : factors) {
        if (!f.levels.empty())
          row.value.push_back(static_cast<double>(std::min(i, f.levels.size() - 1)));
        else
          row.value.push_back(f.setting ? f.distribution.quantile(i == 0 ? 0.001 : 0.999) : f.central);
        if (f.whole) row.value.back() = std::round(row.value.back());
      }
      try_point(stage, point_of(stage, row));
      if (!problems_.empty()) return;
    }
  }

  // "group_cbt.pathway[6]..." without "programmes." would be a new setting.
  void check_first_name(const study::Stage& stage, const std::string& path) {
    const std::string first = path.substr(0, path.find_first_of(".["));
    const sim::Value& tree = out_.project->tree();
    const sim::Value* programmes = tree.find("programmes");
    if (tree.find(first) || !programmes || !programmes->find(first)) return;
    problems_.add("config/choice", stage.fields.where, "there is no setting " + sim::in_quotes(path),
                  "settings of a programme begin with 'programmes.': programmes." + path);
  }

  // A value that a factor lays over the file is blamed on the factor's line.
  static sim::Problem blamed(sim::Problem problem, const study::Stage& stage) {
    if (!problem.where.file || !problem.where.file->from_command_line()) return problem;
    const std::string& set = problem.where.file->lines.front();
    for (const auto& factor : stage.factors.all)
      if (set.starts_with(factor.name + "=")) {
        problem.message = sim::in_quotes(factor.name) + ": " + problem.message;
        problem.where = factor.where.file ? factor.where : stage.fields.where;
      }
    return problem;
  }

  void try_point(const study::Stage& stage, const sim::StudyPoint& point) {
    for (std::size_t s = 0; s < out_.head.scenarios.size(); ++s) {
      try {
        out_.project->compile_at(s, point);
      } catch (const sim::ConfigError& error) {
        for (const auto& problem : error.problems.all()) problems_.add(blamed(problem, stage));
      }
    }
  }

  std::string path_;
  sim::Problems& problems_;
  sim::Value tree_;
  LoadedStudy out_;
};

}  // namespace

LoadedStudy load_study(const std::string& file, const std::vector<std::string>& sets) {
  sim::Problems problems;
  LoadedStudy loaded = Loader(file_named(file), problems).load(sets);
  problems.stop_if_any();
  return loaded;
}

void check_study(const std::string& file, const std::vector<std::string>& sets, sim::Problems& problems) {
  Loader(file_named(file), problems).load(sets);
}

sim::StudyPoint point_of(const study::Stage& stage, const study::DesignRow& row) {
  sim::StudyPoint point;
  point.draw = row.draw;
  for (std::size_t f = 0; f < row.value.size(); ++f) {
    const study::Factor& factor = stage.factors.all[f];
    if (std::isnan(row.value[f])) continue;  // As the file has it.
    const bool level = !factor.levels.empty();
    const std::string text = level ? factor.levels[static_cast<std::size_t>(row.value[f])] : "";
    if (!factor.setting)
      point.values.set(factor.name, level ? *sim::parse_plain_number(text) : row.value[f]);
    else if (level)
      point.sets.push_back(factor.name + "=" + text);
    else
      point.sets.push_back(factor.name + "=" + sim::number_text(row.value[f]) +
                           (factor.unit.empty() ? "" : " " + factor.unit));
  }
  for (const auto& f : stage.factors.followers)
    if (const double* leader = point.values.find(f.leader.name))
      point.values.set(f.parameter.name, sim::value_beside(f.parameter, f.leader, *leader));
  return point;
}

sim::RowRuns runs_of(const study::DesignRow& row) {
  return {row.luck.tag, row.luck.index, row.first_replicate, row.replicates};
}

}  // namespace app
