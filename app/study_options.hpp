#pragma once
// The options of plan, sweep, show and analyse, bound to their requests.
#include <CLI/CLI.hpp>
#include <optional>

#include "app/requests.hpp"

namespace app {

struct StudyCommands {
  PlanRequest plan;
  SweepRequest sweep;
  ShowRequest show;
  AnalyseRequest analyse;

  void add_to(CLI::App& program);
  /// The request, if one of these commands was given.
  std::optional<Request> chosen(const std::vector<std::string>& words) const;

 private:
  std::vector<std::string> swept_;
  std::string shard_ = "1/1";
  CLI::App *plan_command_ = nullptr, *sweep_command_ = nullptr, *show_command_ = nullptr, *analyse_command_ = nullptr;
};

}  // namespace app
