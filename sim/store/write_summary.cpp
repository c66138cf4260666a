#include <numeric>

#include "sim/store/write_groups.hpp"

namespace sim::netcdf {
namespace {

using Names = std::vector<std::string>;

std::vector<std::int32_t> numbered(std::size_t count, std::int32_t first) {
  std::vector<std::int32_t> numbers(count);
  std::iota(numbers.begin(), numbers.end(), first);
  return numbers;
}

// A dimension that nothing fills is left out: not every reader accepts a length of zero.
void names_axis(Group& root, const std::string& name, const Names& values, const std::string& doc) {
  if (!values.empty()) root.axis(name, values, {{"long_name", doc}});
}

void array(Group& root, const std::string& name, const Names& dimensions, const std::vector<double>& values,
           const std::string& unit, const std::string& doc) {
  if (!values.empty()) root.numbers(name, dimensions, values, {{"units", unit}, {"long_name", doc}});
}

template <class Info, class Member>
Names each(const std::vector<Info>& infos, Member member) {
  Names texts;
  for (const Info& info : infos) texts.push_back(info.*member);
  return texts;
}

void write_axes(Group& root, const Outcomes& o) {
  names_axis(root, "scenario", o.scenarios, "What is compared");
  root.axis("draw", numbered(o.draws, 0), {{"long_name", "Draw of the uncertain parameters"}});
  root.axis("replicate", numbered(o.replicates, 0), {{"long_name", "Repetition with other luck"}});
  if (!o.panel_days.empty())
    root.axis("time", o.panel_days,
              {{"units", "day"}, {"long_name", "Days since the start of the run"}, {"axis", "T"}});
  names_axis(root, "programme", o.programmes, "Programme of care");
  names_axis(root, "staff_role", o.roles, "Role of staff");
  names_axis(root, "subgroup", o.subgroups, "Group of patients");
  names_axis(root, "cost_category", o.cost_categories, "What money is spent on");
  if (o.years > 0) root.axis("year", numbered(o.years, 1), {{"long_name", "Year of the run, the first is 1"}});
}

// Panels of very many draws would fill the disk, so they are pooled; the attribute says so.
Names panel_dimensions(Group& root, const Outcomes& o) {
  if (!o.panels.pooled_over_draws) return {"scenario", "draw", "time", "subgroup", "panel_outcome"};
  root.dimension("pooled_draws", 1);
  return {"scenario", "pooled_draws", "time", "subgroup", "panel_outcome"};
}

}  // namespace

void write_summary(Group& root, const Outcomes& o) {
  write_axes(root, o);
  if (!o.measures.empty()) {
    root.axis("measure", each(o.measures, &MeasureInfo::name), {{"long_name", "Number at the end of a replicate"}});
    root.texts("measure_unit", {"measure"}, each(o.measures, &MeasureInfo::unit), {{"long_name", "Unit of a measure"}});
    root.texts("measure_doc", {"measure"}, each(o.measures, &MeasureInfo::doc), {{"long_name", "What a measure is"}});
  }
  array(root, "outcome", {"scenario", "draw", "replicate", "measure"}, o.outcome, "see measure_unit",
        "Every measure in every replicate");
  array(root, "cost", {"scenario", "draw", "replicate"}, o.cost, o.money_unit, "Discounted cost per patient");
  array(root, "qaly", {"scenario", "draw", "replicate"}, o.qaly, "QALY",
        "Discounted quality-adjusted years per patient");
  const Names by_programme{"scenario", "draw", "programme", "time"}, by_role{"scenario", "draw", "staff_role", "time"};
  array(root, "wait_day", by_programme, o.wait_day, "day", "Mean wait of those who began since the panel day before");
  array(root, "waiting", by_programme, o.waiting, "1", "People waiting");
  array(root, "utilisation", by_role, o.utilisation, "1", "Share of paid hours in use");
  array(root, "queue_length", by_role, o.queue_length, "1", "Requests waiting for staff");
  array(root, "staff_worked", {"scenario", "draw", "staff_role"}, o.staff_worked, o.money_unit,
        "Cost of the hours worked in programmes, undiscounted: part of the costs");
  array(root, "staff_paid", {"scenario", "draw", "staff_role"}, o.staff_paid, o.money_unit,
        "Cost of all staffed hours, worked or not, undiscounted: not part of the costs");
  array(root, "cost_by_category_year", {"scenario", "draw", "cost_category", "year"}, o.cost_by_category_year,
        o.money_unit, "Money spent, undiscounted");
}

void write_panels(Group& root, const Outcomes& o) {
  if (o.outcomes.empty()) return;
  root.axis("panel_outcome", each(o.outcomes, &OutcomeInfo::name),
            {{"long_name", "Patient outcome followed over time"}});
  root.texts("panel_outcome_unit", {"panel_outcome"}, each(o.outcomes, &OutcomeInfo::unit), {});
  root.texts("panel_outcome_doc", {"panel_outcome"}, each(o.outcomes, &OutcomeInfo::doc), {});
  root.texts("panel_outcome_bin_note", {"panel_outcome"}, each(o.outcomes, &OutcomeInfo::bin_note),
             {{"long_name", "How exact the quantiles are"}});
  const Names dimensions = panel_dimensions(root, o);
  const std::string pooled = o.panels.pooled_over_draws ? "pooled over all draws" : "one for each draw";
  const auto panel = [&](const char* name, const std::vector<double>& values, const char* doc) {
    if (values.empty()) return;
    root.numbers(name, dimensions, values,
                 {{"units", "see panel_outcome_unit"}, {"long_name", doc}, {"draws", pooled}});
  };
  panel("panel_mean", o.panels.mean, "Mean over patients");
  panel("panel_sd", o.panels.sd, "Standard deviation over patients");
  panel("panel_n", o.panels.n, "Number of patients");
  panel("panel_q025", o.panels.q025, "2.5 % of patients are below");
  panel("panel_q25", o.panels.q25, "25 % of patients are below");
  panel("panel_q50", o.panels.q50, "Median over patients");
  panel("panel_q75", o.panels.q75, "75 % of patients are below");
  panel("panel_q975", o.panels.q975, "97.5 % of patients are below");

  const auto spread = [&](const char* name, const std::vector<double>& values, const char* doc) {
    if (values.empty()) return;
    root.numbers(name, {"scenario", "time", "subgroup", "panel_outcome"}, values,
                 {{"units", "see panel_outcome_unit"}, {"long_name", doc}, {"interval_kind", o.interval_kind}});
  };
  spread("spread_mean", o.spread.mean, "Mean over draws and replicates of the mean over patients");
  spread("spread_se", o.spread.se, "Standard error of spread_mean");
  spread("spread_low", o.spread.low, "Lower end of the 95 % interval");
  spread("spread_high", o.spread.high, "Upper end of the 95 % interval");
}

void write_parameters(Group& root, const Outcomes& o) {
  const ParameterRecord& p = o.parameters;
  if (p.names.empty()) return;
  Group& group = root.group("parameters");
  group.axis("parameter", p.names, {{"long_name", "Uncertain input"}});
  group.texts("unit", {"parameter"}, p.units, {});
  group.texts("source", {"parameter"}, p.sources, {});
  group.texts("provenance", {"parameter"}, p.provenances, {});
  group.texts("note", {"parameter"}, p.notes, {});
  array(group, "central", {"parameter"}, p.central, "see unit", "Value when nothing is uncertain");
  array(group, "low", {"parameter"}, p.low, "see unit", "Lower 95 % bound");
  array(group, "high", {"parameter"}, p.high, "see unit", "Upper 95 % bound");
  array(group, "value", {"draw", "parameter"}, p.value, "see unit", "Value in each draw");
}

void write_provenance(Group& root, const ProvenanceRecord& p) {
  Group& group = root.group("provenance");
  group.attribute("schema_version", p.schema_version);
  group.attribute("model_version", p.model_version);
  group.text("config", p.config_text, {{"long_name", "Scenario exactly as read"}});
  group.text("config_resolved", p.resolved_config, {{"long_name", "After includes, defaults and --set, with origins"}});
  if (p.files.empty()) return;
  group.dimension("file", p.files.size());
  group.texts("file_name", {"file"}, each(p.files, &FileDigest::name), {{"long_name", "File that was read"}});
  group.texts("file_sha256", {"file"}, each(p.files, &FileDigest::sha256), {{"long_name", "SHA-256 of its bytes"}});
}

}  // namespace sim::netcdf
