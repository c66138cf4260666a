"""The commands that look at files and run nothing: evidence, diff, migrate, explain --json.

usage: looking_test.py ROOT PROGRAM
"""

import json
import shutil
import sys
from pathlib import Path

from harness import SMALL, Bench

VERSIONS = Path(__file__).parents[1] / "versions"


def evidence(bench):
    rows = json.loads(bench.run("evidence", "--json").stdout)
    ids = [row["id"] for row in rows]
    bench.check(len(ids) == len(set(ids)) and len(ids) > 650, f"evidence: every row once: {len(ids)}")
    bench.check(all(row["provenance"] and row["about"] for row in rows), "evidence: every row says where it comes from")
    said = bench.run("evidence", "A35")
    bench.leaves(said, 0, "evidence A35")
    bench.check(said.stdout.startswith("A35 ") and said.stdout.count("    value ") == 1, "an id finds its row alone", said)
    (row,) = json.loads(bench.run("evidence", "a35", "--json").stdout)
    bench.check(row["unit"] == "proportion" and row["source"], "evidence --json has unit and source")
    places = {(use["file"], use["setting"].split(".")[-1]) for use in row["acts_in"]}
    bench.check(("programmes/group_cbt.yaml", "solved_for") in places, f"A35 acts in the sessions of group CBT: {places}")
    bench.check([r["id"] for r in json.loads(bench.run("evidence", "G36", "--json").stdout)] == ["G36.a", "G36.b", "G36.c", "G36.d"],
                "the id of a split row finds its parts")
    both = {r["id"] for r in json.loads(bench.run("evidence", "overdose", "recalled", "--json").stdout)}
    one = {r["id"] for r in json.loads(bench.run("evidence", "overdose", "--json").stdout)}
    bench.check(both and both < one, "more words find fewer rows")
    also = json.loads(bench.run("evidence", "S64.c", "--json").stdout)
    bench.check([r["id"] for r in also] == ["V10.b"], f"another id of a row finds the row: {[r['id'] for r in also]}")
    # Our own assumptions act, or a configuration names them beside the whole number it uses; wages wait for roles to come.
    named = "".join(p.read_text(encoding="utf-8") for p in (bench.folder / "configs").rglob("*.yaml") if "evidence" not in p.parts)
    idle = [r["id"] for r in rows if r["id"][0] == "S" and not r["acts_in"] and r["id"] not in named and "wage" not in r["about"]]
    bench.check(not idle, f"assumptions of ours that act nowhere: {idle}")
    said = bench.run("evidence", "AA35")
    bench.check(said.returncode == 0 and not said.stdout and "did you mean 'A35'?" in said.stderr, "a slip in an id", said)
    bench.leaves(bench.run("evidence", "--configs", "nowhere"), 3, "evidence of a folder without any")


def difference(bench, first, second):
    return {d["setting"]: d for d in json.loads(bench.run("diff", first, second, "--json").stdout)["differences"]}


