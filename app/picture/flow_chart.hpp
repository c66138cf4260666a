#pragma once
// A pathway as a flow chart: boxes with staff and times, loops and branches, read from a programme's YAML.
#include <string>
#include <vector>

#include "sim/config/evidence.hpp"
#include "sim/config/value.hpp"

namespace app {

struct FlowStep {
  enum class Kind {
    contact,   ///< Patient and staff meet, in person or by telephone.
    work,      ///< Staff work without the patient.
    wait,      ///< Time passes.
    decision,  ///< Somebody decides; some leave.
    office,    ///< Enrol, record, charge.
    loop,      ///< `children` several times.
    branch,    ///< `children` for some, `otherwise` for others.
    element,   ///< `children` as long as a part of the programme is switched on.
  };
  Kind kind = Kind::office;
  std::string title;
  std::vector<std::string> details;
  std::vector<std::string> staff;  ///< "nurse 90 min"
  std::string exit;                ///< Who leaves here to usual care; empty: nobody.
  std::vector<FlowStep> children, otherwise;
  std::string bypass{};  ///< Who goes on without it; empty: nobody.
};

struct FlowChart {
  std::string title;
  std::vector<std::string> notes;  ///< For whom, who takes part.
  std::vector<FlowStep> steps;
};

/// The chart of a programme's tree. What the tree does not say plainly is taken from the evidence, or left as it is
/// written.
FlowChart flow_chart(const sim::Value& programme, const sim::Evidence& evidence);

/// The chart as a whole SVG file, with a legend. Everything from the configuration is escaped.
std::string svg_of(const FlowChart& chart);

}  // namespace app
