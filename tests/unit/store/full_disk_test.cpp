// A disk that fills up at any point: a FileError, and nothing half-written is left under any name.
#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <functional>

#include <gtest/gtest.h>

#include "sim/run/chunk_store.hpp"
#include "sim/store/atomic_file.hpp"
#include "sim/store/write_outcomes.hpp"
#include "tests/readers/sample_outcomes.hpp"
#include "tests/unit/store/scratch_folder.hpp"

using namespace sim;

namespace {

constexpr int kSaved = 0, kRefused = 40, kLeftSomething = 41, kCannotMount = 42;

// Runs `work` in another process, which leaves as a program does, and returns its exit status, or -1 when it died.
int in_another_process(const std::function<int()>& work) {
  const pid_t child = fork();
  if (child == 0) std::exit(work());
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

int try_to(const std::function<void()>& save) {
  try {
    save();
    return kSaved;
  } catch (const FileError&) {
    return kRefused;
  }
}

int with_largest_file(rlim_t bytes, const std::function<void()>& save) {
  return in_another_process([&] {
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{bytes, bytes};
    if (setrlimit(RLIMIT_FSIZE, &limit) != 0) return -1;
    return try_to(save);
  });
}

// A small disk of its own.
int on_a_small_disk(const std::string& where, std::size_t bytes, const std::function<void()>& save) {
  return in_another_process([&] {
    const std::string size = "size=" + std::to_string(bytes);
    if (unshare(CLONE_NEWNS) != 0 || mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
        mount("none", where.c_str(), "tmpfs", 0, size.c_str()) != 0)
      return kCannotMount;
    const int status = try_to(save);
    if (status == kRefused && !std::filesystem::is_empty(where)) return kLeftSomething;
    return status;
  });
}

}  // namespace

TEST(FullDisk, ResultsAreRefusedAtEveryLimitAndNothingIsLeft) {
  const ScratchFolder folder;
  const std::string path = folder / "outcomes.h5";
  const Outcomes sample = sample_outcomes();
  write_outcomes(sample, path);
  const auto whole = static_cast<rlim_t>(std::filesystem::file_size(path));
  std::filesystem::remove(path);
  std::filesystem::remove(path + ".sha256");
  for (int step = 0; step < 24; ++step) {
    const rlim_t limit = step == 23 ? whole - 1 : whole * static_cast<rlim_t>(step) / 23;
    EXPECT_EQ(with_largest_file(limit, [&] { write_outcomes(sample, path); }), kRefused) << limit << " of " << whole;
    EXPECT_TRUE(folder.names().empty()) << limit << ": " << folder.names().front();
  }
  EXPECT_EQ(with_largest_file(whole + 65'536, [&] { write_outcomes(sample, path); }), kSaved);
}

TEST(FullDisk, ASmallDiskRefusesResults) {
  const ScratchFolder folder;
  const Outcomes sample = sample_outcomes();
  for (const std::size_t kilobytes : {16U, 64U, 256U, 512U}) {
    const int status =
        on_a_small_disk(folder.path(), kilobytes * 1024, [&] { write_outcomes(sample, folder / "o.h5"); });
    if (status == kCannotMount) GTEST_SKIP() << "this user may not mount a small disk";
    EXPECT_EQ(status, kRefused) << kilobytes << " KiB";
  }
}

TEST(FullDisk, AChunkIsRefusedAndThePlaceStaysFree) {
  const ScratchFolder folder;
  const ChunkStore store(folder / "work", {1, 2, 5});
  const std::vector<ChunkRow> rows{{7, std::string(100'000, 'x')}};
  EXPECT_EQ(with_largest_file(50'000, [&] { store.write(3, rows); }), kRefused);
  EXPECT_EQ(store.finished(), std::vector<bool>(5, false));
  EXPECT_TRUE(store.inspect().damaged.empty());
  EXPECT_TRUE(std::filesystem::is_empty(std::filesystem::path(store.path_of(3)).parent_path()));
  store.write(3, rows);
  EXPECT_EQ(store.read(3)->rows, rows);
}

TEST(FullDisk, TheSameProcessCanWriteAgainWhenThereIsRoom) {
  const ScratchFolder folder;
  const Outcomes sample = sample_outcomes();
  const std::string expected = write_outcomes(sample, folder / "whole.h5");
  const auto whole = static_cast<rlim_t>(std::filesystem::file_size(folder / "whole.h5"));
  for (const rlim_t bytes : {rlim_t{5'000}, whole / 2, whole - 1})
    EXPECT_EQ(in_another_process([&] {
                std::signal(SIGXFSZ, SIG_IGN);
                const rlimit tight{bytes, RLIM_INFINITY}, wide{RLIM_INFINITY, RLIM_INFINITY};
                setrlimit(RLIMIT_FSIZE, &tight);
                if (try_to([&] { write_outcomes(sample, folder / "o.h5"); }) != kRefused) return -1;
                setrlimit(RLIMIT_FSIZE, &wide);
                return write_outcomes(sample, folder / "o.h5") == expected ? kSaved : -1;
              }),
              kSaved)
        << bytes;
}

TEST(FullDisk, NothingIsPrintedWhenTheProcessEnds) {
  const ScratchFolder folder;
  const Outcomes sample = sample_outcomes();
  const std::string log = folder / "log";
  EXPECT_EQ(in_another_process([&] {
              const int file = open(log.c_str(), O_CREAT | O_WRONLY, 0600);
              if (dup2(file, STDERR_FILENO) < 0) return -1;
              std::signal(SIGXFSZ, SIG_IGN);
              const rlimit limit{100'000, 100'000};
              if (setrlimit(RLIMIT_FSIZE, &limit) != 0) return -1;
              return try_to([&] { write_outcomes(sample, folder / "o.h5"); });
            }),
            kRefused);
  EXPECT_EQ(*read_whole_file(log), "");
}
