"""Every whole file in refused/ gets exactly the answer kept beside it, and leaves with 3.

usage: messages_test.py ROOT PROGRAM [--update]
"""

import shutil
import sys
from pathlib import Path

from harness import Bench

HERE = Path(__file__).parent / "refused"
FOLDERS = {"# programme": "programmes", "# evidence": "evidence"}


def main():
    bench, update = Bench(sys.argv[1], sys.argv[2]), "--update" in sys.argv
    for path in sorted(HERE.glob("*.yaml")):
        first = path.read_text(encoding="utf-8", errors="replace").split("\n")
        sets = [word for line in first if line.startswith("# set: ") for word in ("--set", line[7:])]
        folder = next((name for mark, name in FOLDERS.items() if first[0].startswith(mark)), "scenarios")
        place = bench.folder / "configs" / folder / path.name
        shutil.copy(path, place)
        said = bench.run("check", place.relative_to(bench.folder), *sets)
        place.unlink()
        bench.leaves(said, 3, path.name)
        bench.check(said.stdout == "", f"{path.name}: nothing on standard output", said)
        kept = path.with_suffix(".txt")
        if update:
            kept.write_text(said.stderr, encoding="utf-8")
        expected = kept.read_text(encoding="utf-8") if kept.exists() else ""
        bench.check(said.stderr == expected, f"{path.name}: another answer than expected:\n{expected}", said)
    bench.check(bench.checks > 3 * 30, "the corpus is there")
    bench.finish()


if __name__ == "__main__":
    main()
