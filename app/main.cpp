// The carepath program: reads the command line, does one command, and turns what went wrong into an exit code.
#include <csignal>
#include <string>
#include <vector>

#include "app/command_line.hpp"
#include "app/commands/commands.hpp"
#include "app/terminal/terminal.hpp"
#include "sim/run/distributed.hpp"

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);  // A reader who has gone away is seen by app::print.
  std::signal(SIGXFSZ, SIG_IGN);  // A file-size limit then is an error of the disk, not the end.
  return app::guarded([&]() -> app::Exit {
    const sim::Ranks ranks(argc, argv);
    if (!sim::first_rank()) app::only_complain();
    const app::Parsed parsed = app::parse_command_line(std::vector<std::string>(argv + 1, argv + argc));
    app::say(parsed.err);
    app::print(parsed.out);
    if (!parsed.request) return parsed.exit;
    return std::visit([](const auto& request) { return app::execute(request); }, *parsed.request);
  });
}
