"""Every preset can be configured with its tests: the sanitizers' too, which no daily build uses.

usage: presets_test.py ROOT
"""

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path


def main():
    root = Path(sys.argv[1]).resolve()
    presets = json.loads((root / "CMakePresets.json").read_text(encoding="utf-8"))["configurePresets"]
    failed = []
    with tempfile.TemporaryDirectory(prefix="carepath_presets_") as folder:
        for preset in presets:
            name, compiler = preset["name"], preset.get("cacheVariables", {}).get("CMAKE_CXX_COMPILER", "c++")
            if preset.get("hidden"):
                continue
            if shutil.which(compiler) is None:
                print(f"{name}: left out, no {compiler} here")
                continue
            said = subprocess.run(["cmake", "-S", root, "--preset", name, "-B", f"{folder}/{name}", "-DCAREPATH_TESTS=ON"],
                                  stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False, cwd=root)
            print(f"{name}: {'configured' if said.returncode == 0 else 'REFUSED'}")
            if said.returncode != 0:
                print(said.stdout)
                failed.append(name)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
