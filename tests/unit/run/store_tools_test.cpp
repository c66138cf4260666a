#include "sim/run/store_tools.hpp"

#include <gtest/gtest.h>

#include <filesystem>

#include "sim/store/atomic_file.hpp"

using namespace sim;
namespace fs = std::filesystem;

namespace {

class StoreTools : public testing::Test {
 protected:
  std::string folder_ = testing::TempDir() + "carepath_store_tools";
  void SetUp() override { fs::remove_all(folder_); }
  void TearDown() override { fs::remove_all(folder_); }
  ChunkStore part(const std::string& name, std::uint64_t config = 1) { return {folder_ + "/" + name, {config, 2, 3}}; }
};

const std::vector<ChunkRow> kA{{0, "a"}, {1, "b"}}, kB{{2, "c", true}};

}  // namespace

TEST_F(StoreTools, FindStoresAtAnyDepth) {
  part("study/rows/one");
  part("study/rows/two/deeper");
  fs::create_directory_symlink(folder_ + "/study/rows/one", folder_ + "/study/link");
  EXPECT_EQ(stores_below(folder_ + "/study"), (std::vector<std::string>{"rows/one", "rows/two/deeper"}));
  EXPECT_EQ(stores_below(folder_ + "/study/rows/one"), std::vector<std::string>{"."});
  EXPECT_THROW(stores_below(folder_ + "/nowhere"), FileError);
}

TEST_F(StoreTools, OpenAStoreAsItWasBegun) {
  part("a").write(0, kA);
  EXPECT_EQ(open_store(folder_ + "/a").identity(), (StoreIdentity{1, 2, 3}));
  EXPECT_EQ(open_store(folder_ + "/a").read(0)->rows, kA);
  write_whole_file(folder_ + "/a/store.id", "x");
  EXPECT_THROW(open_store(folder_ + "/a"), FileError);
  EXPECT_THROW(open_store(folder_), FileError);
}

TEST_F(StoreTools, MergeBringsPartsTogether) {
  part("a").write(0, kA);
  part("b").write(0, kA);
  part("b").write(2, kB);
  const Merged merged = merge_store(folder_ + "/b", folder_ + "/a");
  EXPECT_EQ(merged.copied, 1U);
  EXPECT_EQ(merged.known, 1U);
  EXPECT_EQ(open_store(folder_ + "/a").read(2)->rows, kB);
  EXPECT_EQ(open_store(folder_ + "/a").inspect().failed, kB);
  merge_store(folder_ + "/a", folder_ + "/new");
  EXPECT_EQ(open_store(folder_ + "/new").finished(), (std::vector<bool>{true, false, true}));
}

TEST_F(StoreTools, MergeLeavesDamageBehindAndRefusesWhatDoesNotBelong) {
  part("a").write(0, kA);
  write_whole_file(part("a").path_of(0), "damaged");
  EXPECT_EQ(merge_store(folder_ + "/a", folder_ + "/b").damaged, 1U);
  part("other", 7).write(0, kA);
  EXPECT_THROW(merge_store(folder_ + "/other", folder_ + "/b"), StaleStore);
  part("b").write(1, kA);
  part("c").write(1, kB);
  EXPECT_THROW(merge_store(folder_ + "/c", folder_ + "/b"), Nondeterminism);
}
