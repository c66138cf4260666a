"""The committed schemas are what the program prints, are valid, accept every shipped file and refuse slips; 77 without jsonschema.

usage: schemas_test.py ROOT PROGRAM
"""

import json
import re
import subprocess
import sys
from pathlib import Path

try:
    import jsonschema
    import yaml
except ImportError:
    print("python3-jsonschema or python3-yaml is not installed: schemas not checked")
    sys.exit(77)

KINDS = ["scenario", "study", "programme", "evidence", "population", "history", "economics", "calibration"]


class Plain(yaml.SafeLoader):
    """YAML as carepath reads it: no dates, and on, off, yes, no are words."""


Plain.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in rules if not tag.endswith((":timestamp", ":bool"))]
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Plain.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))


def with_text_keys(value):
    """JSON knows only text as keys: a year is one, too."""
    if isinstance(value, dict):
        return {str(key): with_text_keys(inner) for key, inner in value.items()}
    return [with_text_keys(item) for item in value] if isinstance(value, list) else value


def load(path):
    return with_text_keys(yaml.load(path.read_text(encoding="utf-8"), Loader=Plain))


def first_error(schema, value):
    errors = sorted(jsonschema.Draft202012Validator(schema).iter_errors(value), key=lambda e: len(list(e.absolute_path)), reverse=True)
    return f"{list(errors[0].absolute_path)}: {errors[0].message[:200]}" if errors else None


def main():
    root, program = Path(sys.argv[1]).resolve(), sys.argv[2]
    failures, checks = [], 0
    schemas = {}
    for kind in KINDS:
        printed = subprocess.run([program, "schema", kind], check=True, capture_output=True, text=True).stdout
        schemas[kind] = json.loads(printed)
        jsonschema.Draft202012Validator.check_schema(schemas[kind])
        committed = root / f"configs/schema/{kind}.json"
        checks += 1
        if not committed.exists() or committed.read_text(encoding="utf-8") != printed:
            failures.append(f"{committed.name} is stale; run: ./carepath schema --all configs/schema")
        reference = subprocess.run([program, "schema", kind, "--reference"], check=True, capture_output=True, text=True).stdout
        checks += 1
        if not reference.startswith("# ") or "| key |" not in reference:
            failures.append(f"the reference of {kind} is no table")
    for path in sorted((root / "configs").rglob("*.yaml")):
        named = re.match(r"# yaml-language-server: \$schema=(?:\.\./)*schema/(\w+)\.json", path.read_text(encoding="utf-8"))
        checks += 1
        if not named:
            failures.append(f"{path.relative_to(root)} names no schema")
            continue
        error = first_error(schemas[named.group(1)], load(path))
        if error:
            failures.append(f"{path.relative_to(root)} against {named.group(1)}: {error}")
    for kind, slip in [("scenario", {"carepath": 1, "titel": "x"}), ("scenario", {"carepath": 2}),
                       ("programme", {"carepath": 1, "programme": "x", "pathway": [{"atend": {}}]}),
                       ("evidence", {"carepath": 1, "evidence": {"A1": {"value": 3, "provenance": "rumour"}}})]:
        checks += 1
        if not first_error(schemas[kind], slip):
            failures.append(f"the schema of {kind} accepts {slip}")
    print("\n".join(failures + [f"{checks} checks, {len(failures)} failed"]))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
