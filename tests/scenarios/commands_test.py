"""The command line as a person meets it: help, slips of the finger, exit codes, pipes, terminals, JSON.

usage: commands_test.py ROOT PROGRAM
"""

import json
import os
import pty
import re
import subprocess
import sys

from harness import SMALL, Bench

COMMANDS = [
    "run",
    "check",
    "explain",
    "follow",
    "schema",
    "config",
    "config show",
    "compare",
    "report",
    "init",
    "evidence",
    "diff",
    "migrate",
    "completion",
]


def help_and_slips(bench):
    said = bench.run()
    bench.leaves(said, 2, "no command")
    bench.check("run" in said.stderr and not said.stdout, "no command: the help goes to standard error", said)
    said = bench.run("--version")
    bench.leaves(said, 0, "--version")
    bench.check(said.stdout.startswith("carepath ") and not said.stderr, "--version says so on standard output", said)
    for command in COMMANDS:
        said = bench.run(*command.split(), "--help")
        bench.leaves(said, 0, f"{command} --help")
        bench.check("Example" in said.stdout or command == "config", f"{command} --help shows an example", said)
    for words, meant in [(["rnu"], "'run'"), (["run", "x.yaml", "--thread", "2"], "'--threads'"), (["config", "shwo"], "'show'"),
                         (["check", "--jsn", "x.yaml"], "'--json'"), (["schema", "programm"], "'programme'"), (["completion", "bsh"], "'bash'"),
                         (["sweep", "stauts", "x.yaml"], "'status'")]:
        said = bench.run(*words)
        bench.leaves(said, 2, " ".join(words))
        bench.check(f"did you mean {meant}?" in said.stderr, f"{' '.join(words)}: suggests {meant}", said)
    for words in [["run"], ["run", "a.yaml", "--threads", "-3"], ["run", "a.yaml", "--seed", "many"], ["follow", "a.yaml"],
                  ["schema", "clinic"], ["run", "a.yaml", "--draws"]]:
        bench.leaves(bench.run(*words), 2, " ".join(words))


def exit_codes(bench):
    small = bench.scenario("small.yaml")
    said = bench.run("check", small)
    bench.leaves(said, 0, "check of a sound file")
    bench.check("no problems" in said.stdout and not said.stderr, "check says that all is well", said)
    said = bench.run("check", "no_such.yaml")
    bench.leaves(said, 3, "check of a missing file")
    said = bench.run("run", small, "--set", "time.horizn=2 years", "-o", "r_set")
    bench.leaves(said, 3, "--set of an unknown setting")
    bench.check("--set #1" in said.stderr and "did you mean" in said.stderr, "--set: says which and what was meant", said)
    bench.check(not (bench.folder / "r_set/outcomes.h5").exists(), "--set: nothing was run", said)
    said = bench.run("run", small, "--set", "time.horizon=20", "-o", "r_set")
    bench.check("needs a unit" in said.stderr and "--set #1" in said.stderr, "--set is checked like the file", said)
    two = bench.scenario("two.yaml", SMALL.replace("title: A small case", "titel: A small case").replace("1 year", "1 yaer"))
    said = bench.run("check", small, two, "--json")
    bench.leaves(said, 3, "check --json of a bad file")
    problems = json.loads(said.stdout)
    bench.check(len(problems) >= 2 and all(p["code"].startswith("config/") and p["line"] > 0 for p in problems), "every problem, with code and line", said)
    said = bench.run("run", two, "--json", "-o", "r_json")
    bench.check(said.returncode == 3 and json.loads(said.stdout), "run --json says the problems in JSON", said)


