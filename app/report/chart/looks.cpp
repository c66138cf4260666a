#include "app/report/chart/looks.hpp"

#include <array>

#include "app/xml.hpp"

namespace app {

Look look_of(std::size_t index) {
  static constexpr std::array<const char*, 7> kColours{"#0072b2", "#d55e00", "#00845f", "#b3588f",
                                                       "#b07d00", "#3d9bd1", "#5b4b9a"};
  static constexpr std::array<const char*, 5> kDashes{"", "7 3", "2 3", "9 3 2 3", "4 2"};
  if (index == 0) return {"#57636f", "", 0};
  const std::size_t colour = (index - 1) % kColours.size(), round = (index - 1) / kColours.size();
  return {kColours[colour], kDashes[(colour + 2 * round) % kDashes.size()], static_cast<int>((colour + 1 + round) % 6)};
}

Look part_look(std::size_t index) {
  static constexpr std::array<const char*, 10> kColours{"#332288", "#44aa99", "#cc6677", "#ddcc77", "#117733",
                                                        "#88ccee", "#882255", "#999933", "#aa4499", "#aaaaaa"};
  return {kColours[index % kColours.size()], "", 0};
}

std::string marker(const Look& look, double x, double y, double size) {
  const double r = size / 2;
  const auto at = [&](double dx, double dy) { return coordinate(x + dx * r) + " " + coordinate(y + dy * r); };
  const std::string fill = "\" fill=\"" + look.colour + "\" stroke=\"#fff\" stroke-width=\"1\"/>";
  switch (look.marker) {
    case 1: return "<path d=\"M" + at(-.9, -.9) + "L" + at(.9, -.9) + "L" + at(.9, .9) + "L" + at(-.9, .9) + "z" + fill;
    case 2: return "<path d=\"M" + at(0, -1.1) + "L" + at(1.1, .9) + "L" + at(-1.1, .9) + "z" + fill;
    case 3: return "<path d=\"M" + at(0, -1.2) + "L" + at(1.2, 0) + "L" + at(0, 1.2) + "L" + at(-1.2, 0) + "z" + fill;
    case 4:
      return "<path d=\"M" + at(-.9, -.9) + "L" + at(.9, .9) + "M" + at(-.9, .9) + "L" + at(.9, -.9) +
             "\" fill=\"none\" stroke=\"" + look.colour + "\" stroke-width=\"2.2\"/>";
    case 5: return "<path d=\"M" + at(0, 1.1) + "L" + at(1.1, -.9) + "L" + at(-1.1, -.9) + "z" + fill;
    default: return "<circle cx=\"" + coordinate(x) + "\" cy=\"" + coordinate(y) + "\" r=\"" + coordinate(r) + fill;
  }
}

}  // namespace app
