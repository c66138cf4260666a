"""Every fuzz target for so many seconds each, as `tests/fuzz/fuzz.sh` does it. Left out where clang or its fuzzer is missing.

usage: fuzz_test.py ROOT SECONDS

What a failure leaves: the input in build/fuzz/crashes, to be run again by `build/fuzz/fuzz/fuzz_TARGET FILE`.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

SKIPPED = 77
TARGETS = ("yaml", "quantity", "settings", "set_value", "life_table", "chunk", "results")


def missing():
    """Why fuzzing is impossible here, or nothing."""
    if shutil.which("clang++") is None:
        return "clang++ is not installed"
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "nothing.cpp")
        source.write_text('extern "C" int LLVMFuzzerTestOneInput(const unsigned char*, unsigned long) { return 0; }\n', encoding="utf-8")
        built = subprocess.run(["clang++", "-fsanitize=fuzzer,address,undefined", source, "-o", Path(folder, "nothing")], capture_output=True, check=False)
    return "" if built.returncode == 0 else "clang++ has no libFuzzer here: " + built.stderr.decode(errors="replace").strip()[-200:]


def main():
    root, seconds = Path(sys.argv[1]), sys.argv[2]
    why = missing()
    if why:
        print(f"skipped: {why}")
        sys.exit(SKIPPED)
    done = subprocess.run([root / "tests/fuzz/fuzz.sh", seconds], capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL,
                          env={"CAREPATH_JOBS": "1", **os.environ})
    print(done.stdout + done.stderr[-4000:])
    runs = {name: int(n) for name, n in re.findall(r"^(\w+): \d+ s\nstat::number_of_executed_units: *(\d+)", done.stdout, re.MULTILINE)}
    idle = [t for t in TARGETS if runs.get(t, 0) < 100]
    if idle:
        print("these targets tried fewer than 100 inputs: " + ", ".join(idle))
    sys.exit(1 if done.returncode or idle else 0)


if __name__ == "__main__":
    main()
