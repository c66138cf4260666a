"""What the tests of the program share: a copy of the shipped configuration, small scenarios, one way to run and to check."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

SMALL = """carepath: 1
include: [../populations/ppact_like.yaml, ../histories/chronic_pain.yaml, ../economics/united_states.yaml]
title: A small case
time: {horizon: 1 year, panel: 6 months}
population: {setting: {patients: 60, sites: 2, hubs: 1, regions: 1, patients_per_clinician: 10}}
staff:
  behaviourist: {fte: 1, hours_per_week: 30, shared_by: region}
  nurse: {fte: 1, hours_per_week: 30, shared_by: region}
  physical_therapist: {fte: 1, hours_per_week: 30, shared_by: region}
  pharmacist: {fte: 1, hours_per_week: 30, shared_by: region}
scenarios:
  usual care: {}
  group CBT: {programmes: [group_cbt]}
"""


class Bench:
    """A folder with a copy of configs/, where commands are run; remembers what failed."""

    def __init__(self, root, program):
        self.source, self.program = Path(root).resolve(), str(Path(program).resolve())
        self.folder = Path(tempfile.mkdtemp(prefix="carepath_test_"))
        shutil.copytree(self.source / "configs", self.folder / "configs")
        (self.folder / "configs/scenarios").mkdir(exist_ok=True)
        self.checks, self.failures = 0, []

    def environment(self, **extra):
        plain = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "TERM", "CAREPATH_CONFIGS", "LC_ALL", "LC_CTYPE")}
        return {**plain, "LANG": "C.UTF-8", "CAREPATH_CONFIGS": str(self.folder / "configs"), **extra}

    def run(self, *words, **options):
        environment = self.environment(**options.pop("env", {}))
        folder = options.pop("cwd", self.folder)
        options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "stdin": subprocess.DEVNULL, "timeout": 600, **options}
        done = subprocess.run([self.program, *map(str, words)], cwd=folder, env=environment, check=False, **options)
        done.stdout = (done.stdout or b"").decode(errors="replace")
        done.stderr = (done.stderr or b"").decode(errors="replace")
        return done

    def scenario(self, name, text=SMALL):
        path = self.folder / "configs/scenarios" / name
        path.write_text(text, encoding="utf-8")
        return path.relative_to(self.folder)

    def check(self, ok, what, said=None):
        self.checks += 1
        if not ok:
            seen = f"\n  exit {said.returncode}\n  stdout: {said.stdout[:800]}\n  stderr: {said.stderr[:800]}" if said is not None else ""
            self.failures.append(f"FAILED: {what}{seen}")

    def leaves(self, said, code, what):
        self.check(said.returncode == code, f"{what}: leaves with {code}", said)

    def finish(self):
        print("\n".join(self.failures + [f"{self.checks} checks, {len(self.failures)} failed"]))
        shutil.rmtree(self.folder, ignore_errors=True)
        sys.exit(1 if self.failures else 0)
