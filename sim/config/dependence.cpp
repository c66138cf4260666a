// Reading which uncertain numbers move together.
#include <algorithm>
#include <set>

#include "sim/config/fields.hpp"
#include "sim/config/parameters.hpp"
#include "sim/config/suggest.hpp"
#include "sim/config/wording.hpp"

namespace sim {

namespace {

struct Group {
  std::vector<std::string> names;
  Value spearman;
  std::vector<Origin> origins;

  void visit(Fields& f) {
    f.list("gaussian_copula", names,
           {.doc = "Names of the uncertain numbers that move together.", .example = "[A10, A11]"});
    f.raw("spearman", spearman,
          {.doc = "Their rank correlation: one number for all pairs, or a matrix.", .example = "0.5"});
    origins.push_back(f.origin_of("gaussian_copula"));
    origins.push_back(f.origin_of("spearman"));
  }
};

Matrix pearson_of(const Matrix& spearman) {
  Matrix out(spearman.size);
  for (std::size_t i = 0; i < out.cells.size(); ++i) out.cells[i] = pearson_of_spearman(spearman.cells[i]);
  for (std::size_t i = 0; i < out.size; ++i) out.at(i, i) = 1;
  return out;
}

bool possible(const Matrix& spearman) { return is_correlation(spearman) && is_correlation(pearson_of(spearman)); }

// The nearest rank correlations that work, as they will be printed: with three digits.
std::string nearest_text(const Matrix& spearman) {
  for (const double smallest : {1e-3, 3e-3, 1e-2, 2e-2, 3e-2, 4e-2, 5e-2, 0.1, 0.2}) {
    Matrix near = nearest_correlation(spearman, smallest);
    for (double& cell : near.cells) cell = static_cast<double>(static_cast<long>(cell * 1000)) / 1000;
    if (possible(near)) return matrix_text(near);
  }
  return matrix_text(Matrix::identity(spearman.size));
}

class GroupChecker {
 public:
  GroupChecker(const Parameters& parameters, Problems& problems) : parameters_(parameters), problems_(problems) {}

  std::optional<Dependence> check(const Group& group) {
    const std::size_t before = problems_.size();
    if (group.names.size() < 2)
      problems_.add("config/contradiction", group.origins[0], "a copula needs at least two names",
                    "write for example 'gaussian_copula: [A10, A11]'");
    for (const std::string& name : group.names) check_name(name, group.origins[0]);
    auto matrix = matrix_of(group);
    if (!matrix || problems_.size() > before) return std::nullopt;
    if (!possible(*matrix)) {
      problems_.add("config/correlation", group.origins[1],
                    "this is not a correlation matrix: no numbers can be correlated like this",
                    "nearest valid one: " + nearest_text(*matrix));
      return std::nullopt;
    }
    return Dependence{group.names, std::move(*matrix)};
  }

 private:
  void check_name(const std::string& name, const Origin& where) {
    const Parameter* parameter = parameters_.find(name);
    if (parameter && parameters_.find(parameter->moves_with))
      problems_.add("config/contradiction", where,
                    in_quotes(name) + " moves with " + in_quotes(parameter->moves_with) + " in every draw",
                    "name " + parameter->moves_with + " instead: it takes " + name + " along");
    else if (!parameter)
      problems_.add("config/evidence", where, in_quotes(name) + " is not among the uncertain numbers that vary here",
                    parameters_.names().empty()        ? ""
                    : parameters_.names().size() <= 15 ? "those that vary are " + in_words(parameters_.names())
                                                       : did_you_mean(name, parameters_.names()));
    else if (!used_.insert(name).second)
      problems_.add("config/contradiction", where, in_quotes(name) + " stands in two copulas",
                    "put all that moves together in one matrix");
  }

  std::optional<double> number(const Value& value) {
    const auto n = value.is_scalar() ? parse_plain_number(value.text()) : std::nullopt;
    if (n && *n >= -1 && *n <= 1) return n;
    problems_.add("config/range", value.origin(), "a rank correlation must be a number between -1 and 1", "");
    return std::nullopt;
  }

  std::optional<Matrix> matrix_of(const Group& group) {
    const std::size_t n = group.names.size();
    Matrix m = Matrix::identity(n);
    if (group.spearman.is_scalar()) {
      const auto all = number(group.spearman);
      if (!all) return std::nullopt;
      for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j) m.at(i, j) = i == j ? 1 : *all;
      return m;
    }
    bool square = group.spearman.items().size() == n;
    for (const Value& row : group.spearman.items()) square = square && row.items().size() == n;
    if (!square) {
      problems_.add(
          "config/type", group.origins[1],
          "spearman must be one number, or " + std::to_string(n) + " rows of " + std::to_string(n) + " numbers",
          "write for example 'spearman: 0.5'");
      return std::nullopt;
    }
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = 0; j < n; ++j) {
        const auto cell = number(group.spearman.items()[i].items()[j]);
        if (!cell) return std::nullopt;
        m.at(i, j) = *cell;
      }
    return m;
  }

  const Parameters& parameters_;
  Problems& problems_;
  std::set<std::string> used_;
};

}  // namespace

std::vector<Dependence> read_dependence(const Value& list, const Parameters& parameters, Problems& problems) {
  std::vector<Dependence> out;
  if (!list.is_list()) {
    problems.add("config/type", list.origin(),
                 std::string("dependence is ") + list.kind_words() + ", but a list is needed",
                 "write for example 'dependence: [{gaussian_copula: [A10, A11], spearman: 0.5}]'");
    return out;
  }
  Reading reading{problems};
  GroupChecker checker(parameters, problems);
  for (std::size_t i = 0; i < list.items().size(); ++i) {
    const std::size_t before = problems.size();
    const auto group = read<Group>(list.items()[i], "dependence[" + std::to_string(i) + "]", reading);
    if (problems.size() > before) continue;
    if (auto good = checker.check(group)) out.push_back(std::move(*good));
  }
  return out;
}

}  // namespace sim
