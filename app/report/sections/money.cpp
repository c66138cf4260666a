// What it costs, year by year; whether it is worth the money; how sure that is.
#include <algorithm>
#include <cmath>

#include "app/report/chart/bar_chart.hpp"
#include "app/report/chart/cloud.hpp"
#include "app/report/sections.hpp"
#include "sim/analysis/decision_curves.hpp"

namespace app {

namespace {

// Money of the whole population in one year by category, as a mean over draws; less the reference when asked.
double in_year(const RunView& view, std::size_t s, std::size_t c, std::size_t y, bool difference) {
  const auto& o = view.outcomes();
  double sum = 0;
  for (std::size_t d = 0; d < o.draws; ++d)
    sum += o.cost_by_category_year[o.at_year(s, d, c, y)] -
           (difference ? o.cost_by_category_year[o.at_year(0, d, c, y)] : 0);
  return sum / static_cast<double>(o.draws);
}

sim::Interval total_in_year(const RunView& view, std::size_t s, std::size_t y, bool difference) {
  const auto& o = view.outcomes();
  std::vector<double> draws(o.draws, 0);
  for (std::size_t d = 0; d < o.draws; ++d)
    for (std::size_t c = 0; c < o.cost_categories.size(); ++c)
      draws[d] += o.cost_by_category_year[o.at_year(s, d, c, y)] -
                  (difference ? o.cost_by_category_year[o.at_year(0, d, c, y)] : 0);
  return sim::interval_of(draws, o.draws, 1);
}

// Large sums in thousands or millions, as one speaks of them.
struct Money {
  double unit = 1;
  std::string words;
};

Money money_for(const RunView& view) {
  const bool d = view.compares();
  double greatest = 0;
  for (std::size_t s = d ? 1 : 0; s < view.scenarios(); ++s)
    for (std::size_t y = 0; y < view.outcomes().years; ++y)
      greatest = std::max(greatest, std::fabs(total_in_year(view, s, y, d).mean));
  const std::string& money = view.outcomes().money_unit;
  if (greatest >= 1e6) return {1e6, "million " + money};
  if (greatest >= 1e4) return {1e3, "thousand " + money};
  return {1, money};
}

LineChart budget_by_year(const RunView& view) {
  const bool d = view.compares();
  const Money money = money_for(view);
  LineChart chart;
  chart.id = "budget_years";
  chart.caption = (d ? "Extra spending in each year, difference to “" + view.reference() + "”"
                     : std::string("Spending in each year")) +
                  ", whole population, undiscounted";
  chart.reading = "All care of these patients, not only the programme: savings elsewhere are taken off.";
  chart.x = {.title = "year", .months = true};
  chart.y = {.title = money.words + " a year", .from_zero = d};
  chart.panels = d;
  for (std::size_t s = d ? 1 : 0; s < view.scenarios(); ++s) {
    Line line;
    line.name = view.name(s);
    line.look = look_of(s);
    for (std::size_t y = 0; y < view.outcomes().years; ++y) {
      const auto i = total_in_year(view, s, y, d);
      line.x.push_back(static_cast<double>(y + 1));
      line.y.push_back(i.mean / money.unit);
      if (view.outcomes().draws < 2) continue;
      line.low.push_back(i.low / money.unit);
      line.high.push_back(i.high / money.unit);
    }
    chart.lines.push_back(std::move(line));
  }
  if (view.outcomes().draws > 1) chart.reading += " Ribbons: 95 % intervals.";
  return chart;
}

BarChart budget_by_category(const RunView& view) {
  const auto& o = view.outcomes();
  const bool d = view.compares();
  const Money money = money_for(view);
  BarChart chart;
  chart.id = "budget_categories";
  chart.caption = std::string(d ? "Extra spending" : "Spending") + " over " + view.horizon() + " by category" +
                  (d ? ", difference to “" + view.reference() + "”" : "") + ", whole population, undiscounted";
  chart.reading =
      d ? "Parts to the left of the line are savings. The number at the end of a bar is the sum of its parts." : "";
  chart.x = {.title = money.words, .from_zero = true};
  std::vector<std::size_t> used;
  for (std::size_t c = 0; c < o.cost_categories.size(); ++c)
    for (std::size_t s = d ? 1 : 0; s < view.scenarios(); ++s) {
      double sum = 0;
      for (std::size_t y = 0; y < o.years; ++y) sum += std::fabs(in_year(view, s, c, y, d));
      if (sum <= 0) continue;
      used.push_back(c);
      break;
    }
  for (const std::size_t c : used) chart.parts.push_back({o.cost_categories[c], part_look(c), true});
  for (std::size_t s = d ? 1 : 0; s < view.scenarios(); ++s) {
    BarRow row{view.name(s), {}};
    for (const std::size_t c : used) {
      double sum = 0;
      for (std::size_t y = 0; y < o.years; ++y) sum += in_year(view, s, c, y, d);
      row.parts.push_back(sum / money.unit);
    }
    chart.rows.push_back(std::move(row));
  }
  return chart;
}

// In words: never a bare ratio of two numbers with unlike signs, and never an interval of a ratio.
std::string worth(const sim::Interval& cost, const sim::Interval& qaly, const std::string& money) {
  if (!std::isfinite(cost.mean) || !std::isfinite(qaly.mean)) return "–";
  if (cost.mean == 0 && qaly.mean == 0) return "the same";
  const std::string ratio =
      qaly.mean == 0 ? "" : value_words(std::fabs(cost.mean / qaly.mean), Unit::plain, 100) + " " + money;
  const bool unclear = std::isfinite(qaly.low) && !is_clear(qaly);
  if (unclear && !ratio.empty() && (qaly.mean > 0) == (cost.mean > 0))
    return "the effect cannot be told from none, so neither can a price of it";
  std::string words;
  if (qaly.mean > 0)
    words = cost.mean <= 0 ? "more health for less money" : ratio + " per QALY gained";
  else
    words = cost.mean >= 0 ? "less health for more money" : "saves " + ratio + " per QALY lost";
  return words + (unclear ? "; the effect cannot be told from none" : "");
}

// One number per draw (its mean over replicates); with one draw, one per replicate.
std::vector<double> by_draw(const Series& series, std::size_t s) {
  std::vector<double> all;
  const std::size_t each = series.draws > 1 ? series.replicates : 1;
  for (std::size_t i = 0; i < series.scenarios[s].size(); i += each) {
    double sum = 0;
    for (std::size_t k = i; k < i + each; ++k) sum += series.scenarios[s][k];
    all.push_back(sum / static_cast<double>(each));
  }
  return all;
}

// The draws of all scenarios as the analysis of decisions takes them.
sim::analysis::DecisionSample sample_of(const Series& cost, const Series& qaly) {
  sim::analysis::DecisionSample sample{cost.draws, cost.size(), std::vector<double>(cost.draws * cost.size()),
                                       std::vector<double>(cost.draws * cost.size())};
  for (std::size_t s = 0; s < sample.options; ++s) {
    const auto costs = by_draw(cost, s), qalys = by_draw(qaly, s);
    for (std::size_t d = 0; d < sample.draws; ++d) {
      sample.cost[d * sample.options + s] = costs[d];
      sample.effect[d * sample.options + s] = qalys[d];
    }
  }
  return sample;
}

Cloud plane(const RunView& view, const Series& cost, const Series& qaly, std::optional<double> threshold) {
  const std::string& money = view.outcomes().money_unit;
  Cloud cloud;
  cloud.id = "plane";
  cloud.caption = "Extra cost and extra QALYs per patient in " + view.horizon() + ", difference to “" +
                  view.reference() + "”, discounted";
  cloud.reading = std::string("Each dot is one ") + (cost.draws > 1 ? "draw of the uncertain numbers" : "replicate") +
                  ", the large marks are means.";
  cloud.x = {.title = "extra QALYs per patient"};
  cloud.y = {.title = "extra cost per patient, " + money};
  if (threshold) {
    cloud.slopes.push_back({*threshold, value_words(*threshold, Unit::plain, 1) + " " + money + " per QALY"});
    cloud.reading += " Below the dashed line a programme is worth its money at that price of a QALY.";
  }
  for (std::size_t s = 1; s < view.scenarios(); ++s) {
    DotSeries series{view.name(s), look_of(s), by_draw(qaly, s), by_draw(cost, s)};
    const auto qaly0 = by_draw(qaly, 0), cost0 = by_draw(cost, 0);
    for (std::size_t i = 0; i < qaly0.size(); ++i) series.x[i] -= qaly0[i], series.y[i] -= cost0[i];
    cloud.series.push_back(std::move(series));
  }
  return cloud;
}

// What a programme itself costs here for each person enrolled, beside what was published (`published_cost`).
std::vector<std::string> beside_published(const RunView& view) {
  const auto& o = view.outcomes();
  std::vector<std::string> notes;
  const auto cost = view.measure("programme_cost");
  for (const auto& programme : o.programmes) {
    const auto published = view.number_at({"programmes", programme, "published_cost"});
    const auto enrolled = view.measure("per_1000." + programme + ".enrolled");
    if (!published || !cost || !enrolled || !view.compares()) continue;
    for (std::size_t s = 1; s < view.scenarios(); ++s) {
      const sim::Value* only = view.setting({"scenarios", view.name(s), "programmes"});
      if (only == nullptr || only->items().size() != 1 || only->items().front().text() != programme) continue;
      const auto each = ratio_of(*cost, *enrolled, s, 1000);
      if (!std::isfinite(each.mean)) continue;
      notes.push_back("Under “" + view.name(s) + "” the programme itself costs " +
                      value_words(each.mean, Unit::plain, 10) + " " + o.money_unit +
                      " for each person enrolled: the minutes of staff that its protocol names, and materials. "
                      "Published is " +
                      value_words(*published, Unit::plain, 1) + " in " +
                      view.unit_at({"programmes", programme, "published_cost"}) + " (" +
                      view.parameter_at({"programmes", programme, "published_cost"}) +
                      "). What else that cost held is not known and not in these totals.");
      break;
    }
  }
  return notes;
}

// Per patient: what the posts cost beyond the hours worked, of the roles that the scenario's programmes use.
double unpaid_hours(const RunView& view, std::size_t s) {
  const auto& o = view.outcomes();
  const auto people = view.measure("people");
  if (!people || !(people->level(s).mean > 0)) return 0;
  double idle = 0;
  for (std::size_t r = 0; r < o.roles.size(); ++r) {
    const auto [worked, paid] = view.posts(s, r);
    if (worked > 0) idle += paid - worked;
  }
  return idle / people->level(s).mean;
}

// The same numbers as the picture, for the page that is printed.
WordTable yearly_table(const RunView& view) {
  const bool d = view.compares();
  WordTable table{{"scenario"}, {}, false};
  for (std::size_t y = 0; y < view.outcomes().years; ++y) table.headings.push_back("year " + std::to_string(y + 1));
  for (std::size_t s = d ? 1 : 0; s < view.scenarios(); ++s) {
    auto& row = table.rows.emplace_back(std::vector<std::string>{view.name(s)});
    for (std::size_t y = 0; y < view.outcomes().years; ++y)
      row.push_back(cell_words(total_in_year(view, s, y, d), 1000));
  }
  return table;
}

}  // namespace

std::optional<Section> what_will_it_cost(const RunView& view) {
  const auto& o = view.outcomes();
  if (o.years == 0 || o.cost_categories.empty()) return std::nullopt;
  Section section;
  section.id = "budget";
  section.question = "What will it cost us, year by year?";
  const bool d = view.compares();
  std::size_t most = d ? 1 : 0;
  const auto first = [&](std::size_t s) { return total_in_year(view, s, 0, d); };
  for (std::size_t s = most; s < view.scenarios(); ++s)
    if (first(s).mean > first(most).mean) most = s;
  const auto i = first(most);
  section.answer =
      d ? "In the first year “" + view.name(most) +
              "” adds the most: " + difference_words(i, std::max(1.0, step_for({i}, 300)), o.money_unit) +
              " for the whole population."
        : "In the first year all care costs " + value_words(i.mean, Unit::plain, 1000) + " " + o.money_unit + ".";
  section.figures.push_back(figure_of(budget_by_year(view)));
  BarChart bars = budget_by_category(view);
  if (!bars.parts.empty()) section.figures.push_back(figure_of(bars));
  if (o.years <= 10)
    section.tables.push_back(
        {"yearly_table",
         (d ? "Extra spending in " : "Spending in ") + o.money_unit + ", whole population, undiscounted",
         yearly_table(view)});
  for (std::string& note : beside_published(view)) section.notes.push_back(std::move(note));
  return section;
}

std::optional<Section> is_it_worth_the_money(const RunView& view) {
  const auto cost = view.measure("discounted_cost"), qaly = view.measure("discounted_qaly");
  if (!cost || !qaly || !view.compares()) return std::nullopt;
  const std::string& money = view.outcomes().money_unit;
  const auto threshold = view.number_at({"economics", "willingness_to_pay"});
  Section section;
  section.id = "worth";
  section.question = "Is it worth the money?";
  WordTable table = scenario_table(view, {{"cost per patient, " + money, cost},
                                          {"extra cost", cost, true},
                                          {"QALYs per patient", qaly},
                                          {"extra QALYs", qaly, true}});
  table.headings.push_back("in words");
  if (threshold)
    table.headings.push_back("net benefit at " + value_words(*threshold, Unit::plain, 1) + " " + money + " per QALY");
  std::size_t best = 0;
  double best_benefit = 0;
  std::string best_words;
  for (std::size_t s = 0; s < view.scenarios(); ++s) {
    const auto dc = cost->difference(s), dq = qaly->difference(s);
    table.rows[s].push_back(s == 0 ? "reference" : worth(dc, dq, money));
    if (!threshold) continue;
    Series benefit = *cost;
    benefit.unit = "net " + money;  // May be less than nothing.
    for (std::size_t k = 0; k < benefit.scenarios[s].size(); ++k)
      benefit.scenarios[s][k] = *threshold * (qaly->scenarios[s][k] - qaly->scenarios[0][k]) -
                                (cost->scenarios[s][k] - cost->scenarios[0][k]);
    const auto nb = benefit.level(s);
    const auto words = [step = std::max(1.0, step_for({nb}, 100))](double x) {
      return value_words(x, Unit::plain, step);
    };
    table.rows[s].push_back(s == 0 ? "reference" : words(nb.mean) + range_words(nb, words));
    if (nb.mean > best_benefit) best_benefit = nb.mean, best = s, best_words = words(nb.mean);
  }
  const std::string price = threshold ? value_words(*threshold, Unit::plain, 1) + " " + money + " per QALY" : "";
  if (threshold)
    section.answer =
        best == 0
            ? "At " + price + ", no scenario has a greater mean net benefit than “" + view.reference() + "”."
            : "At " + price + ", “" + view.name(best) + "” has the greatest mean net benefit, " + best_words + " " +
                  money + " per patient (" + worth(cost->difference(best), qaly->difference(best), money) + ").";
  else
    section.answer = "The picture shows extra cost against extra health; the results name no price of a QALY.";
  if (const double idle = best == 0 ? 0 : unpaid_hours(view, best); threshold && idle >= 0.5)
    section.notes.push_back("These costs count hours worked. If every hour of the posts under “" + view.name(best) +
                            "” had to be paid, it would cost " + value_words(idle, Unit::plain, 1) + " " + money +
                            " more per patient (undiscounted), which leaves a net benefit of about " +
                            value_words(best_benefit - idle, Unit::plain, 1) + " " + money + ".");
  section.notes.push_back(
      "A cost per QALY has no meaningful interval; the dots and the net benefit show how uncertain it is.");
  section.figures.push_back(figure_of(plane(view, *cost, *qaly, threshold)));
  section.tables.push_back({"worth_table", "Cost and health per patient in " + view.horizon() + ", discounted", table});
  return section;
}

std::optional<Section> how_sure_are_we(const RunView& view) {
  const auto cost = view.measure("discounted_cost"), qaly = view.measure("discounted_qaly");
  constexpr std::size_t kFewest = 10;
  if (!cost || !qaly || !view.compares() || cost->draws < kFewest) return std::nullopt;
  Section section;
  section.id = "sure";
  section.question = "How sure are we?";
  LineChart chart;
  chart.id = "ceac";
  chart.caption = "Share of draws in which each scenario has the greatest net benefit";
  chart.reading = "Read upwards from what a QALY is worth to you. The shares add up to 100 %.";
  chart.x = {.title = "price of a QALY, " + view.outcomes().money_unit, .from_zero = true};
  chart.y = {.title = "share of draws", .unit = Unit::percent, .from_zero = true, .at_least = 1};
  for (std::size_t s = 0; s < view.scenarios(); ++s) chart.lines.push_back({view.name(s), look_of(s), {}, {}, {}, {}});
  const double headline = view.number_at({"economics", "willingness_to_pay"}).value_or(100'000);
  const auto sample = sample_of(*cost, *qaly);
  for (int k = 0; k <= 40; ++k) {
    const double price = headline * k / 20;
    const auto shares = sim::analysis::decide(sample, price).probability;
    for (std::size_t s = 0; s < view.scenarios(); ++s) {
      chart.lines[s].x.push_back(price);
      chart.lines[s].y.push_back(shares[s]);
    }
  }
  const auto shares = sim::analysis::decide(sample, headline).probability;
  const auto best = static_cast<std::size_t>(std::max_element(shares.begin(), shares.end()) - shares.begin());
  section.answer = "At " + value_words(headline, Unit::plain, 1) + " " + view.outcomes().money_unit + " per QALY, “" +
                   view.name(best) + "” has the greatest net benefit in " +
                   value_words(shares[best], Unit::percent, 0.01) + " of " + std::to_string(cost->draws) +
                   " draws, more often than any other.";
  const auto benefit = [&](std::size_t s) { return headline * qaly->difference(s).mean - cost->difference(s).mean; };
  std::size_t on_average = 0;
  for (std::size_t s = 1; s < view.scenarios(); ++s)
    if (benefit(s) > (on_average == 0 ? 0 : benefit(on_average))) on_average = s;
  if (on_average != best)
    section.notes.push_back("On average over the draws “" + view.name(on_average) +
                            "” has the greatest net benefit: it is best less often, but by more when it is.");
  if (cost->draws < 200)
    section.notes.push_back("With " + std::to_string(cost->draws) +
                            " draws these shares are rough: each is known to about " +
                            value_words(1.0 / std::sqrt(static_cast<double>(cost->draws)), Unit::percent, 0.01) +
                            " either way. A probabilistic study with many draws says it better.");
  section.figures.push_back(figure_of(chart));
  return section;
}

}  // namespace app
