#include "sim/run/gather.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <functional>
#include <limits>
#include <mutex>
#include <optional>

#include "sim/run/gather_provenance.hpp"
#include "sim/run/layout.hpp"
#include "sim/run/parallel.hpp"
#include "sim/run/spread.hpp"
#include "sim/run/tables.hpp"

namespace sim {

namespace {

constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();

// How exact the quantiles of an outcome are.
std::string bin_note(const OutcomeSpec& spec) {
  const Bins& bins = spec.bins;
  if (bins.kind() == Bins::Kind::none) return "no quantiles";
  const double width = bins.width(1);
  char text[64];
  if (bins.kind() == Bins::Kind::linear)
    std::snprintf(text, sizeof text, "quantiles +- one bin of %g", width);
  else
    std::snprintf(text, sizeof text, "quantiles +- one bin of %.2g %%", 100 * width / bins.edge(1));
  return text;
}

void merge_into(std::optional<Tally>& sum, const Tally& tally) {
  if (sum)
    sum->merge(tally);
  else
    sum = tally;
}

class Gathering {
 public:
  Gathering(const Project& project, const Plan& plan, const Kept& kept, Outcomes& out)
      : project_(project), plan_(plan), layout_(plan), out_(out) {
    lay_out(kept);
  }

  void add_replicate(const Model& model, std::size_t s, std::size_t d, std::size_t r, const Tally& tally) {
    const auto values = layout_.measure(model, tally);
    std::copy(values.begin(), values.end(),
              out_.outcome.begin() + static_cast<std::ptrdiff_t>(out_.at_measure(s, d, r, 0)));
    const auto value_of = [&](const char* name) {
      for (std::size_t m = 0; m < layout_.measures.size(); ++m)
        if (layout_.measures[m].name == name) return values[m];
      return kNothing;
    };
    out_.cost[out_.at_replicate(s, d, r)] = value_of("discounted_cost");
    out_.qaly[out_.at_replicate(s, d, r)] = value_of("discounted_qaly");
  }

  /// What all replicates of a draw have counted together.
  void add_draw(const Model& model, std::size_t s, std::size_t d, const Tally& all) {
    const auto replicates = static_cast<double>(out_.replicates);
    if (!out_.panels.pooled_over_draws) add_panels(s, d, all);
    add_programmes(s, d, model, all, replicates);
    add_roles(s, d, model, all, replicates);
    add_budget(s, d, model, all);
  }

  void add_panels(std::size_t s, std::size_t d, const Tally& all) {
    Panels& p = out_.panels;
    for (std::size_t t = 0; t < out_.panel_days.size(); ++t)
      for (std::size_t g = 0; g < out_.subgroups.size(); ++g)
        for (std::size_t o = 0; o < out_.outcomes.size(); ++o) {
          const Accumulator& a = all.panel(t, g, o);
          const std::size_t i = out_.at_panel(s, d, t, g, o);
          p.n[i] = static_cast<double>(a.count());
          if (a.count() == 0) continue;
          p.mean[i] = a.mean();
          p.sd[i] = a.sd();
          p.q025[i] = a.quantile(0.025).value_or(kNothing);
          p.q25[i] = a.quantile(0.25).value_or(kNothing);
          p.q50[i] = a.quantile(0.5).value_or(kNothing);
          p.q75[i] = a.quantile(0.75).value_or(kNothing);
          p.q975[i] = a.quantile(0.975).value_or(kNothing);
        }
  }

  bool pools_draws() const { return out_.panels.pooled_over_draws; }

