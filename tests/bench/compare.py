#!/usr/bin/env python3
"""Our speed beside the bare reference programs, in one run on one machine.

  compare.py PROGRAM [--only NAME ...] [--pairs N] [--seeds N] [--json FILE]

PROGRAM is build/PRESET/app/carepath. The references in tests/bench/reference are compiled with g++ -O2. Every pair runs the
reference, then ours, one thread each; the table shows medians. Ours is what a user pays for the work itself: CPU seconds of
a large run less those of a small one, so that reading the configuration and opening the results (column `start`) are not
in it. With --seeds the models are checked to agree: mean waits over seeds, in standard errors of the difference.
"""
import argparse
import csv
import dataclasses
import json
import os
import pathlib
import random
import resource
import statistics
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
SCENARIOS = HERE.parents[1] / "configs/scenarios"


@dataclasses.dataclass(frozen=True)
class Workload:
    name: str
    reference: tuple      # program and arguments
    scenario: str
    large: tuple          # options of the large run and of the small one
    small: tuple
    works: tuple          # how many times the reference's work is in each
    customers: int        # or lives, in the reference's work
    goal: float           # ours over the reference
    programme: str = ""   # whose waits are compared
    unit: float = 1.0     # days in the reference's unit of time
    service: float = 0.0  # in the reference's mean, not in ours


REPLICATES = (("--replications", "4"), ("--replications", "1"), (4, 1))
DRAWS = (("--set", "draws=1000"), ("--set", "draws=1"), (1, 0.001))
WORKLOADS = (
    Workload("Q1", ("reference_des", "mm1_cust", "1000000"), "queues/one_server", *REPLICATES, 1_000_000, 1.7, "desk", 1 / 24, 1.0),
    Workload("Q2", ("reference_des", "mmc_cust", "1000000"), "queues/twenty_servers", *REPLICATES, 1_000_000, 1.5, "ward", 1.0, 1.0),
    Workload("clinic", ("reference_des", "clinic", "20000"), "queues/clinic", *REPLICATES, 20_000, 1.0, "group"),
    Workload("illness-death", ("reference_illness_death", "weibull", "1", "1", "0"), "illness_death", *DRAWS, 3_000_000, 1.5),
    Workload("illness-death, log", ("reference_illness_death", "weibull", "1", "1", "1"), "illness_death",
             (*DRAWS[0], "--events"), (*DRAWS[1], "--events"), DRAWS[2], 3_000_000, 1.5),
)


def measured(command, folder):
    """Standard output, CPU seconds and peak memory in MB of one command."""
    with tempfile.TemporaryFile() as out:
        child = subprocess.Popen(command, stdout=out, stderr=subprocess.DEVNULL, cwd=folder)
        _, status, use = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode != 0:
            sys.exit(f"compare.py: {' '.join(map(str, command))} ended with {child.returncode}")
        out.seek(0)
        return out.read().decode(), use.ru_utime + use.ru_stime, use.ru_maxrss / 1024


def reference(work, folder, seed):
    extra = (str(seed),) if work.reference[0] == "reference_des" else ("1000", str(seed))
    return measured([folder / work.reference[0], *work.reference[1:], *extra], folder)


def ours(program, work, folder, seed, options):
    command = [program, "run", SCENARIOS / f"{work.scenario}.yaml", "-o", folder / "results", "--force", "-q",
               "--threads", "1", "--seed", str(seed), *options]
    _, cpu, memory = measured(command, folder)
    return cpu, memory


def prepare(folder):
    """Compiles the references, and draws the patients of the illness-death task."""
    for name in ("reference_des", "reference_illness_death"):
        subprocess.run(["g++", "-std=c++20", "-O2", HERE / "reference" / f"{name}.cpp", "-o", folder / name, "-lpthread"], check=True)
    luck = random.Random(1)
    with (folder / "illness_death_patients.csv").open("w") as file:
        file.write("patient_id,age,female\n")
        for patient in range(1, 1001):
            age = luck.gauss(60, 8)
            while not 30 <= age <= 90:
                age = luck.gauss(60, 8)
            file.write(f"{patient},{age:.6f},{luck.randrange(2)}\n")


