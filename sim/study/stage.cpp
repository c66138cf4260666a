#include "sim/study/stage.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>

#include "sim/config/suggest.hpp"
#include "sim/config/wording.hpp"

namespace sim::study {

namespace {

bool needs_independence(Method m) { return m == Method::sobol || m == Method::morris; }
bool is_sample(Method m) { return m == Method::psa || m == Method::lhs || m == Method::sobol_sample; }
bool has_places(Method m) { return is_sample(m) || needs_independence(m) || m == Method::one_way; }

// The groups of a dependence that lie wholly among these factors.
std::vector<Dependence> among(const std::vector<Dependence>& all, const Factors& factors) {
  std::vector<Dependence> kept;
  for (const Dependence& group : all)
    if (std::all_of(group.names.begin(), group.names.end(),
                    [&](const std::string& name) { return factors.parameters.find(name) != nullptr; }))
      kept.push_back(group);
  return kept;
}

class Maker {
 public:
  Maker(const StudyFile& file, const Parameters& known, const std::vector<Dependence>& of_scenario,
        const std::string& config_root, Problems& problems)
      : file_(file), known_(known), of_scenario_(of_scenario), root_(config_root), problems_(problems) {}

  std::vector<Stage> make() {
    std::vector<Stage> stages;
    for (const SweepFields& fields : file_.sweep) {
      Stage stage;
      stage.fields = fields;
      add_factors(stage, stages);
      if (!stage.top) add_dependence(stage);
      stage.factors.add_followers(known_);
      if (is_sample(fields.method) && !file_.joint.is_null()) {
        std::vector<std::string> names;
        for (const Factor& f : stage.factors.all) names.push_back(f.name);
        stage.factors.joint = read_joint(file_.joint, names, root_, problems_);
      }
      if (is_sample(fields.method) && !file_.constraints.empty() && fields.method != Method::sobol_sample)
        stage.constraints = read_constraints(file_.constraints, stage.factors, fields.where, problems_);
      if (problems_.empty() && !stage.constraints.empty()) try_constraints(stage);
      stages.push_back(std::move(stage));
    }
    return stages;
  }

 private:
  // One row is drawn, so that what can never hold is known before anything runs.
  void try_constraints(const Stage& stage) {
    std::vector<DesignRow> one(1);
    one[0].value = std::vector<double>(stage.factors.size(), std::nan(""));
    try {
      redraw(one, stage.factors, stage.constraints, file_.study.seed);
    } catch (const std::invalid_argument& error) {
      problems_.add("config/constraint", stage.fields.where, error.what(),
                    "is it the other way round, or another unit?");
    }
  }

  void add_factors(Stage& stage, const std::vector<Stage>& earlier) {
    const SweepFields& fields = stage.fields;
    if (fields.method == Method::grid) {
      stage.factors = read_cross(fields.cross, known_, problems_);
    } else if (fields.method == Method::list) {
      stage.factors = read_points(fields.points, known_, problems_, stage.points);
    } else if (fields.method == Method::capacity) {
      Factor capacity;
      capacity.name = fields.smallest;
      capacity.setting = true;
      capacity.provenance = "setting";
      capacity.central = std::nan("");
      for (std::uint32_t level = fields.lowest; level <= fields.highest; ++level)
        capacity.levels.push_back(std::to_string(level));
      stage.factors.all.push_back(std::move(capacity));
    } else if (has_places(fields.method)) {
      const Value& written = fields.parameters ? *fields.parameters : file_.parameters;
      if (written.is_map())
        add_top(stage, written, earlier);
      else
        stage.factors = read_factors(written, known_, problems_);
      if (!stage.top && stage.factors.size() == 0 && problems_.empty())
        problems_.add("config/contradiction", fields.where, "stage " + in_quotes(fields.name) + " varies nothing",
                      "the scenario file uses no uncertain number");
    }
  }

