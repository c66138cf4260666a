#include "app/conformance/kept.hpp"

#include <bit>
#include <optional>

#include "app/work_folder.hpp"
#include "sim/config/sha256.hpp"
#include "sim/record/bytes.hpp"
#include "sim/run/chunk_store.hpp"
#include "sim/run/experiment.hpp"

namespace app::conformance {

namespace {

// A row for each measure: its name and its values.
std::vector<sim::ChunkRow> rows_of(const Measured& measured) {
  std::vector<sim::ChunkRow> rows;
  for (const auto& [name, values] : measured) {
    std::string bytes;
    sim::append_short(bytes, name.size());
    bytes += name;
    for (const double value : values) sim::append_word(bytes, std::bit_cast<std::uint64_t>(value));
    rows.push_back({rows.size(), std::move(bytes)});
  }
  return rows;
}

Measured measured_of(const sim::Chunk& chunk) {
  Measured measured;
  for (const auto& row : chunk.rows) {
    std::string_view bytes = row.bytes;
    sim::ByteReader in(bytes);
    const std::uint64_t length = in.short_word();
    if (length > bytes.size()) sim::ByteReader::damaged("a name is cut short");
    std::vector<double>& values = measured[std::string(bytes.substr(0, length))];
    bytes.remove_prefix(length);
    while (!bytes.empty()) values.push_back(std::bit_cast<double>(in.word()));
  }
  return measured;
}

}  // namespace

Work Work::part(std::size_t i, std::size_t n) const {
  Work one = *this;
  if (share_done)
    one.share_done = [told = share_done, i, n](double share) {
      told((static_cast<double>(i) + share) / static_cast<double>(n));
    };
  return one;
}

Measured kept(const Work& work, const sim::Project& project, const std::string& scenario, std::size_t repeats,
              const std::function<Measured()>& simulate) {
  std::optional<sim::ChunkStore> store;
  if (!work.folder.empty()) {
    const std::uint64_t config =
        sim::sha256_word(project.canonical() + "\nscenario " + scenario + "\nrepeats " + std::to_string(repeats));
    store.emplace(work_folder(work.folder, config),
                  sim::StoreIdentity{config, sim::sha256_word(sim::kEngineVersion), 1});
    if (const auto chunk = store->read(0)) return measured_of(*chunk);
  }
  if (work.before_simulation) work.before_simulation();
  Measured measured = simulate();
  if (store) store->write(0, rows_of(measured));
  return measured;
}

}  // namespace app::conformance
