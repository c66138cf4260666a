// A chart is a stack of blocks; a block knows its size, has its entry in the middle of its top and its exit in the
// middle of its bottom, and may hold other stacks. Sizes are found from the inside out, places from the outside in.
#include "app/picture/layout.hpp"

#include <algorithm>
#include <sstream>
#include <string_view>

#include "sim/config/wording.hpp"

namespace app {

namespace {

using Kind = FlowStep::Kind;

constexpr double kBox = 290, kGap = 24, kPad = 14, kFramePad = 26, kTab = 26, kExit = 150, kAside = 34, kPage = 36;
constexpr double kTitleSize = 13.5, kTextSize = 11.5, kLine = 16;

// How far a block reaches from its line to both sides, and how high it is.
struct Size {
  double left = 0, right = 0, height = 0;
  double width() const { return left + right; }
};

bool is_frame(Kind kind) { return kind == Kind::loop || kind == Kind::element || kind == Kind::branch; }

const char* style_of(Kind kind) {
  switch (kind) {
    case Kind::contact: return "contact";
    case Kind::work: return "work";
    case Kind::wait: return "wait";
    case Kind::decision: return "decision";
    case Kind::office: return "office";
    case Kind::loop: return "loop";
    case Kind::element: return "element";
    case Kind::branch: return "branch";
  }
  return "office";
}

class Layout {
 public:
  explicit Layout(const FlowChart& chart) : chart_(chart) {}

  Page page() {
    const Size size = stack_size(chart_.steps);
    const double content = std::max(size.width(), 520.0);
    page_.width = content + 2 * kPage;
    double y = kPage + 14;
    text(kPage, y, chart_.title, "title");
    y += 8;
    for (const auto& note : chart_.notes)
      for (const auto& line : wrapped(note, content, kTextSize)) text(kPage, y += kLine, line, "note");
    y += kGap;
    const double centre = kPage + size.left + (content - size.width()) / 2;
    y = terminal(centre, y, "Patient in usual care");
    arrow_down(centre, y, kGap);
    y = stack(chart_.steps, centre, y + kGap);
    arrow_down(centre, y, kGap);
    y = terminal(centre, y + kGap, "Usual care goes on");
    y = legend(y + kGap + 10);
    page_.height = y + kPage;
    return std::move(page_);
  }

 private:
  // --- sizes ---------------------------------------------------------------------------------------------------
  Size stack_size(const std::vector<FlowStep>& steps) const {
    Size size;
    for (const FlowStep& s : steps) {
      const Size one = block_size(s);
      size.left = std::max(size.left, one.left);
      size.right = std::max(size.right, one.right);
      size.height += one.height + (size.height > 0 ? kGap : 0);
    }
    return size;
  }

  Size block_size(const FlowStep& s) const {
    const double half = kBox / 2;
    if (!is_frame(s.kind)) return {half, half + aside(s), box_height(s)};
    const Size inner = stack_size(s.children);
    const double left = std::max(inner.left, half), right = std::max(inner.right, half);
    if (s.kind == Kind::branch) {
      const Size other = stack_size(s.otherwise);
      return {left, right + kAside + other.width(), head_height(s) + std::max(inner.height, other.height) + 2.5 * kGap};
    }
    return {left + kFramePad, right + kFramePad, inner.height + kTab + (s.kind == Kind::loop ? 2.0 : 1.25) * kGap};
  }

  // What stands beside a box.
  static double aside(const FlowStep& s) { return s.exit.empty() && s.bypass.empty() ? 0 : kExit; }

  static double head_height(const FlowStep& s) {
    return kPad + kLine * static_cast<double>(wrapped(s.title, kBox - 4 * kPad, kTitleSize).size());
  }

  static double box_height(const FlowStep& s) {
    double lines = static_cast<double>(wrapped(s.title, kBox - 2 * kPad, kTitleSize).size());
    for (const auto& d : s.details) lines += static_cast<double>(wrapped(d, kBox - 2 * kPad, kTextSize).size());
    for (const auto& w : s.staff) lines += static_cast<double>(wrapped(w, kBox - 3 * kPad, kTextSize).size());
    return lines * kLine + kPad;
  }

  // --- places ---------------------------------------------------------------------------------------------------
  double stack(const std::vector<FlowStep>& steps, double centre, double y) {
    bool first = true;
    for (const FlowStep& s : steps) {
      if (!first) {
        arrow_down(centre, y, kGap);
        y += kGap;
      }
      first = false;
      y = block(s, centre, y);
    }
    return y;
  }

  double block(const FlowStep& s, double centre, double y) {
    if (s.kind == Kind::branch) return branch(s, centre, y);
    if (is_frame(s.kind)) return frame(s, centre, y);
    return box(s, centre, y);
  }

  double box(const FlowStep& s, double centre, double y) {
    const double height = box_height(s), left = centre - kBox / 2;
    page_.rectangles.push_back({left, y, kBox, height, style_of(s.kind), s.kind == Kind::wait ? height / 2 : 7});
    double line = y + kPad / 2 - 4;
    for (const auto& t : wrapped(s.title, kBox - 2 * kPad, kTitleSize))
      text(centre, line += kLine, t, "head", "middle");
    for (const auto& d : s.details)
      for (const auto& t : wrapped(d, kBox - 2 * kPad, kTextSize)) text(centre, line += kLine, t, "detail", "middle");
    for (const auto& w : s.staff)
      for (const auto& t : wrapped(w, kBox - 3 * kPad, kTextSize)) text(centre, line += kLine, t, "staff", "middle");
    if (!s.exit.empty()) side_exit(s.exit, centre + kBox / 2, y + height / 2);
    if (!s.bypass.empty()) side_way(s.bypass, centre, y, y + height);
    return y + height;
  }

