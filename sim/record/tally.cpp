#include "sim/record/tally.hpp"

#include <algorithm>
#include <stdexcept>

#include "sim/core/check.hpp"

namespace sim {

namespace {

void add(std::vector<std::int64_t>& mine, const std::vector<std::int64_t>& other) {
  require(mine.size() == other.size(), "tallies of one shape are merged");
  for (std::size_t i = 0; i < mine.size(); ++i) mine[i] += other[i];
}

template <class T>
void merge_all(std::vector<T>& mine, const std::vector<T>& other) {
  require(mine.size() == other.size(), "tallies of one shape are merged");
  for (std::size_t i = 0; i < mine.size(); ++i) mine[i].merge(other[i]);
}

void put(std::string& bytes, std::uint64_t word) {
  for (int shift = 0; shift < 64; shift += 8) bytes.push_back(static_cast<char>(word >> shift & 0xff));
}

std::uint64_t take(std::string_view& bytes) {
  if (bytes.size() < 8) throw std::invalid_argument("a tally is cut short");
  std::uint64_t word = 0;
  for (std::size_t i = 0; i < 8; ++i)
    word |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[i])) << (8 * i);
  bytes.remove_prefix(8);
  return word;
}

// The plain counts of a tally, in the order they are stored.
template <class T, class Do>
void each_count(T& tally, Do each) {
  each(tally.entered);
  each(tally.died);
  each(tally.events);
  each(tally.eligible_for_any);
  for (auto* list : {&tally.notes, &tally.eligible, &tally.quantities, &tally.waiting, &tally.worked, &tally.on_duty,
                     &tally.in_line})
    for (auto& count : *list) each(count);
}

}  // namespace

const OutcomeSpec& Tally::wait_spec() {
  static const OutcomeSpec spec{"wait", "days", "from joining a list to a seat or place", Tick{0x1p-12},
                                Bins::log_linear(0.25, 4096, 5)};
  return spec;
}

Tally::Tally(const TallyShape& shape)
    : subgroups(shape.subgroups),
      outcomes(shape.outcomes.size()),
      intervals(shape.panels),
      notes(shape.notes * shape.panels),
      eligible(shape.programmes),
      quantities(shape.resources * shape.years),
      waits(shape.programmes * shape.panels, Accumulator(wait_spec())),
      line_waits(shape.lines, Accumulator(wait_spec())),
      waiting(shape.programmes * shape.panels),
      worked(shape.roles * shape.panels),
      on_duty(shape.roles * shape.panels),
      in_line(shape.roles * shape.panels) {
  panels.reserve(shape.panels * shape.subgroups * shape.outcomes.size());
  for (std::size_t i = 0; i < shape.panels * shape.subgroups; ++i)
    for (const auto& outcome : shape.outcomes) panels.emplace_back(outcome);
}

std::int64_t Tally::noted(std::size_t note, std::size_t last_panel) const {
  std::int64_t times = 0;
  for (std::size_t i = 0; i < intervals && i <= last_panel; ++i) times += notes[note * intervals + i];
  return times;
}

void Tally::merge(const Tally& other) {
  entered += other.entered;
  died += other.died;
  events += other.events;
  fingerprint += other.fingerprint;
  eligible_for_any += other.eligible_for_any;
  merge_all(panels, other.panels);
  merge_all(waits, other.waits);
  merge_all(line_waits, other.line_waits);
  add(notes, other.notes);
  add(eligible, other.eligible);
  add(quantities, other.quantities);
  add(waiting, other.waiting);
  add(worked, other.worked);
  add(on_duty, other.on_duty);
  add(in_line, other.in_line);
}

std::string Tally::bytes() const {
  std::string out;
  put(out, fingerprint);
  each_count(*this, [&](std::int64_t count) { put(out, static_cast<std::uint64_t>(count)); });
  for (const Accumulator& wait : waits) wait.append_to(out);
  for (const Accumulator& wait : line_waits) wait.append_to(out);
  for (const Accumulator& panel : panels) panel.append_to(out);
  return out;
}

Tally Tally::parse(const TallyShape& shape, std::string_view bytes) {
  Tally tally(shape);
  tally.fingerprint = take(bytes);
  each_count(tally, [&](std::int64_t& count) { count = static_cast<std::int64_t>(take(bytes)); });
  for (Accumulator& wait : tally.waits) wait = Accumulator::parse(wait_spec(), bytes);
  for (Accumulator& wait : tally.line_waits) wait = Accumulator::parse(wait_spec(), bytes);
  for (std::size_t i = 0; i < tally.panels.size(); ++i)
    tally.panels[i] = Accumulator::parse(shape.outcomes[i % shape.outcomes.size()], bytes);
  if (!bytes.empty()) throw std::invalid_argument("a tally has bytes left over");
  return tally;
}

}  // namespace sim
