// Elements that can be switched off, and bundles of staff minutes.
#include <algorithm>

#include "sim/care/read_parts.hpp"
#include "sim/care/steps/verbs.hpp"
#include "sim/config/suggest.hpp"
#include "sim/core/math.hpp"

namespace sim {

void read_elements(Fields& f, ProgrammeReading& context) {
  Value written;
  f.raw("elements", written, {.doc = "Parts of the programme that can be switched off"}, false);
  if (written.is_null()) return;
  Fields e(written, f.path_of("elements"), f.reading());
  e.number("concentration", context.draft.concentration,
           {.doc = "Dirichlet concentration of the split of a whole effect over its elements",
            .unit = "n",
            .low = 0.01,
            .high = 100});
  for (const auto& entry : written.entries()) {
    if (entry.key == "concentration") continue;
    bool on = true;
    e.choice(entry.key.c_str(), on, {{"on", true}, {"off", false}},
             {.doc = "Whether this part is there", .synonyms = "true=on, yes=on, false=off, no=off"});
    context.draft.elements.push_back({entry.key, on});
  }
  e.done();
}

double share_of_elements(Fields& f, ProgrammeReading& context, const std::string& split,
                         const std::vector<std::string>& names) {
  double with = 0, all = 0;
  std::vector<std::string> known;
  for (const Element& e : context.draft.elements) known.push_back(e.name);
  for (const std::string& name : names) {
    const auto at = std::find(known.begin(), known.end(), name);
    if (at == known.end()) {
      f.problem("elements", "config/choice", f.path_of("elements") + ": this programme has no element '" + name + "'",
                did_you_mean(name, known));
      return 1;
    }
    double weight = 1;
    if (context.luck) {
      context.latest_name = split;
      const double u = context.luck->uniform(0, context.purpose_of_part("element." + name));
      weight = math::gamma_quantile(context.draft.concentration, u);
    }
    all += weight;
    if (context.draft.elements[static_cast<std::size_t>(at - known.begin())].on) with += weight;
  }
  return all > 0 ? with / all : 1;
}

namespace {

// `nurse: 90 min`, or a list of times that add up: `nurse: [{id: A17}, {id: S172.c}]`.
Duration read_minutes(Fields& bundle, const Value& written, const std::string& role) {
  const Spec limits{.doc = "Minutes of this role", .low = 0, .high = 60 * 24 * 60, .example = "90 min"};
  Duration length{};
  if (!written.is_list()) {
    bundle.duration(role.c_str(), length, limits);
    return length;
  }
  std::vector<Duration> parts;
  bundle.list(role.c_str(), parts, limits);
  for (const Duration part : parts) length = length + part;
  return length;
}

}  // namespace

void read_staff(Fields& f, ProgrammeReading& context) {
  Value written;
  f.raw("staff", written, {.doc = "Bundles of staff minutes, named for what they are for"}, false);
  if (written.is_null()) return;
  Fields bundles(written, f.path_of("staff"), f.reading());
  for (const auto& entry : written.entries()) {
    Value one;
    bundles.raw(entry.key.c_str(), one, {.doc = "Role and time"});
    Fields bundle(one, bundles.path_of(entry.key.c_str()), f.reading());
    auto& work = context.staff[entry.key];
    for (const auto& part : one.entries()) {
      const Duration length = read_minutes(bundle, part.value, part.key);
      const auto role = context.role(bundle, part.key.c_str(), part.key);
      if (role && length.minutes > 0) work.push_back({*role, static_cast<std::int32_t>(length.minutes)});
    }
    bundle.done();
  }
  bundles.done();
}

}  // namespace sim
