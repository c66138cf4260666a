"""What the commands write: results and their rules, the same bytes, pictures, a starter that runs.

usage: files_test.py ROOT PROGRAM
"""

import hashlib
import json
import re
import sys
import xml.etree.ElementTree as ElementTree

from harness import Bench


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def results(bench):
    small = bench.scenario("small.yaml")
    said = bench.run("run", small, "--threads", 1)
    folder = bench.folder / "results/small"
    bench.leaves(said, 0, "run")
    bench.check("results/small" in said.stderr, "run says where the results are", said)
    bench.check("simulation noise" in said.stdout or "no intervals" in said.stdout, "run says what its intervals hold", said)
    names = {p.name for p in folder.iterdir()}
    bench.check({"outcomes.h5", "outcomes.h5.sha256", "summary.csv", "runtime.json"} <= names, f"results are there: {sorted(names)}")
    bench.check("unfinished" not in names, "no unfinished work is left")
    first = digest(folder / "outcomes.h5")
    bench.check((folder / "outcomes.h5.sha256").read_text().startswith(first), "the digest beside the file is its own")
    runtime = json.loads((folder / "runtime.json").read_text())
    bench.check(runtime["command_line"][0] == "run" and runtime["threads"] == 1 and runtime["outcomes_sha256"] == first, "runtime.json tells the run")
    bench.check(runtime["patient_years"] > 0 and runtime["events"] > 0, "runtime.json counts")

    said = bench.run("run", small)
    bench.check(said.returncode == 4 and "--force" in said.stderr, "results are not overwritten unasked", said)
    said = bench.run("run", small, "--force", "--threads", 2)
    bench.check(said.returncode == 0 and digest(folder / "outcomes.h5") == first, "the same bytes with two threads", said)
    said = bench.run("run", small, "--seed", 7, "-o", "other_seed")
    bench.check(said.returncode == 0 and digest(bench.folder / "other_seed/outcomes.h5") != first, "another seed is another run", said)
    (bench.folder / "a_file").write_text("")
    bench.leaves(bench.run("run", small, "-o", "a_file/below"), 4, "a folder that cannot be made")


def several_and_options(bench):
    first, second = bench.scenario("first.yaml"), bench.scenario("second.yaml")
    said = bench.run("run", first, second, "-o", "both", "--json", "--replications", 3, "--patients", "--events", "--set", "time.horizon=6 months")
    bench.leaves(said, 0, "two files at once")
    for name in ("first", "second"):
        bench.check((bench.folder / "both" / name / "outcomes.h5").exists(), f"results of {name} in their own folder")
    decoder = json.JSONDecoder()
    summary, _ = decoder.raw_decode(said.stdout)
    bench.check(summary["replicates"] == 3 and summary["interval_kind"] == "simulation noise", "--json and --replications", said)
    pegs = summary["scenarios"]["group CBT"]["pegs"]
    bench.check(pegs["low"] <= pegs["mean"] <= pegs["high"] and "difference" in pegs, "a measure has an interval and a difference")
    said = bench.run("run", first, "-o", "drawn", "--draws", 3, "--json")
    bench.check(json.loads(said.stdout)["interval_kind"] == "noise and parameters", "--draws puts the parameters into the intervals", said)
    said = bench.run("run", first, first)
    bench.leaves(said, 4, "two files for one folder are refused")


def pictures(bench):
    for programme in sorted(p.stem for p in (bench.folder / "configs/programmes").glob("*.yaml")):
        said = bench.run("explain", programme, "--picture", f"{programme}.svg")
        bench.leaves(said, 0, f"picture of {programme}")
        picture = ElementTree.parse(bench.folder / f"{programme}.svg").getroot()
        words = [t.text or "" for t in picture.iter("{http://www.w3.org/2000/svg}text")]
        bench.check(len(words) > 8 and not list(picture.iter("{http://www.w3.org/2000/svg}script")), f"{programme}: an SVG with words and no script")
    said = bench.run("explain", "group_cbt", "--picture", "group_cbt.svg")
    bench.check(said.returncode == 4 and "--force" in said.stderr, "a picture is not overwritten unasked", said)
    said = bench.run("explain", "group_cbt", "--picture", "group_cbt.svg", "--force", "--set", "title=<b>&x")
    bench.check("&lt;b&gt;&amp;x" in (bench.folder / "group_cbt.svg").read_text(), "names are escaped in pictures", said)


