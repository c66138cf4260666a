#include "sim/config/include.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "sim/config/open_within.hpp"
#include "sim/config/sha256.hpp"

using namespace sim;
namespace fs = std::filesystem;

namespace {

// A folder of its own for each test, removed afterwards.
class Include : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "carepath_include_XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    outside_ = name;
    root_ = outside_ / "configs";
    fs::create_directory(root_);
  }
  void TearDown() override { fs::remove_all(outside_); }

  void write(const fs::path& name, const std::string& text) const {
    fs::create_directories((root_ / name).parent_path());
    std::ofstream(root_ / name) << text;
  }
  Value read(const std::string& name) { return read_file((root_ / name).string(), root_.string(), problems_, &files_); }

  fs::path outside_, root_;
  Problems problems_;
  std::vector<FileRead> files_;
};

}  // namespace

TEST_F(Include, LaysTheFileOverItsIncludesInOrder) {
  write("a.yaml", "carepath: 1\nx: 1\nm: {p: 1, q: 1}\nl: [1, 2]\n");
  write("sub/b.yaml", "carepath: 1\ny: 2\nm: {q: 2}\n");
  write("main.yaml", "carepath: 1\ninclude: [a.yaml, sub/b.yaml]\nm: {r: 3}\nl: [9]\n");
  const Value v = read("main.yaml");
  EXPECT_TRUE(problems_.empty()) << problems_.text();
  EXPECT_EQ(to_yaml(v), "x: 1\nm:\n  p: 1\n  q: 2\n  r: 3\nl:\n  - 9\ny: 2\n");
  EXPECT_EQ(v.find("m")->find("q")->origin().file->name, (root_ / "sub/b.yaml").string());
  ASSERT_EQ(files_.size(), 3U);
  EXPECT_EQ(files_[0].within, "main.yaml");
  EXPECT_EQ(files_[2].within, "sub/b.yaml");
  EXPECT_EQ(to_yaml(*v.find("m"), [&](const std::string& name) { return fs::path(name).filename().string(); }),
            "p: 1  # a.yaml:3:8\nq: 2  # b.yaml:3:8\nr: 3  # main.yaml:3:8\n");
  EXPECT_EQ(files_[2].sha256, sha256("carepath: 1\ny: 2\nm: {q: 2}\n"));
}

TEST_F(Include, IsRelativeToTheFileThatIncludes) {
  write("base.yaml", "carepath: 1\nx: 1\n");
  write("sub/deep/main.yaml", "carepath: 1\ninclude: ../../base.yaml\n");
  EXPECT_EQ(to_yaml(read("sub/deep/main.yaml")), "x: 1\n");
  EXPECT_TRUE(problems_.empty()) << problems_.text();
}

TEST_F(Include, MayReadTheSameFileTwiceButNotItself) {
  write("base.yaml", "carepath: 1\nx: 1\n");
  write("a.yaml", "carepath: 1\ninclude: [base.yaml]\n");
  write("main.yaml", "carepath: 1\ninclude: [a.yaml, base.yaml]\n");
  read("main.yaml");
  EXPECT_TRUE(problems_.empty()) << problems_.text();
  EXPECT_EQ(files_.size(), 3U);
  write("one.yaml", "carepath: 1\ninclude: [two.yaml]\n");
  write("two.yaml", "carepath: 1\ninclude: [one.yaml]\n");
  read("one.yaml");
  ASSERT_EQ(problems_.size(), 1U) << problems_.text();
  const std::string one = (root_ / "one.yaml").string(), two = (root_ / "two.yaml").string();
  EXPECT_EQ(problems_.all()[0].message, "this file includes itself through " + one + " -> " + two + " -> " + one);
}

TEST_F(Include, StopsAtEightFilesWithinFiles) {
  for (int i = 0; i < 12; ++i)
    write(std::to_string(i) + ".yaml", "carepath: 1\ninclude: [" + std::to_string(i + 1) + ".yaml]\n");
  read("0.yaml");
  ASSERT_EQ(problems_.size(), 1U) << problems_.text();
  EXPECT_NE(problems_.all()[0].message.find("deeper than 8"), std::string::npos);
}

TEST_F(Include, StopsAFanOfIncludesEarly) {
  for (int i = 0; i < 8; ++i) {
    const std::string next = std::to_string(i + 1) + ".yaml";
    write(std::to_string(i) + ".yaml",
          "carepath: 1\ninclude: [" + next + ", " + next + ", " + next + ", " + next + "]\n");
  }
  write("8.yaml", "carepath: 1\n");
  read("0.yaml");
  EXPECT_TRUE(problems_.has("config/include"));
}

