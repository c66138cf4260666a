#include "sim/config/uncertain.hpp"

#include <algorithm>
#include <stdexcept>

#include "sim/config/fields.hpp"
#include "sim/config/suggest.hpp"
#include "sim/config/wording.hpp"

namespace sim {

namespace {

const std::vector<std::string> kDistributions = {"fixed",   "normal",     "lognormal", "beta",      "gamma",
                                                 "uniform", "triangular", "pert",      "halfnormal"};
const std::vector<std::string> kProvenances = {"seed", "published", "recalled", "assumption", "calibrated"};
const std::vector<std::string> kRowKeys = {"about",  "value", "ci95",       "low",        "high",       "sd",    "dist",
                                           "within", "unit",  "population", "source",     "provenance", "where", "note",
                                           "reason", "text",  "also",       "moves_with", "caution"};

// What a row says, before its distribution is fitted.
struct RowText {
  std::string about, text, unit, population, source, provenance, where, note, reason, moves_with, caution;
  std::optional<double> value, low, high, sd;
  std::vector<double> ci95, within;
  Value dist, also;

  void visit(Fields& f) {
    f.text("about", about, {.doc = "What the number is, in words."}, "");
    f.number("value", value, {.doc = "The mean; the median of a lognormal; the mode of a triangular or pert."});
    f.list("ci95", ci95, {.doc = "The 95 % bounds [low, high]; the ends of a uniform, triangular or pert."}, false);
    f.number("low", low, {.doc = "The lower bound, instead of ci95."});
    f.number("high", high, {.doc = "The upper bound, instead of ci95."});
    f.number("sd", sd, {.doc = "The standard deviation, instead of ci95.", .low = 0});
    f.raw("dist", dist,
          {.doc = "fixed, normal, lognormal, beta, gamma, uniform, triangular, pert, halfnormal; or its parameters, "
                  "{beta: [6, 45]}, with a reason."},
          false);
    f.list("within", within, {.doc = "Truncation [low, high]."}, false);
    f.text("unit", unit, {.doc = "Unit: proportion, points, ratio, per year, months, USD per hour, ..."}, "");
    f.text("population", population, {.doc = "Whose number it is."}, "");
    f.text("source", source, {.doc = "Where it was published."}, "");
    f.text("provenance", provenance, {.doc = "seed, published, recalled, assumption or calibrated."});
    f.text("where", where, {.doc = "Page or file."}, "");
    f.text("note", note, {.doc = "Anything else a reader should know."}, "");
    f.raw("also", also, {.doc = "Another id of the same number, or a list of them."}, false);
    f.text("caution", caution,
           {.doc = "What is easily misread where this number varies: one sentence, said beside the answer of a study."},
           "");
    f.text("moves_with", moves_with,
           {.doc = "Id of a row that is one quantity with this one, at another time or in another group: in every draw "
                   "both are at the same place of their distributions."},
           "");
    f.text("reason", reason, {.doc = "Why the distribution is given by its parameters."}, "");
    f.text("text", text, {.doc = "What a row without a number says."}, "");
  }
};

std::optional<Distribution> from_parameters(const std::string& dist, const std::vector<double>& p) {
  const auto has = [&](const char* name, std::size_t n) { return dist == name && p.size() == n; };
  if (has("fixed", 1)) return Distribution::fixed(p[0]);
  if (has("normal", 2)) return Distribution::normal(p[0], p[1]);
  if (has("lognormal", 2)) return Distribution::lognormal(p[0], p[1]);
  if (has("beta", 2)) return Distribution::beta(p[0], p[1]);
  if (has("gamma", 2)) return Distribution::gamma(p[0] * p[0] / (p[1] * p[1]), p[1] * p[1] / p[0]);  // mean, sd
  if (has("uniform", 2)) return Distribution::uniform(p[0], p[1]);
  if (has("triangular", 3)) return Distribution::triangular(p[0], p[1], p[2]);
  if (has("pert", 3)) return Distribution::pert(p[0], p[1], p[2]);
  if (has("halfnormal", 1)) return Distribution::halfnormal(p[0]);
  return std::nullopt;
}

std::optional<Distribution> from_sd(const std::string& dist, double mean, double sd) {
  if (dist == "normal") return Distribution::normal(mean, sd);
  if (dist == "gamma") return Distribution::gamma(mean * mean / (sd * sd), sd * sd / mean);
  if (dist != "beta") return std::nullopt;
  const double n = mean * (1 - mean) / (sd * sd) - 1;
  return Distribution::beta(mean * n, (1 - mean) * n);
}

class RowReader {
 public:
  RowReader(const Value& map, const std::string& name, Problems& problems)
      : map_(map), name_(name), problems_(problems) {}