def life(bench):
    """The picture of one patient's life: programme, events and the words of the story, never written over another file."""
    small = bench.scenario("life.yaml")
    words = ("follow", small, "--patient", 3, "--scenario", "group CBT", "--picture", "life.svg")
    said = bench.run(*words)
    bench.leaves(said, 0, "follow --picture")
    bench.check("picture: life.svg" in said.stderr, "follow says what it drew", said)
    first = (bench.folder / "life.svg").read_bytes()
    picture = ElementTree.fromstring(first)
    seen = " ".join(t.text or "" for t in picture.iter("{http://www.w3.org/2000/svg}text"))
    bench.check("PEGS" in seen or "pain" in seen.lower(), f"the life has its pain: {seen[:200]}")
    bench.check("dose" in seen.lower() or "mme" in seen.lower(), f"and its dose: {seen[:200]}")
    _, _, width, height = map(float, picture.get("viewBox").split())
    for text in picture.iter("{http://www.w3.org/2000/svg}text"):
        bench.check(0 <= float(text.get("x")) <= width and 0 <= float(text.get("y")) <= height, f"'{text.text}' lies in the picture")
    bench.leaves(bench.run(*words), 4, "a life is not drawn over another file unasked")
    bench.leaves(bench.run(*words, "--force"), 0, "with --force it is")
    bench.check((bench.folder / "life.svg").read_bytes() == first, "and the same life gives the same picture")
    other = bench.run("follow", small, "--patient", 4, "--picture", "other.svg")
    bench.check(other.returncode == 0 and (bench.folder / "other.svg").read_bytes() != first, "another life gives another", other)


def starter(bench):
    said = bench.run("init", "my_clinic")
    bench.leaves(said, 0, "init")
    scenario = bench.folder / "my_clinic/scenarios/clinic.yaml"
    bench.check(scenario.exists() and "#" in scenario.read_text(), "init makes a commented scenario")
    bench.leaves(bench.run("check", scenario), 0, "the starter has no problems")
    study = bench.folder / "my_clinic/studies/what_matters.yaml"
    said = bench.run("check", study)
    bench.check(said.returncode == 0 and str(study) in bench.run("explain", study).stdout, "init makes a study, too", said)
    for key in ("arrivals_per_year", "patients_per_clinician", "each_further_effect_counts"):
        bench.check(f"{key}:" in scenario.read_text(), f"the starter shows {key}")
    keys = scenario.read_text().replace("# patients_per", "patients_per").replace("# arrivals", "arrivals").replace("# combination", "combination").replace(
        "#   each_further", "  each_further")
    (scenario.parent / "all_keys.yaml").write_text(keys)
    bench.leaves(bench.run("check", scenario.parent / "all_keys.yaml"), 0, "and its comments are right when they are taken in")
    alone = {"CAREPATH_CONFIGS": "/nonexistent"}
    said = bench.run("run", scenario, "-o", "from_starter", "--set", "time.horizon=6 months", "--replications", 1, env=alone)
    bench.leaves(said, 0, "the starter runs, and needs nothing from elsewhere")
    said = bench.run("sweep", study, "-o", "swept_starter", "-q", "--set", "study.set={population.setting.patients: 40, time.horizon: 1 year}", env=alone)
    bench.check(said.returncode == 0 and re.search(r"A34 \(.+\)|V1 \(.+\)|M17 \(.+\)", said.stdout), "the starter's study runs, and says what its ids are", said)
    bench.leaves(bench.run("init", "my_clinic"), 4, "init leaves a filled folder alone")
    bench.leaves(bench.run("init", "elsewhere", env=alone), 4, "init says when there is nothing to copy")


def shown(bench):
    said = bench.run("config", "show", bench.scenario("small.yaml"), "--origin")
    bench.leaves(said, 0, "config show")
    bench.check("# configs/populations/ppact_like.yaml:" in said.stdout or "ppact_like.yaml:" in said.stdout, "every value says where it was written", said)
    said = bench.run("config", "show", bench.scenario("small.yaml"), "--set", "time.horizon=3 years")
    bench.check("horizon: 3 years" in said.stdout and "programmes:" in said.stdout, "config show with --set, programmes included", said)


def main():
    bench = Bench(sys.argv[1], sys.argv[2])
    for part in (results, several_and_options, pictures, life, starter, shown):
        part(bench)
    bench.finish()


if __name__ == "__main__":
    main()