TEST_F(Include, NeverLeavesTheFolder) {
  std::ofstream(outside_ / "secret.yaml") << "carepath: 1\nsecret: 1\n";
  fs::create_symlink(outside_ / "secret.yaml", root_ / "link.yaml");
  fs::create_symlink(outside_, root_ / "folder");
  fs::create_directory(root_ / "sub");
  ASSERT_EQ(::mkfifo((root_ / "pipe.yaml").c_str(), 0600), 0);
  const struct {
    const char* path;
    OpenFailure why;
  } cases[] = {{"../secret.yaml", OpenFailure::outside},
               {"sub/../../secret.yaml", OpenFailure::outside},
               {"/etc/passwd", OpenFailure::outside},
               {"link.yaml", OpenFailure::link},
               {"folder/secret.yaml", OpenFailure::link},
               {"./folder/../folder/secret.yaml", OpenFailure::link},
               {"sub", OpenFailure::not_a_file},
               {"pipe.yaml", OpenFailure::not_a_file},
               {"nothing.yaml", OpenFailure::missing},
               {"sub/nothing/x.yaml", OpenFailure::missing},
               {"", OpenFailure::missing},
               {"/proc/self/environ", OpenFailure::outside}};
  for (const auto& c : cases) {
    for (const Resolve how : {Resolve::by_kernel, Resolve::step_by_step}) {
      const OpenedText opened = read_within(root_.string(), c.path, how);
      EXPECT_EQ(opened.failure, c.why) << c.path << (how == Resolve::by_kernel ? " by kernel" : " step by step");
      EXPECT_EQ(opened.text, "") << c.path;
    }
  }
}

TEST_F(Include, ReadsWhatIsInsideEitherWay) {
  write("sub/a.csv", "1,2\n");
  for (const Resolve how : {Resolve::by_kernel, Resolve::step_by_step})
    EXPECT_EQ(read_within(root_.string(), "sub/../sub/a.csv", how).text, "1,2\n");
}

TEST_F(Include, RefusesATooLargeFile) {
  write("large.yaml", "carepath: 1\n#" + std::string(kLargestFile, 'x'));
  read("large.yaml");
  ASSERT_EQ(problems_.size(), 1U);
  EXPECT_NE(problems_.all()[0].message.find("has more than 4 MiB"), std::string::npos);
}

TEST_F(Include, SuggestsAFileWithANearName) {
  write("parts/base.yaml", "carepath: 1\n");
  write("main.yaml", "carepath: 1\ninclude: [parts/bse.yaml]\n");
  read("main.yaml");
  ASSERT_EQ(problems_.size(), 1U);
  EXPECT_EQ(problems_.all()[0].help, "did you mean 'parts/base.yaml'?");
  Problems other;
  read_file((root_ / "mian.yaml").string(), root_.string(), other);
  ASSERT_EQ(other.size(), 1U);
  EXPECT_EQ(other.all()[0].code, "config/file");
  EXPECT_EQ(other.all()[0].help, "did you mean '" + (root_ / "main.yaml").string() + "'?");
}

TEST_F(Include, MainFileMustLieInTheFolderButTheWayToItMayHoldLinks) {
  std::ofstream(outside_ / "main.yaml") << "carepath: 1\nx: 1\n";
  write("in.yaml", "carepath: 1\nx: 1\n");
  fs::create_directory_symlink(root_, outside_ / "way");
  EXPECT_EQ(to_yaml(read_file((outside_ / "way/in.yaml").string(), root_.string(), problems_)), "x: 1\n");
  EXPECT_TRUE(problems_.empty()) << problems_.text();
  read_file((outside_ / "main.yaml").string(), root_.string(), problems_);
  EXPECT_TRUE(problems_.has("config/file"));
}

TEST_F(Include, AFileOfTheUsersOwnFolderIncludesFromThere) {
  std::ofstream(outside_ / "base.yaml") << "carepath: 1\ny: 2\n";
  std::ofstream(outside_ / "own.yaml") << "carepath: 1\ninclude: [base.yaml]\nx: 1\n";
  std::ofstream(outside_ / "greedy.yaml") << "carepath: 1\ninclude: [../x.yaml]\n";
  write("in.yaml", "carepath: 1\nx: 1\n");
  const auto named = [&](const fs::path& path) { return to_yaml(read_named_file(path, root_.string(), problems_)); };
  EXPECT_EQ(named(outside_ / "own.yaml"), "y: 2\nx: 1\n");
  EXPECT_EQ(named(root_ / "in.yaml"), "x: 1\n");
  EXPECT_TRUE(problems_.empty()) << problems_.text();
  named(outside_ / "greedy.yaml");
  EXPECT_TRUE(problems_.has("config/include"));
}

TEST_F(Include, FileNamedByASettingIsReadAsText) {
  write("tables/life.csv", "age,rate\n");
  const Origin where{make_source("s.yaml", "x"), 1, 1, 1};
  EXPECT_EQ(read_text_within(root_.string(), "tables/life.csv", where, problems_, &files_), "age,rate\n");
  EXPECT_TRUE(problems_.empty());
  EXPECT_EQ(files_.at(0).name, "tables/life.csv");
  EXPECT_EQ(read_text_within(root_.string(), "../secret", where, problems_), "");
  EXPECT_TRUE(problems_.has("config/include"));
}
