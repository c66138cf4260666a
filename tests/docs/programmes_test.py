"""docs/programmes has a page and a picture of each programme, made from its YAML by `carepath explain`; docs/pictures one life.

usage: programmes_test.py ROOT PROGRAM [--update]
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path


def said(program, *words):
    plain = {k: v for k, v in os.environ.items() if k != "CAREPATH_CONFIGS"}
    return subprocess.run([program, *map(str, words)], capture_output=True, text=True, check=True, env=plain).stdout


def about_of(path):
    """The text of `about:`, which is folded in the YAML."""
    lines, words, inside = path.read_text(encoding="utf-8").splitlines(), [], False
    for line in lines:
        if line.startswith("about:"):
            inside = True
            words.append(line[6:].strip().removeprefix(">-").strip())
        elif inside and line.startswith("  "):
            words.append(line.strip())
        elif inside:
            break
    return " ".join(word for word in words if word)


def sections_of(text):
    """Title, steps, effects and sources of what `explain` says."""
    head, rest = text.split("Pathway:\n", 1)
    title, for_whom = head.split("\n", 1)
    pathway, rest = rest.split("Effects:", 1)
    effects, _, sources = rest.partition("Numbers and their sources:\n")
    return title, for_whom.strip(), pathway, effects, sources


def source_rows(sources):
    rows = []
    for line in sources.splitlines():
        setting, rest = line.strip().split(" = ", 1)
        value, source = rest.split("  [", 1)
        row, _, words = source.rstrip("]").partition(", ")
        provenance, _, words = words.partition(": ")
        rows.append(f"| `{setting}` | {value} | {row} | {provenance} | {words.replace('|', '/')} |")
    return rows


def page_of(program, path, picture):
    name = path.stem
    title, for_whom, pathway, effects, sources = sections_of(said(program, "explain", path, "--picture", picture))
    steps = [line.strip() for line in pathway.splitlines()]
    return "\n".join([
        f"# {title.rsplit(' (', 1)[0]}",
        "",
        f"Made by `carepath explain {name}` from [{name}.yaml](../../configs/programmes/{name}.yaml); change that file, not this page.",
        "",
        about_of(path),
        "",
        *[line + "." for line in for_whom.split("\n")],
        "",
        f"![The pathway as a picture]({name}.svg)",
        "",
        "## Pathway",
        *steps,
        "",
        "## Effects",
        *[line.strip() for line in effects.splitlines() if line.strip()],
        "",
        "## Numbers",
        "| setting | value | row | provenance | source |",
        "|---|---|---|---|---|",
        *source_rows(sources),
        "",
    ])


def main():
    root, program, update = Path(sys.argv[1]).resolve(), sys.argv[2], "--update" in sys.argv
    pages, problems = root / "docs/programmes", []
    names = sorted((root / "configs/programmes").glob("*.yaml"))
    with tempfile.TemporaryDirectory() as folder:
        for path in names:
            picture = Path(folder) / (path.stem + ".svg")
            made = {path.stem + ".md": page_of(program, path, picture), path.stem + ".svg": picture.read_text(encoding="utf-8")}
            for name, text in made.items():
                if update:
                    (pages / name).write_text(text, encoding="utf-8")
                elif not (pages / name).exists() or (pages / name).read_text(encoding="utf-8") != text:
                    problems.append(f"docs/programmes/{name} is not what the program says; make it anew with --update")
        life = Path(folder) / "one_life.svg"
        said(program, "follow", "small_clinic", "--patient", 34, "--scenario", "group CBT", "--picture", life)
        kept = root / "docs/pictures/one_life.svg"
        if update:
            kept.write_text(life.read_text(encoding="utf-8"), encoding="utf-8")
        elif kept.read_text(encoding="utf-8") != life.read_text(encoding="utf-8"):
            problems.append("docs/pictures/one_life.svg is not what the program draws; make it anew with --update")
    known = {path.stem for path in names}
    problems += [f"docs/programmes/{page.name} has no programme" for page in pages.iterdir() if page.stem not in known]
    print("\n".join(problems + [f"{len(names)} programmes, {len(problems)} problems"]))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
