#pragma once
// Chance without state: every draw is named by seed, entity, purpose and count, so scenarios share their luck.
// Philox4x32-10 (Salmon et al. 2011); key = mix64(seed, omega), counter = (entity, purpose, k, block).
#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "sim/core/math.hpp"
#include "sim/core/normal_table.hpp"

namespace sim {

/// What a draw is for. Two decisions must not share a purpose and a count.
struct Purpose {
  std::uint32_t id = 0;
  constexpr bool operator==(const Purpose&) const = default;
};

namespace detail {

/// A bijection of 64 bits in which every input bit moves every output bit (the SplitMix64 finaliser).
constexpr std::uint64_t mix64(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9U;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebU;
  return x ^ (x >> 31);
}

}  // namespace detail

/// 64 well-mixed bits of two words. For a fixed first word, different second words never collide.
constexpr std::uint64_t mix64(std::uint64_t first, std::uint64_t second) {
  return detail::mix64(detail::mix64(first + 0x9e3779b97f4a7c15U) + second * 0xd1342543de82ef95U);
}

/// The purpose of a stable name path such as "group_cbt.attend". Check collisions with a PurposeRegistry at load.
constexpr Purpose purpose(std::string_view name_path) {
  std::uint64_t hash = 0xcbf29ce484222325U;  // FNV-1a
  for (const char c : name_path) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return {static_cast<std::uint32_t>(detail::mix64(hash) >> 32)};
}

/// Remembers which name has which purpose, so that two names never share their luck unseen.
class PurposeRegistry {
 public:
  /// The purpose of `name_path`. Throws std::invalid_argument naming both if another name has the same purpose.
  Purpose add(std::string_view name_path);

  /// The name behind a purpose, or an empty string if it was never added.
  std::string name_of(Purpose p) const;

 private:
  std::map<std::uint32_t, std::string> names_;
};

/// The second half of a key: which draw of the parameters and which replicate, under which seed policy.
/// For one policy, different (draw, replicate) never collide; more draws or replicates change no earlier one.
constexpr std::uint64_t omega(std::uint32_t policy_tag, std::uint32_t draw, std::uint32_t replicate) {
  return mix64(policy_tag, (std::uint64_t{draw} << 32) | replicate);
}

/// All the chance of one run. Has no state besides its key: the same question always has the same answer.
class Draws {
 public:
  explicit Draws(std::uint64_t seed, std::uint64_t omega = 0)
      : key_(mix64(seed, omega)), normals_(&detail::NormalTable::shared()) {}

  using Block = std::array<std::uint32_t, 4>;

  /// Philox4x32-10 of (counter, key): known answers in tests/unit/core.
  static constexpr Block philox(Block counter, std::uint32_t key0, std::uint32_t key1) {
    std::uint32_t c0 = counter[0], c1 = counter[1], c2 = counter[2], c3 = counter[3];
    const auto round = [&]() __attribute__((always_inline)) {
      const std::uint64_t a = std::uint64_t{0xD2511F53U} * c0, b = std::uint64_t{0xCD9E8D57U} * c2;
      c0 = static_cast<std::uint32_t>(b >> 32) ^ (c1 ^ key0);
      c1 = static_cast<std::uint32_t>(b);
      c2 = static_cast<std::uint32_t>(a >> 32) ^ (c3 ^ key1);
      c3 = static_cast<std::uint32_t>(a);
      key0 += 0x9E3779B9U;
      key1 += 0xBB67AE85U;
    };
    round(), round(), round(), round(), round();  // written out: compilers do not unroll it at -O2
    round(), round(), round(), round(), round();
    return {c0, c1, c2, c3};
  }

  /// 128 random bits. `k` is a semantic ordinal (enrolment * 4096 + session), never a count of draws so far.
  Block block(std::uint32_t entity, Purpose p, std::uint32_t k, std::uint32_t block = 0) const {
    return philox({entity, p.id, k, block}, static_cast<std::uint32_t>(key_), static_cast<std::uint32_t>(key_ >> 32));
  }

  /// Uniform in the open interval (0, 1): at least 2^-53, at most 1 - 2^-53.
  double uniform(std::uint32_t entity, Purpose p, std::uint32_t k = 0) const {
    const Block b = block(entity, p, k);
    return to_uniform((std::uint64_t{b[1]} << 32) | b[0]);
  }

  /// True with probability `chance`; for the same draw, a larger chance never turns a true into a false.
  bool chance(double chance, std::uint32_t entity, Purpose p, std::uint32_t k = 0) const {
    return uniform(entity, p, k) < chance;
  }

  /// Exponential with mean 1.
  double exponential(std::uint32_t entity, Purpose p, std::uint32_t k = 0) const {
    return -math::log(uniform(entity, p, k));
  }

  /// Standard normal, by inversion.
  double normal(std::uint32_t entity, Purpose p, std::uint32_t k = 0) const {
    return math::normal_quantile(uniform(entity, p, k));
  }

  /// Four independent standard normals from one block, 32 bits each (so within +-6.4), by inversion (error < 5e-11).
  std::array<double, 4> four_normals(std::uint32_t entity, Purpose p, std::uint32_t k = 0) const {
    const Block b = block(entity, p, k);
    return {normals_->at(b[0]), normals_->at(b[1]), normals_->at(b[2]), normals_->at(b[3])};
  }

  /// ((bits >> 12) + 1/2) / 2^52: never 0, never 1 (the common 53-bit form can round to 1).
  static constexpr double to_uniform(std::uint64_t bits) {
    return (static_cast<double>(static_cast<std::int64_t>(bits >> 12)) + 0.5) * 0x1p-52;
  }
  static constexpr double to_uniform32(std::uint32_t bits) { return (static_cast<double>(bits) + 0.5) * 0x1p-32; }

  std::uint64_t key() const { return key_; }

 private:
  std::uint64_t key_;
  const detail::NormalTable* normals_;
};

}  // namespace sim
