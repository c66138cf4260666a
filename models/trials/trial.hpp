#pragma once
// The section `trial:` of a scenario file: how a published trial was followed up and analysed, and what it found.
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sim/care/model.hpp"
#include "sim/config/fields.hpp"

namespace models {

/// What the published number may be used for. `held_out`: no evidence row derived from it acts in the model.
enum class Role : std::uint8_t { calibration, held_out, consistency, verification };

/// How the estimate is made; each says which standard error it has.
enum class Method : std::uint8_t {
  ancova,            ///< Least squares on arm and baseline; CR2 errors by cluster, t with Satterthwaite df.
  mixed,             ///< The same with a random intercept for each cluster (REML).
  difference,        ///< Least squares on arm alone, CR2: mean or risk difference.
  mean,              ///< Mean or share in one arm, or in everybody; CR2.
  odds_ratio,        ///< Logistic regression on arm; errors by cluster (CR2), intervals by t.
  firth_odds_ratio,  ///< The same with Firth's penalty, for few patients; intervals by profile.
  logistic,          ///< Logistic regression on `predictors`; the odds ratio of the first.
  relative_hazard,   ///< Cox regression: baseline values in `exposed` against `unexposed`; time is visit by visit.
  area_under_curve,  ///< Of a baseline predictor for the outcome.
  mean_of_cases,     ///< Mean of a baseline predictor in those with the outcome.
  mean_of_controls,  ///< The same in those without.
  everybody,         ///< Chance that all have the outcome (1 or 0 when it is a yes or no).
  nobody,            ///< Chance that none has.
};

/// What of the estimate is compared: itself, or half the width of its 95 % interval.
enum class Reported : std::uint8_t { value, half_width };

/// Values from `at_least` (included) to `below` (excluded).
struct Range {
  std::optional<double> at_least, below;
  bool holds(double x) const { return (!at_least || x >= *at_least) && (!below || x < *below); }
  void visit(sim::Fields& f);
};
using Ranges = std::vector<std::pair<std::string, Range>>;  ///< By measure, at baseline.

/// A number as printed, on the scale of the analysis (logarithm for ratios).
struct Published {
  std::string id;  ///< Evidence row; empty when written in place.
  double value = 0;
  std::optional<std::array<double, 2>> ci95;
  std::string source, provenance;
  int direction = 0;  ///< Only a direction was printed: +1 above the null, -1 below.
};

/// One row of the table of virtual trials.
struct Target {
  std::string about, outcome, arm;
  sim::Duration at{};
  Method method = Method::mean;
  Reported reported = Reported::value;
  Role role = Role::consistency;
  std::vector<std::string> predictors;               ///< Measures at baseline.
  Ranges among, exposed, given;                      ///< `given`: at the visit.
  Ranges unexposed;                                  ///< Who `exposed` are compared with; empty: everybody else.
  bool own_baseline = true;                          ///< ancova and mixed: the outcome at baseline is a covariate.
  std::optional<double> fell_by, at_least, at_most;  ///< Make a yes or no of the outcome.
  bool rose = false, change = false;
  std::vector<std::string> also;  ///< Held out: further evidence rows of the same number.
  std::string note;               ///< Why a miss is likely, in words.
  sim::Value printed;
  Published published;

  bool is_ratio() const;
  /// The estimate is the chance of what was seen, so the published value is what was seen: 1.
  bool is_chance() const { return method == Method::everybody || method == Method::nobody; }
  /// 0 for differences and log ratios; shares and means have none.
  std::optional<double> null() const;
  void visit(sim::Fields& f);
};

struct Trial {
  std::string name, source, question;
  std::vector<sim::Duration> visits;
  double followed = 1;  ///< Share seen at the last visit, of those alive.
  Ranges entry;         ///< Whom the trial took in.
  std::vector<std::pair<std::string, Target>> targets;
  void visit(sim::Fields& f);
};

/// Reads the section and looks up the published numbers; checks measures, arms and visits against the model.
/// Problems go to `reading.problems`; the trial is good only when that stayed empty.
Trial read_trial(const sim::Value& section, const sim::Model& model, sim::Reading& reading);

const char* words_of(Role role);
const char* words_of(Method method);

}  // namespace models
