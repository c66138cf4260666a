// Costs and QALYs: varying quantities knot by knot, standing ones while they stand, charges at once.
#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "sim/care/accrue.hpp"

namespace sim {

namespace {

// Asks the field of care anew for every knot.
class PlainReader {
 public:
  PlainReader(const World& world, Patient patient) : world_(world), patient_(patient) {}
  Point point(const std::array<double, kWanders>&, Time t) const {
    return world_.model().nature->point(world_, patient_, t);
  }
  Flows between(const Point& a, const Point& b) const { return world_.model().nature->between(world_, patient_, a, b); }

 private:
  const World& world_;
  const Patient patient_;
};

}  // namespace

void Nature::accrue(World& world, Patient p, Time to, bool part) const {
  if (wandering)
    world.accrue_with(p, to, part, PlainReader(world, p));
  else if (part)
    world.accrue_still(p, to);
}

// The utility has been the same since the last change.
void World::accrue_still(Patient p, Time to) {
  Life& life = lives_[p.index];
  if (to <= life.accrued) return;
  life.sums.plain[0] += life.point[0] * in_years(to - life.accrued);
  life.sums.discounted[0] += life.point[0] * discounted_years(life.accrued, to);
  life.accrued = to;
}

void World::accrue_to_knot(Patient p, Time t) {
  if (!model_->nature->wandering) return;
  if (start_of_week(week_of(lives_[p.index].accrued) + 1) <= t) model_->nature->accrue(*this, p, t, false);
}

double World::discount_at(Time t) const { return model_->discount_at(t); }

// Integral of exp(-discount t) between two moments, in years.
double World::discounted_years(Time from, Time to) const {
  if (model_->discount == 0) return in_years(to - from);
  return (discount_at(from) - discount_at(to)) / model_->discount;
}

// A year's flows become money and go into the ledger: at the year's end and at the end of the run, never because
// somebody looks.
void World::price_flows(Life& life) {
  const Time within_year{life.flow_year_end - 1};
  for (std::size_t i = 0; i < model_->nature->flow_resources.size(); ++i) {
    const ResourceId r = model_->nature->flow_resources[i];
    double &flow = life.sums.plain[i + 1], &discounted = life.sums.discounted[i + 1];
    use(life, r, within_year, flow);
    life.running.cost += flow * model_->resources[r].price;
    life.running.discounted_cost += discounted * model_->resources[r].price;
    flow = discounted = 0;
  }
  life.flow_year_end = (life.accrued.minutes / kMinutesPerYear + 1) * kMinutesPerYear;
}

std::span<double> World::standing_of(Patient p) {
  const std::size_t n = model_->nature->standing_resources.size();
  return {standing_.data() + p.index * n, n};
}

// Standing quantities are read at every change, and counted when one of them has moved.
void World::read_standing(Patient p) {
  const Nature& nature = *model_->nature;
  std::array<double, kMaxStanding> read{};
  const std::span<double> rates(read.data(), nature.standing_resources.size()), standing = standing_of(p);
  nature.standing(*this, p, rates);
  if (std::equal(rates.begin(), rates.end(), standing.begin())) return;
  add_standing(p);
  std::copy(rates.begin(), rates.end(), standing.begin());
  Life& life = lives_[p.index];
  life.standing_cost = 0;
  for (std::size_t i = 0; i < rates.size(); ++i)
    life.standing_cost += rates[i] * model_->resources[nature.standing_resources[i]].price;
}

// Standing charges since one of them last changed, split at the years for the budget.
void World::add_standing(Patient p) {
  Life& life = lives_[p.index];
  const Time since = std::exchange(life.settled, now_);
  const std::span<double> standing = standing_of(p);
  for (Time from = since; from < now_;) {
    const Time year_end{(from.minutes / kMinutesPerYear + 1) * kMinutesPerYear};
    const Time until = std::min(now_, year_end);
    for (std::size_t i = 0; i < standing.size(); ++i)
      if (standing[i] != 0)
        use(life, model_->nature->standing_resources[i], from, standing[i] * in_years(until - from));
    from = until;
  }
  life.running.cost += life.standing_cost * in_years(now_ - since);
  life.running.discounted_cost += life.standing_cost * discounted_years(since, now_);
}

Account World::account_at(Patient p, Time t) const {
  if (glance_.row == p.index && t == now_) return glance_.account;
  const bool moving = lives_[p.index].alive && t > lives_[p.index].accrued;
  return account_to(p, t, moving && model_->nature->living ? point(p, t) : Point{});
}

Account World::account_to(Patient p, Time t, const Point& end) const {
  return own_account_to(p, t, end) + lives_[p.index].programme;
}

Account World::own_account_to(Patient p, Time t, const Point& end) const {
  const Life& life = lives_[p.index];
  Account a = life.own_account();
  if (!model_->nature->living) return a;
  const Nature& nature = *model_->nature;
  for (std::size_t i = 0; i < nature.flow_resources.size(); ++i) {
    const double price = model_->resources[nature.flow_resources[i]].price;
    a.cost += life.sums.plain[i + 1] * price;
    a.discounted_cost += life.sums.discounted[i + 1] * price;
  }
  if (!life.alive) return a;
  a.cost += life.standing_cost * in_years(t - life.settled);
  a.discounted_cost += life.standing_cost * discounted_years(life.settled, t);
  if (t <= life.accrued) return a;
  if (!nature.wandering) {
    a.qaly += life.point[0] * in_years(t - life.accrued);
    a.discounted_qaly += life.point[0] * discounted_years(life.accrued, t);
    return a;
  }
  const Flows flows = nature.between(*this, p, life.point, end);
  const double years = in_years(t - life.accrued);
  const double discount = discount_at(life.accrued + minutes((t - life.accrued).minutes / 2));
  a.qaly += flows[0] * years;
  a.discounted_qaly += flows[0] * years * discount;
  for (std::size_t i = 0; i < nature.flow_resources.size(); ++i) {
    const double cost = flows[i + 1] * years * model_->resources[nature.flow_resources[i]].price;
    a.cost += cost;
    a.discounted_cost += cost * discount;
  }
  return a;
}

void World::charge(Patient p, ResourceId resource, double quantity, bool programme) {
  Life& life = lives_[p.index];
  const double cost = quantity * model_->resources[resource].price;
  use(life, resource, now_, quantity);
  if (cost == 0) return;
  Account& account = programme ? life.programme : life.charged;
  account.cost += cost;
  account.discounted_cost += cost * discount_at(now_);
  if (programme) account.programme_cost += cost;
}

void World::add_qaly(Patient p, double qaly) {
  lives_[p.index].charged.qaly += qaly;
  lives_[p.index].charged.discounted_qaly += qaly * discount_at(now_);
}

}  // namespace sim