def entries(bench):
    """A sound file in which nobody can enter a programme gets a note, not a refusal."""
    small = bench.scenario("small.yaml")
    nobody = ["--set", "programmes.group_cbt.eligible={pegs: at least 11, age: above 17 years}"]
    said = bench.run("check", small, *nobody)
    bench.check(said.returncode == 0 and "nobody can enter group_cbt: no patient meets 'pegs at least 11'" in said.stderr and "age" not in said.stderr,
                "check: a programme nobody is eligible for", said)
    (note,) = json.loads(bench.run("check", small, *nobody, "--json").stdout)
    bench.check(note["severity"] == "note" and "group_cbt" in note["message"], "check --json: the note")
    idle = ["--set", "staff.behaviourist.fte=0.05"]
    for command in (["check", small, *idle], ["run", small, "-q", "-o", "r_idle", *idle]):
        said = bench.run(*command)
        bench.check(said.returncode == 0 and "can never start: a meeting takes 150 minutes of behaviourist, who has 90 a week" in said.stderr,
                    f"{command[0]}: a group whose staff have too few hours", said)
    idle[1] = "staff.behaviourist.fte=0.01"
    said = bench.run("check", small, *idle)
    bench.check("meetings of group_cbt never take place: a meeting takes" in said.stderr, "check: a meeting for which nobody has the time", said)
    own = bench.scenario("own_set.yaml", SMALL.replace("{programmes: [group_cbt]}", "{programmes: [group_cbt], set: {staff.nurse.fte: 2}}"))
    for command in (["check", own], ["run", own, "-q", "-o", "r_own"]):
        said = bench.run(*command, "--set", "staff.nurse.fte=3", "--set", "staff.behaviourist.fte=2")
        bench.check("--set staff.nurse.fte does nothing in 'group CBT': its own 'set' lies over it" in said.stderr and "staff.behaviourist" not in said.stderr,
                    f"{command[0]}: a setting that a scenario lies over", said)
    said = bench.run("check", small, "--set", "staff.nurse.hours_per_week=60")
    bench.check("staff.nurse: each full-time post works 60 hours a week" in said.stderr, "check: long weeks", said)
    everywhere = bench.scenario("everywhere.yaml", SMALL.replace("nurse: {fte: 1, hours_per_week: 30, shared_by: region}", "nurse: {fte: 3, hours_per_week: 30}"))
    said = bench.run("check", everywhere)
    bench.check(said.returncode == 0 and "staff.nurse: 3 full-time posts at every one of 2 sites, 6 in all" in said.stderr and said.stderr.count("note:") == 1,
                "check: more posts than a planner may have meant", said)
    said = bench.run("check", small)
    bench.check("note:" not in said.stderr, "check: no note where patients are eligible", said)


def names(bench):
    small = bench.scenario("small.yaml")
    said = bench.run("explain", "group_cpt")
    bench.check(said.returncode == 3 and "did you mean 'group_cbt'?" in said.stderr, "explain: suggests a programme", said)
    for words, meant in [(["run", "small_clinc"], "small_clinic"), (["check", "group_cpt"], "group_cbt"), (["plan", "quik"], "quick"),
                         (["calibrate", "configs/studies/calibrate.yaml", "--only", "pian", "--dry-run"], "pain"),
                         (["check", small, "--set", "programmes.group_cpt.eligible.pegs=at least 5"], "group_cbt")]:
        said = bench.run(*words)
        bench.check(said.returncode == 3 and f"did you mean '{meant}'?" in said.stderr, f"{' '.join(map(str, words))}: suggests {meant}", said)
    bench.leaves(bench.run("check", "small_clinic", "group_cbt"), 0, "a shipped file by its name")
    said = bench.run("explain", small, "--set", "programmes.group_cbt.pathway[3].wait_for_seat.at_most=5 weeks", "--json")
    bench.check(said.returncode == 0 and any("at most 5 weeks" in line for line in json.loads(said.stdout)["lines"]), "--set reaches into a programme that is only named", said)
    said = bench.run("follow", small, "--patient", 1, "--scenario", "group CBD")
    bench.check(said.returncode == 3 and "did you mean 'group CBT'?" in said.stderr, "follow: suggests a scenario", said)
    said = bench.run("follow", small, "--patient", 61)
    bench.check(said.returncode == 3 and "1 to 60" in said.stderr, "follow: says which patients there are", said)
    said = bench.run("follow", small, "--patient", 0)
    bench.leaves(said, 3, "follow: there is no patient 0")
    switched, ways = [], set()
    for n in range(1, 41):
        life = bench.run("follow", small, "--patient", n).stdout.split("\n")
        switched += [line for line in life if "benzodiazepine is" in line or "non-opioid analgesic is" in line]
        ways = {line.split(" is ")[-1] for line in switched}
        if len(ways) > 1:
            break
    bench.check(ways == {"started", "stopped"}, f"follow says which way a medicine went: {switched}")
    named = bench.scenario("named.yaml", SMALL + "  brief: {programmes: [brief_intervention]}\n")
    lives = [bench.run("follow", named, "--patient", n, "--scenario", "brief").stdout for n in range(1, 25)]
    bench.check(any("comes to 'session'" in life for life in lives), "follow says the names of steps")
    bench.check(not any(":" in line.split("  ")[0] for life in lives for line in life.split("\n") if line.startswith("week")), "follow says days, no hours of appointments")
    said = bench.run("follow", "configs/scenarios/queues/clinic.yaml", "--patient", 1, "--set", "population.setting.patients=480", "--set", "time={horizon: 1 year, panel: 1 year}")
    bench.check(said.returncode == 0 and re.search(r"week +\d+ \w+ \d\d:\d\d", said.stdout), "of queues it says the minute", said)
    said = bench.run("follow", small, "--patient", 3)
    bench.check(said.returncode == 0 and "Patient 3" in said.stdout and "week" in said.stdout, "follow tells a life", said)
    life = json.loads(bench.run("follow", small, "--patient", 3, "--json").stdout)
    minutes = [m["minute"] for m in life["moments"]]
    bench.check(minutes == sorted(minutes) and len(minutes) >= 4, "follow --json: moments in order")


