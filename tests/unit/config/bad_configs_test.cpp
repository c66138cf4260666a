// Every file of tests/bad_configs/clinic is refused with the code, the place and the words it expects.
#include "clinic.hpp"

#include "bad_config.hpp"
#include "sim/config/include.hpp"
#include "sim/config/set_value.hpp"

namespace {

const std::filesystem::path kRoot = std::filesystem::path(CAREPATH_SOURCE) / "tests/bad_configs";

sim::Problems read_clinic(const std::filesystem::path& path, const bad_config::Case& c) {
  sim::Problems problems;
  const sim::Evidence evidence = sim::load_evidence(kRoot.string(), problems);
  sim::Value value = sim::read_file(path.string(), kRoot.string(), problems);
  int number = 0;
  for (const std::string& set : c.sets) sim::set_value(value, set, ++number, problems);
  sim::Reading reading{problems, &evidence};
  if (problems.tree_is_complete()) sim::read<clinic::Clinic>(value, "", reading);
  return problems;
}

}  // namespace

TEST(BadConfigs, EachIsRefusedWhereAndWhyItShouldBe) {
  const auto files = bad_config::files_in(kRoot / "clinic");
  EXPECT_GE(files.size(), 60U);
  for (const auto& file : files) bad_config::check(file, read_clinic);
}
