#include "sim/config/open_within.hpp"

#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>

#include "sim/config/include.hpp"

namespace sim {

namespace {

namespace fs = std::filesystem;

class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  int get() const { return fd_; }
  bool good() const { return fd_ >= 0; }
  void reset(int fd) {
    if (fd_ >= 0) ::close(fd_);
    fd_ = fd;
  }

 private:
  int fd_;
};

constexpr int kOpen = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY;

int open_by_kernel(int root, const char* path) {
  open_how how{};
  how.flags = kOpen;
  how.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS;
  return static_cast<int>(::syscall(SYS_openat2, root, path, &how, sizeof how));
}

// One folder at a time, following no link and never going up.
int open_step_by_step(int root, const fs::path& path) {
  Descriptor folder(::dup(root));
  const fs::path parent = path.parent_path();
  for (const fs::path& name : parent) {
    if (name == "." || name.empty()) continue;
    if (name == "..") {
      errno = EXDEV;
      return -1;
    }
    const int next = ::openat(folder.get(), name.c_str(), O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (next < 0) {
      struct stat status {};
      const bool link =
          ::fstatat(folder.get(), name.c_str(), &status, AT_SYMLINK_NOFOLLOW) == 0 && S_ISLNK(status.st_mode);
      errno = link ? ELOOP : ENOENT;
      return -1;
    }
    folder.reset(next);
  }
  return ::openat(folder.get(), path.filename().c_str(), kOpen | O_NOFOLLOW);
}

OpenFailure failure_of(int error) {
  if (error == ENOENT || error == ENOTDIR) return OpenFailure::missing;
  if (error == EXDEV) return OpenFailure::outside;
  if (error == ELOOP) return OpenFailure::link;
  if (error == ENXIO || error == EISDIR) return OpenFailure::not_a_file;
  return OpenFailure::unreadable;
}

OpenedText read_all(int file) {
  struct stat status {};
  if (::fstat(file, &status) != 0) return {OpenFailure::unreadable, ""};
  if (!S_ISREG(status.st_mode)) return {OpenFailure::not_a_file, ""};
  std::string text;
  char buffer[65536];
  for (;;) {
    const ssize_t n = ::read(file, buffer, sizeof buffer);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return {OpenFailure::unreadable, ""};
    if (n == 0) return {OpenFailure::none, std::move(text)};
    text.append(buffer, static_cast<std::size_t>(n));
    if (text.size() > kLargestFile) return {OpenFailure::too_large, ""};
  }
}

}  // namespace

OpenedText read_within(const std::string& root, const std::string& relative, Resolve how) {
  if (relative.empty() || relative.find('\0') != std::string::npos) return {OpenFailure::missing, ""};
  const fs::path path = fs::path(relative).lexically_normal();
  if (path.is_absolute() || *path.begin() == "..") return {OpenFailure::outside, ""};
  const Descriptor folder(::open(root.empty() ? "." : root.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
  if (!folder.good()) return {OpenFailure::missing, ""};
  int fd = -1;
  errno = ENOSYS;
  if (how == Resolve::by_kernel) fd = open_by_kernel(folder.get(), path.c_str());
  // EPERM: some sandboxes answer so for a call they do not know.
  if (fd < 0 && (errno == ENOSYS || errno == EPERM)) fd = open_step_by_step(folder.get(), path);
  const int error = errno;
  const Descriptor file(fd);
  return file.good() ? read_all(file.get()) : OpenedText{failure_of(error), ""};
}

std::string failure_words(OpenFailure failure) {
  switch (failure) {
    case OpenFailure::none: return "was read";
    case OpenFailure::missing: return "does not exist: no such file";
    case OpenFailure::outside: return "is outside the config folder";
    case OpenFailure::link: return "is a link or lies behind one";
    case OpenFailure::not_a_file: return "is not a regular file";
    case OpenFailure::too_large: return "has more than " + std::to_string(kLargestFile >> 20U) + " MiB";
    case OpenFailure::unreadable: return "cannot be read";
  }
  return "";
}

std::vector<std::string> names_beside(const std::string& root, const std::string& relative,
                                      const std::string& as_written) {
  std::vector<std::string> names;
  const fs::path normal = fs::path(relative).lexically_normal();
  if (normal.is_absolute() || normal.empty() || *normal.begin() == "..") return names;
  std::error_code error;
  const fs::path folder = fs::path(root.empty() ? "." : root) / normal.parent_path();
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error))
    names.push_back((fs::path(as_written).parent_path() / it->path().filename()).string());
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace sim