def explains(bench):
    for programme in sorted(p.stem for p in (bench.folder / "configs/programmes").glob("*.yaml")):
        said = bench.run("explain", programme)
        bench.leaves(said, 0, f"explain {programme}")
        bench.check("  1. " in said.stdout and "Effects:" in said.stdout and "provisional" not in said.stderr, f"explain {programme}: numbered sentences", said)
    said = bench.run("explain", bench.scenario("small.yaml"))
    bench.check(said.returncode == 0 and "Scenario 'group CBT'" in said.stdout and "sources" in said.stdout, "explain a scenario", said)
    listed = SMALL + "  two steps: {programmes: [group_cbt], set: {'programmes.group_cbt.pathway[0].offer': {uptake: 0.5, at: now}}}\n"
    said = bench.run("explain", bench.scenario("listed.yaml", listed), "--scenario", "two steps")
    bench.check("Here programmes.group_cbt.pathway[0].offer is {uptake: 0.5, at: now}." in said.stdout, "explain shows a whole group that is set", said)


def compares(bench):
    small = bench.scenario("small.yaml")
    for folder, words in {"c_one": [], "c_two": ["--set", "population.setting.patients_per_clinician=12"], "c_more": ["--replications", 6], "c_other": ["--seed", 5]}.items():
        bench.leaves(bench.run("run", small, "-q", "-o", folder, *(words if "--replications" in words else ["--replications", 4, *words])), 0, f"run for {folder}")
    said = bench.run("compare", "c_one", "c_one")
    bench.check(said.returncode == 0 and "repeat by repeat" in said.stdout and " 0 differ beyond chance" in said.stdout, "compare: a run does not differ from itself", said)
    said = bench.run("compare", "c_one", "c_more", "--json")
    seen = json.loads(said.stdout)
    bench.check(seen["paired"] and seen["replicates"] == 4 and all(m["same"] == 1 for s in seen["scenarios"].values() for m in s.values()),
                "compare: more replicates change no earlier one", said)
    said = bench.run("compare", "c_one", "c_other/outcomes.h5", "--scenario", "usual care")
    bench.check(said.returncode == 0 and "--seed" in said.stdout and "group CBT" not in said.stdout, "compare: without shared luck it says so", said)
    said = bench.run("compare", "c_one", "c_two", "--crn-audit", "--scenario", "group CBD")
    bench.check(said.returncode == 3 and "did you mean 'group CBT'?" in said.stderr, "compare: suggests a scenario", said)
    bench.leaves(bench.run("compare", "c_one", "no_such"), 4, "compare with a missing result")


def closed_and_full_outputs(bench):
    small = bench.scenario("small.yaml")
    read_end, write_end = os.pipe()
    os.close(read_end)
    said = bench.run("run", small, "-o", "r_closed", stdout=write_end)
    os.close(write_end)
    bench.leaves(said, 0, "a closed standard output")
    bench.check((bench.folder / "r_closed/outcomes.h5").exists() and "error" not in said.stderr.lower(), "the results are saved all the same", said)
    with open("/dev/full", "wb") as full:
        said = bench.run("schema", stdout=full)
    bench.check(said.returncode == 4 and "standard output" in said.stderr, "a full standard output is said", said)


def on_a_terminal(bench, small, **environment):
    """What a run writes when both outputs are a terminal."""
    main_end, terminal = pty.openpty()
    process = subprocess.Popen([bench.program, "run", str(small), "-o", "r_pty", "--force"], cwd=bench.folder, stdin=subprocess.DEVNULL,
                               stdout=terminal, stderr=terminal, env=bench.environment(**environment))
    os.close(terminal)
    seen = b""
    while True:
        try:
            part = os.read(main_end, 65536)
        except OSError:  # the other end has closed
            break
        if not part:
            break
        seen += part
    process.wait()
    os.close(main_end)
    return seen.decode(errors="replace")


def terminals(bench):
    small = bench.scenario("small.yaml")
    bench.check("\033[1m" in on_a_terminal(bench, small, TERM="xterm"), "a terminal gets bold headings")
    plain = on_a_terminal(bench, small, TERM="xterm", NO_COLOR="1")
    bench.check("\033[1m" not in plain and "\033[3" not in plain, "NO_COLOR is respected")
    bench.check("\033" not in on_a_terminal(bench, small, TERM="dumb"), "TERM=dumb gets no escapes at all")
    evil = bench.scenario("evil.yaml", SMALL.replace("title: A small case", 'title: "a \\e[31mred\\a case"').replace("group CBT:", '"group \\e]0;x\\a CBT":'))
    said = bench.run("run", evil, "-o", "r_evil")
    bench.check(said.returncode == 0 and "\033" not in said.stdout + said.stderr and "\a" not in said.stdout, "escapes in names are harmless", said)


def main():
    bench = Bench(sys.argv[1], sys.argv[2])
    for part in (help_and_slips, exit_codes, names, entries, explains, compares, closed_and_full_outputs, terminals):
        part(bench)
    bench.finish()


if __name__ == "__main__":
    main()
