"""Given a scenario, would a planner agree with what comes out? Small runs, seeds fixed, paired with usual care.

usage: answers_test.py ROOT PROGRAM
"""

import json
import sys

import h5py
from harness import SMALL, Bench

MEDIUM = SMALL.replace("patients: 60", "patients: 600").replace("sites: 2", "sites: 6")


def run(bench, name, text, *words):
    said = bench.run("run", bench.scenario(name + ".yaml", text), "-o", name, "--json", *words)
    bench.leaves(said, 0, name)
    return json.loads(said.stdout)["scenarios"] if said.returncode == 0 else {}


def with_scenarios(text, scenarios):
    return text[:text.index("scenarios:")] + "scenarios:\n" + scenarios


def nobody_accepts(bench):
    """A programme that nobody accepts changes nothing, to the last bit."""
    programme = (bench.folder / "configs/programmes/group_cbt.yaml").read_text(encoding="utf-8")
    refused = programme.replace("group_cbt", "nobody_comes", 1).replace("uptake: {from: interest}, staff: outreach", "uptake: 0")
    (bench.folder / "configs/programmes/nobody_comes.yaml").write_text(refused, encoding="utf-8")
    answer = run(bench, "nobody", with_scenarios(SMALL, "  usual care: {}\n  offered in vain: {programmes: [nobody_comes]}\n"))
    if not answer:
        return
    usual, vain = answer["usual care"], answer["offered in vain"]
    same = [m for m in usual if usual[m]["mean"] is not None and "." not in m and not m.startswith(("hours", "wait"))]
    bench.check(len(same) > 20 and all(usual[m]["mean"] == vain[m]["mean"] for m in same),
                f"nobody accepts: differs in {[m for m in same if usual[m]['mean'] != vain[m]['mean']]}")
    bench.check(vain["per_1000.nobody_comes.offered"]["mean"] > 0 and vain["per_1000.nobody_comes.accepted"]["mean"] == 0,
                "nobody accepts: offered, and never accepted")


def group_cbt_helps(bench):
    """Group CBT lowers pain and costs money; those who are enrolled are fewer than those who are asked."""
    answer = run(bench, "helps", MEDIUM, "--replications", "2")
    if not answer:
        return
    cbt = answer["group CBT"]
    bench.check(cbt["pegs"]["difference"]["mean"] < 0, "group CBT lowers pain")
    bench.check(cbt["programme_cost"]["difference"]["mean"] > 0, "group CBT costs money")
    asked, enrolled = cbt["per_1000.group_cbt.offered"]["mean"], cbt["per_1000.group_cbt.enrolled"]["mean"]
    bench.check(0 < enrolled < asked <= 1000, f"of 1,000, {enrolled} are enrolled of {asked} who are asked")


def more_leaders_wait_less(bench):
    """Too few leaders make people wait and give up; enough of them do not."""
    text = with_scenarios(MEDIUM.replace("behaviourist: {fte: 1,", "behaviourist: {fte: 0.1,"),
                          "  usual care: {}\n  few: {programmes: [group_cbt]}\n  enough: {programmes: [group_cbt], set: {staff.behaviourist.fte: 4, staff.nurse.fte: 4}}\n")
    answer = run(bench, "leaders", text)
    if not answer:
        return
    few, enough = answer["few"], answer["enough"]
    bench.check(few["per_1000.group_cbt.enrolled"]["mean"] < enough["per_1000.group_cbt.enrolled"]["mean"], "more leaders, more patients in groups")


def enrolments_by_12_months(bench):
    """Counted in the first 12 months and to the end as the table of events has them."""
    slow = MEDIUM.replace("horizon: 1 year", "horizon: 3 years").replace("behaviourist: {fte: 1,", "behaviourist: {fte: 0.1,")
    answer = run(bench, "events", slow, "--events")
    if not answer:
        return
    with h5py.File(bench.folder / "events/outcomes.h5") as file:
        kinds = file["events/what"].attrs["flag_meanings"]
        names = (kinds.decode() if isinstance(kinds, bytes) else kinds).split()
        code = file["events/what"].attrs["flag_values"][names.index("group_cbt.enrolled")]
        days = file["events/day"][:][file["events/what"][:] == code]
    people = answer["group CBT"]["people"]["mean"]
    for name, upto in (("enrolled_by_12_months", 365.25), ("enrolled", 3 * 365.25)):
        told, counted = answer["group CBT"][f"per_1000.group_cbt.{name}"]["mean"], 1000 * (days <= upto).sum() / people
        bench.check(abs(told - counted) < 1e-9, f"{name}: {told} told, {counted} counted")
    bench.check((days <= 365.25).sum() not in (0, len(days)), "some enrol before and some after 12 months")


