"""The window's start beside an empty QMainWindow's (bench_empty_window): from starting the process to the first
picture, with cold and with warm file caches, the time until everything can be browsed, and the memory when at rest."""
import glob
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import time

import botoscope_test as t

COLD_RUNS, WARM_RUNS = 3, 5
OURS = (t.BOTOSCOPE, "--report-start")
EMPTY = (str(pathlib.Path(t.BOTOSCOPE).with_name("bench_empty_window")),)
DROP_CACHES = pathlib.Path("/proc/sys/vm/drop_caches")
REST = 0.3  # s without work: a process at rest


def note(text):
    print(f"window: {text}", file=sys.stderr)


class Window:
    """A started program that reports its start."""

    def __init__(self, command, env):
        self.begun = time.monotonic_ns()
        self.process = subprocess.Popen(command, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                        stderr=subprocess.DEVNULL, text=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.communicate()

    def milliseconds(self, what):
        """From the start of the process to what its next line reports."""
        name, _, stamp = self.process.stdout.readline().partition(" ")
        if name != what:
            raise RuntimeError(f"{self.process.args[0]} said '{name}' instead of '{what}'")
        return (int(stamp) - self.begun) / 1e6

    def proc(self, file):
        return pathlib.Path(f"/proc/{self.process.pid}/{file}").read_text()

    def wait_for_rest(self):
        """Until the process has used no processor time for a while."""
        used, since = None, time.monotonic()
        while time.monotonic() - since < REST:
            now = self.proc("stat").rpartition(")")[2].split()[11:13]
            if now != used:
                used, since = now, time.monotonic()
            try:
                raise RuntimeError(f"{self.process.args[0]} ended: {self.process.wait(timeout=0.02)}")
            except subprocess.TimeoutExpired:
                pass

    def mebibytes(self):
        """Resident memory and this process's share of it (what several processes map is divided among them)."""
        sizes = dict(line.split(":") for line in self.proc("smaps_rollup").splitlines()[1:])
        return [int(sizes[key].split()[0]) / 1024 for key in ("Rss", "Pss")]

    def files(self):
        """The files it has mapped: program, libraries, plug-ins, fonts."""
        return {line.split(maxsplit=5)[5] for line in self.proc("maps").splitlines() if " /" in line}


def evict(files):
    """Takes files out of the page cache; says how."""
    os.sync()
    try:
        DROP_CACHES.write_text("3")
        return "the kernel's caches dropped (drop_caches)"
    except OSError:
        pass
    for name in files:
        try:
            with open(name, "rb") as file:
                os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        except OSError:
            pass
    return "POSIX_FADV_DONTNEED for program, libraries and model data (what other processes map stays)"


def first_paint(command, env):
    with Window(command, env) as window:
        return window.milliseconds("first-paint")


def line(name, ours, empty, unit):
    print(f"window.{name}\t{ours:.1f}\t{empty:.1f}\t{unit}\t{empty / ours:.2f}")


def cold(platform, env, files):
    times = {OURS: [], EMPTY: []}
    for _ in range(COLD_RUNS):
        for command, taken in times.items():
            how = evict(files)
            taken.append(first_paint(command, env))
    line(f"{platform}.first_paint_cold", *(statistics.median(taken) for taken in times.values()), "ms")
    note(f"{platform}: cold is with {how}, {COLD_RUNS} runs each")


def measure(platform, env):
    memory, files, ready = [], set(), 0
    for command in (OURS, EMPTY):
        with Window(command, env) as window:
            window.milliseconds("first-paint")
            window.milliseconds("ready")
            window.wait_for_rest()
            memory.append(window.mebibytes())
            files |= window.files()
    pairs = [(first_paint(OURS, env), first_paint(EMPTY, env)) for _ in range(WARM_RUNS)]
    line(f"{platform}.first_paint_warm", *(statistics.median(column) for column in zip(*pairs)), "ms")
    with Window(OURS, env) as window:
        window.milliseconds("first-paint")
        ready = window.milliseconds("ready")
    print(f"window.{platform}.browsable_warm\t{ready:.1f}\t-\tms\t-")
    for name, ours, empty in zip(("rss", "pss"), *memory):
        line(f"{platform}.idle_{name}", ours, empty, "MiB")
    models = os.environ.get("BOTOSCOPE_MODELS")
    cold(platform, env, files | set(glob.glob(f"{models}/**/*.gz", recursive=True) if models else ()))


def on_x(env):
    """Measures under a virtual X server of our own, if there is one."""
    if not shutil.which("Xvfb"):
        note("xcb is not measured: Xvfb is not installed")
        return
    read, write = os.pipe()
    server = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", "1600x1000x24"], pass_fds=[write],
                              stderr=subprocess.DEVNULL)
    os.close(write)
    try:
        with os.fdopen(read) as display:
            measure("xcb", env | {"QT_QPA_PLATFORM": "xcb", "DISPLAY": f":{display.readline().strip()}"})
    finally:
        server.terminate()
        server.wait()


def main():
    with t.home(credentials="") as env:
        env |= {"XDG_RUNTIME_DIR": env["HOME"]}
        measure("offscreen", env | {"QT_QPA_PLATFORM": "offscreen"})
        on_x(env)


if __name__ == "__main__":
    main()
