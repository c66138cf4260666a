#include "models/history/prescribing.hpp"

namespace models {

void Era::visit(sim::Fields& f) {
  f.rate("stop", stop, {.doc = "stops of long-term therapy", .low = 0, .high = 20});
  f.rate("taper", taper, {.doc = "tapers at 50 MME or more", .low = 0, .high = 20});
  f.share("rapid", rapid, {.doc = "share of tapers that are rapid"});
  f.rate("increase", increase, {.doc = "dose increases", .low = 0, .high = 20});
  f.rate("urine_test", urine_test, {.doc = "urine drug tests", .low = 0, .high = 50});
  f.rate("agreement", agreement, {.doc = "new agreements among those without one", .low = 0, .high = 50});
}

void PrescribingNumbers::Size::visit(sim::Fields& f) {
  f.share("mean", mean, {.doc = "mean share by which a taper lowers the dose", .low = 0.05, .high = 0.95});
  f.share("sd", sd, {.doc = "its standard deviation", .low = 0.001, .high = 0.4});
  f.share("least", least, {.doc = "a smaller reduction is no taper"}, 0.0);
  f.share("most", most, {.doc = "a larger reduction is a stop"}, 1.0);
  if (!f.describing() && f.clean() && sd * sd >= mean * (1 - mean))
    f.problem("sd", "config/contradiction", "is too large for this mean",
              "a share with mean m has a standard deviation below sqrt(m (1 - m))");
}

void PrescribingNumbers::Restart::visit(sim::Fields& f) {
  f.rate("rate", rate, {.doc = "restarts after a stop", .low = 0, .high = 20});
  f.duration("within", within, {.doc = "how long after a stop"});
  f.share("dose", dose, {.doc = "dose at restart against the dose before the stop", .low = 0.01, .high = 2});
}

void PrescribingNumbers::visit(sim::Fields& f) {
  f.number("low_dose_taper", low_dose_taper,
           {.doc = "taper rate below 50 MME against 50 or more", .low = 0, .high = 10});
  f.section("size", size, {.doc = "by how much a taper lowers the dose"});
  f.duration("gradual", gradual, {.doc = "length of a gradual taper", .low = 1440});
  f.duration("rapid", rapid, {.doc = "length of a rapid taper", .low = 1440});
  f.number("increase_to", increase_to, {.doc = "dose after an increase against before", .low = 1, .high = 10});
  f.number("highest", highest, {.doc = "no increase above this dose", .unit = "MME per day", .low = 1, .high = 5000});
  f.section("restart", restart, {.doc = "beginning again after a stop"});
  f.number("clinician_sd", clinician_sd,
           {.doc = "spread between clinicians of the log rate of changing doses", .low = 0, .high = 3});
  f.share("supported", supported,
          {.doc = "share of tapers and stops that are wanted and supported", .low = 0.001, .high = 0.999});
  f.rate("aberrancy_stop", aberrancy_stop,
         {.doc = "stops for aberrant behaviour, given misuse or active use disorder", .low = 0, .high = 20});
  f.share("non_opioid_instead", non_opioid_instead, {.doc = "chance that a non-opioid analgesic is begun at a stop"});
}

}  // namespace models
