#include "app/trials/trials_report.hpp"

#include <algorithm>
#include <cmath>
#include <sstream>

#include "app/report/build_report.hpp"
#include "app/report/chart/dot_chart.hpp"
#include "app/report/words.hpp"
#include "app/trials/forest.hpp"
#include "app/version.hpp"

namespace app {

namespace {

using models::Role;

constexpr double kReach = 8;  // Standard errors; what lies farther out is drawn at the edge.
const Look kPublished{kInk, "", 1}, kSimulated{"#d55e00", "", 0};

struct About {
  Role role;
  const char *id, *question, *meaning;
};
constexpr About kAbout[] = {{Role::calibration, "calibration", "Does the model give back what it was fitted to?",
                             "Numbers of these rows were fitted, so that agreement is a must and no proof."},
                            {Role::held_out, "held_out", "Does it predict what it has never seen?",
                             "No number that comes from these results acts in the model: this is the hardest test."},
                            {Role::consistency, "consistency", "Does it agree with what is close to its inputs?",
                             "Numbers of the same studies act in the model in another form."},
                            {Role::verification, "verification", "Does it do what it was told?",
                             "These numbers go in and must come out; a miss would be a fault of the program."}};

const About& about(Role role) {
  return *std::find_if(std::begin(kAbout), std::end(kAbout), [&](const About& a) { return a.role == role; });
}

double at_edge(double x) { return std::isfinite(x) ? std::clamp(x, -kReach, kReach) : x; }

DotRow forest_row(const ScoreRow& row) {
  const Standardised s = standardised(row);
  const bool interval = row.target.published.ci95.has_value();
  DotRow drawn{row.id + "  " + row.trial + ": " + row.target.about, {}, simulated_words(row)};
  drawn.marks.push_back({0, interval ? at_edge(s.published_low) : std::nan(""),
                         interval ? at_edge(s.published_high) : std::nan(""), kPublished, "published", 0});
  drawn.marks.push_back({at_edge(s.mean), at_edge(s.low), at_edge(s.high), kSimulated, "simulated", 1});
  return drawn;
}

bool can_be_drawn(const ScoreRow& row) {
  return row.target.published.direction == 0 && !row.target.is_chance() && row.verdict.usable > 0 &&
         std::isfinite(standardised(row).mean);
}

bool missed(const ScoreRow& row) { return !row.verdict.inside || row.failed_calibration(); }

Figure forest(const Scoreboard& board, Role role) {
  DotChart chart;
  chart.id = std::string("forest_") + about(role).id;
  chart.caption = "Simulated against published, in published standard errors from the published value";
  chart.reading =
      "Black: the published value with its 95 % interval. Orange: the mean of the simulated trials and the range that "
      "holds 95 % of them; its numbers stand at the right. What lies more than 8 standard errors off is drawn at the "
      "edge.";
  chart.x = {.title = "standard errors from the published value", .at_least = 3};
  chart.legend = {{"published", kPublished, false}, {"simulated", kSimulated, false}};
  chart.zero = 0;
  chart.less_words = "simulated lower";
  chart.more_words = "simulated higher";
  chart.row_title = "row";
  for (const ScoreRow& row : board.rows)
    if (row.target.role == role && can_be_drawn(row)) chart.rows.push_back(forest_row(row));
  return chart.rows.empty() ? Figure{} : figure_of(chart);
}

Section section_of(const Scoreboard& board, Role role) {
  Section section;
  section.id = about(role).id;
  section.question = about(role).question;
  section.notes.push_back(about(role).meaning);
  WordTable table{{"row", "trial", "what", "published", "simulated", "in words"}, {}, true};
  for (const ScoreRow& row : board.rows) {
    if (row.target.role != role) continue;
    table.rows.push_back({row.id, row.trial, row.target.about, published_words(row), simulated_words(row),
                          models::in_words(row.target, row.verdict)});
  }
  section.answer = score_words(board, role) + ".";
  if (Figure figure = forest(board, role); !figure.id.empty()) section.figures.push_back(std::move(figure));
  section.tables.push_back({std::string(about(role).id) + "_table", "Row by row", table, true});
  return section;
}

// A fitted row must be nearer than the range of simulated trials asks.
std::string how_far(const ScoreRow& row) {
  const std::string words = models::in_words(row.target, row.verdict);
  if (!row.verdict.inside) return words;
  return words + ", but " + three_digits(std::fabs(row.verdict.miss)) +
         " standard errors off; a fitted number must be nearer than 0.5";
}

Section misses(const Scoreboard& board) {
  Section section;
  section.id = "misses";
  section.question = "Where does it miss?";
  WordTable table{{"row", "what", "how far", "simulated", "published", "why a miss is likely"}, {}, true};
  for (const ScoreRow& row : board.rows)
    if (missed(row))
      table.rows.push_back({row.id, row.trial + ": " + row.target.about, how_far(row), simulated_words(row),
                            published_words(row), row.target.note});
  section.answer = table.rows.empty() ? "Nowhere: every published value lies within the simulated range."
                                      : std::to_string(table.rows.size()) + " of " + std::to_string(board.rows.size()) +
                                            " rows miss; each is said here, with what is known of its reason.";
  if (!table.rows.empty()) section.tables.push_back({"misses_table", "The misses", table});
  return section;
}

}  // namespace

Report report_of(const Scoreboard& board) {
  Report report;
  report.title = "Can we trust the model? Virtual trials";
  report.summary =
      "Published trials are replayed in the simulator, with their own entry criteria, visits and estimators, and what "
      "comes out is set beside what was printed.";
  report.facts = {"carepath " + version_number() + ", " + std::to_string(board.replicates) +
                  " replicates of every trial"};
  for (const Role role : {Role::calibration, Role::held_out, Role::consistency, Role::verification}) {
    const bool there =
        std::any_of(board.rows.begin(), board.rows.end(), [&](const ScoreRow& row) { return row.target.role == role; });
    if (!there) continue;
    report.sections.push_back(section_of(board, role));
    report.in_short.push_back(report.sections.back().question + " " + report.sections.back().answer);
  }
  report.sections.push_back(misses(board));
  report.in_short.push_back(report.sections.back().answer);
  report.footer = kFooter;
  return report;
}

}  // namespace app