  std::optional<EvidenceRow> read() {
    const std::size_t before = problems_.size();
    Reading reading{problems_};
    reading.plain_numbers = true;
    text_ = sim::read<RowText>(map_, name_, reading);
    if (problems_.size() > before) return std::nullopt;
    fill();
    check_words();
    if (problems_.size() == before) check_numbers();
    if (problems_.size() == before && row_.value) give_distribution();
    if (problems_.size() > before) return std::nullopt;
    return std::move(row_);
  }

 private:
  void refuse(const char* key, const char* code, const std::string& message, std::string help) {
    const Value* value = map_.find(key);
    problems_.add(code, value ? value->origin() : map_.origin(), message, std::move(help));
  }

  void fill() {
    row_.id = name_;
    row_.origin = map_.origin();
    row_.about = text_.about;
    row_.text = text_.text;
    row_.value = text_.value;
    row_.unit = text_.unit;
    row_.population = text_.population;
    row_.source = text_.source;
    row_.provenance = text_.provenance;
    row_.where = text_.where;
    row_.note = text_.note;
    row_.reason = text_.reason;
    row_.moves_with = text_.moves_with;
    row_.caution = text_.caution;
  }

  void check_words() {
    if (!is_provenance(text_.provenance))
      refuse("provenance", "config/choice", name_ + ".provenance must be one of " + in_words(kProvenances),
             did_you_mean(text_.provenance, kProvenances));
    if (text_.source.empty() && text_.provenance != "assumption")
      refuse("source", "config/missing", name_ + ".source is missing",
             "write where the number was published, or 'provenance: assumption'");
    if (!text_.dist.is_null()) check_dist();
  }

  void check_dist() {
    const Value& dist = text_.dist;
    row_.explicit_distribution = dist.is_map() && dist.entries().size() == 1;
    if (!dist.is_scalar() && !row_.explicit_distribution) {
      refuse("dist", "config/type",
             name_ + ".dist is " + dist.kind_words() + ", but the name of a distribution is needed",
             "write for example 'dist: normal' or 'dist: {beta: [6, 45]}'");
      return;
    }
    row_.dist = dist.is_scalar() ? dist.text() : dist.entries()[0].key;
    if (std::find(kDistributions.begin(), kDistributions.end(), row_.dist) == kDistributions.end())
      refuse("dist", "config/choice", name_ + ".dist must be one of " + in_words(kDistributions),
             did_you_mean(row_.dist, kDistributions));
    if (row_.explicit_distribution && text_.reason.empty())
      refuse("dist", "config/missing", name_ + ".reason is missing",
             "say why the distribution is given by its parameters");
  }

  std::optional<std::array<double, 2>> pair(const char* key, const std::vector<double>& numbers) {
    if (numbers.empty()) return std::nullopt;
    if (numbers.size() == 2 && numbers[0] <= numbers[1]) return std::array{numbers[0], numbers[1]};
    refuse(key, "config/contradiction", name_ + "." + key + " must be two numbers, the smaller first",
           "write for example '" + std::string(key) + ": [0.1, 0.4]'");
    return std::nullopt;
  }

