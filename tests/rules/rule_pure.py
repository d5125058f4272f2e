"""Protocol, auth, endpoint and retry code does no I/O and is the same for the same input: no files, sockets,
processes, environment, clocks or randomness of its own; time and chance are handed in."""
import re

from source import Problem, matches, product

FOLDERS = ("core/protocol", "core/auth", "core/endpoint", "core/retry")
HEADERS = re.compile(r"^(fstream|filesystem|thread|future|random|iostream|unistd\.h|fcntl\.h|sys/.*|netdb\.h|curl/.*)$")
CALLS = re.compile(r"\b(?:std::)?(getenv|fopen|popen|random_device|RAND_bytes|\w+_clock::now|gettimeofday|"
                   r"time\s*\(\s*(?:nullptr|NULL|0)\s*\)|rand\s*\(\s*\)|system\s*\()")

BAD = [
    {"core/auth/a.cpp": "#include <fstream>\n"},
    {"core/retry/a.cpp": "auto t = std::chrono::steady_clock::now();\n"},
    {"core/endpoint/a.cpp": 'auto h = std::getenv("HOME");\n'},
    {"core/protocol/json/a.cpp": "auto t = std::time(nullptr);\n"},
]
GOOD = {"core/auth/a.cpp": "#include <string>\nauto t = clock.now(); // not getenv\n",
        "core/config/b.cpp": 'auto h = std::getenv("HOME");\n'}


def check(tree):
    for file in product(tree, *FOLDERS):
        for line, kind, name in file.includes:
            if kind == "<" and HEADERS.match(name):
                yield Problem(file.path, line, f"<{name}> brings I/O, threads or chance into pure code")
        for line, match in matches(file, CALLS):
            yield Problem(file.path, line, f"{match[1].strip()} makes pure code depend on the outside")
