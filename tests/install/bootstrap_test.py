"""./carepath from nothing: with tools that only write down that they were called.

usage: bootstrap_test.py ROOT
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

REAL = "bash readlink dirname grep awk nproc flock mkdir rm cat tr env sed touch chmod".split()
PROGRAM = '#!/bin/bash\necho "program in $PWD: $*"\n'
FAKES = {
    "dpkg-query": 'grep -qxF "${@: -1}" "$FAKE/absent" 2>/dev/null && echo not-installed || echo installed',
    "apt-get": 'echo "apt-get $*" >>"$FAKE/calls"',
    "sudo": 'echo "sudo $*" >>"$FAKE/calls"; exec "$@"',
    "cmake": 'echo cmake >>"$FAKE/calls"; mkdir -p build/release/app; touch build/release/build.ninja; '
             'echo "CMAKE_HOME_DIRECTORY:INTERNAL=$PWD" >build/release/CMakeCache.txt',
    "ninja": 'if [[ " $* " == *" -n "* ]]; then cat "$FAKE/stale" 2>/dev/null || echo "ninja: no work to do."; exit; fi; '
             'echo ninja >>"$FAKE/calls"; cp_program="$2/app/carepath"; cat "$FAKE/program" >"$cp_program"; chmod +x "$cp_program"',
}


class Machine:
    """A checkout and a PATH on which only the fakes and a few real tools are."""

    def __init__(self, root):
        self.folder = Path(tempfile.mkdtemp(prefix="carepath_bootstrap_"))
        self.checkout, self.fake = self.folder / "check out", self.folder / "fake"
        self.tools = self.folder / "tools"
        for folder in (self.checkout, self.fake, self.tools):
            folder.mkdir()
        shutil.copy(root / "carepath", self.checkout)
        (self.fake / "program").write_text(PROGRAM)
        for name in REAL:
            (self.tools / name).symlink_to(shutil.which(name))
        for name, text in FAKES.items():
            (self.tools / name).write_text("#!/bin/bash\n" + text + "\n")
            (self.tools / name).chmod(0o755)
        self.problems = []

    def run(self, *words, script=None, cwd=None):
        (self.fake / "calls").write_text("")
        said = subprocess.run([str(script or self.checkout / "carepath"), *words], cwd=cwd or self.checkout, capture_output=True, text=True, check=False,
                              stdin=subprocess.DEVNULL, env={"PATH": str(self.tools), "FAKE": str(self.fake), "LANG": "C.UTF-8"})
        said.calls = (self.fake / "calls").read_text().splitlines()
        return said

    def check(self, ok, what, said):
        if not ok:
            self.problems.append(f"FAILED: {what}\n  exit {said.returncode}, calls {said.calls}\n  {said.stdout}\n  {said.stderr}")


def first_time(m):
    said = m.run("--help")
    m.check(said.returncode == 0 and "./carepath COMMAND" in said.stdout and not said.calls, "--help of a fresh clone builds nothing", said)
    (m.fake / "absent").write_text("ninja-build\nlibtbb-dev\n")
    said = m.run("run", "a.yaml")
    install = [call for call in said.calls if "install -y" in call]
    m.check(len(install) == (1 if os.geteuid() == 0 else 2) and install[0].endswith("ninja-build libtbb-dev"), "exactly the missing packages are installed", said)
    m.check("program in" in said.stdout and "are missing and will be installed: ninja-build libtbb-dev" in said.stderr, "says which, then runs", said)
    shutil.rmtree(m.checkout / "build")
    (m.fake / "absent").unlink()
    said = m.run("run", "a b.yaml", "-o", "x")
    m.check(said.calls == ["cmake", "ninja"], "with all packages there, no apt-get and no sudo", said)
    m.check(said.stdout == f"program in {m.checkout}: run a b.yaml -o x\n", "the words reach the program", said)


def afterwards(m):
    for name in ("apt-get", "sudo", "dpkg-query", "cmake"):
        (m.tools / name).write_text('#!/bin/bash\necho "$0" >>"$FAKE/calls"; exit 9\n')
    said = m.run("check", "a.yaml")
    m.check(said.returncode == 0 and not said.calls and "program in" in said.stdout, "after the first build nothing of the network is needed", said)
    elsewhere = m.folder / "else where"
    elsewhere.mkdir()
    link = elsewhere / "cp"
    link.symlink_to("../check out/carepath")
    said = m.run("check", script=link, cwd=elsewhere)
    m.check(said.stdout == f"program in {elsewhere}: check\n" and not said.calls, "through a link, from another folder", said)
    said = m.run("check", cwd="/")
    m.check(said.stdout == "program in /: check\n", "from the root folder", said)
    (m.fake / "stale").write_text("[1/9] compiling\n")
    said = m.run("--help")
    m.check(said.stdout.endswith(": --help\n") and not said.calls, "--help does not wait for changed sources", said)
    said = m.run("check")
    m.check(said.calls == ["ninja"] and "the sources have changed" in said.stderr, "a command does", said)


def main():
    machine = Machine(Path(sys.argv[1]).resolve())
    first_time(machine)
    afterwards(machine)
    shutil.rmtree(machine.folder)
    print("\n".join(machine.problems + [f"{len(machine.problems)} problems"]))
    return 1 if machine.problems else 0


if __name__ == "__main__":
    sys.exit(main())