def diffs(bench):
    one = bench.scenario("one.yaml")
    text = SMALL.replace("fte: 1, hours_per_week: 30, shared_by: region}\n  nurse", "fte: 2, hours_per_week: 30, shared_by: region}\n  nurse")
    two = bench.scenario("two.yaml", text.replace("horizon: 1 year", "horizon: 12 months") + "  brief: {programmes: [brief_intervention]}\n")
    said = bench.run("diff", one, one)
    bench.check(said.returncode == 0 and "no differences" in said.stdout, "a file does not differ from itself", said)
    found = difference(bench, one, two)
    bench.check(found["staff.behaviourist.fte"]["A"]["value"] == "1" and found["staff.behaviourist.fte"]["B"]["value"] == "2", f"diff: a changed number: {found}")
    bench.check(found["staff.behaviourist.fte"]["B"]["line"] == 7, "diff: says where it was written")
    bench.check(found["scenarios.brief"]["kind"] == "only in B" and "time.horizon" not in found, f"diff: 12 months are a year: {sorted(found)}")
    bench.check(found["programmes.brief_intervention"]["A"] is None, "diff: looks into the programmes that are named")
    said = bench.run("diff", one, two)
    bench.check("staff.behaviourist.fte is 1 in A, 2 in B" in said.stdout and f"{len(found)} differences" in said.stdout, "diff in words", said)
    bench.check("programmes.brief_intervention is only in B: 'Brief" in said.stdout and max(map(len, said.stdout.splitlines())) < 400,
                "diff: a whole programme is named, not printed", said)
    long = "what this is for, " * 12 + "at last"
    said = bench.run("diff", one, bench.scenario("long.yaml", SMALL + f"summary: {long}\n"))
    bench.check(f"summary is only in B: \"{long}\"" in said.stdout, "diff: a long text is a text", said)
    programme = bench.folder / "configs/programmes/group_cbt.yaml"
    other = programme.with_name("group_cbt_booster.yaml")
    changed = programme.read_text(encoding="utf-8").replace("programme: group_cbt", "programme: group_cbt_booster")
    other.write_text(changed.replace("  - record: completed\n", "  - wait: 26 weeks\n  - record: completed\n").replace("id: S132", "id: S131"), encoding="utf-8")
    found = difference(bench, programme, other)
    bench.check(sorted(found) == ["pathway[3].wait_for_seat.at_most", "pathway[7]", "programme"] and found["pathway[7]"]["kind"] == "only in B",
                f"diff: a step put in between shifts no other: {sorted(found)}")
    said = bench.run("diff", programme, other)
    bench.check("(row S132: " in said.stdout, "diff says what a row is about", said)
    other.unlink()
    bench.leaves(bench.run("diff", one, programme), 3, "diff of a scenario and a programme")
    bench.leaves(bench.run("diff", one, "no_such.yaml"), 3, "diff with a missing file")


def migrations(bench):
    kept = sorted(VERSIONS.glob("*/*"))
    bench.check({p.name for p in kept} >= {"scenario.yaml", "outcomes.h5"}, f"a file of each kind is kept for each format: {kept}")
    for path in kept:
        if path.suffix in (".yaml", ".h5"):
            said = bench.run("migrate", path)
            bench.check(said.returncode == 0 and f"of format {path.parent.name}" in said.stdout, f"migrate {path}", said)
    scenario = bench.folder / "configs/scenarios/of_format_1.yaml"
    shutil.copy(VERSIONS / "1/scenario.yaml", scenario)
    bench.leaves(bench.run("check", scenario), 0, "the kept scenario can still be read")
    said = bench.run("report", VERSIONS / "1/outcomes.h5", "-o", "r_kept")
    bench.leaves(said, 0, "the kept results can still be read")
    newer = bench.scenario("newer.yaml", SMALL.replace("carepath: 1", "carepath: 2"))
    said = bench.run("migrate", newer)
    bench.check(said.returncode == 3 and "a newer carepath wrote this file" in said.stderr, "a newer format is refused with the reason", said)
    said = bench.run("check", newer)
    bench.check(said.returncode == 3 and "a newer carepath wrote this file" in said.stderr, "check says the same", said)
    older = bench.scenario("older.yaml", SMALL.replace("carepath: 1", "carepath: 0"))
    said = bench.run("migrate", newer, older, scenario, "--json")
    states = [one["state"] for one in json.loads(said.stdout)]
    bench.check(said.returncode == 3 and states == ["refused", "refused", "current"], "migrate --json", said)
    broken = bench.folder / "broken.h5"
    broken.write_bytes((VERSIONS / "1/outcomes.h5").read_bytes()[:5000])
    bench.leaves(bench.run("migrate", broken), 4, "migrate of a damaged result file")
    bench.leaves(bench.run("migrate", "no_such.yaml"), 4, "migrate of a missing file")


def explained(bench):
    said = json.loads(bench.run("explain", "group_cbt", "--json").stdout)
    bench.check(said["kind"] == "programme" and any("wait for a seat" in line.lower() for line in said["lines"]), f"explain --json: {said['lines'][:3]}")
    numbers = {n["parameter"]: n for n in said["numbers"]}
    bench.check("A35" in numbers and numbers["A35"]["source"], "explain --json has the numbers with their sources")
    small = bench.scenario("small.yaml")
    bench.check(json.loads(bench.run("explain", small, "--json").stdout)["kind"] == "scenario", "explain --json of a scenario")


def main():
    bench = Bench(sys.argv[1], sys.argv[2])
    for part in (evidence, diffs, migrations, explained):
        part(bench)
    bench.finish()


if __name__ == "__main__":
    main()
