#include "app/command_line.hpp"

#include <gtest/gtest.h>

#include "app/words.hpp"

using namespace app;

TEST(CommandLine, RunTakesItsOptions) {
  const Parsed parsed =
      parse_command_line({"run", "a.yaml", "b.yaml", "-o", "out", "--set", "x=1", "--set", "y=2", "--seed", "7",
                          "--draws", "0", "--replications", "3", "--threads", "2", "--force", "--patients"});
  ASSERT_TRUE(parsed.request.has_value()) << parsed.err;
  const auto& run = std::get<RunRequest>(*parsed.request);
  EXPECT_EQ(run.files, (std::vector<std::string>{"a.yaml", "b.yaml"}));
  EXPECT_EQ(run.folder, "out");
  EXPECT_EQ(run.threads, 2);
  EXPECT_TRUE(run.force);
  EXPECT_TRUE(run.patients);
  EXPECT_FALSE(run.events);
  EXPECT_EQ(run.changes.as_sets(), (std::vector<std::string>{"x=1", "y=2", "seed=7", "draws=0", "replicates=3"}));
  EXPECT_EQ(run.words.front(), "run");
}

TEST(CommandLine, WithoutOptionsNothingIsChanged) {
  const Parsed parsed = parse_command_line({"run", "a.yaml"});
  ASSERT_TRUE(parsed.request.has_value());
  EXPECT_TRUE(std::get<RunRequest>(*parsed.request).changes.as_sets().empty());
}

TEST(CommandLine, HelpOfACommandIsThatCommandsOwn) {
  const Parsed parsed = parse_command_line({"config", "show", "--help"});
  EXPECT_EQ(parsed.exit, done);
  EXPECT_NE(parsed.out.find("--origin"), std::string::npos);
  EXPECT_TRUE(parsed.err.empty());
}

TEST(CommandLine, AMisspeltCommandIsSuggested) {
  const Parsed parsed = parse_command_line({"chekc", "a.yaml"});
  EXPECT_EQ(parsed.exit, usage);
  EXPECT_NE(parsed.err.find("did you mean 'check'?"), std::string::npos) << parsed.err;
}

TEST(CommandLine, AMisspeltOptionIsSuggestedFromItsOwnCommand) {
  const Parsed parsed = parse_command_line({"follow", "a.yaml", "--patent", "3"});
  EXPECT_EQ(parsed.exit, usage);
  EXPECT_NE(parsed.err.find("did you mean '--patient'?"), std::string::npos) << parsed.err;
  EXPECT_NE(parsed.err.find("carepath follow --help"), std::string::npos);
}

TEST(CommandLine, AStrangeWordIsShownHarmless) {
  const Parsed parsed = parse_command_line({"\033[31mrun"});
  EXPECT_EQ(parsed.exit, usage);
  EXPECT_EQ(parsed.err.find('\033'), std::string::npos);
}

TEST(CommandLine, WordsAreQuotedForAShell) {
  EXPECT_EQ(shell_words({"run", "a b.yaml", "--set", "x='1'"}), "carepath run 'a b.yaml' --set 'x='\\''1'\\'''");
  EXPECT_EQ(shell_words({"run", ""}), "carepath run ''");
}
