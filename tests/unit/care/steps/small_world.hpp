#pragma once
// A small field of care for tests of verbs: patients with a score and a flag, two roles, a clerk; nothing happens by
// itself.
#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "sim/care/read_programme.hpp"
#include "sim/care/world.hpp"
#include "sim/config/evidence.hpp"
#include "sim/config/read_yaml.hpp"

namespace test {

using namespace sim;

/// Sets a patient's columns at entry: score = ordinal % 10, flag = odd ordinal.
class Quiet : public Nature {
 public:
  Quiet() { living = false; }
  void enter(World& w, Patient p) const override {
    Columns& c = w.edit(p);
    c(Column<float>{0}, p) = static_cast<float>(w.key(p) % 10);
    c(Column<std::uint8_t>{0}, p) = static_cast<std::uint8_t>(w.key(p) % 2);
  }
  Time next_review(const World&, Patient, Time) const override { return kNever; }
  Point point(const World&, Patient, Time) const override { return {}; }
  Flows between(const World&, Patient, const Point&, const Point&) const override { return {}; }
  void standing(const World&, Patient, std::span<double>) const override {}
};

inline Measure measure(std::string name, std::string unit, std::function<double(const World&, Patient, Time)> read) {
  Measure m;
  m.name = std::move(name);
  m.unit = std::move(unit);
  m.read = std::move(read);
  return m;
}

struct SmallWorld {
  Model model;
  Problems problems;
  Evidence evidence;
  Reading reading{problems, &evidence};
  PurposeRegistry purposes;
  const Draws* luck = nullptr;

  explicit SmallWorld(std::uint32_t patients = 1000, std::uint32_t sites = 1, Duration horizon = years(3)) {
    model.schema.add<float>("score", "points", 0, 10, "");
    model.schema.add<std::uint8_t>("flag", "", 0, 1, "");
    model.nature = std::make_unique<Quiet>();
    model.measures.push_back(measure("score", "points", [](const World& w, Patient p, Time) {
      return static_cast<double>(w.columns()(Column<float>{0}, p));
    }));
    model.measures.push_back(measure("flag", "", [](const World& w, Patient p, Time) {
      return static_cast<double>(w.columns()(Column<std::uint8_t>{0}, p));
    }));
    model.measures.push_back(
        measure("days", "days", [](const World&, Patient, Time t) { return in_days(Duration{t.minutes}); }));
    model.measures.push_back(measure("visits", "per year", [](const World&, Patient, Time) { return 6.0; }));
    model.visit_measure = 3;
    model.chances.push_back(
        measure("interest", "share", [](const World& w, Patient p, Time) { return w.key(p) % 2 == 0 ? 0.8 : 0.1; }));
    model.targets = {{"pegs", "points", ""}, {"rate.taper", "log ratio", ""}};
    model.subgroups.push_back(measure("everybody", "", [](const World&, Patient, Time) { return 1.0; }));
    add_role("nurse", 1, 40);
    add_role("doctor", 0.5, 40);
    add_role("clerk", 0, 0);
    model.roles.back().at_once = 1;
    model.resources.push_back({.name = "test", .unit = "test", .category = "tests", .price = 40});
    for (std::uint32_t s = 0; s < sites; ++s) {
      Site site;
      site.first_patient = s * (patients / sites);
      site.patients = patients / sites;
      site.first_clinician = s * 2;
      site.clinicians = 2;
      model.setting.sites.push_back(site);
    }
    model.setting.patients = patients;
    model.setting.clinicians = sites * 2;
    model.horizon = horizon;
    model.panels = {Time{horizon.minutes}};
    model.allocation.arms.push_back({"all", 1, {0}});
  }

  void add_role(const std::string& name, double fte, double hours_per_week) {
    StaffRole role;
    role.name = name;
    role.fte = fte;
    role.hours_per_week = hours_per_week;
    role.minutes = static_cast<ResourceId>(model.resources.size());
    model.resources.push_back(
        {.name = "minutes of " + name, .unit = "minute", .category = "programme staff", .price = 1});
    model.roles.push_back(role);
  }

  /// Reads a programme called "course"; problems stay in `problems`.
  const Programme& read(const std::string& yaml) {
    const Value value = read_yaml(yaml, "course.yaml", problems);
    ProgrammeReading context{
        .model = model, .reading = reading, .purposes = purposes, .luck = luck, .name = "course", .latest_name = ""};
    read_programme(value, common_verbs(), context);
    return model.programmes.back();
  }

  /// Runs to the horizon. Call once.
  World& run(std::uint64_t seed = 1) {
    EXPECT_TRUE(problems.empty()) << problems.text();
    model.finish();
    std::vector<std::uint32_t> sites;
    for (std::uint32_t s = 0; s < model.setting.sites.size(); ++s) sites.push_back(s);
    world = std::make_unique<World>(model, Draws(seed), sites, World::Options{false, &log});
    world->run();
    return *world;
  }

  std::int64_t count(const std::string& note) const {
    for (std::size_t i = 0; i < model.notes.size(); ++i)
      if (model.notes[i] == "course." + note) return world->tally().noted(i);
    return 0;
  }

  /// Minutes (since the start) at which `note` was made, in order, for all patients.
  std::vector<std::int64_t> times(const std::string& note) const {
    std::vector<std::int64_t> all;
    for (const Event& e : log.events)
      if (e.what >= event::kFirstNote && model.notes[e.what - event::kFirstNote] == "course." + note)
        all.push_back(e.minute);
    return all;
  }

  bool has_problem(const std::string& code, const std::string& part) const {
    for (const Problem& p : problems.all())
      if (p.code == code && (p.message + " " + p.help).find(part) != std::string::npos) return true;
    return false;
  }

  EventLog log;
  std::unique_ptr<World> world;
};

/// |observed - expected| in standard errors of a share of n.
inline double errors_of_share(double observed, double expected, double n) {
  return std::abs(observed - expected) / std::sqrt(expected * (1 - expected) / n);
}

}  // namespace test
