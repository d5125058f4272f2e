"""Nothing sleeps: a test waits for what it is waiting for (a signal, a line, QTest::qWaitFor with a condition, a fake
clock), and the product has timers. A sleep is too short on a slow machine and too long on every other."""
import re

from source import Problem, matches

SLEEP = re.compile(r"(?<!def )\b(sleep_for|sleep_until|nanosleep|usleep|msleep|qSleep|qWait|sleep)\s*\(")
SHELL_SLEEP = re.compile(r"(?:^|[;&|]\s*|\bdo\s+)\s*(sleep)\s+\d")

BAD = [
    {"tests/core/a_test.cpp": "std::this_thread::sleep_for(1s);\n"},
    {"tests/ui/a_test.cpp": "QTest::qWait(50);\n"},
    {"tests/integration/a.py": "time.sleep(1)\n"},
    {"core/engine/a.cpp": "QThread::msleep(5);\n"},
    {"tests/a.sh": "sleep 1\n"},
]
GOOD = {"tests/ui/a_test.cpp": "QTest::qWaitFor([&] { return done; }); // not sleep(1)\nfakeSleep(3);\n"}


def check(tree):
    for path, file in tree.items():
        if path.startswith("tests/rules/"):
            continue
        cpp = path.endswith((".cpp", ".h"))
        lines = file.code_lines if cpp else [line.split("#")[0] for line in file.lines]
        for line, match in matches(file, SHELL_SLEEP if path.endswith(".sh") else SLEEP, lines):
            yield Problem(path, line, f"{match[1]}: wait for the event itself")
