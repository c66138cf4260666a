#include "tests/random_configs/history.hpp"

#include "tests/random_configs/choice.hpp"

namespace random_configs {

namespace {

std::string yearly(int low, int high, int digits) { return decimal(between(low, high), digits) + " / year"; }
std::string years(int low, int high) { return decimal(between(low, high), 1) + " years"; }
std::string shape() { return "shape: " + decimal(between(5, 40), 1); }

std::string piecewise() {
  std::vector<std::string> from = {"0 days"}, rate = {yearly(0, 50, 2)};
  for (int i = between(0, 3), at = 0; i > 0; --i) {
    at += between(1, 30);
    from.push_back(std::to_string(at) + " months");
    rate.push_back(yearly(1, 50, 2));
  }
  return "piecewise: {from: " + list_of(from) + ", rate: " + list_of(rate) + "}";
}

std::string hazard(bool with_attributes) {
  switch (between(0, with_attributes ? 9 : 8)) {
    case 0: return "exponential: {rate: " + yearly(0, 100, 2) + "}";
    case 1: return "weibull_ph: {" + shape() + ", lambda: " + decimal(between(1, 60), 2) + "}";
    case 2: return "weibull_aft: {" + shape() + ", scale: " + years(5, 300) + "}";
    case 3: return "gompertz: {slope: " + decimal(between(-20, 20), 2) + ", rate: " + yearly(1, 50, 3) + "}";
    case 4: return "gamma: {" + shape() + ", scale: " + years(5, 300) + "}";
    case 5: return "lognormal: {median: " + years(5, 300) + ", sd_log: " + decimal(between(1, 30), 1) + "}";
    case 6: return "log_logistic: {" + shape() + ", scale: " + years(5, 300) + "}";
    case 7:
      return "generalised_gamma: {mu: " + decimal(between(-5, 40), 1) + ", sigma: " + decimal(between(2, 20), 1) +
             ", q: " + decimal(between(-20, 20), 1) + "}";
    case 8: return piecewise();
    default: return "life_table: {file: evidence/us_life_table_2015.csv, column: Total}";
  }
}

std::string ratio() {
  return once_in(2) ? decimal(between(2, 40), 1) : "{log_ratio: " + decimal(between(-15, 15), 1) + "}";
}

std::string transition(const std::string& from, const std::string& to, bool with_attributes) {
  const std::string h = hazard(with_attributes);
  const bool table = h.starts_with("life_table");
  std::string text = "{from: [" + from + "], to: " + to + ", hazard: {" + h + "}";
  text += ", clock: " + (table ? "age" : one_of({"reset", "forward"}));
  std::vector<std::string> ratios;
  if (with_attributes && once_in(2))
    ratios.push_back("age: {per: 10, centre: 60, log_ratio: " + decimal(between(-10, 10), 1) + "}");
  if (with_attributes && once_in(3)) ratios.push_back("female: " + ratio());
  if (once_in(5)) ratios.push_back("years_since_entry: " + decimal(between(8, 12), 1));
  if (!ratios.empty()) text += ", ratios: " + group_of(ratios);
  if (once_in(5))
    text +=
        ", ratio_over_time: {from: [" + length(1, 24, {"months"}) + "], ratio: [" + decimal(between(1, 40), 1) + "]}";
  if (once_in(4)) text += ", cost: " + std::to_string(between(0, 20'000)) + " USD";
  if (once_in(4)) text += ", qaly: " + decimal(between(-50, 10), 2);
  return text + "}";
}

}  // namespace

History history(bool with_attributes) {
  const int states = between(2, 6);
  History made;
  std::string& text = made.text;
  text = "history:\n  states:\n";
  std::vector<std::string> names;
  for (int s = 0; s < states; ++s) {
    names.push_back("state_" + std::to_string(s));
    if (s == states - 1) {
      text += "    " + names.back() + ": {dead: true}\n";
      continue;
    }
    text += "    " + names.back() + ": {utility: " + decimal(between(-20, 100), 2);
    if (once_in(2)) text += ", costs: {care: " + std::to_string(between(0, 60'000)) + " USD/year}";
    text += "}\n";
  }
  text += "  start: state_0\n  transitions:\n";
  std::vector<std::string> transitions;
  for (int s = 0; s + 1 < states; ++s)  // everybody can get on; some can go back or die early
    for (int to = 0; to < states; ++to) {
      if (to == s || (to != s + 1 && !once_in(4))) continue;
      transitions.push_back("from_" + std::to_string(s) + "_to_" + std::to_string(to));
      text += "    " + transitions.back() + ": " +
              transition(names[static_cast<std::size_t>(s)], names[static_cast<std::size_t>(to)], with_attributes) +
              "\n";
    }
  const int strategies = between(0, 3);
  if (strategies > 0) text += "  strategies:\n";
  for (int s = 0; s < strategies; ++s) {
    made.strategies.push_back("strategy " + std::to_string(s));
    text += "    " + made.strategies.back() + ": {ratios: {" + one_of(transitions) + ": " + ratio() +
            "}, costs: {state_0: " + std::to_string(between(0, 9'000)) + " USD/year}}\n";
  }
  if (strategies > 0) text += "  strategy: " + made.strategies.front() + "\n";
  text += "  discounting: {rate: " + decimal(between(0, 10), 2) + ", form: " + one_of({"continuous", "annual"}) + "}\n";
  if (with_attributes && once_in(2)) text += "  oldest: " + std::to_string(between(90, 120)) + " years\n";
  return made;
}

}  // namespace random_configs
