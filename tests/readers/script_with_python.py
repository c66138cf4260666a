"""docs/python/carepath.py runs scenarios and hands over what the program wrote.

usage: script_with_python.py PROGRAM ROOT
"""
import json
import os
import sys
import tempfile

from reading import check, need, run

need("pandas", "xarray")
import pandas as pd  # noqa: E402


def same(a, b):
    return abs(a - b) <= 1e-9 * max(1, abs(b))


def whole_run(carepath, folder):
    settings = {"population.setting.patients": 40, "time.horizon": "1 year"}
    results = carepath.run("small_clinic", f"{folder}/a", draws=3, replications=2, seed=7, sets=settings, tables=["patients", "events"])
    check(results.scenarios == ["usual care", "group CBT"], results.scenarios)
    summary = json.loads(run(os.environ["CAREPATH"], "run", "small_clinic", "-o", f"{folder}/b", "-q", "--json", "--draws", "3", "--replications", "2",
                             "--seed", "7", *[word for path, value in settings.items() for word in ("--set", f"{path}={value}")]))
    mine = results.summary("cost").set_index("scenario")["mean"]
    for name, measures in summary["scenarios"].items():
        check(same(mine[name], measures["cost"]["mean"]), f"mean cost of {name}: {mine[name]} and {measures['cost']['mean']}")
    long = results.measures()
    check(len(long) == results.data.outcome.size and set(long.columns) == {"scenario", "draw", "replicate", "measure", "value", "unit"}, long.columns)
    check(list(long.scenario.cat.categories) == results.scenarios, "scenarios are categories in the order of the file")
    written = pd.read_csv(f"{folder}/a/cea.csv")
    cea = results.cea()
    check(list(cea.columns) == list(written.columns) and len(cea) == len(written) == 6, f"{list(cea.columns)}")
    for column in ("sample", "strategy_id", "grp_id"):
        check(list(cea[column]) == list(written[column]), column)
    for column in ("cost", "qaly"):
        check(all(same(a, b) for a, b in zip(cea[column], written[column])), f"cea: {column}")
    best = carepath.net_benefit(cea, 1e5)
    check(same(best.chance_best.sum(), 1) and set(best.index) == set(results.scenarios), "CEAC shares add up")
    check(results.table("events").what.dtype == "category" and len(results.table("patients")) > 0, "events have categories")
    check("A35" in results.parameters().index, "parameters by id")
    panel = results.panels("pegs")
    check(panel.scenario.nunique() == 2 and panel["mean"].between(0, 10).all(), "panels of pain")
    check(len(carepath.evidence("A35")) == 1 and carepath.compare(f"{folder}/a", f"{folder}/b")["paired"], "evidence and compare")


def refused(carepath, folder):
    try:
        carepath.run("small_clinc", f"{folder}/c")
    except carepath.CarepathError as error:
        check(error.code == 3 and "did you mean 'small_clinic'?" in str(error), str(error))
        return
    check(False, "a misspelt scenario is refused")


def main(program, root):
    os.environ["CAREPATH"] = os.path.abspath(program)
    os.environ.pop("CAREPATH_CONFIGS", None)
    sys.path.insert(0, os.path.join(root, "docs/python"))
    import carepath
    with tempfile.TemporaryDirectory() as folder:
        whole_run(carepath, folder)
        refused(carepath, folder)
        printed = run(sys.executable, "-B", os.path.join(root, "docs/python/example.py"), cwd=folder,
                      env={**os.environ, "PYTHONPATH": os.path.join(root, "docs/python")})
        for words in ("chance_best", "group CBT", "assumption"):
            check(words in printed, f"example.py does not print {words}:\n{printed}")
    print("scripted from Python")


main(*sys.argv[1:])
