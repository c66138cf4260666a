// carepath config show: a file with everything it includes, as the program reads it.
#include "app/commands/commands.hpp"
#include "app/commands/load.hpp"
#include "app/commands/standalone.hpp"
#include "app/terminal/terminal.hpp"
#include "sim/config/wording.hpp"

namespace app {

Exit execute(const ConfigShowRequest& request) {
  sim::Problems problems;
  sim::Value tree = read_config(request.file, {}, problems);
  problems.stop_if_any();
  // A scenario also shows the programmes that it names.
  const bool scenario = kind_of(tree) == FileKind::scenario;
  tree =
      scenario ? load_scenario(request.file, request.sets)->tree() : read_config(request.file, request.sets, problems);
  problems.stop_if_any();
  print("# " + sim::harmless(request.file) + ", with everything it includes\ncarepath: 1\n" +
        sim::to_yaml(tree, request.origin));
  return done;
}

}  // namespace app
