"""Small projections are what they were: every number of summary.csv, digit for digit (bytes are promised on one architecture).

usage: golden_test.py ROOT PROGRAM [--update]

--update writes results/reference/ anew: do it when numbers were meant to change, and say why in the commit.
"""

import csv
import platform
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "scenarios"))
from harness import Bench  # noqa: E402

PROJECTIONS = {
    "small_clinic": ["configs/scenarios/small_clinic.yaml"],
    # Every programme and a combination, in a tenth of the patients, two draws and two years.
    "five_programmes_small": ["configs/scenarios/five_programmes.yaml", "--set", "draws=2", "--set", "population.setting.patients=850",
                              "--set", "time.horizon=2 years"],
}
KEYS = ("scenario", "measure")
SHOWN = 12


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return {tuple(row[k] for k in KEYS): row for row in csv.DictReader(file)}


def as_number(text):
    try:
        return float(text)
    except ValueError:
        return float("nan")


def differences(kept, made):
    """What changed, in words a reviewer can judge: the number, the new one, and the change in widths of the 95 % interval."""
    for key in sorted(kept.keys() | made.keys()):
        before, after = kept.get(key), made.get(key)
        if before is None or after is None:
            yield f"{' / '.join(key)}: {'is new' if before is None else 'is gone'}"
        elif before != after:
            moved, width = as_number(after["mean"]) - as_number(before["mean"]), as_number(before["high"]) - as_number(before["low"])
            in_widths = f" ({moved / width:+.2f} widths of the interval)" if width > 0 else ""
            columns = [c for c in after if before.get(c) != after[c]]
            yield f"{' / '.join(key)}: " + ", ".join(f"{c} {before.get(c)} -> {after[c]}" for c in columns) + in_widths


def main():
    bench, update = Bench(sys.argv[1], sys.argv[2]), "--update" in sys.argv
    for name, words in PROJECTIONS.items():
        said = bench.run("run", *words, "-o", name)
        bench.leaves(said, 0, f"the projection {name}")
        if said.returncode != 0:
            continue
        made, kept = bench.folder / name / "summary.csv", bench.source / "results/reference" / f"{name}.csv"
        if update:
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_bytes(made.read_bytes())
            continue
        if not kept.exists():
            bench.check(False, f"{kept.name} is not there; write it with --update")
            continue
        changed = list(differences(rows(kept), rows(made)))
        more = f"\n  ... and {len(changed) - SHOWN} more" if len(changed) > SHOWN else ""
        bench.check(kept.read_bytes() == made.read_bytes(),
                    f"{name}: {len(changed)} numbers differ from results/reference/{kept.name}:\n  " + "\n  ".join(changed[:SHOWN]) + more)
    if platform.machine() != "x86_64":
        print("note: the reference was made on x86_64")
    bench.finish()


if __name__ == "__main__":
    main()
