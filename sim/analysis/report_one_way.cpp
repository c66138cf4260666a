#include <algorithm>
#include <cmath>

#include "sim/analysis/paired.hpp"
#include "sim/analysis/reports.hpp"
#include "sim/analysis/words.hpp"
#include "sim/core/check.hpp"

namespace sim::analysis {

namespace {

// One bar of a tornado.
struct Bar {
  std::size_t input = 0;
  double low_value = kNothing, high_value = kNothing;  // of the parameter
  Estimate low, high;                                  // change of the target from the centre, paired
  double swing() const { return std::fabs(high.value - low.value); }
  /// One of the changes is more than luck; without an interval, any change is.
  bool told() const {
    const auto away = [](const Estimate& e) { return std::isnan(e.low) ? e.value != 0 : e.low > 0 || e.high < 0; };
    return swing() > 0 && (away(low) || away(high));
  }
};

std::vector<Bar> bars_of(const StudyTable& t, const Target& target, std::size_t centre, double confidence) {
  std::vector<Bar> bars;
  const std::vector<double> middle = values_of(t, centre, target);
  for (const std::size_t row : sound_rows(t, RowRole::point)) {
    const std::uint32_t input = t.rows[row].input;
    require(input != kNoInput, "every end of a one-way study says which parameter it moves");
    auto bar = std::find_if(bars.begin(), bars.end(), [input](const Bar& b) { return b.input == input; });
    if (bar == bars.end()) bar = bars.insert(bars.end(), Bar{.input = input, .low = {}, .high = {}});
    const std::vector<double> values = values_of(t, row, target);
    const std::size_t n = std::min(values.size(), middle.size());
    const Estimate change =
        compare_paired(std::span(middle).first(n), std::span(values).first(n), confidence).difference;
    (t.rows[row].step == 0 ? bar->low : bar->high) = change;
    (t.rows[row].step == 0 ? bar->low_value : bar->high_value) = t.value[t.at_value(row, input)];
  }
  std::stable_sort(bars.begin(), bars.end(), [](const Bar& a, const Bar& b) {
    return (std::isnan(a.swing()) ? -1 : a.swing()) > (std::isnan(b.swing()) ? -1 : b.swing());
  });
  return bars;
}

std::string headline(const StudyTable& t, const Target& target, const std::vector<Bar>& bars, double centre) {
  std::string text =
      target_words(t, target) + " is " + with_unit(centre, t.outcomes[target.outcome].unit) + " with central values";
  std::size_t idle = 0, told = 0, said = 0;
  for (const Bar& bar : bars) {
    if (bar.swing() == 0) ++idle;
    if (bar.told()) ++told;
    if (said == 3 || !bar.told()) continue;
    text += (said == 0 ? "; it moves most with " : ", then ") + input_words(t.parameters[bar.input]) + " (" +
            number_words(centre + bar.low.value) + " to " + number_words(centre + bar.high.value) + ")";
    ++said;
  }
  const std::size_t unsure = bars.size() - idle - told;
  if (idle == bars.size()) return text + "; no parameter moves it at all.";
  if (said == 0) text += "; no parameter moves it more than luck does";
  std::string rest = unsure > 0 && said > 0 ? std::to_string(unsure) + " no more than luck does" : "";
  if (idle > 0) rest += (rest.empty() ? "" : ", ") + std::to_string(idle) + " not at all";
  return text + (rest.empty() ? "" : "; of " + std::to_string(bars.size()) + " inputs, " + rest) + ".";
}

}  // namespace

Analysis report_one_way(const StudyTable& t, const AnalysisRequest& request) {
  const auto centres = sound_rows(t, RowRole::centre);
  require(centres.size() == 1, "a one-way study has one row with every parameter at its central value");
  Analysis out;
  std::vector<std::string> targets, names, units;
  std::vector<double> low_values, high_values, swings, centre_values;
  std::vector<Estimate> lows, highs;
  for (const Target& target : request.targets) {
    const double centre = mean(values_of(t, centres[0], target));
    const std::vector<Bar> bars = bars_of(t, target, centres[0], request.confidence);
    out.headlines.push_back(headline(t, target, bars, centre));
    for (const Bar& bar : bars) {
      targets.push_back(target_words(t, target));
      names.push_back(t.parameters[bar.input].name);
      units.push_back(t.parameters[bar.input].unit);
      low_values.push_back(bar.low_value);
      high_values.push_back(bar.high_value);
      centre_values.push_back(centre);
      lows.push_back(bar.low);
      highs.push_back(bar.high);
      swings.push_back(bar.swing());
    }
  }
  out.tables.push_back(
      TableMaker("one_way", "bar", "How far each parameter moves each outcome, the strongest first.")
          .text("target", "Outcome and scenario.", targets)
          .text("parameter", "What is moved.", names)
          .text("parameter_unit", "Its unit.", units)
          .number("low_value", "", "Low end of the parameter.", low_values)
          .number("high_value", "", "High end of the parameter.", high_values)
          .number("centre", "", "Target with central values.", centre_values)
          .estimate("change_at_low", "", "Change of the target at the low end, with shared luck.", lows)
          .estimate("change_at_high", "", "Change of the target at the high end.", highs)
          .number("swing", "", "Distance between the two.", swings)
          .interval("paired t over runs")
          .take());
  if (t.replicates < 2)
    out.notes.push_back("with one replicate, changes have no interval: they hold for this luck only");
  return out;
}

}  // namespace sim::analysis
