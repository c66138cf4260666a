"""Fails when README.md names a command, a file or a folder that is not there.

usage: readme_commands.py ROOT PROGRAM
"""

import re
import subprocess
import sys
from pathlib import Path

OF_THE_SCRIPT = {"test", "build"}


def commands_in(text):
    """The words after ./carepath (or carepath) in code blocks and inline code, options left out."""
    code = "\n".join(re.findall(r"```\w*\n(.*?)```", text, re.DOTALL) + re.findall(r"`([^`\n]+)`", text))
    return sorted(set(re.findall(r"(?:^|[\s;&|])(?:\./)?carepath ([a-z][a-z-]*)\b", code, re.MULTILINE)))


def paths_in(text):
    """Links into the repository and files of configs/ or docs/ that are named in code."""
    links = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", text)
    return sorted(set(links + re.findall(r"\b(?:configs|docs|tests)/[\w./-]+\.\w+", text)))


def main():
    root, program = Path(sys.argv[1]).resolve(), sys.argv[2]
    text = (root / "README.md").read_text(encoding="utf-8")
    problems = []
    commands = commands_in(text)
    if not commands:
        problems.append("README.md names no command at all")
    for command in commands:
        if command not in OF_THE_SCRIPT:
            said = subprocess.run([program, command, "--help"], capture_output=True, stdin=subprocess.DEVNULL, check=False)
            if said.returncode:
                problems.append(f"README.md names 'carepath {command}', which the program does not know")
    problems += [f"README.md names {path}, which is not there" for path in paths_in(text) if not (root / path).exists()]
    print("\n".join(problems + [f"{len(commands)} commands looked at, {len(problems)} problems"]))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
