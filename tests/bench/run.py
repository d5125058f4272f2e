"""Runs the benchmarks: run.py [PATTERN], those whose file name matches, or, where none does, those measures that match.

Every other program *.py in this folder is a benchmark. It does the same work with ours and with botocore in the same
run and prints one line a measure, tab-separated: name, ours, botocore, unit, ratio (botocore / ours for times, so above
1 we are faster). '-' stands for a side that does not exist. Anything else it says goes to stderr.
BOTOSCOPE_BIN names the program under test, BOTOSCOPE_MODELS the model data; botocore is importable.
"""
import os
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).parent
SUPPORT = HERE.parent / "support" / "python"


def fault(line):
    """What is wrong with a benchmark's line, or None."""
    fields = line.split("\t")
    if len(fields) != 5:
        return f"{len(fields)} fields instead of 5"
    for value in (fields[1], fields[2], fields[4]):
        if value != "-":
            try:
                float(value)
            except ValueError:
                return f"'{value}' is no number"
    return None


def run(script, pattern):
    """Runs one benchmark; gives how many measures it printed, or None if it failed."""
    environment = os.environ | {"PYTHONPATH": str(SUPPORT), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run([sys.executable, str(script)], env=environment, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, text=True)
    measures = 0
    failed = done.returncode != 0
    for line in done.stdout.splitlines():
        if wrong := fault(line):
            print(f"{script.name}: {wrong}: {line}", file=sys.stderr)
            failed = True
        elif pattern.search(line.split("\t")[0]) or pattern.search(script.stem):
            print(line, flush=True)
            measures += 1
    if done.returncode:
        print(f"{script.name}: exit status {done.returncode}", file=sys.stderr)
    return None if failed else measures


def main(pattern=""):
    scripts = sorted(path for path in HERE.glob("*.py") if path.name != "run.py" and not path.name.startswith("_"))
    wanted = re.compile(pattern)
    named = [script for script in scripts if wanted.search(script.stem)]
    results = [run(script, wanted) for script in named or scripts]
    if not sum(result or 0 for result in results):
        print(f"no benchmark measured anything{' that matches ' + pattern if pattern else ''}", file=sys.stderr)
        return 1
    return 1 if None in results else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
