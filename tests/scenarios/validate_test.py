"""carepath validate and calibrate: same bytes, files written, mistakes refused; a held-out number that acts is found.

usage: validate_test.py ROOT PROGRAM
"""

import csv
import json
import re
import signal
import subprocess
import sys
import time

from harness import Bench

CHUNK = re.compile(r"chunk-[0-9]{8}")


def replays(bench):
    said = bench.run("validate", "interest", "brief_enrolment", "--replicates", 20, "--threads", 1, "-o", "one", "--json")
    bench.leaves(said, 0, "validate")
    rows = {row["row"]: row for row in json.loads(said.stdout)["rows"]}
    bench.check({"V17", "V19", "V20.a", "V32.a", "V33", "V34.e"} <= set(rows), f"the rows are there: {sorted(rows)}")
    # 845 people, 29 % interested: a standard error of 1.6 % in one survey, 0.35 % over 20.
    bench.check(abs(rows["V19"]["simulated"] - 0.29) < 0.016, "the interest survey returns about 29 %")
    bench.check(rows["V19"]["published"] == 0.29 and rows["V34.a"]["published"] == "below", "published numbers stand beside")
    for name in ("virtual_trials.csv", "virtual_trials.svg", "report.html"):
        bench.check((bench.folder / "one" / name).exists(), f"{name} is written")
    table = list(csv.DictReader((bench.folder / "one/virtual_trials.csv").open(newline="", encoding="utf-8")))
    bench.check(len(table) == len(rows) and table[0]["role"] == "calibration", "the table has a line for each row")

    again = bench.run("validate", "interest", "brief_enrolment", "--replicates", 20, "--threads", 2, "-o", "two", "--json")
    same = all((bench.folder / "one" / n).read_bytes() == (bench.folder / "two" / n).read_bytes()
               for n in ("virtual_trials.csv", "virtual_trials.svg", "report.html"))
    bench.check(same and again.stdout == said.stdout, "the same bytes with two threads")
    said = bench.run("validate", "interest", "--replicates", 4, "-o", "text")
    marked = [line for line in said.stdout.split("\n") if re.search(r"\S r +\S", line)]
    recalled = {row["row"] for row in rows.values() if row["provenance"] == "recalled" and row["trial"] == "interest"}
    bench.check(bool(marked) == bool(recalled) and ("was recalled from memory" in said.stdout) == bool(recalled), f"recalled numbers are marked: {recalled}", said)
    bench.check("Role: calibration" in said.stdout and "Role: held out" in said.stdout, "roles stand apart", said)


def reported_again(bench):
    """The page of virtual trials out of their files alone, and what is said of files that are missing or damaged."""
    stored = bench.folder / "one/virtual_trials.json"
    bench.leaves(bench.run("report", "one", "-o", "again"), 0, "report of virtual trials")
    bench.leaves(bench.run("report", "one/virtual_trials.json", "-o", "file"), 0, "report of their file")
    names = ["report.html", *(f"figures/{f.name}" for f in sorted((bench.folder / "one/figures").iterdir()))]
    bench.check(len(names) > 2, f"the report has figures: {names}")
    for folder in ("again", "file"):
        same = [n for n in names if (bench.folder / folder / n).read_bytes() == (bench.folder / "one" / n).read_bytes()]
        bench.check(same == names, f"{folder}: report writes the bytes that validate wrote")
    said = bench.run("report", "one", "one", "-o", "both")
    bench.check(said.returncode == 4 and "virtual trials" in said.stderr, "virtual trials are not compared as runs", said)
    text = stored.read_text(encoding="utf-8")
    for damage, words in ((text[:300], "damaged"), (text.replace('"usable": 20', '"usable": "x"'), "damaged"),
                          (text.replace('"estimator": "', '"estimator": "un', 1), "is not known"), (text.replace('"format": 1', '"format": 2'), "format 2")):
        stored.write_text(damage, encoding="utf-8")
        said = bench.run("report", "one", "-o", "again")
        bench.check(said.returncode == 4 and words in said.stderr and "virtual_trials.json" in said.stderr, f"refused: {words}", said)
    stored.unlink()
    said = bench.run("report", "one", "-o", "again")
    bench.check(said.returncode == 4 and "virtual_trials.json" in said.stderr and "validate" in said.stderr, "a folder without the file", said)


def without_effect(bench):
    said = bench.run("validate", "brief", "--null", "--replicates", 10, "-o", "null", "--json")
    bench.leaves(said, 0, "validate --null")
    rows = json.loads(said.stdout)["rows"]
    bench.check({r["row"] for r in rows} == {"V18", "V31"}, "only comparisons of arms are looked at without effect", said)


