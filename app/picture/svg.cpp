// A laid-out page as SVG: no scripts, nothing from outside, every word escaped.
#include "app/picture/svg.hpp"

#include <cmath>
#include <cstdio>

#include "app/picture/layout.hpp"
#include "app/xml.hpp"
#include "sim/config/wording.hpp"

namespace app {

namespace {

constexpr const char* kStyle = R"(
  text { font-family: "Source Sans 3", "Segoe UI", "Helvetica Neue", Arial, sans-serif; fill: #22303c; }
  .title { font-size: 22px; font-weight: 600; }
  .note, .detail { font-size: 11.5px; fill: #56636f; }
  .head { font-size: 13.5px; font-weight: 600; }
  .staff { font-size: 11.5px; font-weight: 600; fill: #0b6b62; }
  .answer { font-size: 11px; fill: #6a4fa3; font-style: italic; }
  .exit_words { font-size: 11px; fill: #7a4b3a; }
  .loop_words { font-size: 12.5px; font-weight: 600; fill: #2d5f8b; }
  .element_words { font-size: 11.5px; font-style: italic; fill: #6d7680; }
  .terminal_words { font-size: 12.5px; fill: #ffffff; }
  rect { stroke-width: 1.2; }
  .page { fill: #ffffff; stroke: none; }
  .contact { fill: #e3eefa; stroke: #4d86bd; }
  .work { fill: #dff3ef; stroke: #3f9c8f; }
  .wait { fill: #fdf3dc; stroke: #cf9f3c; }
  .decision { fill: #efe9f9; stroke: #8a6fc4; }
  .office { fill: #f2f4f6; stroke: #9aa5af; }
  .branch { fill: #efe9f9; stroke: #8a6fc4; }
  .loop { fill: #f7fafd; stroke: #7fa8cf; stroke-dasharray: 6 4; }
  .element { fill: #fbfbfc; stroke: #c3cad0; stroke-dasharray: 2 3; }
  .exit { fill: #fbeee8; stroke: #d9a48e; }
  .terminal { fill: #43586b; stroke: none; }
  path { fill: none; stroke: #5c6b78; stroke-width: 1.4; }
  .leave { stroke: #c58267; }
  .again { stroke: #7fa8cf; }
)";

std::string number(double x) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f", x);
  return text;
}

std::string shape(const Rectangle& r) {
  return "<rect class=\"" + r.style + "\" x=\"" + number(r.x) + "\" y=\"" + number(r.y) + "\" width=\"" +
         number(r.width) + "\" height=\"" + number(r.height) + "\" rx=\"" + number(r.radius) + "\"/>\n";
}

std::string shape(const Path& p) {
  std::string d;
  for (const auto& [x, y] : p.points) d += (d.empty() ? "M" : " L") + number(x) + " " + number(y);
  return "<path class=\"" + p.style + "\" d=\"" + d + "\"" +
         (p.arrow ? " marker-end=\"url(#head_" + p.style + ")\"" : "") + "/>\n";
}

std::string shape(const Text& t) {
  return "<text class=\"" + t.style + "\" x=\"" + number(t.x) + "\" y=\"" + number(t.y) + "\" text-anchor=\"" +
         t.anchor + "\">" + escaped(t.words) + "</text>\n";
}

std::string marker(const std::string& style, const char* colour) {
  return "<marker id=\"head_" + style +
         "\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" orient=\"auto\">"
         "<path d=\"M0 0.6 L8 4 L0 7.4 z\" style=\"fill: " +
         colour + "; stroke: none\"/></marker>\n";
}

}  // namespace

std::string svg_of_page(const Page& page, const std::string& title, const std::string& style,
                        const std::string& definitions) {
  const std::string width = number(std::ceil(page.width)), height = number(std::ceil(page.height));
  std::string out = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + width + "\" height=\"" + height +
                    "\" viewBox=\"0 0 " + width + " " + height + "\" role=\"img\" aria-label=\"" + escaped(title) +
                    "\">\n<title>" + escaped(title) + "</title>\n<style>" + style + "</style>\n";
  if (!definitions.empty()) out += "<defs>\n" + definitions + "</defs>\n";
  out += shape(Rectangle{0, 0, page.width, page.height, "page", 0});
  for (const auto& r : page.rectangles) out += shape(r);
  for (const auto& p : page.paths) out += shape(p);
  for (const auto& t : page.texts) out += shape(t);
  return out + "</svg>\n";
}

std::string svg_of(const Page& page, const std::string& title) {
  return svg_of_page(page, title, kStyle,
                     marker("flow", "#5c6b78") + marker("leave", "#c58267") + marker("again", "#7fa8cf"));
}

std::string svg_of(const FlowChart& chart) { return svg_of(lay_out(chart), chart.title); }

}  // namespace app
