#include "sim/care/shared_lives.hpp"

#include <algorithm>

namespace sim {

bool SharedLives::begin(const Model& model, std::span<const std::uint32_t> sites) {
  stage_ = Stage::nothing;
  model_ = &model;
  first_site_ = sites.front();
  first_place_.assign(sites.back() - first_site_ + std::size_t{1}, kNobody);
  std::uint32_t patients = 0;
  for (const std::uint32_t s : sites) {
    first_place_[s - first_site_] = patients;
    patients += model.setting.sites[s].patients;
  }
  row_bytes_ = Columns(model.schema, 0).row_bytes();
  panels_ = model.panels.size();
  const std::size_t each = row_bytes_ * (panels_ + 1) + panels_ * sizeof(Still);
  if (patients * each > kMostBytes) return false;
  entered_.assign(patients, 0);
  seen_.resize(patients);
  entries_.resize(patients * row_bytes_);
  still_rows_.resize(patients * panels_ * row_bytes_);
  stills_.resize(patients * panels_);
  return true;
}

std::uint32_t SharedLives::place_of(std::uint32_t site, PatientId id) const {
  const Site& at = model_->setting.sites[site];
  return id.index - at.first_patient < at.patients ? first_place_[site - first_site_] + (id.index - at.first_patient)
                                                   : kNobody;
}

void SharedLives::record() {
  stage_ = Stage::recording;
  std::ranges::fill(seen_, 0U);
  log_.clear();
}

// What everybody used, patient by patient.
void SharedLives::recorded() {
  stage_ = Stage::recorded;
  first_use_.assign(seen_.size() + 1, 0);
  for (const Logged& l : log_) ++first_use_[l.place + std::size_t{1}];
  for (std::size_t p = 0; p < seen_.size(); ++p) first_use_[p + 1] += first_use_[p];
  uses_.resize(log_.size());
  auto next = first_use_;
  for (const Logged& l : log_) uses_[next[l.place]++] = l.use;
}

}  // namespace sim
