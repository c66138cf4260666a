// Any configuration, valid or not: `check` ends with 0 or 3, and what it found right runs to its end, within 2 s and
// 300 MB each.
//   RC_PARAMS="max_success=2000 seed=7" random_configs_test     as many as wanted; a failure is shrunk and printed
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "tests/random_configs/child.hpp"
#include "tests/random_configs/scenario.hpp"

namespace {

namespace fs = std::filesystem;
using random_configs::Ended;

// A copy of the shipped configuration, so that nothing is written beside it.
struct Place {
  Place() : folder(fs::temp_directory_path() / ("carepath_random_" + std::to_string(getpid()))) {
    fs::create_directories(folder);
    fs::copy(fs::path(CAREPATH_SOURCE) / "configs", folder / "configs", fs::copy_options::recursive);
  }
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;
  ~Place() { fs::remove_all(folder); }

  Ended run(std::vector<std::string> words) const {
    words.insert(words.begin(), CAREPATH_PROGRAM);
    return random_configs::run_child(words, folder, folder / "configs");
  }
  fs::path folder;
};

// The limits are promised for the program that users have; a sanitizer's own memory and time are not ours.
void expect_modest(const Ended& ended) {
#ifndef CAREPATH_SANITIZED
  constexpr double kSeconds = 2, kMegabytes = 300;
  RC_ASSERT(ended.cpu_seconds < kSeconds);
  RC_ASSERT(ended.megabytes < kMegabytes);
#else
  (void)ended;
#endif
}

int checked = 0, ran = 0;

RC_GTEST_PROP(RandomConfigurations, EndWithZeroOrThreeWithinTwoSecondsAnd300Megabytes, ()) {
  static const Place place;
  const std::string text = *random_configs::scenario();
  RC_LOG() << text;
  std::ofstream(place.folder / "configs/scenarios/random.yaml") << text;
  const Ended check = place.run({"check", "configs/scenarios/random.yaml"});
  RC_LOG() << "check said: " << check.said;
  RC_ASSERT(check.exit == 0 || check.exit == 3);
  expect_modest(check);
  ++checked;
  if (check.exit != 0) return;
  const Ended run =
      place.run({"run", "configs/scenarios/random.yaml", "-o", "out", "--force", "--quiet", "--threads", "1"});
  RC_LOG() << "run said: " << run.said;
  RC_ASSERT(run.exit == 0);
  expect_modest(run);
  ++ran;
}

TEST(RandomConfigurations, WereMostlyValid) { EXPECT_GE(2 * ran, checked) << ran << " of " << checked << " ran"; }

TEST(RandomConfigurations, NumberNIsAlwaysTheSame) {
  EXPECT_EQ(random_configs::scenario_number(3), random_configs::scenario_number(3));
  EXPECT_NE(random_configs::scenario_number(3), random_configs::scenario_number(4));
}

}  // namespace
