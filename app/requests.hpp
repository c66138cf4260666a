#pragma once
// What a command line asks for, as plain data: one struct for each command.
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/study_requests.hpp"

namespace app {

/// Changes to a scenario from the command line.
struct Changes {
  std::vector<std::string> sets;  ///< `--set path=value`, in order.
  std::optional<std::uint64_t> seed;
  std::optional<std::uint32_t> draws, replicates;

  /// All of them as `path=value`.
  std::vector<std::string> as_sets() const;
};

struct RunRequest {
  std::vector<std::string> files;
  std::string folder;  ///< Empty: results/<name of the file>.
  Changes changes;
  int threads = 0;  ///< 0 = all cores.
  bool force = false, json = false, quiet = false, patients = false, events = false;
  std::vector<std::string> words;  ///< The command line itself.
};

struct CheckRequest {
  std::vector<std::string> files;
  std::vector<std::string> sets;
  bool json = false;
};

struct ExplainRequest {
  std::string what;      ///< A file, or the name of a programme or scenario file in the configuration folder.
  std::string scenario;  ///< Of a scenario file: only this one.
  std::string picture;   ///< SVG to write; empty: none.
  std::vector<std::string> sets;
  bool force = false;
};

struct FollowRequest {
  std::string file, scenario;  ///< Scenario empty: the first.
  std::uint32_t patient = 0;   ///< From 1.
  Changes changes;
  bool json = false;
};

struct SchemaRequest {
  std::string what = "scenario";
  bool reference = false;
  std::string folder;  ///< Write every schema there instead.
};

struct ConfigShowRequest {
  std::string file;
  std::vector<std::string> sets;
  bool origin = false;
};

struct InitRequest {
  std::string folder;
};

using Request = std::variant<RunRequest, CheckRequest, ExplainRequest, FollowRequest, SchemaRequest, ConfigShowRequest,
                             InitRequest, PlanRequest, SweepRequest, ShowRequest, AnalyseRequest>;

}  // namespace app
