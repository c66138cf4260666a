#pragma once
// From the numbers of one draw to the compiled history and what it charges for.
#include "sim/care/states/history.hpp"

namespace sim::states {

/// What numbers are compiled against: it does not change from draw to draw.
struct Frame {
  Schema schema;
  StateColumns columns;
};

struct Source {
  HistoryNumbers numbers;
  Frame frame;
};

/// Columns of the states, declared in `schema`.
StateColumns declare_columns(const std::vector<StateNumbers>& states, Schema& schema);
/// `numbers` must have been checked. Appends the resources it charges.
Parts compile(const HistoryNumbers& numbers, const Frame& frame, std::vector<Resource>& resources);

}  // namespace sim::states
