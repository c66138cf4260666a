#include "sim/config/schema.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "clinic.hpp"

using namespace sim;

static nlohmann::json schema() {
  return nlohmann::json::parse(json_schema(describe<clinic::Clinic>("A clinic."), "Clinic"));
}

TEST(Schema, DescribesEveryFieldWithItsLimits) {
  const auto s = schema();
  EXPECT_EQ(s["$schema"], "https://json-schema.org/draft/2020-12/schema");
  EXPECT_EQ(s["properties"]["carepath"]["const"], 1);
  EXPECT_FALSE(s["additionalProperties"].get<bool>());
  const auto& programme = s["properties"]["programmes"]["additionalProperties"]["properties"];
  EXPECT_EQ(programme["seats"]["anyOf"][0]["type"], "integer");
  EXPECT_EQ(programme["seats"]["anyOf"][0]["minimum"], 1);
  EXPECT_EQ(programme["seats"]["anyOf"][0]["maximum"], 500);
  EXPECT_EQ(programme["entry"]["enum"], (nlohmann::json{"closed", "rolling"}));
  EXPECT_EQ(programme["family"]["type"], "boolean");
  EXPECT_EQ(programme["effect"]["description"], "Change of pain. Unit: points.");
}

TEST(Schema, DoesNotOfferABareNumberWhereAUnitIsNeeded) {
  const auto s = schema();
  const auto& length = s["properties"]["programmes"]["additionalProperties"]["properties"]["length"]["anyOf"];
  EXPECT_EQ(length[0]["type"], "string");
  EXPECT_NE(length[0]["pattern"].get<std::string>().find("weeks"), std::string::npos);
  EXPECT_EQ(length[1]["$ref"], "#/$defs/uncertain");
}

TEST(Schema, AllowsTheShorthandBesideTheGroup) {
  const auto s = schema();
  const auto& pause = s["properties"]["programmes"]["additionalProperties"]["properties"]["pause"]["anyOf"];
  ASSERT_EQ(pause.size(), 2U);
  EXPECT_EQ(pause[1]["properties"]["for"]["description"], "How long.");
}

TEST(Schema, DemandsRequiredSettingsOnlyOfFilesWithoutIncludes) {
  const auto s = schema();
  EXPECT_EQ(s["required"], nlohmann::json{"carepath"});
  EXPECT_EQ(s["then"]["required"], (nlohmann::json{"carepath", "time"}));
  EXPECT_FALSE(s["properties"]["time"].contains("required"));
  EXPECT_EQ(s["properties"]["waits"]["items"]["anyOf"][1]["required"], nlohmann::json{"for"});
}

TEST(KeyReference, HasOneRowPerKey) {
  const std::string text = key_reference(describe<clinic::Clinic>("A clinic."), "Clinic");
  EXPECT_TRUE(text.starts_with("# Clinic\n\nA clinic.\n\n| key |"));
  EXPECT_NE(
      text.find(
          "| `programmes.NAME.seats` | whole number |  | between 1 and 500 | required | Places in one group. |\n"),
      std::string::npos);
  EXPECT_NE(
      text.find("| `programmes.NAME.wage` | money | USD/hour | at least 0 | `50 USD/hour` | Pay of the leader. |\n"),
      std::string::npos);
  EXPECT_NE(text.find("| `weights[]` | share |"), std::string::npos);
  EXPECT_NE(text.find("A bare value is its `for`."), std::string::npos);
}
