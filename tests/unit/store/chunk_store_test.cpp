#include "sim/run/chunk_store.hpp"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <thread>

#include <gtest/gtest.h>

#include "sim/core/check.hpp"
#include "sim/run/chunk_file.hpp"
#include "sim/run/crc32c.hpp"
#include "sim/store/atomic_file.hpp"
#include "tests/unit/store/scratch_folder.hpp"

using namespace sim;

namespace {

constexpr StoreIdentity kStudy{0x1234'5678'9abc'def0U, 42, 2'500};

std::vector<ChunkRow> some_rows() {
  return {{10, "eleven bytes"}, {11, ""}, {12, std::string("\0\xff middle", 9)}, {std::uint64_t{1} << 63, "far"}};
}

}  // namespace

TEST(Crc32c, GivesTheKnownAnswers) {
  EXPECT_EQ(crc32c("123456789"), 0xE3069283U);
  EXPECT_EQ(crc32c(""), 0U);
  EXPECT_EQ(crc32c(std::string(32, '\0')), 0x8A9136AAU);  // RFC 3720, B.4
  EXPECT_EQ(crc32c(std::string(32, '\xff')), 0x62A8AB43U);
  std::string rising;
  for (char c = 0; c < 32; ++c) rising += c;
  EXPECT_EQ(crc32c(rising), 0x46DD794EU);
}

TEST(Crc32c, GoesOnWhereItStopped) {
  const std::string text = "a text of some length, cut in two at every place";
  for (std::size_t cut = 0; cut <= text.size(); ++cut)
    EXPECT_EQ(crc32c(text.substr(cut), crc32c(text.substr(0, cut))), crc32c(text)) << cut;
}

