#include "sim/care/steps/holding.hpp"

#include "sim/care/steps/verbs.hpp"
#include "sim/care/steps/words.hpp"

namespace sim {

Holding Holding::fixed(Duration length) {
  Holding h;
  h.fixed_ = length;
  return h;
}

Holding Holding::weibull(double shape, Duration scale) {
  Holding h;
  h.kind_ = shape == 1 ? Kind::exponential : Kind::weibull;
  h.shape_ = shape;
  h.minutes_ = static_cast<double>(scale.minutes);
  return h;
}

Holding Holding::exponential(Duration mean) { return weibull(1, mean); }

Holding Holding::by(const Distribution& minutes) {
  Holding h;
  h.kind_ = Kind::other;
  h.other_ = minutes;
  return h;
}

// Half a minute counts up: the amounts are positive, so adding one half and cutting off is rounding.
Duration Holding::random(double uniform) const {
  double length = 0;
  if (kind_ == Kind::exponential) {
    length = minutes_ * -math::log(uniform);
  } else if (kind_ == Kind::weibull) {
    length = minutes_ * math::pow(-math::log(uniform), 1 / shape_);
  } else {
    length = other_.quantile(uniform);
  }
  return minutes(length > 0 ? static_cast<std::int64_t>(length + 0.5) : 0);
}

namespace {

double in_minutes(Duration d) { return static_cast<double>(d.minutes); }

}  // namespace

std::optional<Law> read_law(Fields& f, const char* field, Spec about, bool required) {
  std::optional<Law> law;
  Value written;
  f.raw(field, written, std::move(about), required);
  if (written.is_null()) return law;
  Duration length{};
  if (!written.is_map() || looks_uncertain(written)) {
    const Value wrapped = under(field, written);
    Fields one(wrapped, f.path(), f.reading());
    one.duration(field, length, {.doc = "How long"});
    return Law{Holding::fixed(length), in_words(length)};
  }
  Fields inner(written, f.path_of(field), f.reading());
  const Spec positive{.doc = "Shape", .low = 1e-3, .high = 1e3, .example = "2"};
  if (inner.has("exponential")) {
    inner.duration("exponential", length, {.doc = "Mean of an exponential time", .low = 1, .example = "20 min"});
    law = Law{Holding::exponential(length), "an exponential time of mean " + in_words(length)};
  } else if (inner.has("weibull")) {
    double shape = 1;
    inner.duration("weibull", length, {.doc = "Scale of a Weibull time", .low = 1, .example = "20 min"});
    inner.number("shape", shape, positive);
    law = Law{Holding::weibull(shape, length),
              "a Weibull time of scale " + in_words(length) + " and shape " + brief_number(shape)};
  } else if (inner.has("gamma")) {
    double shape = 1;
    inner.duration("gamma", length, {.doc = "Mean of a gamma time", .low = 1, .example = "20 min"});
    inner.number("shape", shape, positive);
    if (inner.clean())
      law = Law{Holding::by(Distribution::gamma(shape, in_minutes(length) / shape)),
                "a gamma time of mean " + in_words(length) + " and shape " + brief_number(shape)};
  } else if (inner.has("lognormal")) {
    double sigma = 1;
    inner.duration("lognormal", length, {.doc = "Median of a lognormal time", .low = 1, .example = "20 min"});
    inner.number("sigma", sigma, {.doc = "SD of the logarithm", .low = 1e-3, .high = 5, .example = "0.5"});
    if (inner.clean())
      law = Law{Holding::by(Distribution::lognormal(in_minutes(length), sigma)),
                "a lognormal time of median " + in_words(length) + " and log-SD " + brief_number(sigma)};
  } else {
    const std::string key = field;
    f.problem(field, "config/missing", f.path_of(field) + " says no law of the length",
              "write for example '" + key + ": 20 min', '" + key + ": {exponential: 1 day}' or '" + key +
                  ": {gamma: 20 min, shape: 2}'");
  }
  inner.done();
  return law;
}

}  // namespace sim
