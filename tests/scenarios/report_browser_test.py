"""The report in a real browser: with and without scripts, clicked and pointed at, on a telephone, on A4 paper.

usage: report_browser_test.py ROOT PROGRAM PICTURES
PICTURES is a folder where the screenshots are kept. Skipped (77) where Chromium is not installed.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

from harness import SMALL, Bench

CHROMIUM = shutil.which("chromium")
POINTED = """<script>
var entry = document.querySelector('.legend li'), mark = document.querySelector('.wide g.tip');
entry.click();
mark.dispatchEvent(new PointerEvent('pointermove', {bubbles: true, clientX: 5, clientY: 5}));
document.body.setAttribute('data-hidden', document.querySelectorAll('[data-entry].away').length);
document.body.setAttribute('data-tooltip', document.querySelector('.tooltip').textContent);
document.body.setAttribute('data-width', document.documentElement.scrollWidth);
</script></body>"""


def chromium(*words):
    quiet = ["--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-background-networking",
             "--disable-component-update", "--host-resolver-rules=MAP * ~NOTFOUND", "--enable-logging=stderr"]
    done = subprocess.run([CHROMIUM, *quiet, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=300, check=False)
    return done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace")


def main():
    if CHROMIUM is None:
        print("skipped: chromium is not installed (apt-get install chromium)")
        sys.exit(77)
    bench = Bench(sys.argv[1], sys.argv[2])
    pictures = Path(sys.argv[3])
    pictures.mkdir(parents=True, exist_ok=True)
    said = bench.run("run", bench.scenario("small.yaml", SMALL), "--draws", "2", "-o", "small")
    bench.leaves(said, 0, "a small run")
    page = bench.folder / "small/report.html"
    figures = page.read_text(encoding="utf-8").count("<figure")

    dom, log = chromium("--dump-dom", f"file://{page}")
    console = [line for line in log.split("\n") if "CONSOLE" in line]
    bench.check(not console, f"no message in the console, but {console[:2]}")
    bench.check(figures > 5 and dom.count("<figure") == figures, "every figure is there with scripts")
    bench.check('role="button"' in dom and "data-words=" in dom, "the script of the page ran under its policy")

    dom, _ = chromium("--blink-settings=scriptEnabled=false", "--dump-dom", f"file://{page}")
    bench.check(dom.count("<figure") == figures and 'role="button"' not in dom, "every figure is there without scripts")

    # The policy lets no other script in, so the clicks are made in a copy without it.
    text = re.sub(r"<meta http-equiv[^>]*>", "", page.read_text(encoding="utf-8")).replace("</body>", POINTED)
    copy = page.parent / "pointed.html"
    copy.write_text(text, encoding="utf-8")
    dom, _ = chromium("--window-size=390,800", "--dump-dom", f"file://{copy}")
    hidden = re.search(r'data-hidden="(\d+)"', dom)
    bench.check(hidden and int(hidden.group(1)) > 0, "a click on the legend hides what it stands for")
    tooltip = re.search(r'data-tooltip="([^"]*)"', dom)
    bench.check(tooltip and len(tooltip.group(1)) > 3, "pointing at a mark shows its words")
    width = re.search(r'data-width="(\d+)"', dom)
    bench.check(width and int(width.group(1)) <= 500, f"the page is no wider than a narrow window, but {width and width.group(1)}")

    for width in (1280, 390):
        shot = pictures / f"report_{width}.png"
        chromium(f"--window-size={width},3000", f"--screenshot={shot}", f"file://{page}")
        bench.check(shot.is_file() and shot.stat().st_size > 20_000, f"a screenshot at {width} pixels")
    paper = pictures / "report.pdf"
    chromium("--no-pdf-header-footer", f"--print-to-pdf={paper}", f"file://{page}")
    bench.check(paper.is_file(), "it prints")
    if shutil.which("pdfinfo") and paper.is_file():
        facts = subprocess.run(["pdfinfo", paper], stdout=subprocess.PIPE, check=False).stdout.decode()
        pages = re.search(r"Pages:\s+(\d+)", facts)
        bench.check("A4" in facts and pages and 3 <= int(pages.group(1)) <= 40, f"on A4 paper: {facts}")
    bench.finish()


if __name__ == "__main__":
    main()
