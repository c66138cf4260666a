"""What an editor shows in our files: completion, hover and slips, from yaml-language-server over LSP; 77 without it.

usage: language_server_test.py ROOT MODULES
MODULES is the folder that holds node_modules; the build fills it with 'npm ci'.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HEAD = "# yaml-language-server: $schema=../schema/{kind}.json\ncarepath: 1\n"
# Kind of file, its text (`|` is the cursor), and what completion must offer there.
COMPLETIONS = [
    ("scenario", "time:\n  |", ["horizon", "panel"]),
    ("scenario", "staff:\n  nurse:\n    |", ["fte", "hours_per_week", "shared_by"]),
    ("scenario", "staff:\n  nurse:\n    shared_by: |", ["site", "hub", "region", "all"]),
    ("programme", "pathway:\n  - |", ["offer", "wait_for_seat", "repeat"]),
    ("study", "study:\n  |", ["scenario", "outcomes", "seed"]),
]
# Kind, text, and words of the hover.
HOVERS = [
    ("scenario", "time:\n  hor|izon: 2 years\n", "How long"),
    ("programme", "pathway:\n  - wait_for_seat:\n      at_m|ost: 26 weeks\n", "wait"),
]
# Kind, text with a slip, and what the message says of it.
SLIPS = [
    ("scenario", "time:\n  horizn: 2 years\n  panel: 1 year\n", "horizn"),
    ("programme", "pathway:\n  - offr: {uptake: 0.3}\n", '"offer"'),
]


class Server:
    """yaml-language-server on a pipe."""

    def __init__(self, modules, folder):
        program = modules / "node_modules/yaml-language-server/bin/yaml-language-server"
        self.process = subprocess.Popen(["node", program, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.next, self.diagnostics = 1, {}
        self.ask("initialize", {"processId": None, "rootUri": folder.as_uri(), "capabilities": {"workspace": {"configuration": True}}})
        self.tell("initialized", {})

    def write(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def read(self):
        length = 0
        while (line := self.process.stdout.readline().strip()):
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        if not length:
            sys.exit("FAILED: the language server ended")
        message = json.loads(self.process.stdout.read(length))
        if message.get("method") == "workspace/configuration":
            settings = {"yaml": {"completion": True, "hover": True, "validate": True, "schemaStore": {"enable": False}}}
            self.write({"id": message["id"], "result": [settings.get(item.get("section")) for item in message["params"]["items"]]})
        elif "method" in message and "id" in message:
            self.write({"id": message["id"], "result": None})
        elif message.get("method") == "textDocument/publishDiagnostics":
            self.diagnostics[message["params"]["uri"]] = message["params"]["diagnostics"]
        return message

    def tell(self, method, params):
        self.write({"method": method, "params": params})

    def ask(self, method, params):
        number, self.next = self.next, self.next + 1
        self.write({"id": number, "method": method, "params": params})
        while (message := self.read()).get("id") != number or "method" in message:
            pass
        return message.get("result")

    def open(self, uri, text):
        self.tell("textDocument/didOpen", {"textDocument": {"uri": uri, "languageId": "yaml", "version": 1, "text": text}})

    def seen(self, uri):
        """The problems shown in a file that was opened."""
        while uri not in self.diagnostics:
            self.read()
        return self.diagnostics[uri]


def with_cursor(kind, text):
    whole = HEAD.format(kind=kind) + text
    before = whole.split("|")[0]
    return whole.replace("|", "", 1), {"line": before.count("\n"), "character": len(before) - before.rfind("\n") - 1}


def check(server, folder):
    problems, number = [], 0
    for cases, method in ((COMPLETIONS, "completion"), (HOVERS, "hover")):
        for kind, text, wanted in cases:
            number += 1
            uri = (folder / f"scenarios/case{number}.yaml").as_uri()
            whole, place = with_cursor(kind, text)
            server.open(uri, whole)
            said = server.ask(f"textDocument/{method}", {"textDocument": {"uri": uri}, "position": place}) or {}
            if method == "hover":
                if wanted.lower() not in json.dumps(said).lower():
                    problems.append(f"hover in {text!r} says {json.dumps(said)[:300]}, not '{wanted}'")
                continue
            offered = [item["label"] for item in (said["items"] if isinstance(said, dict) else said)]
            missing = [word for word in wanted if word not in offered]
            if missing:
                problems.append(f"completion in {text!r} lacks {missing}; it has {offered[:20]}")
    for kind, text, slip in SLIPS:
        number += 1
        uri = (folder / f"scenarios/case{number}.yaml").as_uri()
        server.open(uri, HEAD.format(kind=kind) + text)
        if not any(slip in diagnostic["message"] for diagnostic in server.seen(uri)):
            problems.append(f"the slip '{slip}' is not shown: {server.seen(uri)}")
    return problems, number


def main(root, modules):
    if shutil.which("node") is None or not (modules / "node_modules/yaml-language-server").exists():
        print("skipped: yaml-language-server is not installed; the build does it with npm")
        return 77
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(root / "configs/schema", folder / "schema")
        (folder / "scenarios").mkdir()
        server = Server(modules, folder)
        problems, number = check(server, folder)
        for path in sorted((root / "configs").glob("scenarios/*.yaml")):  # the shipped files are clean in an editor, too
            uri, number = path.as_uri(), number + 1
            server.open(uri, path.read_text(encoding="utf-8"))
            if server.seen(uri):
                problems.append(f"{path.name}: {server.seen(uri)[:2]}")
        server.process.kill()
        server.process.wait()
    print("\n".join(problems + [f"{number} files opened, {len(problems)} problems"]))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()))
