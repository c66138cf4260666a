#pragma once
// Baseline attributes sampled jointly: margins of any shape, tied by a Gaussian copula.
#include <cstddef>
#include <vector>

#include "sim/config/correlation.hpp"
#include "sim/core/draws.hpp"
#include "sim/people/margin.hpp"

namespace sim {

class Cohort {
 public:
  static constexpr std::size_t kMostAttributes = 64;

  /// `latent` is the correlation matrix of the latent normals, margins.size() square and positive definite.
  Cohort(std::vector<Margin> margins, const Matrix& latent);
  /// The same when the margins have been made ready already, one for each.
  Cohort(std::vector<Margin> margins, std::vector<LatentMargin> ready, const Matrix& latent);

  /// Fills the patient's columns. Draws are keyed by the patient's ordinal and the attribute's place in the list, four
  /// to a block of random bits: the row does not matter, nor who is sampled before, nor attributes that are added at
  /// the end.
  void sample(const Draws&, PatientId, Patient, Columns&) const;
  const std::vector<Margin>& margins() const { return margins_; }
  const Matrix& latent() const { return latent_; }

  /// Whether the correlations of this draw of the parameters were impossible and the nearest possible ones are used.
  bool repaired = false;

 private:
  struct Attribute {
    LatentMargin margin;
    ColumnType type = ColumnType::number;
    std::uint16_t slot = 0;
    std::size_t root_from = 0;  ///< Where its row of the root begins.
    std::size_t first = 0;      ///< First column of that row that is not zero.
  };

  std::vector<Margin> margins_;
  Matrix latent_;
  std::vector<Attribute> attributes_;
  std::vector<double> root_;  ///< Rows of the lower Cholesky root, from the first non-zero column to the diagonal.
};

}  // namespace sim
