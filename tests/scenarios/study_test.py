"""Studies as a planner runs them: plan, sweep, kill and go on, two processes, shards, status, one row again, refusals.

usage: study_test.py ROOT PROGRAM
"""

import csv
import hashlib
import json
import re
import signal
import subprocess
import sys
import time

from harness import SMALL, Bench

CHUNK = re.compile(r"chunk-[0-9]{8}")
HEAD = """carepath: 1
study:
  title: A small study
  scenario: ../scenarios/small_case.yaml
  seed: 7
  outcomes:
    cost: {measure: discounted_cost, role: cost}
    qaly: {measure: discounted_qaly, role: effect}
    pegs: pegs
    seated: per_1000.group_cbt.seated
"""
PSA = HEAD + """parameters: all_uncertain
sweep: [{name: psa, method: psa, design: {draws: DRAWS}, replicates: 2}]
"""
MORRIS = HEAD + """parameters: [V1, A12]
sweep: [{name: screen, method: morris, design: {trajectories: 4, levels: 4}}]
"""

CAPACITY = HEAD + """sweep:
  - {name: grid, method: grid, cross: {staff.nurse.fte: [1, 2], V1: [-0.5, -0.2]}, replicates: 2}
  - {name: enough, method: capacity, smallest: staff.behaviourist.fte, lowest: 1, highest: 4, such_that: cost > 0,
     scenario: group CBT, confidence: 95%, replicates: 4, at_most: 16}
  - {name: never, method: capacity, smallest: staff.behaviourist.fte, lowest: 1, highest: 4, such_that: cost < 0,
     scenario: group CBT, confidence: 95%, replicates: 4, at_most: 16}
  - {name: minutes, method: lhs, parameters: [S172.a, V1], design: {rows: 4}}
  - {name: pick, method: select, maximise: cost, indifference: 100, replicates: 4, at_most: 40}
"""


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def rows(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def study(bench, name, text):
    folder = bench.folder / "configs/studies"
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return f"configs/studies/{name}"


def plan_and_sweep(bench, file):
    said = bench.run("plan", file)
    bench.leaves(said, 0, "plan")
    bench.check("psa" in said.stdout and "CPU" in said.stdout, "plan says stages and time", said)
    bench.check("study.seed, 7;" in said.stdout, "plan says whose seed it is", said)
    said = bench.run("explain", file)
    bench.check(said.returncode == 0 and "1. psa (psa): draws of all inputs" in said.stdout and "cost: discounted_cost, the cost of the decision" in said.stdout
                and "usual care (the others are compared with it)" in said.stdout and f"carepath plan {file}" in said.stdout, "explain says a study in words", said)
    runs = json.loads(bench.run("plan", file, "--json").stdout)["runs"]
    bench.check(f"= {runs} runs" in said.stdout, f"explain counts the runs as plan does: {runs}", said)
    bench.check(json.loads(bench.run("explain", file, "--json").stdout)["kind"] == "study", "explain --json of a study")
    bench.leaves(bench.run("explain", file, "--picture", "no.svg"), 3, "a study has no picture")
    said = bench.run("sweep", file, "-o", "whole", "--threads", 1)
    bench.leaves(said, 0, "a sweep")
    for name in ("study.h5", "design.csv", "study.csv", "status.html", "design/psa.csv"):
        bench.check((bench.folder / "whole" / name).exists(), f"writes {name}")
    runtime = json.loads((bench.folder / "whole/runtime.json").read_text(encoding="utf-8"))
    bench.check(runtime["stages"] == [{"name": "psa", "method": "psa", "runs": 160}] and runtime["runs"] == 160 and runtime["resumed_runs"] == 0,
                f"runtime.json counts the runs: {runtime}")
    bench.check(runtime["cpu_seconds"] > 0 and runtime["peak_memory_mib"] > 1 and runtime["study_sha256"] == digest(bench.folder / "whole/study.h5"),
                f"runtime.json has time, memory and the digest: {runtime}")
    bench.check(abs(runtime["runs_per_cpu_second"] * runtime["cpu_seconds"] - 160) < 1e-6 and "sweep" in runtime["command_line"], f"and rates: {runtime}")
    bench.check("Finished" in (bench.folder / "whole/status.html").read_text(encoding="utf-8"), "status.html says that it is finished")
    said = bench.run("verify", "whole")
    bench.check(said.returncode == 0 and "0 of 1" not in said.stdout and "says which study" in said.stdout, "verify of a finished sweep", said)
    said = bench.run("sweep", file, "-o", "whole")
    bench.leaves(said, 4, "results are not overwritten")
    return digest(bench.folder / "whole/study.h5")


def draws_are_those_of_run(bench):
    """Draw d, replicate r of a PSA is the same draw and replicate of `run --draws`, bit for bit."""
    said = bench.run("run", "configs/scenarios/small_case.yaml", "-o", "run", "--seed", 7, "--draws", 3, "--replications", 2)
    bench.leaves(said, 0, "a run with draws")
    of_run = {(int(r["sample"]) - 1, r["strategy_name"]): (float(r["cost"]), float(r["qaly"])) for r in rows(bench.folder / "run/cea.csv")}
    sums = {}
    for r in rows(bench.folder / "whole/study.csv"):
        if int(r["row"]) < 3:
            sums.setdefault((int(r["row"]), r["scenario"]), []).append((float(r["cost"]), float(r["qaly"])))
    bench.check(len(of_run) == 6 and set(of_run) == set(sums), f"both have the same draws: {sorted(of_run)} {sorted(sums)}")
    for key, values in sums.items():
        mean = tuple(sum(v[i] for v in values) / len(values) for i in range(2))
        bench.check(all(abs(a - b) <= 1e-12 * abs(b) for a, b in zip(mean, of_run[key])), f"draw {key}: {mean} as in run {of_run[key]}")


def killed_and_resumed(bench, file, whole):
    """kill -9 in the middle of a sweep, then the same command: the same bytes."""
    process = subprocess.Popen([bench.program, "sweep", file, "-o", "killed", "--threads", "1"], cwd=bench.folder,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=bench.environment())
    store = bench.folder / "killed/rows/psa-0/0000"
    while process.poll() is None and not (store.exists() and any(CHUNK.fullmatch(f.name) for f in store.iterdir())):
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.wait()
    bench.check(not (bench.folder / "killed/study.h5").exists(), "it was killed in the middle")
    said = bench.run("sweep", "status", file, "-o", "killed")
    bench.leaves(said, 0, "status of a killed sweep")
    said = bench.run("sweep", file, "-o", "killed", "--threads", 2)
    bench.leaves(said, 0, "the same sweep goes on")
    bench.check("runs were done before" in said.stderr, "says that it went on", said)
    runtime = json.loads((bench.folder / "killed/runtime.json").read_text(encoding="utf-8"))
    bench.check(0 < runtime["resumed_runs"] < runtime["runs"] == 160, f"runtime.json says how much was there before: {runtime}")
    bench.check(digest(bench.folder / "killed/study.h5") == whole, "a resumed sweep has the same bytes")


def two_processes(bench, file, whole):
    both = [subprocess.Popen([bench.program, "sweep", file, "-o", "shared", "--threads", "1", "--force"], cwd=bench.folder,
                             stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=bench.environment()) for _ in range(2)]
    for process in both:
        _, err = process.communicate(timeout=600)
        bench.check(process.returncode == 0, f"a process beside another one: {err.decode(errors='replace')[-300:]}")
    bench.check(digest(bench.folder / "shared/study.h5") == whole, "two processes on one folder give the same bytes")


def shards(bench, file, whole):
    for part in (2, 1):
        bench.leaves(bench.run("sweep", file, "-o", "parts", "--shard", f"{part}/2"), 0, f"part {part}")
    bench.check((bench.folder / "parts/runtime-2-of-2.json").exists(), "a part has its own runtime")
    kept = (bench.folder / "parts/study.h5").read_bytes()
    said = bench.run("sweep", "collect", file, "-o", "parts")
    bench.check(said.returncode == 4 and "--force" in said.stderr, "collect does not overwrite unasked", said)
    bench.check((bench.folder / "parts/study.h5").read_bytes() == kept, "and leaves what is there")
    bench.leaves(bench.run("sweep", "collect", file, "-o", "parts", "--force"), 0, "collect")
    bench.check(digest(bench.folder / "parts/study.h5") == whole, "two shards give the same bytes")
    bench.leaves(bench.run("sweep", file, "--shard", "3/2"), 2, "a shard beyond the last")


def another_worth_of_money(bench, file):
    """What a QALY is worth changes the answer and none of the rows: nothing is computed again."""
    said = bench.run("sweep", "collect", file, "-o", "parts", "--force", "--set", "study.decision.headline=1000", "--set", "study.title=Cheap")
    bench.leaves(said, 0, "collect under another worth of money")
    bench.check("1,000" in said.stdout and "not finished" not in said.stderr, "the answer is for the new worth, from the old rows", said)


def one_row(bench, file):
    said = bench.run("show", file, "--row", 5, "-o", "whole")
    bench.leaves(said, 0, "show a row")
    bench.check("bit for bit" in said.stdout, "the row is reproduced", said)
    bench.leaves(bench.run("show", file, "--row", 5000, "-o", "whole"), 3, "a row that is not there")


def other_studies_are_refused(bench, file):
    said = bench.run("sweep", file, "-o", "whole", "--set", "study.seed=8", "--force")
    bench.leaves(said, 0, "--force replaces")
    bench.check("thrown away" in said.stderr, "and says so", said)
    (bench.folder / "whole/study.h5").unlink()
    said = bench.run("sweep", file, "-o", "whole")
    bench.leaves(said, 3, "another study in the folder is refused")


def inert_input(bench):
    """A12, the effect on satisfaction, changes neither cost nor QALY nor pain: every Morris difference is exactly 0."""
    file = study(bench, "morris.yaml", MORRIS)
    bench.leaves(bench.run("sweep", file, "-o", "morris"), 0, "a Morris screening")
    design, values = rows(bench.folder / "morris/design.csv"), rows(bench.folder / "morris/study.csv")
    by_row = {}
    for r in values:
        by_row.setdefault(int(r["row"]), []).append((r["cost"], r["qaly"], r["pegs"]))
    names = [r["name"] for r in rows(bench.folder / "morris/factors.csv")]
    moved = {name: 0 for name in names}
    for i, r in enumerate(design):
        if int(r["input"]) >= 0:
            moved[names[int(r["input"])]] += by_row[i] != by_row[i - 1]
    bench.check(moved["V1"] > 0 and moved["A12"] == 0, f"only V1 moves these outcomes: {moved}")


def grid_and_capacity(bench):
    """Every staff costs more than nothing: the smallest is enough for that, and the largest is not for the contrary."""
    file = study(bench, "capacity.yaml", CAPACITY)
    swept = bench.run("sweep", file, "-o", "capacity")
    bench.leaves(swept, 0, "a grid and two searches for capacity")
    bench.check("staff.behaviourist.fte that gives cost > 0 with 95 % confidence is 1 " in swept.stdout, "one is enough", swept)
    bench.check("Even staff.behaviourist.fte = 4 was not shown to give cost < 0" in swept.stdout, "four are not enough", swept)
    bench.check("'group CBT' has the largest cost" in swept.stdout, "group CBT costs most", swept)
    values = {(r["row"], r["scenario"], r["replicate"]): r["qaly"] for r in rows(bench.folder / "capacity/study.csv") if int(r["row"]) < 4}
    bench.check(len(values) == 4 * 2 * 2, f"a grid of two by two with two scenarios and two replicates: {len(values)}")
    page = (bench.folder / "capacity/report.html").read_bytes()
    bench.check("report:  capacity/report.html" in swept.stderr and b"The steps of the search" in page, "sweep writes a report", swept)
    bench.check(b"Run this command" in page and b"sweep " in page and b" -o capacity" in page, "the report names its command")
    again = bench.run("analyse", "capacity")
    bench.leaves(again, 0, "analyse")
    bench.check(again.stdout == swept.stdout, "analyse says what sweep said", again)
    bench.check((bench.folder / "capacity/report.html").read_bytes() == page, "and writes the same report")
    bench.leaves(bench.run("report", "capacity/study.h5", "-o", "elsewhere"), 0, "report of a study")
    bench.check((bench.folder / "elsewhere/report.html").read_bytes() == page, "the report from the file alone is the same, byte for byte")
    bench.leaves(bench.run("report", "capacity", "whole", "-o", "both"), 4, "two studies cannot be compared")


LIST = HEAD + """sweep:
  - {name: two, method: list, points: [{staff.nurse.fte: 2, V1: -0.2}, {staff.nurse.fte: 1, V1: -0.5}], replicates: 2}
  - {name: all, method: grid, cross: {staff.nurse.fte: [1, 2], V1: [-0.5, -0.2]}, replicates: 2}
  - {name: even, method: sobol_sample, parameters: [V1, A34], design: {rows: 8}}
"""


def of_stage(bench, folder, stage):
    """Results of a stage by the point: {(input values): [(scenario, replicate, qaly, pegs), ...]}."""
    with_ids = [r for r in rows(bench.folder / folder / "design.csv")]
    points = {}
    for i, r in enumerate(rows(bench.folder / folder / f"design/{stage}.csv")):
        points[r["id"]] = tuple(v for k, v in sorted(r.items()) if "." in k or k.startswith(("V1", "A34")))
    results = {}
    for r in rows(bench.folder / folder / "study.csv"):
        row = with_ids[int(r["row"])]
        if row["stage"] == stage:
            results.setdefault(points[row["id"]], []).append((r["scenario"], r["replicate"], r["qaly"], r["pegs"]))
    return results


def list_and_even_points(bench):
    """A point of a list is the same point of a grid, bit for bit; Sobol' points fill every half of every input evenly."""
    file = study(bench, "list.yaml", LIST)
    bench.leaves(bench.run("sweep", file, "-o", "list"), 0, "a list, a grid and Sobol' points")
    two, whole = of_stage(bench, "list", "two"), of_stage(bench, "list", "all")
    bench.check(set(two) == {("-0.2", "2"), ("-0.5", "1")} and len(whole) == 4, f"the points are there: {sorted(two)} {sorted(whole)}")
    bench.check(all(two[p] == whole.get(p) for p in two), "a point of the list gives what the same point of the grid gives")
    places = [float(r["place"]) for r in rows(bench.folder / "list/design_values.csv")[-16:]]
    for f in range(2):
        halves = sum(p < 0.5 for p in places[f::2])
        bench.check(halves == 4 and all(0 < p < 1 for p in places), f"four of eight points lie in the lower half: {places[f::2]}")
    page = (bench.folder / "list/report.html").read_text(encoding="utf-8")
    bench.check(page.count('<section id="points_') == 3, "each stage has its section in the report")
    # --set into the list of stages: fewer points, another value, other replicates; a stage that is not there is refused.
    said = bench.run("plan", file, "--set", "sweep[2].design.rows=4", "--set", "sweep[0].replicates=3", "--json")
    bench.leaves(said, 0, "--set into a stage")
    bench.check([s["rows"] for s in json.loads(said.stdout)["stages"]] == [2, 4, 4], "changes that stage alone", said)
    said = bench.run("sweep", file, "-o", "list2", "--set", "sweep=[{name: two, method: list, points: [{V1: -0.3}]}]")
    bench.check(said.returncode == 0 and set(of_stage(bench, "list2", "two")) == {("-0.3",)}, "--set can replace the list", said)
    said = bench.run("plan", file, "--set", "sweep[7].replicates=3")
    bench.check(said.returncode == 3 and "sweep" in said.stderr, "a stage that is not there is refused", said)


CHANCES = HEAD.replace("small_case.yaml", """five_programmes.yaml
  set: {population.setting: {patients: 120, sites: 3, hubs: 1, regions: 1}, time.horizon: 1 year}""") + """sweep:
  - {name: real, method: grid, cross: {programmes.collaborative_care.effects.pegs.chance: [0, 1]}, replicates: 2}
  - {name: step, method: one_way, parameters: [C02, {path: 'programmes.group_cbt.pathway[6].repeat.do[0].attend.any', from: 0.3, to: 0.95}], replicates: 2}
"""


def chances_are_inputs(bench):
    """Whether an effect is real at all, and the chances of a programme's steps, by their path; a path without 'programmes.' is put right."""
    file = study(bench, "chances.yaml", CHANCES)
    said = bench.run("sweep", file, "-o", "chances")
    bench.leaves(said, 0, "chances as inputs")
    real = of_stage(bench, "chances", "real")
    pegs = {point: [v[3] for v in values if v[0] == "collaborative care"] for point, values in real.items()}
    bench.check(len(pegs) == 2 and len(set(map(tuple, pegs.values()))) == 2, f"a real effect moves pain: {pegs}")
    bench.check(all(v[2:] == w[2:] for v, w in zip(*real.values()) if v[0] == "group CBT"), "and nothing of another programme")
    moved = rows(bench.folder / "chances/analysis_step_one_way.csv")
    seated = [r for r in moved if r["target"].startswith("pegs, group CBT against") and "attend.any" in r["parameter"]]
    bench.check(len(seated) == 1 and float(seated[0]["swing"]) > 0, f"who comes at all changes pain: {seated}")
    file = study(bench, "wrong.yaml", CHANCES.replace("'programmes.group_cbt.", "'group_cbt."))
    said = bench.run("check", file)
    bench.leaves(said, 3, "a path without 'programmes.'")
    bench.check("wrong.yaml:" in said.stderr and "settings of a programme begin with 'programmes.'" in said.stderr, "is put right", said)


def draw_428(bench):
    """Retention at 12 months and at 3 years came in the wrong order in this draw of the shipped study: now they move together."""
    small = ["--set", "study.set.population.setting={patients: 60, sites: 3, hubs: 1, regions: 1}"]
    file = "configs/studies/programmes_psa.yaml"
    said = bench.run("show", file, "--row", 428, "-o", "nowhere", *small)
    bench.leaves(said, 0, "draw 428 of the shipped study")
    bench.check("It fails" not in said.stdout and "these runs are of this moment" in said.stdout, "is not refused", said)
    values = {line.split()[0]: float(line.split()[1]) for line in said.stdout.splitlines() if line.strip().startswith("G57.")}
    bench.check(values.get("G57.b", 1) < values.get("G57.a", 0), f"in the right order: {values}")


def overlaid(bench):
    """A setting that a scenario's own `set` lies over is varied in vain there: plan says so."""
    bench.scenario("own_set.yaml", SMALL.replace("{programmes: [group_cbt]}", "{programmes: [group_cbt], set: {staff.nurse.fte: 2}}"))
    file = study(bench, "overlaid.yaml", HEAD.replace("small_case", "own_set") + "sweep: [{name: grid, method: grid, cross: {staff.nurse.fte: [1, 3]}}]\n")
    said = bench.run("plan", file)
    bench.leaves(said, 0, "plan of a setting that is laid over")
    bench.check("note: staff.nurse.fte does nothing in 'group CBT': its own 'set' lies over it" in said.stderr, "is said", said)


def own_folder(bench):
    """A study that lies outside of the configuration folder is read; it may include what lies beside it, and nothing else."""
    own = bench.folder / "own"
    own.mkdir()
    text = MORRIS.replace("../scenarios", "../configs/scenarios")
    (own / "head.yaml").write_text(text, encoding="utf-8")
    (own / "study.yaml").write_text("carepath: 1\ninclude: [head.yaml]\nparameters: [V1]\n", encoding="utf-8")
    for command in ("check", "plan"):
        bench.leaves(bench.run(command, "own/study.yaml"), 0, f"{command} of a study in a folder of one's own")
    (own / "study.yaml").write_text("carepath: 1\ninclude: [../configs/studies/quick.yaml]\n", encoding="utf-8")
    said = bench.run("check", "own/study.yaml")
    bench.leaves(said, 3, "an include from outside of that folder")
    bench.check("is outside the config folder" in said.stderr, "is named", said)


def main():
    bench = Bench(sys.argv[1], sys.argv[2])
    bench.scenario("small_case.yaml", SMALL)
    file = study(bench, "psa.yaml", PSA.replace("DRAWS", "40"))
    bench.leaves(bench.run("check", file), 0, "check of a study")
    whole = plan_and_sweep(bench, file)
    draws_are_those_of_run(bench)
    one_row(bench, file)
    killed_and_resumed(bench, file, whole)
    two_processes(bench, file, whole)
    shards(bench, file, whole)
    another_worth_of_money(bench, file)
    other_studies_are_refused(bench, file)
    inert_input(bench)
    draw_428(bench)
    own_folder(bench)
    overlaid(bench)
    chances_are_inputs(bench)
    grid_and_capacity(bench)
    list_and_even_points(bench)
    bench.finish()


if __name__ == "__main__":
    main()
