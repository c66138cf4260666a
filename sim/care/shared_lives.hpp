#pragma once
// What scenarios of the same people have in common in one replicate of one draw, worked out once: who everybody is at
// entry, and the whole life of those whom no programme sways. Results are the same with and without it, to the bit: a
// world takes from here only what it would have worked out itself.
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/care/life.hpp"
#include "sim/care/model.hpp"

namespace sim {

class SharedLives {
 public:
  static constexpr std::uint32_t kNobody = Life::kNoPlace;
  static constexpr std::size_t kMostBytes = std::size_t{256} << 20;

  /// What the census finds of a patient who has usual care; the patient's attributes are beside it.
  struct Still {
    Account account;
    Point point{};
    std::uint64_t fingerprint = 0;
    std::int64_t events = 0;
    std::uint32_t belongs = 0;  ///< Subgroups, a bit each.
    bool alive = false;
  };
  /// What went into the ledger for a patient, and how many censuses had seen them by then.
  struct Use {
    Ledger::Entry entry;
    std::uint32_t interval;
  };

  /// Forgets everything and makes room for the closed cohort of these sites, given in ascending order. False, and
  /// nothing is shared, when that would take more than kMostBytes.
  bool begin(const Model& model, std::span<const std::uint32_t> sites);
  /// The patient's place here, or kNobody (who arrived later).
  std::uint32_t place_of(std::uint32_t site, PatientId id) const;

  /// The patient's attributes as the population has them; null while nobody has sampled them.
  const std::byte* entry(std::uint32_t place) const {
    return entered_[place] ? &entries_[place * row_bytes_] : nullptr;
  }
  std::byte* make_entry(std::uint32_t place) {
    entered_[place] = true;
    return &entries_[place * row_bytes_];
  }

  // The lives under usual care are recorded by the first scenario without programmes, and read by the others.
  void record();
  void recorded();
  /// The recording broke off: nothing of it is to be used.
  void give_up() { stage_ = Stage::nothing; }
  bool recording() const { return stage_ == Stage::recording; }
  bool has_lives() const { return stage_ == Stage::recorded; }

  Still& still(std::uint32_t place, std::size_t panel) { return stills_[place * panels_ + panel]; }
  const Still& last(std::uint32_t place) const { return stills_[(place + std::size_t{1}) * panels_ - 1]; }
  /// The attributes that belong to it.
  std::byte* still_row(std::uint32_t place, std::size_t panel) {
    return &still_rows_[(place * panels_ + panel) * row_bytes_];
  }
  /// A census has seen this patient.
  void seen(std::uint32_t place) { ++seen_[place]; }
  void used(std::uint32_t place, const Ledger::Entry& entry) {
    if (entry.ticks != 0) log_.push_back({{entry, seen_[place]}, place});
  }
  /// Everything this patient used, in the order of time.
  std::span<const Use> uses(std::uint32_t place) const {
    return {uses_.data() + first_use_[place], uses_.data() + first_use_[place + 1]};
  }

 private:
  enum class Stage : std::uint8_t { nothing, recording, recorded };
  struct Logged {
    Use use;
    std::uint32_t place;
  };

  Stage stage_ = Stage::nothing;
  std::size_t row_bytes_ = 0, panels_ = 0;
  const Model* model_ = nullptr;
  std::uint32_t first_site_ = 0;
  std::vector<std::uint32_t> first_place_;  ///< Of each site from first_site_ on.
  std::vector<std::uint8_t> entered_;
  std::vector<std::byte> entries_, still_rows_;
  std::vector<Still> stills_;
  std::vector<std::uint32_t> seen_;
  std::vector<Logged> log_;
  std::vector<Use> uses_;
  std::vector<std::size_t> first_use_;
};

}  // namespace sim
