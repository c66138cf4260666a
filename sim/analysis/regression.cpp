#include "sim/analysis/regression.hpp"

#include <algorithm>
#include <cmath>
#include <Eigen/Dense>

#include "sim/analysis/spline.hpp"
#include "sim/core/check.hpp"

namespace sim::analysis {

namespace {

using Eigen::Index;
using Matrix = Eigen::MatrixXd;
using Vector = Eigen::VectorXd;

// Columns that share one smoothness; their weights say how much it counts for each.
struct Group {
  Index first;
  Vector weight;
};

struct Design {
  Matrix x;  // [draw][1, then the columns of the groups]
  std::vector<Group> groups;

  void add(const Matrix& columns, const Vector& weight) {
    const Index first = x.cols();
    x.conservativeResize(Eigen::NoChange, first + columns.cols());
    x.rightCols(columns.cols()) = columns;
    groups.push_back({first, weight});
  }
};

// Products of the first columns of two terms, as columns of mean 0 and mean square 1.
Matrix products(const SplineTerm& a, const SplineTerm& b, Index of_each, Vector& weight) {
  const Index na = std::min(of_each, a.columns.cols()), nb = std::min(of_each, b.columns.cols());
  Matrix columns(a.columns.rows(), na * nb);
  weight.resize(na * nb);
  for (Index i = 0; i < na; ++i)
    for (Index j = 0; j < nb; ++j) {
      Vector c = a.columns.col(i).cwiseProduct(b.columns.col(j));
      c.array() -= c.mean();
      const double size = std::sqrt(c.squaredNorm() / static_cast<double>(c.size()));
      columns.col(i * nb + j) = size > 1e-9 ? Vector(c / size) : Vector(Vector::Zero(c.size()));
      weight(i * nb + j) = 1 + a.roughness(i) + b.roughness(j);
    }
  return columns;
}

Design design_of(const Series& inputs) {
  const auto n = static_cast<Index>(inputs.front().size());
  // More parameters, fewer columns each: there are only so many draws to learn from.
  const Index columns = std::clamp<Index>(n / (4 * static_cast<Index>(inputs.size())), 1, inputs.size() > 20 ? 4 : 9);
  Design design{Matrix::Ones(n, 1), {}};
  std::vector<SplineTerm> terms;
  for (const auto& values : inputs) {
    SplineTerm term = spline_term(values, columns);
    if (term.columns.cols() == 0) continue;
    design.add(term.columns.leftCols(1), Vector::Ones(1));
    if (term.columns.cols() > 1)
      design.add(term.columns.rightCols(term.columns.cols() - 1), term.roughness.tail(term.roughness.size() - 1));
    terms.push_back(std::move(term));
  }
  if (inputs.size() > kLargestWithProducts) return design;
  const Index of_each = n < 200 ? 1 : inputs.size() <= 2 ? 4 : inputs.size() <= 4 ? 2 : 1;
  for (std::size_t i = 0; i < terms.size(); ++i)
    for (std::size_t j = i + 1; j < terms.size(); ++j) {
      Vector weight;
      const Matrix both = products(terms[i], terms[j], of_each, weight);
      design.add(both, weight);
    }
  return design;
}

class Smoother {
 public:
  explicit Smoother(const Design& design)
      : design_(design), n_(static_cast<double>(design.x.rows())), squares_(design.x.transpose() * design.x) {
    for (Index fold = 0; fold < static_cast<Index>(kFolds); ++fold) {
      Matrix rows(design.x.rows() / static_cast<Index>(kFolds) + 1, design.x.cols());
      Index count = 0;
      for (Index i = fold; i < design.x.rows(); i += static_cast<Index>(kFolds)) rows.row(count++) = design.x.row(i);
      parts_.push_back(rows.topRows(count));
    }
  }

