#pragma once
// One picture in SVG, written from top to bottom: no scripts, no style sheet, nothing from outside.
#include <string>
#include <utility>
#include <vector>

#include "app/report/chart/looks.hpp"

namespace app {

using Points = std::vector<std::pair<double, double>>;

enum class Anchor { start, middle, end };

/// How words are set.
struct Type {
  double size = 12;
  std::string colour = kInk;
  Anchor anchor = Anchor::start;
  bool bold = false;
  bool upwards = false;     ///< Turned by a quarter, for the title of a vertical axis.
  bool over_lines = false;  ///< Has a white edge, so that lines behind it do not cross its letters.
};

class Svg {
 public:
  Svg(double width, std::string title, std::string description)
      : width_(width), title_(std::move(title)), description_(std::move(description)) {}

  double width() const { return width_; }

  void line(double x1, double y1, double x2, double y2, const std::string& colour, double thick = 1,
            const std::string& dash = "");
  /// Lines through the points; a gap where a coordinate is not a number. A lone point becomes a dot.
  void curve(const Points& points, const Look& look, double thick = 2);
  /// The area between two curves over the same places.
  void ribbon(const Points& low, const Points& high, const std::string& colour, double opacity);
  void rectangle(double x, double y, double width, double height, const std::string& fill, double radius = 0,
                 const std::string& stroke = "", double opacity = 1);
  void text(double x, double y, const std::string& words, const Type& type);
  /// Ready-made markup, for markers and clouds.
  void raw(const std::string& markup) { body_ += markup; }

  /// What follows belongs to the n-th entry of the legend, until close().
  void open_entry(std::size_t entry);
  /// What follows shows these words when it is pointed at, until close().
  void open_tip(const std::string& words);
  void close() { body_ += "</g>"; }
  /// An invisible spot that is easier to point at than what it stands for.
  void spot(double x, double y, double radius);

  std::string finish(double height) const;

 private:
  double width_;
  std::string title_, description_, body_;
};

}  // namespace app
