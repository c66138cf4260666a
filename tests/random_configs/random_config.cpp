// Prints random scenario number N: the same text every time. What the test, the soak and somebody with a failure need.
//   random_config N
#include <cstdlib>
#include <iostream>

#include "tests/random_configs/scenario.hpp"

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: random_config N\n";
    return 2;
  }
  std::cout << random_configs::scenario_number(std::strtoull(argv[1], nullptr, 10));
}
