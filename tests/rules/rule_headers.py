"""Headers are light and safe: '#pragma once' first, none of <iostream>, <regex>, <simdjson.h>, <QtWidgets> or <QtCore>
(but in a header that only sources of its own part include, as core/model), no 'using namespace'. Files are named in snake_case."""
import re

from source import Problem, matches, product

HEAVY = {"iostream", "regex", "simdjson.h", "QtWidgets", "QtCore", "QtGui", "QtNetwork", "bits/stdc++.h"}
USING = re.compile(r"^\s*using namespace (?!std::(?:string_view_|chrono_|string_)?literals)")
NAME = re.compile(r"^[a-z0-9_]+\.(?:h|cpp)$")

BAD = [
    {"core/a/a.h": "#include <string>\n"},
    {"core/a/a.h": "#pragma once\n#include <regex>\n"},
    {"core/a/a.h": "#pragma once\n#include <simdjson.h>\n", "core/b/b.cpp": '#include "core/a/a.h"\n'},
    {"core/a/a.h": "#pragma once\n#include <simdjson.h>\n", "core/a/b.h": '#pragma once\n#include "core/a/a.h"\n'},
    {"core/a/a.h": "#pragma once\nusing namespace std;\n"},
    {"core/a/MyFile.cpp": "int x;\n"},
]
GOOD = {"core/b/inner.h": "#pragma once\n#include <simdjson.h>\n", "core/b/b.cpp": '#include "core/b/inner.h"\n',
        "tests/core/b/b_test.cpp": '#include "core/b/inner.h"\n', "core/a/a_b.h": "// What it is for.\n#pragma once\n#include <string>\n", "core/a/a.cpp": "#include <regex>\n"}


def is_inner(path, tree, seen=()):
    """Only sources of the header's own folder and their tests include it, directly or through other inner headers."""
    folder = "/".join(path.split("/")[:2]) + "/"
    includers = [file.path for file in product(tree) if any(other == path for _, _, other in file.includes)]
    return bool(includers) and all(
        name.removeprefix("tests/").startswith(folder) and (name.endswith(".cpp") or name in seen or is_inner(name, tree, (*seen, path)))
        for name in includers)


def check(tree):
    for file in product(tree) + product(tree, "tests"):
        if not NAME.match(file.path.rsplit("/", 1)[-1]):
            yield Problem(file.path, 1, "file names are snake_case")
        if not file.path.endswith(".h"):
            continue
        first = next((line.strip() for line in file.code_lines if line.strip()), "")
        if first != "#pragma once":
            yield Problem(file.path, 1, "begins with something else than #pragma once")
        for line, _, name in file.includes:
            if name in HEAVY and not is_inner(file.path, tree):
                yield Problem(file.path, line, f"<{name}> makes every file that includes this one slow to compile")
        for line, _ in matches(file, USING):
            yield Problem(file.path, line, "a header must not open a namespace for everyone")
