// The completion of bash: a table of words for each command, and files where a file is wanted.
#include "app/help/command_list.hpp"

namespace app {

namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

std::string names_below(const std::vector<CommandFacts>& commands, const std::string& parent) {
  std::vector<std::string> names;
  const std::string begin = parent.empty() ? "" : parent + " ";
  for (const CommandFacts& c : commands)
    if (!c.name.empty() && c.name != parent && c.name.starts_with(begin) &&
        c.name.find(' ', begin.size()) == std::string::npos)
      names.push_back(c.name.substr(begin.size()));
  return joined(names);
}

// What follows an option, for each option of a command that takes a value.
std::string values_of(const CommandFacts& command) {
  std::string text;
  for (const OptionFacts& o : command.options) {
    if (o.value.empty()) continue;
    std::string pattern;
    for (const std::string& name : o.names) pattern += (pattern.empty() ? "'" : "|'") + command.name + ":" + name + "'";
    std::string answer = "return";
    if (!o.choices.empty())
      answer = "words='" + joined(o.choices) + "'";
    else if (o.takes_folder())
      answer = "files=-d";
    else if (o.takes_file())
      answer = "files=-f";
    text += "    " + pattern + ") " + answer + " ;;\n";
  }
  return text;
}

}  // namespace

std::string bash_completion(const std::vector<CommandFacts>& commands) {
  std::string options, operands, values;
  for (const CommandFacts& c : commands) {
    std::vector<std::string> names;
    for (const OptionFacts& o : c.options) names.insert(names.end(), o.names.begin(), o.names.end());
    options += "      '" + c.name + "') words='" + joined(names) + "' ;;\n";
    const std::string below = names_below(commands, c.name);
    std::string answer = below.empty() ? "return" : "words='" + below + "'";
    for (const OptionFacts& o : c.operands)
      if (!o.choices.empty())
        answer = "words='" + joined(o.choices) + "'";
      else if (o.takes_file() || o.value == "PROGRAMME|SCENARIO")
        answer = o.takes_folder() ? "files=-d" : "files=-f";
    if (c.name == "sweep") answer = "words='status collect' files=-f";
    operands += "      '" + c.name + "') " + answer + " ;;\n";
    values += values_of(c);
  }
  return "# bash completion of carepath, made by 'carepath completion bash'\n"
         "_carepath() {\n"
         "  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} command='' words='' files='' i\n"
         "  COMPREPLY=()\n"
         "  for ((i = 1; i < COMP_CWORD; ++i)); do\n"
         "    [[ ${COMP_WORDS[i]} == -* ]] && continue\n"
         "    command=${COMP_WORDS[i]}\n"
         "    [[ $command == config && $COMP_CWORD -gt $((i + 1)) ]] && command=\"config ${COMP_WORDS[i+1]}\"\n"
         "    break\n"
         "  done\n"
         "  case $command:$prev in\n" +
         values +
         "    *)\n"
         "    if [[ $cur == -* ]]; then\n"
         "      case $command in\n" +
         options +
         "      esac\n"
         "    else\n"
         "      case $command in\n" +
         operands +
         "      esac\n"
         "    fi ;;\n"
         "  esac\n"
         "  [[ -n $words ]] && mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$cur\")\n"
         "  if [[ -n $files ]]; then\n"
         "    local found\n"
         "    mapfile -t found < <(compgen $files -- \"$cur\")\n"
         "    COMPREPLY+=(\"${found[@]}\")\n"
         "  fi\n"
         "}\n"
         "complete -o filenames -F _carepath carepath\n";
}

}  // namespace app
