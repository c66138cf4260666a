#include "tests/random_configs/child.hpp"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <stdexcept>

namespace random_configs {

namespace {

double seconds(const timeval& t) { return static_cast<double>(t.tv_sec) + 1e-6 * static_cast<double>(t.tv_usec); }

[[noreturn]] void become(std::vector<char*>& arguments, const std::string& folder, const std::string& configs,
                         int err) {
  const int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
  dup2(nothing, STDIN_FILENO);
  dup2(nothing, STDOUT_FILENO);
  dup2(err, STDERR_FILENO);
  if (chdir(folder.c_str()) == 0 && setenv("CAREPATH_CONFIGS", configs.c_str(), 1) == 0)
    execv(arguments[0], arguments.data());
  _exit(127);
}

std::string all_of(int from) {
  std::string text;
  std::array<char, 4096> buffer{};
  for (ssize_t n = 0; (n = read(from, buffer.data(), buffer.size())) > 0;)
    text.append(buffer.data(), static_cast<std::size_t>(n));
  return text;
}

}  // namespace

Ended run_child(const std::vector<std::string>& words, const std::string& folder, const std::string& configs) {
  std::vector<std::string> copies = words;
  std::vector<char*> arguments;
  for (auto& word : copies) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  std::array<int, 2> pipe_ends{};
  if (pipe2(pipe_ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe for the child");
  const pid_t child = fork();
  if (child < 0) throw std::runtime_error("no child process");
  if (child == 0) become(arguments, folder, configs, pipe_ends[1]);
  close(pipe_ends[1]);
  Ended ended;
  ended.said = all_of(pipe_ends[0]);
  close(pipe_ends[0]);
  int status = 0;
  rusage used{};
  if (wait4(child, &status, 0, &used) != child) throw std::runtime_error("the child was lost");
  ended.exit = WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
  ended.cpu_seconds = seconds(used.ru_utime) + seconds(used.ru_stime);
  ended.megabytes = static_cast<double>(used.ru_maxrss) / 1024;
  return ended;
}

}  // namespace random_configs
