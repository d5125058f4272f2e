"""The operand of co_await is a plain name: 'auto t = f(x); auto r = co_await t;'. g++ 12 silently miscompiles other
forms (temporaries with captures, ?:, braces), which shows as use after free."""
import re

from source import Problem, product

WORD = re.compile(r"\bco_await\b")
OPERAND = re.compile(r"\s+[A-Za-z_]\w*\s*")
# What may stand before it in the statement: nothing, or the name its result gets.
BEFORE = re.compile(r"\s*(?:[\w:<>,&*\s\[\].\->()]*?[^=!<>]=\s*)?")

BAD = [
    {"core/a/a.cpp": "auto r = co_await f(x);\n"},
    {"core/a/a.cpp": "auto r = c ? co_await a : b;\n"},
    {"core/a/a.cpp": "auto r = co_await (c ? a : b);\n"},
    {"core/a/a.cpp": "g(co_await t);\n"},
    {"core/a/a.cpp": "auto r = X{co_await t};\n"},
    {"core/a/a.cpp": "auto r = co_await [x] { return f(x); }();\n"},
    {"core/a/a.cpp": "auto r = co_await std::move(t);\n"},
    {"core/a/a.cpp": "auto r = co_await t + 1;\n"},
    {"core/a/a.cpp": "co_return co_await t;\n"},
    {"core/a/a.cpp": "(void)co_await t;\n"},  # g++ 12 copies the operand
]
GOOD = {"core/a/a.cpp": "co_await t;\nauto r = co_await task;\nconst Result<int> r = co_await m_done;\n"
                        "x.y = co_await t;\nauto [a, b] = co_await pair;\n// co_await f(x) in a comment\n"
                        "    Result<std::vector<A>> list =\n        co_await reading;\n"}


def statement_before(code, position):
    """The text between the statement's beginning and the position."""
    begin = max(code.rfind(mark, 0, position) for mark in ";{}")
    return code[begin + 1:position]


def check(tree):
    for file in product(tree) + product(tree, "tests"):
        for match in WORD.finditer(file.code):
            line = file.code.count("\n", 0, match.start()) + 1
            end = file.code.find(";", match.end())
            operand = file.code[match.end():end]
            before = statement_before(file.code, match.start())
            if not OPERAND.fullmatch(operand):
                yield Problem(file.path, line, f"the operand is not a plain name: co_await{operand.rstrip()[:60]}")
            elif not BEFORE.fullmatch(before):
                yield Problem(file.path, line, "co_await stands inside an expression: give its result a name first")
