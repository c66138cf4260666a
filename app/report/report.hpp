#pragma once
// A report as plain data: questions with their answers, figures and tables. Every text is plain; the page escapes it.
#include <string>
#include <vector>

#include "app/report/chart/figure.hpp"
#include "app/report/layer.hpp"

namespace app {

struct NamedTable {
  std::string id, title;
  WordTable table;
  bool folded = false;  ///< Long: shown when asked for.
};

struct Section {
  std::string id;                  ///< The anchor of its heading.
  std::string question;            ///< The heading, as a planner would ask.
  std::string answer;              ///< In words, before any picture.
  std::vector<std::string> notes;  ///< How to read it, and what it does not say.
  std::vector<Figure> figures;
  std::vector<NamedTable> tables;
};

struct Report {
  std::string title, summary;
  std::vector<std::string> facts;  ///< Small print under the title.
  std::vector<std::string> in_short;
  std::vector<Section> sections;
  std::string footer;
};

/// One HTML file (also well-formed XML) with everything in it. Nothing is fetched, and the content policy forbids it.
/// With a layer, each figure also carries its specification, and a button that draws it.
std::string page_of(const Report& report, const Layer& layer = {});

}  // namespace app
