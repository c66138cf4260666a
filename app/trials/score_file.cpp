#include "app/trials/score_file.hpp"

#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "sim/config/wording.hpp"
#include "sim/store/atomic_file.hpp"

namespace app {

namespace {

using models::Method;
using models::Role;
using Json = nlohmann::ordered_json;

constexpr int kFormat = 1;
constexpr std::size_t kLargest = std::size_t{1} << 26;

// JSON has no word for these.
Json number(double x) {
  if (std::isnan(x)) return nullptr;
  if (std::isinf(x)) return x > 0 ? "infinity" : "-infinity";
  return x;
}

double number_in(const Json& of, const char* name) {
  const Json& written = of.at(name);
  if (written.is_null()) return std::numeric_limits<double>::quiet_NaN();
  if (written == "infinity") return std::numeric_limits<double>::infinity();
  if (written == "-infinity") return -std::numeric_limits<double>::infinity();
  return written.get<double>();
}

// The choice, from the first to `last`, that is called `word`.
template <class Choice>
Choice choice_in(const Json& of, const char* name, Choice last) {
  const auto word = of.at(name).get<std::string>();
  for (int i = 0; i <= static_cast<int>(last); ++i)
    if (word == models::words_of(static_cast<Choice>(i))) return static_cast<Choice>(i);
  throw std::invalid_argument(std::string(name) + " " + sim::in_quotes(word) + " is not known");
}

Json json_of(const ScoreRow& row) {
  const auto& t = row.target;
  const auto& v = row.verdict;
  Json published = {{"value", number(t.published.value)}, {"direction", t.published.direction}};
  if (t.published.ci95) published["ci95"] = {(*t.published.ci95)[0], (*t.published.ci95)[1]};
  return {{"trial", row.trial},
          {"row", row.id},
          {"about", t.about},
          {"role", models::words_of(t.role)},
          {"estimator", models::words_of(t.method)},
          {"note", t.note},
          {"published", published},
          {"usable", v.usable},
          {"mean", number(v.mean)},
          {"sd", number(v.sd)},
          {"low", number(v.low)},
          {"high", number(v.high)},
          {"miss", number(v.miss)},
          {"inside", v.inside}};
}

ScoreRow row_in(const Json& json) {
  ScoreRow row;
  row.trial = json.at("trial").get<std::string>();
  row.id = json.at("row").get<std::string>();
  auto& t = row.target;
  t.about = json.at("about").get<std::string>();
  t.role = choice_in(json, "role", Role::verification);
  t.method = choice_in(json, "estimator", Method::nobody);
  t.note = json.at("note").get<std::string>();
  const Json& published = json.at("published");
  t.published.value = number_in(published, "value");
  t.published.direction = published.at("direction").get<int>();
  if (published.contains("ci95")) t.published.ci95 = published["ci95"].get<std::array<double, 2>>();
  auto& v = row.verdict;
  v.usable = json.at("usable").get<std::size_t>();
  v.mean = number_in(json, "mean");
  v.sd = number_in(json, "sd");
  v.low = number_in(json, "low");
  v.high = number_in(json, "high");
  v.miss = number_in(json, "miss");
  v.inside = json.at("inside").get<bool>();
  return row;
}

}  // namespace

std::string score_file_text(const Scoreboard& board) {
  Json rows = Json::array();
  for (const ScoreRow& row : board.rows) rows.push_back(json_of(row));
  const Json all = {{"format", kFormat}, {"replicates", board.replicates}, {"rows", rows}};
  return all.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Scoreboard read_score_file(const std::string& file) {
  const auto text = sim::read_whole_file(file, kLargest);
  if (!text)
    throw sim::FileError(
        "'" + sim::harmless(file) +
        "' is not there; 'carepath validate' writes it beside its table since its report is made from it");
  try {
    const Json json = Json::parse(*text);
    if (json.at("format").get<int>() != kFormat)
      throw std::invalid_argument("it is of format " + json["format"].dump() + ", and this program reads format " +
                                  std::to_string(kFormat));
    Scoreboard board;
    board.replicates = json.at("replicates").get<std::uint32_t>();
    for (const Json& row : json.at("rows")) board.rows.push_back(row_in(row));
    return board;
  } catch (const Json::exception&) {
    throw sim::FileError("'" + sim::harmless(file) +
                         "' is damaged or was not written by 'carepath validate'; run it again");
  } catch (const std::invalid_argument& error) {
    throw sim::FileError("'" + sim::harmless(file) + "': " + error.what() + "; run 'carepath validate' again");
  }
}

}  // namespace app
