"""Faults while a run or a sweep is at work: whatever happens, nothing finished is lost and the same command ends with the same bytes.

usage: faults_test.py ROOT PROGRAM [KILLS]     KILLS: kill -9 so many times (8 in the tests, 200 for a release)

Prints a table: fault, times tried, survived, ended afterwards with the same bytes, work lost. Full disks and read-only folders
need a mount of their own: without the right to make one they are left out, and the table says so.
"""

import hashlib
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "scenarios"))
from harness import SMALL, Bench  # noqa: E402

LONG = SMALL.replace("1 year, panel", "5 years, panel").replace("patients: 60", "patients: 3000").replace("sites: 2", "sites: 40")
STUDY = """carepath: 1
study:
  title: A study that is disturbed
  scenario: ../scenarios/small_case.yaml
  seed: 7
  outcomes: {cost: {measure: discounted_cost, role: cost}, qaly: {measure: discounted_qaly, role: effect}}
parameters: all_uncertain
sweep: [{name: psa, method: psa, design: {draws: 120}, replicates: 2}]
"""


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def chunks_in(folder):
    return {f: f.stat().st_ino for f in folder.rglob("chunk-*") if len(f.name) == len("chunk-00000000")}


class Job:
    """A command whose results are one file: undisturbed once, then disturbed in every way."""

    def __init__(self, bench, name, words, result):
        self.bench, self.name, self.words, self.result = bench, name, words, result
        bench.leaves(bench.run(*words, "-o", f"{name}_whole"), 0, f"{name}, undisturbed")
        self.digest = digest(bench.folder / f"{name}_whole" / result)

    def start(self, folder, threads=2, **options):
        options = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE, "stdin": subprocess.DEVNULL, **options}
        return subprocess.Popen([self.bench.program, *self.words, "-o", str(folder), "--threads", str(threads)], cwd=self.bench.folder,
                                env=self.bench.environment(), **options)

    def ends_the_same(self, folder):
        """The same command again, undisturbed, unless the results are there: whether they have the same bytes."""
        path = Path(self.bench.folder, folder, self.result)
        if not path.exists():
            said = self.bench.run(*self.words, "-o", folder)
            self.bench.leaves(said, 0, f"{self.name} goes on in {folder}")
        return path.exists() and digest(path) == self.digest


class Table:
    def __init__(self, bench):
        self.bench, self.lines = bench, []

    def add(self, fault, tried, survived, ended, same, lost):
        """So many faults tried and survived; so many times the work was ended afterwards, with the same bytes."""
        self.lines.append((fault, tried, survived, f"{same} of {ended}", lost))
        self.bench.check(survived == tried and same == ended, f"{fault}: {survived} of {tried} survived, {same} of {ended} with the same bytes")

    def left_out(self, fault, why):
        self.lines.append((fault, 0, 0, "", why))

    def text(self):
        head = ("fault", "tried", "survived", "ended with the same bytes", "work lost")
        rows = [head] + [tuple(str(c) for c in line) for line in self.lines]
        widths = [max(len(r[i]) for r in rows) for i in range(5)]
        return "\n".join("  ".join(c.ljust(w) for c, w in zip(r, widths)).rstrip() for r in rows)


def killed_at_random(job, table, number, times, luck):
    """Folders are killed at random moments, up to four times each; then the command is left to finish."""
    kills = survived = folders = same = 0
    while kills < times:
        folder = job.bench.folder / f"{job.name}_{number.name}_{folders}"
        for _ in range(min(4, times - kills)):
            before = chunks_in(folder)
            process = job.start(folder)
            time.sleep(luck.uniform(0.0, 0.6))
            process.send_signal(number)
            process.communicate()
            if process.returncode == 0:
                break
            kills += 1
            after = chunks_in(folder)
            survived += all(after.get(f) == inode for f, inode in before.items()) and process.returncode in (-number, 128 + number)
        folders += 1
        same += job.ends_the_same(folder)
    table.add(f"{number.name} at random, {job.name}", kills, survived, folders, same, "chunks in flight")


