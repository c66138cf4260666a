// Scalar C++ reference: one trajectory at a time, counter-based RNG keyed (sample,patient,transition) so that
// (a) common random numbers across strategies, (b) results identical for any thread count.
// usage: id3 <weibull|exp> <threads> <crn 0|1> <log 0|1> [n_samples] [seed] [patients.csv]
#include <sys/resource.h>
#include <time.h>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <random>
#include <string>
#include <thread>
#include <vector>
using u64 = uint64_t;
using u32 = uint32_t;
// Philox4x32-10
static inline void philox(u32 c[4], u32 k0, u32 k1) {
  for (int r = 0; r < 10; ++r) {
    u64 p0 = (u64)0xD2511F53u * c[0], p1 = (u64)0xCD9E8D57u * c[2];
    u32 n0 = (u32)(p1 >> 32) ^ c[1] ^ k0, n1 = (u32)p1, n2 = (u32)(p0 >> 32) ^ c[3] ^ k1, n3 = (u32)p0;
    c[0] = n0;
    c[1] = n1;
    c[2] = n2;
    c[3] = n3;
    k0 += 0x9E3779B9u;
    k1 += 0xBB67AE85u;
  }
}
struct Ev {
  u32 s, p;
  uint8_t k, from, to;
  float t0, t1;
};
int main(int ac, char** av) {
  bool wei = !strcmp(av[1], "weibull");
  int T = atoi(av[2]);
  bool crn = atoi(av[3]);
  bool lg = atoi(av[4]);
  int NS = ac > 5 ? atoi(av[5]) : 1000;
  u32 seed = ac > 6 ? atoi(av[6]) : 1;
  std::vector<double> agec, fem, hor;
  {
    std::ifstream f(ac > 7 ? av[7] : "illness_death_patients.csv");
    std::string l;
    std::getline(f, l);
    while (std::getline(f, l)) {
      int id, fe;
      double a;
      sscanf(l.c_str(), "%d,%lf,%d", &id, &a, &fe);
      agec.push_back((a - 60) / 10);
      fem.push_back(fe);
      hor.push_back(std::min(100 - a, 100.0));
    }
  }
  int NP = agec.size();
  const int K = 3;
  const double R = .03;
  const double B[3][5] = {{-2, .2, .1, -.3, -.6}, {-4, .6, -.2, 0, 0}, {-2, .3, -.1, 0, 0}}, SH[3] = {1.2, 1.1, .9};
  const double drug[3] = {0, 2000, 4000};
  auto w0 = std::chrono::steady_clock::now();
  struct P {
    double b[3][5], ish[3], uH, uS, cH, cS;
  };
  std::vector<P> ps(NS);
  {
    std::mt19937_64 g(seed);
    std::normal_distribution<double> z(0, 1);
    auto gam = [&](double k) {
      std::gamma_distribution<double> d(k, 1);
      return d(g);
    };
    auto beta = [&](double m, double s) {
      double k = m * (1 - m) / s / s - 1;
      double x = gam(m * k), y = gam((1 - m) * k);
      return x / (x + y);
    };
    for (auto& p : ps) {
      for (int r = 0; r < 3; ++r) {
        for (int j = 0; j < 5; ++j) p.b[r][j] = B[r][j] + .05 * z(g);
        p.ish[r] = wei ? 1 / std::exp(std::log(SH[r]) + .05 * z(g)) : 1;
      }
      p.uH = beta(.85, .02);
      p.uS = beta(.55, .05);
      p.cH = 10 * gam(100);
      p.cS = 50 * gam(100);
    }
  }
  std::vector<double> Q(NS * K), C(NS * K);
  std::vector<u64> ntr(T, 0);
  std::vector<std::vector<Ev>> logs(T);
  auto work = [&](int th) {
    u64 n = 0;
    auto& L = logs[th];
    for (int s = th; s < NS; s += T) {
      const P& p = ps[s];
      double q[3] = {0, 0, 0}, c[3] = {0, 0, 0};
      for (int i = 0; i < NP; ++i) {
        double lp[3];
        for (int r = 0; r < 3; ++r) lp[r] = p.b[r][0] + p.b[r][1] * agec[i] + p.b[r][2] * fem[i];
        double E[3];
        for (int k = 0; k < K; ++k) {
          if (!crn || k == 0) {
            u32 ctr[4] = {(u32)i, (u32)s, crn ? 0u : (u32)k, 0};
            philox(ctr, seed, 0x1234567u);
            for (int r = 0; r < 3; ++r) E[r] = -std::log((ctr[r] + 0.5) * 0x1p-32);
          }
          double t[3];
          for (int r = 0; r < 3; ++r) {
            double l = lp[r] + (k == 1 ? p.b[r][3] : k == 2 ? p.b[r][4] : 0);
            double x = E[r] * std::exp(-l);
            t[r] = wei ? std::pow(x, p.ish[r]) : x;
          }
          double tH = std::min(std::min(t[0], t[1]), hor[i]);
          bool sick = t[0] < t[1] && t[0] < hor[i];
          double end = sick ? std::min(tH + t[2], hor[i]) : tH;
          double eH = std::exp(-R * tH);
          double dH = (1 - eH) / R, dS = sick ? (eH - std::exp(-R * end)) / R : 0;
          q[k] += p.uH * dH + p.uS * dS;
          c[k] += (p.cH + drug[k]) * dH + p.cS * dS;
          n += 1 + sick;
          if (lg) {
            L.push_back({(u32)s, (u32)i, (uint8_t)k, 0, (uint8_t)(sick ? 1 : 2), 0.f, (float)tH});
            if (sick) L.push_back({(u32)s, (u32)i, (uint8_t)k, 1, 2, (float)tH, (float)end});
          }
        }
      }
      for (int k = 0; k < K; ++k) {
        Q[s * K + k] = q[k] / NP;
        C[s * K + k] = c[k] / NP;
      }
    }
    ntr[th] = n;
  };
  std::vector<std::thread> th;
  for (int t = 1; t < T; ++t) th.emplace_back(work, t);
  work(0);
  for (auto& t : th) t.join();
  double w = std::chrono::duration<double>(std::chrono::steady_clock::now() - w0).count();
  double cpu = clock() / (double)CLOCKS_PER_SEC;
  u64 n = 0;
  for (auto x : ntr) n += x;
  double N = (double)NS * K * NP;
  double mq[3] = {0}, mc[3] = {0}, vd = 0, md = 0;
  for (int s = 0; s < NS; ++s)
    for (int k = 0; k < K; ++k) {
      mq[k] += Q[s * K + k] / NS;
      mc[k] += C[s * K + k] / NS;
    }
  for (int s = 0; s < NS; ++s) md += (Q[s * K + 2] - Q[s * K]) / NS;
  for (int s = 0; s < NS; ++s) {
    double d = Q[s * K + 2] - Q[s * K] - md;
    vd += d * d / (NS - 1);
  }
  rusage ru;
  getrusage(RUSAGE_SELF, &ru);
  printf(
      "cpp,%s,threads=%d,crn=%d,log=%d,wall=%.3f,cpu=%.3f,traj_per_s_wall=%.0f,traj_per_cpu_s=%.0f,trans=%llu,trans_"
      "per_cpu_s=%.0f,peakMB=%.0f q=%.4f %.4f %.4f c=%.1f %.1f %.1f sd_incQ=%.4f\n",
      av[1], T, crn, lg, w, cpu, N / w, N / cpu, (unsigned long long)n, n / cpu, ru.ru_maxrss / 1024., mq[0], mq[1],
      mq[2], mc[0], mc[1], mc[2], std::sqrt(vd));
}