def mistakes(bench):
    bench.leaves(bench.run("validate", "ppcat"), 3, "a trial that is not there")
    bench.check("ppact" in bench.run("validate", "ppcat").stderr, "the nearest trial is named")
    trial = bench.folder / "configs/trials/interest.yaml"
    text = trial.read_text(encoding="utf-8")
    trial.write_text(text.replace("outcome: interested, estimator: mean", "outcome: intrested, estimator: mean"), encoding="utf-8")
    said = bench.run("check", "configs/trials/interest.yaml")
    bench.check(said.returncode == 3 and "interested" in said.stderr, "a misspelt measure is refused by check", said)
    trial.write_text(text, encoding="utf-8")
    # F03 acts in the model of interest; once it is called held out, validate must refuse.
    trial.write_text(re.sub(r"role: verification, published: \{id: F03\}", "role: held_out, published: {id: F03}", text), encoding="utf-8")
    said = bench.run("validate", "interest", "--replicates", 2)
    bench.check(said.returncode == 3 and "F03" in said.stderr and "held out" in said.stderr, "a held-out row that acts is refused", said)
    trial.write_text(text, encoding="utf-8")


CALIBRATION = """carepath: 1
calibration:
  title: A small one
  replicates: 20
  fresh_replicates: 20
  evaluations: 12
  fits:
    medication:
      targets: {summit: [TARGETS]}
      rows: {V16: {low: 1.2, high: 5}, V16.a: {low: 0.15, high: 0.8}}
"""


def calibrates(bench):
    study = bench.folder / "configs/studies/small.yaml"
    study.parent.mkdir(exist_ok=True)
    study.write_text(CALIBRATION.replace("TARGETS", "V16, V16.a"), encoding="utf-8")
    said = bench.run("calibrate", "configs/studies/small.yaml", "-o", "first.yaml")
    bench.leaves(said, 0, "calibrate")
    bench.run("calibrate", "configs/studies/small.yaml", "-o", "second.yaml", "--threads", 1)
    first = (bench.folder / "first.yaml").read_text(encoding="utf-8")
    bench.check(first == (bench.folder / "second.yaml").read_text(encoding="utf-8"), "calibrating twice gives the same bytes")
    row = first.split("\n  V16.a:")[1].split("\n  V17:")[0]
    value = float(re.search(r"value: (\S+)", row).group(1))
    # -ln(1 - 0.168) / 0.5 years = 0.368; 20 trials of 188 people leave about 0.02.
    bench.check(abs(value - 0.368) < 0.06 and "provenance: calibrated" in row, f"the usual rate is found again: {value}")
    study.write_text(CALIBRATION.replace("TARGETS", "V16, V16.b"), encoding="utf-8")
    said = bench.run("calibrate", "configs/studies/small.yaml")
    bench.check(said.returncode == 3 and "held out" in said.stderr, "nothing is fitted to a held-out row", said)
    study.write_text(CALIBRATION.replace("TARGETS", "V16, V16"), encoding="utf-8")
    said = bench.run("check", "configs/studies/small.yaml")
    bench.check(said.returncode == 3 and "twice" in said.stderr, "no target is used twice", said)


def kill_in_the_middle(bench, unfinished, *words):
    """Sends SIGKILL once a chunk is finished; true when it came before the end."""
    process = subprocess.Popen([bench.program, *words, "--threads", "1"], cwd=bench.folder, env=bench.environment(),
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while process.poll() is None and not any(CHUNK.fullmatch(f.name) for f in (bench.folder / unfinished).rglob("chunk-*")):
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    return process.wait() == -signal.SIGKILL


def killed_and_resumed(bench):
    words = ("validate", "summit", "interest", "--replicates", "60", "-o")
    bench.leaves(bench.run(*words, "whole"), 0, "an undisturbed suite")
    bench.check(kill_in_the_middle(bench, "killed/unfinished", *words, "killed"), "a suite was killed in the middle")
    bench.check(not (bench.folder / "killed/virtual_trials.csv").exists(), "no results pretend to be whole")
    chunk = next((bench.folder / "killed/unfinished").rglob("chunk-*"))
    finished = sum(1 for f in (bench.folder / "killed/unfinished").rglob("chunk-*") if CHUNK.fullmatch(f.name))
    chunk.write_bytes(chunk.read_bytes()[:-5])  # and one is damaged: found, and computed again
    bench.leaves(bench.run(*words, "killed"), 0, f"the same suite goes on after {finished} chunks")
    same = [(bench.folder / f / "virtual_trials.csv").read_bytes() for f in ("whole", "killed")]
    bench.check(same[0] == same[1], "a resumed suite has the same bytes")
    bench.check(not (bench.folder / "killed/unfinished").exists(), "nothing unfinished stays behind")
    study = "configs/studies/small.yaml"
    (bench.folder / study).write_text(CALIBRATION.replace("TARGETS", "V16, V16.a"), encoding="utf-8")
    unfinished = "results/calibration/unfinished"
    bench.check(kill_in_the_middle(bench, unfinished, "calibrate", study, "-o", "resumed.yaml"), "a fit was killed in the middle")
    bench.leaves(bench.run("calibrate", study, "-o", "resumed.yaml"), 0, "the same fit goes on")
    bench.check((bench.folder / "resumed.yaml").read_bytes() == (bench.folder / "first.yaml").read_bytes(), "a resumed fit has the same bytes")


def main():
    bench = Bench(sys.argv[1], sys.argv[2])
    replays(bench)
    reported_again(bench)
    without_effect(bench)
    mistakes(bench)
    calibrates(bench)
    killed_and_resumed(bench)
    bench.finish()


if __name__ == "__main__":
    main()
