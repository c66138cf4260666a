#include "sim/care/steps/wait_for_seat.hpp"

#include <algorithm>
#include <map>

#include "sim/care/steps/enrol.hpp"
#include "sim/care/steps/record.hpp"
#include "sim/care/steps/verbs.hpp"
#include "sim/care/steps/words.hpp"

namespace sim {

namespace {

// `group_of: [6, 12]` or `group_of: 10`.
void read_size(Fields& f, GroupSpec& group) {
  std::vector<int> sizes;
  Value written;
  const Spec limits{.doc = "Fewest and most patients in a group", .low = 1, .high = 500, .example = "[6, 12]"};
  f.raw("group_of", written, limits);
  if (written.is_null()) return;
  const Value wrapped = under("group_of", written);
  Fields one(wrapped, f.path(), f.reading());
  if (written.is_list()) {
    one.list("group_of", sizes, limits);
  } else {
    one.whole("group_of", sizes.emplace_back(), limits);
  }
  if (!one.clean() || sizes.empty()) return;
  if (sizes.size() > 2 || sizes.front() > sizes.back()) {
    f.problem("group_of", "config/contradiction", f.path_of("group_of") + ": a group of that size can never meet",
              "write the fewest and the most patients, for example [6, 12]");
    return;
  }
  group.fewest = sizes.front();
  group.most = sizes.back();
}

// A closed group needs enough patients somewhere; open cohorts may gather them over time.
void check_catchment(Fields& f, const Setting& setting, const GroupSpec& group) {
  if (setting.sites.empty() || f.describing()) return;
  std::map<std::uint32_t, std::uint32_t> patients;
  std::uint32_t most = 0;
  for (std::uint32_t s = 0; s < setting.sites.size(); ++s) {
    if (setting.sites[s].arrivals_per_day > 0) return;
    auto& here = patients[setting.unit_of(s, group.shared_by)];
    here += setting.sites[s].patients;
    most = std::max(most, here);
  }
  if (static_cast<std::int64_t>(most) >= group.fewest) return;
  f.problem("group_of", "config/contradiction",
            f.path_of("group_of") + ": this group can never fill: " + std::to_string(group.fewest) +
                " are needed, and the largest " + "catchment has " + std::to_string(most) +
                (most == 1 ? " patient" : " patients"),
            "pool sites (`shared_by: region`) or lower `group_of`");
}

}  // namespace

void read_wait_for_seat(Pathway& pathway, Fields& f, ProgrammeReading& context) {
  GroupSpec group;
  group.track = context.draft.programme->track;
  read_size(f, group);
  f.choice("entry", group.entry, {{"closed", GroupSpec::Entry::closed}, {"rolling", GroupSpec::Entry::rolling}},
           {.doc = "Closed: all start together. Rolling: newcomers join a running group",
            .synonyms = "open=rolling, any=rolling"},
           GroupSpec::Entry::closed);
  WaitForSeat::Plan plan;
  f.duration("at_most", plan.at_most, {.doc = "Longest wait before giving up", .example = "26 weeks"});
  enum class Otherwise { usual_care } otherwise = Otherwise::usual_care;
  f.choice("otherwise", otherwise, {{"usual_care", Otherwise::usual_care}},
           {.doc = "What follows when the wait is given up"}, Otherwise::usual_care);
  group.staff = context.bundle(f, "staff", false);
  // Unless said otherwise, everybody whom the same staff serve may sit together.
  Sharing widest = group.staff.empty() ? Sharing::site : Sharing::all;
  for (const Work& w : group.staff) widest = std::min(widest, context.model.roles[w.role].shared_by);
  group.shared_by = widest;
  if (f.describing() || f.has("shared_by"))
    f.choice("shared_by", group.shared_by,
             {{"site", Sharing::site}, {"hub", Sharing::hub}, {"region", Sharing::region}, {"all", Sharing::all}},
             {.doc = "Whose patients may sit together; absent: all whom its staff serve"}, Sharing::site);
  check_catchment(f, context.model.setting, group);
  for (const Work& w : group.staff)
    if (context.model.roles[w.role].shared_by < group.shared_by) {
      const std::string& role = context.model.roles[w.role].name;
      f.problem("shared_by", "config/contradiction",
                f.path_of("shared_by") + ": the group is shared more widely than its " + role,
                "share the group as its staff are shared, or set staff." + role + ".shared_by");
    }
  f.whole("sessions", group.sessions,
          {.doc = "Meetings of a closed group; usually told by the repeat that follows", .low = 1, .high = 104},
          group.sessions);
  context.purpose_for(f, "wait_for_seat");
  group.name = context.name + "." + context.latest_name;
  const bool told = f.has("sessions");
  plan.group = context.model.groups.size();
  if (!told) {
    context.draft.group = plan.group;
    context.draft.group_origin = f.origin_of("");
  }
  plan.joined = context.note("joined_the_list");
  plan.gave_up = context.note("gave_up_waiting");
  plan.seated = context.note("seated");
  plan.words = "wait for a seat in a " + std::string(group.entry == GroupSpec::Entry::closed ? "closed" : "rolling") +
               " group of " +
               (group.fewest == group.most ? std::to_string(group.most)
                                           : std::to_string(group.fewest) + " to " + std::to_string(group.most)) +
               ", at most " + in_words(plan.at_most) + ", otherwise usual care";
  if (!group.staff.empty()) plan.words += "; every meeting takes " + in_words(group.staff, context.model);
  context.model.groups.push_back(std::move(group));
  const std::uint16_t seated = plan.seated;
  pathway.then<WaitForSeat>(std::move(plan));
  pathway.then<Record>(seated, "");
  if (!context.draft.enrols) {
    context.draft.enrols = context.draft.all_enrolled = true;
    pathway.then<Enrol>(context.note("enrolled"));
  }
}

}  // namespace sim
