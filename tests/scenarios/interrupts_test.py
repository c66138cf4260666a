"""Ctrl-C and SIGTERM: the program leaves soon, nothing finished is lost, the same command goes on, stale work is refused.

usage: interrupts_test.py ROOT PROGRAM
"""

import hashlib
import os
import pty
import signal
import subprocess
import sys
import time

from harness import SMALL, Bench

LONG = SMALL.replace("1 year, panel", "5 years, panel").replace("patients: 60", "patients: 6000").replace("sites: 2", "sites: 40")
PROMPT = 1.0  # seconds from the signal to the end. A busy machine may delay any one try, so the best of several counts.
TRIES = 5


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def stop_in_the_middle(bench, scenario, folder, number):
    """Sends the signal as soon as the bar shows that something is done; (exit code, seconds until it left, what it said)."""
    watch, terminal = pty.openpty()
    process = subprocess.Popen([bench.program, "run", str(scenario), "-o", folder, "--replications", "12", "--threads", "2"], cwd=bench.folder,
                               stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=terminal, env=bench.environment(TERM="xterm"))
    os.close(terminal)
    seen, sent = b"", None
    while True:
        try:
            part = os.read(watch, 4096)
        except OSError:
            break
        if not part:
            break
        seen += part
        if sent is None and b"%" in seen:
            process.send_signal(number)
            sent = time.monotonic()
    code = process.wait()
    os.close(watch)
    return code, time.monotonic() - (sent or 0), seen.decode(errors="replace")


def main():
    bench = Bench(sys.argv[1], sys.argv[2])
    scenario = bench.scenario("long.yaml", LONG)
    said = bench.run("run", scenario, "-o", "whole", "--replications", 12)
    bench.leaves(said, 0, "an undisturbed run")
    for number, code in ((signal.SIGINT, 130), (signal.SIGTERM, 143)):
        folder = f"stopped_{code}"
        left, seconds, words = stop_in_the_middle(bench, scenario, folder, number)
        bench.check(left == code, f"leaves with {code}, not {left}: {words[-300:]}")
        tries = [seconds]
        while min(tries) > PROMPT and len(tries) < TRIES:
            tries.append(stop_in_the_middle(bench, scenario, f"{folder}_try_{len(tries)}", number)[1])
        bench.check(min(tries) <= PROMPT, f"leaves within {PROMPT} s of the signal; the tries took {[round(s, 2) for s in tries]} s")
        bench.check("goes on from there" in words and f"-o {folder}" in words, f"says how to go on: {words[-300:]}")
        bench.check(not (bench.folder / folder / "outcomes.h5").exists(), "no results pretend to be whole")
        said = bench.run("run", scenario, "-o", folder, "--replications", 12, "--threads", 1)
        bench.leaves(said, 0, "the same command again")
        bench.check("going on with unfinished work" in said.stderr, "says that it goes on", said)
        bench.check(digest(bench.folder / folder / "outcomes.h5") == digest(bench.folder / "whole/outcomes.h5"), "the same bytes as undisturbed")
    stop_in_the_middle(bench, scenario, "stale", signal.SIGINT)
    said = bench.run("run", scenario, "-o", "stale", "--replications", 12, "--seed", 3)
    bench.check(said.returncode == 3 and "--force" in said.stderr, "unfinished work of another configuration is refused", said)
    said = bench.run("run", scenario, "-o", "stale", "--replications", 2, "--seed", 3, "--force")
    bench.leaves(said, 0, "--force throws it away")
    bench.finish()


if __name__ == "__main__":
    main()
