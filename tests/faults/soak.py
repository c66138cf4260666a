"""Hours of random configurations, killed at random: every exit explained, the same bytes in the end, memory that does not grow.

usage: soak.py ROOT PROGRAM GENERATOR [--minutes M] [--first N]
       GENERATOR: random_config of the build (build/ci/tests/random_configs/random_config)

Each configuration is checked, run undisturbed, and run again with up to three kill -9 at random moments; then its results must
have the same bytes. Stops at the first exit that nobody expected and keeps the file. Prints a line a minute and a summary.
"""

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "scenarios"))
sys.path.insert(0, str(Path(__file__).resolve().parent))
from faults_test import digest  # noqa: E402
from harness import Bench  # noqa: E402

FILE = "configs/scenarios/random.yaml"


class Soak:
    def __init__(self, bench, generator):
        self.bench, self.generator = bench, Path(generator).resolve()
        self.counts, self.memory = Counter(), []

    def child(self, *words, kill_after=None):
        """(exit, stderr) of one command, its peak memory noted; killed after so many seconds when it still runs then."""
        process = subprocess.Popen([self.bench.program, *words], cwd=self.bench.folder, env=self.bench.environment(), stdin=subprocess.DEVNULL,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        if kill_after is not None:
            try:
                process.wait(kill_after)
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
            said = process.stderr.read()
            process.wait()
            return process.returncode, said.decode(errors="replace")
        said = process.stderr.read()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        self.memory.append(used.ru_maxrss / 1024)
        return process.returncode, said.decode(errors="replace")

    def one(self, number):
        """What was wrong with one configuration, or nothing."""
        text = subprocess.run([self.generator, str(number)], capture_output=True, text=True, check=True).stdout
        (self.bench.folder / FILE).write_text(text, encoding="utf-8")
        code, said = self.child("check", FILE)
        self.counts[f"check {code}"] += 1
        if code == 3:
            return ""
        if code != 0:
            return f"check ended with {code}: {said}"
        for folder in ("whole", "killed"):
            shutil.rmtree(self.bench.folder / folder, ignore_errors=True)
        began = time.monotonic()
        code, said = self.child("run", FILE, "-o", "whole", "--quiet", "--threads", "2")
        took = time.monotonic() - began
        self.counts[f"run {code}"] += 1
        if code != 0:
            return f"run ended with {code}: {said}"
        luck = random.Random(number)
        results = [self.bench.folder / folder / "outcomes.h5" for folder in ("whole", "killed")]
        for _ in range(luck.randint(1, 3)):
            code, said = self.child("run", FILE, "-o", "killed", "--quiet", "--threads", str(luck.randint(1, 4)), kill_after=luck.uniform(0, took))
            self.counts[f"killed {code}"] += 1
            if code not in (0, -signal.SIGKILL):
                return f"a killed run ended with {code}: {said}"
            if results[1].exists():  # it ended, or the kill came after the results were written
                break
        if not results[1].exists():
            code, said = self.child("run", FILE, "-o", "killed", "--quiet")
            self.counts[f"gone on {code}"] += 1
            if code != 0:
                return f"going on ended with {code}: {said}"
        return "" if digest(results[0]) == digest(results[1]) else "killed and gone on with: other bytes"


def quarter(values, which):
    part = values[which * len(values) // 4:(which + 1) * len(values) // 4]
    return f"mean {sum(part) / len(part):.1f}, largest {max(part):.1f}" if part else "nothing"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("root", "program", "generator"):
        parser.add_argument(name)
    parser.add_argument("--minutes", type=float, default=120)
    parser.add_argument("--first", type=int, default=1)
    asked = parser.parse_args()
    bench = Bench(asked.root, asked.program)
    soak = Soak(bench, asked.generator)
    began = told = time.monotonic()
    number, wrong = asked.first, ""
    while time.monotonic() - began < 60 * asked.minutes and not wrong:
        wrong = soak.one(number)
        number += 1
        if time.monotonic() - told > 60:
            told = time.monotonic()
            print(f"{(told - began) / 60:.0f} min, {number - asked.first} configurations, {dict(soak.counts)}", flush=True)
    print(f"{(time.monotonic() - began) / 60:.1f} min, {number - asked.first} configurations from {asked.first}: {dict(sorted(soak.counts.items()))}")
    for which in (0, 3):
        print(f"peak memory of a child, MB, in the {'first' if which == 0 else 'last'} quarter: {quarter(soak.memory, which)}")
    if wrong:
        print(f"configuration {number - 1}: {wrong}\nkept in {bench.folder}")
        sys.exit(1)
    shutil.rmtree(bench.folder, ignore_errors=True)


if __name__ == "__main__":
    main()
