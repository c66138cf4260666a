"""Fails when a C++ file is not laid out as .clang-format says; skipped (77) without the clang-format of Debian 12.

usage: layout.py ROOT
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

from files import is_cpp, repository_files

VERSION = 14  # other versions lay out differently


def formatter():
    for name in (f"clang-format-{VERSION}", "clang-format"):
        path = shutil.which(name)
        if path:
            said = subprocess.run([path, "--version"], check=True, capture_output=True, text=True).stdout
            if re.search(rf"version {VERSION}\.", said):
                return path
    return None


def main():
    root = Path(sys.argv[1]).resolve()
    program = formatter()
    if not program:
        print(f"clang-format {VERSION} is not installed: layout not checked")
        return 77
    wrong = []
    names = [name for name in repository_files(root) if is_cpp(name)]
    for start in range(0, len(names), 50):
        batch = names[start:start + 50]
        said = subprocess.run([program, "--dry-run", "--Werror", "--ferror-limit=1", *batch], cwd=root, capture_output=True, text=True)
        if said.returncode:
            wrong += sorted(set(re.findall(r"^(.+?):\d+:\d+: error", said.stderr, re.MULTILINE))) or [said.stderr]
    if wrong:
        print("not laid out as .clang-format says; run: clang-format -i " + " ".join(wrong))
    print(f"{len(names)} files looked at, {len(wrong)} problems")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
