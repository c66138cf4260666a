#pragma once
// The commands: each does what its request says, prints, and returns the exit code.
#include <functional>

#include "app/exits.hpp"
#include "app/requests.hpp"

namespace app {

Exit execute(const RunRequest&);
Exit execute(const CheckRequest&);
Exit execute(const ExplainRequest&);
Exit execute(const FollowRequest&);
Exit execute(const SchemaRequest&);
Exit execute(const ConfigShowRequest&);
Exit execute(const InitRequest&);
Exit execute(const CompareRequest&);
Exit execute(const ReportRequest&);
Exit execute(const ConformanceRequest&);
Exit execute(const ValidateRequest&);
Exit execute(const CalibrateRequest&);
Exit execute(const PlanRequest&);
Exit execute(const SweepRequest&);
Exit execute(const ShowRequest&);
Exit execute(const AnalyseRequest&);
Exit execute(const EvidenceRequest&);
Exit execute(const DiffRequest&);
Exit execute(const MigrateRequest&);
Exit execute(const CompletionRequest&);
Exit execute(const VerifyRequest&);
Exit execute(const MergeRequest&);
Exit execute(const SlurmScriptRequest&);

/// Does it; what is thrown becomes a message on standard error and an exit code.
Exit guarded(const std::function<Exit()>& command);

}  // namespace app
