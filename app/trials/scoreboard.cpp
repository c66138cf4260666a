#include "app/trials/scoreboard.hpp"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "app/terminal/numbers.hpp"
#include "app/terminal/text_table.hpp"
#include "sim/config/wording.hpp"
#include "sim/core/math.hpp"
#include "sim/store/csv.hpp"

namespace app {

namespace {

using models::Role;
using Json = nlohmann::ordered_json;

constexpr Role kRoles[] = {Role::calibration, Role::held_out, Role::consistency, Role::verification};

// One rounding for everything in a row.
Rounding rounding_of(const ScoreRow& row) {
  const double all[] = {printed(row.target, row.target.published.value), printed(row.target, row.verdict.mean)};
  double least = INFINITY;
  for (const double x : all)
    if (std::isfinite(x) && x != 0) least = std::min(least, std::fabs(x));
  if (least < 0.01) return {0.0001, 4};
  if (least < 1) return {0.001, 3};
  return rounding_for(all);
}

std::string range_words(double low, double high, const Rounding& rounding) {
  return " (" + number_words(low, rounding) + " to " + number_words(high, rounding) + ")";
}

std::string percent_words(double share) {
  return std::isfinite(share) ? number_words(100 * share, {1, 0}) + " %" : "-";
}

// A published number that was remembered and not looked up again.
std::string recalled_mark(const ScoreRow& row) { return row.target.published.provenance == "recalled" ? " r" : ""; }

TextTable table_of(const Scoreboard& board, Role role) {
  TextTable table;
  table.title = std::string("\nRole: ") + models::words_of(role);
  table.headings = {
      {"row"},   {"published"}, {"simulated (95 % range)"}, {"miss"}, {"covers", "published"}, {"coverage"},
      {"power"}, {"in words"}};
  table.text_last = true;
  for (const ScoreRow& row : board.rows) {
    if (row.target.role != role) continue;
    const auto& v = row.verdict;
    table.rows.push_back({row.id + "  " + row.trial + ": " + sim::harmless(row.target.about),
                          published_words(row) + recalled_mark(row), simulated_words(row),
                          signed_words(v.miss, {0.01, 2}) + (v.miss_by_simulated ? "*" : ""),
                          percent_words(v.covers_published), percent_words(v.coverage), percent_words(v.power),
                          models::in_words(row.target, v)});
  }
  return table;
}

TextTable null_table(const Scoreboard& board) {
  TextTable table;
  table.title = "Without any effect: how often each estimator finds one";
  table.headings = {{"row"},      {"estimator"},         {"false positives"}, {"Monte Carlo", "error"},
                    {"coverage"}, {"replicates", "used"}};
  for (const ScoreRow& row : board.rows) {
    const auto& v = row.verdict;
    const double p = v.power,
                 error = sim::math::sqrt(p * (1 - p) / static_cast<double>(std::max<std::size_t>(1, v.usable)));
    table.rows.push_back({row.id + "  " + row.trial + ": " + sim::harmless(row.target.about),
                          models::words_of(row.target.method), number_words(100 * p, {0.1, 1}) + " %",
                          number_words(100 * error, {0.1, 1}) + " %", number_words(100 * v.coverage, {0.1, 1}) + " %",
                          std::to_string(v.usable)});
  }
  return table;
}

Json number(double x) { return std::isfinite(x) ? Json(x) : Json(nullptr); }

}  // namespace

bool ScoreRow::failed_calibration() const {
  return target.role == Role::calibration && !(verdict.inside && std::fabs(verdict.miss) < 0.5);
}

double printed(const models::Target& target, double x) { return target.is_ratio() ? sim::math::exp(x) : x; }

std::string published_words(const ScoreRow& row) {
  const auto& p = row.target.published;
  if (p.direction != 0) return p.direction > 0 ? "above" : "below";
  const Rounding rounding = rounding_of(row);
  std::string words = number_words(printed(row.target, p.value), rounding);
  if (p.ci95) words += range_words(printed(row.target, (*p.ci95)[0]), printed(row.target, (*p.ci95)[1]), rounding);
  return words;
}

std::string simulated_words(const ScoreRow& row) {
  const Rounding rounding = rounding_of(row);
  return number_words(printed(row.target, row.verdict.mean), rounding) +
         range_words(printed(row.target, row.verdict.low), printed(row.target, row.verdict.high), rounding);
}

std::string score_words(const Scoreboard& board, Role role) {
  std::size_t values = 0, inside = 0, others = 0, agree = 0;
  for (const ScoreRow& row : board.rows) {
    if (row.target.role != role) continue;
    const bool number = row.target.published.direction == 0 && !row.target.is_chance();
    ++(number ? values : others);
    if (row.verdict.inside) ++(number ? inside : agree);
  }
  const auto share = [](std::size_t part, std::size_t of) {
    return std::to_string(part) + " of " + std::to_string(of);
  };
  std::string text;
  if (values > 0) text = share(inside, values) + " published values lie within the simulated 95 % range";
  if (others > 0)
    text += (text.empty() ? "" : "; ") + share(agree, others) + " that are only a direction, or an event, agree";
  return text;
}

std::string in_short(const Scoreboard& board) {
  std::string text;
  for (const Role role : kRoles)
    if (const std::string words = score_words(board, role); !words.empty())
      text += std::string(models::words_of(role)) + ": " + words + "\n";
  for (const ScoreRow& row : board.rows)
    if (!row.verdict.inside || row.failed_calibration())
      text += "  " + row.id + " " + row.trial + ": " + sim::harmless(row.target.about) + ": " +
              models::in_words(row.target, row.verdict) + ", " + simulated_words(row) + " against " +
              published_words(row) + (row.target.note.empty() ? "" : "; " + sim::harmless(row.target.note)) + "\n";
  return text;
}

std::string scores_text(const Scoreboard& board, const Terminal& terminal) {
  if (board.null_effect) return text_of(null_table(board), terminal);
  std::string text;
  for (const Role role : kRoles) {
    const TextTable table = table_of(board, role);
    if (!table.rows.empty()) text += text_of(table, terminal);
  }
  const bool recalled = std::any_of(board.rows.begin(), board.rows.end(),
                                    [](const ScoreRow& row) { return !recalled_mark(row).empty(); });
  return text + (recalled ? "\nr: this published number was recalled from memory and not looked up again." : "") +
         "\nmiss: in published standard errors, * in simulated standard deviations. covers: share of the trial's "
         "own intervals that hold the published value; coverage: that hold the mean of all replicates.\n\n" +
         in_short(board);
}

std::string scores_csv(const Scoreboard& board) {
  sim::CsvLines lines({"trial",
                       "row",
                       "about",
                       "role",
                       "estimator",
                       "published",
                       "published_low",
                       "published_high",
                       "simulated",
                       "monte_carlo_error",
                       "simulated_low",
                       "simulated_high",
                       "miss",
                       "miss_unit",
                       "inside",
                       "covers_published",
                       "coverage",
                       "power",
                       "right_direction",
                       "half_width",
                       "replicates",
                       "usable",
                       "separated",
                       "in_words",
                       "note"});
  for (const ScoreRow& row : board.rows) {
    const auto& t = row.target;
    const auto& v = row.verdict;
    const auto& p = t.published;
    const double none = NAN;
    lines.text(row.trial).text(row.id).text(t.about).text(models::words_of(t.role)).text(models::words_of(t.method));
    lines.number(p.direction != 0 ? none : printed(t, p.value));
    lines.number(p.ci95 ? printed(t, (*p.ci95)[0]) : none).number(p.ci95 ? printed(t, (*p.ci95)[1]) : none);
    lines.number(printed(t, v.mean)).number(v.error).number(printed(t, v.low)).number(printed(t, v.high));
    lines.number(v.miss).text(v.miss_by_simulated ? "simulated sd" : "published se").text(v.inside ? "yes" : "no");
    lines.number(v.covers_published).number(v.coverage).number(v.power).number(v.right_direction);
    lines.number(v.half_width).whole(static_cast<long long>(v.replicates)).whole(static_cast<long long>(v.usable));
    lines.whole(static_cast<long long>(v.separated)).text(models::in_words(t, v)).text(t.note);
    lines.end_line();
  }
  return lines.take();
}

std::string scores_json(const Scoreboard& board) {
  Json rows = Json::array();
  for (const ScoreRow& row : board.rows) {
    const auto& t = row.target;
    const auto& v = row.verdict;
    rows.push_back(
        {{"trial", row.trial},
         {"row", row.id},
         {"about", t.about},
         {"provenance", t.published.provenance},
         {"role", models::words_of(t.role)},
         {"estimator", models::words_of(t.method)},
         {"published", t.published.direction != 0 ? Json(published_words(row)) : number(printed(t, t.published.value))},
         {"simulated", number(printed(t, v.mean))},
         {"simulated_range", {number(printed(t, v.low)), number(printed(t, v.high))}},
         {"miss", number(v.miss)},
         {"inside", v.inside},
         {"covers_published", number(v.covers_published)},
         {"coverage", number(v.coverage)},
         {"power", number(v.power)},
         {"usable", v.usable},
         {"separated", v.separated},
         {"in_words", models::in_words(t, v)}});
  }
  const Json all = {{"replicates", board.replicates}, {"null_effect", board.null_effect}, {"rows", rows}};
  return all.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace app
