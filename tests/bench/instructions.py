#!/usr/bin/env python3
"""Instructions that the engine executes on a few fixed workloads, against a committed baseline: a gate that a busy machine
cannot move.

  instructions.py ROOT PROGRAM [--update]

Callgrind counts inside sim::live_together (no reading of configurations, no writing of results), and only instructions of the
program itself: the C library picks other routines on other processors. A count may differ from
tests/bench/instructions.csv by 5 %; a larger change, up or down, needs a commit that updates the file and says why. Skipped
(exit code 77, with the reason) without valgrind, on another processor architecture, or when the program was made by another
compiler than the baseline.
"""
import csv
import json
import pathlib
import platform
import shutil
import subprocess
import sys
import tempfile

ALLOWED = 0.05
SMALL_CLINICS = ["population.setting.patients=200", "population.setting.sites=2", "population.setting.hubs=1",
                 "population.setting.regions=1", "time.horizon=1 year", "time.panel=6 months"]
WORKLOADS = {  # name: scenario, whether it reads the evidence, settings
    "one_server": ("queues/one_server", False, ["time.horizon=2 years", "time.panel=1 year"]),
    "twenty_servers": ("queues/twenty_servers", False, ["time.horizon=2 years", "time.panel=1 year"]),
    "clinic": ("queues/clinic", False, ["population.setting.arrivals_per_year=500"]),
    "illness_death": ("illness_death", False, ["draws=10"]),
    "small_clinics": ("million", True, SMALL_CLINICS),
}


def without_evidence(root, folder):
    """A folder of configurations in which reading 700 rows of evidence does not take longer than the work."""
    for name in ("scenarios", "histories"):
        shutil.copytree(root / "configs" / name, folder / name)
    (folder / "evidence").mkdir()
    shutil.copy(root / "configs/evidence/interest.yaml", folder / "evidence")
    return folder


def own_instructions(profile, program):
    """Sum over the functions of the program itself, from a file that callgrind wrote."""
    names, ours, called, total = {}, False, False, 0
    for line in profile.read_text().splitlines():
        if line.startswith("ob="):
            number, _, name = line[3:].partition(" ")
            names.setdefault(number, name)
            ours = names[number] == str(program)
        elif line.startswith("cob="):
            number, _, name = line[4:].partition(" ")
            names.setdefault(number, name)
        elif line.startswith("calls="):
            called = True  # the next line is what the callee cost
        elif line[:1].isdigit() or line[:1] in ("+", "-", "*"):
            cost = line.split()[1:]  # nothing after the place means 0
            if ours and cost and not called:
                total += int(cost[0])
            called = False
    return total


def count(configs, program, workload):
    """Instructions inside live_together, and the compiler that made the program."""
    scenario, _, settings = WORKLOADS[workload]
    with tempfile.TemporaryDirectory() as folder:
        results, profile = pathlib.Path(folder) / "results", pathlib.Path(folder) / "callgrind.out"
        command = ["valgrind", "--tool=callgrind", "--toggle-collect=sim::live_together*", f"--callgrind-out-file={profile}",
                   program, "run", configs / f"scenarios/{scenario}.yaml", "-o", results, "--threads", "1", "-q"]
        for setting in settings:
            command += ["--set", setting]
        run = subprocess.run(command, capture_output=True, text=True)
        if run.returncode != 0:
            sys.exit(f"instructions.py: {workload} failed\n{run.stderr[-2000:]}")
        instructions = own_instructions(profile, program)
        if instructions == 0:
            sys.exit(f"instructions.py: {workload}: nothing was counted; is sim::live_together still what runs the work?")
        return instructions, json.loads((results / "runtime.json").read_text())["compiler"]


def skipped(why):
    print(f"skipped: {why}")
    return 77


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    root, program = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    if shutil.which("valgrind") is None:
        return skipped("valgrind is not installed")
    if platform.machine() != "x86_64":
        return skipped("the baseline was made on x86_64")
    baseline = root / "tests/bench/instructions.csv"
    with tempfile.TemporaryDirectory() as folder:
        light = without_evidence(root, pathlib.Path(folder))
        counts = {name: count(root / "configs" if WORKLOADS[name][1] else light, program, name) for name in WORKLOADS}
    if "--update" in sys.argv:
        with baseline.open("w", newline="") as file:
            out = csv.writer(file, lineterminator="\n")
            out.writerow(["workload", "instructions", "compiler"])
            for workload, (instructions, compiler) in counts.items():
                out.writerow([workload, instructions, compiler])
        print(f"written: {baseline}")
        return 0
    with baseline.open() as file:
        known = {row["workload"]: row for row in csv.DictReader(file)}
    other = {row["compiler"] for row in known.values()} - {compiler for _, compiler in counts.values()}
    if other:
        return skipped(f"the baseline was made with {', '.join(sorted(other))}")
    bad = 0
    for workload, (instructions, _) in counts.items():
        before = int(known[workload]["instructions"]) if workload in known else 0
        change = instructions / before - 1 if before else float("inf")
        far = abs(change) > ALLOWED
        bad += far
        print(f"{workload:<16}{instructions:>16,}{before:>16,}{change:>+9.2%}{'  <-- more than 5 %' if far else ''}")
    if bad:
        print("if the change is meant: instructions.py ROOT PROGRAM --update, and say why in the commit")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
