"""Runs ctest and tells what it did briefly: run_ctest.py CTEST-COMMAND...

Passing tests are counted, not listed, once there are many; failing ones are shown in full. Tests that could not run
are named with their reason. The last lines are ctest's own summary.
"""
import collections
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

LISTED_IN_FULL = 60
SUMMARY = re.compile(r"^\d+% tests passed")
RESULT = re.compile(r"^\s*(\d+)/(\d+) Test\s+#\d+: .*")
PASSED = re.compile(r"\bPassed\s+[\d.]+ sec$")
SKIPPED = re.compile(r"\*\*\*Skipped\s+[\d.]+ sec$")
QUIET = re.compile(r"^(\s+Start\s+\d+: |Test project |Internal ctest changing|    Start )")


class Output:
    """Prints what matters at once and keeps the summary for the end."""

    def __init__(self):
        self.summary = []

    def take(self, line):
        if self.summary or SUMMARY.match(line):
            self.summary.append(line)
        elif not QUIET.match(line):
            self.show(line)

    def show(self, line):
        result = RESULT.match(line)
        if not result:
            if line.strip():
                print(line, flush=True)
            return
        done, total = int(result[1]), int(result[2])
        fine = PASSED.search(line) or SKIPPED.search(line)
        if not fine or total <= LISTED_IN_FULL:
            print(line, flush=True)
        elif done % 500 == 0:
            print(f"  {done} of {total} done", flush=True)


def reason(case):
    """Why a test was skipped: its own words, or the property that made ctest skip it."""
    output = case.findtext("system-out") or ""
    for pattern in (r"^SKIP: (.+)$", r"Skipped\n(.+)$", r"^.*: Skipped\n?(.*)$"):
        found = re.search(pattern, output, re.MULTILINE)
        if found and found[1].strip():
            return found[1].strip()
    skipped = case.find("skipped")
    return (skipped.get("message") if skipped is not None else "") or "no reason given"


def report_skipped(path):
    """One line for each suite and reason: suite, how many tests, why."""
    groups = collections.Counter()
    try:
        cases = xml.etree.ElementTree.parse(path).iter("testcase")
    except (OSError, xml.etree.ElementTree.ParseError):
        return
    for case in cases:
        if case.get("status") in ("notrun", "disabled") or case.find("skipped") is not None:
            suite = case.get("name").split(".")[0] if "." in case.get("name") else case.get("name")
            if suite in ("integration", "conformance"):
                suite = case.get("name")
            groups[(suite, reason(case))] += 1
    for (suite, why), count in sorted(groups.items()):
        print(f"could not run: {suite} ({count} test{'s' if count > 1 else ''}): {why}")


def main(command):
    output = Output()
    with tempfile.NamedTemporaryFile(suffix=".xml") as junit:
        process = subprocess.Popen(command + ["--output-junit", junit.name], stdin=subprocess.DEVNULL,
                                   stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace")
        for line in process.stdout:
            output.take(line.rstrip("\n"))
        status = process.wait()
        report_skipped(junit.name)
    print("\n".join(output.summary), flush=True)
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
