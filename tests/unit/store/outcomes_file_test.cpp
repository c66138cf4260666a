#include <algorithm>
#include <bit>
#include <filesystem>
#include <limits>

#include <gtest/gtest.h>

#include "sim/core/check.hpp"
#include "sim/store/atomic_file.hpp"
#include "sim/store/read_outcomes.hpp"
#include "sim/store/write_outcomes.hpp"
#include "tests/readers/sample_outcomes.hpp"
#include "tests/unit/store/scratch_folder.hpp"

using namespace sim;

namespace {

template <class Number>
void expect_same(const std::vector<Number>& a, const std::vector<Number>& b, const std::string& name) {
  ASSERT_EQ(a.size(), b.size()) << name;
  for (std::size_t i = 0; i < a.size(); ++i)
    if constexpr (std::is_floating_point_v<Number>)
      ASSERT_TRUE(a[i] == b[i] || (a[i] != a[i] && b[i] != b[i])) << name << " at " << i;
    else
      ASSERT_EQ(a[i], b[i]) << name << " at " << i;
}

void expect_same_table(const Table& a, const Table& b) {
  EXPECT_EQ(a.name, b.name);
  EXPECT_EQ(a.row, b.row);
  EXPECT_EQ(a.doc, b.doc);
  ASSERT_EQ(a.columns.size(), b.columns.size()) << a.name;
  for (std::size_t c = 0; c < a.columns.size(); ++c) {
    const TableColumn &x = a.columns[c], &y = b.columns[c];
    EXPECT_EQ(x.name, y.name);
    EXPECT_EQ(x.unit, y.unit);
    EXPECT_EQ(x.doc, y.doc);
    EXPECT_EQ(x.yes_no, y.yes_no) << x.name;
    EXPECT_EQ(x.codes, y.codes) << x.name;
    EXPECT_EQ(x.row_of, y.row_of) << x.name;
    ASSERT_EQ(x.values.index(), y.values.index()) << x.name << " has changed its type";
    std::visit([&](const auto& v) { expect_same(v, std::get<std::decay_t<decltype(v)>>(y.values), x.name); }, x.values);
  }
}

void expect_same_arrays(const Outcomes& a, const Outcomes& b) {
  expect_same(a.panel_days, b.panel_days, "panel_days");
  expect_same(a.outcome, b.outcome, "outcome");
  expect_same(a.cost, b.cost, "cost");
  expect_same(a.qaly, b.qaly, "qaly");
  expect_same(a.wait_day, b.wait_day, "wait_day");
  expect_same(a.waiting, b.waiting, "waiting");
  expect_same(a.utilisation, b.utilisation, "utilisation");
  expect_same(a.queue_length, b.queue_length, "queue_length");
  expect_same(a.cost_by_category_year, b.cost_by_category_year, "cost_by_category_year");
  expect_same(a.panels.mean, b.panels.mean, "panels.mean");
  expect_same(a.panels.sd, b.panels.sd, "panels.sd");
  expect_same(a.panels.n, b.panels.n, "panels.n");
  expect_same(a.panels.q025, b.panels.q025, "panels.q025");
  expect_same(a.panels.q25, b.panels.q25, "panels.q25");
  expect_same(a.panels.q50, b.panels.q50, "panels.q50");
  expect_same(a.panels.q75, b.panels.q75, "panels.q75");
  expect_same(a.panels.q975, b.panels.q975, "panels.q975");
  expect_same(a.spread.mean, b.spread.mean, "spread.mean");
  expect_same(a.spread.se, b.spread.se, "spread.se");
  expect_same(a.spread.low, b.spread.low, "spread.low");
  expect_same(a.spread.high, b.spread.high, "spread.high");
  expect_same(a.parameters.central, b.parameters.central, "central");
  expect_same(a.parameters.low, b.parameters.low, "low");
  expect_same(a.parameters.high, b.parameters.high, "high");
  expect_same(a.parameters.value, b.parameters.value, "value");
}

void expect_same_words(const Outcomes& a, const Outcomes& b) {
  EXPECT_EQ(a.title, b.title);
  EXPECT_EQ(a.summary, b.summary);
  EXPECT_EQ(a.seed, b.seed);
  EXPECT_EQ(a.status, b.status);
  EXPECT_EQ(a.interval_kind, b.interval_kind);
  EXPECT_EQ(a.money_unit, b.money_unit);
  EXPECT_EQ(a.scenarios, b.scenarios);
  EXPECT_EQ(a.programmes, b.programmes);
  EXPECT_EQ(a.roles, b.roles);
  EXPECT_EQ(a.subgroups, b.subgroups);
  EXPECT_EQ(a.cost_categories, b.cost_categories);
  EXPECT_EQ(a.draws, b.draws);
  EXPECT_EQ(a.replicates, b.replicates);
  EXPECT_EQ(a.years, b.years);
  ASSERT_EQ(a.measures.size(), b.measures.size());
  for (std::size_t i = 0; i < a.measures.size(); ++i) {
    EXPECT_EQ(a.measures[i].name, b.measures[i].name);
    EXPECT_EQ(a.measures[i].unit, b.measures[i].unit);
    EXPECT_EQ(a.measures[i].doc, b.measures[i].doc);
  }
  ASSERT_EQ(a.outcomes.size(), b.outcomes.size());
  for (std::size_t i = 0; i < a.outcomes.size(); ++i) {
    EXPECT_EQ(a.outcomes[i].name, b.outcomes[i].name);
    EXPECT_EQ(a.outcomes[i].bin_note, b.outcomes[i].bin_note);
  }
  EXPECT_EQ(a.parameters.names, b.parameters.names);
  EXPECT_EQ(a.parameters.units, b.parameters.units);
  EXPECT_EQ(a.parameters.sources, b.parameters.sources);
  EXPECT_EQ(a.parameters.provenances, b.parameters.provenances);
  EXPECT_EQ(a.parameters.notes, b.parameters.notes);
  EXPECT_EQ(a.provenance.config_text, b.provenance.config_text);
  EXPECT_EQ(a.provenance.resolved_config, b.provenance.resolved_config);
  EXPECT_EQ(a.provenance.schema_version, b.provenance.schema_version);
  EXPECT_EQ(a.provenance.model_version, b.provenance.model_version);
  ASSERT_EQ(a.provenance.files.size(), b.provenance.files.size());
  for (std::size_t i = 0; i < a.provenance.files.size(); ++i) {
    EXPECT_EQ(a.provenance.files[i].name, b.provenance.files[i].name);
    EXPECT_EQ(a.provenance.files[i].sha256, b.provenance.files[i].sha256);
  }
}

void expect_same_outcomes(const Outcomes& a, const Outcomes& b) {
  expect_same_words(a, b);
  expect_same_arrays(a, b);
  ASSERT_EQ(a.patients.has_value(), b.patients.has_value());
  if (a.patients) expect_same_table(*a.patients, *b.patients);
  ASSERT_EQ(a.events.has_value(), b.events.has_value());
  if (a.events) expect_same_table(*a.events, *b.events);
  ASSERT_EQ(a.study_tables.size(), b.study_tables.size());
  for (std::size_t i = 0; i < a.study_tables.size(); ++i) expect_same_table(a.study_tables[i], b.study_tables[i]);
}

Outcomes smallest() {
  Outcomes o;
  o.title = "Nearly nothing";
  o.scenarios = {"only one"};
  return o;
}

}  // namespace

