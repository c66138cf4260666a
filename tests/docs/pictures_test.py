"""The picture at the head of README is a figure of the report of five_programmes as it is shipped (a minute of processor time).

usage: pictures_test.py ROOT PROGRAM [--update]
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path


def main():
    root, program, update = Path(sys.argv[1]).resolve(), str(Path(sys.argv[2]).resolve()), "--update" in sys.argv
    kept = root / "docs/pictures/five_programmes_pain.svg"
    plain = {k: v for k, v in os.environ.items() if k != "CAREPATH_CONFIGS"}
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([program, "run", root / "configs/scenarios/five_programmes.yaml", "-o", folder + "/five", "--quiet"],
                       check=True, stdout=subprocess.DEVNULL, env=plain, cwd=root)
        page = (Path(folder) / "five/report.html").read_text(encoding="utf-8")
    figure = page[page.index('<figure id="figure_pain_difference">'):]
    picture = re.search(r'<div class="picture wide">(<svg .*?</svg>)</div>', figure, re.S).group(1)
    if update:
        kept.write_text(picture, encoding="utf-8")
    elif kept.read_text(encoding="utf-8") != picture:
        print("docs/pictures/five_programmes_pain.svg is not what the program draws; make it anew with --update")
        return 1
    print("1 picture, 0 problems")
    return 0


if __name__ == "__main__":
    sys.exit(main())
