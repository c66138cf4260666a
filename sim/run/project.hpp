#pragma once
// A scenario file with everything it names, read and checked; and the models compiled from it, one per scenario and
// draw.
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/config/include.hpp"
#include "sim/run/field_of_care.hpp"
#include "sim/run/scenario_file.hpp"

namespace sim {

/// What the command line changes.
struct Overrides {
  std::vector<std::string> sets{};  ///< `--set path=value`, in order.
  /// Entries `path: value` of another file, laid over this one after them; messages point to where they are written.
  std::vector<Value::Entry> entries{};
  std::string entries_of{};   ///< What they are, in words: "the study's 'set'".
  std::string config_root{};  ///< Empty: the nearest folder above the file that holds `evidence/`.
};

/// One point of a study: values of some parameters, the others central, and settings laid over the file.
struct StudyPoint {
  ParameterValues values;
  std::vector<std::string> sets;      ///< path=value; a scenario's own `set` lies over them.
  std::optional<std::uint32_t> draw;  ///< Whose shares of elements are drawn; none: central.
};

class Project {
 public:
  /// Reads the file, its includes, programmes and evidence, and compiles every scenario at central values.
  /// All problems go to `problems`; the project is usable only if that stays empty.
  Project(const std::string& path, const FieldOfCare& field, const Overrides& overrides, Problems& problems);

  /// The model of one scenario in one draw. `draw` counts from 0; central values when the file asks for no draws.
  /// Throws ConfigError when a drawn value makes no sense.
  std::shared_ptr<const Model> compile(std::size_t scenario, std::uint32_t draw) const;
  /// Whether another draw of this scenario is made from its central model without reading anything (microseconds).
  bool redraws(std::size_t scenario) const;
  /// At a point. Throws ConfigError when it makes no sense.
  std::shared_ptr<const Model> compile_at(std::size_t scenario, const StudyPoint& point) const;
  /// At central values, whatever the file says: for explaining and checking.
  std::shared_ptr<const Model> compile_central(std::size_t scenario) const;
  /// At the given values of some parameters, the others central: for calibration. Throws ConfigError.
  std::shared_ptr<const Model> compile_at(std::size_t scenario, const ParameterValues& values) const;

  const ScenarioFile& file() const { return file_; }
  const Value& tree() const { return tree_; }
  /// Every number that came from evidence, with where it is used (of all scenarios, each use once).
  const std::vector<ParameterUse>& uses() const { return uses_; }
  const Parameters& parameters() const { return parameters_; }
  const Evidence& evidence() const { return evidence_; }
  const std::vector<FileRead>& files() const { return files_; }
  /// Values of all parameters in one draw; empty at central values.
  const ParameterValues& values(std::uint32_t draw) const { return values_[draw]; }
  bool central() const { return file_.draws == 0; }
  std::uint32_t draws() const { return file_.draws == 0 ? 1 : file_.draws; }
  const std::string& text() const { return text_; }
  /// What results depend on, as text: resolved tree, evidence used, seed and model version; not threads or output.
  std::string canonical() const;

 private:
  std::unique_ptr<Model> build(std::size_t scenario, std::uint32_t draw, bool central, Reading& reading,
                               std::vector<FileRead>* files = nullptr) const;
  void add_programmes(Problems& problems);
  Value programme_file(const std::string& name, const Origin& where, Problems& problems);
  void collect(Problems& problems);

  FieldOfCare field_;
  std::string config_root_, text_;
  Value tree_;
  std::vector<FileRead> files_;
  Evidence evidence_;
  ScenarioFile file_;
  std::vector<ParameterUse> uses_;
  Parameters parameters_;
  std::vector<ParameterValues> values_;
  std::vector<std::shared_ptr<const Model>> central_;  ///< By scenario; null when a draw must be read anew.
};

/// The JSON Schema of scenario files lists these fields; programme and evidence files have their own.
FieldDoc describe_scenario_file();

}  // namespace sim
