// Pairs of attributes that correlate, brought to one correlation matrix of latent normals.
#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

#include "sim/config/quantity.hpp"
#include "sim/config/suggest.hpp"
#include "sim/config/wording.hpp"
#include "sim/people/latent_correlation.hpp"
#include "sim/people/read_cohort.hpp"

namespace sim {

namespace {

struct Pair {
  std::size_t a = 0, b = 0;
  std::optional<std::size_t> through;
  std::string text;  // "pegs and phq"
};

class Builder {
 public:
  Builder(const std::vector<Margin>& margins, const std::vector<LatentMargin>& ready, Reading& reading)
      : margins_(margins), ready_(ready), reading_(reading) {
    for (const auto& m : margins) names_.push_back(m.name);
  }

  void add(const CorrelationFields& line, const Origin& where, Matrix& matrix) {
    if (line.between.size() != 2) {
      reading_.problems.add("config/range", where, "a correlation is between two attributes",
                            "write for example 'between: [pegs, phq]'");
      return;
    }
    const auto a = index_of(line.between[0], where), b = index_of(line.between[1], where);
    if (!a || !b) return;
    Pair pair{*a, *b, {}, line.between[0] + " and " + line.between[1]};
    if (*a == *b || !seen_.emplace(std::minmax(*a, *b), true).second) {
      reading_.problems.add("config/contradiction", where,
                            *a == *b ? "an attribute cannot correlate with itself"
                                     : "the correlation of " + pair.text + " is written twice",
                            "keep one line for each pair");
      return;
    }
    if (!line.through.empty()) {
      pair.through = index_of(line.through, where);
      if (pair.through) later_.push_back(pair);
      return;
    }
    const auto rho = latent(line, pair, where);
    if (rho) matrix.at(*a, *b) = matrix.at(*b, *a) = *rho;
  }

  void finish(Matrix& matrix) {
    for (const Pair& p : later_)
      matrix.at(p.a, p.b) = matrix.at(p.b, p.a) = matrix.at(p.a, *p.through) * matrix.at(*p.through, p.b);
  }

 private:
  std::optional<std::size_t> index_of(const std::string& name, const Origin& where) {
    const auto at = std::find(names_.begin(), names_.end(), name);
    if (at != names_.end()) return static_cast<std::size_t>(at - names_.begin());
    reading_.problems.add(
        "config/choice", where,
        "population.correlations names " + in_quotes(name) + ", which is no attribute of this population",
        did_you_mean(name, names_, "attributes are " + in_words(names_)));
    return std::nullopt;
  }

  const HermiteSeries& series(std::size_t i) {
    auto at = series_.find(i);
    if (at == series_.end()) at = series_.emplace(i, HermiteSeries(ready_[i])).first;
    return at->second;
  }

  std::optional<double> latent(const CorrelationFields& line, const Pair& pair, const Origin& where) {
    using Scale = CorrelationFields::Scale;
    if (line.scale == Scale::latent) return line.rho;
    for (const std::size_t i : {pair.a, pair.b}) {
      if (margins_[i].type == ColumnType::number && !margins_[i].constant()) continue;
      reading_.problems.add("config/contradiction", where,
                            names_[i] + " is not a number that varies: only 'scale: latent' is possible",
                            "write 'scale: latent'");
      return std::nullopt;
    }
    if (line.scale == Scale::rank) return pearson_of_spearman(line.rho);
    const auto rho = HermiteSeries::latent_for(series(pair.a), series(pair.b), line.rho);
    if (rho) return rho;
    if (reading_.draw != nullptr) return line.rho > 0 ? 0.999 : -0.999;
    reading_.problems.add(
        "config/correlation", where,
        pair.text + " cannot correlate by " + number_text(line.rho) + ": their distributions are too different",
        "write a correlation nearer to 0");
    return std::nullopt;
  }

  const std::vector<Margin>& margins_;
  const std::vector<LatentMargin>& ready_;
  Reading& reading_;
  std::vector<std::string> names_;
  std::map<std::pair<std::size_t, std::size_t>, bool> seen_;
  std::map<std::size_t, HermiteSeries> series_;
  std::vector<Pair> later_;
};

// The pairs that the nearest possible matrix changes by half a hundredth or more.
std::string changes(const Matrix& from, const Matrix& to, const std::vector<Margin>& margins) {
  std::string text;
  for (std::size_t i = 0; i < from.size; ++i)
    for (std::size_t j = 0; j < i; ++j) {
      if (std::abs(from.at(i, j) - to.at(i, j)) < 0.005) continue;
      const double shown = std::trunc(to.at(i, j) * 1000.0) / 1000.0;
      text += (text.empty() ? "" : ", ") + margins[j].name + " and " + margins[i].name + " " + number_text(shown);
    }
  return text;
}

}  // namespace

std::optional<LatentReading> read_correlations(const Value* list, const std::vector<Margin>& margins,
                                               const std::vector<LatentMargin>& ready, Reading& reading) {
  const std::size_t before = reading.problems.size();
  LatentReading result{Matrix::identity(margins.size()), false};
  if (list == nullptr || list->is_null()) return result;
  if (!list->is_list()) {
    reading.problems.add("config/type", list->origin(), "population.correlations must be a list",
                         "begin each line with '- between: [pegs, phq]'");
    return std::nullopt;
  }
  Builder builder(margins, ready, reading);
  for (std::size_t i = 0; i < list->items().size(); ++i) {
    const Value& item = list->items()[i];
    const std::size_t so_far = reading.problems.size();
    const auto line = read<CorrelationFields>(item, "population.correlations[" + std::to_string(i) + "]", reading);
    if (reading.problems.size() == so_far) builder.add(line, item.origin(), result.matrix);
  }
  if (reading.problems.size() != before) return std::nullopt;
  builder.finish(result.matrix);
  if (is_correlation(result.matrix) && cholesky(result.matrix)) return result;
  const Matrix nearest = nearest_correlation(result.matrix);
  if (reading.draw == nullptr) {
    reading.problems.add(
        "config/correlation", list->origin(),
        "population.correlations is not a correlation matrix: no patients can have all of these at once",
        "nearest valid one: " + changes(result.matrix, nearest, margins) + "; the other pairs as written");
    return std::nullopt;
  }
  return LatentReading{nearest, true};
}

}  // namespace sim
