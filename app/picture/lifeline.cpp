#include "app/picture/lifeline.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "app/picture/step_words.hpp"
#include "app/report/chart/frame.hpp"
#include "app/report/chart/text_width.hpp"
#include "app/terminal/numbers.hpp"
#include "sim/record/event_log.hpp"

namespace app {

namespace {

constexpr double kWidth = 960, kLeft = 316, kRight = 24, kRow = 21, kDaysInMonth = 365.25 / 12;
constexpr const char *kCare = "#0072b2", *kLifeEvent = "#57636f", *kHarm = "#c0392b", *kGood = "#00845f";

enum class Kind { programme, life, harm };

// Everything of one kind that happened.
struct Row {
  std::string words, programme;
  Kind kind = Kind::life;
  std::vector<sim::Time> when;
};

double months_of(sim::Time when) { return sim::in_days(when - sim::Time{}) / kDaysInMonth; }

std::string note_of(const sim::Model& model, std::uint32_t code) {
  const std::size_t note = code - sim::event::kFirstNote;
  return code >= sim::event::kFirstNote && note < model.notes.size() ? model.notes[note] : "";
}

Kind kind_of(const sim::Model& model, std::uint32_t code) {
  using namespace sim::event;
  if (code >= kFirstNote) return Kind::programme;
  if (code == kDied || code == kAdmitted) return Kind::harm;
  if (code >= kFirstClock && code - kFirstClock < model.nature->clocks.size()) {
    static constexpr const char* kHarms[] = {"overdose",  "crisis",         "suicide",         "death",
                                             "admission", "disorder_onset", "disorder_relapse"};
    const std::string& name = model.nature->clocks[code - kFirstClock]->name();
    if (std::find(std::begin(kHarms), std::end(kHarms), name) != std::end(kHarms)) return Kind::harm;
  }
  return code == kGaveUp || code == kLeft || code == kSeated ? Kind::programme : Kind::life;
}

class Picture {
 public:
  Picture(const LifeStory& story, const sim::Model& model)
      : story_(story),
        model_(model),
        svg_(kWidth, title(), "Pain, dose and events of one simulated patient over time.") {
    for (const Moment& m : story.moments)
      if (m.event) add(m);
    std::stable_sort(rows_.begin(), rows_.end(), [](const Row& a, const Row& b) {
      return a.kind != b.kind ? a.kind < b.kind : a.programme < b.programme;
    });
    Axis axis{.title = "", .from_zero = true, .months = true};
    Range range;
    range.see({0, months_of(sim::Time{model.horizon.minutes})});
    across_ = ticks_across(range, axis, kWidth - kLeft - kRight);
  }

