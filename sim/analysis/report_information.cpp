#include <algorithm>
#include <map>

#include "sim/analysis/decision_curves.hpp"
#include "sim/analysis/information.hpp"
#include "sim/analysis/reports.hpp"
#include "sim/analysis/words.hpp"

namespace sim::analysis {

namespace {

constexpr std::size_t kLeading = 4;  // parameters that are looked at in pairs

struct Group {
  std::string kind, name;
  std::vector<std::size_t> inputs;
  std::vector<Estimate> value;  // [threshold], the headline last
  bool capped = false;          // at the headline
};

class InformationReport {
 public:
  InformationReport(const StudyTable& table, const AnalysisRequest& request, const InformationBasis& basis)
      : t_(table),
        frame_(request.decision),
        step_(request.step),
        basis_(basis),
        thresholds_(frame_.willingness_to_pay) {
    thresholds_.push_back(frame_.headline);
    for (std::size_t p = 0; p < t_.parameters.size(); ++p) {
      auto& values = inputs_.emplace_back();
      for (const std::size_t row : basis.rows) values.push_back(t_.value[t_.at_value(row, p)]);
    }
  }

  Analysis analysis() {
    add_singles();
    const std::vector<std::size_t> order = by_headline("parameter");
    std::vector<std::size_t> leading;
    for (std::size_t k = 0; k < std::min(kLeading, order.size()); ++k) leading.push_back(groups_[order[k]].inputs[0]);
    add_pairs(leading);
    add_provenances();
    Analysis out;
    out.headlines = {singles_words(), provenance_words()};
    std::erase(out.headlines, "");
    out.notes.push_back(
        "values of information come from regressions on the draws; values of parameters do not add up, because knowing "
        "one changes what another is worth");
    const auto capped = std::count_if(groups_.begin(), groups_.end(), [](const Group& g) { return g.capped; });
    if (capped > 0)
      out.notes.push_back(std::to_string(capped) + (capped == 1 ? " value" : " values") +
                          " of parameters came out above the value of knowing everything, which is impossible but for "
                          "the error of both: " +
                          (capped == 1 ? "it is" : "they are") + " set to it");
    for (const std::string& text : too_large_) out.notes.push_back(text);
    out.tables = {headline_table(), curve_table()};
    return out;
  }

 private:
  void add(std::string kind, std::string name, const std::vector<std::size_t>& inputs) {
    Series values;
    for (const std::size_t i : inputs) values.push_back(inputs_[i]);
    groups_.push_back({std::move(kind), std::move(name), inputs, evppi(basis_.sample, values, thresholds_)});
    Group& made = groups_.back();
    made.capped = made.value.back().value > basis_.perfect.back();
    for (std::size_t k = 0; k < made.value.size(); ++k) made.value[k] = at_most(made.value[k], basis_.perfect[k]);
  }

  void add_singles() {
    for (std::size_t p = 0; p < t_.parameters.size(); ++p) {
      add("parameter", t_.parameters[p].name, {p});
      if (step_) step_(p + 1, t_.parameters.size());
    }
  }

  void add_pairs(const std::vector<std::size_t>& leading) {
    for (std::size_t i = 0; i < leading.size(); ++i)
      for (std::size_t j = i + 1; j < leading.size(); ++j)
        add("pair", t_.parameters[leading[i]].name + " + " + t_.parameters[leading[j]].name, {leading[i], leading[j]});
  }

  void add_provenances() {
    std::map<std::string, std::vector<std::size_t>> by_provenance;
    for (std::size_t p = 0; p < t_.parameters.size(); ++p) by_provenance[t_.parameters[p].provenance].push_back(p);
    for (const auto& [name, inputs] : by_provenance) {
      // A coefficient needs draws to learn from.
      if (inputs.size() <= basis_.sample.draws / 5)
        add("provenance", name.empty() ? "not stated" : name, inputs);
      else
        too_large_.push_back(name + " has " + std::to_string(inputs.size()) +
                             " parameters, too many to value together from " + std::to_string(basis_.sample.draws) +
                             " draws");
    }
  }

  // Groups of this kind, the most valuable first.
  std::vector<std::size_t> by_headline(const std::string& kind) const {
    std::vector<double> values;
    for (const Group& g : groups_) values.push_back(g.kind == kind ? g.value.back().value : -1);
    std::vector<std::size_t> order = largest_first(values);
    std::erase_if(order, [&](std::size_t i) { return groups_[i].kind != kind; });
    return order;
  }

