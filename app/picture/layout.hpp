#pragma once
// Where everything of a flow chart goes: plain shapes on a page, to be written as SVG.
#include <string>
#include <vector>

#include "app/picture/flow_chart.hpp"

namespace app {

struct Rectangle {
  double x = 0, y = 0, width = 0, height = 0;
  std::string style;  ///< A class of the style sheet.
  double radius = 8;
};

struct Text {
  double x = 0, y = 0;
  std::string words, style;
  std::string anchor = "start";  ///< start, middle or end.
};

/// Lines from point to point, the last with an arrow head if wanted.
struct Path {
  std::vector<std::pair<double, double>> points;
  bool arrow = true;
  std::string style = "flow";
};

struct Page {
  double width = 0, height = 0;
  std::vector<Rectangle> rectangles;
  std::vector<Path> paths;
  std::vector<Text> texts;
};

/// The whole page: title, notes, chart, legend.
Page lay_out(const FlowChart& chart);

/// A page as a whole SVG file. Everything is escaped.
std::string svg_of(const Page& page, const std::string& title);

/// Words broken into lines of about `width` pixels.
std::vector<std::string> wrapped(const std::string& words, double width, double size);

}  // namespace app
