#include "app/picture/state_diagram.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>

#include "app/picture/step_words.hpp"
#include "app/story/history_text.hpp"
#include "sim/config/wording.hpp"

namespace app {

namespace {

using namespace sim::states;

constexpr double kWidth = 168, kHeight = 66, kGap = 190, kMargin = 36, kLine = 15, kArc = 44, kOff = 14;

std::string n(double x) {
  char text[32];
  std::snprintf(text, sizeof text, "%.6g", x);
  return text;
}

class Diagram {
 public:
  explicit Diagram(const HistoryNumbers& h) : h_(h) {
    for (const auto& t : h.transitions)
      for (const auto& from : t.from) {
        auto& labels = edges_[{index(from), index(t.to)}];
        labels.push_back(spaced(sim::harmless(t.name)));
        labels.push_back(hazard_words(t.hazard, true));
      }
  }

  Page page() {
    place_states();
    page_.texts.push_back({kMargin, 40, h_.title.empty() ? "Multi-state history" : h_.title, "title"});
    for (const auto& [ends, labels] : edges_) edge(ends.first, ends.second, labels);
    for (std::size_t s = 0; s < h_.states.size(); ++s) box(s);
    page_.texts.push_back({kMargin, page_.height - 20,
                           "Everybody enters in " + spaced(sim::harmless(h_.start)) +
                               "; an arrow bears the name of its transition and the family of its hazard.",
                           "note"});
    return page_;
  }

 private:
  std::size_t index(const std::string& name) const {
    std::size_t i = 0;
    while (i + 1 < h_.states.size() && h_.states[i].name != name) ++i;
    return i;
  }

  // Arcs over the row need room above it.
  void place_states() {
    std::size_t living = 0, dead = 0, arcs = 0;
    for (const auto& s : h_.states) ++(s.dead ? dead : living);
    for (const auto& [ends, labels] : edges_) arcs += is_arc(ends.first, ends.second);
    row_ = 96 + kArc * static_cast<double>(arcs);
    const double row_width = span(living), dead_width = span(dead), width = std::max({row_width, dead_width, 560.0});
    double x = kMargin + (width - row_width) / 2, below = kMargin + (width - dead_width) / 2;
    for (const auto& s : h_.states) {
      double& at = s.dead ? below : x;
      places_.push_back({at, s.dead ? row_ + 230 : row_});
      at += kWidth + kGap;
    }
    page_.width = width + 2 * kMargin;
    page_.height = row_ + (dead > 0 ? 230 : 0) + kHeight + 56;
  }

  static double span(std::size_t boxes) { return boxes == 0 ? 0 : static_cast<double>(boxes) * (kWidth + kGap) - kGap; }

  bool is_arc(std::size_t a, std::size_t b) const {
    if (h_.states[a].dead || h_.states[b].dead) return false;
    return place_in_row(a) + 1 != place_in_row(b) && place_in_row(b) + 1 != place_in_row(a);
  }
  std::size_t place_in_row(std::size_t s) const {
    std::size_t place = 0;
    for (std::size_t i = 0; i < s; ++i) place += !h_.states[i].dead;
    return place;
  }

  void edge(std::size_t a, std::size_t b, const std::vector<std::string>& labels) {
    const auto [ax, ay] = places_[a];
    const auto [bx, by] = places_[b];
    if (h_.states[b].dead) return down(a, b, labels);
    if (is_arc(a, b)) {
      const double top = row_ - kArc * static_cast<double>(++arcs_), side = bx > ax ? kWidth * 0.7 : kWidth * 0.3;
      const double end = bx > ax ? kWidth * 0.3 : kWidth * 0.7;
      page_.paths.push_back({{{ax + side, ay}, {ax + side, top}, {bx + end, top}, {bx + end, by - 2}}});
      return label((ax + bx + kWidth) / 2, top - 6 - kLine * static_cast<double>(labels.size() - 1), labels, "middle");
    }
    const bool forward = bx > ax;
    const bool both = edges_.contains({b, a});
    const double y = ay + kHeight / 2 + (both ? (forward ? -kOff : kOff) : 0);
    const double start = forward ? ax + kWidth : ax, end = forward ? bx - 2 : bx + kWidth + 2;
    page_.paths.push_back({{{start, y}, {end, y}}});
    const double above = y - 7 - kLine * static_cast<double>(labels.size() - 1);
    label((start + end) / 2, forward || !both ? above : y + 16, labels, "middle");
  }

  void down(std::size_t a, std::size_t b, const std::vector<std::string>& labels) {
    const auto [ax, ay] = places_[a];
    const auto [bx, by] = places_[b];
    const double x0 = ax + kWidth / 2, y0 = ay + kHeight;
    const double lean = std::clamp((x0 - (bx + kWidth / 2)) / 8, -kWidth * 0.42, kWidth * 0.42);
    const double x1 = bx + kWidth / 2 + lean, y1 = by - 2;
    page_.paths.push_back({{{x0, y0}, {x1, y1}}, true, "leave"});
    const double share = 0.36;
    label(x0 + (x1 - x0) * share + (x1 > x0 + 1 ? -12 : 12), y0 + (y1 - y0) * share + 8, labels,
          x1 > x0 + 1 ? "end" : "start");
  }

  void label(double x, double y, const std::vector<std::string>& lines, const char* anchor) {
    for (std::size_t i = 0; i < lines.size(); ++i)
      page_.texts.push_back(
          {x, y + kLine * static_cast<double>(i), lines[i], i % 2 == 0 ? "element_words" : "detail", anchor});
  }

  void box(std::size_t s) {
    const StateNumbers& state = h_.states[s];
    const auto [x, y] = places_[s];
    page_.rectangles.push_back({x, y, kWidth, kHeight,
                                state.dead               ? "exit"
                                : state.name == h_.start ? "work"
                                                         : "contact"});
    double cost = 0;
    for (const auto& [item, price] : state.costs) cost += price.value;
    const bool lines = !state.dead;
    page_.texts.push_back({x + kWidth / 2, y + (lines ? 25 : 38), spaced(sim::harmless(state.name)), "head", "middle"});
    if (!lines) return;
    page_.texts.push_back({x + kWidth / 2, y + 43, "utility " + n(state.utility.value), "detail", "middle"});
    if (cost != 0) page_.texts.push_back({x + kWidth / 2, y + 58, n(cost) + " a year", "detail", "middle"});
  }

  const HistoryNumbers& h_;
  std::map<std::pair<std::size_t, std::size_t>, std::vector<std::string>> edges_;
  std::vector<std::pair<double, double>> places_;
  Page page_;
  double row_ = 0;
  int arcs_ = 0;
};

}  // namespace

Page lay_out(const HistoryNumbers& history) { return Diagram(history).page(); }

std::string svg_of(const HistoryNumbers& history) {
  return svg_of(lay_out(history), history.title.empty() ? "Multi-state history" : history.title);
}

}  // namespace app
