"""Flips operators in sim/analysis, one at a time, and asks the unit tests: what survives shows what no test looks at.

usage: mutate.py ROOT BUILD [--sample N] [--seed N] [--only FILE ...] [--list]

BUILD is a configured build with the tests at stake in it (build/ci). A mutant is compiled alone and linked before the library that holds
the original, so nothing in BUILD changes. Prints each survivor and 'mutants, caught, survived, did not compile'; takes about
ten seconds a mutant. Exit 0 whatever survives: a survivor is a question, not a verdict.
"""

import argparse
import json
import random
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

FLIPS = {"<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "==", "+": "-", "-": "+", "*": "/", "/": "*", "+=": "-=", "-=": "+=",
         "*=": "/=", "/=": "*=", "&&": "||", "||": "&&", "max": "min", "min": "max", "true": "false", "false": "true"}
# Comments, texts and names are passed over; an operator counts when it stands between two operands.
TOKEN = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])*\'|#[^\n]*|->|<<|>>|\+\+|--|::|[<>=!+*/&|-]=|&&|\|\||[A-Za-z_]\w*|'
                   r"0[xX][0-9a-fA-F.pP+-]+|[0-9][0-9.']*(?:[eE][+-]?[0-9]+)?|\S", re.DOTALL)
TESTS = {"sim/analysis/regression/": ["regression_test"], "sim/analysis": ["analysis_test", "analysis_information_test"]}
SECONDS = 120


def mutants_of(path, text):
    """(path, place, line, before, after) for every flip."""
    for match in TOKEN.finditer(text):
        before = match.group()
        if before not in FLIPS:
            continue
        line = text.count("\n", 0, match.start()) + 1
        spaced = text[match.start() - 1] == " " and text[match.end():match.end() + 1] in (" ", "\n")
        if before.isalpha() or spaced:  # '<' of a template and '&&' of a reference stand without a space before
            yield path, match.start(), line, before, FLIPS[before]


class Build:
    """The commands that made the objects and the tests of a build."""

    def __init__(self, root, folder):
        self.root, self.folder = root, folder
        entries = json.loads((folder / "compile_commands.json").read_text(encoding="utf-8"))
        self.compile = {str(Path(e["file"]).resolve().relative_to(root)): e["command"] for e in entries
                        if Path(e["file"]).resolve().is_relative_to(root) and (root / e["file"]).exists()}
        self.links = {}

    def object_of(self, path, text, folder):
        """The compiled mutant, or nothing."""
        source, made = folder / Path(path).name, folder / "mutant.o"
        source.write_text(text, encoding="utf-8")
        words = shlex.split(self.compile[path])
        words = [w for w in words if not w.endswith("ccache") and w != "-Werror"]
        words[words.index("-o") + 1] = str(made)
        words[words.index("-c") + 1] = str(source)
        done = subprocess.run([*words, "-w"], cwd=self.folder, capture_output=True, check=False)
        return made if done.returncode == 0 else None

    def test_with(self, test, made, folder):
        """The test program with the mutant in it."""
        if test not in self.links:
            said = subprocess.run(["ninja", "-C", self.folder, "-t", "commands", test], capture_output=True, text=True, check=True).stdout
            self.links[test] = [line for line in said.splitlines() if f"-o tests/{test}" in line][-1].split("&& ")[1]
        words = shlex.split(self.links[test].split(" && ")[0])
        at = words.index("-o")
        program = folder / test
        words[at + 1] = str(program)
        first = next(i for i, w in enumerate(words) if w.endswith(".o"))
        words[first:first] = [str(made), "-Wl,--allow-multiple-definition"]  # the first definition counts: the mutant's
        subprocess.run(words, cwd=self.folder, capture_output=True, check=True)
        return program


def caught(build, path, text):
    """True or false; nothing when the mutant does not compile."""
    tests = next(t for prefix, t in TESTS.items() if path.startswith(prefix))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made = build.object_of(path, text, folder)
        if made is None:
            return None
        for test in tests:
            program = build.test_with(test, made, folder)
            try:
                done = subprocess.run([program, "--gtest_fail_fast", "--gtest_brief=1"], cwd=build.folder, capture_output=True, timeout=SECONDS, check=False)
            except subprocess.TimeoutExpired:
                return True
            if done.returncode != 0:
                return True
    return False


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("root", type=Path)
    parser.add_argument("build", type=Path)
    parser.add_argument("--sample", type=int, default=40, help="so many mutants, chosen by --seed; 0 = all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", nargs="*", default=[], help="these files")
    parser.add_argument("--list", action="store_true", help="list the mutants and leave")
    asked = parser.parse_args()
    root, build = asked.root.resolve(), Build(asked.root.resolve(), asked.build.resolve())
    files = asked.only or sorted(p for p in build.compile if p.startswith("sim/analysis/"))
    texts = {path: (root / path).read_text(encoding="utf-8") for path in files}
    mutants = [m for path, text in texts.items() for m in mutants_of(path, text)]
    chosen = mutants if asked.sample == 0 or asked.sample >= len(mutants) else sorted(random.Random(asked.seed).sample(mutants, asked.sample))
    counts = {True: 0, False: 0, None: 0}
    for path, at, line, before, after in chosen:
        if asked.list:
            print(f"{path}:{line}: '{before}' -> '{after}'")
            continue
        text = texts[path]
        end = caught(build, path, text[:at] + after + text[at + len(before):])
        counts[end] += 1
        if end is False:
            shown = text.splitlines()[line - 1].strip()
            print(f"survived: {path}:{line}: '{before}' -> '{after}' in: {shown}", flush=True)
    if not asked.list:
        print(f"{len(chosen)} of {len(mutants)} mutants: {counts[True]} caught, {counts[False]} survived, {counts[None]} did not compile")


if __name__ == "__main__":
    sys.exit(main())