  std::string draw() {
    svg_.rectangle(0, 0, kWidth, 100'000, "#fff");
    svg_.text(20, 34, cropped(title(), kWidth - 40, 18), {18, kInk, Anchor::start, true, false});
    svg_.text(20, 56, cropped(subtitle(), kWidth - 40, 12), {12, kQuiet, Anchor::start, false, false});
    double y = 84;
    y = measure_lane(
        y, "Pain impact (PEGS, 0–10)", 10, [](const Moment& m) { return m.pegs; }, false);
    y = measure_lane(
        y, "Daily dose (MME)", 0, [](const Moment& m) { return m.mme; }, true);
    y = event_rows(y);
    const Box box{kLeft, 84, kWidth - kRight, y};
    draw_ticks_across(svg_, box, across_, Unit::plain, false);
    draw_title_below(svg_, box, "months since the start");
    if (!story_.alive && !story_.moments.empty()) {
      const double x = x_of(story_.moments.back().when);
      svg_.line(x, 84, x, y, kHarm, 1.4, "4 3");
      svg_.text(std::min(x + 5, kWidth - kRight - 30), 94, "dies", {11, kHarm, Anchor::start, false, false});
    }
    return svg_.finish(y + 52);
  }

 private:
  std::string title() const {
    std::string words = "Patient " + std::to_string(story_.patient) + " at site " + std::to_string(story_.site);
    if (std::isfinite(story_.age))
      words +=
          ", a " + std::string(story_.female ? "woman" : "man") + " of " + number_words(std::floor(story_.age), {1, 0});
    return words + " — " + model_.scenario;
  }

  std::string subtitle() const {
    return std::string(story_.alive ? "Alive at the end. " : "Died. ") + "Cost " + number_words(story_.cost, {1, 0}) +
           ", " + number_words(story_.qaly, {0.01, 2}) +
           " QALYs (undiscounted). One simulated life; the next patient’s is different.";
  }

  void add(const Moment& m) {
    const std::string words = event_words(model_, story_, m);
    const auto known = std::find_if(rows_.begin(), rows_.end(), [&](const Row& row) { return row.words == words; });
    Row& row = known == rows_.end() ? rows_.emplace_back() : *known;
    row.words = words;
    row.kind = kind_of(model_, m.code);
    const std::string note = note_of(model_, m.code);
    row.programme = note.substr(0, note.find('.'));
    row.when.push_back(m.when);
  }

  double x_of(sim::Time when) const {
    return Scale(across_.low, across_.high, kLeft, kWidth - kRight)(months_of(when));
  }

  template <class Read>
  double measure_lane(double top, const std::string& words, double most, Read read, bool steps) {
    constexpr double kHeight = 108;
    Range range;
    range.see({0, most});
    for (const Moment& m : story_.moments) range.see(read(m));
    const Ticks up = ticks_for(range.low, range.high, 4, {.title = "", .from_zero = true});
    const Box box{kLeft, top, kWidth - kRight, top + kHeight};
    draw_grid_upwards(svg_, box, up, Unit::plain);
    const auto lines = broken(words, kLeft - 70, 13, 2);
    for (std::size_t k = 0; k < lines.size(); ++k)
      svg_.text(20, top + 14 + 16 * static_cast<double>(k), lines[k], {13, kInk, Anchor::start, true, false});
    const Scale y(up.low, up.high, box.bottom, box.top);
    Points points;
    for (const Moment& m : story_.moments) {
      const double value = read(m);
      if (steps && !points.empty() && std::isfinite(value)) points.emplace_back(x_of(m.when), points.back().second);
      points.emplace_back(x_of(m.when), std::isfinite(value) ? y(value) : std::nan(""));
    }
    svg_.curve(points, {steps ? "#7a4fa3" : "#b3541e", "", 0}, 2);
    for (const Moment& m : story_.moments) {
      if (!std::isfinite(read(m))) continue;
      svg_.open_tip(date_words(m.when, !model_.nature->living) + "\n" + words + ": " + number_words(read(m), {0.1, 1}) +
                    (m.event ? "\n" + event_words(model_, story_, m) : ""));
      svg_.spot(x_of(m.when), y(read(m)), 6);
      svg_.close();
    }
    return box.bottom + 26;
  }

  // Where a programme lasts: from its first event to its last. Who enrolled and of whom nothing else is heard stays on,
  // until a programme is left or to the end.
  sim::Time end_of(const std::string& programme, sim::Time last) const {
    sim::Time end = story_.moments.back().when;
    bool enrolled = false;
    for (const Moment& m : story_.moments) {
      if (!m.event) continue;
      enrolled = enrolled || (m.when == last && note_of(model_, m.code) == programme + ".enrolled");
      if (m.code == sim::event::kLeft && m.when >= last) end = std::min(end, m.when);
    }
    return enrolled ? end : last;
  }

  void programme_band(std::size_t first, double y) {
    std::size_t last = first;
    while (last + 1 < rows_.size() && rows_[last + 1].kind == Kind::programme &&
           rows_[last + 1].programme == rows_[first].programme)
      ++last;
    if (rows_[first].programme.empty()) return;
    sim::Time from = rows_[first].when.front(), to = from;
    for (std::size_t r = first; r <= last; ++r)
      for (const sim::Time t : rows_[r].when) from = std::min(from, t), to = std::max(to, t);
    to = end_of(rows_[first].programme, to);
    svg_.rectangle(x_of(from) - 6, y, x_of(to) - x_of(from) + 12, kRow * static_cast<double>(last - first + 1),
                   "#e3eefa", 5);
  }

  double event_rows(double y) {
    if (rows_.empty()) svg_.text(20, y + 14, "Nothing happened.", {12, kQuiet, Anchor::start, false, false});
    Kind last = Kind::programme;
    bool first = true;
    std::string programme;
    for (std::size_t r = 0; r < rows_.size(); ++r) {
      const Row& row = rows_[r];
      if (first || row.kind != last) {
        static constexpr const char* kHeads[] = {"Programmes", "Life and prescribing", "Harms"};
        y += first ? 0 : 10;
        svg_.text(20, y + 15, kHeads[static_cast<int>(row.kind)], {13, kInk, Anchor::start, true, false});
        y += 23;
      }
      if (row.kind == Kind::programme && (first || row.programme != programme)) programme_band(r, y);
      first = false;
      last = row.kind;
      programme = row.programme;
      svg_.line(kLeft, y + kRow / 2, kWidth - kRight, y + kRow / 2, kGrid);
      svg_.text(kLeft - 14, y + kRow / 2 + 4, cropped(row.words, kLeft - 34, 12),
                {12, kInk, Anchor::end, false, false});
      for (const sim::Time when : row.when) {
        svg_.open_tip(date_words(when, !model_.nature->living) + "\n" + row.words);
        svg_.raw(marker({colour(row), "", row.kind == Kind::harm ? 3 : 0}, x_of(when), y + kRow / 2,
                        row.kind == Kind::harm ? 11 : 9));
        svg_.close();
      }
      y += kRow;
    }
    return y + 8;
  }

  static std::string colour(const Row& row) {
    if (row.kind == Kind::harm) return kHarm;
    if (row.kind == Kind::life) return kLifeEvent;
    if (row.words.ends_with("completes the programme")) return kGood;
    const bool missed = row.words.ends_with("misses a session") || row.words.ends_with("drops out") ||
                        row.words.ends_with("gives up waiting") || row.words.ends_with("declines");
    return missed ? "#d55e00" : kCare;
  }

  const LifeStory& story_;
  const sim::Model& model_;
  Svg svg_;
  std::vector<Row> rows_;
  Ticks across_;
};

}  // namespace

std::string lifeline(const LifeStory& story, const sim::Model& model) { return Picture(story, model).draw() + "\n"; }

}  // namespace app