 private:
  void lay_out(const Kept& kept) {
    const Model& model = *plan_.models.front();
    const auto& file = project_.file();
    for (const auto& [name, scenario] : file.scenarios) out_.scenarios.push_back(name);
    out_.programmes = layout_.programmes;
    out_.roles = layout_.roles;
    for (const auto& subgroup : model.subgroups) out_.subgroups.push_back(subgroup.name);
    out_.draws = kept.draws.size();
    out_.replicates = kept.replicates.size();
    for (const Time t : model.panels) out_.panel_days.push_back(in_days(Duration{t.minutes}));
    out_.measures = layout_.measures;
    for (const auto& o : model.outcomes)
      out_.outcomes.push_back({o.spec.name, o.spec.unit, o.spec.doc, bin_note(o.spec)});
    out_.cost_categories = layout_.categories;
    out_.years = model.tally_shape().years;
    out_.panels.pooled_over_draws = out_.draws > 100;
    const std::size_t runs = out_.scenarios.size() * out_.draws;
    const std::size_t panels = out_.scenarios.size() * out_.panel_draws() * out_.panel_days.size() *
                               out_.subgroups.size() * out_.outcomes.size();
    for (auto* v : {&out_.panels.mean, &out_.panels.sd, &out_.panels.n, &out_.panels.q025, &out_.panels.q25,
                    &out_.panels.q50, &out_.panels.q75, &out_.panels.q975})
      v->assign(panels, kNothing);
    out_.outcome.assign(runs * out_.replicates * out_.measures.size(), kNothing);
    out_.cost.assign(runs * out_.replicates, kNothing);
    out_.qaly.assign(runs * out_.replicates, kNothing);
    for (auto* v : {&out_.wait_day, &out_.waiting})
      v->assign(runs * out_.programmes.size() * out_.panel_days.size(), kNothing);
    for (auto* v : {&out_.utilisation, &out_.queue_length})
      v->assign(runs * out_.roles.size() * out_.panel_days.size(), kNothing);
    for (auto* v : {&out_.staff_worked, &out_.staff_paid}) v->assign(runs * out_.roles.size(), 0.0);
    out_.cost_by_category_year.assign(runs * out_.cost_categories.size() * out_.years, 0.0);
  }

  void add_programmes(std::size_t s, std::size_t d, const Model& model, const Tally& all, double replicates) {
    for (std::size_t track = 0; track < model.programmes.size(); ++track) {
      const std::size_t p = index_of(out_.programmes, model.programmes[track].name);
      for (std::size_t t = 0; t < out_.panel_days.size(); ++t) {
        const Accumulator& waits = all.waits[track * out_.panel_days.size() + t];
        if (waits.count() > 0) out_.wait_day[out_.at_programme(s, d, p, t)] = waits.mean();
        out_.waiting[out_.at_programme(s, d, p, t)] =
            static_cast<double>(all.waiting[track * out_.panel_days.size() + t]) / replicates;
      }
    }
  }

  void add_roles(std::size_t s, std::size_t d, const Model& model, const Tally& all, double replicates) {
    for (std::size_t role = 0; role < model.roles.size(); ++role) {
      const std::size_t r = index_of(out_.roles, model.roles[role].name);
      const double price = model.resources[model.roles[role].minutes].price / replicates;
      for (std::size_t t = 0; t < out_.panel_days.size(); ++t) {
        const std::size_t i = role * out_.panel_days.size() + t;
        out_.staff_worked[out_.at_post(s, d, r)] += price * static_cast<double>(all.worked[i]);
        out_.staff_paid[out_.at_post(s, d, r)] += price * static_cast<double>(all.on_duty[i]);
      }
      for (std::size_t t = 0; t < out_.panel_days.size(); ++t) {
        const std::size_t i = role * out_.panel_days.size() + t;
        if (all.on_duty[i] > 0)
          out_.utilisation[out_.at_role(s, d, r, t)] =
              static_cast<double>(all.worked[i]) / static_cast<double>(all.on_duty[i]);
        out_.queue_length[out_.at_role(s, d, r, t)] = static_cast<double>(all.in_line[i]) / replicates;
      }
    }
  }

  void add_budget(std::size_t s, std::size_t d, const Model& model, const Tally& all) {
    for (std::size_t r = 0; r < model.resources.size(); ++r) {
      if (model.resources[r].price <= 0) continue;
      const std::size_t c = index_of(out_.cost_categories, model.resources[r].category);
      for (std::size_t y = 0; y < out_.years; ++y)
        out_.cost_by_category_year[out_.at_year(s, d, c, y)] +=
            static_cast<double>(all.quantities[r * out_.years + y]) * Ledger::kTick * model.resources[r].price /
            static_cast<double>(out_.replicates);
    }
  }

  const Project& project_;
  const Plan& plan_;
  Layout layout_;
  Outcomes& out_;
};

/// Puts together what the units of one scenario have counted, in their order: blocks to replicates, replicates to
/// draws.
class Assembly {
 public:
  Assembly(const Plan& plan, const Kept& kept, Gathering& gathering, SpreadMaker& spread, std::size_t scenario)
      : plan_(plan), kept_(kept), gathering_(gathering), spread_(spread), scenario_(scenario) {}

