"""Fails when the source breaks the architecture: layers, outside libraries, forbidden words, file length, configuration heads.

usage: check.py ROOT
A line that has to break a word rule says so and why: `// allow(rule): the reason`.
"""

import re
import sys
from pathlib import Path

from files import code_of, is_cpp, repository_files
from rules import LAYERS, LENGTH_NAMES, LENGTH_SUFFIXES, LIBRARIES, MAXIMUM_LINES, WORDS

_INCLUDE = re.compile(r'^\s*#\s*include\s*(?:"([^"]+)"|<([^>]+)>)', re.MULTILINE)
_MODELINE = re.compile(r"# yaml-language-server: \$schema=(\S+)")
_MACHINE = re.compile(r"/(?:work|tmp)/(?:main|shared|briefs)\b")
_TODO = re.compile(r"\b(?:TODO|FIXME|XXX)\b(?!\(#\d+\)| #\d+)")


def within(name, folder):
    return name == folder or name.startswith(folder.rstrip("/") + "/")


def layer_of(name):
    """The longest folder of the table that holds the file, or None."""
    return max((layer for layer in LAYERS if within(name, layer)), key=len, default=None)


def line_of(text, position):
    return text.count("\n", 0, position) + 1


def include_problems(name, code):
    layer = layer_of(name)
    for match in _INCLUDE.finditer(code):
        ours, outside = match.groups()
        line = line_of(code, match.start())
        if ours is not None and layer:
            allowed = [layer] + LAYERS[layer]
            if ours.split("/")[0] not in {"sim", "models", "app"}:
                yield line, "include", f'"{ours}": write the path from the root of the repository'
            elif not any(within(ours, folder) for folder in allowed):
                yield line, "layers", f'{layer} may not include "{ours}"; it may include {", ".join(allowed)}'
        for library, pattern, places in LIBRARIES if layer else []:
            if re.match(pattern, outside or ours) and not any(name.startswith(place) for place in places):
                yield line, "library", f"{library} belongs in {', '.join(places)} only"


def word_problems(name, text, code):
    lines = text.split("\n")
    for word in WORDS:
        if not any(name.startswith(folder) for folder in word.folders):
            continue
        if any(name.startswith(place) for place in word.except_in):
            continue
        for match in word.pattern.finditer(code):
            line = line_of(code, match.start())
            if not re.search(rf"// allow\({re.escape(word.rule)}\): \S+ \S+", lines[line - 1]):
                yield line, word.rule, f"'{match.group().strip()}': {word.reason}"


def header_problems(name, text):
    if Path(name).suffix in {".hpp", ".h"}:
        head = text.split("\n")[:3]
        if "#pragma once" not in head:
            yield 1, "header", "starts with '#pragma once'"
        if not any(line.startswith("//") for line in head):
            yield 1, "header", "says its purpose in one line on top"


def config_problems(root, name, text):
    """Every shipped configuration helps the editor and states the version of its format."""
    lines = text.split("\n")
    modeline = _MODELINE.fullmatch(lines[0].rstrip())
    if not modeline:
        yield 1, "modeline", "begins with '# yaml-language-server: $schema=...'"
    elif "://" not in modeline.group(1) and not (root / name).parent.joinpath(modeline.group(1)).is_file():
        yield 1, "modeline", f"there is no schema '{modeline.group(1)}'; write it with './carepath schema'"
    first = next((line.rstrip() for line in lines if line.strip() and not line.startswith("#")), "")
    if not re.fullmatch(r"carepath: 1(?:\s+#.*)?", first):
        yield 1, "version", "its first setting is 'carepath: 1'"


def text_problems(name, text):
    length = len(text.splitlines())
    if (Path(name).suffix in LENGTH_SUFFIXES or Path(name).name in LENGTH_NAMES) and length > MAXIMUM_LINES:
        yield length, "length", f"{length} lines; {MAXIMUM_LINES} is the most: one idea per file"
    for match in _MACHINE.finditer(text):
        yield line_of(text, match.start()), "machine path", f"'{match.group()}' exists on one machine only"
    if not name.startswith("tests/architecture/"):
        for match in _TODO.finditer(text):
            yield line_of(text, match.start()), "todo", "carries an issue number: TODO(#12)"
    if Path(name).name == "CMakeLists.txt" or name.endswith(".cmake"):
        for match in re.finditer(r"\bfile\s*\(\s*GLOB", text):
            yield line_of(text, match.start()), "glob", "list sources by name"


def problems_of(root, name):
    data = (root / name).read_bytes()
    if b"\0" in data:
        return
    text = data.decode("utf-8", errors="replace")
    if Path(name).suffix != ".csv" and not name.startswith("tests/bad_configs/"):
        yield from text_problems(name, text)
    if is_cpp(name):
        code = code_of(text)
        yield from include_problems(name, code)
        yield from word_problems(name, text, code)
        yield from header_problems(name, text)
    if name.startswith("configs/") and Path(name).suffix in {".yaml", ".yml"}:
        yield from config_problems(root, name, text)


def check(root):
    """Every problem of the checkout at `root`, as (file, line, rule, message)."""
    return [(name, *problem) for name in repository_files(root) for problem in problems_of(root, name)]


def main():
    root = Path(sys.argv[1]).resolve()
    problems = check(root)
    for name, line, rule, message in problems:
        print(f"{name}:{line}: {rule}: {message}")
    print(f"{len(repository_files(root))} files looked at, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
