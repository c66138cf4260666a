"""Prints 'N passed, N failed' for one ctest run, counting the cases inside each GoogleTest program.

usage: count_tests.py FOLDER    holds ctest.xml (from ctest --output-junit) and one NAME.xml per GoogleTest program
A program that failed without a failed case (a crash, a time-out) counts as one failure of its own.
"""

import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path


def cases_of(report):
    """(passed, failed, skipped) inside one GoogleTest report; None if the program died before it wrote one."""
    try:
        cases = list(ElementTree.parse(report).getroot().iter("testcase"))
    except (OSError, ElementTree.ParseError):
        return None
    failed = sum(case.find("failure") is not None for case in cases)
    skipped = sum(case.get("status") == "notrun" or case.get("result") == "skipped" for case in cases)
    return len(cases) - failed - skipped, failed, skipped


def count(folder):
    """(passed, failed, skipped, names of the failed entries) of a whole run."""
    passed = failed = skipped = 0
    names = []
    for entry in ElementTree.parse(folder / "ctest.xml").getroot().iter("testcase"):
        status = entry.get("status")
        note = entry.find("skipped")
        if status == "disabled" or (status == "notrun" and note is not None and note.get("message", "").startswith("SKIP_")):
            skipped += 1
            continue
        inside = cases_of(folder / (entry.get("name") + ".xml")) or (int(status == "run"), 0, 0)
        crashed = status != "run" and inside[1] == 0
        passed += inside[0]
        failed += inside[1] + crashed
        skipped += inside[2]
        if status != "run":
            names.append(entry.get("name"))
    return passed, failed, skipped, names


def main():
    try:
        passed, failed, skipped, names = count(Path(sys.argv[1]))
    except (OSError, ElementTree.ParseError) as error:
        print(f"the test run left no report: {error}", file=sys.stderr)
        passed, failed, skipped, names = 0, 1, 0, []
    if names:
        print("failed: " + ", ".join(names))
    if skipped:
        print(f"skipped: {skipped} (see the list of ctest)")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
