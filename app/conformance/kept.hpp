#pragma once
// Finished simulations of the conformance cases, in a chunk store: a check that is stopped or killed goes on where it
// was.
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "sim/run/project.hpp"

namespace app::conformance {

/// By measure, one value for each repeat.
using Measured = std::map<std::string, std::vector<double>>;

/// How the cases are to be run.
struct Work {
  std::string folder{};  ///< Where finished simulations are kept; empty = nowhere.
  std::function<void()>
      before_simulation{};  ///< Called before each simulation that is not kept yet; may throw. Optional.
  std::function<void(double)> share_done{};  ///< Told the share of the work done, by one thread at a time. Optional.

  /// This work as part `i` of `n` equal ones: its shares are shares of the whole.
  Work part(std::size_t i, std::size_t n) const;
  void tell(double share) const {
    if (share_done) share_done(share);
  }
};

/// What `simulate` gives for this scenario with so many repeats, or gave before. Throws sim::FileError.
Measured kept(const Work& work, const sim::Project& project, const std::string& scenario, std::size_t repeats,
              const std::function<Measured()>& simulate);

}  // namespace app::conformance
