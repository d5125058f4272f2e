"""What the Python tests share: skipping with a reason, running botoscope, moto's server.

A test is a plain program: exit 0 passed, 77 could not run (the reason printed as 'SKIP: ...'), else failed.
"""
import contextlib
import importlib
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

SIMULATOR_KEYS = {"AWS_ACCESS_KEY_ID": "AKIASIMULATOR0000000",
                  "AWS_SECRET_ACCESS_KEY": "simulator/secret/good/for/nothing/else00"}
BOTOSCOPE = os.environ.get("BOTOSCOPE_BIN", "build/release/bin/botoscope")
# Under the sanitizers all takes several times as long and as much memory: long tests take a part of their cases.
SANITIZED = os.environ.get("BOTOSCOPE_SANITIZED") == "1"
HERE = pathlib.Path(__file__).parent


def skip(reason):
    """Ends the test as 'could not run'; with CI=true that is a failure."""
    print(f"SKIP: {reason}", flush=True)
    sys.exit(1 if os.environ.get("CI") in ("true", "1") else 77)


def require(*modules):
    """Skips the test unless the modules can be imported; returns them."""
    try:
        found = [importlib.import_module(name) for name in modules]
    except ImportError as error:
        skip(f"{error.name} is not installed for {sys.executable}")
    return found[0] if len(found) == 1 else found


@contextlib.contextmanager
def moto_server(unchecked=None):
    """Runs moto's server on a free port while the block lasts; gives its URL. unchecked: how many requests pass before
    it checks signatures and policies; without it, it never does."""
    require("moto.server")
    environment = os.environ | ({} if unchecked is None else {"INITIAL_NO_AUTH_ACTION_COUNT": str(unchecked)})
    process = subprocess.Popen([sys.executable, str(HERE / "moto_server.py")], stdout=subprocess.PIPE, text=True,
                               env=environment)
    try:
        url = process.stdout.readline().strip()
        if not url:
            raise RuntimeError("moto's server did not start")
        yield url
    finally:
        process.terminate()
        process.wait()


@contextlib.contextmanager
def home(config="", credentials="[default]\naws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = testing\n"):
    """A home folder with these AWS files and nothing else; gives the environment to run programs in."""
    with tempfile.TemporaryDirectory() as folder:
        aws = pathlib.Path(folder, ".aws")
        aws.mkdir()
        aws.joinpath("config").write_text(config)
        aws.joinpath("credentials").write_text(credentials)
        environment = {k: v for k, v in os.environ.items() if not k.startswith(("AWS_", "XDG_", "BOTO_"))}
        yield environment | {"HOME": folder, "AWS_EC2_METADATA_DISABLED": "true", "QT_QPA_PLATFORM": "offscreen"}


@contextlib.contextmanager
def simulator(*options, environment=None):
    """Runs `botoscope simulator` while the block lasts; gives its URL and an environment of an empty home folder."""
    with home(credentials="") as env:
        process = subprocess.Popen([BOTOSCOPE, "simulator", *options], env=env | (environment or {}),
                                   stdout=subprocess.PIPE, text=True)
        try:
            url = process.stdout.readline().strip()
            if not url.startswith("http://"):
                raise RuntimeError("the simulator did not start")
            yield url, env
        finally:
            process.terminate()
            process.communicate()


@contextlib.contextmanager
def session_bus():
    """A D-Bus session of its own, where no secret service can ask for a password; gives what goes into environments."""
    if not shutil.which("dbus-daemon"):
        skip("dbus-daemon is not installed")
    with tempfile.TemporaryDirectory() as folder:
        environment = {"XDG_DATA_HOME": f"{folder}/data", "XDG_RUNTIME_DIR": folder, "XDG_CACHE_HOME": f"{folder}/cache"}
        bus = subprocess.Popen(["dbus-daemon", "--session", "--nofork", "--print-address"], text=True,
                               stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                               env={k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")} | environment)
        try:
            yield environment | {"DBUS_SESSION_BUS_ADDRESS": bus.stdout.readline().strip()}
        finally:
            bus.terminate()
            bus.wait()


@contextlib.contextmanager
def keyring():
    """An unlocked keychain of its own; gives what goes into environments."""
    if not shutil.which("gnome-keyring-daemon"):
        skip("gnome-keyring-daemon is not installed")
    with session_bus() as environment:
        # Returns when the daemon in the background is ready; that one ends with its bus.
        subprocess.run(["gnome-keyring-daemon", "--unlock", "--components=secrets"], input="\n", text=True, check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=os.environ | environment)
        yield environment


def botoscope(*arguments, env, stdin=None, timeout=120):
    """Runs botoscope; gives the finished process with its text output."""
    return subprocess.run([BOTOSCOPE, *arguments], env=env, input=stdin, text=True, capture_output=True,
                          stdin=subprocess.DEVNULL if stdin is None else None, timeout=timeout)


def call(service, operation, parameters=None, *options, env, status=0):
    """Runs `botoscope call` and gives the response; fails unless it exits with status."""
    done = botoscope("call", service, operation, "--input", json.dumps(parameters or {}), *options, env=env)
    assert done.returncode == status, f"{service} {operation}: exit {done.returncode}\n{done.stdout}\n{done.stderr}"
    return json.loads(done.stdout) if done.stdout.strip().startswith(("{", "[")) else done.stdout


def run_tests(module):
    """Runs every function of the module whose name starts with test_, in order; ends the program with the result."""
    failed = 0
    for name, test in list(vars(module).items()):
        if name.startswith("test_") and callable(test):
            try:
                test()
                print(f"ok   {name}", flush=True)
            except Exception as error:  # a failing test must not hide the next one's result
                failed += 1
                print(f"FAIL {name}: {type(error).__name__}: {error}", flush=True)
    sys.exit(1 if failed else 0)
