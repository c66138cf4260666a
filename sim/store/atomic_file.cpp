#include "sim/store/atomic_file.hpp"

#include <fcntl.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>

namespace sim {
namespace {

[[noreturn]] void refuse(const std::string& action, const std::string& path, int error) {
  throw FileError("cannot " + action + " '" + path + "': " + std::generic_category().message(error));
}

std::string folder_of(const std::string& path) {
  const std::string parent = std::filesystem::path(path).parent_path().string();
  return parent.empty() ? "." : parent;
}

// Unique among machines and processes that share the folder. Never reaches a result.
std::string unique_suffix() {
  std::array<char, 65> host{};
  if (gethostname(host.data(), host.size() - 1) != 0) host[0] = '\0';
  std::uint64_t random = 0;
  if (getrandom(&random, sizeof random, 0) != static_cast<ssize_t>(sizeof random)) random = 0;
  std::string name = ".tmp-";
  for (const char c : std::string(host.data())) name += (c == '/' ? '_' : c);
  name += "-" + std::to_string(getpid()) + "-" + std::to_string(random);
  return name;
}

void write_all(int descriptor, std::string_view bytes, const std::string& path) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) refuse("write", path, errno);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

}  // namespace

TemporaryFile::TemporaryFile(std::string target) : target_(std::move(target)) {
  for (int attempt = 0; attempt < 100 && descriptor_ < 0; ++attempt) {
    path_ = target_ + unique_suffix();
    descriptor_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644);
    if (descriptor_ < 0 && errno != EEXIST) break;
  }
  if (descriptor_ < 0) refuse("create", target_, errno);
}

TemporaryFile::~TemporaryFile() {
  if (descriptor_ < 0) return;
  // Emptied first: whoever else has it open would otherwise keep the disk full. After commit_if_new() the same bytes
  // have a second name and stay.
  struct stat about {};
  if (::fstat(descriptor_, &about) == 0 && about.st_nlink == 1) (void)!::ftruncate(descriptor_, 0);
  ::close(descriptor_);
  ::unlink(path_.c_str());
}

void TemporaryFile::write(std::string_view bytes) { write_all(descriptor_, bytes, target_); }

void TemporaryFile::make_safe() {
  if (::fsync(descriptor_) != 0) refuse("save", target_, errno);
}

void TemporaryFile::commit() {
  make_safe();
  if (::rename(path_.c_str(), target_.c_str()) != 0) refuse("rename to", target_, errno);
  const int closed = ::close(std::exchange(descriptor_, -1));
  if (closed != 0) refuse("close", target_, errno);
  sync_folder(folder_of(target_));
}

bool TemporaryFile::commit_if_new() {
  make_safe();
  // A hard link, unlike rename, refuses to replace; the temporary name goes away with this object.
  if (::link(path_.c_str(), target_.c_str()) != 0) {
    if (errno == EEXIST) return false;
    refuse("name", target_, errno);
  }
  sync_folder(folder_of(target_));
  return true;
}

void write_whole_file(const std::string& path, std::string_view bytes) {
  TemporaryFile file(path);
  file.write(bytes);
  file.commit();
}

std::optional<std::string> read_whole_file(const std::string& path, std::size_t limit) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (descriptor < 0 && errno == ENOENT) return std::nullopt;
  if (descriptor < 0) refuse("open", path, errno);
  struct Closer {
    int descriptor;
    ~Closer() { ::close(descriptor); }
  } closer{descriptor};
  struct stat about {};
  if (::fstat(descriptor, &about) != 0) refuse("read", path, errno);
  if (!S_ISREG(about.st_mode)) throw FileError("cannot read '" + path + "': it is not a regular file");
  if (static_cast<std::uint64_t>(about.st_size) > limit)
    throw FileError("cannot read '" + path + "': it is larger than " + std::to_string(limit) + " bytes");
  std::string bytes(static_cast<std::size_t>(about.st_size), '\0');
  std::size_t have = 0;
  while (have < bytes.size()) {
    const ssize_t got = ::read(descriptor, bytes.data() + have, bytes.size() - have);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) refuse("read", path, errno);
    if (got == 0) break;
    have += static_cast<std::size_t>(got);
  }
  bytes.resize(have);
  return bytes;
}

void make_folder(const std::string& folder) {
  std::error_code error;
  if (std::filesystem::is_directory(folder, error)) return;
  const std::string parent = folder_of(folder);
  if (parent != folder) make_folder(parent);
  if (::mkdir(folder.c_str(), 0755) != 0 && !(errno == EEXIST && std::filesystem::is_directory(folder, error)))
    refuse("make the folder", folder, errno);
  sync_folder(parent);
}

void sync_folder(const std::string& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) refuse("open the folder", folder, errno);
  const int synced = ::fsync(descriptor);
  const int error = errno;
  ::close(descriptor);
  // Some network file systems cannot sync a folder and say so with EINVAL; their renames are safe without it.
  if (synced != 0 && error != EINVAL) refuse("save the folder", folder, error);
}

}  // namespace sim