  void check_numbers() {
    row_.ci95 = pair("ci95", text_.ci95);
    row_.within = pair("within", text_.within);
    if (text_.low && text_.high && text_.ci95.empty())
      row_.ci95 = pair("high", {*text_.low, *text_.high});
    else if (text_.low || text_.high)
      refuse(text_.low ? "low" : "high", "config/contradiction", name_ + " needs low and high together, and no ci95",
             "write 'ci95: [low, high]'");
    const bool spread = row_.ci95 || text_.sd || row_.explicit_distribution;
    if (!row_.value && !row_.explicit_distribution && (spread || row_.text.empty()))
      refuse("value", "config/missing", name_ + ".value is missing",
             "write for example 'value: 0.4'; a row of words has 'text:'");
    if (row_.ci95 && text_.dist.is_null())
      refuse("ci95", "config/missing", name_ + ".dist is missing",
             "say which distribution: " + in_words(kDistributions, "or"));
    if (row_.ci95 && text_.sd)
      refuse("sd", "config/contradiction", name_ + " has both ci95 and sd", "keep one of them");
    if (row_.explicit_distribution && !row_.value) row_.value = 0;  // Replaced by the mean below.
    if (!row_.value || row_.explicit_distribution) return;
    const auto outside = [&](const std::optional<std::array<double, 2>>& b) {
      return b && (*row_.value < (*b)[0] || *row_.value > (*b)[1]);
    };
    if (outside(row_.ci95))
      refuse("value", "config/contradiction", name_ + ".value lies outside its own ci95",
             "is a sign or a digit wrong?");
    if (outside(row_.within))
      refuse("value", "config/contradiction", name_ + ".value lies outside its own limits (within)",
             "widen 'within' or correct the value");
  }

  void give_distribution() {
    try {
      const auto found = choose_distribution();
      if (!found) {
        refuse("dist", "config/evidence", name_ + ": no " + row_.dist + " distribution has this value and these bounds",
               "check them, or give the distribution by its parameters with a reason");
        return;
      }
      row_.fitted = *found;
      row_.distribution =
          row_.within && row_.uncertain() ? found->within((*row_.within)[0], (*row_.within)[1]) : *found;
    } catch (const std::invalid_argument& error) {
      refuse("dist", "config/evidence", name_ + ": " + error.what(), "check the numbers of this row");
    }
  }

  std::optional<Distribution> choose_distribution() {
    if (text_.sd && *text_.sd > 0) return from_sd(row_.dist, *row_.value, *text_.sd);
    if (!row_.explicit_distribution) return fit_distribution(row_.dist, *row_.value, row_.ci95);
    std::vector<double> numbers;
    const Value& given = text_.dist.entries()[0].value;
    for (const Value& item : given.items()) {
      const auto number = parse_plain_number(item.text());
      if (!number) return std::nullopt;
      numbers.push_back(*number);
    }
    auto found = from_parameters(row_.dist, numbers);
    if (found && !text_.value) row_.value = found->mean();
    return found;
  }

  const Value& map_;
  const std::string& name_;
  Problems& problems_;
  RowText text_;
  EvidenceRow row_;
};

}  // namespace

bool EvidenceRow::uncertain() const { return fitted.kind() != Distribution::Kind::fixed; }

bool is_provenance(const std::string& word) {
  return std::find(kProvenances.begin(), kProvenances.end(), word) != kProvenances.end();
}

bool looks_uncertain(const Value& value) {
  if (!value.is_map() || value.entries().empty()) return false;
  if (value.find("id") || value.find("calibrated")) return value.entries().size() == 1;
  const auto of_a_row = [](const Value::Entry& e) {
    return std::find(kRowKeys.begin(), kRowKeys.end(), e.key) != kRowKeys.end();
  };
  return value.find("value") && value.entries().size() > 1 &&
         std::count_if(value.entries().begin(), value.entries().end(), of_a_row) > 1;
}

std::optional<EvidenceRow> read_evidence_row(const Value& map, const std::string& name, Problems& problems) {
  return RowReader(map, name, problems).read();
}

}  // namespace sim