def limited(what, value):
    def apply():
        resource.setrlimit(what, (value, value))
    return apply


def disturbed_once(job, table, fault, folder, options, codes, words=()):
    """One fault that must show in one of these exit codes and words; then the same command without it."""
    process = job.start(folder, **options)
    _, err = process.communicate(timeout=300)
    said = (err or b"").decode(errors="replace")
    polite = process.returncode in codes and (not words or any(w in said for w in words))
    job.bench.check(polite, f"{fault}: exit {process.returncode}, said {said[-300:]}")
    table.add(f"{fault}, {job.name}: exit {process.returncode}", 1, int(polite), 1, int(job.ends_the_same(folder)), "")


def mounted(size):
    """A small file system of its own, or nothing when this machine does not let us."""
    folder = tempfile.mkdtemp(prefix="carepath_disk_")
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder], capture_output=True, check=False)
    if done.returncode == 0:
        return Path(folder)
    os.rmdir(folder)
    return None


def unmount(folder):
    subprocess.run(["umount", str(folder)], capture_output=True, check=False)
    os.rmdir(folder)


def full_disk(job, table):
    disk = mounted("300k")
    if disk is None:
        table.left_out(f"full disk, {job.name}", "no right to mount")
        return
    process = job.start(disk / "out")
    _, err = process.communicate(timeout=300)
    words = err.decode(errors="replace")
    polite = process.returncode == 4 and "space" in words.lower()
    job.bench.check(polite, f"full disk: exit {process.returncode}, said {words[-300:]}")
    subprocess.run(["mount", "-o", "remount,size=200m", str(disk)], check=True)
    table.add(f"full disk, then room, {job.name}: exit {process.returncode}", 1, int(polite), 1, int(job.ends_the_same(disk / "out")), "")
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    process = job.start(disk / "other")
    _, err = process.communicate(timeout=300)
    polite = process.returncode == 4 and "read-only" in err.decode(errors="replace").lower()
    table.add(f"read-only disk, {job.name}: exit {process.returncode}", 1, int(polite), 0, 0, "")
    unmount(disk)


def damaged_chunks(job, table, luck):
    """Bits flipped and ends cut off between two starts: found, named, computed again."""
    folder = f"{job.name}_damaged"
    tried = same = 0
    for kind in ("cut short", "one bit flipped", "emptied", "another chunk's bytes"):
        shutil.rmtree(job.bench.folder / folder, ignore_errors=True)
        process = job.start(folder, threads=1)
        while process.poll() is None and len(chunks_in(job.bench.folder / folder)) < 2:
            time.sleep(0.01)
        process.kill()
        process.communicate()
        chunks = sorted(chunks_in(job.bench.folder / folder))
        if len(chunks) < 2:
            continue
        tried += 1
        victim, bytes_ = chunks[0], bytearray(chunks[0].read_bytes())
        if kind == "cut short":
            bytes_ = bytes_[:luck.randrange(1, len(bytes_))]
        elif kind == "emptied":
            bytes_ = b""
        elif kind == "one bit flipped":
            bytes_[luck.randrange(len(bytes_))] ^= 1 << luck.randrange(8)
        else:
            bytes_ = chunks[1].read_bytes()
        victim.write_bytes(bytes_)
        same += job.ends_the_same(folder)
    table.add(f"chunk damaged between two starts, {job.name}", tried, tried, tried, same, "the damaged chunk")
    job.bench.check(tried >= 3, f"{tried} chunks could be damaged")


def vanished_folder(job, table):
    folder = f"{job.name}_vanished"
    process = job.start(folder, threads=1)
    while process.poll() is None and not chunks_in(job.bench.folder / folder):
        time.sleep(0.01)
    shutil.rmtree(job.bench.folder / folder, ignore_errors=True)
    _, err = process.communicate(timeout=300)
    polite = process.returncode == 4 and folder.encode() in err
    job.bench.check(polite, f"vanished folder: exit {process.returncode}, said {err[-300:]}")
    table.add(f"results folder removed under way, {job.name}: exit {process.returncode}", 1, int(polite), 1, int(job.ends_the_same(folder)), "all of it")


