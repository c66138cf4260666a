// sample_file write PATH: writes the sample. sample_file read PATH [foreign]: reads a file; exit status 4 and one
// sentence when it is refused. sample_file tables FOLDER: writes the tables of the sample.
#include <cstdio>
#include <string>

#include "sim/store/atomic_file.hpp"
#include "sim/store/read_outcomes.hpp"
#include "sim/store/tables.hpp"
#include "sim/store/write_outcomes.hpp"
#include "tests/readers/sample_outcomes.hpp"

int main(int argc, char** argv) {
  const std::string command = argc > 2 ? argv[1] : "";
  try {
    if (command == "write") {
      std::printf("%s\n", sim::write_outcomes(sample_outcomes(), argv[2]).c_str());
    } else if (command == "tables") {
      for (const std::string& name : sim::write_tables(sample_outcomes(), argv[2])) std::printf("%s\n", name.c_str());
    } else if (command == "read") {
      const auto rule = argc > 3 ? sim::DigestRule::match_if_there : sim::DigestRule::must_match;
      const sim::Outcomes outcomes = sim::read_outcomes(argv[2], rule);
      std::printf("%zu scenarios, %zu events\n", outcomes.scenarios.size(),
                  outcomes.events ? sim::rows_of(*outcomes.events) : 0);
    } else {
      return 2;
    }
  } catch (const sim::FileError& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 4;
  }
  return 0;
}
