#include "app/commands/runtime_record.hpp"

#include <sys/resource.h>
#include <unistd.h>

#include <cstdio>
#include <ctime>
#include <nlohmann/json.hpp>

#include "app/version.hpp"
#include "sim/store/atomic_file.hpp"

namespace app {

namespace {

double seconds(const timeval& t) { return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) * 1e-6; }

double cpu_now() {
  rusage use{};
  getrusage(RUSAGE_SELF, &use);
  return seconds(use.ru_utime) + seconds(use.ru_stime);
}

std::string host() {
  char name[256] = "";
  return gethostname(name, sizeof name - 1) == 0 ? name : "unknown";
}

// What runs and studies have in common: the command, its time and the machine.
template <class Facts>
nlohmann::ordered_json circumstances_of(const Facts& f) {
  return {
      {"command_line", f.words},
      {"began", f.began},
      {"wall_seconds", f.wall_seconds},
      {"cpu_seconds", f.cpu_seconds},
      {"peak_memory_mib", peak_memory()},
      {"threads", f.threads},
      {"host", host()},
      {"version", version_number()},
      {"commit", commit()},
      {"compiler", compiler()},
  };
}

}  // namespace

Stopwatch::Stopwatch() : start_(std::chrono::steady_clock::now()), cpu_at_start_(cpu_now()) {
  const std::time_t now = std::time(nullptr);
  std::tm utc{};
  gmtime_r(&now, &utc);
  char text[32];
  std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc);
  began_ = text;
}

double Stopwatch::wall_seconds() const {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
}

double Stopwatch::cpu_seconds() const { return cpu_now() - cpu_at_start_; }

double peak_memory() {
  rusage use{};
  getrusage(RUSAGE_SELF, &use);
  return static_cast<double>(use.ru_maxrss) / 1024.0;
}

std::string runtime_json(const SweepFacts& f) {
  const auto computed = static_cast<double>(f.runs - f.resumed_runs);
  const auto per_cpu_second = [&](double n) { return f.cpu_seconds > 0 ? n / f.cpu_seconds : 0; };
  nlohmann::ordered_json stages = nlohmann::ordered_json::array();
  for (const auto& stage : f.stages)
    stages.push_back({{"name", stage.name}, {"method", stage.method}, {"runs", stage.runs}});
  nlohmann::ordered_json json = circumstances_of(f);
  json.update({
      {"stages", stages},
      {"runs", f.runs},
      {"resumed_runs", f.resumed_runs},
      {"failed_rows", f.failed_rows},
      {"patient_years", computed * f.patient_years_of_a_run},
      {"runs_per_cpu_second", per_cpu_second(computed)},
      {"patient_years_per_cpu_second", per_cpu_second(computed * f.patient_years_of_a_run)},
      {"study_sha256", f.study_sha256},
  });
  return json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

std::string runtime_json(const RuntimeFacts& f) {
  char fingerprint[20];
  std::snprintf(fingerprint, sizeof fingerprint, "%016llx", static_cast<unsigned long long>(f.counts.fingerprint));
  nlohmann::ordered_json json = circumstances_of(f);
  json.update({
      {"events", f.counts.events},
      {"patient_years", f.counts.patient_years},
      {"resumed_patient_years", f.resumed_patient_years},
      {"fingerprint", fingerprint},
      {"failures", f.counts.failures},
      {"outcomes_sha256", f.outcomes_sha256},
  });
  return json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

std::vector<std::string> command_words_in(const std::string& folder) {
  std::vector<std::string> words;
  const auto text = sim::read_whole_file(folder + "/runtime.json", std::size_t{1} << 20);
  if (!text) return words;
  const auto json = nlohmann::json::parse(*text, nullptr, false);
  if (!json.is_object() || !json.contains("command_line") || !json["command_line"].is_array()) return words;
  for (const auto& word : json["command_line"])
    if (word.is_string()) words.push_back(word.get<std::string>());
  return words;
}

}  // namespace app
