#pragma once
// Files that appear whole or not at all: temporary name, fsync, rename, fsync of the folder.
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace sim {

/// A file or the disk refused; the sentence names the file (exit code 4).
struct FileError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// A new, empty file beside `target` under a temporary name nobody else has (host, process, random). It is removed
/// again unless it is committed, so a failure leaves nothing behind. Nothing here follows a symbolic link.
class TemporaryFile {
 public:
  /// Throws FileError.
  explicit TemporaryFile(std::string target);
  ~TemporaryFile();
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  /// Writes all of `bytes` at the end. Throws FileError (a full disk).
  void write(std::string_view bytes);
  /// Makes the contents safe from a power cut, gives the file its final name, replacing any file of that name, and
  /// makes the name safe too. Throws FileError.
  void commit();
  /// As commit(), but false, with nothing changed, when a file of that name exists already.
  bool commit_if_new();

  const std::string& path() const { return path_; }      ///< The temporary name.
  const std::string& target() const { return target_; }  ///< The final name.

 private:
  void make_safe();

  std::string target_, path_;
  int descriptor_ = -1;
};

/// Replaces `path` by a file with these bytes, whole or not at all. Throws FileError.
void write_whole_file(const std::string& path, std::string_view bytes);

/// All bytes of a regular file, or nothing when there is no such file. Throws FileError, also above `limit` bytes.
std::optional<std::string> read_whole_file(const std::string& path, std::size_t limit = std::size_t{1} << 34);

/// Makes `folder` and its parents. Throws FileError.
void make_folder(const std::string& folder);

/// Makes the names inside `folder` safe from a power cut. Throws FileError.
void sync_folder(const std::string& folder);

}  // namespace sim