TEST(OutcomesFile, ReadsBackAsItWasWritten) {
  const ScratchFolder folder;
  const Outcomes sample = sample_outcomes();
  write_outcomes(sample, folder / "outcomes.h5");
  expect_same_outcomes(sample, read_outcomes(folder / "outcomes.h5"));
}

TEST(OutcomesFile, ReadsTheSummaryWithoutTheTables) {
  const ScratchFolder folder;
  Outcomes sample = sample_outcomes();
  write_outcomes(sample, folder / "outcomes.h5");
  sample.patients.reset();
  sample.events.reset();
  sample.study_tables.clear();
  expect_same_outcomes(sample, read_outcomes(folder / "outcomes.h5", DigestRule::must_match, ReadWhat::summary));
}

TEST(OutcomesFile, ReadsBackWhenNearlyEverythingIsEmpty) {
  const ScratchFolder folder;
  write_outcomes(smallest(), folder / "outcomes.h5");
  expect_same_outcomes(smallest(), read_outcomes(folder / "outcomes.h5"));
}

TEST(OutcomesFile, ReadsBackTablesWithoutRows) {
  const ScratchFolder folder;
  Outcomes o = smallest();
  o.events = Table{"events", "event", "Nothing happened", {}};
  write_outcomes(o, folder / "outcomes.h5");
  expect_same_outcomes(o, read_outcomes(folder / "outcomes.h5"));
}

TEST(OutcomesFile, PoolsPanelsWhenToldTo) {
  const ScratchFolder folder;
  Outcomes o = sample_outcomes();
  o.panels.pooled_over_draws = true;
  for (std::vector<double>* values : {&o.panels.mean, &o.panels.sd, &o.panels.n, &o.panels.q025, &o.panels.q25,
                                      &o.panels.q50, &o.panels.q75, &o.panels.q975})
    values->resize(values->size() / o.draws);
  write_outcomes(o, folder / "outcomes.h5");
  const Outcomes back = read_outcomes(folder / "outcomes.h5");
  EXPECT_TRUE(back.panels.pooled_over_draws);
  expect_same_outcomes(o, back);
}

