#pragma once
// From the resolved tree to the model of one scenario in one draw.
#include <memory>
#include <string>

#include "sim/run/field_of_care.hpp"
#include "sim/run/scenario_file.hpp"

namespace sim {

struct ModelRequest {
  const FieldOfCare& field;
  const Value& tree;  ///< With all programmes under `programmes`.
  const std::string& config_root;
  std::size_t scenario = 0;
  std::uint32_t draw = 0;
  bool central = true;
  std::vector<FileRead>* files = nullptr;  ///< Receives the files that sections name.
};

/// Null when there were problems.
std::unique_ptr<Model> build_model(const ModelRequest& request, Reading& reading);

}  // namespace sim
