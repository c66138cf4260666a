#include "app/trials/fit.hpp"

#include <algorithm>
#include <cmath>
#include <Eigen/Dense>
#include <nlopt.hpp>

#include "sim/config/suggest.hpp"
#include "sim/config/wording.hpp"
#include "sim/core/check.hpp"
#include "sim/run/experiment.hpp"

namespace app {

namespace {

constexpr std::uint32_t kFresh = 1'000'000;  // the first replicate of fresh luck
constexpr double kReach = 1.959963984540054;

// One target of one of the trials.
struct Aim {
  std::string trial, id;
  models::Target target;
};

class Fitter {
 public:
  Fitter(const JointFit& fit, const CalibrationFile& file, const std::vector<Replay>& replays,
         const FitOptions& options)
      : fit_(fit),
        replicates_(fit.replicates > 0 ? fit.replicates : file.replicates),
        replays_(replays),
        options_(options) {
    // Only what is fitted is estimated, in the order of the file.
    for (std::size_t r = 0; r < replays.size(); ++r) {
      models::Trial trial = replays[r].trial;
      trial.targets.clear();
      for (const auto& id : fit.targets[r].second)
        for (const auto& named : replays[r].trial.targets)
          if (named.first == id) {
            trial.targets.push_back(named);
            aims_.push_back({replays[r].key, id, named.second});
          }
      trials_.push_back(std::move(trial));
    }
  }

  std::vector<models::Verdict> verdicts(const std::vector<double>& x, std::uint32_t replicates,
                                        std::uint32_t first) const {
    sim::ParameterValues values;
    for (std::size_t k = 0; k < x.size(); ++k) values.set(fit_.rows[k].first, x[k]);
    ReplayOptions how;
    how.replicates = replicates;
    how.first_replicate = first;
    how.threads = options_.threads;
    how.stop = options_.stop;
    how.work_folder = options_.work_folder;
    std::vector<models::Verdict> all;
    for (std::size_t r = 0; r < replays_.size(); ++r) {
      const auto model = replays_[r].project->compile_at(0, values);
      const Estimates estimates = app::replay(*replays_[r].project, *model, trials_[r], values, how);
      for (std::size_t t = 0; t < estimates.size(); ++t)
        all.push_back(models::verdict_of(trials_[r].targets[t].second, estimates[t]));
    }
    return all;
  }

  double objective(const std::vector<double>& x) {
    const auto all = verdicts(x, replicates_, 0);
    double sum = 0;
    for (std::size_t t = 0; t < all.size(); ++t) {
      const double miss = (all[t].mean - aims_[t].target.published.value) / unit(t);
      sum += std::isfinite(miss) ? miss * miss : 1e6;
    }
    ++evaluations;
    if (options_.step) options_.step(evaluations, sum);
    return sum;
  }

  /// The published standard error; one hundredth of the value (or of 1) where none is printed, so that weights do not
  /// move with the parameters.
  double unit(std::size_t t) const {
    const auto& p = aims_[t].target.published;
    if (p.ci95) return ((*p.ci95)[1] - (*p.ci95)[0]) / (2 * kReach);
    return p.value != 0 ? std::fabs(p.value) / 100 : 0.01;
  }

  /// Standard errors of the rows: the published ones, carried back through the slopes at the fit.
  std::vector<double> errors(const std::vector<double>& x) const {
    const auto targets = static_cast<Eigen::Index>(aims_.size()), rows = static_cast<Eigen::Index>(x.size());
    Eigen::MatrixXd slope(targets, rows);
    for (Eigen::Index k = 0; k < rows; ++k) {
      const auto& range = fit_.rows[static_cast<std::size_t>(k)].second;
      const double step = (range.high - range.low) / 40;
      auto up = x, down = x;
      up[static_cast<std::size_t>(k)] = std::min(range.high, x[static_cast<std::size_t>(k)] + step);
      down[static_cast<std::size_t>(k)] = std::max(range.low, x[static_cast<std::size_t>(k)] - step);
      const auto above = verdicts(up, replicates_, 0), below = verdicts(down, replicates_, 0);
      for (Eigen::Index t = 0; t < targets; ++t) {
        const auto i = static_cast<std::size_t>(t);
        slope(t, k) = (above[i].mean - below[i].mean) /
                      (up[static_cast<std::size_t>(k)] - down[static_cast<std::size_t>(k)]) / unit(i);
      }
    }
    const Eigen::MatrixXd information = slope.transpose() * slope;
    const Eigen::MatrixXd covariance =
        information.ldlt().solve(Eigen::MatrixXd::Identity(information.rows(), information.cols()));
    std::vector<double> out;
    for (Eigen::Index k = 0; k < rows; ++k) out.push_back(std::sqrt(std::max(0.0, covariance(k, k))));
    return out;
  }

  const std::vector<Aim>& aims() const { return aims_; }
  int evaluations = 0;

