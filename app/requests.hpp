#pragma once
// What a command line asks for, as plain data: one struct for each command.
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/file_requests.hpp"
#include "app/store_requests.hpp"
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
  int threads = 0;              ///< 0 = all cores.
  double failures_at_most = 0;  ///< Share of the pieces of the run.
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
  bool force = false, json = false;
};

struct FollowRequest {
  std::string file, scenario;  ///< Scenario empty: the first.
  std::uint32_t patient = 0;   ///< From 1.
  Changes changes;
  std::string picture;  ///< SVG to write; empty: none.
  bool json = false, force = false;
};

struct CompareRequest {
  std::string first, second;  ///< Result folders of `run`, or result files.
  std::string scenario;       ///< Empty: all that both have.
  bool crn_audit = false, json = false;
};

struct ReportRequest {
  std::vector<std::string> results;  ///< Folders of results, or result files: one, or two to compare.
  std::string folder;                ///< Empty: beside the results; two need one.
  bool interactive = false;          ///< Only in programs that have the layer.
  bool json = false;
};

struct ConformanceRequest {
  std::vector<std::string> cases;  ///< By name; none = all.
  std::string folder;              ///< For conformance.json and unfinished work; empty: nothing is kept.
  bool json = false;
  std::vector<std::string> words;  ///< The command line itself.
};

struct CalibrateRequest {
  std::string file;
  std::vector<std::string> only;  ///< Names of fits; empty: all.
  std::string output;             ///< Empty: evidence/calibrated.yaml of the configuration folder.
  int threads = 0;
  bool dry = false, json = false, quiet = false;
  std::vector<std::string> words;  ///< The command line itself.
};

struct ValidateRequest {
  std::vector<std::string> trials;  ///< Files or names; empty: all that are shipped.
  std::string folder = "results/virtual_trials";
  std::vector<std::string> sets;
  std::uint32_t replicates = 500;
  int threads = 0;
  bool null_effect = false, gate = false, json = false, quiet = false;
  std::vector<std::string> words;  ///< The command line itself.
};

// clang-format off
using Request = std::variant<
    RunRequest,
    CheckRequest,
    ExplainRequest,
    FollowRequest,
    SchemaRequest,
    ConfigShowRequest,
    CompareRequest,
    ReportRequest,
    ConformanceRequest,
    ValidateRequest,
    CalibrateRequest,
    PlanRequest,
    SweepRequest,
    ShowRequest,
    AnalyseRequest,
    InitRequest,
    EvidenceRequest,
    DiffRequest,
    MigrateRequest,
    CompletionRequest,
    VerifyRequest,
    MergeRequest,
    SlurmScriptRequest>;
// clang-format on

}  // namespace app
