#include "sim/study/joint.hpp"

#include <algorithm>
#include <sstream>

#include "sim/config/fields.hpp"
#include "sim/config/include.hpp"
#include "sim/config/suggest.hpp"
#include "sim/config/wording.hpp"
#include "sim/core/math.hpp"

namespace sim::study {

namespace {

struct JointFields {
  std::vector<std::string> names;
  std::vector<double> counts, means;
  Value covariance;
  std::string file;
  void visit(Fields& f) {
    f.list("names", names, {.doc = "the inputs, in this order"}, false);
    f.list("counts", counts, {.doc = "dirichlet: how many were seen of each", .low = 1e-3, .high = 1e8}, false);
    f.list("means", means, {.doc = "multinormal: their means"}, false);
    f.raw("covariance", covariance, {.doc = "multinormal: rows of their covariance"}, false);
    f.text("file", file, {.doc = "empirical: a CSV file beneath the configuration folder; its header names the inputs"},
           "");
  }
};

std::optional<Matrix> matrix_of(const Value& rows, std::size_t n) {
  Matrix m(n);
  if (rows.items().size() != n) return std::nullopt;
  for (std::size_t i = 0; i < n; ++i) {
    if (rows.items()[i].items().size() != n) return std::nullopt;
    for (std::size_t j = 0; j < n; ++j) {
      const auto number = parse_plain_number(rows.items()[i].items()[j].text());
      if (!number) return std::nullopt;
      m.at(i, j) = *number;
    }
  }
  return m;
}

std::vector<std::string> cells_of(std::string line) {
  if (!line.empty() && line.back() == '\r') line.pop_back();
  std::vector<std::string> cells;
  std::istringstream in(line);
  for (std::string cell; std::getline(in, cell, ',');) cells.push_back(cell);
  return cells;
}

class Reader {
 public:
  Reader(const std::vector<std::string>& factors, const std::string& root, Problems& problems)
      : factors_(factors), root_(root), problems_(problems) {}

  std::optional<Joint> read(const Value& item) {
    static const std::vector<std::string> kinds{"dirichlet", "multinormal", "empirical"};
    if (!item.is_map() || item.entries().size() != 1)
      return refuse(item.origin(), "one group of inputs is needed here",
                    "write for example {dirichlet: {names: [A1, A2], counts: [3, 7]}}");
    const auto& entry = item.entries()[0];
    const auto kind = std::find(kinds.begin(), kinds.end(), entry.key);
    if (kind == kinds.end())
      return refuse(entry.key_origin, "there is no group called " + in_quotes(entry.key),
                    did_you_mean(entry.key, kinds, "there are " + in_words(kinds)));
    Reading reading{problems_};
    reading.plain_numbers = true;
    const std::size_t before = problems_.size();
    const auto fields = sim::read<JointFields>(entry.value, "joint." + entry.key, reading);
    if (problems_.size() > before) return std::nullopt;
    Joint joint;
    joint.kind = static_cast<Joint::Kind>(kind - kinds.begin());
    joint.names = fields.names;
    const bool good = joint.kind == Joint::Kind::dirichlet     ? dirichlet(fields, joint, entry.value)
                      : joint.kind == Joint::Kind::multinormal ? multinormal(fields, joint, entry.value)
                                                               : empirical(fields, joint, entry.value);
    if (!good || !place(joint, entry.value)) return std::nullopt;
    return joint;
  }

 private:
  std::nullopt_t refuse(const Origin& where, const std::string& message, const std::string& help) {
    problems_.add("config/contradiction", where, message, help);
    return std::nullopt;
  }

  bool dirichlet(const JointFields& f, Joint& joint, const Value& where) {
    joint.numbers = f.counts;
    if (f.names.size() >= 2 && f.counts.size() == f.names.size()) return true;
    refuse(where.origin(), "a Dirichlet needs as many counts as names, at least two",
           "write for example {names: [A1, A2], counts: [3, 7]}");
    return false;
  }

