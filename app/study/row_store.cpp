#include "app/study/row_store.hpp"

#include <algorithm>
#include <bit>
#include <numeric>

#include "sim/config/sha256.hpp"
#include "sim/record/bytes.hpp"
#include "sim/run/experiment.hpp"

namespace app {

namespace {

using Rows = std::vector<sim::study::DesignRow>;

constexpr double kChunkYears = 100'000;  // About a second of work.
constexpr double kRowYears = 4'000;      // What compiling the models of a row costs beside living them.

std::vector<std::size_t> chunk_starts(const Rows& rows, double years) {
  std::vector<std::size_t> starts;
  double in_chunk = kChunkYears;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (in_chunk >= kChunkYears) {
      starts.push_back(i);
      in_chunk = 0;
    }
    in_chunk += kRowYears + years * rows[i].replicates;
  }
  starts.push_back(rows.size());
  return starts;
}

// The batch as bytes: a store holds the rows of one design only.
std::string design_bytes(const Rows& rows) {
  std::string bytes;
  for (const auto& row : rows) {
    for (const std::uint64_t word : {row.what.id, std::uint64_t{row.luck.tag}, std::uint64_t{row.luck.index},
                                     std::uint64_t{row.first_replicate}, std::uint64_t{row.replicates}})
      sim::append_word(bytes, word);
    for (const double value : row.value) sim::append_word(bytes, std::bit_cast<std::uint64_t>(value));
  }
  return bytes;
}

sim::StoreIdentity identity_of(const std::string& canonical, const Rows& rows, std::size_t chunks) {
  return {sim::sha256_word(canonical + design_bytes(rows)), sim::sha256_word(sim::kEngineVersion), chunks};
}

std::string bytes_of(const RowResult& result) {
  std::string bytes;
  sim::append_word(bytes, result.failure.empty() ? 0 : 1);
  if (!result.failure.empty()) return bytes + result.failure;
  for (const double value : result.values) sim::append_word(bytes, std::bit_cast<std::uint64_t>(value));
  return bytes;
}

RowResult result_of(std::string_view bytes) {
  sim::ByteReader reader(bytes);
  RowResult result;
  if (reader.word() == 1) {
    result.failure = std::string(bytes);
    return result;
  }
  while (!bytes.empty()) result.values.push_back(std::bit_cast<double>(reader.word()));
  return result;
}

}  // namespace

RowStore::RowStore(const std::string& folder, const std::string& canonical, const Rows& rows, double years)
    : starts_(chunk_starts(rows, years)), store_(folder, identity_of(canonical, rows, starts_.size() - 1)) {}

std::optional<std::vector<RowResult>> RowStore::read(std::size_t chunk) const {
  const auto stored = store_.read(chunk);
  if (!stored) return std::nullopt;
  std::vector<RowResult> results;
  for (const auto& row : stored->rows) results.push_back(result_of(row.bytes));
  return results;
}

void RowStore::write(std::size_t chunk, const std::vector<RowResult>& results) const {
  std::vector<sim::ChunkRow> rows;
  for (std::size_t i = 0; i < results.size(); ++i) rows.push_back({first_of(chunk) + i, bytes_of(results[i])});
  store_.write(chunk, rows);
}

std::vector<std::size_t> RowStore::spread_order(std::size_t start) const {
  const std::size_t n = chunks();
  // A stride near the golden section that shares no factor with n visits everything once, evenly.
  auto stride = std::max<std::size_t>(1, static_cast<std::size_t>(static_cast<double>(n) * 0x1.3c6ef372fe95p-1));
  while (std::gcd(stride, n) != 1) ++stride;
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < n; ++i) order.push_back((start + i) % n * stride % n);
  return order;
}

}  // namespace app
