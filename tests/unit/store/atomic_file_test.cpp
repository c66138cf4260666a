#include "sim/store/atomic_file.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include <gtest/gtest.h>

#include "tests/unit/store/scratch_folder.hpp"

using namespace sim;

TEST(AtomicFile, AppearsOnlyWhenCommitted) {
  const ScratchFolder folder;
  {
    TemporaryFile file(folder / "a");
    file.write("half");
    EXPECT_FALSE(std::filesystem::exists(folder / "a"));
    file.write(" and half");
    file.commit();
  }
  EXPECT_EQ(*read_whole_file(folder / "a"), "half and half");
  EXPECT_EQ(folder.names(), std::vector<std::string>{"a"});
}

TEST(AtomicFile, LeavesNothingWhenAbandoned) {
  const ScratchFolder folder;
  { TemporaryFile(folder / "a").write("never"); }
  EXPECT_TRUE(folder.names().empty());
}

TEST(AtomicFile, GivesWayToAnExistingFileWhenAskedTo) {
  const ScratchFolder folder;
  write_whole_file(folder / "a", "first");
  {
    TemporaryFile file(folder / "a");
    file.write("second");
    EXPECT_FALSE(file.commit_if_new());
  }
  EXPECT_EQ(*read_whole_file(folder / "a"), "first");
  {
    TemporaryFile file(folder / "b");
    file.write("new");
    EXPECT_TRUE(file.commit_if_new());
  }
  EXPECT_EQ(*read_whole_file(folder / "b"), "new");
  EXPECT_EQ(folder.names(), (std::vector<std::string>{"a", "b"}));
}

TEST(AtomicFile, ReplacesALinkRatherThanWhatItPointsTo) {
  const ScratchFolder folder;
  write_whole_file(folder / "precious", "keep me");
  ASSERT_EQ(symlink((folder / "precious").c_str(), (folder / "link").c_str()), 0);
  write_whole_file(folder / "link", "new");
  EXPECT_EQ(*read_whole_file(folder / "precious"), "keep me");
  EXPECT_FALSE(std::filesystem::is_symlink(folder / "link"));
}

TEST(AtomicFile, NamesTheFileThatCannotBeWritten) {
  const ScratchFolder folder;
  try {
    write_whole_file(folder / "missing/a", "x");
    FAIL() << "it was written";
  } catch (const FileError& error) {
    EXPECT_EQ(std::string(error.what()), "cannot create '" + (folder / "missing/a") + "': No such file or directory");
  }
}

TEST(AtomicFile, ReadsOnlyRegularFilesWithinTheLimit) {
  const ScratchFolder folder;
  EXPECT_FALSE(read_whole_file(folder / "none").has_value());
  write_whole_file(folder / "a", "12345");
  EXPECT_EQ(*read_whole_file(folder / "a", 5), "12345");
  EXPECT_THROW(read_whole_file(folder / "a", 4), FileError);
  ASSERT_EQ(mkfifo((folder / "pipe").c_str(), 0600), 0);
  EXPECT_THROW(read_whole_file(folder / "pipe"), FileError);
  EXPECT_THROW(read_whole_file(folder.path()), FileError);
}

TEST(AtomicFile, MakesFoldersInsideFolders) {
  const ScratchFolder folder;
  make_folder(folder / "a/b/c");
  make_folder(folder / "a/b/c");
  EXPECT_TRUE(std::filesystem::is_directory(folder / "a/b/c"));
}