 private:
  const JointFit& fit_;
  std::uint32_t replicates_;
  const std::vector<Replay>& replays_;
  const FitOptions& options_;
  std::vector<models::Trial> trials_;
  std::vector<Aim> aims_;
};

double value_in(const std::vector<double>& x, std::size_t k, const JointFit& fit) {
  return std::clamp(x[k], fit.rows[k].second.low, fit.rows[k].second.high);
}

// Parameters run from 0 to 1 over their search ranges. BOBYQA needs two at least.
std::vector<double> search(Fitter& fitter, const JointFit& fit, const std::vector<double>& start, std::uint32_t most,
                           std::string& method) {
  const auto n = static_cast<unsigned>(start.size());
  const auto unscaled = [&](const std::vector<double>& u) {
    std::vector<double> x;
    for (std::size_t k = 0; k < u.size(); ++k)
      x.push_back(fit.rows[k].second.low + u[k] * (fit.rows[k].second.high - fit.rows[k].second.low));
    return x;
  };
  std::function<double(const std::vector<double>&)> f = [&](const std::vector<double>& u) {
    return fitter.objective(unscaled(u));
  };
  nlopt::opt optimiser(n > 1 ? nlopt::LN_BOBYQA : nlopt::LN_SBPLX, n);
  method = n > 1 ? "BOBYQA" : "SBPLX";
  optimiser.set_min_objective(
      [](const std::vector<double>& u, std::vector<double>&, void* data) {
        return (*static_cast<std::function<double(const std::vector<double>&)>*>(data))(u);
      },
      &f);
  optimiser.set_lower_bounds(0.0);
  optimiser.set_upper_bounds(1.0);
  optimiser.set_initial_step(0.1);
  optimiser.set_maxeval(static_cast<int>(most));
  optimiser.set_xtol_abs(0.002);
  optimiser.set_stopval(1e-4);
  std::vector<double> u;
  for (std::size_t k = 0; k < start.size(); ++k)
    u.push_back((start[k] - fit.rows[k].second.low) / (fit.rows[k].second.high - fit.rows[k].second.low));
  double best = 0;
  try {
    optimiser.optimize(u, best);
  } catch (const nlopt::roundoff_limited&) {
    // The best point so far is in u.
  }
  return unscaled(u);
}

}  // namespace

void check_fit(const JointFit& fit, const std::vector<Replay>& replays, sim::Problems& problems) {
  for (std::size_t r = 0; r < replays.size(); ++r) {
    const Replay& replay = replays[r];
    std::vector<std::string> known;
    for (const auto& [id, target] : replay.trial.targets) known.push_back(id);
    const sim::Origin& where = replay.project->file().trial.origin();
    for (const auto& id : fit.targets[r].second) {
      const auto found = std::find(known.begin(), known.end(), id);
      if (found == known.end()) {
        problems.add("config/choice", where, "the trial " + replay.key + " has no row " + sim::in_quotes(id),
                     sim::did_you_mean(id, known));
        continue;
      }
      const auto role = replay.trial.targets[static_cast<std::size_t>(found - known.begin())].second.role;
      if (role != models::Role::calibration)
        problems.add(
            "config/held-out", where,
            "row " + id + " of " + replay.key + " is " + models::words_of(role) + ", so nothing is fitted to it",
            "fit rows of role calibration only");
    }
  }
  for (const auto& [row, range] : fit.rows) {
    const std::string& parameter = row;  // clang 14 captures no structured binding
    const bool acts = std::any_of(replays.begin(), replays.end(), [&](const Replay& replay) {
      const auto& uses = replay.project->uses();
      return std::any_of(uses.begin(), uses.end(),
                         [&](const sim::ParameterUse& u) { return u.parameter == parameter; });
    });
    if (!acts && !replays.empty())
      problems.add("config/evidence", replays.front().project->file().trial.origin(),
                   "evidence row " + sim::in_quotes(row) + " acts in none of these trials",
                   "fit a row that a trial's model uses");
  }
}

FitResult make_fit(const std::string& name, const JointFit& fit, const CalibrationFile& file,
                   const std::vector<Replay>& replays, const FitOptions& options) {
  Fitter fitter(fit, file, replays, options);
  FitResult result;
  result.name = name;
  std::vector<double> start;
  for (const auto& [row, range] : fit.rows) {
    const sim::EvidenceRow* written = replays.front().project->evidence().find(row);
    sim::require(written != nullptr, "a fitted row is in the evidence");
    start.push_back(std::clamp(written->value.value_or(range.low), range.low, range.high));
  }
  const std::vector<double> best = search(fitter, fit, start, file.evaluations, result.method);
  result.evaluations = fitter.evaluations;
  const auto errors = fitter.errors(best);
  for (std::size_t k = 0; k < best.size(); ++k) {
    const auto& range = fit.rows[k].second;
    const double value = value_in(best, k, fit), reach = kReach * errors[k], edge = (range.high - range.low) / 200;
    result.rows.push_back({fit.rows[k].first,
                           start[k],
                           value,
                           {std::max(range.low, value - reach), std::min(range.high, value + reach)},
                           value < range.low + edge || value > range.high - edge});
  }
  const auto before = fitter.verdicts(start, file.fresh_replicates, kFresh);
  const auto after = fitter.verdicts(best, file.fresh_replicates, kFresh);
  for (std::size_t t = 0; t < after.size(); ++t) {
    const Aim& aim = fitter.aims()[t];
    result.targets.push_back({aim.trial, aim.id, aim.target, before[t], after[t]});
  }
  return result;
}

}  // namespace app
