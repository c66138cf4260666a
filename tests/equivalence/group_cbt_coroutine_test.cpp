// Group therapy read a second time, independently, as one coroutine per patient: the same fingerprint as the verbs of
// YAML. Every awaitable has a name on its own line (g++ 12.2 miscompiles lambdas inside co_await expressions).
#include <coroutine>
#include <map>
#include <utility>

#include "../unit/care/steps/small_world.hpp"

using namespace test;

namespace {

constexpr const char* kProtocol = R"(
eligible: {score: at least 2}
staff: {session: {nurse: 90 min}}
pathway:
  - offer: {at: now, uptake: 0.7}
  - wait_for_seat: {group_of: [5, 8], at_most: 20 weeks, staff: session}
  - repeat:
      times: 8
      do:
        - attend: {length: 90 min, chance: 0.75}
        - leave_after: {missed_in_a_row: 2}
        - wait: 1 week
  - record: completed
effects:
  pegs: {per: attended_session, size: -0.1, half_life: 24 months}
)";

// What the coroutine asks of the engine before it can go on.
struct Pause {
  Next next;
  bool await_ready() const noexcept { return false; }
  template <class Promise>
  void await_suspend(std::coroutine_handle<Promise> handle) const noexcept {
    handle.promise().next = next;
  }
  void await_resume() const noexcept {}
};

struct Script {
  struct promise_type {
    Next next = Next::leave();
    Script get_return_object() { return Script(std::coroutine_handle<promise_type>::from_promise(*this)); }
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void return_void() { next = Next::leave(); }
    void unhandled_exception() { throw; }
  };
  explicit Script(std::coroutine_handle<promise_type> h) : handle(h) {}
  Script(Script&& other) noexcept : handle(std::exchange(other.handle, nullptr)) {}
  Script& operator=(Script&&) = delete;
  ~Script() {
    if (handle) handle.destroy();
  }
  std::coroutine_handle<promise_type> handle;
};

// What a running script can see: the present visit.
struct Stage {
  Visit* visit = nullptr;
  const Model* model = nullptr;

  void note(const std::string& what) {
    for (std::size_t i = 0; i < model->notes.size(); ++i)
      if (model->notes[i] == "course." + what) return visit->world.note(visit->patient, static_cast<std::uint16_t>(i));
    FAIL() << what;
  }
  bool luck(double chance, const char* purpose_name, std::uint32_t k) const {
    return visit->world.draws().chance(chance, visit->world.key(visit->patient), purpose(purpose_name), k);
  }
};

Script group_therapy(Stage& s) {
  if (!s.visit->world.eligible(s.visit->patient, s.visit->programme)) co_return;
  s.note("offered");
  const bool accepts = s.luck(0.7, "course.offer", 0);
  s.note(accepts ? "accepted" : "declined");
  if (!accepts) co_return;

  s.note("joined_the_list");
  s.visit->world.join_group(*s.visit, 0, weeks(20));
  const Pause until_seated{Next::park()};
  co_await until_seated;
  s.note("seated");
  s.note("enrolled");
  s.visit->world.enrol(*s.visit);

  int missed = 0;
  for (std::uint32_t session = 0; session < 8; ++session) {
    const bool came = s.luck(0.75, "course.attend", 4096 + session * 64);  // first course, round of the outer repeat
    s.note(came ? "attended" : "missed");
    if (came) s.visit->world.attended(*s.visit);
    missed = came ? 0 : missed + 1;
    if (missed == 2) {
      s.note("dropped_out");
      co_return;
    }
    const Pause a_week{Next::again_after(weeks(1))};
    co_await a_week;
  }
  s.visit->world.leave_seat(s.visit->patient, s.visit->track);
  s.note("completed");
}

// Twice in the pathway: the engine resumes behind the step that waited.
class Play final : public Step {
 public:
  struct Actor {
    Stage stage;
    std::unique_ptr<Script> script;
  };
  Play(std::map<std::uint32_t, Actor>& actors, const Model& model) : actors_(&actors), model_(&model) {}
  Next take(Visit& v) const override {
    Actor& actor = (*actors_)[v.patient.index];
    actor.stage = {&v, model_};
    if (!actor.script) actor.script = std::make_unique<Script>(group_therapy(actor.stage));
    actor.script->handle.resume();
    return actor.script->handle.promise().next;
  }
  Next refused(Visit& v) const override {
    Stage{&v, model_}.note("gave_up_waiting");
    return Next::leave();
  }
  std::string describe() const override { return "play"; }

 private:
  std::map<std::uint32_t, Actor>* actors_;
  const Model* model_;
};

}  // namespace

TEST(GroupTherapy, TheCoroutineAndTheVerbsGiveTheSameFingerprint) {
  for (const std::uint64_t seed : {1U, 2U, 3U}) {
    SmallWorld verbs(900, 9), script(900, 9);
    for (SmallWorld* s : {&verbs, &script}) {
      s->model.roles[0].fte = 0.1;  // 240 minutes a week at each site: two groups, so that some wait and some give up
      s->read(kProtocol);
    }
    std::map<std::uint32_t, Play::Actor> actors;
    Pathway played;
    played.then<Play>(actors, script.model).then<Play>(actors, script.model);
    script.model.programmes[0].pathway = std::move(played);
    const World& a = verbs.run(seed);
    const World& b = script.run(seed);
    EXPECT_EQ(a.fingerprint(), b.fingerprint()) << "seed " << seed;
    EXPECT_EQ(a.tally().notes, b.tally().notes);
    EXPECT_EQ(a.tally().events, b.tally().events);
    // The comparison saw every way through the protocol.
    for (const char* note : {"declined", "gave_up_waiting", "seated", "missed", "dropped_out", "completed"})
      EXPECT_GT(verbs.count(note), 10) << note;
    for (std::uint32_t p = 0; p < a.rows(); ++p)
      ASSERT_EQ(a.effect(Patient{p}, 0, a.now()), b.effect(Patient{p}, 0, b.now())) << "patient " << p;
  }
}
