#include "tests/random_configs/pathway.hpp"

#include "tests/random_configs/choice.hpp"

namespace random_configs {

namespace {

// Names that must be distinct within a programme; bundles of staff minutes that its steps used.
struct Draft {
  const Surroundings& around;
  int steps = 0;
  std::vector<std::string> bundles{};
  bool seated = false;
  std::string caseload{};
};

std::string name_of(Draft& draft) { return "name: step_" + std::to_string(++draft.steps); }

std::string bundle(Draft& draft) {
  if (!draft.bundles.empty() && once_in(2))
    return "bundle_" + std::to_string(between(1, static_cast<int>(draft.bundles.size())));
  std::vector<std::string> minutes = {one_of(draft.around.roles) + ": " + std::to_string(between(1, 90)) + " min"};
  draft.bundles.push_back(group_of(minutes));
  return "bundle_" + std::to_string(draft.bundles.size());
}

std::string law() {
  switch (between(0, 4)) {
    case 0: return length(1, 90, {"min", "hours", "days"});
    case 1: return "{exponential: " + length(5, 90, {"min", "hours", "days"}) + "}";
    case 2: return "{gamma: " + length(5, 90, {"min", "hours"}) + ", shape: " + decimal(between(3, 40), 1) + "}";
    case 3: return "{weibull: " + length(5, 90, {"min", "hours"}) + ", shape: " + decimal(between(5, 40), 1) + "}";
    default: return "{lognormal: " + length(5, 90, {"min", "hours"}) + ", sigma: " + decimal(between(1, 20), 1) + "}";
  }
}

std::string chance() {
  if (once_in(4)) return "{solved_for: 0." + std::to_string(between(4, 9)) + "}";
  return percent(1, 100);
}

std::string steps(Draft& draft, int depth, int most);

std::string condition(Draft& draft) {
  if (draft.around.conditions.empty() || once_in(3)) return "chance: " + percent(0, 100) + ", " + name_of(draft);
  return one_of(draft.around.conditions);
}

std::string nested(Draft& draft, int depth) {
  if (once_in(2))
    return "repeat: {times: " + std::to_string(between(1, 20)) + ", do: " + steps(draft, depth + 1, 3) + "}";
  std::string when = "when: {" + condition(draft) + ", do: " + steps(draft, depth + 1, 3);
  if (once_in(2)) when += ", otherwise: " + steps(draft, depth + 1, 2);
  return when + "}";
}

std::string clinical_step(Draft& draft) {
  switch (between(0, 3)) {
    case 0:
      return "monitor: {agreement: " + percent(0, 100) + ", urine_test: " + percent(0, 100) + ", " + name_of(draft) +
             "}";
    case 1: return "screen_for_oud: {finds: " + percent(0, 100) + ", " + name_of(draft) + "}";
    case 2:
      return "charge: {resource: " + one_of(draft.around.lines) + ", quantity: " + decimal(between(0, 400), 2) + "}";
    default: {
      std::string hold =
          "hold_until: {" + one_of(draft.around.conditions) + ", check: " + length(1, 12, {"weeks", "months"});
      if (once_in(2))
        hold += ", at_most: " + length(1, 60, {"weeks", "months"}) + ", otherwise: " + one_of({"usual_care", "go_on"});
      return hold + "}";
    }
  }
}

std::string step(Draft& draft, int depth) {
  const Surroundings& around = draft.around;
  if (depth < 2 && once_in(4)) return nested(draft, depth);
  if (around.clinical && once_in(4)) return clinical_step(draft);
  if (!around.servers.empty() && once_in(3)) {
    std::string use = "use: {role: " + one_of(around.servers) + ", for: " + law() + ", " + name_of(draft);
    if (once_in(3)) use += ", at_most: " + law();
    if (!around.conditions.empty() && once_in(4)) use += ", first: {" + one_of(around.conditions) + "}";
    return use + "}";
  }
  if (!around.roles.empty() && once_in(3)) {
    if (once_in(2)) return "work: " + bundle(draft);
    std::string meet = "meet: {staff: " + bundle(draft) + ", chance: " + chance() + ", " + name_of(draft);
    if (once_in(2)) meet += ", effect: " + one_of({"true", "false"});
    if (once_in(3)) meet += ", on_the_phone: true";
    return meet + "}";
  }
  switch (between(0, 4)) {
    case 0: return "record: note_" + std::to_string(between(1, 3));
    case 1:
      return "attend: {length: " + length(10, 180, {"min"}) + ", chance: " + chance() + ", " + name_of(draft) + "}";
    case 2: return once_in(6) ? "stop" : "wait: {until: weekly_slot}";
    default: return "wait: " + length(1, 40, {"days", "weeks", "hours", "min", "months"});
  }
}

std::string steps(Draft& draft, int depth, int most) {
  std::vector<std::string> items;
  for (int left = between(1, most); left > 0; --left) items.push_back(step(draft, depth));
  if (depth > 0) items.push_back("wait: " + length(1, 12, {"hours", "days", "weeks"}));
  return list_of(items);
}

// How somebody comes in, and what is held while the rest happens.
std::vector<std::string> entrance(Draft& draft) {
  const Surroundings& around = draft.around;
  std::vector<std::string> items;
  if (around.clinical && once_in(3))
    items.push_back("identify: {every: " + length(1, 12, {"weeks", "months"}) +
                    ", chance_per_year: " + percent(5, 100) + "}");
  if (around.clinical && once_in(2)) {
    std::string offer = "offer: {at: " + one_of({"primary_care_visit", "now"}) +
                        ", uptake: " + one_of({"{from: interest}", percent(0, 100)});
    if (once_in(3)) offer += ", raised: " + percent(1, 100);
    if (once_in(3))
      offer +=
          ", again: {after: " + length(1, 12, {"weeks", "months"}) + ", times: " + std::to_string(between(1, 5)) + "}";
    if (once_in(2)) offer += ", staff: " + bundle(draft);
    items.push_back(offer + "}");
  }
  if (!around.roles.empty() && once_in(3))
    items.push_back("once_per: {each: " + one_of({"clinician", "team", "site", "hub", "region", "all"}) +
                    ", staff: " + bundle(draft) + ", all_staff: " + one_of({"false", "true"}) + "}");
  if (!around.roles.empty() && once_in(3)) {
    draft.caseload = one_of(around.roles);
    std::string caseload = "caseload: {role: " + draft.caseload + ", per_fte: " + std::to_string(between(1, 120));
    if (once_in(2))
      caseload += ", at_most: " + length(1, 60, {"days", "weeks"}) + ", otherwise: " + one_of({"usual_care", "go_on"});
    items.push_back(caseload + "}");
  } else if (once_in(3)) {
    const int fewest = between(1, 8);
    std::string seat = "wait_for_seat: {group_of: [" + std::to_string(fewest) + ", " +
                       std::to_string(fewest + between(0, 6)) + "], entry: " + one_of({"closed", "rolling"}) +
                       ", at_most: " + length(1, 40, {"days", "weeks"});
    seat += !around.roles.empty() && once_in(2) ? ", staff: " + bundle(draft)
                                                : ", shared_by: " + one_of({"site", "hub", "region", "all"});
    items.push_back(seat + "}");
    draft.seated = true;
  }
  if (!draft.seated && !once_in(20)) items.push_back("enrol");
  return items;
}

std::string effects(const Surroundings& around) {
  std::vector<std::string> entries;
  for (const auto& target : around.targets) {
    if (!once_in(4)) continue;
    std::string effect = target;
    if (once_in(2)) effect += ", builds_over: " + length(1, 200, {"days"});
    effect += once_in(4) ? ", fades: at_once" : ", half_life: " + length(10, 900, {"days"});
    entries.push_back(effect + "}");
  }
  return entries.empty() ? "" : "    effects: " + group_of(entries) + "\n";
}

}  // namespace

std::string programme(const std::string& name, const Surroundings& around) {
  Draft draft{around};
  std::vector<std::string> items = entrance(draft);
  if (draft.seated)
    items.push_back("repeat: {times: " + std::to_string(between(1, 16)) + ", do: [attend: {length: " +
                    length(10, 180, {"min"}) + ", chance: " + chance() + ", " + name_of(draft) +
                    "}, leave_after: {missed_in_a_row: " + std::to_string(between(1, 5)) + "}, wait: 1 week]}");
  for (int left = between(1, 5); left > 0; --left) items.push_back(step(draft, 0));
  if (!draft.caseload.empty() && once_in(2)) items.push_back("end_caseload: " + draft.caseload);
  std::string text = "  " + name + ":\n";
  if (around.clinical && once_in(2)) text += "    eligible: {" + one_of(around.conditions) + "}\n";
  if (once_in(5))
    text +=
        "    reach: {by: " + one_of({"clinician", "site", "hub", "region"}) + ", share: " + percent(10, 100) + "}\n";
  if (!draft.bundles.empty()) {
    text += "    staff:\n";
    for (std::size_t i = 0; i < draft.bundles.size(); ++i)
      text += "      bundle_" + std::to_string(i + 1) + ": " + draft.bundles[i] + "\n";
  }
  text += "    pathway:\n";
  for (const auto& item : items) text += "      - " + item + "\n";
  text += effects(around);
  if (around.clinical && once_in(3))
    text += "    on: {died: stop, admitted: " + one_of({"go_on", "pause", "leave"}) + "}\n";
  return text;
}

}  // namespace random_configs
