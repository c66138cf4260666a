#include "sim/care/steps/attend.hpp"

#include <algorithm>

#include "sim/care/steps/verbs.hpp"
#include "sim/care/steps/words.hpp"

namespace sim {

Next Attend::take(Visit& v) const {
  const std::uint32_t key = v.world.key(v.patient);
  double come = plan_.chances->each;
  if (!plan_.miss_more_when.empty() && all_hold(v.world, v.patient, plan_.miss_more_when))
    come = std::max(0.0, 1 - (1 - come) * plan_.miss_times);
  const double never = plan_.chances->never;
  const bool ever = never <= 0 || !v.world.draws().chance(never, key, plan_.ever, v.cursor.enrolment);
  const bool came = ever && v.world.draws().chance(come, key, plan_.came, v.ordinal());
  if (!plan_.work.empty()) v.world.keep_appointment(v, plan_.work);
  v.world.note(v.patient, came ? plan_.attended : plan_.missed);
  if (came) {
    if (plan_.visits) v.world.charge(v.patient, *plan_.visits, 1, true);
    if (plan_.minutes) v.world.charge(v.patient, *plan_.minutes, static_cast<double>(plan_.length.minutes), true);
  }
  if (!plan_.session) return Next::go_on();
  if (came)
    v.world.attended(v);
  else if (v.cursor.missed < UINT8_MAX)
    ++v.cursor.missed;
  return Next::go_on();
}

std::string Attend::describe() const {
  std::string words = plan_.words + ": " + percent(plan_.chances->each) + " come";
  if (plan_.chances->never > 0) words += " (" + percent(plan_.chances->never) + " of the patients never do)";
  if (!plan_.miss_more_when.empty())
    words += "; when " + in_words(plan_.miss_more_when) + ", missing is " + brief_number(plan_.miss_times) +
             " times as likely";
  return words;
}

namespace {

struct MissMore {
  double times = 1, share = 0;
  std::vector<Condition> when;
};

MissMore read_miss_more(Fields& f, ProgrammeReading& context) {
  MissMore more;
  Value written;
  f.raw("miss_more", written, {.doc = "Patients who miss sessions more often than others"}, false);
  if (written.is_null()) return more;
  Fields inner(written, f.path_of("miss_more"), f.reading());
  more.when = read_condition_group(inner, "when", context, true);
  inner.number("times", more.times, {.doc = "Multiplies the chance of missing", .unit = "ratio", .low = 0, .high = 10});
  inner.share("share", more.share, {.doc = "Their share of the patients, used in solving the chance"}, 0.0);
  inner.done();
  return more;
}

// `{solved_for: A35}` is short for `{solved_for: {id: A35}}`.
double known_share(Fields& inner, const Value& map, const char* name, Reading& reading) {
  double known = 0;
  const Value* value = map.find(name);
  Value number = *value;
  if (value->is_scalar() && !value->text().empty() && value->text()[0] >= 'A' && value->text()[0] <= 'Z')
    number = under("id", *value);
  Value ignored;
  inner.raw(name, ignored, {});
  const Value wrapped = under(name, number);
  Fields one(wrapped, inner.path(), reading);
  one.share(name, known, {});
  return known;
}

}  // namespace

void read_chances(Fields& f, ProgrammeReading& context, Attend::Plan& plan) {
  auto chances = std::make_shared<AttendanceChances>();
  plan.chances = chances;
  const MissMore more = read_miss_more(f, context);
  plan.miss_more_when = more.when;
  plan.miss_times = more.times;
  Value written;
  f.raw("chance", written,
        {.doc = "Chance of coming: a share, or {solved_for: share of the sessions attended, given any}, or "
                "{all_attended: share who come to every session}",
         .example = "0.85"},
        plan.session);
  double any = 1;
  const bool some_never = f.has("any") && !f.describing();
  f.share("any", any, {.doc = "Share of patients who come at least once"}, 1.0);
  double wanted = 0;
  std::optional<KnownAttendance> known;
  if (written.is_map() && (written.find("solved_for") || written.find("all_attended"))) {
    Fields inner(written, f.path_of("chance"), f.reading());
    const bool all = written.find("all_attended") != nullptr;
    known = all ? KnownAttendance::all : KnownAttendance::share_given_any;
    wanted = known_share(inner, written, all ? "all_attended" : "solved_for", f.reading());
    inner.done();
  } else if (!written.is_null()) {
    const Value wrapped = under("chance", written);
    Fields one(wrapped, f.path(), f.reading());
    one.share("chance", chances->each, {.doc = "Chance of coming"});
  }
  if (!plan.session) {
    if (known || some_never)
      f.problem("chance", "config/contradiction", f.path_of("chance") + " can only be solved for sessions that count",
                "write a plain chance, or 'effect: true'");
    return;
  }
  ProgrammeDraft& draft = context.draft;
  if (!draft.all_enrolled && !f.describing())
    f.problem("", "config/contradiction", f.path() + " is a session of a course that not everybody here has begun",
              "put 'enrol' before it, outside of branches, or say 'effect: false' if it is none of the sessions");
  if (draft.in_course)
    f.problem("", "config/contradiction", f.path() + " is a second session in one round of a repeat",
              "write 'effect: false' for meetings that are not the programme's sessions");
  draft.in_course = true;
  draft.course = Course{.miss_times = more.times, .share_missing = more.share};
  draft.when_course_known.push_back([=](Course& course) {
    course.chance = known ? solve_chance(course, *known, wanted) : chances->each;
    if (some_never) course.never = solve_never(course, any);
    chances->each = course.chance;
    chances->never = course.never;
  });
}

void finish_plan(Fields& f, ProgrammeReading& context, const char* verb, Attend::Plan& plan) {
  plan.came = context.purpose_for(f, verb);
  plan.ever = context.purpose_of_part("ever");
  const std::string what = context.latest_name == verb ? "" : context.latest_name + ".";
  plan.attended = context.note(plan.session ? "attended" : what + "kept");
  plan.missed = context.note(plan.session ? "missed" : what + "not_kept");
  const auto& resources = context.model.resources;
  for (std::size_t i = 0; i < resources.size(); ++i) {
    if (resources[i].name == "patient visits") plan.visits = static_cast<ResourceId>(i);
    if (resources[i].name == "patient minutes") plan.minutes = static_cast<ResourceId>(i);
  }
}

void read_attend(Pathway& pathway, Fields& f, ProgrammeReading& context) {
  Attend::Plan plan;
  f.duration("length", plan.length, {.doc = "Length of the session", .low = 1, .high = 1440, .example = "90 min"});
  read_chances(f, context, plan);
  finish_plan(f, context, "attend", plan);
  plan.words = "a session of " + in_words(plan.length);
  pathway.then<Attend>(std::move(plan));
  if (context.draft.repeats == 0) finish_single_session(context);
}

void finish_single_session(ProgrammeReading& context) {
  ProgrammeDraft& draft = context.draft;
  draft.course.gap_days = 0;
  for (const auto& solve : draft.when_course_known) solve(draft.course);
  draft.when_course_known.clear();
  draft.in_course = false;
  ++draft.courses;
  draft.waited_days = 0;
}

}  // namespace sim
