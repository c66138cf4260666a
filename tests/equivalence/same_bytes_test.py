"""Through the program itself: the same bytes on any number of threads, twice in a row, from any folder and after kill -9; an inert scenario changes nothing.

usage: same_bytes_test.py ROOT PROGRAM
"""

import csv
import hashlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "scenarios"))
from harness import SMALL, Bench  # noqa: E402

DRAWN = SMALL.replace("time:", "draws: 3\nreplicates: 2\ntime:")
LONG = SMALL.replace("1 year, panel", "5 years, panel").replace("patients: 60", "patients: 8000").replace("sites: 2", "sites: 40")
# Everybody is offered the groups and nobody wants them.
INERT = DRAWN + "  nobody wants it: {programmes: [group_cbt], set: {'programmes.group_cbt.pathway[0].offer.uptake': 0}}\n"


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def rows(path, scenario):
    with open(path, encoding="utf-8") as file:
        return [{k: v for k, v in row.items() if k != "scenario"} for row in csv.DictReader(file) if row["scenario"] == scenario]


def kill_in_the_middle(bench, scenario, folder):
    process = subprocess.Popen([bench.program, "run", str(scenario), "-o", folder, "--replications", "10", "--threads", "1"], cwd=bench.folder,
                               stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=bench.environment())
    chunks = lambda: [p for p in (bench.folder / folder).rglob("*") if p.is_file() and "chunk" in p.name]  # noqa: E731
    while process.poll() is None and len(chunks()) < 2:
        time.sleep(0.005)
    process.send_signal(signal.SIGKILL)
    return process.wait()


def main():
    bench = Bench(sys.argv[1], sys.argv[2])
    drawn = bench.scenario("drawn.yaml", DRAWN)
    for folder, threads in (("one", 1), ("two", 2), ("again", 2)):
        bench.leaves(bench.run("run", drawn, "-o", folder, "--threads", threads), 0, f"a run on {threads} threads")
    first = digest(bench.folder / "one/outcomes.h5")
    bench.check(digest(bench.folder / "two/outcomes.h5") == first, "one thread and two give the same bytes")
    bench.check(digest(bench.folder / "again/outcomes.h5") == first, "twice in a row gives the same bytes")
    for name, where, path in (("within", "configs/scenarios", "drawn.yaml"), ("beside", "configs/programmes", "../scenarios/drawn.yaml"),
                              ("absolute", ".", bench.folder / drawn), ("above", ".", Path("..") / bench.folder.name / drawn)):
        bench.leaves(bench.run("run", path, "-o", bench.folder / name, cwd=bench.folder / where), 0, f"a run of {path} from {where}")
        bench.check(digest(bench.folder / name / "outcomes.h5") == first, f"{path}, called in {where}, gives the same bytes")
    bench.check((bench.folder / "one/outcomes.h5.sha256").read_text(encoding="utf-8").startswith(first), "the digest beside the file is its own")

    long = bench.scenario("long.yaml", LONG)
    bench.leaves(bench.run("run", long, "-o", "whole", "--replications", 10), 0, "an undisturbed run")
    killed = kill_in_the_middle(bench, long, "killed")
    bench.check(killed == -signal.SIGKILL, f"the run was killed while it ran (it ended with {killed})")
    said = bench.run("run", long, "-o", "killed", "--replications", 10)
    bench.leaves(said, 0, "the same command after the kill")
    bench.check("going on with unfinished work" in said.stderr, "what was finished is used", said)
    bench.check(digest(bench.folder / "killed/outcomes.h5") == digest(bench.folder / "whole/outcomes.h5"), "the same bytes after kill -9")

    inert = bench.scenario("inert.yaml", INERT)
    bench.leaves(bench.run("run", inert, "-o", "inert"), 0, "a run with an inert scenario")
    for table in ("panels.csv", "summary.csv"):
        for scenario in ("usual care", "group CBT"):
            before, after = rows(bench.folder / "one" / table, scenario), rows(bench.folder / "inert" / table, scenario)
            bench.check(before and before == after, f"{table}: '{scenario}' is the same, digit for digit, beside an inert scenario")
    usual, nobody = rows(bench.folder / "inert/panels.csv", "usual care"), rows(bench.folder / "inert/panels.csv", "nobody wants it")
    spends = lambda row: "cost" in row.get("outcome", row.get("panel_outcome", ""))  # noqa: E731  (the call to ask costs staff time)
    bench.check(usual and [r for r in usual if not spends(r)] == [r for r in nobody if not spends(r)], "nobody treated = usual care, but for the asking")
    bench.finish()


if __name__ == "__main__":
    main()
