#include "sim/study/method.hpp"

namespace sim::study {

std::string word_of(Method method) {
  switch (method) {
    case Method::one_way: return "one_way";
    case Method::grid: return "grid";
    case Method::list: return "list";
    case Method::lhs: return "lhs";
    case Method::sobol_sample: return "sobol_sample";
    case Method::morris: return "morris";
    case Method::sobol: return "sobol";
    case Method::psa: return "psa";
    case Method::select: return "select";
    case Method::capacity: return "capacity";
  }
  return "";
}

Luck shared_luck() { return {luck::kRun, 0}; }
Luck luck_of_draw(std::uint32_t draw) { return {luck::kRun, draw}; }
Luck luck_of_trajectory(std::uint32_t trajectory) { return {luck::kMorris, trajectory}; }
Luck luck_of_a(std::uint32_t base_row) { return {luck::kSobolA, base_row}; }
Luck luck_of_b(std::uint32_t base_row) { return {luck::kSobolB, base_row}; }

}  // namespace sim::study
