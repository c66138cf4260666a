#pragma once
// Inputs for the tests of designs.
#include <string>

#include "sim/study/factor.hpp"

inline sim::study::Factors uniform_factors(std::initializer_list<const char*> names) {
  sim::study::Factors factors;
  for (const char* name : names) {
    sim::study::Factor f;
    f.name = name;
    f.distribution = sim::Distribution::uniform(0, 10);
    f.central = 5;
    factors.all.push_back(f);
  }
  factors.sort_and_index();
  return factors;
}