TEST(ChunkStore, GivesBackWhatWasSaved) {
  const ScratchFolder folder;
  const ChunkStore store(folder / "work", kStudy);
  EXPECT_FALSE(store.read(0).has_value());
  store.write(0, some_rows());
  store.write(2'499, {});
  EXPECT_EQ(store.read(0)->rows, some_rows());
  EXPECT_EQ(store.read(0)->id, 0U);
  EXPECT_TRUE(store.read(2'499)->rows.empty());
  const std::vector<bool> finished = store.finished();
  ASSERT_EQ(finished.size(), 2'500U);
  for (std::size_t id = 0; id < finished.size(); ++id) EXPECT_EQ(finished[id], id == 0 || id == 2'499) << id;
}

TEST(ChunkStore, KeepsAThousandToASubFolder) {
  const ScratchFolder folder;
  const ChunkStore store(folder / "work", kStudy);
  EXPECT_EQ(store.path_of(999), (folder / "work") + "/0000/chunk-00000999");
  EXPECT_EQ(store.path_of(1'000), (folder / "work") + "/0001/chunk-00001000");
}

TEST(ChunkStore, GoesOnInALaterProcess) {
  const ScratchFolder folder;
  ChunkStore(folder / "work", kStudy).write(5, some_rows());
  EXPECT_EQ(ChunkStore(folder / "work", kStudy).read(5)->rows, some_rows());
}

TEST(ChunkStore, RefusesWorkOfAnotherConfigurationModelOrPlan) {
  const ScratchFolder folder;
  const ChunkStore first(folder / "work", kStudy);
  const auto refusal = [&](StoreIdentity identity) {
    try {
      ChunkStore(folder / "work", identity);
      return std::string("accepted");
    } catch (const StaleStore& stale) {
      return std::string(stale.what());
    }
  };
  StoreIdentity other = kStudy;
  other.config_hash ^= 1;
  EXPECT_NE(refusal(other).find("another configuration"), std::string::npos) << refusal(other);
  other = kStudy;
  other.model_hash ^= 1;
  EXPECT_NE(refusal(other).find("another version of the model"), std::string::npos) << refusal(other);
  other = kStudy;
  other.chunks += 1;
  EXPECT_NE(refusal(other).find("another division"), std::string::npos) << refusal(other);
  EXPECT_EQ(refusal(kStudy), "accepted");
}

TEST(ChunkStore, RefusesASoundChunkOfOtherWorkEvenInTheRightPlace) {
  const ScratchFolder folder;
  const ChunkStore store(folder / "work", kStudy);
  StoreIdentity other = kStudy;
  other.model_hash = 43;
  write_whole_file(store.path_of(1), chunk_bytes(other, 1, some_rows()));
  EXPECT_THROW(store.read(1), StaleStore);
  EXPECT_THROW(store.finished(), StaleStore);
  write_whole_file(store.path_of(1), chunk_bytes(kStudy, 2, some_rows()));  // chunk 2 in the place of chunk 1
  EXPECT_FALSE(store.read(1).has_value());
}

TEST(ChunkStore, AcceptsTheSameChunkTwiceAndRefusesADifferentOne) {
  const ScratchFolder folder;
  const ChunkStore store(folder / "work", kStudy);
  store.write(7, some_rows());
  EXPECT_NO_THROW(store.write(7, some_rows()));
  std::vector<ChunkRow> different = some_rows();
  different[0].bytes[3] = '!';
  EXPECT_THROW(store.write(7, different), Nondeterminism);
  EXPECT_EQ(store.read(7)->rows, some_rows()) << "the first must stay";
}

TEST(ChunkStore, DetectsEveryTruncationAndEveryFlippedBit) {
  const ScratchFolder folder;
  const ChunkStore store(folder / "work", kStudy);
  store.write(7, some_rows());
  const std::string good = *read_whole_file(store.path_of(7));
  std::string why;
  ASSERT_TRUE(parse_chunk(good, why).has_value());
  for (std::size_t size = 0; size < good.size(); ++size)
    EXPECT_FALSE(parse_chunk(good.substr(0, size), why).has_value()) << size << " of " << good.size() << " bytes";
  EXPECT_FALSE(parse_chunk(good + '\0', why).has_value());
  for (std::size_t i = 0; i < good.size(); ++i)
    for (int bit = 0; bit < 8; ++bit) {
      std::string bad = good;
      bad[i] = static_cast<char>(bad[i] ^ (1 << bit));
      EXPECT_FALSE(parse_chunk(bad, why).has_value()) << "byte " << i << " bit " << bit;
    }
}

TEST(ChunkStore, ReportsADamagedChunkByNameAndTakesItAgain) {
  const ScratchFolder folder;
  const ChunkStore store(folder / "work", kStudy);
  store.write(7, some_rows());
  const std::string good = *read_whole_file(store.path_of(7));
  for (std::size_t i = 0; i < good.size(); i += 7) {
    std::string bad = good;
    bad[i] = static_cast<char>(bad[i] ^ 0x40);
    write_whole_file(store.path_of(7), bad);
    EXPECT_FALSE(store.read(7).has_value()) << i;
  }
  const Inventory found = store.inspect();
  EXPECT_FALSE(found.finished[7]);
  ASSERT_EQ(found.damaged.size(), 1U);
  EXPECT_NE(found.damaged[0].find("chunk-00000007"), std::string::npos) << found.damaged[0];
  store.write(7, some_rows());
  EXPECT_EQ(*read_whole_file(store.path_of(7)), good);
}

TEST(ChunkStore, ParsesAnyBytesWithoutHarm) {
  // A sound checksum over nonsense: rows that claim to be longer than the file.
  std::string bytes = chunk_bytes(kStudy, 1, {{1, "abc"}});
  bytes.resize(bytes.size() - 4);
  for (std::size_t i = 12; i < bytes.size(); ++i) {
    std::string bad = bytes;
    bad[i] = '\xff';
    const std::uint32_t crc = crc32c(bad);
    for (int k = 0; k < 4; ++k) bad += static_cast<char>((crc >> (8 * k)) & 0xFFU);
    std::string why;
    EXPECT_NO_THROW(parse_chunk(bad, why)) << i;
  }
}

TEST(ChunkStore, RepairsADamagedIdentity) {
  const ScratchFolder folder;
  ChunkStore(folder / "work", kStudy).write(3, some_rows());
  write_whole_file((folder / "work") + "/store.id", "nonsense");
  EXPECT_EQ(ChunkStore(folder / "work", kStudy).read(3)->rows, some_rows());
  StoreIdentity other = kStudy;
  other.config_hash = 0;
  EXPECT_THROW(ChunkStore(folder / "work", other), StaleStore);
}

TEST(ChunkStore, RefusesAChunkNumberBeyondTheStudy) {
  const ScratchFolder folder;
  const ChunkStore store(folder / "work", kStudy);
  EXPECT_THROW(store.read(2'500), BrokenRule);
  EXPECT_THROW(store.write(2'500, {}), BrokenRule);
}

TEST(ChunkStore, MayBeUsedByManyThreadsAtOnce) {
  const ScratchFolder folder;
  const ChunkStore store(folder / "work", {1, 1, 40});
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&store] {  // every thread saves every chunk: doing one twice is harmless
      for (std::uint64_t id = 0; id < 40; ++id) store.write(id, {{id, std::string(1'000, 'x')}});
    });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(store.finished(), std::vector<bool>(40, true));
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator((folder / "work") + "/0000"), {}), 40);
}

TEST(ChunkStore, LosesNothingThatWasSavedWhenTheProcessIsKilled) {
  const ScratchFolder folder;
  constexpr StoreIdentity study{9, 9, 200};
  const auto rows_of_chunk = [](std::uint64_t id) { return std::vector<ChunkRow>{{id, std::string(20'000, 'r')}}; };
  for (const std::uint64_t survive : {1U, 2U, 5U, 13U, 40U, 90U, 150U}) {
    std::array<int, 2> saved{};
    ASSERT_EQ(pipe(saved.data()), 0);
    const pid_t child = fork();
    if (child == 0) {  // says so after each chunk, and is killed somewhere in a later one
      const ChunkStore store(folder / "work", study);
      for (std::uint64_t id = 0; id < study.chunks; ++id) {
        store.write(id, rows_of_chunk(id));
        if (::write(saved[1], "x", 1) != 1) _exit(1);
      }
      for (;;) pause();
    }
    close(saved[1]);
    char byte = 0;
    for (std::uint64_t id = 0; id < survive; ++id) ASSERT_EQ(::read(saved[0], &byte, 1), 1);
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
    close(saved[0]);
    const ChunkStore store(folder / "work", study);
    const Inventory found = store.inspect();
    EXPECT_TRUE(found.damaged.empty()) << found.damaged.front();
    for (std::uint64_t id = 0; id < survive; ++id) {
      ASSERT_TRUE(found.finished[id]) << id << " of " << survive;
      ASSERT_EQ(store.read(id)->rows, rows_of_chunk(id));
    }
  }
}

TEST(ChunkStore, SaysWhichFolderCannotBeMade) {
  const ScratchFolder folder;
  write_whole_file(folder / "file", "in the way");
  EXPECT_THROW(ChunkStore(folder / "file", kStudy), FileError);
  EXPECT_THROW(ChunkStore((folder / "file") + "/below", kStudy), FileError);
}
