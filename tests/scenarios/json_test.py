"""Every command that prints a result also prints it as JSON: the program's own list is walked, so that a new one cannot be forgotten.

usage: json_test.py ROOT PROGRAM
"""

import json
import re
import sys

from harness import Bench

# What these print is a script or a schema: other programs read it as it is.
PRINT_NO_RESULT = {"completion": "a script for a shell", "schema": "a JSON Schema already", "slurm-script": "a script for Slurm",
                   "config": "only holds other commands"}

STUDY = """carepath: 1
study:
  title: A very small study
  scenario: ../scenarios/small.yaml
  outcomes: {pegs: pegs_at_12_months}
parameters: [M17]
sweep:
  - {name: ends, method: one_way, replicates: 1}
"""


def commands_of(bench, *parents):
    """Every command that --help lists, with those below it: [("run",), ..., ("config", "show")]."""
    said = bench.run(*parents, "--help").stdout
    below = said.split("Subcommands:")[1].split("\n\n")[0] if "Subcommands:" in said else ""
    names = re.findall(r"^  (\S+)", below, re.MULTILINE)
    found = [(*parents, name) for name in names]
    return [deeper for one in found for deeper in (one, *commands_of(bench, *one))]


def prepare(bench):
    bench.scenario("small.yaml")
    (bench.folder / "configs/studies").mkdir(exist_ok=True)
    (bench.folder / "configs/studies/tiny.yaml").write_text(STUDY, encoding="utf-8")
    (bench.folder / "configs/studies/fit.yaml").write_text(FIT, encoding="utf-8")
    bench.leaves(bench.run("run", "configs/scenarios/small.yaml", "-q", "-o", "first", "--replications", 2), 0, "a run to look at")
    bench.leaves(bench.run("sweep", "configs/studies/tiny.yaml", "-q", "-o", "part"), 0, "a study to look at")


FIT = """carepath: 1
calibration:
  title: A small one
  replicates: 10
  fresh_replicates: 10
  evaluations: 5
  fits:
    medication: {targets: {summit: [V16, V16.a]}, rows: {V16: {low: 1.2, high: 5}, V16.a: {low: 0.15, high: 0.8}}}
"""

SCENARIO, STUDY_FILE = "configs/scenarios/small.yaml", "configs/studies/tiny.yaml"

# How each is called, and what its answer must hold.
WORDS = {
    "run": ((SCENARIO, "-q", "-o", "second", "--replications", 2), lambda a: a["scenarios"]),
    "check": ((SCENARIO,), lambda a: a == []),
    "explain": (("group_cbt",), lambda a: a["kind"] == "programme"),
    "follow": ((SCENARIO, "--patient", 3), lambda a: a["moments"]),
    "compare": (("first", "first"), lambda a: a["paired"]),
    "report": (("first", "-o", "page"), lambda a: a["page"] == "page/report.html" and len(a["sections"]) > 3 and all(s["question"] for s in a["sections"])),
    "plan": ((STUDY_FILE,), lambda a: a["runs"] == 6),
    "sweep": ((STUDY_FILE, "-q", "-o", "swept"), lambda a: a),
    "sweep status": ((STUDY_FILE, "-o", "part"), lambda a: a[0]["complete"]),
    "sweep collect": ((STUDY_FILE, "-o", "part", "--force"), lambda a: a),
    "show": ((STUDY_FILE, "--row", 1, "-o", "part"),
             lambda a: a["parts"][0]["stored"] == "the same, bit for bit" and {r["scenario"] for r in a["parts"][0]["runs"]} == {"usual care", "group CBT"}
             and len(a["point"]["inputs"]) == 1),
    "analyse": (("part",), lambda a: a),
    "evidence": (("A35",), lambda a: a[0]["id"] == "A35"),
    "diff": ((SCENARIO, SCENARIO), lambda a: a["differences"] == []),
    "config show": ((SCENARIO,), lambda a: a["settings"]["population"]["setting"]["patients"] == 60 and a["settings"]["time"]["horizon"] == "1 year"),
    "init": (("begun",), lambda a: a["scenario"] == "begun/scenarios/clinic.yaml"),
    "migrate": ((SCENARIO,), lambda a: a[0]["state"] == "current"),
    "verify": (("first",), lambda a: a[0]["sound"]),
    "merge": (("merged", "part"), lambda a: a[0]["copied"] > 0),
    "conformance": (("illness_death",), lambda a: a),
    "validate": (("interest", "--replicates", 4, "-q", "-o", "trials"), lambda a: a),
    "calibrate": (("configs/studies/fit.yaml", "-q", "--dry-run"), lambda a: a["written"] is None and {r["row"] for r in a["fits"][0]["rows"]} == {"V16", "V16.a"}),
}


def answers(bench):
    listed = {" ".join(c) for c in commands_of(bench)}
    bench.check(len(listed) > 20 and PRINT_NO_RESULT.keys() <= listed, f"the list of commands is read: {sorted(listed)}")
    for command in sorted((listed | WORDS.keys()) - PRINT_NO_RESULT.keys()):
        bench.check(command in WORDS, f"{command}: has no words here; say how it answers with --json")
        if command not in WORDS:
            continue
        words, right = WORDS[command]
        said = bench.run(*command.split(), *words, "--json")
        bench.leaves(said, 0, f"{command} --json")
        try:
            bench.check(right(json.loads(said.stdout)), f"{command} --json says what is asked", said)
        except (ValueError, KeyError, TypeError, IndexError) as error:
            bench.check(False, f"{command} --json: {error!r}", said)


def refusals(bench):
    """A problem of configuration is JSON with its code, whatever the command."""
    for words in (("run", SCENARIO), ("follow", SCENARIO, "--patient", 3), ("config", "show", SCENARIO), ("explain", SCENARIO)):
        said = bench.run(*words, "--set", "time.horizn=1 year", "--json")
        (problem,) = json.loads(said.stdout)
        bench.check(said.returncode == 3 and problem["code"] == "config/set" and not said.stderr, f"{words[0]} --json: a refusal", said)
    shown = json.loads(bench.run("config", "show", SCENARIO, "--origin", "--json").stdout)["settings"]
    bench.check(shown["population"]["setting"]["patients"] == {"value": 60, "file": "configs/scenarios/small.yaml", "line": 5},
                f"config show --origin --json: {shown['population']['setting']['patients']}")


def main():
    bench = Bench(sys.argv[1], sys.argv[2])
    for part in (prepare, answers, refusals):
        part(bench)
    bench.finish()


if __name__ == "__main__":
    main()
