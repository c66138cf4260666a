// Bare reference: a minimal C++20 kernel in one file, no cancel, priorities or statistics.
//  *_ev   : event scheduling, switch on event kind, 24-byte entries in a 4-ary implicit heap
//  *_cust : C++20 stackless coroutine per customer/patient, frames from a free list, same heap, direct hand-over of a
//  freed unit
//           (no calendar event for a grant), first activation inline
#include <coroutine>
#include <vector>
#include "bench_common.hpp"
struct Ent {
  double t;
  uint64_t seq;
  void* h;
};
struct Heap {
  std::vector<Ent> v;
  uint64_t seq = 0, pops = 0;
  static bool lt(const Ent& a, const Ent& b) { return a.t < b.t || (a.t == b.t && a.seq < b.seq); }
  void push(double t, void* h) {
    Ent e{t, seq++, h};
    size_t i = v.size();
    v.push_back(e);
    while (i) {
      size_t p = (i - 1) >> 2;
      if (!lt(e, v[p])) break;
      v[i] = v[p];
      i = p;
    }
    v[i] = e;
  }
  Ent pop() {
    pops++;
    Ent r = v[0], e = v.back();
    v.pop_back();
    size_t n = v.size();
    if (n) {
      size_t i = 0;
      for (;;) {
        size_t c = 4 * i + 1;
        if (c >= n) break;
        size_t m = c, end = c + 4 < n ? c + 4 : n;
        for (size_t k = c + 1; k < end; k++)
          if (lt(v[k], v[m])) m = k;
        if (!lt(v[m], e)) break;
        v[i] = v[m];
        i = m;
      }
      v[i] = e;
    }
    return r;
  }
  bool empty() const { return v.empty(); }
};
struct Pool {
  struct N {
    N* n;
  };
  static constexpr size_t K = 64;
  N* f[K] = {};
  void* get(size_t s) {
    size_t c = (s + 31) / 32;
    if (c < K && f[c]) {
      auto* p = f[c];
      f[c] = p->n;
      return p;
    }
    return ::malloc(c * 32);
  }
  void put(void* p, size_t s) {
    size_t c = (s + 31) / 32;
    if (c < K) {
      auto* q = (N*)p;
      q->n = f[c];
      f[c] = q;
    } else
      ::free(p);
  }
};
static Pool pool;
struct Sim {
  Heap h;
  double now = 0;
  void run() {
    while (!h.empty()) {
      Ent e = h.pop();
      now = e.t;
      std::coroutine_handle<>::from_address(e.h).resume();
    }
  }
};
struct Task {
  struct promise_type {
    Task get_return_object() { return {}; }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() { std::abort(); }
    static void* operator new(size_t s) { return pool.get(s); }
    static void operator delete(void* p, size_t s) { pool.put(p, s); }
  };
};
struct Hold {
  Sim& s;
  double d;
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<> c) { s.h.push(s.now + d, c.address()); }
  void await_resume() const noexcept {}
};
struct Ring {
  std::vector<void*> b = std::vector<void*>(16);
  size_t hd = 0, n = 0;
  void push(void* p) {
    if (n == b.size()) {
      std::vector<void*> c(2 * n);
      for (size_t i = 0; i < n; i++) c[i] = b[(hd + i) & (n - 1)];
      b.swap(c);
      hd = 0;
    }
    b[(hd + n++) & (b.size() - 1)] = p;
  }
  void* pop() {
    void* p = b[hd];
    hd = (hd + 1) & (b.size() - 1);
    n--;
    return p;
  }
};
struct Res {
  Sim* s;
  unsigned free;
  Ring q;
  struct Aw {
    Res& r;
    bool await_ready() {
      if (r.free) {
        r.free--;
        return true;
      }
      return false;
    }
    void await_suspend(std::coroutine_handle<> c) { r.q.push(c.address()); }
    void await_resume() {}
  };
  Aw seize() { return {*this}; }
  void release() {
    if (q.n)
      std::coroutine_handle<>::from_address(q.pop()).resume();
    else
      free++;
  }
};
struct Q {
  Rng r;
  double lam, mu;
  uint64_t n;
  double sum = 0;
  uint64_t cnt = 0;
};
Task cust(Sim& s, Q& q, Res& res) {
  double t0 = s.now;
  co_await res.seize();
  co_await Hold{s, q.r.exp(1 / q.mu)};
  q.sum += s.now - t0;
  q.cnt++;
  res.release();
}
Task arr(Sim& s, Q& q, Res& res) {
  for (uint64_t i = 0; i < q.n; i++) {
    co_await Hold{s, q.r.exp(1 / q.lam)};
    cust(s, q, res);
  }
}
constexpr int G = 480;
struct C {
  Rng r;
  uint64_t n;
  double ws = 0, wn = 0, score = 0;
  uint64_t ns = 0, nc = 0, att = 0, peg = 0;
  std::vector<Res> g;
  Res nurse;
};
Task therapy(Sim& s, C& c) {
  int g = int(c.r.u() * G);
  double t0 = s.now;
  co_await c.g[g].seize();
  c.ws += s.now - t0;
  c.ns++;
  double ph = std::fmod(s.now - (g + 0.5) * 7.0 / G, 7.0);
  if (ph < 0) ph += 7;
  co_await Hold{s, ph == 0 ? 0.0 : 7 - ph};
  for (int k = 0; k < 12; k++) {
    double rest = 7;
    if (c.r.u() < 0.8) {
      co_await Hold{s, 0.0625};
      c.att++;
      rest -= 0.0625;
    }
    if (k < 11) co_await Hold{s, rest};
  }
  c.g[g].release();
}
Task nursef(Sim& s, C& c) {
  for (int k = 0; k < 13; k++) {
    co_await Hold{s, 28.0};
    double t0 = s.now;
    co_await c.nurse.seize();
    c.wn += s.now - t0;
    c.nc++;
    co_await Hold{s, 1.0 / 72};
    c.nurse.release();
  }
}
Task pegs(Sim& s, C& c) {
  for (int k = 0; k < 4; k++) {
    co_await Hold{s, 91.25};
    c.score += c.r.normal();
    c.peg++;
  }
}
Task arrc(Sim& s, C& c) {
  for (uint64_t i = 0; i < c.n; i++) {
    co_await Hold{s, c.r.exp(365.0 / c.n)};
    therapy(s, c);
    nursef(s, c);
    pegs(s, c);
  }
}
struct H {
  Rng r;
  uint64_t left;
};
Task holdf(Sim& s, H& h) {
  while (h.left > 0) {
    h.left--;
    co_await Hold{s, h.r.exp(1.0)};
  }
}
static void q_ev(uint64_t n, uint64_t seed, double lam, unsigned c, Out& o) {
  Heap h;
  Rng r(seed);
  double now = 0, sum = 0;
  uint64_t made = 0, done = 0;
  unsigned busy = 0;
  std::vector<double> buf(1 << 16);
  size_t hd = 0, len = 0;
  std::vector<double> in(c);
  std::vector<unsigned> fr;
  for (unsigned i = c; i--;) fr.push_back(i);
  auto start = [&](double t0) {
    unsigned k = fr.back();
    fr.pop_back();
    in[k] = t0;
    busy++;
    h.push(now + r.exp(1.0), (void*)(uintptr_t)(k + 1));
  };
  h.push(r.exp(1 / lam), nullptr);
  while (!h.empty()) {
    Ent e = h.pop();
    now = e.t;
    if (!e.h) {
      if (++made < n) h.push(now + r.exp(1 / lam), nullptr);
      if (busy < c)
        start(now);
      else {
        if (len == buf.size()) {
          std::vector<double> b2(2 * len);
          for (size_t i = 0; i < len; i++) b2[i] = buf[(hd + i) & (len - 1)];
          buf.swap(b2);
          hd = 0;
        }
        buf[(hd + len++) & (buf.size() - 1)] = now;
      }
    } else {
      unsigned k = (unsigned)(uintptr_t)e.h - 1;
      sum += now - in[k];
      done++;
      busy--;
      fr.push_back(k);
      if (len) {
        double t0 = buf[hd];
        hd = (hd + 1) & (buf.size() - 1);
        len--;
        start(t0);
      }
    }
  }
  o.cust = done;
  o.mean = sum / done;
  o.events = h.pops;
}
int main(int ac, char** av) {
  std::string w = ac > 1 ? av[1] : "mm1_cust";
  uint64_t n = ac > 2 ? strtoull(av[2], 0, 10) : 1000000, seed = ac > 3 ? strtoull(av[3], 0, 10) : 1;
  Out o;
  double a = wallt(), ca = cput();
  if (w.rfind("mm", 0) == 0) {
    bool big = w.rfind("mmc", 0) == 0;
    o.expect = big ? 1.27538 : 4;
    if (w.find("_ev") != w.npos)
      q_ev(n, seed, big ? 18 : 0.75, big ? 20 : 1, o);
    else {
      Sim s;
      Q q{Rng(seed), big ? 18.0 : 0.75, 1.0, n};
      Res res{&s, big ? 20u : 1u};
      arr(s, q, res);
      s.run();
      o.events = s.h.pops;
      o.cust = q.cnt;
      o.mean = q.sum / q.cnt;
    }
  } else if (w == "clinic") {
    Sim s;
    C c{Rng(seed), n};
    for (int g = 0; g < G; g++) c.g.push_back(Res{&s, 10});
    c.nurse = Res{&s, 10};
    arrc(s, c);
    s.run();
    o.events = s.h.pops;
    o.cust = c.ns;
    o.mean = c.ws / c.ns;
    o.aux[0] = c.wn / c.nc;
    o.aux[1] = c.att;
    o.aux[2] = c.nc;
    o.aux[3] = c.peg;
    o.aux[4] = s.now;
  } else if (w == "hold") {
    Sim s;
    H h{Rng(seed), 4000000};
    for (uint64_t i = 0; i < n; i++) holdf(s, h);
    s.run();
    o.events = s.h.pops;
    o.cust = 4000000;
  }
  double b = wallt(), cb = cput();
  report("ref-cpp20", w, n, b - a, cb - ca, o);
}
