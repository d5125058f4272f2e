"""Random calls of every operation, ours against botocore's: what is sent and what is read of the same answers.

    differential_test.py [--seed N] [--samples N] [--only PATTERN] [--keep DIRECTORY]

See tests/differential/generate.py for what a sample is. CI takes one a operation.
"""
import argparse
import pathlib
import subprocess
import sys
import tempfile
import time

import botoscope_test as t

t.require("botocore")
GENERATE = pathlib.Path(__file__).parents[1] / "differential" / "generate.py"
COMPARE = pathlib.Path(t.BOTOSCOPE).with_name("botoscope-differential")
SHOWN = 40


def options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--samples", default="1")
    parser.add_argument("--only", default="s*.*" if t.SANITIZED else None, help="shell pattern of service.Operation")
    parser.add_argument("--keep", help="where the samples are left; a temporary folder unless given")
    return parser.parse_args()


def run(folder, chosen):
    """Generates the samples and compares; gives whether all are equal."""
    began = time.monotonic()
    command = [sys.executable, str(GENERATE), "--seed", chosen.seed, "--samples", chosen.samples, folder]
    generated = subprocess.run(command + (["--only", chosen.only] if chosen.only else []), capture_output=True, text=True)
    assert generated.returncode == 0, generated.stderr[-2000:]
    print(f"botocore, seed {chosen.seed}: {generated.stdout.strip()} ({time.monotonic() - began:.0f} s)", flush=True)
    compared = subprocess.run([str(COMPARE), folder], capture_output=True, text=True, errors="replace")
    print("\n".join(compared.stderr.splitlines()[:SHOWN]))
    print(compared.stdout.splitlines()[-1] if compared.stdout else "no result", f"({time.monotonic() - began:.0f} s)")
    return compared.returncode == 0


if __name__ == "__main__":
    chosen = options()
    if not COMPARE.exists():
        t.skip(f"{COMPARE} is not built")
    with tempfile.TemporaryDirectory() as temporary:
        sys.exit(0 if run(chosen.keep or temporary, chosen) else 1)
