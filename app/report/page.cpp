// The report as one HTML file: markup only, every word escaped, style and script inside and named by their digest.
#include "app/made/page.hpp"  // Made by the build from app/report/page: report_style, report_script.

#include "app/report/policy.hpp"
#include "app/report/report.hpp"
#include "app/xml.hpp"
#include "sim/config/wording.hpp"

namespace app {

namespace {

std::string element(const std::string& name, const std::string& words, const std::string& style = "") {
  if (words.empty()) return "";
  return "<" + name + (style.empty() ? "" : " class=\"" + style + "\"") + ">" + escaped(words) + "</" + name + ">\n";
}

// "0.12 (0.05 to 0.19)": the interval goes into a line of its own.
std::string cell_markup(const std::string& cell) {
  const std::size_t at = cell.find(" (");
  const bool interval = at != std::string::npos && cell.ends_with(")") && cell.find(" to ", at) != std::string::npos;
  if (!interval) return escaped(cell);
  return escaped(cell.substr(0, at)) + " <span class=\"range\">" + escaped(cell.substr(at + 1)) + "</span>";
}

// Words that want room, among numbers.
bool is_prose(const std::string& cell) { return sim::count_characters(cell) > 30 && !cell.ends_with(")"); }

// A box of its own, because wide tables scroll; its title stands outside of it.
std::string table_markup(const WordTable& table, const std::string& title) {
  std::string out = "<div class=\"scroll\"><table class=\"" + std::string(table.words_only ? "words" : "numbers") +
                    "\" aria-label=\"" + escaped(title) + "\">\n";
  out += "<thead><tr>";
  for (const auto& heading : table.headings) out += "<th scope=\"col\">" + escaped(heading) + "</th>";
  out += "</tr></thead>\n<tbody>\n";
  for (const auto& row : table.rows) {
    out += "<tr>";
    for (std::size_t c = 0; c < row.size(); ++c)
      out += c == 0 ? "<th scope=\"row\">" + escaped(row[c]) + "</th>"
                    : (is_prose(row[c]) ? "<td class=\"prose\">" : "<td>") +
                          (table.words_only ? escaped(row[c]) : cell_markup(row[c])) + "</td>";
    out += "</tr>\n";
  }
  return out + "</tbody></table></div>\n";
}

std::string swatch(const LegendEntry& entry) {
  std::string out = "<svg width=\"28\" height=\"14\" aria-hidden=\"true\">";
  if (entry.bar)
    return out + "<rect x=\"7\" y=\"1\" width=\"14\" height=\"12\" fill=\"" + entry.look.colour + "\"/></svg>";
  out += "<path d=\"M1 7H27\" stroke=\"" + entry.look.colour + "\" stroke-width=\"2.2\"" +
         (entry.look.dash.empty() ? "" : " stroke-dasharray=\"" + entry.look.dash + "\"") + "/>";
  return out + marker(entry.look, 14, 7, 8) + "</svg>";
}

std::string legend_markup(const std::vector<LegendEntry>& legend) {
  if (legend.empty()) return "";
  std::string out = "<ul class=\"legend\">";
  for (std::size_t i = 0; i < legend.size(); ++i)
    out += "<li data-of=\"" + std::to_string(i) + "\">" + swatch(legend[i]) + "<span>" + escaped(legend[i].words) +
           "</span></li>";
  return out + "</ul>\n";
}

// JSON that neither HTML nor XML takes for markup: these letters can only be in its texts.
std::string specification_markup(const std::string& json) {
  std::string out = "<script type=\"application/json\" class=\"specification\">";
  for (const char c : json) {
    if (c == '<')
      out += "\\u003c";
    else if (c == '>')
      out += "\\u003e";
    else if (c == '&')
      out += "\\u0026";
    else
      out += c;
  }
  return out + "</script>\n";
}

std::string figure_markup(const Figure& f, bool specified) {
  return "<figure id=\"figure_" + f.id + "\">\n" + element("figcaption", f.caption) +
         element("p", f.reading, "reading") + legend_markup(f.legend) + "<div class=\"picture wide\">" + f.wide +
         "</div>\n<div class=\"picture narrow\">" + f.narrow +
         "</div>\n<details><summary>The numbers as a table</summary>" + table_markup(f.table, f.caption) +
         "</details>\n" + (specified ? specification_markup(f.vega) : "") + "</figure>\n";
}

std::string table_section(const NamedTable& t) {
  const std::string table = table_markup(t.table, t.title);
  if (!t.folded) return "<div id=\"" + t.id + "\">" + element("h3", t.title) + table + "</div>\n";
  return "<details id=\"" + t.id + "\"><summary>" + escaped(t.title) + "</summary>" + table + "</details>\n";
}

std::string section_markup(const Section& s, bool specified) {
  std::string out = "<section id=\"" + s.id + "\">\n" + element("h2", s.question) + element("p", s.answer, "answer");
  for (const auto& note : s.notes) out += element("p", note, "note");
  for (const auto& figure : s.figures) out += figure_markup(figure, specified);
  for (const auto& table : s.tables) out += table_section(table);
  return out + "</section>\n";
}

// What stands in the element, to the letter: the policy names it by its digest.
std::string layer_text(const Layer& layer) { return "//<![CDATA[\n" + std::string(layer.script) + "\n//]]>"; }

std::string head_markup(const Report& r, const Layer& layer) {
  const std::string style = report_style + std::string(layer.style);
  return "<!DOCTYPE html>\n<html lang=\"en\" xmlns=\"http://www.w3.org/1999/xhtml\">\n<head>\n<meta "
         "charset=\"utf-8\"/>\n"
         "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '" +
         content_digest(style) + "'; script-src '" + content_digest(report_script) +
         (layer.empty() ? "" : "' '" + content_digest(layer_text(layer))) +
         "'; base-uri 'none'; form-action 'none'\"/>\n<meta name=\"viewport\" content=\"width=device-width, "
         "initial-scale=1\"/>\n<title>" +
         escaped(r.title) + "</title>\n<style>" + style + "</style>\n</head>\n";
}

}  // namespace

std::string page_of(const Report& r, const Layer& layer) {
  std::string out = head_markup(r, layer) +
                    "<body>\n<a class=\"skip\" href=\"#answers\">To the answers</a>\n<header>\n" +
                    element("h1", r.title) + element("p", r.summary, "lead");
  for (const auto& fact : r.facts) out += element("p", fact, "facts");
  out += "</header>\n<main>\n<div class=\"short\" id=\"in_short\"><p class=\"title\">In short</p>\n";
  for (const auto& words : r.in_short) out += element("p", words);
  out += "</div>\n<nav aria-label=\"Questions\"><ol>";
  for (const auto& s : r.sections) out += "<li><a href=\"#" + s.id + "\">" + escaped(s.question) + "</a></li>";
  out += "</ol></nav>\n<div id=\"answers\">\n";
  for (const auto& s : r.sections) out += section_markup(s, !layer.empty());
  return out + "</div>\n</main>\n<footer>" + element("p", r.footer) + "</footer>\n<script>" + report_script +
         "</script>\n" + (layer.empty() ? "" : "<script>" + layer_text(layer) + "</script>\n") + "</body>\n</html>\n";
}

}  // namespace app
