"""docs/programmes has a page and a picture of each programme, made from its YAML by `carepath explain`; docs/pictures one life.

usage: programmes_test.py ROOT PROGRAM [--update]
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import yaml

STAFF_PAGE = """# The programmes, and whom they need

Made by a test from the files in [configs/programmes](../../configs/programmes); change those, not this page.

A role is a kind of work, not a person. A psychologist or therapist who leads groups is a `behaviourist`; a nurse who leads groups with
them is a `nurse`, one who keeps a registry and sees patients about their prescriptions a `nurse_care_manager`, one who calls patients
and adjusts treatment with their clinician a `care_manager` (often a social worker or a nurse, too); a `detailer` visits prescribers to
train them; `physician` is the time that prescribers themselves spend.

* One person who does two kinds of work is split: of two nurses, `nurse: {fte: 1.2, hours_per_week: 38}` and
  `nurse_care_manager: {fte: 0.8, hours_per_week: 38}`. The hours of one role cannot help out in the other.
* Every role of a programme that is offered must be in `staff:`. Where you have nobody, give the share of a post of whoever does these
  minutes; `carepath run` shows how much of it is used.
* `carepath explain scenarios/clinic.yaml` lists the roles and minutes step by step, the report's staff table the hours in all.

| programme | roles, and what they do there |
|---|---|
"""


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


def roles_of(path):
    """Each role with the names of its bundles of work, and its caseload."""
    programme = yaml.safe_load(path.read_text(encoding="utf-8"))
    work = {}
    for bundle, roles in programme.get("staff", {}).items():
        for role in roles:
            work.setdefault(role, []).append(bundle.replace("_", " "))

    def look(part):
        if isinstance(part, dict):
            if isinstance(part.get("caseload"), dict):
                work.setdefault(part["caseload"]["role"], []).append("caseload")
            for inner in part.values():
                look(inner)
        elif isinstance(part, list):
            for inner in part:
                look(inner)

    look(programme["pathway"])
    return work


def staff_page(paths):
    rows = []
    for path in paths:
        roles = "; ".join(f"`{role}`: {', '.join(work)}" for role, work in roles_of(path).items())
        rows.append(f"| [{path.stem}]({path.stem}.md) | {roles} |")
    return STAFF_PAGE + "\n".join(rows) + "\n"


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
        if update:
            (pages / "README.md").write_text(staff_page(names), encoding="utf-8")
        elif not (pages / "README.md").exists() or (pages / "README.md").read_text(encoding="utf-8") != staff_page(names):
            problems.append("docs/programmes/README.md does not name the staff of the programmes; make it anew with --update")
        life = Path(folder) / "one_life.svg"
        said(program, "follow", "small_clinic", "--patient", 34, "--scenario", "group CBT", "--picture", life)
        kept = root / "docs/pictures/one_life.svg"
        if update:
            kept.write_text(life.read_text(encoding="utf-8"), encoding="utf-8")
        elif kept.read_text(encoding="utf-8") != life.read_text(encoding="utf-8"):
            problems.append("docs/pictures/one_life.svg is not what the program draws; make it anew with --update")
    known = {path.stem for path in names} | {"README"}
    problems += [f"docs/programmes/{page.name} has no programme" for page in pages.iterdir() if page.stem not in known]
    print("\n".join(problems + [f"{len(names)} programmes, {len(problems)} problems"]))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