def the_eligible(bench):
    """Who is eligible is counted once each: all where nothing is asked, none where nobody can meet it, in between otherwise."""
    scenarios = "  usual care: {}\n"
    for name, condition in (("open", "pegs: at least 0"), ("closed", "pegs: at most -1"), ("some", "pegs: at least 7")):
        programme = (bench.folder / "configs/programmes/group_cbt.yaml").read_text(encoding="utf-8").replace("group_cbt", f"for_{name}", 1)
        start, end = programme.index("eligible:"), programme.index("staff:")
        (bench.folder / f"configs/programmes/for_{name}.yaml").write_text(f"{programme[:start]}eligible: {{{condition}}}\n{programme[end:]}", encoding="utf-8")
        scenarios += f"  {name}: {{programmes: [for_{name}]}}\n"
    answer = run(bench, "eligible", with_scenarios(MEDIUM, scenarios + "  both: {programmes: [for_open, for_some]}\n"))
    if not answer:
        return
    met = {name: answer[name]["eligible_per_1000"]["mean"] for name in answer}
    bench.check(met["usual care"] is None and met["open"] == 1000 and met["closed"] == 0 and met["both"] == 1000, f"all, none: {met}")
    bench.check(0 < met["some"] < 1000 and answer["some"]["per_1000.for_some.offered"]["mean"] <= met["some"], f"some: {met}")
    bench.check(answer["both"]["eligible_per_1000.for_open"]["mean"] == 1000, "each programme of a scenario has its own")
    closed = (bench.folder / "configs/programmes/for_some.yaml").read_text(encoding="utf-8").replace("for_some", "at_once", 1)
    start = closed.index("pathway:")
    (bench.folder / "configs/programmes/at_once.yaml").write_text(
        closed[:start] + "pathway: [enrol, wait: 1 month, record: over]\n", encoding="utf-8")
    at_once = run(bench, "at_once", with_scenarios(MEDIUM, "  usual care: {}\n  at once: {programmes: [at_once]}\n"))
    if at_once:
        one = at_once["at once"]
        bench.check(0 < one["per_1000.at_once.enrolled"]["mean"] == one["eligible_per_1000"]["mean"] < 1000,
                    f"without an offer those enrol who are eligible on entry: {one['per_1000.at_once.enrolled']}")
    early = run(bench, "entry", with_scenarios(MEDIUM.replace("1 year", "2 days").replace("6 months", "1 day"), scenarios))
    if early:
        at_entry = early["some"]["eligible_per_1000"]["mean"]
        bench.check(at_entry < met["some"], f"some become eligible later: {at_entry} on entry, {met['some']} in a year")


QUEUE = """carepath: 1
title: Two kinds of customers and one server
seed: 11
time: {horizon: 1 year, panel: 1 year}
history: none
population:
  setting: {sites: 1, patients_per_clinician: 1, arrivals_per_year: 17532}   # 48 a day
  attributes: {quick: {dist: yes_no, share: 0.5}}
staff: {server: {at_once: 1}}
programmes:
  desk:
    pathway:
      - when:
          quick: at least 1
          do: [use: {role: server, for: 10 minFIRST}]
          otherwise: [use: {name: slow, role: server, for: {exponential: 20 min}FIRST}]
scenarios:
  desk: {programmes: [desk]}
"""


def one_server_for_all(bench):
    """Two steps of a programme share the people on duty: Pollaczek and Khinchine's mean wait, in order and by priority."""
    in_order = run(bench, "in_order", QUEUE.replace("FIRST", ""), "--replications", "12")
    first = run(bench, "quick_first", QUEUE.replace("FIRST", ", first: {quick: at least 1}"), "--replications", "12")
    if not in_order or not first:
        return
    # Arrivals 1/30 a minute, mean square of the service 450, load 1/2: 15 minutes in order; with the quick ones first
    # (load 1/6) 9 and 18, of which half each.
    for name, answer, exact in (("in order", in_order, 15.0), ("quick first", first, 13.5)):
        wait = answer["desk"]["wait_day.desk"]
        minutes, error = 1440 * wait["mean"], 1440 * (wait["high"] - wait["low"]) / 2
        bench.check(abs(minutes - exact) <= 1.6 * error and error < 1, f"{name}: {minutes} +- {error} minutes for {exact}")


def main():
    bench = Bench(sys.argv[1], sys.argv[2])
    for part in (nobody_accepts, group_cbt_helps, more_leaders_wait_less, enrolments_by_12_months, the_eligible, one_server_for_all):
        part(bench)
    bench.finish()


if __name__ == "__main__":
    main()
