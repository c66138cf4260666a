#include "app/study/status_page.hpp"

#include "app/terminal/numbers.hpp"
#include "app/terminal/progress.hpp"
#include "sim/config/wording.hpp"

namespace app {

namespace {

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : sim::harmless(text)) {
    if (c == '<')
      out += "&lt;";
    else if (c == '&')
      out += "&amp;";
    else
      out.push_back(c);
  }
  return out;
}

std::string count(std::size_t n) { return number_words(static_cast<double>(n), {1, 0}); }

std::string row_of(const SweepProgress::Stage& stage) {
  const double percent =
      stage.total == 0 ? 0 : 100.0 * static_cast<double>(stage.done) / static_cast<double>(stage.total);
  return "<tr><td>" + escaped(stage.name) + "</td><td>" + escaped(stage.method) +
         "</td><td style=\"width:40%\"><div class=bar><div style=\"width:" + number_words(percent, {0.1, 1}) +
         "%\"></div></div></td><td class=n>" + count(stage.done) + " of " +
         (stage.total == 0 ? "?" : count(stage.total)) + "</td></tr>\n";
}

}  // namespace

double seconds_left(const SweepProgress& p, double elapsed) {
  const std::size_t here = p.done() - p.resumed;
  if (here == 0 || elapsed <= 0) return -1;
  return static_cast<double>(p.total() - p.done()) * elapsed / static_cast<double>(here);
}

std::string status_page(const std::string& title, const SweepProgress& p, double elapsed, const std::string& note) {
  const bool running = note.empty();
  std::string text =
      "<!doctype html>\n<html lang=en><head><meta charset=utf-8>\n<meta name=viewport "
      "content=\"width=device-width, initial-scale=1\">\n";
  if (running) text += "<meta http-equiv=refresh content=5>\n";
  text +=
      "<title>" + escaped(title) +
      "</title>\n<style>body{font:16px/1.55 \"Segoe UI\",Roboto,\"Helvetica Neue\",Arial,sans-serif;margin:36px auto;"
      "max-width:760px;padding:0 16px;color:#1d2733;overflow-wrap:anywhere}h1{font-size:28px;line-height:1.2}"
      "table{width:100%;border-collapse:collapse;font-size:15px}th,td{padding:6px 10px 6px "
      "0;text-align:left;border-bottom:1px solid #d9e0e7}.n{text-align:right;white-space:nowrap}"
      ".bar{min-width:50px;height:12px;border-radius:6px;background:#e4e9ee}"
      ".bar div{height:12px;border-radius:6px;background:#0b5394}b{color:#a4262c}</style></head><body>\n<h1>" +
      escaped(title) + "</h1>\n<p>";
  const double left = seconds_left(p, elapsed);
  text += running ? (left < 0 ? "Running." : "Running, about " + duration_words(left) + " left.") : escaped(note);
  text += " " + duration_words(elapsed) + (running ? " so far" : " in all") +
          (p.resumed > 0 ? ", " + count(p.resumed) + " runs from before" : "") + ".";
  if (p.failed > 0) text += " <b>" + count(p.failed) + " rows failed.</b>";
  text += "</p>\n<table><tr><th>Stage</th><th>Method</th><th></th><th class=n>Runs</th></tr>\n";
  for (const auto& stage : p.stages) text += row_of(stage);
  return text + "</table>\n</body></html>\n";
}

}  // namespace app
