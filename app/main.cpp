// The carepath program: reads the command line, does one command, and turns what went wrong into an exit code.
#include <csignal>
#include <string>
#include <vector>

#include "app/command_line.hpp"
#include "app/commands/commands.hpp"
#include "app/terminal/terminal.hpp"
#include "sim/config/problems.hpp"
#include "sim/run/distributed.hpp"

namespace {

// With --json, a problem of configuration is JSON too, with its stable code.
template <class Request>
app::Exit answer(const Request& request) {
  try {
    return app::execute(request);
  } catch (const sim::ConfigError& error) {
    if constexpr (requires { request.json; })
      if (request.json) {
        app::print(error.problems.json() + "\n");
        return app::configuration;
      }
    throw;
  }
}

app::Exit do_as_told(const std::vector<std::string>& words) {
  const app::Parsed parsed = app::parse_command_line(words);
  app::say(parsed.err);
  app::print(parsed.out);
  if (!parsed.request) return parsed.exit;
  return std::visit([](const auto& request) { return answer(request); }, *parsed.request);
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);  // A reader who has gone away is seen by app::print.
  std::signal(SIGXFSZ, SIG_IGN);  // A file-size limit then is an error of the disk, not the end.
  return app::guarded([&]() -> app::Exit {
    const sim::Ranks ranks(argc, argv);
    if (!sim::first_rank()) app::only_complain();
    const app::Exit exit = app::guarded([&] { return do_as_told({argv + 1, argv + argc}); });
    if (sim::lost_ranks() > 0) {
      app::say(std::to_string(sim::lost_ranks()) +
               " of the ranks were not heard of any more: the others did their work, and they are ended now\n");
      ranks.end_without_the_lost(exit);
    }
    return exit;
  });
}
