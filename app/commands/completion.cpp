// carepath completion: what the shells and man(1) need to know, made from the same list as --help.
#include "app/command_line.hpp"
#include "app/commands/commands.hpp"
#include "app/help/command_list.hpp"
#include "app/terminal/terminal.hpp"

namespace app {

Exit execute(const CompletionRequest& request) {
  const auto commands = command_list();
  if (request.form == "man")
    print(man_page(commands));
  else
    print(request.form == "zsh" ? zsh_completion(commands) : bash_completion(commands));
  return done;
}

}  // namespace app
