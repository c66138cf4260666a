#include "models/steps/verbs.hpp"

namespace models {

const sim::Verbs& verbs() {
  static const sim::Verbs table = [] {
    sim::Verbs all = sim::common_verbs();
    all.emplace("screen_for_oud", read_screen_for_oud);
    all.emplace("monitor", read_monitor);
    return all;
  }();
  return table;
}

}  // namespace models
