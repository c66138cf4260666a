"""The reference of keys is complete: every key of every shipped file stands in it; docs/reference is what the program prints.

usage: reference_test.py ROOT PROGRAM
"""

import os
import re
import subprocess
import sys
from pathlib import Path

try:
    import yaml  # noqa: F401
except ImportError:
    print("python3-yaml is not installed: references not checked")
    sys.exit(77)

sys.path.insert(0, str(Path(__file__).resolve().parent))
from schemas_test import KINDS, load  # noqa: E402

ROW = re.compile(r"^\| `([^`]+)` \| ([^|]*)\|")
LEAVES = ("number", "whole number", "share", "length of time", "money", "rate", "text", "true or false", "choice")
# Free forms, said elsewhere: settings by path, points of designs, other kinds of files.
ELSEWHERE = {"set", "programmes", "cross", "points", "parameters", "joint", "dependence", "history", "published", "trial"}


def parts(path):
    return tuple(re.sub(r"\[\]", ".[]", path).split("."))


def reference(program, root, kind):
    """{path in parts: kind}, and whether the row's meaning says something."""
    said = subprocess.run([program, "schema", kind, "--reference"], check=True, capture_output=True, text=True,
                          env={**os.environ, "CAREPATH_CONFIGS": str(root / "configs")}).stdout
    return said, {parts(m.group(1)): m.group(2).strip() for m in map(ROW.match, said.split("\n")) if m}


def find(rows, path):
    """The kind of the row that stands for this path; names in capitals stand for anything."""
    if path in rows:
        return rows[path]
    for row, kind in rows.items():
        if len(row) == len(path) and all(a == b or (a.isupper() and b != "[]") for a, b in zip(row, path)):
            return kind
    return None


def missing(rows, value, path=()):
    """Keys below `value` that have no row."""
    if isinstance(value, list):
        for item in value:
            kind = find(rows, (*path, "[]"))
            if kind is None and isinstance(item, dict):
                yield from missing(rows, item, (*path, "[]"))
        return
    if not isinstance(value, dict) or "id" in value or "calibrated" in value:  # a number may stand for a group
        return
    for key, inner in value.items():
        here = (*path, str(key))
        kind = find(rows, here)
        if kind is None and not any(find(rows, (*here[:i],)) == "named entries" for i in range(1, len(here))) and not below(rows, here):
            yield ".".join(here)
        elif kind is None or not (kind.startswith(LEAVES) or kind.startswith("any")):
            yield from missing(rows, inner, here)


def below(rows, path):
    """A row stands further in: this is only a level of it."""
    return any(len(row) > len(path) and all(a == b or a.isupper() for a, b in zip(row, path)) for row in rows)


def steps(value):
    """Every step of a pathway: (verb, settings)."""
    for item in value if isinstance(value, list) else []:
        verb, settings = (item, {}) if isinstance(item, str) else next(iter(item.items()))
        yield verb, settings
        if isinstance(settings, dict):
            for key in ("do", "otherwise"):
                yield from steps(settings.get(key))


def programme_problems(rows, measures, tree):
    yield from missing(rows, {k: v for k, v in tree.items() if k not in ("carepath", "pathway")})
    for verb, settings in steps(tree.get("pathway")):
        if (verb,) not in rows:
            yield f"verb {verb}"
        for key in settings if isinstance(settings, dict) else {}:
            listed = (verb, key) in rows
            if not listed and not ((verb, "MEASURE") in rows and key in measures):
                yield f"{verb}.{key}"


def main():
    root, program = Path(sys.argv[1]).resolve(), sys.argv[2]
    failures, checks, all_rows = [], 0, {}
    for kind in KINDS:
        said, all_rows[kind] = reference(program, root, kind)
        committed = root / "docs/reference" / f"{kind}.md"
        checks += 1
        if not committed.exists() or committed.read_text(encoding="utf-8") != said:
            failures.append(f"docs/reference/{kind}.md is stale; run: ./carepath schema --reference --all docs/reference")
        for line in said.split("\n"):
            checks += 1
            if ROW.match(line) and not re.match(r"\| `[^`]*(\[\]|NAME)`", line) and line.endswith("|  |"):
                failures.append(f"{kind}: no meaning in {line}")
    measures = {row[0] for row in all_rows["programme"] if len(row) == 1}
    for path in sorted((root / "configs").rglob("*.yaml")):
        named = re.match(r"# yaml-language-server: \$schema=(?:\.\./)*schema/(\w+)\.json", path.read_text(encoding="utf-8"))
        kind, tree = named.group(1), load(path)
        tree = {k: v for k, v in tree.items() if k not in ("carepath", "include", *ELSEWHERE - ({"history"} if kind == "history" else {"parameters"}))}
        found = programme_problems(all_rows[kind], measures, tree) if kind == "programme" else missing(all_rows[kind], tree)
        checks += 1
        bad = sorted(set(found))
        if bad:
            failures.append(f"{path.relative_to(root)}: not in the reference of {kind}: {bad[:8]}")
    print("\n".join(failures + [f"{checks} checks, {len(failures)} failed"]))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
