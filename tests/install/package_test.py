"""The Debian package: built, unpacked, run from a folder that knows nothing of the checkout. With CAREPATH_INSTALL=yes and as
root it is really installed and removed again.

usage: package_test.py ROOT BUILD
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

WANTED = ["usr/bin/carepath", "usr/share/man/man1/carepath.1", "usr/share/bash-completion/completions/carepath",
          "usr/share/zsh/vendor-completions/_carepath", "usr/share/carepath/configs/schema/scenario.json",
          "usr/share/carepath/configs/scenarios/small_clinic.yaml", "usr/share/doc/carepath/copyright"]


def run(*words, **options):
    return subprocess.run([str(w) for w in words], capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL, **options)


def need(said, what):
    if said.returncode:
        sys.exit(f"FAILED: {what}: exit {said.returncode}\n{said.stdout[-2000:]}\n{said.stderr[-2000:]}")
    return said.stdout


def try_program(program, folder):
    """A first result, with the configuration that lies beside the program."""
    plain = {k: v for k, v in os.environ.items() if k != "CAREPATH_CONFIGS"}
    need(run(program, "init", "mine", cwd=folder, env=plain), "init")
    need(run(program, "check", "mine/scenarios/clinic.yaml", cwd=folder, env=plain), "check")
    said = run(program, "run", "small_clinic", "-q", "--replications", 1, "-o", "first", cwd=folder, env=plain)
    if "group CBT" not in need(said, "run") or not (folder / "first/report.html").exists():
        sys.exit("FAILED: no first result")
    said = run(program, "evidence", "A35", cwd=folder, env=plain)
    if not re.search(r"share/carepath/configs/evidence", need(said, "evidence") + said.stderr):
        sys.exit(f"FAILED: the configuration is not the installed one: {said.stderr}")
    shutil.rmtree(folder / "mine")
    shutil.rmtree(folder / "first")


def main(build):
    if shutil.which("cpack") is None or shutil.which("dpkg-shlibdeps") is None:
        print("skipped: cpack or dpkg-shlibdeps is not installed")
        return 77
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        need(run("cpack", "--config", build / "CPackConfig.cmake", "-B", folder / "made", cwd=build), "cpack")
        (package,) = (folder / "made").glob("*.deb")
        facts = need(run("dpkg-deb", "-I", package), "dpkg-deb")
        needs = re.search(r"^ Depends: (.*)$", facts, re.MULTILINE)
        for library in ("libc6", "libstdc++6", "libhdf5", "libyaml-cpp", "libtbb", "libnlopt"):
            if not needs or library not in needs.group(1):
                sys.exit(f"FAILED: the package does not depend on {library}:\n{facts}")
        need(run("dpkg-deb", "-x", package, folder / "root"), "unpacking")
        for path in WANTED:
            if not (folder / "root" / path).exists():
                sys.exit(f"FAILED: {path} is not in the package")
        try_program(folder / "root/usr/bin/carepath", folder)
        print(f"{package.name}: {package.stat().st_size} bytes; Depends: {needs.group(1)}")
        if os.environ.get("CAREPATH_INSTALL") == "yes" and os.geteuid() == 0:
            need(run("dpkg", "-i", package), "dpkg -i")
            try_program("/usr/bin/carepath", folder)
            need(run("man", "-w", "carepath"), "man")
            need(run("dpkg", "-r", "carepath"), "dpkg -r")
            left = [p for p in ("/usr/bin/carepath", "/usr/share/carepath") if Path(p).exists()]
            if left:
                sys.exit(f"FAILED: {left} is still there")
            print("installed, run and removed")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[2]).resolve()))
