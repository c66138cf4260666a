#pragma once
// Everything one run hands to the writers, as plain data. Arrays are flat, the last index runs fastest, and
// not-a-number means "nothing to report" (no patient in the subgroup, a measure that does not apply).
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "sim/record/table.hpp"

namespace sim {

/// A number at the end of a replicate: deaths, total cost, mean wait.
struct MeasureInfo {
  std::string name, unit, doc;
  double step = 0;     ///< What one event more in one replicate adds to it, if it is a count of events; else 0.
  bool share = false;  ///< A share of people: each of them counts once or not at all.
};

/// A patient outcome shown in panels over time: pain, dose, mood.
struct OutcomeInfo {
  std::string name, unit, doc;
  std::string bin_note;  ///< How exact the quantiles are ("+- 0.05 points").
};

/// A distribution of patients at each panel day; every array is [scenario][panel draw][time][subgroup][outcome].
struct Panels {
  bool pooled_over_draws = false;  ///< Above 100 draws the draw dimension is pooled to one.
  std::vector<double> mean, sd, n;
  std::vector<double> q025, q25, q50, q75, q975;
};

/// What replicates and draws say about a panel mean; every array is [scenario][time][subgroup][outcome].
struct PanelSpread {
  std::vector<double> mean, se;   ///< Mean over replicates and draws, and its standard error.
  std::vector<double> low, high;  ///< 95 % interval of the kind named by Outcomes::interval_kind.
};

inline constexpr const char* kSimulationNoise = "simulation noise";
inline constexpr const char* kNoiseAndParameters = "noise and parameters";

/// Uncertain inputs and the values they took.
struct ParameterRecord {
  std::vector<std::string> names, units, sources, provenances, notes;  ///< One per parameter.
  std::vector<double> central, low, high;                              ///< One per parameter; 95 % bounds.
  std::vector<double> value;                                           ///< [draw][parameter]
};

struct FileDigest {
  std::string name;    ///< As the user would write it, never an absolute path.
  std::string sha256;  ///< 64 hexadecimal digits.
};

/// Where the results come from. Nothing here may differ between identical runs.
struct ProvenanceRecord {
  std::string config_text;      ///< The scenario file exactly as read.
  std::string resolved_config;  ///< After includes, defaults and --set, every value with its origin.
  std::vector<FileDigest> files;
  std::string schema_version, model_version;
};

/// All results of one run.
struct Outcomes {
  std::string title, summary;
  std::string seed;                 ///< Decimal text: a 64-bit seed does not fit every reader's integers.
  std::string status = "complete";  ///< "complete" or "interrupted".
  std::string interval_kind = kSimulationNoise;

  std::vector<std::string> scenarios, programmes, roles, subgroups;
  std::size_t draws = 1, replicates = 1;
  std::vector<double> panel_days;  ///< Days since the start of the run.

  std::vector<MeasureInfo> measures;
  std::vector<double> outcome;  ///< [scenario][draw][replicate][measure]

  std::vector<OutcomeInfo> outcomes;
  Panels panels;
  PanelSpread spread;

  std::vector<double> wait_day, waiting;          ///< [scenario][draw][programme][time]: mean days, people.
  std::vector<double> utilisation, queue_length;  ///< [scenario][draw][role][time]: share of hours, requests.

  /// [scenario][draw][role]: money for the hours that were worked, and for all hours that were staffed, undiscounted.
  std::vector<double> staff_worked, staff_paid;

  std::vector<std::string> cost_categories;
  std::vector<double> cost_by_category_year;  ///< [scenario][draw][category][year], money, undiscounted.
  std::size_t years = 0;                      ///< Extent of the year index above.

  std::string money_unit = "USD";
  std::vector<double> cost, qaly;  ///< [scenario][draw][replicate], per patient, discounted.

  ParameterRecord parameters;
  ProvenanceRecord provenance;

  std::optional<Table> patients;    ///< One row per patient.
  std::optional<Table> events;      ///< One row per event.
  std::vector<Table> study_tables;  ///< Designs and analyses of a study ("design", "study", "analysis").

  /// Draws in the panel arrays: one when pooled.
  std::size_t panel_draws() const { return panels.pooled_over_draws ? 1 : draws; }

  /// Where [scenario][draw][replicate] stands in `cost` and `qaly`.
  std::size_t at_replicate(std::size_t scenario, std::size_t draw, std::size_t replicate) const {
    return (scenario * draws + draw) * replicates + replicate;
  }
  /// Where [scenario][draw][replicate][measure] stands in `outcome`.
  std::size_t at_measure(std::size_t scenario, std::size_t draw, std::size_t replicate, std::size_t measure) const {
    return at_replicate(scenario, draw, replicate) * measures.size() + measure;
  }
  /// Where [scenario][draw][time][subgroup][outcome] stands in `panels`.
  std::size_t at_panel(std::size_t scenario, std::size_t draw, std::size_t time, std::size_t subgroup,
                       std::size_t which) const {
    const std::size_t row = (scenario * panel_draws() + draw) * panel_days.size() + time;
    return (row * subgroups.size() + subgroup) * outcomes.size() + which;
  }
  /// Where [scenario][time][subgroup][outcome] stands in `spread`.
  std::size_t at_spread(std::size_t scenario, std::size_t time, std::size_t subgroup, std::size_t which) const {
    return ((scenario * panel_days.size() + time) * subgroups.size() + subgroup) * outcomes.size() + which;
  }
  /// Where [scenario][draw][programme][time] stands in `wait_day` and `waiting`.
  std::size_t at_programme(std::size_t scenario, std::size_t draw, std::size_t programme, std::size_t time) const {
    return ((scenario * draws + draw) * programmes.size() + programme) * panel_days.size() + time;
  }
  /// Where [scenario][draw][role][time] stands in `utilisation` and `queue_length`.
  std::size_t at_role(std::size_t scenario, std::size_t draw, std::size_t role, std::size_t time) const {
    return ((scenario * draws + draw) * roles.size() + role) * panel_days.size() + time;
  }
  /// Where [scenario][draw][role] stands in `staff_worked` and `staff_paid`.
  std::size_t at_post(std::size_t scenario, std::size_t draw, std::size_t role) const {
    return (scenario * draws + draw) * roles.size() + role;
  }
  /// Where [scenario][draw][category][year] stands in `cost_by_category_year`.
  std::size_t at_year(std::size_t scenario, std::size_t draw, std::size_t category, std::size_t year) const {
    return ((scenario * draws + draw) * cost_categories.size() + category) * years + year;
  }
};

}  // namespace sim
