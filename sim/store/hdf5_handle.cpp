#include "sim/store/hdf5_handle.hpp"

#include <cstring>

#ifdef H5_HAVE_PARALLEL
#error "carepath needs the serial HDF5 (libhdf5-dev); this one is built for MPI"
#endif

namespace sim::hdf5 {
namespace {

// HDF5 repeats the words of the operating system deep in its error stack: "... error message = 'No space left', ...".
std::string system_words(const char* description) {
  static constexpr const char* kMarker = "error message = '";
  const char* start = std::strstr(description, kMarker);
  if (start == nullptr) return {};
  start += std::strlen(kMarker);
  const char* end = std::strchr(start, '\'');
  return end == nullptr ? std::string(start) : std::string(start, end);
}

struct Reasons {
  std::string system, innermost;
};

herr_t collect(unsigned, const H5E_error2_t* error, void* into) {
  auto& reasons = *static_cast<Reasons*>(into);
  if (error->desc == nullptr) return 0;
  if (reasons.innermost.empty()) reasons.innermost = error->desc;
  if (reasons.system.empty()) reasons.system = system_words(error->desc);
  return 0;
}

}  // namespace

void fail(const std::string& what) {
  Reasons reasons;
  H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, collect, &reasons);
  const std::string& reason = reasons.system.empty() ? reasons.innermost : reasons.system;
  throw Failure(what + " failed" + (reason.empty() ? "" : ": " + reason));
}

void keep_quiet() {
  H5dont_atexit();  // heard only before HDF5 has begun; later calls do nothing
  H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
  H5PLset_loading_state(0);
}

}  // namespace sim::hdf5
