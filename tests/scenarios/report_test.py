"""The report of a run: one well-formed page, nothing from outside, every section with its answer, names that are harmless.

usage: report_test.py ROOT PROGRAM
"""

import base64
import csv
import hashlib
import json
import re
import sys
import xml.etree.ElementTree as ET
from html.parser import HTMLParser

from harness import SMALL, Bench

X = "{http://www.w3.org/1999/xhtml}"
S = "{http://www.w3.org/2000/svg}"
HOSTILE = "</script><b onclick=alert(1)>'\"&x"


class Outside(HTMLParser):
    """What a page would fetch or run beyond its own style and script."""

    def __init__(self):
        super().__init__()
        self.found, self.ids = [], []

    def handle_starttag(self, tag, attrs):
        for key, value in attrs:
            if key in {"src", "action", "data", "srcset", "style"} or key.startswith("on"):
                self.found.append((tag, key, value))
            if key in {"href", "xlink:href"} and not value.startswith("#"):
                self.found.append((tag, key, value))
            if key == "id":
                self.ids.append(value)
        if tag in {"link", "iframe", "object", "embed", "img", "base", "form", "b"}:
            self.found.append((tag, "", ""))


def page_of(bench, folder):
    return (bench.folder / folder / "report.html").read_text(encoding="utf-8")


def sound(bench, page, what):
    """Checks that hold for every report; returns its tree."""
    tree = ET.fromstring(re.sub(r"<!DOCTYPE html>", "", page))
    seen = Outside()
    seen.feed(page)
    bench.check(not seen.found, f"{what}: nothing from outside and no handlers, but {seen.found[:3]}")
    bench.check(len(seen.ids) == len(set(seen.ids)), f"{what}: every id once")
    targets = set(re.findall(r'href="#([^"]+)"', page))
    bench.check(targets <= set(seen.ids), f"{what}: links lead somewhere, but {targets - set(seen.ids)}")
    words = " ".join(tree.itertext())
    bench.check(not re.search(r"\b(nan|inf|NaN|Infinity)\b", re.sub(r"<style>.*?</style>|<script>.*?</script>", "", page, flags=re.S)),
                f"{what}: no not-a-number")
    bench.check("  PLACEHOLDER" not in words, f"{what}: no placeholder")
    policy = tree.find(f"{X}head/{X}meta[@http-equiv]").get("content")
    for kind in ("style", "script"):
        text = next(tree.iter(f"{X}{kind}")).text
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        bench.check(f"{kind}-src 'sha256-{digest}'" in policy, f"{what}: the policy names the {kind}")
    bench.check(policy.startswith("default-src 'none'"), f"{what}: the policy forbids everything else")
    for figure in tree.iter(f"{X}figure"):
        pictures = figure.findall(f".//{X}div/{S}svg")
        bench.check(len(pictures) == 2 and all(p.find(f"{S}title").text and p.get("role") == "img" for p in pictures),
                    f"{what}: figure {figure.get('id')} has a wide and a narrow picture with titles")
        bench.check(figure.find(f"{X}figcaption").text and len(figure.findall(f".//{X}tbody/{X}tr")) > 0,
                    f"{what}: figure {figure.get('id')} has a caption and a table with rows")
        for picture in pictures:
            within(bench, picture, f"{what}: {figure.get('id')}")
    for section in tree.iter(f"{X}section"):
        bench.check(section.find(f"{X}h2").text and (section.find(f"{X}p") is not None), f"{what}: section {section.get('id')} has a question and an answer")
    return tree


def within(bench, picture, what):
    """No text begins or ends outside the picture (by a narrow estimate of its width)."""
    _, _, width, height = map(float, picture.get("viewBox").split())
    for text in picture.iter(f"{S}text"):
        if text.get("transform"):
            continue
        x, y = float(text.get("x")), float(text.get("y"))
        size = float(text.get("font-size", 12))
        long = 0.5 * size * len(text.text or "")
        left = x - {"middle": long / 2, "end": long}.get(text.get("text-anchor"), 0)
        bench.check(left >= -2 and left + long <= width + 2 and 0 < y <= height, f"{what}: '{text.text}' is inside the picture")


