// How long people wait, and how much of their time staff work.
#include <algorithm>
#include <cctype>
#include <cmath>

#include "app/picture/step_words.hpp"
#include "app/report/chart/heat_map.hpp"
#include "app/report/sections.hpp"
#include "app/report/words.hpp"
#include "app/summary/columns.hpp"

namespace app {

namespace {

constexpr double kStretched = 0.85;  // Above it, queues grow out of proportion (report design, M/M/c).

using At = std::size_t (sim::Outcomes::*)(std::size_t, std::size_t, std::size_t, std::size_t) const;

// A number of a programme or role over time, over the draws that have it.
Line over_time(const RunView& view, const std::vector<double>& all, At at, std::size_t s, std::size_t which) {
  const auto& o = view.outcomes();
  Line line;
  line.look = look_of(s);
  for (std::size_t t = 0; t < o.panel_days.size(); ++t) {
    std::vector<double> draws;
    for (std::size_t d = 0; d < o.draws; ++d) draws.push_back(all[(o.*at)(s, d, which, t)]);
    const auto i = sim::interval_of(draws, draws.size(), 1);
    line.x.push_back(o.panel_days[t] / 30.4375);
    line.y.push_back(i.mean);
    if (o.draws < 2) continue;
    line.low.push_back(i.low);
    line.high.push_back(i.high);
  }
  return line;
}

bool has_any(const Line& line, double above = -1) {
  return std::any_of(line.y.begin(), line.y.end(), [&](double y) { return std::isfinite(y) && y > above; });
}

bool has_number(const Series& series) {
  for (std::size_t s = 0; s < series.size(); ++s)
    if (std::isfinite(series.level(s).mean)) return true;
  return false;
}

// One line for each scenario and programme that ever has somebody in it.
std::vector<Line> programme_lines(const RunView& view, const std::vector<double>& all, double above) {
  const auto& o = view.outcomes();
  std::vector<Line> lines;
  for (std::size_t s = 0; s < view.scenarios(); ++s) {
    std::vector<std::pair<std::size_t, Line>> own;
    for (std::size_t p = 0; p < o.programmes.size(); ++p)
      if (Line line = over_time(view, all, &sim::Outcomes::at_programme, s, p); has_any(line, above))
        own.emplace_back(p, std::move(line));
    for (std::size_t k = 0; k < own.size(); ++k) {
      own[k].second.name = view.name(s) + (own.size() > 1 ? ": " + spaced(o.programmes[own[k].first]) : "");
      Look& look = own[k].second.look;
      if (k > 0) look = {look.colour, k == 1 ? "1 3" : "8 3 1 3 1 3", (look.marker + static_cast<int>(k)) % 6};
      lines.push_back(std::move(own[k].second));
    }
  }
  return lines;
}

double mean_use(const RunView& view, std::size_t s, std::size_t role) {
  const Line line = over_time(view, view.outcomes().utilisation, &sim::Outcomes::at_role, s, role);
  double sum = 0, n = 0;
  for (const double y : line.y)
    if (std::isfinite(y)) sum += y, n += 1;
  return n > 0 ? sum / n : std::nan("");
}

double at_the_end(const Line& line) { return line.y.empty() || !std::isfinite(line.y.back()) ? 0 : line.y.back(); }

std::ptrdiff_t lists_of(const sim::Outcomes& o, const std::string& programme) {
  const auto all = waiting_lists(o);
  return std::count_if(all.begin(), all.end(), [&](const auto& list) { return list.starts_with(programme + "."); });
}

// What became of those who joined a list, as shares of them; the rest began, died or left.
struct Fate {
  double joined = 0, gave_up = 0, waiting = 0;
};
Fate fate_of(const RunView& view, std::size_t s, std::size_t programme) {
  const auto& o = view.outcomes();
  const auto note = [&](const char* what) {
    const auto series = view.measure("per_1000." + o.programmes[programme] + "." + what);
    const double mean = series ? series->level(s).mean : 0;
    return std::isfinite(mean) ? mean : 0;
  };
  const auto people = view.measure("people");
  const double entered = people ? people->level(s).mean : 0;
  Fate fate{note("joined_the_list"), 0, 0};
  if (fate.joined <= 0 || entered <= 0) return {};
  const double left = at_the_end(over_time(view, o.waiting, &sim::Outcomes::at_programme, s, programme));
  fate.gave_up = note("gave_up_waiting") / fate.joined;
  fate.waiting = 1000 * left / entered / fate.joined;
  return fate;
}

std::string percent(double share) { return value_words(share, Unit::percent, 0.01); }

// "group CBT" when the scenario is called like its programme, else "more staff: group CBT".
std::string list_name(const RunView& view, std::size_t s, std::size_t p) {
  const std::string programme = spaced(view.outcomes().programmes[p]);
  const auto plain = [](unsigned char c) { return c == '-' || c == '_' ? ' ' : std::tolower(c); };
  const auto same = [&](unsigned char a, unsigned char b) { return plain(a) == plain(b); };
  const std::string& scenario = view.name(s);
  return std::equal(scenario.begin(), scenario.end(), programme.begin(), programme.end(), same)
             ? scenario
             : scenario + ": " + programme;
}

// "12 days"; of a programme with several lists each with its name: "caseload 3 days, seat 14 days".
std::string wait_words(const RunView& view, std::size_t s, std::size_t p) {
  const std::string& programme = view.outcomes().programmes[p];
  std::string words;
  bool any = false;
  for (const std::string& list : waiting_lists(view.outcomes())) {
    if (list != programme && !list.starts_with(programme + ".")) continue;
    const double days = view.measure("wait_day." + list)->level(s).mean;
    any = any || std::isfinite(days);
    words += (words.empty() ? "" : ", ") + (list == programme ? "" : spaced(list.substr(programme.size() + 1)) + " ") +
             (std::isfinite(days) ? wait_length(days) : "–");
  }
  return any ? words : "nobody began";
}

// Everybody who joined, so that a short mean wait of the lucky few misleads nobody.
WordTable fates(const RunView& view) {
  WordTable table{
      {"list", "joined, per 1,000 patients", "gave up", "still wait at the end", "mean wait of all who began"},
      {},
      false};
  const auto& o = view.outcomes();
  for (std::size_t s = 0; s < view.scenarios(); ++s)
    for (std::size_t p = 0; p < o.programmes.size(); ++p) {
      const Fate fate = fate_of(view, s, p);
      if (fate.joined <= 0) continue;
      table.rows.push_back({list_name(view, s, p), value_words(fate.joined, Unit::plain, 1), percent(fate.gave_up),
                            percent(fate.waiting), wait_words(view, s, p)});
    }
  return table;
}

// Lists that nobody ever got a place from, in words.
std::string hopeless(const WordTable& fates) {
  std::string words;
  for (const auto& row : fates.rows)
    if (row.back() == "nobody began") words += (words.empty() ? "" : ", ") + ("“" + row.front() + "”");
  return words.empty() ? "" : " Nobody ever got a place: " + words + ".";
}

// People wait for a place with a role whose hours are not used up: its caseload is the limit.
std::string limited_by_caseload(const RunView& view, std::size_t s, std::size_t role) {
  const auto& o = view.outcomes();
  const double use = mean_use(view, s, role);
  const double line = at_the_end(over_time(view, o.queue_length, &sim::Outcomes::at_role, s, role));
  if (!(use < kStretched) || line < 1) return "";
  return "Under “" + view.name(s) + "” " + value_words(line, Unit::plain, 1) + " people wait for a place with the " +
         spaced(o.roles[role]) + " at the end, although " + percent(use) +
         " of the paid hours are in use: the caseload is the limit, not the hours.";
}

// Hours worked beside posts paid, for the roles that a scenario's programmes use.
WordTable posts(const RunView& view) {
  const auto& o = view.outcomes();
  WordTable table{
      {"scenario", "role", "cost of hours worked", "payroll: all hours of the posts", "comes on top"}, {}, false};
  if (o.staff_paid.empty() || o.staff_worked.empty()) return table;
  for (std::size_t s = 0; s < view.scenarios(); ++s) {
    double all_worked = 0, all_paid = 0;
    std::size_t roles = 0;
    const auto row = [&](const std::string& role, double worked, double paid) {
      const double step = step_for({{paid, paid, paid, ""}}, 1000);
      const auto words = [&](double x) { return value_words(x, Unit::plain, std::max(1.0, step)); };
      table.rows.push_back({view.name(s), role, words(worked), words(paid), words(paid - worked)});
    };
    for (std::size_t r = 0; r < o.roles.size(); ++r) {
      const auto [worked, paid] = view.posts(s, r);
      if (worked <= 0) continue;
      row(spaced(o.roles[r]), worked, paid);
      all_worked += worked, all_paid += paid, ++roles;
    }
    if (roles > 1) row("all of them", all_worked, all_paid);
  }
  return table;
}

LineChart chart_of(const RunView& view, std::vector<Line> lines, const char* id, std::string caption,
                   std::string reading, Axis y) {
  LineChart chart;
  chart.id = id;
  chart.caption = std::move(caption);
  chart.reading = std::move(reading);
  chart.x = {.title = "months since the start", .from_zero = true, .months = true};
  chart.y = std::move(y);
  chart.lines = std::move(lines);
  if (view.outcomes().draws > 1 && chart.lines.size() <= 4) chart.reading += " Ribbons: 95 % intervals.";
  return chart;
}

}  // namespace

std::optional<Section> how_long_do_people_wait(const RunView& view) {
  const auto& o = view.outcomes();
  if (o.programmes.empty() || o.panel_days.empty()) return std::nullopt;
  Section section;
  section.id = "waits";
  section.question = "How long do people wait?";
  auto waits = programme_lines(view, o.wait_day, -1), waiting = programme_lines(view, o.waiting, 0);
  if (waits.empty() && waiting.empty()) {
    section.answer = "Nobody waits: no programme here has a waiting list that is used.";
    return section;
  }
  std::size_t longest_s = 0, longest_p = 0;
  double longest = -1;
  for (const auto& programme : o.programmes)
    if (const auto lists = lists_of(o, programme); lists > 1)
      section.notes.push_back(spaced(programme) + " has " + std::to_string(lists) +
                              " waiting lists: the pictures show them together, the tables each by its name.");
  for (std::size_t p = 0; p < o.programmes.size(); ++p)
    if (const auto mean = view.measure("wait_day." + o.programmes[p]))
      for (std::size_t s = 0; s < view.scenarios(); ++s)
        if (const double days = mean->level(s).mean; days > longest) longest = days, longest_s = s, longest_p = p;
  section.answer = longest < 0 ? "People wait, but nobody has begun yet."
                               : "Longest for " + spaced(o.programmes[longest_p]) + " under “" + view.name(longest_s) +
                                     "”: " + wait_length(longest) + " on average from joining the list to a place.";
  const WordTable became = fates(view);
  if (longest >= 0) {
    const Fate fate = fate_of(view, longest_s, longest_p);
    if (fate.gave_up + fate.waiting >= 0.01)
      section.answer += " Of those who joined it, " + percent(fate.gave_up) + " gave up and " + percent(fate.waiting) +
                        " still wait at the end.";
  }
  section.answer += hopeless(became);
  section.notes.push_back(
      "A wait is counted when it ends in a place, as none for those who begin at once; those who give up or still wait "
      "at the end are not in it, so that "
      "long waits look shorter than they are.");
  if (!waits.empty())
    section.figures.push_back(
        figure_of(chart_of(view, std::move(waits), "waits", "Mean wait of those who began, in days",
                           "A gap means that nobody began in that time.", {.title = "days", .from_zero = true})));
  if (!waiting.empty())
    section.figures.push_back(figure_of(chart_of(view, std::move(waiting), "waiting", "People on the waiting list",
                                                 "A list that keeps growing means that demand is above capacity.",
                                                 {.title = "people", .from_zero = true})));
  if (!became.rows.empty()) section.tables.push_back({"fates_table", "What became of those who joined a list", became});
  std::vector<Column> columns;
  for (const auto& list : waiting_lists(o))
    if (const auto mean = view.measure("wait_day." + list); mean && has_number(*mean))
      columns.push_back({measure_words("wait_day." + list) + ", days", mean});
  for (const auto& [note, heading] : std::initializer_list<std::pair<const char*, const char*>>{
           {"joined_the_list", "joined a list, per 1,000"},
           {"gave_up_waiting", "gave up, per 1,000"},
           {"no_time_of_staff", "turned away for want of staff time, per 1,000"}})
    if (auto series = view.notes(note)) columns.push_back({heading, series});
  if (const auto refused = view.notes("no_time_of_staff"); refused && has_number(*refused))
    section.notes.push_back(
        "“Turned away” is a meeting, or a piece of work for a patient, for which the staff of that step have no free "
        "hours in any week that can be booked; the pathway goes on without it. Which staff are full, and when, stands "
        "under the next question.");
  if (!columns.empty())
    section.tables.push_back({"waits_table", "Mean waits, joining and giving up", scenario_table(view, columns)});
  return section;
}

std::optional<Section> are_staff_over_stretched(const RunView& view) {
  const auto& o = view.outcomes();
  if (o.roles.empty() || o.panel_days.empty()) return std::nullopt;
  HeatMap map;
  std::vector<std::size_t> roles;
  for (std::size_t r = 0; r < o.roles.size(); ++r)
    for (std::size_t s = 0; s < view.scenarios(); ++s)
      if (mean_use(view, s, r) > 0) {
        roles.push_back(r);
        break;
      }
  if (roles.empty()) return std::nullopt;
  Section section;
  section.id = "staff";
  section.question = "Are staff over-stretched?";
  map.id = "staff_use";
  map.caption = "Share of paid programme hours in use, mean over " + view.horizon();
  map.reading =
      "Above 85 % (outlined in red) queues grow quickly, because staff can no longer catch up after a busy week.";
  map.row_title = "scenario";
  map.column_title = "role";
  map.unit = Unit::percent;
  map.alarm_above = kStretched;
  map.darkest = 1;
  for (const std::size_t r : roles) map.columns.push_back(spaced(o.roles[r]));
  std::vector<Line> busiest;
  double highest = -1, peak = -1;
  std::string who, peak_words;
  for (std::size_t s = 0; s < view.scenarios(); ++s) {
    std::size_t most = roles.front();
    double use = -1;
    for (const std::size_t r : roles) {
      const double mean = mean_use(view, s, r);
      map.values.push_back(mean);
      const Line line = over_time(view, o.utilisation, &sim::Outcomes::at_role, s, r);
      for (std::size_t t = 0; t < line.y.size(); ++t)
        if (line.y[t] > peak)
          peak = line.y[t], peak_words = spaced(o.roles[r]) + " under “" + view.name(s) + "”, in month " +
                                         value_words(line.x[t], Unit::plain, 1) + ",";
      if (mean > use) use = mean, most = r;
    }
    map.rows.push_back(view.name(s));
    if (use > highest) highest = use, who = spaced(o.roles[most]) + " under “" + view.name(s) + "”";
    if (use <= 0) continue;
    Line line = over_time(view, o.utilisation, &sim::Outcomes::at_role, s, most);
    line.name = view.name(s) + ": " + spaced(o.roles[most]);
    busiest.push_back(std::move(line));
  }
  const auto share = [](double x) { return value_words(x, Unit::percent, 0.01); };
  if (highest > kStretched)
    section.answer =
        "Yes: the busiest is the " + who + ", with " + share(highest) + " of its paid hours in use on average.";
  else if (peak > kStretched)
    section.answer = "At times: the " + peak_words + " reaches " + share(peak) +
                     " of its paid hours; on average over " + view.horizon() + " no role is above " + share(highest) +
                     ".";
  else
    section.answer = "No: the busiest, the " + who + ", has " + share(highest) +
                     " of its paid hours in use on average, and no role is ever above " + share(std::max(peak, 0.0)) +
                     ".";
  for (std::size_t s = 0; s < view.scenarios(); ++s)
    for (const std::size_t r : roles)
      if (std::string words = limited_by_caseload(view, s, r); !words.empty())
        section.notes.push_back(std::move(words));
  section.notes.push_back(
      "Costs in this report count the hours that are worked. Posts that are paid whether or not they are used cost "
      "more: the table of posts says how much comes on top.");
  section.figures.push_back(figure_of(map));
  if (!busiest.empty()) {
    LineChart chart = chart_of(view, std::move(busiest), "busiest", "The busiest role of each scenario over time",
                               "Share of its paid hours in use.",
                               {.title = "share of hours in use", .unit = Unit::percent, .from_zero = true});
    chart.limit = Limit{kStretched, "85 %"};
    section.figures.push_back(figure_of(chart));
  }
  std::vector<Column> columns;
  for (const std::size_t r : roles)
    columns.push_back({spaced(o.roles[r]), view.measure("hours." + o.roles[r]), false, Unit::plain, false});
  section.tables.push_back({"hours_table", "Hours worked in programmes per 1,000 patients in " + view.horizon(),
                            scenario_table(view, columns)});
  if (WordTable table = posts(view); !table.rows.empty())
    section.tables.push_back({"posts_table",
                              "What the staff cost in " + view.horizon() + ", whole population, undiscounted, " +
                                  o.money_unit + ": hours worked are in the totals of this report, posts are not",
                              std::move(table)});
  return section;
}

}  // namespace app
