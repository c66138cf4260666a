// Shares of categories, written as a tree of parts of parts.
#include "sim/config/quantity.hpp"
#include "sim/config/wording.hpp"
#include "sim/people/read_margin.hpp"

namespace sim {

namespace {

using Shares = std::vector<std::pair<std::string, double>>;

struct OneShare {
  double share = 0;
  void visit(Fields& f) {
    f.shorthand("share");
    f.share("share", share, {.doc = "share of what it is a part of"});
  }
};

bool is_rest(const Value& v) { return v.is_scalar() && v.text() == "rest"; }

// A part with parts of its own: {share: ..., of_whom: {...}}.
bool has_parts(const Value& v) { return v.is_map() && v.find("of_whom") != nullptr; }

// A part with parts has a share, and nothing else beside them.
bool check_keys(const Value::Entry& entry, const std::string& path, Reading& reading) {
  bool good = entry.value.find("share") != nullptr;
  if (!good)
    reading.problems.add("config/missing", entry.value.origin(), path + ".share is missing",
                         "write for example 'share: 8%'");
  for (const auto& inner : entry.value.entries()) {
    if (inner.key == "share" || inner.key == "of_whom") continue;
    reading.problems.add("config/unknown", inner.key_origin, "unknown setting " + in_quotes(inner.key) + " in " + path,
                         "known are share and of_whom");
    good = false;
  }
  return good;
}

double read_share(const Value& v, const std::string& path, Reading& reading) {
  Value only = Value::map(v.origin());
  only.set("share", v.origin(), v);
  return read<OneShare>(only, path, reading).share;
}

void add_parts(const Value& tree, const std::string& path, double of, Reading& reading, Shares& shares) {
  if (!tree.is_map() || tree.entries().empty()) {
    reading.problems.add("config/type", tree.origin(), path + " must be a group of shares",
                         "write for example '{none: rest, some: 10%}'");
    return;
  }
  const std::size_t before = reading.problems.size();
  std::vector<double> parts;
  const Value::Entry* rest = nullptr;
  double sum = 0;
  for (const auto& entry : tree.entries()) {
    const std::string where = path + "." + entry.key;
    if (has_parts(entry.value) && !check_keys(entry, where, reading)) continue;
    const Value& written = has_parts(entry.value) ? *entry.value.find("share") : entry.value;
    if (is_rest(written)) {
      if (rest)
        reading.problems.add("config/contradiction", written.origin(), path + " has two parts that are the rest",
                             "give one of them a share");
      rest = &entry;
      parts.push_back(-1);
    } else {
      parts.push_back(read_share(written, where, reading));
      sum += parts.back();
    }
  }
  if (reading.problems.size() != before) return;
  if (sum > 1 + 1e-9 || (!rest && sum < 1 - 1e-9)) {
    // A draw may take parts beyond the whole: then they are brought back to it in proportion.
    if (reading.draw == nullptr || sum < 1 - 1e-9) {
      reading.problems.add(
          "config/contradiction", tree.origin(), path + " adds up to " + number_text(sum),
          rest ? "the parts beside 'rest' must not exceed 1" : "the parts must add up to 1; one of them may be 'rest'");
      return;
    }
    for (double& p : parts)
      if (p >= 0) p /= sum;
    sum = 1;
  }
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto& entry = tree.entries()[i];
    const double share = of * (parts[i] < 0 ? 1 - sum : parts[i]);
    if (has_parts(entry.value))
      add_parts(*entry.value.find("of_whom"), path + "." + entry.key + ".of_whom", share, reading, shares);
    else
      shares.emplace_back(entry.key, share);
  }
}

}  // namespace

std::vector<std::pair<std::string, double>> read_shares(const Value& tree, const std::string& path, Reading& reading) {
  Shares shares;
  const std::size_t before = reading.problems.size();
  add_parts(tree, path, 1.0, reading, shares);
  if (reading.problems.size() != before) shares.clear();
  return shares;
}

}  // namespace sim
