"""The same bytes from every build: compilers, optimisation levels, presets, fused multiply-add for the mathematics.

usage: builds.py ROOT [--only NAME ...] [--quick] [--jobs N]

Builds the program once for each line of BUILDS in build/same/NAME (minutes each; compiled files are kept by ccache), runs two
scenarios with it and prints the digests of outcomes.h5. The mathematics (functions, quantiles, draws) is compiled beside it
for each compiler, -O0 ... -O3, and processors with fused multiply-add, and its digest printed. Exit 1 when two differ.
"""

import argparse
import hashlib
import itertools
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

GNU, CLANG = "g++", "clang++"
BUILDS = {
    "release": ["-DCMAKE_CXX_COMPILER=g++", "-DCMAKE_BUILD_TYPE=Release", "-DCMAKE_CXX_FLAGS_RELEASE=-O2"],
    "dev": ["-DCMAKE_CXX_COMPILER=g++", "-DCMAKE_BUILD_TYPE=Debug", "-DCMAKE_CXX_FLAGS_DEBUG=-O1 -g1", "-DCAREPATH_SANITIZE=address,undefined"],
    "gnu_O0": ["-DCMAKE_CXX_COMPILER=g++", "-DCMAKE_BUILD_TYPE=Debug", "-DCMAKE_CXX_FLAGS_DEBUG=-O0"],
    "gnu_O3": ["-DCMAKE_CXX_COMPILER=g++", "-DCMAKE_BUILD_TYPE=Release", "-DCMAKE_CXX_FLAGS_RELEASE=-O3"],
    "clang_O2": ["-DCMAKE_CXX_COMPILER=clang++", "-DCMAKE_BUILD_TYPE=Release", "-DCMAKE_CXX_FLAGS_RELEASE=-O2"],
}
SCENARIOS = {
    "small_clinic": ["configs/scenarios/small_clinic.yaml"],
    "five_programmes": ["configs/scenarios/five_programmes.yaml", "--draws", "4", "--set", "population.setting.patients=850",
                        "--set", "time.horizon=2 years"],
}
MATHEMATICS = [f"sim/core/{name}.cpp" for name in ("math", "math_gamma", "math_incomplete", "normal_table", "distribution", "draws")]
MATHEMATICS += ["tests/equivalence/mathematics.cpp"]
LEVELS, MACHINES = ("-O0", "-O3", "-O1", "-O2"), ("", "-mfma", "-march=haswell")


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def built(root, name, options, jobs):
    """The program of one build, or nothing and why."""
    folder = root / "build/same" / name
    environment = {**os.environ, "CCACHE_BASEDIR": str(root), "CCACHE_NOHASHDIR": "1"}
    for command in (["cmake", "-S", root, "-B", folder, "-G", "Ninja", "-DCAREPATH_TESTS=OFF", *options],
                    ["ninja", "-C", folder, "-j", str(jobs), "carepath"]):
        done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
        if done.returncode:
            return None, (done.stdout + done.stderr)[-1500:]
    return folder / "app/carepath", ""


def of_program(root, program):
    """What one program makes of each scenario."""
    answers = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, words in SCENARIOS.items():
            out = Path(folder, name)
            done = subprocess.run([program, "run", *words, "-o", out, "-q"], cwd=root, capture_output=True, text=True, check=False)
            answers[name] = digest(out / "outcomes.h5") if done.returncode == 0 else f"exit {done.returncode}: {done.stderr[-300:]}"
    return answers


def compiled(root, compiler, *options):
    """What the mathematics prints, compiled in one way; in words when it cannot be."""
    if shutil.which(compiler) is None:
        return "not installed"
    with tempfile.TemporaryDirectory() as folder:
        program = Path(folder, "mathematics")
        words = [compiler, "-std=c++20", *filter(None, options), "-fno-fast-math", "-I", root, *[root / f for f in MATHEMATICS], "-o", program]
        done = subprocess.run(words, capture_output=True, text=True, check=False)
        said = subprocess.run([program], capture_output=True, text=True, check=False) if done.returncode == 0 else done
        return said.stdout.strip() if said.returncode == 0 else f"exit {said.returncode}: {said.stderr[-300:]}"


def mathematics(root, quick):
    """Whether the mathematics is the same however it is compiled, and whether this comparison would notice if it were not."""
    can_fuse = " fma " in Path("/proc/cpuinfo").read_text(encoding="utf-8").replace("\n", " ")
    machines = (MACHINES[:2] if quick else MACHINES) if can_fuse else MACHINES[:1]
    ways = [w for w in itertools.product((GNU, CLANG), LEVELS[:2] if quick else LEVELS, machines) if shutil.which(w[0])]
    same = agreement("mathematics", {" ".join(filter(None, way)): compiled(root, *way, "-ffp-contract=off") for way in ways})
    if not can_fuse:
        print("  this processor has no fused multiply-add: nothing is said of those that have")
        return same
    fused = compiled(root, GNU, "-O2", "-mfma", "-ffp-contract=fast")
    noticed = fused != compiled(root, GNU, "-O2", "-ffp-contract=off")
    print(f"  where the compiler may fuse: {fused}, {'which differs, as it should' if noticed else 'THE SAME: this comparison says nothing'}")
    return same and noticed


def agreement(what, answers):
    """Prints the answers and says whether they are all the same."""
    print(f"{what}:")
    for name, answer in answers.items():
        print(f"  {name:28} {answer}")
    same = len(set(answers.values())) == 1
    print("  all the same" if same else "  THEY DIFFER")
    return same


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("root", type=Path)
    parser.add_argument("--only", nargs="*", default=list(BUILDS), choices=[*BUILDS, "mathematics"], help="these builds, or the mathematics alone")
    parser.add_argument("--quick", action="store_true", help="the mathematics at -O0 and -O3 only")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    asked = parser.parse_args()
    root = asked.root.resolve()
    same = mathematics(root, asked.quick)
    answers = {}
    for name in asked.only:
        if name == "mathematics":
            continue
        program, why = built(root, name, BUILDS[name], asked.jobs)
        answers[name] = of_program(root, program) if program else dict.fromkeys(SCENARIOS, f"not built: {why}")
    for scenario in SCENARIOS if answers else ():
        same = agreement(scenario, {name: answer[scenario] for name, answer in answers.items()}) and same
    sys.exit(0 if same else 1)


if __name__ == "__main__":
    main()
