// The summary for programs.
#include <cmath>
#include <nlohmann/json.hpp>

#include "app/summary/series.hpp"
#include "app/summary/summary.hpp"

namespace app {

namespace {

using Json = nlohmann::ordered_json;

// Not-a-number has no place in JSON: null says "nothing to report".
Json number(double x) { return std::isfinite(x) ? Json(x) : Json(nullptr); }

Json interval(const sim::Interval& i) {
  return {{"mean", number(i.mean)}, {"low", number(i.low)}, {"high", number(i.high)}};
}

Json measures_of(const sim::Outcomes& o, std::size_t scenario) {
  Json measures = Json::object();
  for (const auto& info : o.measures) {
    const auto series = measure_series(o, info.name);
    Json entry = interval(series->level(scenario));
    entry["unit"] = info.unit;
    if (scenario > 0) entry["difference"] = interval(series->difference(scenario));
    measures[info.name] = std::move(entry);
  }
  return measures;
}

}  // namespace

std::string summary_json(const sim::Outcomes& o, const RunFacts& facts) {
  Json json = {{"status", o.status},
               {"title", o.title},
               {"results", facts.folder},
               {"interval_kind", o.interval_kind},
               {"draws", o.draws},
               {"replicates", o.replicates},
               {"reference", o.scenarios.empty() ? "" : o.scenarios.front()},
               {"scenarios", Json::object()}};
  for (std::size_t s = 0; s < o.scenarios.size(); ++s) json["scenarios"][o.scenarios[s]] = measures_of(o, s);
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace app
