"""The same bytes on any number of threads, ranks and parts, killed and resumed anywhere. Slow.

usage: any_machine_test.py ROOT PROGRAM [MPI_PROGRAM]     without MPI_PROGRAM no ranks are tried, and this is said
"""

import itertools
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

for folder in ("faults", "mpi", "scenarios"):
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent / folder))
from faults_test import LONG, STUDY, Job, digest  # noqa: E402
from harness import SMALL, Bench  # noqa: E402
from mpi_test import start  # noqa: E402

# Every programme, in the setting of the shipped scenario, smaller.
FIVE = ("run", "configs/scenarios/five_programmes.yaml", "--draws", "4", "--set", "population.setting.patients=425", "--set", "time.horizon=2 years")
THREADS, RANKS, PARTS = (1, 2, 4), (1, 2, 4), (1, 3)


def saved(folder):
    """How many chunks lie in a folder that comes and goes."""
    return sum(len(name) == len("chunk-00000000") and name.startswith("chunk-") for _, _, names in os.walk(folder) for name in names)


class Machine:
    """Ways to do a job's work or the rest of it in a folder; each answers its exit code."""

    def __init__(self, job, mpi):
        self.job, self.mpi = job, mpi

    def threads(self, folder, number):
        process = self.job.start(folder, threads=number)
        process.communicate()
        return process.returncode

    def ranks(self, folder, number):
        process = start(self.mpi, number, *self.job.words, "-o", folder, "--threads", 1)
        process.communicate()
        return process.returncode

    def killed(self, folder, after, number):
        """Killed once `after` chunks are saved; how many there are then."""
        process = self.job.start(folder, threads=number)
        while process.poll() is None and saved(folder) < after:
            time.sleep(0.002)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        return saved(folder)


def same(bench, job, folder, code, what):
    path = folder / job.result
    bench.check(code == 0 and path.exists() and digest(path) == job.digest, f"{job.name}: the same bytes {what} (exit {code})")


def undisturbed(bench, job, machine):
    for number in THREADS:
        folder = bench.folder / f"{job.name}_threads_{number}"
        same(bench, job, folder, machine.threads(folder, number), f"on {number} threads")
    for number in RANKS if machine.mpi else ():
        folder = bench.folder / f"{job.name}_ranks_{number}"
        same(bench, job, folder, machine.ranks(folder, number), f"on {number} ranks")


def resumed(bench, job, machine):
    """Killed early, half-way and near the end; gone on with on other numbers of threads and ranks."""
    most = job.chunks
    points, others = sorted({1, most // 2, most - 1}), itertools.cycle(THREADS[::-1])
    caught = 0
    for point, before in zip(points, itertools.cycle((1, 4))):
        folder = bench.folder / f"{job.name}_killed_{point}"
        there = machine.killed(folder, point, before)
        caught += 0 < there and not (folder / job.result).exists()
        after = next(others)
        by_ranks = machine.mpi and before == 4
        ended = (folder / job.result).exists()  # the kill came a moment late
        code = 0 if ended else machine.ranks(folder, after) if by_ranks else machine.threads(folder, after)
        same(bench, job, folder, code, f"killed at {there} of {most} chunks on {before} threads, gone on with on {after} {'ranks' if by_ranks else 'threads'}")
    bench.check(caught > 0, f"{job.name}: {caught} of {len(points)} kills came in the middle")
    print(f"{job.name}: {caught} of {len(points)} kills came in the middle")


def in_parts(bench, job):
    for parts in PARTS:
        folders = [f"{job.name}_part_{i}_of_{parts}" for i in range(1, parts + 1)]
        for i, folder in enumerate(folders, 1):
            bench.leaves(bench.run(*job.words, "-o", folder, "--shard", f"{i}/{parts}", "--threads", i), 0, f"part {i} of {parts}")
        gathered = f"{job.name}_of_{parts}"
        bench.leaves(bench.run("merge", gathered, *folders), 0, f"merging {parts} parts")
        said = bench.run("sweep", "collect", job.words[1], "-o", gathered)
        same(bench, job, bench.folder / gathered, said.returncode, f"from {parts} parts on {parts} machines")


def conformance(bench):
    """Killed, a kept simulation damaged, gone on with: the same table."""
    words = ("conformance", "illness_death")
    bench.leaves(bench.run(*words, "-o", "conformance_whole"), 0, "conformance, undisturbed")
    folder = bench.folder / "conformance_killed"
    process = subprocess.Popen([bench.program, *words, "-o", folder], cwd=bench.folder, env=bench.environment(), stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    while process.poll() is None and saved(folder) < 3:
        time.sleep(0.002)
    process.kill()
    process.communicate()
    there = saved(folder)
    bench.check(process.returncode == -signal.SIGKILL and there >= 3, f"conformance was killed with {there} simulations saved")
    victim = sorted(f for f in folder.rglob("chunk-*"))[0]
    victim.write_bytes(victim.read_bytes()[:-9] + b"unfounded")
    said = bench.run(*words, "-o", folder)
    bench.leaves(said, 0, "conformance goes on")
    tables = [(bench.folder / name / "conformance.json").read_bytes() for name in ("conformance_whole", "conformance_killed")]
    bench.check(tables[0] == tables[1] and not (folder / "unfinished").exists(), f"conformance: the same bytes, killed at {there} simulations, one damaged")


def chunks_of(bench, job):
    """How many chunks the undisturbed work has: they lie there until it has ended."""
    folder, most = bench.folder / f"{job.name}_counted", 0
    process = job.start(folder)
    while process.poll() is None:
        most = max(most, saved(folder))
        time.sleep(0.002)
    process.communicate()
    return most


def main():
    bench = Bench(sys.argv[1], sys.argv[2])
    bench.scenario("small_case.yaml", SMALL)
    (bench.folder / "configs/studies").mkdir(exist_ok=True)
    (bench.folder / "configs/studies/disturbed.yaml").write_text(STUDY, encoding="utf-8")
    mpi = None
    if len(sys.argv) > 3 and shutil.which("mpirun"):
        mpi = Bench(sys.argv[1], sys.argv[3])
        mpi.folder, spare = bench.folder, mpi.folder
        shutil.rmtree(spare)
    else:
        print("no ranks: built without MPI, or mpirun is missing")
    five = Job(bench, "five programmes", FIVE, "outcomes.h5")
    jobs = [Job(bench, "run", ("run", bench.scenario("long.yaml", LONG), "--replications", "16"), "outcomes.h5"),
            Job(bench, "sweep", ("sweep", "configs/studies/disturbed.yaml"), "study.h5"),
            Job(bench, "validate", ("validate", "interest", "summit", "--replicates", "40"), "virtual_trials.csv")]
    undisturbed(bench, five, Machine(five, mpi))
    for job in jobs:
        job.chunks = chunks_of(bench, job)
        bench.check(job.chunks > 2, f"{job.name} has {job.chunks} chunks: enough to be stopped between two")
        undisturbed(bench, job, Machine(job, mpi))
        resumed(bench, job, Machine(job, mpi))
    in_parts(bench, jobs[1])
    conformance(bench)
    print(f"{five.name}: {five.result} {five.digest}")
    for job in jobs:
        print(f"{job.name}: {job.chunks} chunks, {job.result} {job.digest}")
    bench.finish()


if __name__ == "__main__":
    main()
