"""Functions are short (aim for 30 lines, at most 60), files too (aim for 300 lines, at most 500). What is longer and
must be stands in budget_exceptions.txt with a reason; an entry that is no longer needed fails."""
import re

from source import Problem, exceptions, product

LIST = "budget_exceptions.txt"
FUNCTION_AIM, FUNCTION_LIMIT, FILE_AIM, FILE_LIMIT = 30, 60, 300, 500
NAME = re.compile(r"([~\w:]+(?:<[^<>]*>)?)\s*\(")

BAD = [{"core/a/a.cpp": "void f()\n{\n" + "    x();\n" * 61 + "}\n"}, {"core/a/a.cpp": "\n" * 501}]
GOOD = {"core/a/a.cpp": "void f()\n{\n" + "    x();\n" * 60 + "}\n" + "void g()\n{\n" + "    x();\n" * 60 + "}\n"}


def functions(file):
    """(line, name, length of the body): bodies begin with a brace on its own line, as the format has it."""
    lines = file.code_lines
    number = 0
    while number < len(lines):
        if lines[number].strip() == "{" and number:
            indent = lines[number].split("{")[0]
            end = next((n for n in range(number, len(lines)) if re.match(rf"{indent}\}}", lines[n])), len(lines))
            yield number, name_before(lines, number), end - number - 1
            number = end
        number += 1


def name_before(lines, number):
    """The function's name, from the lines of its declaration above the brace."""
    first = number - 1
    while first > 0 and lines[first - 1].strip() and not lines[first - 1].rstrip().endswith((";", "}", "{", ":")):
        first -= 1
    found = NAME.search(" ".join(lines[first:number]))
    return found[1] if found else lines[number - 1].strip()


def over(tree, function_limit, file_limit):
    """(path, line, what): everything over these limits; 'what' names it in the list of exceptions."""
    for file in product(tree):
        length = file.text.count("\n")
        if length > file_limit:
            yield file.path, 1, file.path, f"{length} lines"
        for line, name, size in functions(file):
            if size > function_limit:
                yield file.path, line, f"{file.path}:{name}", f"{name} has {size} lines"


def check(tree):
    accepted = exceptions(LIST) if "tests/rules/rule_budget.py" in tree else {}
    found = list(over(tree, FUNCTION_LIMIT, FILE_LIMIT))
    for path, line, key, text in found:
        if key not in accepted:
            yield Problem(path, line, f"{text}: at most {FUNCTION_LIMIT} a function, {FILE_LIMIT} a file")
    for key, reason in accepted.items():
        if key not in {key for _, _, key, _ in found}:
            yield Problem(f"tests/rules/{LIST}", 1, f"{key} is within the limits or gone: drop the entry")
        if not reason:
            yield Problem(f"tests/rules/{LIST}", 1, f"{key} has no reason")


def remarks(tree):
    count = len(list(over(tree, FUNCTION_AIM, FILE_AIM)))
    if count:
        yield f"{count} functions or files are over the aim of {FUNCTION_AIM} and {FILE_AIM} lines"
