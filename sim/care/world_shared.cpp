// What a world has in common with other scenarios of the same people (shared_lives.hpp): it records everybody's life
// under usual care, or lets those sleep whom no programme of its own sways, and reads their lives there.
#include <algorithm>

#include "sim/care/world.hpp"

namespace sim {

void World::sample_attributes(Patient p) {
  const Life& life = lives_[p.index];
  const bool shared = life.place != SharedLives::kNobody;
  if (const std::byte* row = shared ? options_.shared->entry(life.place) : nullptr) return columns_.put_row(p, row);
  model_->cohort->sample(draws_, life.id, p, columns_);
  if (shared) columns_.copy_row(p, options_.shared->make_entry(life.place));
}

// Into the ledger, for one patient.
void World::use(const Life& life, ResourceId resource, Time when, double quantity) {
  const Ledger::Entry entry = ledger_.add(resource, when, quantity);
  if (life.place != SharedLives::kNobody && options_.shared->recording()) options_.shared->used(life.place, entry);
}

// The census has looked at somebody: their state is recorded, or they may sleep from now on.
void World::share(Patient p, std::size_t panel, std::uint32_t belongs) {
  const Life& life = lives_[p.index];
  SharedLives& shared = *options_.shared;
  if (shared.recording()) {
    shared.still(life.place, panel) = {glance_.account, glance_.point, life.fingerprint,
                                       life.events,     belongs,       life.alive};
    columns_.copy_row(p, shared.still_row(life.place, panel));
    shared.seen(life.place);
  } else if (shared.has_lives() && lives_as_usual(p, panel)) {
    fall_asleep(p, panel);
  }
}

// Nothing of theirs was ever changed by a programme, no programme can do so any more, and they are as they are under
// usual care.
bool World::lives_as_usual(Patient p, std::size_t panel) const {
  const Life& life = lives_[p.index];
  const Cursor* const first = cursors_.data() + p.index * tracks_;
  if (life.swayed || life.targets != 0) return false;
  if (!std::all_of(first, first + tracks_, [](const Cursor& c) { return c.at == Cursor::At::left; })) return false;
  SharedLives& shared = *options_.shared;
  const SharedLives::Still& usual = shared.still(life.place, panel);
  return usual.alive == life.alive && usual.point == glance_.point &&
         usual.account + life.programme == glance_.account && columns_.same_row(p, shared.still_row(life.place, panel));
}

// What the rest of their life adds to the counts of this world is added now.
void World::fall_asleep(Patient p, std::size_t panel) {
  Life& life = lives_[p.index];
  const SharedLives& shared = *options_.shared;
  const SharedLives::Still &now = options_.shared->still(life.place, panel), &last = shared.last(life.place);
  life.asleep = true;
  life.fingerprint += last.fingerprint - now.fingerprint;
  tally_.events += last.events - now.events;
  tally_.died += now.alive && !last.alive;
  for (const SharedLives::Use& use : shared.uses(life.place))
    if (use.interval > panel) ledger_.add(use.entry);
}

// Those who sleep are as they are under usual care, but for what the programmes charged before.
std::uint32_t World::look_at_sleeper(Patient p, std::size_t panel) {
  Life& life = lives_[p.index];
  const SharedLives::Still& usual = options_.shared->still(life.place, panel);
  columns_.put_row(p, options_.shared->still_row(life.place, panel));
  life.alive = usual.alive;
  glance_ = {p.index, usual.point, usual.account + life.programme};
  return usual.belongs;
}

}  // namespace sim
