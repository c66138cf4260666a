#pragma once
// Where patients are: sites with clinicians, in hubs and regions. The same in every scenario, draw and replicate.
#include <cstdint>
#include <vector>

#include "sim/care/staff.hpp"

namespace sim {

struct Site {
  std::uint32_t hub = 0, region = 0;
  std::uint32_t first_patient = 0, patients = 0;  ///< Cohort-wide ordinals.
  std::uint32_t first_clinician = 0, clinicians = 0;
  double arrivals_per_day = 0;  ///< Open cohorts.
};

struct Setting {
  std::vector<Site> sites;
  std::uint32_t patients = 0, clinicians = 0;
  Time arrivals_end = kNever;  ///< Open cohorts: the last moment at which a new patient may come.

  /// The unit that shares a role: the site itself, its hub, its region, or everyone.
  std::uint32_t unit_of(std::uint32_t site, Sharing by) const {
    switch (by) {
      case Sharing::site: return site;
      case Sharing::hub: return sites[site].hub;
      case Sharing::region: return sites[site].region;
      case Sharing::all: break;
    }
    return 0;
  }
};

}  // namespace sim
