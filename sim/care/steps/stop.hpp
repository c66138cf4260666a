#pragma once
// Leave the programme here; usual care goes on.
#include "sim/care/pathway.hpp"

namespace sim {

class Stop final : public Step {
 public:
  Next take(Visit&) const override { return Next::leave(); }
  std::string describe() const override { return "leave the programme"; }
};

}  // namespace sim
