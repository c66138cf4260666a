#include "sim/people/cohort.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "sim/core/check.hpp"

namespace sim {

namespace {

constexpr Purpose kAttributes = purpose("attributes");

std::vector<LatentMargin> made_ready(const std::vector<Margin>& margins) { return {margins.begin(), margins.end()}; }

}  // namespace

Cohort::Cohort(std::vector<Margin> margins, const Matrix& latent) : Cohort(margins, made_ready(margins), latent) {}

Cohort::Cohort(std::vector<Margin> margins, std::vector<LatentMargin> ready, const Matrix& latent)
    : margins_(std::move(margins)), latent_(latent) {
  require(margins_.size() <= kMostAttributes, "a cohort has at most 64 attributes");
  require(latent_.size == margins_.size() && ready.size() == margins_.size(),
          "one row of the correlation matrix for every attribute");
  const auto root = cholesky(latent_);
  require(root.has_value(), "the correlations of a cohort are possible");
  for (std::size_t i = 0; i < margins_.size(); ++i) {
    Attribute a{std::move(ready[i]), margins_[i].type, margins_[i].slot, root_.size(), 0};
    while (a.first < i && root->at(i, a.first) == 0) ++a.first;
    for (std::size_t j = a.first; j <= i; ++j) root_.push_back(root->at(i, j));
    attributes_.push_back(std::move(a));
  }
}

void Cohort::sample(const Draws& draws, PatientId id, Patient p, Columns& columns) const {
  std::array<double, kMostAttributes> own;  // every attribute's own normal
  for (std::size_t i = 0; i < attributes_.size(); ++i) {
    if (i % 4 == 0) {
      const auto four = draws.four_normals(id.index, kAttributes, static_cast<std::uint32_t>(i / 4));
      std::copy(four.begin(), four.end(), own.begin() + static_cast<std::ptrdiff_t>(i));
    }
    const Attribute& a = attributes_[i];
    const double* root = root_.data() + a.root_from;
    double z = 0;
    for (std::size_t j = a.first; j <= i; ++j) z += *root++ * own[j];
    if (a.type == ColumnType::number)
      columns(Column<float>{a.slot}, p) = static_cast<float>(a.margin.number(z));
    else
      columns(Column<std::uint8_t>{a.slot}, p) = a.margin.code(z);
  }
}

}  // namespace sim
