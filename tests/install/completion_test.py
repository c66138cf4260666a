"""The Tab key in bash and in zsh: commands, options, values and files; and the manual page says what --help says.

usage: completion_test.py ROOT PROGRAM
"""

import os
import pty
import re
import select
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

CASES = [  # what is typed, what the last word becomes
    ("carepath ev", "evidence"),
    ("carepath run --thr", "--threads"),
    ("carepath run clin", "clinic.yaml"),
    ("carepath run clinic.yaml -o fold", "folder"),
    ("carepath schema popu", "population"),
    ("carepath config sh", "show"),
    ("carepath config show --or", "--origin"),
    ("carepath completion zs", "zsh"),
    ("carepath diff clinic.yaml --js", "--json"),
]
DRIVER = r"""
source completion.bash
complete -p carepath | grep -q _carepath || exit 9
while IFS= read -r line; do
  read -ra COMP_WORDS <<<"$line"
  COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
  _carepath
  echo "${COMPREPLY[*]}"
done
"""


def in_bash(folder):
    typed = "".join(words + "\n" for words, _ in CASES)
    said = subprocess.run(["bash", "-c", DRIVER], input=typed, cwd=folder, capture_output=True, text=True, check=False)
    answers = said.stdout.splitlines()
    return [f"bash: '{words}' became '{got}', not '{wanted}' {said.stderr}"
            for (words, wanted), got in zip(CASES, answers + [""] * len(CASES)) if got != wanted]


class Zsh:
    """zsh with its completion on a terminal of its own."""

    def __init__(self, folder):
        pid, self.terminal = pty.fork()
        if pid == 0:
            os.chdir(folder)
            os.execvpe("zsh", ["zsh", "-f", "-i"], {**os.environ, "TERM": "dumb", "HOME": str(folder), "PS1": ""})
        self.pid = pid
        self.write(f"unsetopt zle_bracketed_paste PROMPT_SP 2>/dev/null; fpath=({folder} $fpath); autoload -Uz compinit; compinit -D -u; echo rea''dy\n")
        self.read_until("\nready")

    def write(self, text):
        os.write(self.terminal, text.encode())

    def read_until(self, mark, seconds=20):
        seen, end = "", time.monotonic() + seconds
        while mark not in seen and time.monotonic() < end:
            if select.select([self.terminal], [], [], 0.1)[0]:
                seen += os.read(self.terminal, 65536).decode(errors="replace")
        return seen

    def complete(self, words):
        """What zsh remembers of the line after Tab, made a command that does nothing so that it can be entered."""
        self.write(words + "\t")
        self.write("\x01: line= \x05\n")
        self.write("fc -ln -1; echo do''ne\n")
        return self.read_until("\ndone")

    def close(self):
        self.write("\x15exit\n")
        os.close(self.terminal)
        os.waitpid(self.pid, 0)


def in_zsh(folder):
    if shutil.which("zsh") is None:
        print("zsh is not installed: its half is left out")
        return []
    shell, problems = Zsh(folder), []
    for words, wanted in CASES:
        seen = shell.complete(words)
        lines = [line.strip() for line in re.sub(r"\x1b\[[\d;?]*[a-zA-Z]", "", seen).replace("\r", "\n").split("\n")]
        full = words.rsplit(" ", 1)[0] + " " + wanted
        if not any(line.rstrip(" /") == ": line= " + full for line in lines):
            problems.append(f"zsh: '{words}' did not become '{full}' but {seen[-300:]!r}")
    shell.close()
    return problems


def plain(program, form):
    return subprocess.run([program, "completion", form], capture_output=True, text=True, check=True).stdout


def manual(program):
    """Every command and option of every --help stands in the manual page."""
    page = plain(program, "man").replace("\\-", "-")
    commands = re.findall(r'^\.SS "carepath ((?:config )?[a-z-]+)', page, re.MULTILINE)
    problems = [] if len(commands) > 18 else [f"the manual page knows {commands} only"]
    listed = subprocess.run([program, "--help"], capture_output=True, text=True, check=True).stdout
    for name in re.findall(r"^  ([a-z-]+) ", listed.split("Subcommands:")[-1], re.MULTILINE):
        if not any(c == name or c.startswith(name + " ") for c in commands):
            problems.append(f"the manual page lacks '{name}'")
    for command in commands:
        said = subprocess.run([program, *command.split(), "--help"], capture_output=True, text=True, check=True).stdout
        section = page.split(f'.SS "carepath {command}', 1)[1].split(".SS", 1)[0]
        problems += [f"the manual page lacks {option} of '{command}'" for option in set(re.findall(r"(?<![\w-])--[a-z-]+", said.split("Example")[0]))
                     if f"\\fB{option}\\fR" not in section and option not in said.split("Options:")[0]]
    if shutil.which("man"):
        drawn = subprocess.run(["man", "--warnings", "-l", "-"], input=plain(program, "man"), capture_output=True, text=True, check=False,
                               env={**os.environ, "MANWIDTH": "100", "LC_ALL": "C.UTF-8"})
        if drawn.returncode or drawn.stderr or "EXIT STATUS" not in drawn.stdout:
            problems.append(f"man cannot show the page: {drawn.stderr}")
    return problems


def main():
    program = str(Path(sys.argv[2]).resolve())
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "clinic.yaml").touch()
        (folder / "folder").mkdir()
        (folder / "completion.bash").write_text(plain(program, "bash"))
        (folder / "_carepath").write_text(plain(program, "zsh"))
        problems = in_bash(folder) + in_zsh(folder) + manual(program)
    print("\n".join(problems + [f"{2 * len(CASES)} completions, {len(problems)} problems"]))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
