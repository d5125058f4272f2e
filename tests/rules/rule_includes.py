"""Includes go one way: app -> ui -> core; inside core base <- model <- {events http jmespath config trace} <-
{auth endpoint protocol retry} <- credentials <- lifecycle <- client <- {engine simulator}, siblings in braces apart
(trace may see http and events, engine may see simulator). core/platform is seen by app and tests only. Features of the
window never include each other: only ui/shell connects them. Include from the root, never with '..'."""
from source import Problem, product

LEVELS = (("base",), ("model",), ("events", "http", "jmespath", "config", "trace"),
          ("auth", "endpoint", "protocol", "retry"), ("credentials",), ("lifecycle",), ("client",),
          ("engine", "simulator", "platform"))
LEVEL = {folder: level for level, folders in enumerate(LEVELS) for folder in folders}
SIBLINGS = {("trace", "http"), ("trace", "events"), ("engine", "simulator")}

BAD = [
    {"core/base/a.h": '#include "core/http/b.h"\n'},
    {"core/auth/a.cpp": '#include "core/protocol/b.h"\n'},
    {"core/client/a.cpp": '#include "ui/common/b.h"\n'},
    {"core/engine/a.cpp": '#include "core/platform/b.h"\n'},
    {"ui/trace/a.cpp": '#include "ui/forms/b.h"\n'},
    {"ui/common/a.cpp": '#include "ui/shell/b.h"\n'},
    {"ui/shell/a.cpp": '#include "core/platform/b.h"\n'},
    {"core/http/a.cpp": '#include "../base/b.h"\n'},
    {"core/http/a.cpp": '#include "message.h"\n'},
    {"ui/shell/a.cpp": '#include "tests/support/b.h"\n'},
]
GOOD = {
    "core/trace/a.h": '#include "core/http/b.h"\n#include "core/trace/c.h"\n#include <vector>\n',
    "core/protocol/json/a.cpp": '#include "core/protocol/common/b.h"\n#include "core/http/c.h"\n',
    "core/platform/a.cpp": '#include "core/credentials/b.h"\n',
    "ui/shell/a.cpp": '#include "ui/forms/b.h"\n#include "core/engine/c.h"\n',
    "ui/forms/a.cpp": '#include "ui/common/b.h"\n#include "ui/forms/a.h"\n#include "a.moc"\n',
    "app/main.cpp": '#include "core/platform/b.h"\n#include "ui/shell/c.h"\n',
}


def core_fault(mine, other):
    if mine == other or (mine, other) in SIBLINGS or mine not in LEVEL or other not in LEVEL:
        return None
    if LEVEL[other] > LEVEL[mine]:
        return f"core/{mine} stands below core/{other} and must not know it"
    if LEVEL[other] == LEVEL[mine]:
        return f"core/{mine} and core/{other} are siblings and must not know each other"
    return None


def fault(mine, other):
    """Why a file in mine (path parts) must not include other (path parts); None if it may."""
    if other[0] == "tests" or other[0] == "support":
        return "the product never includes test code"
    if mine[0] == "core":
        return core_fault(mine[1], other[1]) if other[0] == "core" else f"core never includes {other[0]}"
    if mine[0] == "ui" and other[0] == "app":
        return "ui never includes app"
    if mine[0] == "ui" and other[:2] == ["core", "platform"]:
        return "only app and tests see core/platform"
    if mine[0] == "ui" and other[0] == "ui" and mine[1] != "shell" and other[1] not in ("common", mine[1]):
        return f"ui/{mine[1]} must not know ui/{other[1]}; only ui/shell connects features"
    return None


def check(tree):
    for file in product(tree):
        for line, kind, name in file.includes:
            if kind == "<" or name.endswith(".moc") or name.startswith("moc_"):
                continue
            parts = name.split("/")
            if parts[0] not in ("core", "ui", "app", "tests", "support"):
                yield Problem(file.path, line, f'include "{name}" from the root: "core/...", "ui/..." or "app/..."')
            elif reason := fault(file.path.split("/"), parts):
                yield Problem(file.path, line, f'{reason} (it includes "{name}")')
