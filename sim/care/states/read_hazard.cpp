// `hazard: {weibull_ph: {shape: 1.2, lambda: 0.1}}`: the families by name, each with its own parameters.
#include <array>

#include "sim/care/states/numbers.hpp"
#include "sim/config/suggest.hpp"
#include "sim/config/wording.hpp"

namespace sim::states {

namespace {

using Family = HazardNumbers::Family;
constexpr double kLeast = 1e-9;

struct Word {
  const char* name;
  Family family;
  const char* doc;
};
constexpr std::array kWords{
    Word{"exponential", Family::exponential, "h(t) = rate"},
    Word{"weibull_ph", Family::weibull_ph, "proportional hazards form: h(t) = lambda shape t^(shape - 1), t in years"},
    Word{"weibull_aft", Family::weibull_aft, "accelerated failure time form: S(t) = exp(-(t / scale)^shape)"},
    Word{"gompertz", Family::gompertz, "h(t) = rate exp(slope t), t in years"},
    Word{"gamma", Family::gamma, "time is gamma distributed with mean shape x scale"},
    Word{"lognormal", Family::lognormal, "the logarithm of time is normal: median and sd of the logarithm"},
    Word{"log_logistic", Family::log_logistic, "S(t) = 1 / (1 + (t / scale)^shape)"},
    Word{"generalised_gamma", Family::generalised_gamma,
         "Prentice's form with mu, sigma and q; mu of the logarithm of years"},
    Word{"piecewise", Family::piecewise, "rate[i] from from[i] on"},
    Word{"life_table", Family::life_table,
         "deaths per person-year by whole year of age, from a CSV file whose column Age goes 0, 1, 2 ..."}};

/// The fields of one family.
class FamilyReader {
 public:
  FamilyReader(HazardNumbers& h, Fields& f) : h_(h), f_(f) {}

  void read(Family family) {
    h_.family = family;
    const Spec shape{.doc = "shape", .low = kLeast, .high = 1e3, .example = "1.2"};
    const Spec scale{.doc = "scale", .low = kLeast, .high = 1e6, .example = "5 years"};
    switch (family) {
      case Family::exponential: return read_rate(f_, "rate", h_.first, {.doc = "events per time"});
      case Family::weibull_ph:
        read_number(f_, "shape", h_.first, shape);
        return read_number(f_, "lambda", h_.second,
                           {.doc = "cumulative hazard after one year", .low = 0, .high = 1e6, .example = "0.1"});
      case Family::weibull_aft:
      case Family::gamma:
      case Family::log_logistic:
        read_number(f_, "shape", h_.first, shape);
        return read_years(f_, "scale", h_.second, scale);
      case Family::gompertz:
        read_number(f_, "slope", h_.first, {.doc = "growth of the log hazard per year", .low = -10, .high = 10});
        return read_rate(f_, "rate", h_.second, {.doc = "hazard at time 0"});
      case Family::lognormal:
        read_years(f_, "median", h_.first, {.doc = "median time", .low = kLeast, .high = 1e6, .example = "5 years"});
        return read_number(f_, "sd_log", h_.second, {.doc = "sd of the logarithm", .low = 1e-3, .high = 20});
      case Family::generalised_gamma:
        read_number(f_, "mu", h_.first, {.doc = "location of log years", .low = -50, .high = 50});
        read_number(f_, "sigma", h_.second, {.doc = "scale of log years", .low = 1e-3, .high = 20});
        return read_number(f_, "q", h_.third, {.doc = "shape; 0 is lognormal, 1 Weibull", .low = -10, .high = 10});
      case Family::piecewise: return pieces();
      default: return life_table();
    }
  }

 private:
  void pieces() {
    std::vector<Duration> from;
    f_.list("from", from, {.doc = "times at which the rates begin, the first '0 days'"});
    std::vector<Value> written;
    f_.list("rate", written, {.doc = "rate from each of these times on", .example = "[0.1 / year, 0.2 / year]"});
    if (f_.describing() || !f_.clean()) return;
    if (from.size() != written.size() || from.empty() || from[0].minutes != 0) {
      f_.problem("from", "config/contradiction", f_.path() + " needs as many times as rates, the first time 0",
                 "write for example 'from: [0 days, 2 years], rate: [0.1 / year, 0.2 / year]'");
      return;
    }
    for (std::size_t i = 0; i < from.size(); ++i) {
      if (i > 0 && from[i] <= from[i - 1]) {
        f_.problem("from", "config/contradiction", f_.path_of("from") + " does not ascend", "order the times");
        return;
      }
      h_.starts.push_back(in_years(from[i]));
      Value one = Value::map(written[i].origin());
      one.set("rate", written[i].origin(), written[i]);
      Fields f(one, f_.path() + ".rate[" + std::to_string(i) + "]", f_.reading());
      read_rate(f, "rate", h_.rates.emplace_back(), {.doc = "events per time"});
    }
  }

  void life_table() {
    f_.text("file", h_.file, {.doc = "CSV file within the configuration folder", .example = "us_life_table_2015.csv"});
    f_.text("column", h_.column,
            {.doc = "column of deaths per person-year; of women when there is one for men", .example = "Total"});
    f_.text("men", h_.column_men, {.doc = "column of men; the attribute 'female' then decides"}, std::string{});
    if (!f_.describing()) h_.where = f_.origin_of("file");
  }

  HazardNumbers& h_;
  Fields& f_;
};

}  // namespace

void HazardNumbers::visit(Fields& f) {
  if (!f.describing() && f.has("weibull")) {
    Value unclear;
    f.raw("weibull", unclear, {}, false);
    f.problem("weibull", "config/choice", f.path_of("weibull") + " may be one of two forms",
              "write 'weibull_aft: {shape: 1.5, scale: 5 years}' or 'weibull_ph: {shape: 1.5, lambda: 0.1}'");
    return;
  }
  std::vector<std::string> names, written;
  for (const Word& word : kWords) {
    names.emplace_back(word.name);
    if (!f.describing() && f.has(word.name)) written.emplace_back(word.name);
  }
  struct Inner {
    HazardNumbers* hazard;
    Family family;
    void visit(Fields& inner) { FamilyReader(*hazard, inner).read(family); }
  };
  for (const Word& word : kWords) {
    HazardNumbers scratch;
    Inner inner{f.describing() ? &scratch : this, word.family};
    f.section(word.name, inner, {.doc = word.doc}, false);
  }
  if (f.describing() || !f.clean()) return;
  if (written.size() > 1)
    f.problem(written[1].c_str(), "config/contradiction", f.path() + " has two hazards", "keep one of them");
  if (family == Family::none && f.clean())
    f.problem("", "config/missing", f.path() + " names no hazard",
              "write for example '{exponential: {rate: 0.1 / year}}'; there are " + in_words(names));
}

}  // namespace sim::states
