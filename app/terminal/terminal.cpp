#include "app/terminal/terminal.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "sim/store/atomic_file.hpp"

namespace app {

namespace {

bool silent = false;

bool set_and_not_empty(const char* variable) { return variable != nullptr && *variable != '\0'; }

std::string marked(const Terminal& terminal, const char* mark, std::string_view text) {
  if (!terminal.colour) return std::string(text);
  return "\033[" + std::string(mark) + "m" + std::string(text) + "\033[0m";
}

// 0, or why not all was written.
int write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

}  // namespace

Terminal terminal_from(bool is_terminal, int width, const char* term, const char* no_color, const char* locale) {
  const bool dumb = term == nullptr || std::strcmp(term, "dumb") == 0;
  Terminal t;
  t.live = is_terminal && !dumb;
  t.colour = t.live && !set_and_not_empty(no_color);
  const std::string words = locale ? locale : "";
  t.unicode = words.find("UTF-8") != std::string::npos || words.find("utf8") != std::string::npos;
  if (is_terminal && width > 0) t.width = width;
  return t;
}

Terminal terminal_of(int descriptor) {
  const bool is_terminal = ::isatty(descriptor) == 1;
  winsize size{};
  const bool sized = is_terminal && ::ioctl(descriptor, TIOCGWINSZ, &size) == 0;
  const char* locale = nullptr;
  for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"})
    if (locale = std::getenv(name); set_and_not_empty(locale)) break;
  return terminal_from(is_terminal, sized ? size.ws_col : 0, std::getenv("TERM"), std::getenv("NO_COLOR"), locale);
}

std::string bold(const Terminal& terminal, std::string_view text) { return marked(terminal, "1", text); }
std::string red(const Terminal& terminal, std::string_view text) { return marked(terminal, "1;31", text); }

void print(std::string_view text) {
  static bool reader_gone = false;
  if (reader_gone || silent) return;
  const int why = write_all(STDOUT_FILENO, text);
  if (why == EPIPE || why == EBADF)
    reader_gone = true;
  else if (why != 0)
    throw sim::FileError(std::string("standard output: ") + std::strerror(why));
}

void say(std::string_view text) {
  if (!silent) write_all(STDERR_FILENO, text);
}
void complain(std::string_view text) { write_all(STDERR_FILENO, text); }
void only_complain() { silent = true; }

}  // namespace app
