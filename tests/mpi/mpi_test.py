"""mpirun with 1, 2 and 4 ranks: the same bytes as without; a killed rank ends the job, and the same command goes on.

usage: mpi_test.py ROOT PROGRAM     PROGRAM: carepath_mpi
"""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "faults"))
from faults_test import LONG, STUDY, chunks_in, digest  # noqa: E402
from harness import SMALL, Bench  # noqa: E402

MPIRUN = ["mpirun", "--allow-run-as-root", "--oversubscribe", "--mca", "btl_base_warn_component_unused", "0"]


def start(bench, ranks, *words, **extra):
    environment = bench.environment(OMPI_ALLOW_RUN_AS_ROOT="1", OMPI_ALLOW_RUN_AS_ROOT_CONFIRM="1", **extra)
    return subprocess.Popen([*MPIRUN, "-n", str(ranks), bench.program, *map(str, words)], cwd=bench.folder, env=environment,
                            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)


def same_bytes(bench, name, words, result):
    bench.leaves(bench.run(*words, "-o", f"{name}_alone"), 0, f"{name} without mpirun")
    whole = digest(bench.folder / f"{name}_alone" / result)
    for ranks in (1, 2, 4):
        folder = bench.folder / f"{name}_{ranks}"
        process = start(bench, ranks, *words, "-o", folder, "--threads", 1)
        out, err = process.communicate(timeout=600)
        bench.check(process.returncode == 0, f"{name}, {ranks} ranks: exit {process.returncode}, {err.decode(errors='replace')[-500:]}")
        bench.check((folder / result).exists() and digest(folder / result) == whole, f"{name}: the same bytes with {ranks} ranks")
        bench.check(out.decode(errors="replace").count("results:") + err.decode(errors="replace").count("results:") <= 1, "one rank speaks for all")
    return whole


def ranks_of(bench, folder):
    """Process ids of the ranks that work on this folder."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            words = (process / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        if words and words[0].decode(errors="replace") == bench.program and str(folder).encode() in words:
            found.append(int(process.name))
    return sorted(found)


def killed_rank(bench, words, result, whole):
    folder = bench.folder / "killed"
    process = start(bench, 3, *words, "-o", folder, "--threads", 1)
    while process.poll() is None and not chunks_in(folder):
        time.sleep(0.01)
    victims = ranks_of(bench, folder)
    bench.check(len(victims) == 3, f"three ranks are at work: {victims}")
    if victims:
        os.kill(victims[-1], signal.SIGKILL)
    process.communicate(timeout=120)
    bench.check(process.returncode != 0 and not (folder / result).exists(), f"a killed rank ends the job: exit {process.returncode}")
    kept = len(chunks_in(folder))
    process = start(bench, 2, *words, "-o", folder, "--threads", 1)
    _, err = process.communicate(timeout=600)
    bench.check(process.returncode == 0 and digest(folder / result) == whole, f"goes on with {kept} chunks, the same bytes: {err.decode(errors='replace')[-300:]}")


def silent_rank(bench, words, result, whole):
    """A rank that answers no more, as behind a cut link: its work is done by the others, and it is not waited for."""
    folder = bench.folder / "silent"
    process = start(bench, 3, *words, "-o", folder, "--threads", 1, CAREPATH_LEASE="2")
    while process.poll() is None and not (folder / "unfinished").exists():  # then all have greeted each other
        time.sleep(0.01)
    victims = ranks_of(bench, folder)[-1:]
    for victim in victims:
        os.kill(victim, signal.SIGSTOP)
    try:
        _, err = process.communicate(timeout=300)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        _, err = b"", b"mpirun did not end within five minutes"
    for victim in set(victims) & set(ranks_of(bench, folder)):
        os.kill(victim, signal.SIGKILL)
    said = err.decode(errors="replace")
    bench.check(len(victims) == 1 and process.returncode == 0, f"ends without the silent rank: exit {process.returncode}, {said[-500:]}")
    bench.check("not heard of" in said, f"says that a rank was lost: {said[-500:]}")
    bench.check((folder / result).exists() and digest(folder / result) == whole, "the same bytes without the silent rank")


def main():
    if shutil.which("mpirun") is None:
        sys.exit("mpirun is missing: install openmpi-bin and libopenmpi-dev")
    bench = Bench(sys.argv[1], sys.argv[2])
    bench.scenario("small_case.yaml", SMALL)
    (bench.folder / "configs/studies").mkdir(exist_ok=True)
    (bench.folder / "configs/studies/disturbed.yaml").write_text(STUDY, encoding="utf-8")
    words = ("run", bench.scenario("long.yaml", LONG), "--replications", "8")
    whole = same_bytes(bench, "run", words, "outcomes.h5")
    same_bytes(bench, "sweep", ("sweep", "configs/studies/disturbed.yaml"), "study.h5")
    same_bytes(bench, "validate", ("validate", "interest", "summit", "--replicates", "40"), "virtual_trials.csv")
    killed_rank(bench, words, "outcomes.h5", whole)
    silent_rank(bench, words, "outcomes.h5", whole)
    bench.finish()


if __name__ == "__main__":
    main()
