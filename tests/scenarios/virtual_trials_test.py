"""The committed table of virtual trials is what the program gives, within Monte Carlo error. Slow.

usage: virtual_trials_test.py ROOT PROGRAM

Fewer replicates are run than stand behind the table; each mean may differ by five standard errors of the difference. The
first replicates are the same ones, so this is generous.
"""

import csv
import math
import sys
from pathlib import Path

from harness import Bench

REPLICATES = 60


def rows_of(path):
    with path.open(newline="", encoding="utf-8") as lines:
        return {(row["trial"], row["row"]): row for row in csv.DictReader(lines)}


def on_scale(row, number):
    ratios = ("odds_ratio", "firth_odds_ratio", "logistic", "relative_hazard")
    return math.log(number) if row["estimator"] in ratios else number


def main():
    root = Path(sys.argv[1])
    committed = rows_of(root / "results/reference/virtual_trials.csv")
    bench = Bench(sys.argv[1], sys.argv[2])
    said = bench.run("validate", "--replicates", REPLICATES, "-o", "now", "-q", timeout=1700)
    bench.leaves(said, 0, "validate")
    now = rows_of(bench.folder / "now/virtual_trials.csv")
    bench.check(set(now) == set(committed), "the table has the same rows")
    for key in sorted(set(now) & set(committed)):
        was, new = committed[key], now[key]
        bench.check(was["published"] == new["published"] and was["role"] == new["role"], f"{key}: published number and role")
        if not was["simulated"] or not was["monte_carlo_error"]:
            continue
        error = math.hypot(float(was["monte_carlo_error"]), float(new["monte_carlo_error"] or 0))
        apart = abs(on_scale(was, float(was["simulated"])) - on_scale(new, float(new["simulated"])))
        bench.check(apart <= 5 * error + 1e-9, f"{key}: {new['simulated']} now, {was['simulated']} in the table, {apart / max(error, 1e-12):.1f} standard errors apart")
    bench.finish()


if __name__ == "__main__":
    main()
