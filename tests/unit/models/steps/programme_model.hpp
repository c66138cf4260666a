#pragma once
// The shipped configuration with one programme, for tests.
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "history_model.hpp"
#include "models/steps/verbs.hpp"
#include "sim/care/read_programme.hpp"
#include "sim/config/read_yaml.hpp"

namespace steps_test {

inline const std::vector<std::string> kShipped{"brief_intervention", "collaborative_care", "group_cbt",
                                               "integrated_group",   "nurse_light",        "nurse_managed"};

/// A model of one draw with plenty of staff in one region, and what was read for it.
struct Made {
  std::unique_ptr<sim::Model> model = std::make_unique<sim::Model>();
  sim::Problems problems;
  std::vector<sim::ParameterUse> uses;

  std::int64_t count(const sim::World& world, const std::string& note) const {
    for (std::size_t i = 0; i < model->notes.size(); ++i)
      if (model->notes[i] == note) return world.tally().noted(i);
    return 0;
  }
};

inline Made make(const std::string& name, const sim::Value& programme, const std::string& population = "ppact_like",
                 const sim::Draws* luck = nullptr, const sim::ParameterValues* draw = nullptr) {
  Made made;
  sim::Model& model = *made.model;
  static_cast<sim::Catalogue&>(model) =
      history_test::catalogue(history_test::population(population), history_test::history(), draw);
  for (std::uint32_t s = 0; s < 10; ++s) {
    sim::Site site;
    site.first_patient = s * 40;
    site.patients = 40;
    site.first_clinician = 2 * s;
    site.clinicians = 2;
    model.setting.sites.push_back(site);
  }
  model.setting.patients = 400;
  model.setting.clinicians = 20;
  for (const char* role :
       {"behaviourist", "nurse", "physical_therapist", "pharmacist", "care_manager", "nurse_care_manager",
        "psychiatrist", "addiction_counsellor", "social_worker", "detailer", "physician"}) {
    sim::StaffRole r;
    r.name = role;
    r.fte = 2;
    r.hours_per_week = 30;
    r.shared_by = sim::Sharing::region;
    for (std::size_t i = 0; i < model.resources.size(); ++i)
      if (model.resources[i].name == "minutes of " + r.name) r.minutes = static_cast<sim::ResourceId>(i);
    model.roles.push_back(r);
  }
  model.horizon = sim::years(2);
  model.panels = {sim::Time{} + sim::years(1), sim::Time{} + sim::years(2)};
  model.allocation.arms.push_back({"everybody", 1, {0}});
  sim::Reading reading{made.problems, &history_test::evidence(), draw};
  sim::PurposeRegistry purposes;
  sim::ProgrammeReading context{
      .model = model, .reading = reading, .purposes = purposes, .luck = luck, .name = name, .latest_name = ""};
  sim::read_programme(programme, models::verbs(), context);
  made.uses = reading.uses;
  return made;
}

inline sim::Value shipped(const std::string& name) {
  sim::Problems problems;
  sim::Value file =
      sim::read_file(history_test::kConfigs + "/programmes/" + name + ".yaml", history_test::kConfigs, problems);
  problems.stop_if_any();
  return file;
}

inline sim::World run(Made& made, std::uint64_t seed = 1) {
  EXPECT_TRUE(made.problems.empty()) << made.problems.text();
  made.model->finish();
  std::vector<std::uint32_t> sites;
  for (std::uint32_t s = 0; s < made.model->setting.sites.size(); ++s) sites.push_back(s);
  sim::World world(*made.model, sim::Draws(seed), sites);
  world.run();
  return world;
}

}  // namespace steps_test
