"""Opens every operation of every service in the program's window (bench_forms) and reports how long they took to be
shown; the slowest ones and where their time went on stderr."""
import pathlib
import subprocess
import sys

import botoscope_test as t


def main():
    with t.home(credentials="") as env:
        env |= {"QT_QPA_PLATFORM": "offscreen", "XDG_RUNTIME_DIR": env["HOME"]}
        program = pathlib.Path(t.BOTOSCOPE).with_name("bench_forms")
        return subprocess.run([str(program)], env=env, timeout=3600).returncode


if __name__ == "__main__":
    sys.exit(main())
