#include "sim/care/steps/use.hpp"

#include <cmath>

#include "sim/care/steps/caseload.hpp"
#include "sim/care/steps/verbs.hpp"
#include "sim/care/steps/words.hpp"

namespace sim {

Holding Holding::fixed(Duration length) {
  Holding h;
  h.minutes_ = static_cast<double>(length.minutes);
  return h;
}

Holding Holding::weibull(double shape, Duration scale) {
  Holding h = fixed(scale);
  h.kind_ = Kind::weibull;
  h.shape_ = shape;
  return h;
}

Holding Holding::exponential(Duration mean) { return weibull(1, mean); }

Holding Holding::by(const Distribution& minutes) {
  Holding h;
  h.kind_ = Kind::other;
  h.other_ = minutes;
  return h;
}

Duration Holding::at(double uniform) const {
  double length = minutes_;
  if (kind_ == Kind::weibull) {
    const double amount = -math::log(uniform);
    length *= shape_ == 1 ? amount : math::pow(amount, 1 / shape_);
  } else if (kind_ == Kind::other) {
    length = other_.quantile(uniform);
  }
  return minutes(length > 0 ? std::llround(length) : 0);
}

namespace {

struct Law {
  Holding holding;
  std::string words;
};

double in_minutes(Duration d) { return static_cast<double>(d.minutes); }

Law read_law(Fields& f) {
  Law law;
  Value written;
  f.raw(
      "for", written,
      {.doc = "How long: a time, or one of exponential, weibull, gamma, lognormal", .example = "{exponential: 1 day}"});
  if (written.is_null()) return law;
  Duration length{};
  if (!written.is_map() || looks_uncertain(written)) {
    const Value wrapped = under("for", written);
    Fields one(wrapped, f.path(), f.reading());
    one.duration("for", length, {.doc = "How long"});
    return {Holding::fixed(length), in_words(length)};
  }
  Fields inner(written, f.path_of("for"), f.reading());
  const Spec positive{.doc = "Shape", .low = 1e-3, .high = 1e3};
  if (inner.has("exponential")) {
    inner.duration("exponential", length, {.doc = "Mean of an exponential time", .low = 1});
    law = {Holding::exponential(length), "an exponential time of mean " + in_words(length)};
  } else if (inner.has("weibull")) {
    double shape = 1;
    inner.duration("weibull", length, {.doc = "Scale of a Weibull time", .low = 1});
    inner.number("shape", shape, positive);
    law = {Holding::weibull(shape, length),
           "a Weibull time of scale " + in_words(length) + " and shape " + brief_number(shape)};
  } else if (inner.has("gamma")) {
    double shape = 1;
    inner.duration("gamma", length, {.doc = "Mean of a gamma time", .low = 1});
    inner.number("shape", shape, positive);
    if (inner.clean())
      law = {Holding::by(Distribution::gamma(shape, in_minutes(length) / shape)),
             "a gamma time of mean " + in_words(length) + " and shape " + brief_number(shape)};
  } else if (inner.has("lognormal")) {
    double sigma = 1;
    inner.duration("lognormal", length, {.doc = "Median of a lognormal time", .low = 1});
    inner.number("sigma", sigma, {.doc = "SD of the logarithm", .low = 1e-3, .high = 5});
    if (inner.clean())
      law = {Holding::by(Distribution::lognormal(in_minutes(length), sigma)),
             "a lognormal time of median " + in_words(length) + " and log-SD " + brief_number(sigma)};
  } else {
    f.problem("for", "config/missing", f.path_of("for") + " says no law of the length",
              "write for example 'for: 20 min' or 'for: {exponential: 1 day}'");
  }
  inner.done();
  return law;
}

}  // namespace

void read_use(Pathway& pathway, Fields& f, ProgrammeReading& context) {
  std::string name;
  f.text("role", name, {.doc = "Whose place is held", .example = "clerk"});
  const Law law = read_law(f);
  TakePlace::Plan plan;
  plan.at_most = Duration{kNever.minutes};
  std::optional<Duration> at_most;
  f.duration("at_most", at_most, {.doc = "Longest wait; absent: for ever"});
  if (at_most) plan.at_most = *at_most;
  plan.first = read_condition_group(f, "first", context);
  const Purpose length = context.purpose_for(f, "use");
  const auto role = context.role(f, "role", name);
  if (!role) return;
  if (context.model.roles[*role].at_once <= 0) {
    f.problem("role", "config/contradiction", f.path() + ": nobody of the role " + name + " is ever on duty",
              "write 'staff: {" + name + ": {at_once: 1}}' in the scenario");
    return;
  }
  const auto places = add_places(f, context, *role, 0);
  if (!places) return;
  plan.places = *places;
  plan.joined = context.note("joined_the_list");
  plan.gave_up = context.note("gave_up_waiting");
  plan.words = "wait for a free " + name + (at_most ? ", at most " + in_words(*at_most) + ", otherwise leave" : "");
  pathway.then<TakePlace>(std::move(plan));
  pathway.then<Hold>(law.holding, context.model.roles[*role].minutes, length, "hold it for " + law.words);
  pathway.then<GivePlaceBack>(*places, "");
}

}  // namespace sim
