// The manual page, in the roff of man(7).
#include "app/help/command_list.hpp"
#include "app/version.hpp"

namespace app {

namespace {

std::string roff(const std::string& text) {
  std::string out;
  bool line_begins = true;
  for (const char c : text) {
    if (line_begins && (c == '.' || c == '\'')) out += "\\&";
    if (c == '\\')
      out += "\\e";
    else if (c == '-')
      out += "\\-";
    else
      out += c;
    line_begins = c == '\n';
  }
  return out;
}

std::string bold_roff(const std::string& text) { return "\\fB" + roff(text) + "\\fR"; }
std::string italic(const std::string& text) { return "\\fI" + roff(text) + "\\fR"; }

std::string options_of(const CommandFacts& command) {
  std::string text;
  for (const OptionFacts& o : command.options) {
    text += ".TP\n";
    for (std::size_t i = 0; i < o.names.size(); ++i) text += (i == 0 ? "" : ", ") + bold_roff(o.names[i]);
    if (!o.value.empty()) text += " " + italic(o.value);
    text += "\n" + roff(o.what) + "\n";
  }
  return text;
}

std::string section_of(const CommandFacts& command) {
  std::string text = ".SS " + std::string("\"carepath ") + roff(command.name);
  for (const OptionFacts& o : command.operands) text += " " + roff(o.value);
  text += "\"\n" + roff(command.what) + ".\n";
  for (const OptionFacts& o : command.operands) text += ".TP\n" + italic(o.value) + "\n" + roff(o.what) + "\n";
  text += options_of(command);
  if (!command.footer.empty()) text += ".PP\n.nf\n" + roff(command.footer) + "\n.fi\n";
  return text;
}

constexpr const char* kClosing = R"(.SH EXIT STATUS
.TP
0
done
.TP
1
the simulation failed
.TP
2
the command line makes no sense
.TP
3
a configuration is wrong
.TP
4
a file or the disk refused
.TP
5
stored work is damaged
.TP
6
a gate failed
.TP
130, 143
stopped; what was finished is saved
.SH ENVIRONMENT
.TP
\fBCAREPATH_CONFIGS\fR
the folder with evidence/, programmes/ and the rest, instead of the shipped one
.TP
\fBNO_COLOR\fR
no colours on the terminal
.SH NOTES
A tool for planning and research. It gives no advice about a single patient.
)";

}  // namespace

std::string man_page(const std::vector<CommandFacts>& commands) {
  const CommandFacts& program = commands.front();
  std::string text = ".TH CAREPATH 1 \"\" \"carepath " + roff(version_number()) + "\" \"User commands\"\n";
  text += ".SH NAME\ncarepath \\- simulates pathways of care and compares programmes\n";
  text += ".SH SYNOPSIS\n.B carepath\n.I COMMAND\n[\\fIOPTIONS\\fR]\n";
  text += ".SH DESCRIPTION\n" + roff(program.what) + "\n.PP\n" + roff(program.footer) + "\n";
  text += ".SH OPTIONS\n" + options_of(program) + ".SH COMMANDS\n";
  for (const CommandFacts& c : commands)
    if (!c.name.empty()) text += section_of(c);
  return text + kClosing;
}

}  // namespace app
