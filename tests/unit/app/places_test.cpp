// Where configurations are found, where results go, and how moments are said.
#include <gtest/gtest.h>

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "app/commands/results_folder.hpp"
#include "app/config_root.hpp"
#include "app/story/life_story.hpp"
#include "sim/store/atomic_file.hpp"

using namespace app;
namespace fs = std::filesystem;

namespace {

// A fresh folder of this process, removed at the end.
class Places : public testing::Test {
 protected:
  Places() : folder_(fs::temp_directory_path() / ("carepath_places_" + std::to_string(::getpid()))) {
    fs::remove_all(folder_);
    fs::create_directories(folder_ / "mine/evidence");
    fs::create_directories(folder_ / "mine/scenarios");
    fs::create_directories(folder_ / "other");
  }
  ~Places() override { fs::remove_all(folder_); }
  fs::path folder_;
};

}  // namespace

TEST_F(Places, TheNearestFolderWithEvidenceIsTheRoot) {
  EXPECT_EQ(config_root_of((folder_ / "mine/scenarios/a.yaml").string()), (folder_ / "mine").string());
}

TEST_F(Places, AFileElsewhereUsesTheSharedConfiguration) {
  ::setenv("CAREPATH_CONFIGS", (folder_ / "mine").c_str(), 1);
  EXPECT_EQ(config_root_of((folder_ / "other/a.yaml").string()), (folder_ / "mine").string());
  ::setenv("CAREPATH_CONFIGS", (folder_ / "other").c_str(), 1);
  EXPECT_EQ(shared_root(), std::nullopt) << "a folder without evidence is no configuration";
  ::unsetenv("CAREPATH_CONFIGS");
}

TEST_F(Places, ResultsAreNotReplacedUnasked) {
  const std::string folder = (folder_ / "results").string();
  ResultsFolder first(folder + "/", false);
  EXPECT_EQ(first.folder(), folder);
  std::ofstream(first.outcomes()) << "old";
  EXPECT_THROW(ResultsFolder(folder, false), sim::FileError);
  EXPECT_NO_THROW(ResultsFolder(folder, true));
}

TEST_F(Places, UnfinishedWorkIsThrownAwayWithoutFollowingLinks) {
  ResultsFolder results((folder_ / "results").string(), false);
  EXPECT_FALSE(results.has_unfinished_work());
  std::ofstream(folder_ / "other/precious") << "keep";
  fs::create_directories(results.unfinished());
  fs::create_directory_symlink(folder_ / "other", fs::path(results.unfinished()) / "link");
  EXPECT_TRUE(results.has_unfinished_work());
  results.drop_unfinished_work();
  EXPECT_FALSE(results.has_unfinished_work());
  EXPECT_TRUE(fs::exists(folder_ / "other/precious"));
}

TEST(Dates, ARunBeginsOnAMondayInWeekOne) {
  EXPECT_EQ(date_words(sim::Time{}, true), "week   1 Mon 00:00");
  const sim::Time later = sim::Time{} + sim::weeks(11) + sim::days(2) + sim::minutes(9 * 60 + 40);
  EXPECT_EQ(date_words(later, true), "week  12 Wed 09:40");
  EXPECT_EQ(date_words(later, false), "week  12 Wed") << "hours of appointments are only an order";
}
