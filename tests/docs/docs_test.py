"""Pages that people learn from: every command in a ```console block is run, and what it says must be what the page shows.

In the block, a line `$ command` is run by bash with carepath on the PATH; the lines below it are its output, where `...` stands for
anything. A block that follows `<!-- file: PATH -->` is written there first; one that follows `<!-- quotes: PATH -->` must stand in
that file of the repository. Each page has a folder of its own. --show prints what the commands say instead.

usage: docs_test.py ROOT PROGRAM [--show] PAGE...
"""

import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

BLOCK = re.compile(r"(?:<!-- (file|quotes): (\S+) -->\n)?```(\w+)\n(.*?)```", re.DOTALL)


def commands_of(block):
    """Pairs of a command and the lines that it is shown to print."""
    found = []
    for line in block.splitlines():
        if line.startswith("$ "):
            found.append((line[2:], []))
        elif found:
            found[-1][1].append(line)
    return found


def pattern_of(lines):
    """A line `...` is any number of lines; within a line it is any text; spaces at the end do not count."""
    parts = []
    for line in lines:
        if line.strip() == "...":
            parts.append(r"(?:.*\n)*?")
        else:
            parts.append(r".*?".join(re.escape(part) for part in line.rstrip().split("...")) + r"[ ]*\n")
    return re.compile("".join(parts))


class Page:
    def __init__(self, root, program, path, show):
        self.root, self.path, self.show = root, path, show
        self.problems, self.commands = [], 0
        self.place = tempfile.TemporaryDirectory()
        tools = Path(self.place.name) / "tools"
        tools.mkdir()
        (tools / "carepath").symlink_to(program)
        (tools / "python3").symlink_to(sys.executable)  # Debian's, for which pandas and xarray are installed
        self.folder = Path(self.place.name) / "here"
        self.folder.mkdir()
        plain = {k: v for k, v in os.environ.items() if k not in ("CAREPATH_CONFIGS", "TERM")}
        self.environment = {**plain, "PATH": f"{tools}:{os.environ['PATH']}", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8",
                            "PYTHONPATH": str(root / "docs/python"), "PYTHONDONTWRITEBYTECODE": "1", "CAREPATH": program}

    def run(self, command, expected):
        self.commands += 1
        said = subprocess.run(["bash", "-c", command], cwd=self.folder, env=self.environment, stdin=subprocess.DEVNULL, text=True, check=False,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        text = "\n".join(line.rstrip() for line in said.stdout.splitlines()) + ("\n" if said.stdout else "")
        if self.show:
            print(f"$ {command}\n{text}", end="")
        elif expected and not pattern_of(expected).fullmatch(text):
            self.problems.append(f"{self.path}: '{command}' says\n{text}\nbut the page shows\n" + "\n".join(expected))
        elif not expected and said.returncode:
            self.problems.append(f"{self.path}: '{command}' leaves with {said.returncode}: {text}")

    def check(self):
        for what, path, kind, block in BLOCK.findall(self.path.read_text(encoding="utf-8")):
            if what == "file":
                target = self.folder / path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(block, encoding="utf-8")
            elif what == "quotes" and block.strip() not in (self.root / path).read_text(encoding="utf-8"):
                self.problems.append(f"{self.path}: {path} does not hold\n{block}")
            elif kind == "console":
                for command, expected in commands_of(block):
                    self.run(command, expected)
        self.place.cleanup()
        return self.problems


def main():
    words = [word for word in sys.argv[1:] if word != "--show"]
    root, program = Path(words[0]).resolve(), str(Path(words[1]).resolve())
    problems, commands = [], 0
    for name in words[2:]:
        page = Page(root, program, root / name, "--show" in sys.argv)
        problems += page.check()
        commands += page.commands
        if page.commands == 0:
            problems.append(f"{shlex.quote(name)} shows no command")
    print("\n".join(problems + [f"{commands} commands run, {len(problems)} problems"]))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
