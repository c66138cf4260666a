#include "app/work_folder.hpp"

#include <cstdio>

#include "sim/store/atomic_file.hpp"

namespace app {

std::string work_folder(const std::string& parent, std::uint64_t hash) {
  sim::make_folder(parent);
  char name[20];
  std::snprintf(name, sizeof name, "/%016llx", static_cast<unsigned long long>(hash));
  return parent + name;
}

}  // namespace app
