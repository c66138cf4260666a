#include "sim/config/origin.hpp"

namespace sim {

std::string Origin::words() const {
  if (!file) return "(no file)";
  if (file->from_command_line()) return file->name;
  return file->name + ":" + std::to_string(line) + ":" + std::to_string(column);
}

std::shared_ptr<const SourceFile> make_source(std::string name, const std::string& text) {
  auto source = std::make_shared<SourceFile>();
  source->name = std::move(name);
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = text.find('\n', start);
    std::size_t length = (end == std::string::npos ? text.size() : end) - start;
    const std::size_t next = start + length + 1;
    if (length > 0 && text[start + length - 1] == '\r') --length;
    source->lines.push_back(text.substr(start, length));
    start = next;
  }
  return source;
}

}  // namespace sim
