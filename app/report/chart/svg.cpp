#include "app/report/chart/svg.hpp"

#include <cmath>

#include "app/xml.hpp"

namespace app {

namespace {

std::string attribute(const char* name, double value) {
  return " " + std::string(name) + "=\"" + coordinate(value) + "\"";
}

std::string attribute(const char* name, const std::string& value) {
  return value.empty() ? "" : " " + std::string(name) + "=\"" + value + "\"";
}

bool drawable(const std::pair<double, double>& p) { return std::isfinite(p.first) && std::isfinite(p.second); }

}  // namespace

void Svg::line(double x1, double y1, double x2, double y2, const std::string& colour, double thick,
               const std::string& dash) {
  body_ += "<line" + attribute("x1", x1) + attribute("y1", y1) + attribute("x2", x2) + attribute("y2", y2) +
           attribute("stroke", colour) + attribute("stroke-width", thick) + attribute("stroke-dasharray", dash) + "/>";
}

void Svg::curve(const Points& points, const Look& look, double thick) {
  std::string d;
  bool pen_up = true;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (!drawable(points[i])) {
      pen_up = true;
      continue;
    }
    d += (pen_up ? "M" : "L") + coordinate(points[i].first) + " " + coordinate(points[i].second);
    const bool alone = pen_up && (i + 1 == points.size() || !drawable(points[i + 1]));
    if (alone) d += "h.01";  // A line of no length would vanish in print.
    pen_up = false;
  }
  if (d.empty()) return;
  body_ += "<path d=\"" + d + "\" fill=\"none\"" + attribute("stroke", look.colour) + attribute("stroke-width", thick) +
           attribute("stroke-dasharray", look.dash) + " stroke-linejoin=\"round\" stroke-linecap=\"" +
           (look.dash.empty() ? "round" : "butt") + "\"/>";
}

void Svg::ribbon(const Points& low, const Points& high, const std::string& colour, double opacity) {
  std::string d;
  for (std::size_t i = 0; i < low.size();) {
    std::size_t end = i;
    while (end < low.size() && drawable(low[end]) && drawable(high[end])) ++end;
    if (end > i + 1) {
      for (std::size_t j = i; j < end; ++j)
        d += (j == i ? "M" : "L") + coordinate(high[j].first) + " " + coordinate(high[j].second);
      for (std::size_t j = end; j-- > i;) d += "L" + coordinate(low[j].first) + " " + coordinate(low[j].second);
      d += "z";
    }
    i = end + 1;
  }
  if (d.empty()) return;
  body_ += "<path d=\"" + d + "\"" + attribute("fill", colour) + " fill-opacity=\"" +
           std::to_string(opacity).substr(0, 4) + "\"/>";
}

void Svg::rectangle(double x, double y, double width, double height, const std::string& fill, double radius,
                    const std::string& stroke, double opacity) {
  body_ += "<rect" + attribute("x", x) + attribute("y", y) + attribute("width", std::fmax(0, width)) +
           attribute("height", std::fmax(0, height)) + (radius > 0 ? attribute("rx", radius) : "") +
           attribute("fill", fill) + attribute("stroke", stroke) +
           (opacity < 1 ? " fill-opacity=\"" + std::to_string(opacity).substr(0, 4) + "\"" : "") + "/>";
}

void Svg::text(double x, double y, const std::string& words, const Type& type) {
  static constexpr const char* kAnchors[] = {"", "middle", "end"};
  body_ +=
      "<text" + attribute("x", x) + attribute("y", y) + (type.size == 12 ? "" : attribute("font-size", type.size)) +
      (type.colour == kInk ? "" : attribute("fill", type.colour)) +
      attribute("text-anchor", kAnchors[static_cast<int>(type.anchor)]) + (type.bold ? " font-weight=\"600\"" : "") +
      (type.over_lines ? " stroke=\"#fff\" stroke-width=\"3\" paint-order=\"stroke\"" : "") +
      (type.upwards ? " transform=\"rotate(-90 " + coordinate(x) + " " + coordinate(y) + ")\"" : "") + ">" +
      escaped(words) + "</text>";
}

void Svg::open_entry(std::size_t entry) { body_ += "<g data-entry=\"" + std::to_string(entry) + "\">"; }

void Svg::open_tip(const std::string& words) { body_ += "<g class=\"tip\"><title>" + escaped(words) + "</title>"; }

void Svg::spot(double x, double y, double radius) {
  body_ += "<circle" + attribute("cx", x) + attribute("cy", y) + attribute("r", radius) + " fill-opacity=\"0\"/>";
}

std::string Svg::finish(double height) const {
  const std::string w = coordinate(width_), h = coordinate(height);
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 " + w + " " + h + "\" width=\"" + w +
         "\" height=\"" + h +
         "\" font-family=\"'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif\" font-size=\"12\" fill=\"" + kInk +
         "\"><title>" + escaped(title_) + "</title><desc>" + escaped(description_) + "</desc>" + body_ + "</svg>";
}

}  // namespace app
