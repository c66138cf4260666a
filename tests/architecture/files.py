"""Which files belong to the repository, and what their code says without comments and strings."""

import re
import subprocess
from pathlib import Path

NOT_OURS = {".git", "build", "__pycache__", "results", "shared"}


def repository_files(root):
    """Paths relative to `root`: what git tracks or would track; outside a git checkout, every file but builds."""
    try:
        listed = subprocess.run(
            ["git", "-C", str(root), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            check=True, capture_output=True).stdout.decode()
        names = sorted(set(listed.split("\0")) - {""})
        if names:
            return [name for name in names if (root / name).is_file()]
    except (OSError, subprocess.CalledProcessError):
        pass
    return sorted(
        str(path.relative_to(root)) for path in root.rglob("*")
        if path.is_file() and not NOT_OURS & set(path.relative_to(root).parts[:-1]))


def is_cpp(name):
    return Path(name).suffix in {".cpp", ".hpp", ".h", ".cc"}


_TOKENS = re.compile(
    r"""//(?:\\\n|[^\n])*            # a line comment
      | /\*.*?\*/                    # a block comment
      | (?:u8|[uUL])?R"(?P<mark>[^()\s\\]{0,16})\(.*?\)(?P=mark)"   # a raw string
      | "(?:\\.|[^"\\\n])*"          # a string
      | (?<![0-9A-Fa-f])'(?:\\.|[^'\\\n])+'   # a character, but not the ' in 1'000
    """, re.VERBOSE | re.DOTALL)


def code_of(text):
    """The C++ text with comments and the insides of strings replaced by spaces; lines keep their numbers.

    The names in #include lines stay, though they look like strings.
    """
    def blank(match):
        token = match.group()
        start = text.rfind("\n", 0, match.start()) + 1
        if token.startswith('"') and text[start:match.start()].lstrip().startswith("#"):
            return token
        return re.sub(r"[^\n]", " ", token)

    return _TOKENS.sub(blank, text)