  void add_top(Stage& stage, const Value& written, const std::vector<Stage>& earlier) {
    Reading reading{problems_};
    const std::size_t before = problems_.size();
    stage.top = read<TopFields>(written, "parameters", reading);
    if (problems_.size() > before) return;
    std::vector<std::string> names;
    for (std::size_t i = 0; i < earlier.size(); ++i) {
      if (earlier[i].fields.method != Method::morris) continue;
      names.push_back(earlier[i].fields.name);
      if (names.back() == stage.top->from) {
        stage.screen = i;
        return;
      }
    }
    problems_.add("config/choice", written.origin(), "there is no earlier Morris stage " + in_quotes(stage.top->from),
                  did_you_mean(stage.top->from, names, "put a stage with 'method: morris' before this one"));
  }

  void add_dependence(Stage& stage) {
    if (!has_places(stage.fields.method) || stage.fields.method == Method::one_way) return;
    const bool own = !file_.dependence.is_null();
    const auto all = own ? read_dependence(file_.dependence, stage.factors.parameters, problems_) : of_scenario_;
    const auto kept = among(all, stage.factors);
    if (kept.empty()) return;
    if (!needs_independence(stage.fields.method)) {
      stage.factors.dependence = kept;
    } else if (stage.fields.method == Method::sobol) {
      problems_.add("config/contradiction", stage.fields.where,
                    "Sobol' indices need independent inputs, but " + in_words(kept[0].names) + " move together",
                    "leave all but one of them out of this stage, or use a psa stage: its indices and EVPPI take "
                    "dependent inputs");
    }
    // Morris moves one input at a time: its means are of the inputs as if they were independent.
  }

  const StudyFile& file_;
  const Parameters& known_;
  const std::vector<Dependence>& of_scenario_;
  const std::string& root_;
  Problems& problems_;
};

// Mean over trajectories of |difference| for one outcome of one scenario, per factor.
std::vector<double> mu_star(const analysis::StudyTable& t, const analysis::Target& target) {
  std::vector<double> sum(t.parameters.size(), 0), n(t.parameters.size(), 0);
  const auto rows = analysis::sound_rows(t, analysis::RowRole::trajectory);
  std::vector<std::size_t> by_step = rows;
  std::sort(by_step.begin(), by_step.end(), [&](std::size_t a, std::size_t b) {
    return std::pair(t.rows[a].block, t.rows[a].step) < std::pair(t.rows[b].block, t.rows[b].step);
  });
  for (std::size_t i = 1; i < by_step.size(); ++i) {
    const auto &before = t.rows[by_step[i - 1]], &after = t.rows[by_step[i]];
    if (before.block != after.block) continue;
    const auto x = analysis::values_of(t, by_step[i - 1], target), y = analysis::values_of(t, by_step[i], target);
    if (x.empty() || y.empty()) continue;
    sum[after.input] += std::abs(y[0] - x[0]);
    n[after.input] += 1;
  }
  for (std::size_t f = 0; f < sum.size(); ++f) sum[f] = n[f] > 0 ? sum[f] / n[f] : 0;
  return sum;
}

}  // namespace

std::vector<Stage> make_stages(const StudyFile& file, const Parameters& known,
                               const std::vector<Dependence>& of_scenario, const std::string& config_root,
                               Problems& problems) {
  return Maker(file, known, of_scenario, config_root, problems).make();
}

void take_top(Stage& stage, const Stage& screen, const analysis::StudyTable& screened) {
  std::vector<double> importance(screen.factors.size(), 0);
  for (const analysis::Target& target : analysis::all_targets(screened)) {
    const auto star = mu_star(screened, target);
    const double greatest = *std::max_element(star.begin(), star.end());
    for (std::size_t f = 0; f < star.size() && greatest > 0; ++f) importance[f] += star[f] / greatest;
  }
  std::vector<std::size_t> order(importance.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return importance[a] > importance[b]; });
  order.resize(std::min<std::size_t>(order.size(), stage.top->top));
  stage.factors = {};
  for (const std::size_t f : order) stage.factors.all.push_back(screen.factors.all[f]);
  stage.factors.sort_and_index();
  for (const Follower& follower : screen.factors.followers)
    if (stage.factors.parameters.find(follower.leader.name)) stage.factors.followers.push_back(follower);
}

