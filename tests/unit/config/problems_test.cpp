#include "sim/config/problems.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "sim/config/wording.hpp"

using namespace sim;

TEST(Problems, AreShownInFileOrderWithLineCaretAndHelp) {
  const auto file = make_source("clinic.yaml", "a\nprogrammes:\n  seets: 12\n  dropout: 20\n");
  Problems problems;
  problems.add("config/range", {file, 4, 12, 2}, "dropout is 20, but must be between 0 and 1", "write 0.2");
  problems.add("config/unknown", {file, 3, 3, 5}, "unknown setting 'seets'", "did you mean 'seats'?");
  EXPECT_EQ(problems.text(),
            "clinic.yaml:3:3: error: unknown setting 'seets'\n"
            "  3 |   seets: 12\n"
            "    |   ^~~~~\n"
            "    help: did you mean 'seats'?\n"
            "clinic.yaml:4:12: error: dropout is 20, but must be between 0 and 1\n"
            "  4 |   dropout: 20\n"
            "    |            ^~\n"
            "    help: write 0.2\n"
            "2 problems found; nothing was run.\n");
}

TEST(Problems, WithoutHelpOrPlaceAreShownPlainly) {
  Problems problems;
  EXPECT_EQ(problems.text(), "");
  problems.add("config/file", {}, "no such file");
  EXPECT_EQ(problems.text(), "error: no such file\n1 problem found; nothing was run.\n");
}

TEST(Problems, OfTheCommandLineNameTheOption) {
  Problems problems;
  problems.add("config/set", {make_source("--set #1", "a.b=1"), 1, 1, 3}, "no setting 'a.b'");
  EXPECT_TRUE(problems.text().starts_with("--set #1: error: no setting 'a.b'\n  1 | a.b=1\n    | ^~~\n"));
}

TEST(Problems, CountColumnsInCharactersNotBytes) {
  const auto file = make_source("f", "né: x\n");
  Problems problems;
  problems.add("c", {file, 1, 5, 1}, "m");
  EXPECT_NE(problems.text().find("  1 | né: x\n    |     ^\n"), std::string::npos) << problems.text();
}

TEST(Problems, CropLongLinesAroundThePlace) {
  const auto file = make_source("f", std::string(5000, 'a') + "B" + std::string(5000, 'c'));
  Problems problems;
  problems.add("c", {file, 1, 5001, 1}, "m");
  const std::string text = problems.text();
  EXPECT_LT(text.size(), 400U);
  const std::size_t caret = text.find('^') - text.rfind('\n', text.find('^'));
  const std::size_t letter = text.find('B') - text.rfind('\n', text.find('B'));
  EXPECT_EQ(caret, letter);
}

TEST(Problems, NeverSendControlCharactersToATerminal) {
  const auto file = make_source("f\x1b[2J", "bad \x1b[31m line\n");
  Problems problems;
  problems.add("c", {file, 1, 1, 1}, "unknown '\x1b]0;x\x07'", "\xE2\x80\xAEhelp");
  EXPECT_EQ(problems.text().find('\x1b'), std::string::npos);
  EXPECT_EQ(problems.text().find('\x07'), std::string::npos);
  EXPECT_EQ(problems.text().find("\xE2\x80\xAE"), std::string::npos);
}

TEST(Problems, AreKeptOnce) {
  Problems problems;
  const Origin here{make_source("f", "a"), 1, 1, 1};
  problems.add("c", here, "m");
  problems.add("c", here, "m");
  EXPECT_EQ(problems.size(), 1U);
  problems.add("c", here, "other");
  EXPECT_EQ(problems.size(), 2U);
}

TEST(Problems, HaveAJsonForm) {
  Problems problems;
  EXPECT_EQ(nlohmann::json::parse(problems.json()), nlohmann::json::array());
  problems.add("config/unknown", {make_source("f.yaml", "a"), 1, 2, 3}, "message \"quoted\" \xFF", "help");
  const auto json = nlohmann::json::parse(problems.json());
  EXPECT_EQ(json[0]["code"], "config/unknown");
  EXPECT_EQ(json[0]["file"], "f.yaml");
  EXPECT_EQ(json[0]["line"], 1);
  EXPECT_EQ(json[0]["column"], 2);
  EXPECT_EQ(json[0]["length"], 3);
  EXPECT_EQ(json[0]["severity"], "error");
}

TEST(Problems, StopWithAllOfThem) {
  Problems problems;
  EXPECT_NO_THROW(problems.stop_if_any());
  problems.add("c", {}, "m");
  try {
    problems.stop_if_any();
    FAIL() << "should have thrown";
  } catch (const ConfigError& e) {
    EXPECT_EQ(e.problems.size(), 1U);
    EXPECT_EQ(std::string(e.what()), problems.text());
  }
}

TEST(Wording, CountsAndCropsCharacters) {
  EXPECT_EQ(count_characters("né€"), 3U);
  EXPECT_EQ(count_characters("\xFF\xFE"), 2U);
  EXPECT_EQ(utf8_length("\xC0\x80", 0), 0U);
  EXPECT_EQ(utf8_length("\xED\xA0\x80", 0), 0U);
  EXPECT_EQ(utf8_length("\xF4\x90\x80\x80", 0), 0U);
  EXPECT_EQ(utf8_length("\xF0\x9F\x98\x80", 0), 4U);
  EXPECT_EQ(in_quotes("abc"), "'abc'");
  EXPECT_EQ(in_quotes(std::string(100, 'a')), "'" + std::string(60, 'a') + "...'");
}
