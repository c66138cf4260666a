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
         "</td><td><div class=bar><div style=\"width:" + number_words(percent, {0.1, 1}) +
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
  std::string text = "<!doctype html>\n<html lang=en><head><meta charset=utf-8>\n";
  if (running) text += "<meta http-equiv=refresh content=5>\n";
  text += "<title>" + escaped(title) +
          "</title>\n<style>body{font:16px/1.5 sans-serif;margin:2em;max-width:50em;color:#222}"
          "td{padding:.2em .8em .2em 0}.n{text-align:right}.bar{width:16em;height:1em;background:#e4e8ec}"
          ".bar div{height:1em;background:#2c7fb8}</style></head><body>\n<h1>" +
          escaped(title) + "</h1>\n<p>";
  const double left = seconds_left(p, elapsed);
  text += running ? (left < 0 ? "Running." : "Running, about " + duration_words(left) + " left.") : escaped(note);
  text += " " + duration_words(elapsed) + " so far" +
          (p.resumed > 0 ? ", " + count(p.resumed) + " runs from before" : "") + ".";
  if (p.failed > 0) text += " <b>" + count(p.failed) + " rows failed.</b>";
  text +=
      "</p>\n<table><tr><th align=left>Stage</th><th align=left>Method</th><th></th><th align=right>Runs</th></tr>\n";
  for (const auto& stage : p.stages) text += row_of(stage);
  return text + "</table>\n</body></html>\n";
}

}  // namespace app