TEST(OutcomesFile, IsTheSameBytesForTheSameOutcomes) {
  const ScratchFolder folder;
  const std::string first = write_outcomes(sample_outcomes(), folder / "a.h5");
  // Other memory contents in between: nothing uninitialised may reach the file.
  const std::vector<std::string> noise(5'000, std::string(300, '\x5a'));
  write_outcomes(smallest(), folder / "between.h5");
  const std::string second = write_outcomes(sample_outcomes(), folder / "b.h5");
  EXPECT_EQ(first, second);
  EXPECT_EQ(*read_whole_file(folder / "a.h5"), *read_whole_file(folder / "b.h5"));
}

TEST(OutcomesFile, LeavesOnlyTheFileAndItsDigest) {
  const ScratchFolder folder;
  const std::string digest = write_outcomes(smallest(), folder / "outcomes.h5");
  EXPECT_EQ(folder.names(), (std::vector<std::string>{"outcomes.h5", "outcomes.h5.sha256"}));
  EXPECT_EQ(*read_whole_file(folder / "outcomes.h5.sha256"), digest + "  outcomes.h5\n");
}

TEST(OutcomesFile, ReplacesAnOlderFileWhole) {
  const ScratchFolder folder;
  write_outcomes(sample_outcomes(), folder / "outcomes.h5");
  write_outcomes(smallest(), folder / "outcomes.h5");
  expect_same_outcomes(smallest(), read_outcomes(folder / "outcomes.h5"));
}

TEST(OutcomesFile, RefusesAnArrayOfTheWrongSizeByName) {
  const ScratchFolder folder;
  Outcomes o = sample_outcomes();
  o.panels.q25.pop_back();
  try {
    write_outcomes(o, folder / "outcomes.h5");
    FAIL() << "it was written";
  } catch (const BrokenRule& broken) {
    EXPECT_NE(std::string(broken.what()).find("panels.q25"), std::string::npos) << broken.what();
  }
  EXPECT_TRUE(folder.names().empty());
}

TEST(OutcomesFile, RefusesNamesThatReadersCannotUse) {
  Outcomes o = sample_outcomes();
  o.scenarios[1] = o.scenarios[0];
  EXPECT_THROW(check_shapes(o), BrokenRule) << "two scenarios of one name";
  o = sample_outcomes();
  o.patients->columns[0].name = "patient";
  EXPECT_THROW(check_shapes(o), BrokenRule) << "a column named like the rows";
  o = sample_outcomes();
  o.patients->columns[1].unit = "days";
  EXPECT_THROW(check_shapes(o), BrokenRule) << "a plural of time";
  o = sample_outcomes();
  o.events->columns[1].codes = {"one"};
  EXPECT_THROW(check_shapes(o), BrokenRule) << "codes in a wide column";
  EXPECT_NO_THROW(check_shapes(sample_outcomes()));
}

TEST(OutcomesFile, IsRefusedWithoutItsDigestUnlessForeign) {
  const ScratchFolder folder;
  const std::string path = folder / "outcomes.h5";
  write_outcomes(smallest(), path);
  std::filesystem::remove(path + ".sha256");
  EXPECT_THROW(read_outcomes(path), FileError);
  EXPECT_EQ(read_outcomes(path, DigestRule::match_if_there).title, "Nearly nothing");
}

TEST(OutcomesFile, IsRefusedWhenAnyByteHasChanged) {
  const ScratchFolder folder;
  const std::string path = folder / "outcomes.h5";
  write_outcomes(smallest(), path);
  const std::string good = *read_whole_file(path);
  for (std::size_t i = 0; i < good.size(); i += 97) {
    std::string bad = good;
    bad[i] = static_cast<char>(bad[i] ^ 0x10);
    write_whole_file(path, bad);
    EXPECT_THROW(read_outcomes(path), FileError) << "byte " << i;
    EXPECT_THROW(read_outcomes(path, DigestRule::match_if_there), FileError) << "byte " << i;
  }
}

TEST(OutcomesFile, IsRefusedWhenMissingOrNotHdf5OrAFolder) {
  const ScratchFolder folder;
  EXPECT_THROW(read_outcomes(folder / "none.h5"), FileError);
  EXPECT_THROW(read_outcomes(folder.path()), FileError);
  write_whole_file(folder / "text.h5", "carepath: 1\n");
  EXPECT_THROW(read_outcomes(folder / "text.h5", DigestRule::match_if_there), FileError);
}
