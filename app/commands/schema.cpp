// carepath schema: the JSON Schema of one kind of file, or all of them into a folder; or the keys in Markdown.
#include "app/commands/commands.hpp"
#include "app/schemas/schemas.hpp"
#include "app/terminal/terminal.hpp"
#include "sim/config/wording.hpp"
#include "sim/store/atomic_file.hpp"

namespace app {

Exit execute(const SchemaRequest& request) {
  if (request.folder.empty()) {
    print(request.reference ? reference_text(request.what) : schema_text(request.what));
    return done;
  }
  sim::make_folder(request.folder);
  for (const std::string& kind : schema_kinds())
    sim::write_whole_file(request.folder + "/" + kind + (request.reference ? ".md" : ".json"),
                          request.reference ? reference_text(kind) : schema_text(kind));
  print("wrote " + std::to_string(schema_kinds().size()) + (request.reference ? " references" : " schemas") + " into " +
        sim::harmless(request.folder) + "\n");
  return done;
}

}  // namespace app
