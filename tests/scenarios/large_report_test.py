"""The report of a PSA as large as people run them (5,000 draws, 8 scenarios, 100 parameters) is sound and under 2 MB.
With 300 parameters it was 0.97 MB and 0.8 s of processor time; its analysis before that takes a minute and a half.

usage: large_report_test.py ROOT PROGRAM LARGE_PSA
LARGE_PSA is the program that makes the results up.
"""

import resource
import subprocess
import sys

from harness import Bench
from report_test import beside, page_of, sound


def main():
    bench = Bench(*sys.argv[1:3])
    (bench.folder / "large").mkdir()
    subprocess.run([sys.argv[3], bench.folder / "large", "5000", "8", "100"], check=True)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    bench.leaves(bench.run("report", "large"), 0, "report of a large PSA")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    page = page_of(bench, "large")
    bench.check(len(page.encode()) < 2_000_000, f"the page has {len(page.encode()):,} bytes, under 2 MB")
    tree = sound(bench, page, "a large PSA")
    beside(bench, "large", tree, "a large PSA")
    # Time is told and not asked for: another machine, or a busy one, is no fault.
    print(f"{len(page.encode()):,} bytes, {after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime:.2f} s of processor time")
    bench.finish()


if __name__ == "__main__":
    main()
