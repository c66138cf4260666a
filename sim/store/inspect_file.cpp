#include "sim/store/inspect_file.hpp"

#include <array>
#include <set>
#include <string>

namespace sim::hdf5 {
namespace {

constexpr int kDeepest = 4;
constexpr std::size_t kMostObjects = 5'000;
constexpr int kMostDimensions = 6;
constexpr std::uint64_t kDeflateAtBest = 1'100;  // no deflate stream is denser than 1 to 1,032

struct Inspection {
  std::uint64_t file_bytes = 0;
  int depth = 0;
  std::set<haddr_t> seen;
  std::string problem;
};

void check_filters(hid_t properties, const std::string& name) {
  const int filters = H5Pget_nfilters(properties);
  for (int i = 0; i < filters; ++i) {
    unsigned flags = 0, settings = 0;
    std::size_t count = 0;
    const H5Z_filter_t filter =
        H5Pget_filter2(properties, static_cast<unsigned>(i), &flags, &count, nullptr, 0, nullptr, &settings);
    if (filter != H5Z_FILTER_SHUFFLE && filter != H5Z_FILTER_DEFLATE && filter != H5Z_FILTER_FLETCHER32)
      throw Failure(name + " uses a filter that is not shuffle, deflate or fletcher32");
  }
}

void check_type(hid_t dataset, const std::string& name) {
  const TypeHandle type(H5Dget_type(dataset), name);
  const H5T_class_t kind = H5Tget_class(type.get());
  const bool number = (kind == H5T_INTEGER || kind == H5T_FLOAT) && H5Tget_size(type.get()) <= 8;
  if (!number && !(kind == H5T_STRING && H5Tis_variable_str(type.get()) > 0))
    throw Failure(name + " holds neither plain numbers nor texts");
}

// Storage that is claimed but not there would read as made-up values, and could ask for any amount of memory.
void check_size(hid_t dataset, H5D_layout_t layout, std::uint64_t file_bytes, const std::string& name) {
  const SpaceHandle space(H5Dget_space(dataset), name);
  const TypeHandle type(H5Dget_type(dataset), name);
  const int dimensions = H5Sget_simple_extent_ndims(space.get());
  if (dimensions < 0 || dimensions > kMostDimensions) throw Failure(name + " has too many dimensions");
  std::array<hsize_t, kMostDimensions> sizes{};
  check(H5Sget_simple_extent_dims(space.get(), sizes.data(), nullptr), name);
  std::uint64_t bytes = H5Tget_size(type.get());
  for (int i = 0; i < dimensions; ++i)
    if (__builtin_mul_overflow(bytes, std::uint64_t{sizes[static_cast<std::size_t>(i)]}, &bytes))
      throw Failure(name + " claims an impossible size");
  const std::uint64_t stored = H5Dget_storage_size(dataset);
  if (stored == 0) return;  // a dimension without values; reading it is refused
  const std::uint64_t densest = layout == H5D_CHUNKED ? kDeflateAtBest : 1;
  if (stored > file_bytes || bytes / densest > stored) throw Failure(name + " claims more than the file can hold");
}

void check_dataset(hid_t dataset, std::uint64_t file_bytes, const std::string& name) {
  const PropertyHandle properties(H5Dget_create_plist(dataset), name);
  const H5D_layout_t layout = H5Pget_layout(properties.get());
  if (layout != H5D_CONTIGUOUS && layout != H5D_CHUNKED && layout != H5D_COMPACT)
    throw Failure(name + " is put together from other files");
  if (layout != H5D_CHUNKED && H5Pget_external_count(properties.get()) != 0)
    throw Failure(name + " keeps its values in another file");
  check_filters(properties.get(), name);
  check_type(dataset, name);
  check_size(dataset, layout, file_bytes, name);
}

void walk(hid_t group, Inspection& state);

herr_t visit(hid_t group, const char* name, const H5L_info_t* link, void* into) {
  Inspection& state = *static_cast<Inspection*>(into);
  try {
    if (link->type != H5L_TYPE_HARD) throw Failure(std::string(name) + " is a link to somewhere else");
    H5O_info_t about;
    check_done(H5Oget_info_by_name2(group, name, &about, H5O_INFO_BASIC, H5P_DEFAULT), name);
    if (!state.seen.insert(about.addr).second) throw Failure(std::string(name) + " has two names");
    if (state.seen.size() > kMostObjects) throw Failure("the file holds too many things");
    if (about.type == H5O_TYPE_GROUP) {
      const GroupHandle inner(H5Gopen2(group, name, H5P_DEFAULT), name);
      walk(inner.get(), state);
    } else if (about.type == H5O_TYPE_DATASET) {
      const DatasetHandle dataset(H5Dopen2(group, name, H5P_DEFAULT), name);
      check_dataset(dataset.get(), state.file_bytes, name);
    } else {
      throw Failure(std::string(name) + " is neither a group nor a variable");
    }
  } catch (const std::exception& problem) {  // nothing may be thrown through the C library
    state.problem = problem.what();
    return -1;
  }
  return 0;
}

void walk(hid_t group, Inspection& state) {
  if (++state.depth > kDeepest) throw Failure("the groups are nested too deeply");
  hsize_t position = 0;
  const herr_t result = H5Literate(group, H5_INDEX_NAME, H5_ITER_NATIVE, &position, visit, &state);
  if (!state.problem.empty()) throw Failure(state.problem);
  check_done(result, "walking the file");
  --state.depth;
}

}  // namespace

void inspect_everything(hid_t group, std::uint64_t file_bytes) {
  Inspection state;
  state.file_bytes = file_bytes;
  walk(group, state);
}

}  // namespace sim::hdf5
