"""Shared by the tests of this folder: the sample file, and checks that say what differed."""
import importlib
import math
import os
import subprocess
import sys
import tempfile

SKIPPED = 77  # ctest shows this as a skipped test
DRAWS, REPLICATES, DAYS = 4, 3, 4
SCENARIOS = ["usual care", "group CBT – größer", "=cmd|' /C calc'!A0"]
PATIENTS, EVENTS = 70_000, 150_000


def sample_number(index, salt):
    """What the C++ sample holds at this place of the array."""
    return math.nan if index % 11 == 5 else salt + index / 8


def same(a, b):
    return a == b or (math.isnan(a) and math.isnan(b))


def check(condition, what):
    if not condition:
        sys.exit(f"FAILED: {what}")


def check_array(values, salt, what):
    """`values` is a numpy array in the order of the file."""
    for index, value in enumerate(values.ravel().tolist()):
        check(same(value, sample_number(index, salt)), f"{what} at {index}: {value}")


def need(*modules):
    """Skips the test, saying why, when a module is not installed."""
    for module in modules:
        try:
            importlib.import_module(module)
        except ImportError:
            print(f"skipped: python3-{module.lower()} is not installed")
            sys.exit(SKIPPED)


def run(*command, **options):
    """The output of a command; the test fails with its messages when it fails."""
    done = subprocess.run(command, capture_output=True, text=True, **options)
    check(done.returncode == 0, f"{' '.join(command)}: exit {done.returncode}\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return done.stdout


class Sample:
    """A folder with the sample file, gone afterwards."""

    def __init__(self, writer):
        self.writer = writer
        self.folder = tempfile.TemporaryDirectory()
        self.path = os.path.join(self.folder.name, "outcomes.h5")

    def __enter__(self):
        run(self.writer, "write", self.path)
        return self

    def __exit__(self, *_):
        self.folder.cleanup()