def broken_rules(bench):
    """Some draws have a rate beyond what a clock can hold: they are recorded, the rest goes on."""
    odd = "history.transitions.falls_ill.ratios.age.log_ratio={value: 3, sd: 1, dist: normal, source: a test, provenance: assumption}"
    words = ("run", "configs/scenarios/illness_death.yaml", "--draws", 12, "--set", odd, "-o", "broken")
    said = bench.run(*words)
    bench.leaves(said, 1, "pieces that fail, none allowed")
    bench.check("pieces of the run failed" in said.stderr and "patient" in said.stderr and "draw" in said.stderr, "says which, and where", said)
    bench.check(not (bench.folder / "broken/outcomes.h5").exists(), "there are no results")
    bench.check("pieces in them failed" in bench.run("verify", "broken").stdout, "verify counts them")
    said = bench.run(*words, "--failures", 0.5)
    bench.leaves(said, 0, "pieces that fail, allowed")
    bench.check("left out in all scenarios" in said.stderr and "100 % was done before" in said.stderr, "nothing is computed again", said)
    runtime = json.loads((bench.folder / "broken/runtime.json").read_text(encoding="utf-8"))
    lost = {words.split("draw ")[1].split(",")[0] for words in runtime["failures"]}
    rows = (bench.folder / "broken/cea.csv").read_text(encoding="utf-8").splitlines()
    bench.check(0 < len(lost) < 12 and len(rows) == 1 + 3 * (12 - len(lost)), f"draws {sorted(lost)} are left out of all three scenarios: {len(rows) - 1} rows")
    bench.check("nan" not in "".join(rows).lower(), "nothing is left half")


def main():
    bench = Bench(sys.argv[1], sys.argv[2])
    kills = int(sys.argv[3]) if len(sys.argv) > 3 else 8
    luck = random.Random(20270115)
    bench.scenario("small_case.yaml", SMALL)
    (bench.folder / "configs/studies").mkdir(exist_ok=True)
    (bench.folder / "configs/studies/disturbed.yaml").write_text(STUDY, encoding="utf-8")
    table = Table(bench)
    jobs = [Job(bench, "run", ("run", bench.scenario("long.yaml", LONG), "--replications", "8"), "outcomes.h5"),
            Job(bench, "sweep", ("sweep", "configs/studies/disturbed.yaml"), "study.h5")]
    for job in jobs:
        killed_at_random(job, table, signal.SIGKILL, kills, luck)
        killed_at_random(job, table, signal.SIGTERM, max(2, kills // 4), luck)
        disturbed_once(job, table, "file size limit 20 kB", f"{job.name}_fsize", {"preexec_fn": limited(resource.RLIMIT_FSIZE, 20_000)}, {4}, ("large",))
        disturbed_once(job, table, "60 MB of address space", f"{job.name}_memory", {"preexec_fn": limited(resource.RLIMIT_AS, 60_000_000)}, {1, 127},
                       ("memory", "thread", "shared librar"))  # whoever asks last: we, the library of threads, the loader
        with open("/dev/full", "wb") as full:
            disturbed_once(job, table, "stdout is /dev/full", f"{job.name}_full", {"stdout": full}, {4})
        reader, writer = os.pipe()
        os.close(reader)
        disturbed_once(job, table, "nobody reads stdout", f"{job.name}_pipe", {"stdout": writer}, {0, 4, -signal.SIGPIPE, 128 + signal.SIGPIPE})
        os.close(writer)
        full_disk(job, table)
        damaged_chunks(job, table, luck)
        vanished_folder(job, table)
    broken_rules(bench)
    print(table.text())
    bench.finish()


if __name__ == "__main__":
    main()
