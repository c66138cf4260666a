"""The counter of `./carepath test` counted: passed, failed, skipped and crashed programs."""

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

SCRIPT = Path(__file__).resolve().parents[1] / "scripts" / "count_tests.py"
PASSED = '<testcase name="a" status="run" result="completed"/>'
FAILED = '<testcase name="b" status="run" result="completed"><failure message="no"/></testcase>'
SKIPPED = '<testcase name="c" status="run" result="skipped"/>'


def counted(entries, reports):
    """(last line, exit status) for ctest entries {name: (status, inner xml)} and GoogleTest reports {name: cases}."""
    with tempfile.TemporaryDirectory() as folder:
        inner = "".join(f'<testcase name="{n}" status="{s}">{x}</testcase>' for n, (s, x) in entries.items())
        Path(folder, "ctest.xml").write_text(f"<testsuite>{inner}</testsuite>")
        for name, cases in reports.items():
            Path(folder, name + ".xml").write_text(f"<testsuites><testsuite>{cases}</testsuite></testsuites>")
        ran = subprocess.run([sys.executable, "-B", str(SCRIPT), folder], capture_output=True, text=True, check=False)
        return ran.stdout.strip().split("\n")[-1], ran.returncode


class TheCounter(unittest.TestCase):
    def test_counts_the_cases_of_programs_and_scripts_as_one(self):
        self.assertEqual(("4 passed, 0 failed", 0), counted({"p": ("run", ""), "s": ("run", "")}, {"p": PASSED * 3}))

    def test_counts_failed_cases(self):
        self.assertEqual(("2 passed, 1 failed", 1), counted({"p": ("fail", "<failure/>")}, {"p": PASSED * 2 + FAILED}))

    def test_leaves_skipped_cases_out(self):
        skipped = '<skipped message="SKIP_RETURN_CODE=77"/>'
        self.assertEqual(("1 passed, 0 failed", 0), counted({"p": ("run", ""), "s": ("notrun", skipped)}, {"p": PASSED + SKIPPED}))

    def test_a_crash_is_a_failure(self):
        self.assertEqual(("0 passed, 1 failed", 1), counted({"p": ("fail", "<failure/>")}, {}))
        self.assertEqual(("1 passed, 1 failed", 1), counted({"p": ("fail", "<failure/>")}, {"p": PASSED}))

    def test_a_program_that_was_not_built_is_a_failure(self):
        missing = '<skipped message="Unable to find executable"/>'
        self.assertEqual(("1 passed, 1 failed", 1), counted({"p": ("run", ""), "q": ("notrun", missing)}, {"p": PASSED}))

    def test_no_test_at_all_is_not_a_success(self):
        self.assertEqual(("0 passed, 0 failed", 1), counted({}, {}))


if __name__ == "__main__":
    unittest.main()
