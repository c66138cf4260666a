// shared by the bare reference programs
#pragma once
#include <sys/resource.h>
#include <time.h>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
struct Rng {
  uint64_t s[4];
  explicit Rng(uint64_t seed) {
    for (auto& x : s) {
      seed += 0x9e3779b97f4a7c15ull;
      uint64_t z = seed;
      z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ull;
      z = (z ^ (z >> 27)) * 0x94d049bb133111ebull;
      x = z ^ (z >> 31);
    }
  }
  static uint64_t rotl(uint64_t x, int k) { return (x << k) | (x >> (64 - k)); }
  uint64_t next() {
    uint64_t r = rotl(s[0] + s[3], 23) + s[0], t = s[1] << 17;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = rotl(s[3], 45);
    return r;
  }
  double u() { return (next() >> 11) * 0x1.0p-53; }
  double exp(double mean) { return -mean * std::log1p(-u()); }
  double normal() {
    double a, b, q;
    do {
      a = 2 * u() - 1;
      b = 2 * u() - 1;
      q = a * a + b * b;
    } while (q >= 1 || q == 0);
    return a * std::sqrt(-2 * std::log(q) / q);
  }
};
inline double wallt() {
  timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + 1e-9 * t.tv_nsec;
}
inline double cput() {
  timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return t.tv_sec + 1e-9 * t.tv_nsec;
}
inline long rss() {
  rusage r;
  getrusage(RUSAGE_SELF, &r);
  return r.ru_maxrss;
}
struct Out {
  uint64_t events = 0, cust = 0;
  double mean = 0, expect = 0;
  double aux[5] = {0, 0, 0, 0, 0};
};
inline void report(const char* eng, const std::string& w, uint64_t n, double wall, double cpu, const Out& o) {
  printf(
      "{\"engine\":\"%s\",\"workload\":\"%s\",\"n\":%lu,\"wall\":%.4f,\"cpu\":%.4f,\"events\":%lu,\"cust\":%lu,"
      "\"mean\":%.5f,\"expect\":%.5f,\"maxrss_kb\":%ld,\"aux\":[%.5f,%.0f,%.0f,%.0f,%.2f]}\n",
      eng, w.c_str(), n, wall, cpu, o.events, o.cust, o.mean, o.expect, rss(), o.aux[0], o.aux[1], o.aux[2], o.aux[3],
      o.aux[4]);
}
