"""A whole process that makes one call: botoscope call sts GetCallerIdentity and aws sts get-caller-identity, both
against the same simulator. Medians of wall time after a warm-up, taken in turn so that both see the same machine."""
import os
import statistics
import subprocess
import sys
import time

import botoscope_test as t

RUNS = 7
OURS = (t.BOTOSCOPE, "call", "sts", "GetCallerIdentity")
THEIRS = (os.environ.get("BOTOSCOPE_TEST_PYTHON", sys.executable), "-m", "awscli", "sts", "get-caller-identity")


def seconds(command, env):
    """Wall time of one run, which must succeed."""
    begun = time.perf_counter()
    done = subprocess.run(command, env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=300)
    taken = time.perf_counter() - begun
    if done.returncode or "Account" not in done.stdout:
        raise RuntimeError(f"{command[0]} ended with {done.returncode}: {done.stderr[-400:]}")
    return taken


def main():
    with t.simulator() as (url, env):
        env |= t.SIMULATOR_KEYS | {"AWS_ENDPOINT_URL": url, "AWS_DEFAULT_REGION": "us-east-1", "AWS_PAGER": ""}
        for command in (OURS, THEIRS):
            seconds(command, env)
        times = [(seconds(OURS, env), seconds(THEIRS, env)) for _ in range(RUNS)]
    ours, theirs = (statistics.median(column) * 1000 for column in zip(*times))
    print(f"startup.one_call\t{ours:.1f}\t{theirs:.1f}\tms\t{theirs / ours:.1f}")
    print(f"startup: {RUNS} runs each, ours {min(a for a, _ in times) * 1000:.0f} to "
          f"{max(a for a, _ in times) * 1000:.0f} ms", file=sys.stderr)


if __name__ == "__main__":
    main()
