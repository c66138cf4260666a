#include "sim/study/study_file.hpp"

#include <algorithm>
#include <set>

namespace sim::study {

namespace {

bool is_identifier(const std::string& name) {
  const auto good = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
  return !name.empty() && (name[0] < '0' || name[0] > '9') && std::all_of(name.begin(), name.end(), good);
}

}  // namespace

void OutcomeFields::visit(Fields& f) {
  f.shorthand("measure");
  f.text("measure", measure, {.doc = "a number of every run, as in summary.csv", .example = "discounted_cost"});
  f.choice("role", role,
           {{"other", analysis::OutcomeRole::other},
            {"cost", analysis::OutcomeRole::cost},
            {"effect", analysis::OutcomeRole::effect}},
           {.doc = "what it is to the decision"}, analysis::OutcomeRole::other);
}

void StudyHead::visit(Fields& f) {
  f.text("title", title, {.doc = "what the study asks", .example = "What decides between the programmes"});
  f.text("summary", summary, {.doc = "a paragraph for readers"}, "");
  f.text("scenario", scenario,
         {.doc = "the scenario file, relative to this one", .example = "../scenarios/small_clinic.yaml"});
  f.text("reference", reference, {.doc = "the scenario that the others are compared with; the first unless said"}, "");
  f.whole("seed", seed, {.doc = "names all luck of the study", .low = 0, .high = 1.8e19}, std::uint64_t{20270115});
  f.raw("set", set, {.doc = "settings of the scenario file that differ in this study, path: value"}, false);
  f.named("outcomes", outcomes, {.doc = "what every run is asked for, by names of your own"});
  f.section("decision", decision, {.doc = "what the money is worth"}, false);
  if (f.describing()) return;
  for (const auto& [name, outcome] : outcomes)
    if (!is_identifier(name))
      f.problem("outcomes", "config/choice", "an outcome needs a plain name: small letters, digits and _", "");
  if (outcomes.empty() && f.clean())
    f.problem("outcomes", "config/missing", "nothing is looked at", "write for example 'cost: discounted_cost'");
}

void FactorFields::visit(Fields& f) {
  f.shorthand("name");
  f.text("name", name, {.doc = "id of a row of the evidence"}, "");
  f.text("path", path, {.doc = "a setting of the scenario, as --set takes it"}, "");
  f.number("from", from, {.doc = "lower end, instead of the evidence's own distribution"});
  f.number("to", to, {.doc = "upper end"});
  f.text("unit", unit, {.doc = "of a setting: what stands behind its number"}, "");
  f.flag("whole", whole, {.doc = "a whole number"}, false);
  f.raw("dist", dist, {.doc = "a distribution, such as {beta: {mean: 0.6, se: 0.05}}"}, false);
  if (f.describing()) return;
  where = f.origin_of(path.empty() ? "name" : "path");
  if (!f.clean()) return;
  if (name.empty() == path.empty())
    f.problem("", "config/contradiction", "say 'name' (an evidence id) or 'path' (a setting), one of them", "");
  else if (from.has_value() != to.has_value() || (from && !(*from < *to)))
    f.problem("from", "config/contradiction", "'from' and 'to' go together, the smaller first",
              "write for example {from: 1, to: 4}");
  else if (from && !dist.is_null())
    f.problem("dist", "config/contradiction", "there are two distributions", "give 'from' and 'to', or 'dist'");
  else if (!path.empty() && !from && dist.is_null())
    f.problem("path", "config/missing", "how this setting varies is missing", "write for example {from: 1, to: 4}");
}

void TopFields::visit(Fields& f) {
  f.whole("top", top, {.doc = "how many of the most important inputs", .low = 1, .high = 1000});
  f.text("from", from, {.doc = "name of an earlier Morris stage"});
}

void DesignFields::visit(Fields& f) {
  f.whole("trajectories", trajectories, {.doc = "Morris: trajectories", .low = 2, .high = 1e5}, trajectories);
  f.whole("levels", levels, {.doc = "Morris: levels of every input, an even number", .low = 2, .high = 1000}, levels);
  f.whole("rows", rows,
          {.doc = "Sobol': base rows of all scrambles together; Latin hypercube: rows", .low = 2, .high = 1e7}, rows);
  f.whole("scrambles", scrambles,
          {.doc = "Sobol': independent scrambles, which give the intervals", .low = 2, .high = 1000}, scrambles);
  f.whole("draws", draws, {.doc = "PSA: draws", .low = 2, .high = 1e7}, draws);
  f.list("quantiles", quantiles, {.doc = "one-way: the low and the high end of each input", .low = 0, .high = 1},
         false);
  if (f.describing() || !f.clean()) return;
  if (levels % 2 != 0)
    f.problem("levels", "config/range", f.path_of("levels") + " must be even", "write for example 8");
  if (quantiles.empty()) quantiles = {0.025, 0.975};
  if (quantiles.size() != 2 || !(quantiles[0] < quantiles[1]))
    f.problem("quantiles", "config/range", f.path_of("quantiles") + " must be two shares, the smaller first",
              "write for example [0.025, 0.975]");
}

void PrecisionFields::visit(Fields& f) {
  f.text("outcome", outcome, {.doc = "the outcome that decides when there are enough replicates"});
  f.text("scenario", scenario, {.doc = "of which scenario against the reference; the second unless said"}, "");
  f.number("half_width", half_width, {.doc = "half the width of the 95 % interval that is wanted", .low = 1e-12});
}

void LimitFields::visit(Fields& f) {
  f.whole("runs", runs, {.doc = "a study of more runs is refused", .low = 1, .high = 1e12}, std::uint64_t{10'000'000});
  f.duration("wall", wall, {.doc = "a sweep stops after this time, saved; the same command goes on"}, days(3650));
}

void FailureFields::visit(Fields& f) {
  f.share("max_share", max_share, {.doc = "share of rows that may fail before the sweep counts as failed"}, 0.01);
}

void ExecutionFields::visit(Fields& f) {
  f.section("limits", limits, {.doc = "how much is too much"}, false);
  f.section("on_failure", on_failure, {.doc = "rows that cannot be simulated"}, false);
}

void StudyFile::visit(Fields& f) {
  f.section("study", study, {.doc = "what is asked, of which scenario file"});
  f.raw("parameters", parameters, {.doc = "what varies: all_uncertain, or a list of evidence ids and settings"}, false);
  f.raw("dependence", dependence, {.doc = "parameters drawn together; the scenario file's own unless said"}, false);
  f.raw("joint", joint, {.doc = "inputs of samples that only make sense together: dirichlet, multinormal, empirical"},
        false);
  f.list("constraints", constraints, {.doc = "what must hold between parameters, such as 'M31 < M32'"}, false);
  f.list("sweep", sweep, {.doc = "the stages, one after the other"});
  f.section("execution", execution, {.doc = "limits and failures"}, false);
  if (f.describing() || !f.clean()) return;
  if (sweep.empty())
    f.problem("sweep", "config/missing", "there is no stage", "write for example '- {name: psa, method: psa}'");
  std::set<std::string> names;
  for (const auto& stage : sweep)
    if (!names.insert(stage.name).second)
      f.problem("sweep", "config/contradiction", "two stages are named '" + stage.name + "'", "give each its own name");
}

FieldDoc describe_study_file() { return describe<StudyFile>("A study of carepath"); }

}  // namespace sim::study
