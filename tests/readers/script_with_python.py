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
    mine = results.summary("cost").set_index("scenario")
    for name, measures in summary["scenarios"].items():
        for part in ("mean", "low", "high"):
            check(same(mine[part][name], measures["cost"][part]), f"{part} of cost of {name}: {mine[part][name]} and {measures['cost'][part]}")
    once = carepath.run("small_clinic", f"{folder}/once", draws=0, replications=4, seed=7, sets=settings).summary("cost")
    written = pd.read_csv(f"{folder}/once/summary.csv").query("measure == 'cost'")
    check(all(same(a, b) for a, b in zip(once.high, written.high)) and set(once.interval_kind) == {"simulation noise"}, "t over replicates")
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


TINY_PSA = {"study.set.population.setting": "{patients: 60, sites: 3, hubs: 1, regions: 1}", "sweep[0].design.draws": 44, "sweep[0].replicates": 1}


def study_with_stages(carepath, folder):
    """Every table of a study as data frames; what we compute from the draws is what the program computed."""
    study = carepath.sweep("programmes_psa", f"{folder}/psa", sets=TINY_PSA, threads=2)
    check(list(study.stages.method) == ["psa"] and "psa" in repr(study), study.stages)
    cea = study.cea()
    check(list(cea.columns) == ["sample", "strategy_id", "strategy_name", "grp_id", "cost", "qaly"] and len(cea) == 44 * 9, cea)
    curves = study.curves()
    for threshold in (0.0, 50e3, 200e3):
        mine, theirs = carepath.net_benefit(cea, threshold), curves[curves.threshold == threshold].set_index("option")
        for name in mine.index:
            check(abs(mine.net_benefit[name] - theirs.net_benefit[name]) <= 1e-6 * abs(mine.net_benefit[name]), f"net benefit of {name} at {threshold}")
            check(same(mine.chance_best[name], theirs.probability_best[name]), f"CEAC of {name} at {threshold}")
    check(set(curves.interval) == {"number of draws (Wilson)"} and (curves.probability_best_low <= curves.probability_best).all(), "what the interval is")
    evppi = study.evppi()
    check({"group", "evppi", "evppi_se", "capped", "interval"} <= set(evppi.columns) and (evppi.evppi >= 0).all(), evppi.columns)
    inputs = study.inputs()
    check(inputs.shape == (44, len(study.factors("psa"))) and "V1" in inputs and inputs.V1.std() > 0.05, inputs.shape)
    check("G57.a" in inputs and "G57.b" not in inputs, "what moves with an input is none of its own")
    design = study.design()
    check(len(design) == 44 and set(inputs) < set(design) and list(design.luck_index) == list(range(44)), "a design, wide")
    check(study.results().groupby("row").size().eq(9).all() and study.results().scenario.dtype == "category", "results by row")
    check(study.sentences("psa").kind.isin(["headline", "note"]).all() and "best choice" in study.sentences().text[0], "the answer in words")
    written = pd.read_csv(f"{folder}/psa/analysis_psa_frontier.csv")
    check(list(study.analysis("frontier").option) == list(written.option), "a table is the table of the CSV")
    try:
        study.analysis("sobol")
    except KeyError as error:
        check("psa_curves" in str(error), str(error))
    else:
        check(False, "a table that is not there is refused")


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
        study_with_stages(carepath, folder)
        refused(carepath, folder)
        printed = run(sys.executable, "-B", os.path.join(root, "docs/python/example.py"), cwd=folder,
                      env={**os.environ, "PYTHONPATH": os.path.join(root, "docs/python")})
        for words in ("chance_best", "group CBT", "assumption"):
            check(words in printed, f"example.py does not print {words}:\n{printed}")
    print("scripted from Python")


main(*sys.argv[1:])