def compare(program, folder, work, pairs):
    rows = []
    for pair in range(1, pairs + 1):
        _, theirs, their_memory = reference(work, folder, pair)
        large, memory = ours(program, work, folder, pair, work.large)
        small, _ = ours(program, work, folder, pair, work.small)
        each = (large - small) / (work.works[0] - work.works[1])
        rows.append({"reference": theirs, "ours": each, "ratio": each / theirs, "start": max(0.0, small - each * work.works[1]),
                     "memory": memory, "reference_memory": their_memory})
    middle = {key: statistics.median(row[key] for row in rows) for key in rows[0]}
    return {"workload": work.name, "goal": work.goal, **middle, "pairs": pairs, "per_second": work.customers / middle["ours"]}


def mean_wait(folder, programme):
    """Days, over everybody served."""
    with (folder / "results/summary.csv").open() as file:
        for row in csv.DictReader(file):
            if row["measure"] == f"wait_day.{programme}":
                return float(row["mean"])
    sys.exit(f"compare.py: no waits of {programme}")


def agreement(program, folder, work, seeds):
    """Mean waits in days over seeds, of the reference and of us, and how far apart they are."""
    theirs, mine = [], []
    for seed in range(1001, 1001 + seeds):
        text, _, _ = reference(work, folder, seed)
        theirs.append((json.loads(text)["mean"] - work.service) * work.unit)
        ours(program, work, folder, seed, work.small)
        mine.append(mean_wait(folder, work.programme))
    se = (statistics.variance(theirs) / seeds + statistics.variance(mine) / seeds) ** 0.5
    return {"workload": work.name, "reference_days": statistics.mean(theirs), "our_days": statistics.mean(mine),
            "se": se, "z": (statistics.mean(mine) - statistics.mean(theirs)) / se}


def megabytes(memory):
    """A child inherits the peak of this script: what is not above it is only known to be below."""
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return f"{memory:.0f}" if memory > 1.1 * own else f"< {1.1 * own:.0f}"


def table(speed):
    lines = ["| workload | reference, s | ours, s | ratio | goal | start, s | a second | memory, MB | of reference |",
             "|---|---|---|---|---|---|---|---|---|"]
    for r in speed:
        lines.append(f"| {r['workload']} | {r['reference']:.3f} | {r['ours']:.3f} | {r['ratio']:.2f} | {r['goal']:.1f} | "
                     f"{r['start']:.2f} | {r['per_second']:,.0f} | {megabytes(r['memory'])} | {megabytes(r['reference_memory'])} |")
    return "\n".join(lines)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("program", type=pathlib.Path)
    options.add_argument("--only", nargs="+", choices=[w.name for w in WORKLOADS], default=[w.name for w in WORKLOADS])
    options.add_argument("--pairs", type=int, default=7)
    options.add_argument("--seeds", type=int, default=0, help="seeds for the check that the models agree; 0 = no check")
    options.add_argument("--json", type=pathlib.Path)
    choice = options.parse_args()
    program = choice.program.resolve()
    works = [w for w in WORKLOADS if w.name in choice.only]
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as made:
        folder = pathlib.Path(made)
        prepare(folder)
        speed = [compare(program, folder, w, choice.pairs) for w in works]
        agree = [agreement(program, folder, w, choice.seeds) for w in works if w.programme] if choice.seeds > 1 else []
    print(table(speed))
    print(f"\nmedians of {choice.pairs} pairs, CPU seconds of one thread; load of the machine {load:.1f} before, {os.getloadavg()[0]:.1f} after")
    for a in agree:
        print(f"{a['workload']}: mean wait, days: reference {a['reference_days']:.5f}, ours {a['our_days']:.5f}, se {a['se']:.5f}, z {a['z']:+.2f}")
    if choice.json:
        choice.json.write_text(json.dumps({"speed": speed, "agreement": agree, "load": load}, indent=1) + "\n")
    return 0 if all(abs(a["z"]) <= 3.5 for a in agree) else 1


if __name__ == "__main__":
    sys.exit(main())
