#pragma once
// What one world, or any number of them together, has counted: all integers, so that merging in any order gives the
// same bytes.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sim/record/accumulator.hpp"
#include "sim/record/ledger.hpp"

namespace sim {

/// How big a tally is: fixed by the model, the same for every world of a scenario.
struct TallyShape {
  std::size_t panels = 0, subgroups = 0, notes = 0, roles = 0, programmes = 0, resources = 0, years = 0;
  std::size_t lines = 0;  ///< Waiting lists of programmes that have several.
  std::vector<OutcomeSpec> outcomes;
};

struct Tally {
  /// How waits are kept: days, to a third of a minute, quantiles to 3 %.
  static const OutcomeSpec& wait_spec();

  Tally() = default;
  explicit Tally(const TallyShape& shape);

  void merge(const Tally& other);
  /// Little endian; depends on the counts alone.
  std::string bytes() const;
  /// Throws std::invalid_argument if the bytes are not a tally of this shape.
  static Tally parse(const TallyShape& shape, std::string_view bytes);

  Accumulator& panel(std::size_t time, std::size_t subgroup, std::size_t outcome) {
    return panels[(time * subgroups + subgroup) * outcomes + outcome];
  }
  const Accumulator& panel(std::size_t time, std::size_t subgroup, std::size_t outcome) const {
    return panels[(time * subgroups + subgroup) * outcomes + outcome];
  }

  /// Times a note was made up to and with a panel; all of them by default.
  std::int64_t noted(std::size_t note, std::size_t last_panel = SIZE_MAX) const;

  std::size_t subgroups = 0, outcomes = 0, intervals = 0;
  std::int64_t entered = 0, died = 0, events = 0;
  std::uint64_t fingerprint = 0;         ///< Sum over patients of each one's own chain.
  std::vector<Accumulator> panels;       ///< [time][subgroup][outcome]
  std::vector<std::int64_t> notes;       ///< Times each note was made, [note][panel interval].
  std::int64_t eligible_for_any = 0;     ///< Patients who were eligible for at least one programme.
  std::vector<std::int64_t> eligible;    ///< Patients found eligible, once each, [programme].
  std::vector<std::int64_t> quantities;  ///< Ledger ticks [resource][year].
  std::vector<Accumulator>
      waits;  ///< Days waited, [programme][panel interval] in which the wait ended in a seat or place.
  std::vector<Accumulator> line_waits;  ///< Days waited in all, [line].
  std::vector<std::int64_t> waiting;    ///< Patients waiting at each panel, [programme][panel].
  std::vector<std::int64_t> worked;     ///< Minutes worked, [role][panel interval].
  std::vector<std::int64_t> on_duty;    ///< Minutes staffed, [role][panel interval].
  std::vector<std::int64_t> in_line;    ///< Patients waiting for a place of this role, [role][panel].
};

}  // namespace sim