  void add(const WorkUnit& unit, const std::string& bytes) {
    const auto draw = place_in(kept_.draws, unit.draw), replicate = place_in(kept_.replicates, unit.replicate);
    if (!draw || !replicate) return;
    if (model_ && (*draw != draw_ || *replicate != replicate_)) end_replicate();
    if (model_ && *draw != draw_) end_draw();
    if (!model_) model_ = plan_.model(scenario_, unit.draw);
    draw_ = *draw;
    replicate_ = *replicate;
    merge_into(one_, Tally::parse(model_->tally_shape(), bytes));
  }

  void finish() {
    if (model_) {
      end_replicate();
      end_draw();
    }
    if (pooled_) gathering_.add_panels(scenario_, 0, *pooled_);
  }

  std::int64_t events = 0;
  std::uint64_t fingerprint = 0;

 private:
  static std::optional<std::size_t> place_in(const std::vector<std::uint32_t>& kept, std::uint32_t x) {
    const auto at = std::lower_bound(kept.begin(), kept.end(), x);
    if (at == kept.end() || *at != x) return std::nullopt;
    return static_cast<std::size_t>(at - kept.begin());
  }

  void end_replicate() {
    gathering_.add_replicate(*model_, scenario_, draw_, replicate_, *one_);
    spread_.add(scenario_, draw_, replicate_, *one_);
    merge_into(all_, *one_);
    one_.reset();
  }

  void end_draw() {
    gathering_.add_draw(*model_, scenario_, draw_, *all_);
    if (gathering_.pools_draws()) merge_into(pooled_, *all_);
    events += all_->events;
    fingerprint += all_->fingerprint;
    all_.reset();
    model_ = nullptr;
  }

  const Plan& plan_;
  const Kept& kept_;
  Gathering& gathering_;
  SpreadMaker& spread_;
  const std::size_t scenario_;
  std::shared_ptr<const Model> model_;  ///< Of the present draw.
  std::size_t draw_ = 0, replicate_ = 0;
  std::optional<Tally> one_, all_, pooled_;  ///< The present replicate, draw, and all draws.
};

/// Reads the chunks of one group once, in order; the rows of each are put together scenario by scenario.
void assemble(const Plan& plan, std::size_t group, const ChunkStore& store, std::vector<Assembly>& scenarios,
              int threads) {
  for (std::size_t c = 0; c < plan.chunks(); ++c) {
    if (plan.units[plan.chunk_starts[c]].group != group) continue;
    const auto chunk = store.read(c);
    if (!chunk) throw std::runtime_error("a finished chunk can no longer be read: " + store.path_of(c));
    std::vector<std::vector<const ChunkRow*>> rows(scenarios.size());
    for (const ChunkRow& row : chunk->rows) rows[plan.units.at(row.unit).scenario].push_back(&row);
    std::erase_if(rows, [](const auto& list) { return list.empty(); });
    parallel_for(rows.size(), threads, [&](std::size_t i) {
      for (const ChunkRow* row : rows[i]) {
        const WorkUnit& unit = plan.units[row->unit];
        scenarios[unit.scenario].add(unit, row->bytes);
      }
    });
  }
}

}  // namespace

Outcomes gather(const Project& project, const Plan& plan, const ChunkStore& store, const Kept& kept,
                const RunOptions& options, RunCounts& counts) {
  Outcomes out;
  Gathering gathering(project, plan, kept, out);
  SpreadMaker spread(out);
  std::vector<Assembly> scenarios;
  for (std::size_t s = 0; s < out.scenarios.size(); ++s) scenarios.emplace_back(plan, kept, gathering, spread, s);
  parallel_for(plan.groups.size(), options.threads,
               [&](std::size_t group) { assemble(plan, group, store, scenarios, options.threads); });
  for (Assembly& scenario : scenarios) {
    scenario.finish();
    counts.events += scenario.events;
    counts.fingerprint += scenario.fingerprint;
  }
  spread.finish();
  counts.patient_years = plan.patient_years;
  add_tables(project, plan, kept, options.patient_table, options.event_table, out);
  add_provenance(project, kept.draws, out);
  for (const std::string& failure : counts.failures) out.summary += "\nLeft out in all scenarios: " + failure;
  return out;
}

}  // namespace sim
