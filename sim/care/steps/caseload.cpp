#include "sim/care/steps/caseload.hpp"

#include "sim/care/steps/verbs.hpp"
#include "sim/care/steps/words.hpp"

namespace sim {

std::optional<std::size_t> add_places(Fields& f, ProgrammeReading& context, RoleId role, double per_fte) {
  if (context.draft.places >= 8) {
    f.problem("", "config/contradiction",
              f.path() + " is the ninth kind of place of this programme; eight is the most");
    return {};
  }
  PlacesSpec spec;
  spec.name = context.name + "." + context.latest_name;
  spec.role = role;
  spec.per_fte = per_fte;
  spec.bit = context.draft.places++;
  spec.track = context.draft.programme->track;
  context.model.places.push_back(std::move(spec));
  return context.model.places.size() - 1;
}

void read_caseload(Pathway& pathway, Fields& f, ProgrammeReading& context) {
  std::string name;
  f.text("role", name, {.doc = "Whose caseload", .example = "care_manager"});
  double per_fte = 0;
  f.number("per_fte", per_fte, {.doc = "Patients per full-time equivalent", .unit = "n", .low = 1, .high = 10'000});
  TakePlace::Plan plan;
  std::optional<Duration> at_most;
  f.duration("at_most", at_most, {.doc = "Longest wait; absent: for ever"});
  if (at_most) plan.at_most = Holding::fixed(*at_most);
  enum class Otherwise { usual_care, go_on } otherwise = Otherwise::usual_care;
  f.choice("otherwise", otherwise, {{"usual_care", Otherwise::usual_care}, {"go_on", Otherwise::go_on}},
           {.doc = "After a wait given up: leave, or go on without a place"}, Otherwise::usual_care);
  plan.leave = otherwise == Otherwise::usual_care;
  plan.first = read_condition_group(f, "first", context);
  context.purpose_for(f, "caseload");
  const auto role = context.role(f, "role", name);
  if (!role) return;
  const auto places = add_places(f, context, *role, per_fte);
  if (!places) return;
  plan.places = *places;
  plan.joined = context.note("joined_the_list");
  plan.gave_up = context.note("gave_up_waiting");
  plan.words = "take a place in the caseload of the " + name + " (" + brief_number(per_fte) +
               " patients per full-time equivalent)";
  if (!plan.first.empty()) plan.words += ", first those with " + in_words(plan.first);
  plan.words += at_most ? "; wait at most " + in_words(*at_most) : "; wait as long as it takes";
  if (at_most) plan.words += plan.leave ? ", otherwise usual care" : ", otherwise go on without";
  pathway.then<TakePlace>(std::move(plan));
}

void read_end_caseload(Pathway& pathway, Fields& f, ProgrammeReading& context) {
  f.shorthand("role");
  std::string name;
  f.text("role", name, {.doc = "Whose caseload the patient leaves", .example = "care_manager"});
  const auto role = context.role(f, "role", name);
  if (!role) return;
  const auto& all = context.model.places;
  for (std::size_t i = 0; i < all.size(); ++i)
    if (all[i].track == context.draft.programme->track && all[i].role == *role && all[i].per_fte > 0) {
      pathway.then<GivePlaceBack>(i, "leave the caseload of the " + name);
      return;
    }
  f.problem("role", "config/contradiction", f.path() + ": nobody is in a caseload of the " + name + " here",
            "put 'caseload: {role: " + name + ", ...}' before it");
}

}  // namespace sim
