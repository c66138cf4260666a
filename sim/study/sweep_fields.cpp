// The field list of one stage of a study, and what each method needs.
#include <algorithm>

#include "sim/study/study_file.hpp"

namespace sim::study {

namespace {

bool is_plain(const std::string& name) {
  const auto good = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
  return !name.empty() && name.size() <= 40 && std::all_of(name.begin(), name.end(), good);
}

std::uint32_t usual_replicates(Method method) {
  switch (method) {
    case Method::morris:
    case Method::lhs:
    case Method::sobol_sample: return 1;
    case Method::psa:
    case Method::sobol: return 2;
    default: return 10;
  }
}

}  // namespace

void SweepFields::visit(Fields& f) {
  f.text("name", name, {.doc = "a short name of the stage", .example = "tornado"});
  f.choice("method", method,
           {{"one_way", Method::one_way},
            {"grid", Method::grid},
            {"list", Method::list},
            {"lhs", Method::lhs},
            {"sobol_sample", Method::sobol_sample},
            {"morris", Method::morris},
            {"sobol", Method::sobol},
            {"psa", Method::psa},
            {"select", Method::select},
            {"capacity", Method::capacity}},
           {.doc = "how the inputs are moved; the method also fixes which rows share their luck",
            .synonyms = "tornado=one_way, oat=one_way, factorial=grid, screening=morris, saltelli=sobol, kn=select"});
  Value own;
  f.raw("parameters", own, {.doc = "what varies in this stage: a list, or {top: 8, from: an earlier Morris stage}"},
        false);
  if (!own.is_null()) parameters = own;
  f.section("design", design, {.doc = "sizes of the design"}, false);
  f.whole("replicates", replicates, {.doc = "runs of each row with different luck", .low = 1, .high = 1e6}, 0U);
  f.whole("at_most", at_most,
          {.doc = "most runs of a row when they are added until the precision is reached", .low = 2, .high = 1e6},
          200U);
  f.section("precision", precision,
            {.doc = "one-way: runs are added until the difference to the centre is this exact"});
  f.raw("cross", cross, {.doc = "grid: every combination; path or evidence id: a list, or {from, to, step}"}, false);
  f.raw("points", points, {.doc = "list: the points, each path or evidence id: value"}, false);
  f.text("maximise", maximise,
         {.doc = "select: the outcome to maximise; nmb = money value of the effect less the cost"}, "");
  f.number("indifference", indifference, {.doc = "select: a difference too small to care about", .low = 0}, 0.0);
  f.share("confidence", confidence, {.doc = "select, capacity: probability that the answer is right"}, 0.95);
  f.text("smallest", smallest, {.doc = "capacity: the setting to keep small, such as staff.nurse.fte"}, "");
  f.whole("lowest", lowest, {.doc = "capacity: the smallest value to try", .low = 0, .high = 1e6}, 1U);
  f.whole("highest", highest, {.doc = "capacity: the largest value to try", .low = 1, .high = 1e6}, 64U);
  f.text("scenario", scenario, {.doc = "capacity: the scenario that must meet the condition; the second unless said"},
         "");
  f.text("such_that", such_that, {.doc = "capacity: the condition, such as 'wait_p90 < 56'"}, "");
  if (f.describing()) return;
  where = f.origin_of("name");
  if (replicates == 0) replicates = usual_replicates(method);
  if (!f.clean()) return;
  if (!is_plain(name))
    f.problem("name", "config/choice", "a stage needs a plain name: small letters, digits and _, at most 40", "");
  const auto needs = [&](const char* key, bool there, Method of, const char* example) {
    if (method == of && !there)
      f.problem(key, "config/missing", f.path_of(key) + " is missing",
                std::string("write for example '") + example + "'");
    else if (method != of && there)
      f.problem(key, "config/contradiction", f.path_of(key) + " belongs to the method " + word_of(of), "leave it out");
  };
  needs("cross", !cross.is_null(), Method::grid, "cross: {staff.nurse.fte: [1, 2, 4]}");
  needs("points", !points.is_null(), Method::list, "points: [{staff.nurse.fte: 1}, {staff.nurse.fte: 2}]");
  needs("maximise", !maximise.empty(), Method::select, "maximise: nmb");
  needs("indifference", indifference > 0, Method::select, "indifference: 500");
  needs("smallest", !smallest.empty(), Method::capacity, "smallest: staff.behaviourist.fte");
  needs("such_that", !such_that.empty(), Method::capacity, "such_that: wait_p90 < 56");
  if (method == Method::sobol && replicates < 2)
    f.problem("replicates", "config/range", "Sobol' indices of a simulator with luck need two runs of each row",
              "write 'replicates: 2'; with one run the luck counts as if it were an input");
  if (method == Method::capacity && lowest >= highest)
    f.problem("lowest", "config/contradiction", f.path_of("lowest") + " must be below 'highest'",
              "write for example 'lowest: 1' and 'highest: 16'");
  if (precision && method != Method::one_way)
    f.problem("precision", "config/contradiction", f.path_of("precision") + " belongs to the method one_way",
              "leave it out");
}

}  // namespace sim::study
