#include "sim/run/setting.hpp"

#include <algorithm>
#include <numeric>

#include "sim/core/distribution.hpp"

namespace sim {

namespace {

constexpr Purpose kSize = purpose("engine.site_size");

// Whole numbers of at least `least` each, in proportion to the weights, that add up to the total (largest remainders
// first).
std::vector<std::uint32_t> split(std::uint32_t total, const std::vector<double>& weights, std::uint32_t least) {
  const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
  const auto n = weights.size();
  const std::uint32_t free = total - least * static_cast<std::uint32_t>(n);
  std::vector<std::uint32_t> parts(n);
  std::vector<std::pair<double, std::size_t>> remainders;
  std::uint32_t given = 0;
  for (std::size_t i = 0; i < n; ++i) {
    const double exact = free * weights[i] / sum;
    parts[i] = least + static_cast<std::uint32_t>(exact);
    given += parts[i];
    remainders.emplace_back(-(exact - static_cast<double>(static_cast<std::uint32_t>(exact))), i);
  }
  std::sort(remainders.begin(), remainders.end());
  for (std::size_t i = 0; given < total; ++i, ++given) ++parts[remainders[i % n].second];
  return parts;
}

}  // namespace

Setting make_setting(const SettingFields& fields, std::uint64_t seed) {
  const Draws draws(seed);
  std::vector<double> weights(fields.sites, 1.0);
  if (fields.size_dispersion > 0) {
    const Distribution size = Distribution::gamma(fields.size_dispersion, 1 / fields.size_dispersion);
    for (std::uint32_t s = 0; s < fields.sites; ++s) weights[s] = size.quantile(draws.uniform(s, kSize));
  }
  const std::uint32_t least = fields.patients >= fields.sites ? 1 : 0;
  const auto sizes = split(fields.patients, weights, least);
  Setting setting;
  if (fields.arrivals_for) setting.arrivals_end = Time{} + *fields.arrivals_for;
  for (std::uint32_t s = 0; s < fields.sites; ++s) {
    Site site;
    site.hub = static_cast<std::uint32_t>(std::uint64_t{s} * fields.hubs / fields.sites);
    site.region = static_cast<std::uint32_t>(std::uint64_t{s} * fields.regions / fields.sites);
    site.first_patient = setting.patients;
    site.patients = sizes[s];
    site.first_clinician = setting.clinicians;
    site.clinicians = std::max(1U, static_cast<std::uint32_t>(sizes[s] / fields.patients_per_clinician + 0.5));
    site.arrivals_per_day = fields.arrivals_per_year / 365.25 / fields.sites;
    setting.patients += site.patients;
    setting.clinicians += site.clinicians;
    setting.sites.push_back(site);
  }
  return setting;
}

std::vector<std::vector<std::uint32_t>> worlds_of(const Model& model) {
  const auto sites = static_cast<std::uint32_t>(model.setting.sites.size());
  // Hubs may straddle regions: a site joins the component of every unit it shares with an earlier site.
  std::vector<std::uint32_t> component(sites);
  std::iota(component.begin(), component.end(), 0U);
  const auto root = [&](std::uint32_t s) {
    while (component[s] != s) s = component[s];
    return s;
  };
  for (const Sharing by : {Sharing::hub, Sharing::region, Sharing::all}) {
    const bool used =
        std::any_of(model.roles.begin(), model.roles.end(), [by](const StaffRole& r) { return r.shared_by == by; }) ||
        std::any_of(model.groups.begin(), model.groups.end(), [by](const GroupSpec& g) { return g.shared_by == by; });
    if (!used) continue;
    for (std::uint32_t s = 1; s < sites; ++s)  // sites of one unit are neighbours in number
      if (model.setting.unit_of(s, by) == model.setting.unit_of(s - 1, by)) {
        const auto a = root(s - 1), b = root(s);
        component[std::max(a, b)] = std::min(a, b);
      }
  }
  std::vector<std::vector<std::uint32_t>> worlds;
  std::vector<std::size_t> index(sites, SIZE_MAX);
  for (std::uint32_t s = 0; s < sites; ++s) {
    const auto r = root(s);
    if (index[r] == SIZE_MAX) {
      index[r] = worlds.size();
      worlds.emplace_back();
    }
    worlds[index[r]].push_back(s);
  }
  return worlds;
}

}  // namespace sim
