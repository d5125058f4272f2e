"""Nothing half-done or dead is kept: no TODO, FIXME or HACK notes (file an issue), no '#if 0', no commented-out
statements, no 'not implemented' that stands for behaviour."""
import re

from source import Problem, matches

NOTE = re.compile(r"(?://|/\*|^\s*\*|#)\s.*\b(TODO|FIXME|HACK)\b|\b(TODO|FIXME|HACK)[:(]")
DEAD = re.compile(r"^\s*#\s*if\s+0\b")
STATEMENT = re.compile(r"^\s*//\s*(?:(?:auto|const|return|if|for|while|co_await)\b.*[;{]|[\w.\->:]+\(.*\);)\s*$")

BAD = [
    {"core/a/a.cpp": "// TODO: later\n"},
    {"core/a/a.cpp": "#if 0\n#endif\n"},
    {"core/a/a.cpp": "// call(x);\n"},
    {"core/a/a.cpp": "// return 3;\n"},
    {"tests/integration/a.py": "# TODO later\n"},
]
GOOD = {"core/a/a.cpp": "// Returns what is left; the caller owns it.\nint x;\n// see f(x)\n"}


def check(tree):
    for path, file in tree.items():
        if path.startswith("tests/rules/"):
            continue
        for line, match in matches(file, NOTE, file.lines):
            yield Problem(path, line, f"{match[1] or match[2]}: finish it or file an issue")
        if path.endswith((".cpp", ".h")):
            for line, _ in matches(file, DEAD, file.lines):
                yield Problem(path, line, "dead code")
            for line, _ in matches(file, STATEMENT, file.lines):
                yield Problem(path, line, "a commented-out statement")
