#include "app/trials/estimate_store.hpp"

#include <bit>

#include "app/work_folder.hpp"
#include "sim/config/sha256.hpp"
#include "sim/record/bytes.hpp"
#include "sim/run/experiment.hpp"

namespace app {

namespace {

using sim::regression::Estimate;

void append(std::string& bytes, const Estimate& e) {
  for (const double number : {e.value, e.se, e.low, e.high, e.df})
    sim::append_word(bytes, std::bit_cast<std::uint64_t>(number));
  sim::append_word(bytes, (e.usable ? 1U : 0U) | (e.separated ? 2U : 0U));
}

Estimate take(sim::ByteReader& in) {
  Estimate e;
  for (double* number : {&e.value, &e.se, &e.low, &e.high, &e.df}) *number = std::bit_cast<double>(in.word());
  const std::uint64_t flags = in.word();
  e.usable = (flags & 1U) != 0;
  e.separated = (flags & 2U) != 0;
  return e;
}

}  // namespace

EstimateStore::EstimateStore(const std::string& folder, const std::string& canonical, std::uint32_t replicates,
                             std::size_t targets)
    : targets_(targets),
      store_(work_folder(folder, sim::sha256_word(canonical)),
             {sim::sha256_word(canonical), sim::sha256_word(sim::kEngineVersion), chunks_of(replicates)}) {}

std::optional<std::vector<EstimateStore::Replicate>> EstimateStore::read(std::size_t chunk) const {
  const auto stored = store_.read(chunk);
  if (!stored) return std::nullopt;
  std::vector<Replicate> replicates;
  for (const auto& row : stored->rows) {
    std::string_view bytes = row.bytes;
    sim::ByteReader in(bytes);
    Replicate& replicate = replicates.emplace_back();
    for (std::size_t t = 0; t < targets_; ++t) replicate.push_back(take(in));
  }
  return replicates;
}

void EstimateStore::write(std::size_t chunk, const std::vector<Replicate>& replicates) const {
  std::vector<sim::ChunkRow> rows;
  for (const Replicate& replicate : replicates) {
    std::string bytes;
    for (const Estimate& e : replicate) append(bytes, e);
    rows.push_back({chunk * kPerChunk + rows.size(), std::move(bytes)});
  }
  store_.write(chunk, rows);
}

}  // namespace app