  bool multinormal(const JointFields& f, Joint& joint, const Value& where) {
    joint.numbers = f.means;
    const auto covariance = f.means.size() == f.names.size() ? matrix_of(f.covariance, f.names.size()) : std::nullopt;
    const auto lower = covariance && !f.names.empty() ? cholesky(*covariance) : std::nullopt;
    if (lower) {
      joint.lower = *lower;
      return true;
    }
    refuse(where.origin(),
           "this is no multivariate normal: as many means as names and a positive definite covariance are needed",
           "write for example {names: [A1, A2], means: [0, 1], covariance: [[1, 0.2], [0.2, 1]]}");
    return false;
  }

  bool empirical(const JointFields& f, Joint& joint, const Value& where) {
    const std::size_t before = problems_.size();
    std::istringstream in(read_text_within(root_, f.file, where.origin(), problems_));
    if (problems_.size() > before) return false;
    std::string line;
    std::getline(in, line);
    joint.names = cells_of(line);
    while (std::getline(in, line)) {
      const auto cells = cells_of(line);
      std::vector<double> row;
      for (const auto& cell : cells)
        if (const auto number = parse_plain_number(cell)) row.push_back(*number);
      if (row.size() == joint.names.size())
        joint.sample.push_back(std::move(row));
      else
        refuse(where.origin(),
               in_quotes(f.file) + ", line " + std::to_string(joint.sample.size() + 2) + ": " +
                   std::to_string(joint.names.size()) + " numbers are needed",
               "every line has one number for each name of the first line");
      if (problems_.size() > before) return false;
    }
    if (joint.sample.empty()) refuse(where.origin(), in_quotes(f.file) + " holds no sample", "");
    return problems_.size() == before;
  }

  bool place(Joint& joint, const Value& where) {
    const std::size_t before = problems_.size();
    for (const std::string& name : joint.names) {
      const auto found = std::find(factors_.begin(), factors_.end(), name);
      joint.at.push_back(static_cast<std::size_t>(found - factors_.begin()));
      if (found == factors_.end())
        problems_.add("config/evidence", where.origin(), in_quotes(name) + " does not vary here",
                      did_you_mean(name, factors_));
      else if (std::find(taken_.begin(), taken_.end(), name) != taken_.end())
        refuse(where.origin(), in_quotes(name) + " stands in two groups", "leave one of them out");
      taken_.push_back(name);
    }
    return problems_.size() == before;
  }

  const std::vector<std::string>& factors_;
  const std::string& root_;
  Problems& problems_;
  std::vector<std::string> taken_;
};

}  // namespace

void Joint::apply(const std::vector<double>& place, std::vector<double>& value) const {
  if (kind == Kind::empirical) {
    // One place chooses the row, so that the numbers of a row stay together.
    const auto row =
        std::min(static_cast<std::size_t>(place[at[0]] * static_cast<double>(sample.size())), sample.size() - 1);
    for (std::size_t i = 0; i < at.size(); ++i) value[at[i]] = sample[row][i];
    return;
  }
  std::vector<double> own;
  for (std::size_t i = 0; i < at.size(); ++i)
    own.push_back(kind == Kind::dirichlet ? math::gamma_quantile(numbers[i], place[at[i]])
                                          : math::normal_quantile(place[at[i]]));
  double sum = 0;
  for (const double x : own) sum += x;
  for (std::size_t i = 0; i < at.size(); ++i) {
    if (kind == Kind::dirichlet) {
      value[at[i]] = own[i] / sum;
      continue;
    }
    value[at[i]] = numbers[i];
    for (std::size_t j = 0; j <= i; ++j) value[at[i]] += lower.at(i, j) * own[j];
  }
}

std::vector<Joint> read_joint(const Value& list, const std::vector<std::string>& factors,
                              const std::string& config_root, Problems& problems) {
  std::vector<Joint> all;
  if (!list.is_list()) {
    problems.add("config/type", list.origin(), std::string("joint is ") + list.kind_words() + ", but a list is needed",
                 "write for example 'joint: [{dirichlet: {names: [A1, A2], counts: [3, 7]}}]'");
    return all;
  }
  Reader reader(factors, config_root, problems);
  for (const Value& item : list.items())
    if (auto joint = reader.read(item)) all.push_back(std::move(*joint));
  return all;
}

}  // namespace sim::study
