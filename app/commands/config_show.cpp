// carepath config show: a file with everything it includes, as the program reads it.
#include "app/commands/commands.hpp"
#include "app/commands/load.hpp"
#include "app/commands/standalone.hpp"
#include "app/terminal/json.hpp"
#include "app/terminal/terminal.hpp"
#include "sim/config/quantity.hpp"
#include "sim/config/wording.hpp"

namespace app {

namespace {

// A plain number is one in JSON, too; everything else (12 weeks, on, 20%) stays the text that it is.
Json scalar_json(const sim::Value& value) {
  if (value.quoted() || !sim::parse_plain_number(value.text())) return value.text();
  const Json number = Json::parse(value.text(), nullptr, false);
  return number.is_number() ? number : Json(value.text());
}

Json json_of(const sim::Value& value, bool origin) {
  if (value.is_map()) {
    Json map = Json::object();
    for (const auto& entry : value.entries()) map[entry.key] = json_of(entry.value, origin);
    return map;
  }
  if (value.is_list()) {
    Json list = Json::array();
    for (const auto& item : value.items()) list.push_back(json_of(item, origin));
    return list;
  }
  const Json plain = value.is_scalar() ? scalar_json(value) : Json(nullptr);
  if (!origin) return plain;
  const sim::Origin& where = value.origin();
  return {{"value", plain}, {"file", where.file ? where.file->name : ""}, {"line", where.line}};
}

}  // namespace

Exit execute(const ConfigShowRequest& request) {
  sim::Problems problems;
  sim::Value tree = read_config(request.file, {}, problems);
  problems.stop_if_any();
  // A scenario also shows the programmes that it names.
  const bool scenario = kind_of(tree) == FileKind::scenario;
  tree =
      scenario ? load_scenario(request.file, request.sets)->tree() : read_config(request.file, request.sets, problems);
  problems.stop_if_any();
  if (request.json)
    print(text_of(Json{{"file", request.file}, {"settings", json_of(tree, request.origin)}}));
  else
    print("# " + sim::harmless(request.file) + ", with everything it includes\ncarepath: 1\n" +
          sim::to_yaml(tree, request.origin));
  return done;
}

}  // namespace app
