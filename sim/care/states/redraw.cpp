// Another draw of a history: only the uncertain numbers are put in anew, nothing is read.
#include "sim/care/states/compile.hpp"
#include "sim/core/math.hpp"

namespace sim::states {

std::unique_ptr<const Nature> StateHistory::redrawn(const ParameterValues& values,
                                                    std::vector<Resource>& resources) const {
  if (!source_) return nullptr;
  HistoryNumbers numbers = source_->numbers;
  bool whole = true;
  each_number(numbers, [&](Number& n) {
    if (n.parameter.empty()) return;
    const double* drawn = values.find(n.parameter);
    whole = whole && n.as_drawn;
    if (drawn != nullptr) n.value = n.logarithm ? math::log(*drawn) : *drawn;
  });
  if (!whole) return nullptr;
  std::vector<Resource> priced;
  auto made = std::make_unique<StateHistory>(compile(numbers, source_->frame, priced), source_);
  made->standing_resources = standing_resources;
  // Other resources (the wages of staff) follow those of the history.
  for (std::size_t r = 0; r < priced.size(); ++r) resources[r].price = priced[r].price;
  return made;
}

}  // namespace sim::states