  void side_exit(const std::string& words, double x, double y) {
    const auto lines = wrapped(words, kExit - 44, kTextSize);
    page_.paths.push_back({{{x, y}, {x + 28, y}}, true, "leave"});
    const double height = kLine * static_cast<double>(lines.size()) + 8;
    page_.rectangles.push_back({x + 30, y - height / 2, kExit - 34, height, "exit", 6});
    double line = y - height / 2 - 1;
    for (const auto& t : lines) text(x + 30 + (kExit - 34) / 2, line += kLine, t, "exit_words", "middle");
  }

  // Around the box and back below it: the line leaves at the middle of its side and joins the next arrow.
  void side_way(const std::string& words, double centre, double y, double bottom) {
    const auto lines = wrapped(words, kExit - 44, kTextSize);
    const double edge = centre + kBox / 2, middle = (y + bottom) / 2, side = edge + 18, low = bottom + kGap / 2;
    page_.paths.push_back({{{edge, middle}, {side, middle}, {side, low}, {centre + 3, low}}, true, "flow"});
    double line = middle - kLine * static_cast<double>(lines.size()) / 2 - 3;
    for (const auto& t : lines) text(side + 8, line += kLine, t, "answer");
  }

  double frame(const FlowStep& s, double centre, double y) {
    const Size size = block_size(s);
    const double left = centre - size.left, bottom = y + size.height;
    page_.rectangles.push_back({left, y, size.width(), size.height, style_of(s.kind), 10});
    text(left + 12, y + 18, s.title, s.kind == Kind::loop ? "loop_words" : "element_words");
    const double top = y + kTab + kGap / 2;
    page_.paths.push_back({{{centre, y}, {centre, top}}, true, "flow"});
    const double end = stack(s.children, centre, top);
    page_.paths.push_back({{{centre, end}, {centre, bottom}}, false, "flow"});
    if (s.kind == Kind::loop) {
      const double side = left + kFramePad / 2, low = bottom - kGap / 2, high = y + kTab + 2;
      page_.paths.push_back({{{centre, low}, {side, low}, {side, high}, {centre - 3, high}}, true, "again"});
    }
    return bottom;
  }

  double branch(const FlowStep& s, double centre, double y) {
    const Size inner = stack_size(s.children), other = stack_size(s.otherwise);
    const double head = head_height(s);
    page_.rectangles.push_back({centre - kBox / 2, y, kBox, head, "branch", 3});
    double line = y + kPad / 2 - 4;
    for (const auto& t : wrapped(s.title + "?", kBox - 4 * kPad, kTitleSize))
      text(centre, line += kLine, t, "head", "middle");
    const double top = y + head + kGap, bottom = y + block_size(s).height;
    text(centre + 6, top - 8, "yes", "answer");
    page_.paths.push_back({{{centre, y + head}, {centre, top}}, true, "flow"});
    const double end = stack(s.children, centre, top);
    page_.paths.push_back({{{centre, end}, {centre, bottom}}, false, "flow"});
    const double side = centre + std::max(inner.right, kBox / 2) + kAside * 0.6 + other.left;
    text(centre + kBox / 2 + 6, y + head / 2 - 5, "no", "answer");
    const double low = bottom - kGap / 2;
    if (s.otherwise.empty()) {
      page_.paths.push_back(
          {{{centre + kBox / 2, y + head / 2}, {side, y + head / 2}, {side, low}, {centre + 3, low}}, true, "flow"});
    } else {
      page_.paths.push_back({{{centre + kBox / 2, y + head / 2}, {side, y + head / 2}, {side, top}}, true, "flow"});
      const double other_end = stack(s.otherwise, side, top);
      page_.paths.push_back({{{side, other_end}, {side, low}, {centre + 3, low}}, true, "flow"});
    }
    return bottom;
  }

  double terminal(double centre, double y, const std::string& words) {
    page_.rectangles.push_back({centre - 95, y, 190, 30, "terminal", 15});
    text(centre, y + 20, words, "terminal_words", "middle");
    return y + 30;
  }

  double legend(double y) {
    static constexpr std::pair<const char*, const char*> kEntries[] = {{"contact", "patient and staff"},
                                                                       {"work", "staff alone"},
                                                                       {"wait", "time passes"},
                                                                       {"decision", "a decision"},
                                                                       {"office", "on paper"}};
    double x = kPage;
    for (const auto& [style, words] : kEntries) {
      page_.rectangles.push_back({x, y, 20, 13, style, 4});
      text(x + 26, y + 11, words, "note");
      x += 26 + 5.6 * static_cast<double>(std::string_view(words).size()) + 13;
    }
    return y + 13;
  }

  void arrow_down(double x, double y, double length) {
    page_.paths.push_back({{{x, y}, {x, y + length}}, true, "flow"});
  }

  void text(double x, double y, const std::string& words, const char* style, const char* anchor = "start") {
    page_.texts.push_back({x, y, words, style, anchor});
  }

  const FlowChart& chart_;
  Page page_;
};

}  // namespace

std::vector<std::string> wrapped(const std::string& words, double width, double size) {
  const auto most = static_cast<std::size_t>(std::max(4.0, width / (size * 0.53)));
  std::vector<std::string> lines;
  std::istringstream in(words);
  std::string word, line;
  while (in >> word) {
    if (!line.empty() && sim::count_characters(line) + 1 + sim::count_characters(word) > most) {
      lines.push_back(line);
      line.clear();
    }
    line += (line.empty() ? "" : " ") + word;
  }
  if (!line.empty() || lines.empty()) lines.push_back(line);
  return lines;
}

Page lay_out(const FlowChart& chart) { return Layout(chart).page(); }

}  // namespace app
