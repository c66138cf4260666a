#pragma once
// What stands at the other end of standard output and standard error, and the only places that write to them.
#include <string>
#include <string_view>

namespace app {

/// What one output can show.
struct Terminal {
  bool live = false;     ///< A person watches: lines may be rewritten.
  bool colour = false;   ///< Bold and colours are understood and wanted.
  bool unicode = false;  ///< The locale is UTF-8.
  int width = 100;       ///< Characters in a line.
};

/// Of a file descriptor; NO_COLOR, TERM=dumb and pipes are respected.
Terminal terminal_of(int descriptor);
/// The same from plain facts, for tests. Null = the variable is not set.
Terminal terminal_from(bool is_terminal, int width, const char* term, const char* no_color, const char* locale);

/// `text` between bold marks if the terminal has colours.
std::string bold(const Terminal& terminal, std::string_view text);
/// `text` in red if the terminal has colours.
std::string red(const Terminal& terminal, std::string_view text);

/// Results, on standard output. A reader who has gone away (closed pipe) is no error: the rest is dropped. Throws
/// sim::FileError when the output refuses otherwise (a full disk).
void print(std::string_view text);
/// Everything else, on standard error. Never fails.
void say(std::string_view text);
/// What went wrong, on standard error. Never fails, and is never held back.
void complain(std::string_view text);
/// From now on print() and say() say nothing: one of many ranks speaks for all.
void only_complain();

}  // namespace app
