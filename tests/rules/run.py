"""Checks the house's rules: run.py [NAME...], all without a name. Exit 1 when one is broken.

A rule is a file rule_NAME.py with check(tree), which gives Problems, a docstring that explains it, and examples:
every tree in BAD must be found fault with and GOOD must not, so that a rule that can't fail is itself a failure.
"""
import importlib
import pathlib
import sys

import source


def rule_names():
    return sorted(path.stem.removeprefix("rule_") for path in pathlib.Path(__file__).parent.glob("rule_*.py"))


def check_examples(rule):
    """What is wrong with the rule itself."""
    for files in rule.BAD:
        if not list(rule.check(source.sample(files))):
            yield f"the rule finds nothing wrong with its own bad example {files}"
    for problem in rule.check(source.sample(rule.GOOD)):
        yield f"the rule finds fault with its own good example: {problem}"


def run(name, tree):
    rule = importlib.import_module(f"rule_{name}")
    faults = list(check_examples(rule))
    problems = list(rule.check(tree))
    for line in faults + problems:
        print(f"rules.{name}: {line}")
    for line in getattr(rule, "remarks", lambda tree: [])(tree):
        print(f"rules.{name}: note: {line}")
    if faults or problems:
        print(f"rules.{name}: {len(faults) + len(problems)} found. The rule: {rule.__doc__.strip()}\n")
    return not faults and not problems


def main(names):
    tree = source.read_tree()
    results = [run(name, tree) for name in names or rule_names()]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