def beside(bench, folder, tree, what):
    for figure in tree.iter(f"{X}figure"):
        name = bench.folder / folder / "figures" / figure.get("id").removeprefix("figure_")
        with open(f"{name}.csv", encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        with open(f"{name}.vl.json", encoding="utf-8") as file:
            spec = json.load(file)
        bench.check(len(rows) > 1 and len(spec["data"]["values"]) == len(rows) - 1 and ("layer" in spec or "mark" in spec),
                    f"{what}: data and specification of {figure.get('id')} agree")


def ordinary(bench):
    said = bench.run("run", bench.scenario("small.yaml"), "-o", "small")
    bench.leaves(said, 0, "a small run")
    bench.check("report.html" in said.stderr, "run says where the report is", said)
    page = page_of(bench, "small")
    tree = sound(bench, page, "small")
    beside(bench, "small", tree, "small")
    words = " ".join(tree.itertext())
    bench.check(re.search(r"the programme itself costs [\d,]+ USD for each person enrolled.* Published is 2,145 in 2018 USD \(A19\)", words),
                "the programme's own cost stands beside the published one")
    bench.check("payroll: all hours of the posts" in words and "comes on top" in words, "payroll stands beside the hours worked")
    bench.check("group CBT: group CBT" not in words, "a name is said once")
    before = {p.name: p.read_bytes() for p in (bench.folder / "small/figures").iterdir()}
    said = bench.run("report", "small")
    bench.leaves(said, 0, "report of a folder")
    bench.check(said.stdout.strip() == "small/report.html", "report says what it wrote", said)
    bench.check(page_of(bench, "small") == page, "the report from the file is the report of the run, byte for byte")
    bench.check(all((bench.folder / "small/figures" / n).read_bytes() == b for n, b in before.items()), "so are its figures")
    said = bench.run("report", "small/outcomes.h5", "-o", "elsewhere")
    bench.check(said.returncode == 0 and page_of(bench, "elsewhere") == page, "report of a file into another folder", said)


def names(bench):
    text = SMALL.replace("  usual care: {}", "  '" + HOSTILE.replace("'", "''") + "': {}").replace("A small case", '"' + HOSTILE.replace('"', '\\"') + '"')
    text = text.replace("  group CBT: {", "  " + "a very long name " * 12 + ": {")
    said = bench.run("run", bench.scenario("hostile.yaml", text), "-o", "hostile")
    bench.leaves(said, 0, "a run with hostile names")
    page = page_of(bench, "hostile")
    tree = sound(bench, page, "hostile")
    beside(bench, "hostile", tree, "hostile")
    bench.check(page.count("</script>") == 1 and "<b " not in page, "hostile names stay text")
    bench.check("populations/ppact_like.yaml" in page, "the files that were read are named")
    bench.check(any(HOSTILE in (t or "") for t in tree.itertext()), "hostile names are shown as they are")


def one_and_twelve(bench):
    said = bench.run("run", bench.scenario("one.yaml", SMALL.replace("  group CBT: {programmes: [group_cbt]}\n", "")), "-o", "one")
    bench.leaves(said, 0, "a run of one scenario")
    sound(bench, page_of(bench, "one"), "one scenario without programmes")
    many = SMALL + "".join(f"  variant {i}: {{programmes: [{p}]}}\n" for i, p in enumerate(["group_cbt", "brief_intervention"] * 5))
    said = bench.run("run", bench.scenario("twelve.yaml", many), "--draws", "2", "-o", "twelve")
    bench.leaves(said, 0, "a run of twelve scenarios")
    sound(bench, page_of(bench, "twelve"), "twelve scenarios")


def two_runs(bench):
    other = bench.scenario("other.yaml", SMALL.replace("group_cbt]", "brief_intervention]"))
    bench.leaves(bench.run("run", other, "-o", "other", "--set", "replicates=3"), 0, "another run")
    said = bench.run("report", "small", "other", "-o", "both")
    bench.leaves(said, 0, "report of two runs")
    page = page_of(bench, "both")
    tree = sound(bench, page, "both")
    beside(bench, "both", tree, "both")
    words = " ".join(tree.itertext())
    # Usual care is the same in both, with the same luck.
    bench.check("The same in both runs, to the last digit: “usual care”." in words and "Nothing differs: all " in words,
                "what nothing changes is the same in every repeat")
    bench.check("per 1000." not in words and "hours." not in words and "hours worked by nurse, per 1,000 patients" in words, "measures are said in words")
    bench.check("What differs under “group CBT”?" in words, "each scenario has its section")
    bench.check(bench.run("report", "small", "other").returncode == 4, "two runs need a folder for their report")


def refusals(bench):
    bench.leaves(bench.run("report", "no_such_folder"), 4, "report of nothing")
    (bench.folder / "junk.h5").write_text("junk")
    bench.leaves(bench.run("report", "junk.h5"), 4, "report of junk")
    bench.leaves(bench.run("report"), 2, "report without words")


def main():
    bench = Bench(sys.argv[1], sys.argv[2])
    for part in (ordinary, names, one_and_twelve, two_runs, refusals):
        part(bench)
    bench.finish()


if __name__ == "__main__":
    main()
