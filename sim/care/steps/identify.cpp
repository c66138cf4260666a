#include "sim/care/steps/identify.hpp"

#include <algorithm>

#include "sim/care/steps/verbs.hpp"
#include "sim/care/steps/words.hpp"
#include "sim/core/math.hpp"

namespace sim {

Next Identify::take(Visit& v) const {
  const auto found = [&] {
    if (!v.world.find_eligible(v.patient, v.programme)) return false;
    if (!plan_.any_of.empty() && std::none_of(plan_.any_of.begin(), plan_.any_of.end(),
                                              [&](const Condition& c) { return holds(v.world, v.patient, c); }))
      return false;
    if (plan_.chance >= 1) return true;
    const auto look = static_cast<std::uint32_t>(v.now().minutes / plan_.every.minutes);
    return v.world.draws().chance(plan_.chance, v.world.key(v.patient), plan_.look, look);
  };
  if (!found()) return Next::again_after(plan_.every);
  v.world.note(v.patient, plan_.found);
  return Next::go_on();
}

void read_identify(Pathway& pathway, Fields& f, ProgrammeReading& context) {
  Identify::Plan plan;
  f.duration("every", plan.every,
             {.doc = "Time between two looks through the registry", .low = 1, .example = "3 months"});
  double per_year = 1;
  f.share("chance_per_year", per_year, {.doc = "Chance that somebody who can be found is found within a year"}, 1.0);
  if (per_year < 1 && plan.every.minutes > 0) plan.chance = -math::expm1(math::log1p(-per_year) * in_years(plan.every));
  plan.any_of = read_condition_group(f, "any_of", context);
  plan.look = context.purpose_for(f, "identify");
  plan.found = context.note("identified");
  plan.words = "every " + in_words(plan.every) + ", look through the registry for those who are eligible";
  if (!plan.any_of.empty()) plan.words += " and for whom " + in_words(plan.any_of, "or");
  if (per_year < 1) plan.words += "; " + percent(per_year) + " of them are found within a year";
  pathway.then<Identify>(std::move(plan));
}

}  // namespace sim
