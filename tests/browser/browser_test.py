"""Reports in headless Chromium: figures with and without scripts, mouse, telephone, paper, hostile and many names.

usage: browser_test.py ROOT PROGRAM MODULES [KEEP]
MODULES is the folder that holds node_modules (the build fills it with 'npm ci'); screenshots and PDFs stay in KEEP, if given.
"""

import json
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "scenarios"))
from harness import SMALL, Bench  # noqa: E402

HOSTILE = "</script><b onclick=alert(1)>'\"&x"
LONG = "a very long name " * 12
STUDY = """carepath: 1
study:
  title: A study of everything
  scenario: ../scenarios/small_case.yaml
  seed: 7
  outcomes:
    cost: {measure: discounted_cost, role: cost}
    qaly: {measure: discounted_qaly, role: effect}
    pegs: pegs
    year_1: spending_year_1
  decision:
    population: {per_year: 1000, years: 5}
    budget: {people: 500, spending: [year_1], uptake: [50%]}
    trials: {a trial of CBT: {people: [50, 200], measures: [{parameter: V1, as: difference, sd: 2.2}]}}
parameters: [V1, A34, M31, A12]
sweep:
  - {name: psa, method: psa, design: {draws: 60}, replicates: 2}
  - {name: screen, method: morris, design: {trajectories: 4, levels: 4}}
  - {name: shares, method: sobol, design: {rows: 8, scrambles: 2}}
  - {name: tornado, method: one_way, replicates: 2}
  - {name: grid, method: grid, cross: {staff.nurse.fte: [1, 2], V1: [-0.5, -0.2]}, replicates: 2}
  - {name: enough, method: capacity, smallest: staff.behaviourist.fte, lowest: 1, highest: 4, such_that: cost > 0,
     scenario: group CBT, replicates: 4, at_most: 16}
"""


def tools(modules):
    """The browser and node; a missing one is a failure, never a test passed in silence."""
    chromium, node = shutil.which("chromium"), shutil.which("node")
    missing = [name for name, path in (("chromium", chromium), ("nodejs", node)) if not path]
    if missing:
        sys.exit(f"FAILED: {' and '.join(missing)} missing, so that no report can be looked at; './carepath test' installs the packages "
                 "chromium, nodejs and npm, or install them yourself")
    if not (Path(modules) / "node_modules/playwright-core/package.json").is_file():
        sys.exit(f"FAILED: playwright-core is missing in {modules}; the build puts it there with 'npm ci' and says why it could not "
                 "(npm missing, or no package registry within reach)")
    return chromium, node


def study(bench, name, text):
    folder = bench.folder / "configs/studies"
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return f"configs/studies/{name}"


def reports(bench):
    """Every kind of report, by a short name."""
    def run(name, text, *words):
        bench.leaves(bench.run("run", bench.scenario(f"{name}.yaml", text), "-o", name, *words), 0, f"run of {name}")
        return bench.folder / name / "report.html"

    pages = {"run": run("run", SMALL, "--draws", 3)}
    pages["one"] = run("one", SMALL.replace("  group CBT: {programmes: [group_cbt]}\n", ""))
    hostile = SMALL.replace("  usual care: {}", "  '" + HOSTILE.replace("'", "''") + "': {}")
    pages["hostile"] = run("hostile", hostile.replace("  group CBT: {", f"  {LONG}: {{"))
    many = SMALL + "".join(f"  variant {i}: {{programmes: [{p}]}}\n" for i, p in enumerate(["group_cbt", "brief_intervention"] * 5))
    pages["twelve"] = run("twelve", many, "--draws", 2)
    bench.scenario("small_case.yaml", SMALL)
    swept = bench.run("sweep", study(bench, "all.yaml", STUDY), "-o", "study")
    bench.leaves(swept, 0, "a study")
    bench.check("study/report.html" in swept.stderr, "sweep says where the report is", swept)
    pages["study"] = bench.folder / "study/report.html"
    few = STUDY[:STUDY.index("  - {name: screen")].replace("small_case", "hostile").replace("draws: 60", "draws: 40")
    bench.leaves(bench.run("sweep", study(bench, "hostile.yaml", few), "-o", "names"), 0, "a study with hostile names")
    pages["names"] = bench.folder / "names/report.html"
    run("other", SMALL.replace("group_cbt]", "brief_intervention]"), "--draws", 3)
    bench.leaves(bench.run("report", "run", "other", "-o", "both"), 0, "report of two runs")
    pages["compared"] = bench.folder / "both/report.html"
    bench.leaves(bench.run("validate", "interest", "brief_enrolment", "--replicates", 10, "-o", "trials"), 0, "validate")
    pages["trials"] = bench.folder / "trials/report.html"
    return pages


def interactive(bench):
    """The same with the interactive layer; a program without it says so, and what it would take."""
    pages = {}
    for name, folder in (("run", "run"), ("study", "study"), ("hostile", "hostile"), ("trials", "trials")):
        said = bench.run("report", folder, "--interactive", "-o", f"played_{folder}")
        if said.returncode == 2:
            bench.check("built without Vega-Lite" in said.stderr and "CAREPATH_VEGA=ON" in said.stderr, "the option is refused plainly", said)
            bench.check(not (bench.folder / f"played_{folder}").exists(), "and nothing is written")
            return {}
        bench.leaves(said, 0, f"an interactive report of {folder}")
        page = bench.folder / f"played_{folder}/report.html"
        text = page.read_text(encoding="utf-8")
        ET.fromstring(text.replace("<!DOCTYPE html>", ""))
        bench.check("unsafe" not in text[:2000] and text[:2000].count("'sha256-") == 3, f"{folder}: style and both scripts are named by digest")
        pages[f"played_{name}"] = page
    return pages


def main():
    root, program, modules = sys.argv[1:4]
    chromium, node = tools(modules)
    bench = Bench(root, program)
    pages = reports(bench)
    pages |= interactive(bench)
    out = Path(sys.argv[4]) if len(sys.argv) > 4 else bench.folder / "seen"
    out.mkdir(parents=True, exist_ok=True)
    if not bench.failures:
        words = [node, str(Path(__file__).parent / "look.mjs"), str(Path(modules).resolve()), chromium, str(out),
                 *(f"{name}={page}" for name, page in pages.items())]
        said = subprocess.run(words, capture_output=True, text=True, timeout=1200, check=False)
        try:
            seen = json.loads(said.stdout)
            bench.checks += seen["checks"]
            bench.failures += ["FAILED: " + words for words in seen["failures"]]
        except (json.JSONDecodeError, KeyError):
            bench.check(False, f"the browser could not be asked: {said.stderr[-800:]}")
    bench.finish()


if __name__ == "__main__":
    main()