  std::string money(const Estimate& e) const {
    return number_words(e.value) + " " + frame_.money + " a patient, s.e. " + number_words(e.se);
  }

  std::string singles_words() const {
    std::string text;
    for (const std::size_t i : by_headline("parameter")) {
      // Worth nothing that could be told from 0 is not worth a sentence.
      if (text.find("; ", text.find("; ") + 1) != std::string::npos || !(groups_[i].value.back().low > 0)) break;
      const StudyParameter& p = t_.parameters[groups_[i].inputs[0]];
      text += (text.empty() ? "Worth knowing first: " : "; ") + input_words(p) + " (" + money(groups_[i].value.back()) +
              ")";
    }
    if (text.empty())
      return "No single parameter is worth knowing better for this decision, as far as these draws can tell.";
    return text + ".";
  }

  std::string provenance_words() const {
    const auto order = by_headline("provenance");
    if (order.size() < 2) return "";
    std::string text = "Knowing all numbers of one provenance exactly would be worth, a patient: ";
    for (std::size_t k = 0; k < order.size(); ++k) {
      const Group& g = groups_[order[k]];
      text += (k > 0 ? "; " : "") + g.name + " " + number_words(g.value.back().value) + " " + frame_.money + " (" +
              std::to_string(g.inputs.size()) + (g.inputs.size() == 1 ? " parameter)" : " parameters)");
    }
    return text + ".";
  }

  Table headline_table() const {
    std::vector<std::string> kinds, names;
    std::vector<Estimate> values;
    std::vector<double> errors, sizes, population, capped;
    for (const char* kind : {"parameter", "pair", "provenance"})
      for (const std::size_t i : by_headline(kind)) {
        const Estimate& e = groups_[i].value.back();
        kinds.emplace_back(kind);
        names.push_back(groups_[i].name);
        values.push_back(e);
        errors.push_back(e.se);
        capped.push_back(groups_[i].capped ? 1 : 0);
        sizes.push_back(static_cast<double>(groups_[i].inputs.size()));
        population.push_back(frame_.people_per_year > 0
                                 ? population_value(e.value, frame_.people_per_year, frame_.years, frame_.discount_rate)
                                 : kNothing);
      }
    return TableMaker("evppi", "group", "Value of knowing parameters exactly, at the headline threshold.")
        .text("kind", "parameter, pair or provenance.", kinds)
        .text("group", "What would be known.", names)
        .number("parameters", "", "How many.", sizes)
        .estimate("evppi", frame_.money, "Value a patient.", values)
        .number("evppi_se", frame_.money, "Its standard error: draws and regression.", errors)
        .interval("t from leaving out twentieths")
        .number("capped", "", "1 where it came out above the value of perfect information and was set to it.", capped)
        .number("population", frame_.money, "Value for everybody whom the decision is for.", population)
        .take();
  }

  Table curve_table() const {
    std::vector<std::string> names;
    std::vector<double> at;
    std::vector<Estimate> values;
    for (const Group& g : groups_)
      for (std::size_t k = 0; k + 1 < thresholds_.size(); ++k) {
        if (g.kind == "pair") continue;
        names.push_back(g.kind + ": " + g.name);
        at.push_back(thresholds_[k]);
        values.push_back(g.value[k]);
      }
    return TableMaker("evppi_curves", "point", "Value of knowing parameters exactly, by willingness to pay.")
        .text("group", "What would be known.", names)
        .number("threshold", frame_.money, "Willingness to pay for one unit of effect.", at)
        .estimate("evppi", frame_.money, "Value a patient.", values)
        .interval("t from leaving out twentieths")
        .take();
  }

  const StudyTable& t_;
  const DecisionFrame& frame_;
  const std::function<void(std::size_t, std::size_t)>& step_;
  const InformationBasis& basis_;
  std::vector<double> thresholds_;
  Series inputs_;
  std::vector<Group> groups_;
  std::vector<std::string> too_large_;
};

}  // namespace

Estimate at_most(Estimate value, double ceiling) {
  value.value = std::min(value.value, ceiling);
  value.low = std::min(value.low, value.value);
  return value;
}

Analysis report_information(const StudyTable& table, const AnalysisRequest& request, const InformationBasis& basis) {
  return InformationReport(table, request, basis).analysis();
}

}  // namespace sim::analysis
