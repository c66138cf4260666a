#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "app/terminal/numbers.hpp"
#include "app/terminal/progress.hpp"
#include "app/terminal/terminal.hpp"
#include "app/terminal/text_table.hpp"

using namespace app;

TEST(Terminal, ColoursNeedATerminalThatWantsThem) {
  EXPECT_TRUE(terminal_from(true, 80, "xterm", nullptr, "C.UTF-8").colour);
  EXPECT_TRUE(terminal_from(true, 80, "xterm", "", "C.UTF-8").colour) << "an empty NO_COLOR says nothing";
  EXPECT_FALSE(terminal_from(true, 80, "xterm", "1", "C.UTF-8").colour);
  EXPECT_FALSE(terminal_from(true, 80, "dumb", nullptr, "C.UTF-8").colour);
  EXPECT_FALSE(terminal_from(true, 80, nullptr, nullptr, "C.UTF-8").live);
  EXPECT_FALSE(terminal_from(false, 80, "xterm", nullptr, "C.UTF-8").live);
  EXPECT_TRUE(terminal_from(true, 80, "xterm", "1", "C.UTF-8").live) << "without colours, lines may still be rewritten";
  EXPECT_FALSE(terminal_from(true, 80, "xterm", nullptr, "C").unicode);
}

TEST(Progress, ATerminalGetsABarAndTheTimeLeft) {
  ProgressLine line(terminal_from(true, 80, "xterm", "1", "C"));
  EXPECT_EQ(line.update({10, 100, 0}, 0.01), "") << "not more often than the eye can follow";
  const std::string text = line.update({25, 100, 0}, 10);
  EXPECT_NE(text.find("25 %, 30 s left"), std::string::npos) << text;
  EXPECT_NE(text.find("##"), std::string::npos) << text;
  EXPECT_NE(line.end(), "");
  EXPECT_EQ(line.end(), "") << "only once";
}

TEST(Progress, WorkOfAnEarlierRunSaysNothingOfTheSpeed) {
  ProgressLine line(terminal_from(true, 80, "xterm", "1", "C"));
  EXPECT_NE(line.update({60, 100, 50}, 10).find("40 s left"), std::string::npos);
}

TEST(Progress, APipeGetsALineNowAndThenAndNoEscapes) {
  ProgressLine line(terminal_from(false, 0, nullptr, nullptr, nullptr));
  EXPECT_EQ(line.update({25, 100, 0}, 1), "");
  EXPECT_EQ(line.update({50, 100, 0}, 6), "progress: 50 %, 6 s left\n");
  EXPECT_EQ(line.update({51, 100, 0}, 7), "");
  EXPECT_EQ(line.end(), "");
}

TEST(Progress, SaysDurationsAsPeopleDo) {
  EXPECT_EQ(duration_words(12.4), "12 s");
  EXPECT_EQ(duration_words(125), "2 min 05 s");
  EXPECT_EQ(duration_words(4800), "1 h 20 min");
}

TEST(Numbers, AreRoundedToWhatMatters) {
  EXPECT_EQ(number_words(62331.4), "62,330");
  EXPECT_EQ(number_words(1234567), "1,234,600");
  EXPECT_EQ(number_words(123.4), "123");
  EXPECT_EQ(number_words(12.34), "12.3");
  EXPECT_EQ(number_words(0.434), "0.43");
  EXPECT_EQ(number_words(0.0434), "0.043");
  EXPECT_EQ(number_words(-0.434), "-0.43");
  EXPECT_EQ(number_words(std::nan("")), "-");
}

TEST(Numbers, NeverShowAMinusZero) {
  EXPECT_EQ(number_words(-0.001, {0.01, 2}), "0.00");
  EXPECT_EQ(signed_words(-0.001, {0.01, 2}), "0.00");
  EXPECT_EQ(signed_words(0.5, {0.01, 2}), "+0.50");
  EXPECT_EQ(signed_words(-0.5, {0.01, 2}), "-0.50");
}

TEST(Numbers, OneRoundingServesAColumn) {
  const std::array numbers{0.01, 15.0, std::nan("")};
  EXPECT_EQ(number_words(0.01, rounding_for(numbers)), "0.0");
}

TEST(TextTable, LinesUpWideLettersToo) {
  TextTable table{"", {{"name"}, {"n"}}, {{"Zürich", "1"}, {"Bern", "22"}}, false};
  EXPECT_EQ(text_of(table, {}), "name     n\n----------\nZürich   1\nBern    22\n");
}

TEST(TextTable, TheLastColumnMayBeText) {
  TextTable table{"", {{"when"}, {"what"}}, {{"day 1", "a"}, {"day 2", "longer"}}, true};
  EXPECT_EQ(text_of(table, {}), "when   what\n-------------\nday 1  a\nday 2  longer\n");
}
