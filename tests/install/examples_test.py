"""The examples do what they say: a programme, Snakemake, and the Slurm script of a study, run as two parts by hand.

usage: examples_test.py ROOT PROGRAM
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path


def run(folder, *words, **environment):
    said = subprocess.run([str(w) for w in words], cwd=folder, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL,
                          env={**os.environ, **environment})
    if said.returncode:
        sys.exit(f"FAILED: {' '.join(map(str, words))}: exit {said.returncode}\n{said.stdout[-1500:]}\n{said.stderr[-1500:]}")
    return said


def slurm(root, program, folder):
    study = root / "configs/studies/quick.yaml"
    script = folder / "sweep.slurm"
    script.write_text(run(folder, program, "slurm-script", study, "-o", "parts", "--parts", "2", "--cpus", "1").stdout)
    script.chmod(0o755)
    for part in ("1", "2"):  # a single element that is sent again has a count of 1
        run(folder, script, CAREPATH=program, SLURM_ARRAY_TASK_ID=part, SLURM_ARRAY_TASK_COUNT="1")
    if not (folder / "parts/study.h5").exists():
        sys.exit("FAILED: the part that ends last puts the results together")
    run(folder, program, "sweep", study, "-o", "whole", "-q")
    parts, whole = ((folder / name / "study.h5").read_bytes() for name in ("parts", "whole"))
    if parts != whole:
        sys.exit("FAILED: two parts give other bytes than the whole")


def snakemake(root, program, folder):
    words = ["snakemake", "--cores", "1", "--snakefile", root / "docs/examples/Snakefile", "--config", f"carepath={program}", "draws=2"]
    run(folder, *words, HOME=str(folder), XDG_CACHE_HOME=str(folder))
    rows = (folder / "results/cea.csv").read_text().splitlines()
    if len(rows) != 5 or not rows[1].startswith("small_clinic,1,1,usual care,"):
        sys.exit(f"FAILED: {rows}")
    again = run(folder, *words, HOME=str(folder), XDG_CACHE_HOME=str(folder))
    if "Nothing to be done" not in again.stderr + again.stdout:
        sys.exit(f"FAILED: it runs again what has not changed: {again.stderr}")


def programme(root, program, folder):
    run(folder, program, "init", "mine")
    shutil.copy(root / "docs/examples/medication_review.yaml", folder / "mine/programmes")
    scenario = folder / "mine/scenarios/clinic.yaml"
    scenario.write_text(scenario.read_text().replace("  group CBT:\n", "  review: {programmes: [medication_review]}\n  group CBT:\n", 1))
    run(folder, program, "check", scenario)
    run(folder, program, "run", scenario, "-o", "review", "-q", "--replications", "1", "--set", "population.setting.patients=200")
    rows = [line.split(",") for line in (folder / "review/summary.csv").read_text().splitlines()]
    dose = {row[0]: float(row[3]) for row in rows if row[1] == "mme"}
    if not dose["review"] < dose["usual care"]:
        sys.exit(f"FAILED: the review lowers no dose: {dose}")


def main(root, program):
    with tempfile.TemporaryDirectory() as name:
        programme(root, program, Path(name))
        slurm(root, program, Path(name))
        if shutil.which("snakemake") is None:
            print("snakemake is not installed: its part is left out")
        else:
            snakemake(root, program, Path(name))
    print("examples work")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), str(Path(sys.argv[2]).resolve()))