  void fit(const std::vector<double>& values, Regression& out) const {
    Vector y = Eigen::Map<const Vector>(values.data(), static_cast<Index>(values.size()));
    const double centre = y.mean(), scale = std::sqrt((y.array() - centre).square().sum() / n_);
    if (!(scale > 1e-14 * std::fabs(centre))) return add(out, Matrix::Zero(y.size(), 1 + kFolds), centre, 1, 0);
    y = (y.array() - centre) / scale;
    const Vector against = design_.x.transpose() * y;
    double freedom = 0;
    const Vector penalty = learn(y, against, freedom);
    Matrix fitted(y.size(), 1 + kFolds);
    fitted.col(0) = design_.x * solve(squares_, penalty, against);
    for (Index fold = 0; fold < static_cast<Index>(kFolds); ++fold) {
      const Matrix& part = parts_[static_cast<std::size_t>(fold)];
      Vector of_part(part.rows());
      for (Index i = 0; i < part.rows(); ++i) of_part(i) = y(fold + i * static_cast<Index>(kFolds));
      fitted.col(1 + fold) =
          design_.x * solve(squares_ - part.transpose() * part, penalty, against - part.transpose() * of_part);
    }
    add(out, fitted, centre, scale, freedom);
  }

 private:
  static Vector solve(const Matrix& squares, const Vector& penalty, const Vector& against) {
    Matrix both = squares;
    both.diagonal() += penalty;
    return both.llt().solve(against);
  }

  // The smoothness of every group, where expected and actual size of its coefficients agree.
  Vector learn(const Vector& y, const Vector& against, double& freedom) const {
    constexpr int kMostSteps = 60;
    const Index p = design_.x.cols();
    std::vector<double> lambda(design_.groups.size(), 0.01 * n_);
    Vector penalty(p);
    for (int step = 0; step < kMostSteps; ++step) {
      penalty(0) = 0;
      for (std::size_t g = 0; g < lambda.size(); ++g)
        penalty.segment(design_.groups[g].first, design_.groups[g].weight.size()) =
            lambda[g] * design_.groups[g].weight;
      Matrix both = squares_;
      both.diagonal() += penalty;
      const Matrix inverse = both.llt().solve(Matrix::Identity(p, p));
      const Vector beta = inverse * against;
      const Vector used = Vector::Ones(p) - penalty.cwiseProduct(inverse.diagonal());
      freedom = used.sum() - 1;
      const double noise = (y - design_.x * beta).squaredNorm() / std::max(1.0, n_ - used.sum());
      double moved = 0;
      for (std::size_t g = 0; g < lambda.size(); ++g) {
        const Group& group = design_.groups[g];
        const Vector b = beta.segment(group.first, group.weight.size());
        const double size = b.cwiseAbs2().dot(group.weight), effective = used.segment(group.first, b.size()).sum();
        const double next = std::clamp(noise * effective / std::max(size, 1e-300), 1e-10 * n_, 1e8 * n_);
        // A group that has come to nothing may go on shrinking for ever; that moves no fitted value.
        if (lambda[g] < 1e4 * n_) moved = std::max(moved, std::fabs(next / lambda[g] - 1));
        lambda[g] = next;
      }
      if (moved < 1e-3) break;
    }
    return penalty;
  }

  static void add(Regression& out, const Matrix& fitted, double centre, double scale, double freedom) {
    const auto column = [&](Index c) {
      std::vector<double> values(static_cast<std::size_t>(fitted.rows()));
      for (Index i = 0; i < fitted.rows(); ++i) values[static_cast<std::size_t>(i)] = centre + scale * fitted(i, c);
      return values;
    };
    out.fitted.push_back(column(0));
    for (std::size_t fold = 0; fold < kFolds; ++fold) out.without[fold].push_back(column(static_cast<Index>(fold) + 1));
    out.freedom.push_back(freedom);
  }

  const Design& design_;
  double n_;
  Matrix squares_;
  std::vector<Matrix> parts_;
};

}  // namespace

Regression regress(const Series& inputs, const Series& outputs) {
  require(!inputs.empty() && !outputs.empty(), "a regression needs a parameter and an outcome");
  for (const Series* all : {&inputs, &outputs})
    for (const auto& values : *all)
      require(values.size() == outputs.front().size(), "a regression has a value for every draw");
  require(outputs.front().size() >= 2 * kFolds, "a regression needs 40 draws");
  const Design design = design_of(inputs);
  const Smoother smoother(design);
  Regression out;
  out.without.resize(kFolds);
  for (const auto& values : outputs) smoother.fit(values, out);
  return out;
}

}  // namespace sim::analysis
