#include "app/story/life_story.hpp"

#include <algorithm>
#include <cmath>

#include "sim/care/world.hpp"
#include "sim/record/event_log.hpp"
#include "sim/run/setting.hpp"

namespace app {

namespace {

std::uint32_t site_of(const sim::Model& model, std::uint32_t ordinal) {
  const auto& sites = model.setting.sites;
  for (std::uint32_t s = 0; s < sites.size(); ++s)
    if (ordinal >= sites[s].first_patient && ordinal - sites[s].first_patient < sites[s].patients) return s;
  throw sim::BrokenRule("a patient lives at a site");
}

std::vector<std::uint32_t> world_around(const sim::Model& model, std::uint32_t site) {
  for (const auto& sites : sim::worlds_of(model))
    if (std::find(sites.begin(), sites.end(), site) != sites.end()) return sites;
  throw sim::BrokenRule("a site belongs to a world");
}

// What the engine says about an event that a clock or a programme has said better at the same moment.
void drop_echoes(std::vector<sim::Event>& events) {
  const auto said = [&](const sim::Event& e) {
    return std::any_of(events.begin(), events.end(), [&](const sim::Event& other) {
      return other.minute == e.minute && other.what >= sim::event::kFirstClock;
    });
  };
  std::vector<sim::Event> kept;
  for (const sim::Event& e : events)
    if (e.what >= sim::event::kFirstClock || e.what == sim::event::kEntered || !said(e)) kept.push_back(e);
  events = std::move(kept);
}

// Only the events of this patient, in the order in which they happened.
std::vector<sim::Event> events_of(const sim::Model& model, const sim::Draws& draws,
                                  const std::vector<std::uint32_t>& sites, std::uint32_t ordinal) {
  sim::EventLog log;
  sim::World::Options options;
  options.log = &log;
  sim::World world(model, draws, sites, options);
  world.run();
  std::vector<sim::Event> own;
  for (const sim::Event& e : log.events)
    if (e.patient == ordinal && e.what != sim::event::kReview) own.push_back(e);
  std::stable_sort(own.begin(), own.end(),
                   [](const sim::Event& a, const sim::Event& b) { return a.minute < b.minute; });
  drop_echoes(own);
  return own;
}

const sim::Measure* measure(const sim::Model& model, const std::string& name) {
  for (const auto& m : model.measures)
    if (m.name == name) return &m;
  return nullptr;
}

// Reads one patient out of a world that is run on in steps. It is read in a fork: what is read there changes nothing
// here.
class Reader {
 public:
  Reader(const sim::Model& model, sim::World& world, std::uint32_t ordinal)
      : world_(world), pegs_(measure(model, "pegs")), mme_(measure(model, "mme")) {
    world_.run_until(sim::Time{});
    for (std::uint32_t row = 0; row < world_.rows(); ++row)
      if (world_.life({row}).present && world_.key({row}) == ordinal) patient_ = {row};
  }

  double at_start(const char* name) const {
    return read(sim::World(world_), measure(world_.model(), name), sim::Time{});
  }

  Moment look(sim::Time when, const sim::Event* event = nullptr) {
    world_.run_until(when);
    const sim::World fork(world_);
    Moment moment{when, event != nullptr, event == nullptr ? 0 : event->what, read(fork, pegs_, when),
                  read(fork, mme_, when)};
    moment.state = read(fork, measure(world_.model(), clock_of(world_.model(), moment.code)), when);
    return moment;
  }

  bool alive() const { return world_.life(patient_).alive; }
  sim::Account account(sim::Time when) const {
    return alive() ? world_.account_at(patient_, when) : world_.life(patient_).account();
  }

 private:
  double read(const sim::World& world, const sim::Measure* m, sim::Time when) const {
    return m && alive() ? m->read(world, patient_, when) : std::nan("");
  }

  sim::World& world_;
  const sim::Measure *pegs_, *mme_;
  sim::Patient patient_{};
};

}  // namespace

LifeStory life_of(const sim::Model& model, const sim::Draws& draws, std::uint32_t ordinal) {
  const std::uint32_t site = site_of(model, ordinal);
  const auto sites = world_around(model, site);
  const auto events = events_of(model, draws, sites, ordinal);
  sim::World::Options step_by_step;
  step_by_step.everyone_on_agenda =
      true;  // Nobody lags behind the agenda: a moment can be read. The lives are the same.
  sim::World world(model, draws, sites, step_by_step);
  Reader reader(model, world, ordinal);
  LifeStory story;
  story.patient = ordinal + 1;
  story.site = site + 1;
  story.age = reader.at_start("age");
  story.female = reader.at_start("female") > 0.5;
  const sim::Time end{model.horizon.minutes};
  std::size_t e = 0;
  for (sim::Time quarter{}; quarter <= end && reader.alive(); quarter = quarter + sim::months(3)) {
    for (; e < events.size() && events[e].minute <= quarter.minutes; ++e)
      story.moments.push_back(reader.look(sim::Time{events[e].minute}, &events[e]));
    const bool looked = !story.moments.empty() && story.moments.back().when == quarter;
    if (reader.alive() && !looked) story.moments.push_back(reader.look(quarter));
  }
  for (; e < events.size(); ++e) story.moments.push_back(reader.look(sim::Time{events[e].minute}, &events[e]));
  if (reader.alive()) reader.look(end);
  story.alive = reader.alive();
  story.cost = reader.account(end).cost;
  story.qaly = reader.account(end).qaly;
  return story;
}

}  // namespace app
