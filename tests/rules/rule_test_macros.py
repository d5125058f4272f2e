"""A test can fail. Qt Test's macros (QVERIFY, QCOMPARE and their kin) pass silently under GoogleTest: use EXPECT_ and
ASSERT_. And every test expects something, itself or through a helper named expect..., check... or the like."""
import re

from source import Problem, matches

QT_MACROS = re.compile(r"\b(QVERIFY2?|QCOMPARE(?:_\w+)?|QTRY_\w+|QFAIL|QSKIP|QEXPECT_FAIL|QVERIFY_\w+)\s*\(")
TEST = re.compile(r"^TEST(?:_F|_P)?\((\w+),\s*(\w+)\)\s*\n\{\n(.*?)^\}", re.MULTILINE | re.DOTALL)
EXPECTS = re.compile(r"\b(?:EXPECT_|ASSERT_|ADD_FAILURE|FAIL\b|"
                     r"(?:expect|check|verify|require|assert|compare|run)\w*\s*\()", re.IGNORECASE)

BAD = [
    {"tests/a_test.cpp": "TEST(A, B)\n{\n    QCOMPARE(1, 2);\n}\n"},
    {"tests/a_test.cpp": "TEST(A, B)\n{\n    QTRY_VERIFY(x);\n    EXPECT_TRUE(x);\n}\n"},
    {"tests/a_test.cpp": "TEST(A, B)\n{\n    call();\n    // EXPECT_TRUE\n}\n"},
]
GOOD = {"tests/a_test.cpp": "TEST(A, B)\n{\n    EXPECT_EQ(f(), 1);\n}\n\nTEST_F(A, C)\n{\n    expectSame(a, b);\n}\n"}


def check(tree):
    for path, file in tree.items():
        if not path.startswith("tests/") or not path.endswith((".cpp", ".h")):
            continue
        for line, match in matches(file, QT_MACROS):
            yield Problem(path, line, f"{match[1]} passes silently under GoogleTest")
        for match in TEST.finditer(file.code):
            if not EXPECTS.search(match[3]):
                line = file.code.count("\n", 0, match.start()) + 1
                yield Problem(path, line, f"{match[1]}.{match[2]} expects nothing, so it cannot fail")
