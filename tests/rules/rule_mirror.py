"""Tests mirror the tree: core/x/y.cpp is tested by tests/core/x/y_test.cpp, likewise for ui. A file tested through
another one's test stands in mirror_exceptions.txt with that test's path; an entry that is no longer needed fails."""
from source import Problem, exceptions, product

LIST = "mirror_exceptions.txt"

BAD = [{"core/base/a.cpp": "int x;\n"}, {"ui/forms/a.cpp": "int x;\n", "tests/ui/a_test.cpp": "\n"}]
GOOD = {"core/base/a.cpp": "int x;\n", "tests/core/base/a_test.cpp": "\n", "core/base/only.h": "\n"}


def test_of(path):
    return f"tests/{path.removesuffix('.cpp')}_test.cpp"


def check(tree):
    accepted = exceptions(LIST) if "tests/rules/rule_mirror.py" in tree else {}
    for file in product(tree, "core", "ui"):
        if not file.path.endswith(".cpp"):
            continue
        test = test_of(file.path)
        if test not in tree and file.path not in accepted:
            yield Problem(file.path, 1, f"has no test of its name ({test})")
        elif test in tree and file.path in accepted:
            yield Problem(f"tests/rules/{LIST}", 1, f"{file.path} has its own test now: drop the entry")
    for path, covering in accepted.items():
        if path not in tree:
            yield Problem(f"tests/rules/{LIST}", 1, f"{path} is gone: drop the entry")
        elif covering not in tree:
            yield Problem(f"tests/rules/{LIST}", 1, f"{path} is said to be tested by {covering}, which is not there")