std::vector<DesignRow> first_rows(const Stage& stage, std::uint64_t seed) {
  const SweepFields& s = stage.fields;
  std::vector<DesignRow> rows;
  switch (s.method) {
    case Method::one_way: rows = one_way(stage.factors, s.design.quantiles[0], s.design.quantiles[1]); break;
    case Method::grid: rows = grid(stage.factors); break;
    case Method::list: rows = list(stage.points); break;
    case Method::lhs: rows = latin_hypercube(stage.factors, s.design.rows, seed); break;
    case Method::sobol_sample: rows = sobol_sample(stage.factors, s.design.rows, seed); break;
    case Method::morris: rows = morris(stage.factors, s.design.trajectories, s.design.levels, seed); break;
    case Method::sobol: rows = sobol_indices(stage.factors, s.design.rows, s.design.scrambles, seed); break;
    case Method::psa: rows = psa(stage.factors, s.design.draws, seed); break;
    case Method::select:
    case Method::capacity: break;
  }
  redraw(rows, stage.factors, stage.constraints, seed);
  for (DesignRow& row : rows) row.replicates = s.replicates;
  return rows;
}

std::size_t planned_rows(const Stage& stage) {
  const auto& design = stage.fields.design;
  const std::size_t inputs = stage.top ? stage.top->top : stage.factors.size();
  std::size_t cells = 1;
  switch (stage.fields.method) {
    case Method::one_way: return 1 + 2 * inputs;
    case Method::grid:
      for (const Factor& f : stage.factors.all) cells *= f.levels.size();
      return cells;
    case Method::list: return stage.points.size();
    case Method::lhs:
    case Method::sobol_sample: return design.rows;
    case Method::psa: return design.draws;
    case Method::morris: return design.trajectories * (inputs + 1);
    case Method::sobol:
      return (design.rows + design.scrambles - 1) / design.scrambles * design.scrambles * (inputs + 2);
    case Method::select:
    case Method::capacity: return 0;
  }
  return 0;
}

analysis::StudyTable table_of(const TableHead& head, const Stage& stage, const std::vector<DesignRow>& rows) {
  analysis::StudyTable t;
  t.title = head.title;
  t.method = stage.fields.method == Method::sobol_sample ? "lhs" : word_of(stage.fields.method);
  t.scenarios = head.scenarios;
  t.reference = head.reference;
  t.outcomes = head.outcomes;
  for (const Factor& f : stage.factors.all)
    t.parameters.push_back({f.name, f.unit, f.source, f.provenance, f.central, f.about, f.caution});
  std::size_t replicates = 1;
  bool places = false;
  for (const DesignRow& row : rows) {
    replicates = std::max<std::size_t>(replicates, row.first_replicate + row.replicates);
    if (row.first_replicate > 0) continue;  // More replicates of a row that is there.
    t.rows.push_back(row.what);
    for (std::size_t f = 0; f < stage.factors.size(); ++f) {
      const Factor& factor = stage.factors.all[f];
      t.value.push_back(factor.levels.empty() ? row.value[f]
                                              : number_of_level(factor, static_cast<std::size_t>(row.value[f])));
      t.place.push_back(row.place[f]);
      places = places || !std::isnan(row.place[f]);
    }
  }
  if (!places) t.place.clear();
  t.replicates = replicates;
  t.result.assign(t.rows.size() * t.scenarios.size() * replicates * t.outcomes.size(), std::nan(""));
  return t;
}

}  // namespace sim::study
