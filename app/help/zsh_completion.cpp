// The completion of zsh: one function of _arguments for each command.
#include <algorithm>

#include "app/help/command_list.hpp"

namespace app {

namespace {

// Within single quotes, brackets and colons of _arguments.
std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '\'')
      out += "'\\''";
    else if (c == '[' || c == ']' || c == ':' || c == '\\')
      out += std::string("\\") + c;
    else
      out += c;
  }
  return out;
}

std::string action(const OptionFacts& o) {
  if (!o.choices.empty()) {
    std::string words;
    for (const std::string& choice : o.choices) words += (words.empty() ? "" : " ") + choice;
    return "(" + words + ")";
  }
  if (o.takes_folder()) return "_files -/";
  return o.takes_file() ? "_files" : " ";
}

std::string argument_lines(const CommandFacts& command) {
  std::string text;
  for (const OptionFacts& o : command.options)
    for (const std::string& name : o.names) {
      text += " \\\n    '*" + name + "[" + escaped(o.what) + "]";
      if (!o.value.empty()) text += ":" + escaped(o.value) + ":" + action(o);
      text += "'";
    }
  for (const OptionFacts& o : command.operands)
    text += std::string(" \\\n    '") + (o.many ? "*" : "") + ":" + escaped(o.value) + ":" + action(o) + "'";
  return text;
}

bool has_commands(const std::vector<CommandFacts>& all, const std::string& name) {
  return std::any_of(all.begin(), all.end(), [&](const CommandFacts& c) { return c.name.starts_with(name + " "); });
}

std::string function_name(std::string name) {
  std::replace(name.begin(), name.end(), ' ', '_');
  return "_carepath_" + name;
}

// The commands directly below `parent`, with what they do.
std::string chooser(const std::vector<CommandFacts>& all, const std::string& parent) {
  const std::string begin = parent.empty() ? "" : parent + " ";
  std::string text = "  local -a commands=(\n";
  for (const CommandFacts& c : all)
    if (!c.name.empty() && c.name != parent && c.name.starts_with(begin) &&
        c.name.find(' ', begin.size()) == std::string::npos)
      text += "    '" + escaped(c.name.substr(begin.size())) + ":" + escaped(c.what) + "'\n";
  return text + "  )\n  _describe -t commands command commands\n";
}

}  // namespace

std::string zsh_completion(const std::vector<CommandFacts>& commands) {
  std::string functions, cases;
  for (const CommandFacts& c : commands) {
    if (c.name.empty() || c.name.find(' ') != std::string::npos) continue;
    if (has_commands(commands, c.name)) {
      functions += function_name(c.name) + "() {\n  if ((CURRENT == 2)); then\n" + chooser(commands, c.name) +
                   "  else\n    local below=" + function_name(c.name) +
                   "_${words[2]}\n    (($+functions[$below])) && { shift words; ((CURRENT--)); $below }\n  fi\n}\n";
      continue;
    }
    functions += function_name(c.name) + "() {\n  _arguments" + argument_lines(c) + "\n}\n";
  }
  for (const CommandFacts& c : commands)
    if (c.name.find(' ') != std::string::npos)
      functions += function_name(c.name) + "() {\n  _arguments" + argument_lines(c) + "\n}\n";
  return "#compdef carepath\n# zsh completion of carepath, made by 'carepath completion zsh'\n" + functions +
         "_carepath_options() {\n  _arguments" + argument_lines(commands.front()) + "\n}\n" +
         "_carepath() {\n"
         "  if ((CURRENT == 2)); then\n"
         "    [[ ${words[2]} == -* ]] && { _carepath_options; return }\n" +
         chooser(commands, "") +
         "    return\n  fi\n"
         "  local function=_carepath_${words[2]}\n"
         "  (($+functions[$function])) && { shift words; ((CURRENT--)); $function }\n"
         "}\n"
         "if [[ $funcstack[1] == _carepath ]]; then _carepath \"$@\"; else compdef _carepath carepath; fi\n";
}

}  // namespace app
