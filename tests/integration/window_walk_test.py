"""A person's walk through the window under a window manager, with real key and mouse events.

What happened is read where a person would see it: the window's title, the clipboard after Ctrl+C, the remembered
state, the picture on the screen, and what a server got.
"""
import contextlib
import os
import pathlib
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time

import botoscope_test as t

PROGRAMS = {"Xvfb": "xvfb", "openbox": "openbox", "xdotool": "xdotool", "xclip": "xclip", "import": "imagemagick"}
WIDTH, HEIGHT = 1280, 800
ACCENT = bytes.fromhex("1f5fbf")  # of the light theme: the Send button is filled with it
BLOCK = (8, 20)                   # px; no other thing in that colour is so large
PATIENCE = 20                     # s for any one thing to come about
DENIED = b"<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>"


def wait(condition, what, patience=PATIENCE):
    """The condition's result as soon as it is true; it is tried again and again."""
    end = time.monotonic() + patience
    while True:
        result = condition()
        if result:
            return result
        assert time.monotonic() < end, f"waited {patience} s for {what}"
        threading.Event().wait(0.05)


class Desk:
    """Screen, keyboard, mouse and clipboard, with one botoscope window."""

    def __init__(self, environment, home):
        self.environment = environment
        self.state = pathlib.Path(home, ".config/botoscope/window.ini")

    def xdotool(self, *arguments):
        done = subprocess.run(["xdotool", *map(str, arguments)], env=self.environment, capture_output=True, text=True,
                              timeout=PATIENCE)
        return done.stdout.strip()

    def key(self, *keys):
        self.xdotool("key", "--clearmodifiers", "--delay", 2, *keys)

    def type(self, text):
        self.xdotool("type", "--delay", 2, text)

    def click(self, x, y):
        self.xdotool("mousemove", x, y, "click", 1)

    def title(self):
        return self.xdotool("getactivewindow", "getwindowname")

    def copied(self, *keys):
        """What Ctrl+C brings after these keys."""
        self.key(*keys, "ctrl+c")
        return self.clipboard()

    def clipboard(self):
        with contextlib.suppress(subprocess.TimeoutExpired):
            done = subprocess.run(["xclip", "-o", "-selection", "clipboard"], env=self.environment,
                                  capture_output=True, text=True, timeout=3)
            return done.stdout
        return ""

    def remembered(self):
        return self.state.read_text() if self.state.exists() else ""

    def picture(self):
        """The screen as rows of RGB bytes."""
        done = subprocess.run(["import", "-silent", "-window", "root", "-depth", "8", "rgb:-"], env=self.environment,
                              capture_output=True, timeout=PATIENCE, check=True)
        return [done.stdout[row * WIDTH * 3:(row + 1) * WIDTH * 3] for row in range(HEIGHT)]

    def brightness(self):
        rows = self.picture()[::10]
        return sum(map(sum, rows)) / sum(map(len, rows))

    def send_button(self):
        """A place in the Send button, None while there is none to be seen."""
        self.xdotool("mousemove", 4, HEIGHT // 2)  # under the mouse it has another colour
        return self.accent(*BLOCK)

    def accent(self, width, height):
        """The middle of the first such block in the accent colour."""
        rows = self.picture()
        pattern = ACCENT * width
        for y in range(HEIGHT - height):
            at = rows[y].find(pattern)
            while at >= 0:
                block = {rows[y + dy][at:at + len(pattern)] for dy in range(height)}
                if at % 3 == 0 and block == {pattern}:
                    return at // 3 + width // 2, y + height // 2
                at = rows[y].find(pattern, at + 1)
        return None

    def open(self, query, title):
        """To an operation through the palette, again while the model data is still being read."""
        def attempt():
            self.key("Escape", "ctrl+k")
            self.type(query)
            self.key("Return")
            end = time.monotonic() + 1
            while time.monotonic() < end and not self.title().startswith(title):
                threading.Event().wait(0.05)
            return self.title().startswith(title)
        wait(attempt, f"{title} in front")

    def fill(self, text):
        """Types into the field that has the cursor; again until the form is there and has it."""
        def attempt():
            self.key("ctrl+a")
            self.type(text)
            return self.copied("ctrl+a") == text
        wait(attempt, f"{text} in the form's first field")


@contextlib.contextmanager
def screen(home):
    """An X server with a window manager, and the environment to run programs on it with that home folder."""
    missing = [package for program, package in PROGRAMS.items() if not shutil.which(program)]
    if missing:
        t.skip(f"not installed: {', '.join(missing)}")
    reading, writing = os.pipe()
    server = subprocess.Popen(["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-nolisten",
                               "tcp"], pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as number, contextlib.ExitStack() as stack:
        stack.callback(server.wait)
        stack.callback(server.terminate)
        environment = {name: value for name, value in os.environ.items()
                       if not name.startswith(("AWS_", "XDG_", "BOTO_", "QT_", "WAYLAND"))}
        environment |= {"DISPLAY": f":{number.readline().strip()}", "HOME": home, "QT_QPA_PLATFORM": "xcb",
                        "AWS_EC2_METADATA_DISABLED": "true", "LC_ALL": "C.UTF-8"}
        manager = subprocess.Popen(["openbox"], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        stack.callback(manager.wait)
        stack.callback(manager.terminate)
        desktops = ["xdotool", "get_num_desktops"]  # answered once a window manager is there to focus windows
        wait(lambda: subprocess.run(desktops, env=environment, capture_output=True, check=False).returncode == 0,
             "the window manager")
        yield environment


@contextlib.contextmanager
def window(*arguments, config=None, files=None, environment=None, home=None):
    """The program's window in front on a screen of its own; leaves by Ctrl+Q and wants exit status 0. files: texts by
    path in the home folder; environment: more variables; home: that folder, if it matters."""
    with contextlib.ExitStack() as stack:
        home = str(home or stack.enter_context(tempfile.TemporaryDirectory()))
        surroundings = stack.enter_context(screen(home))
        for path, text in ((files or {}) | ({".aws/config": config} if config else {})).items():
            pathlib.Path(home, path).parent.mkdir(parents=True, exist_ok=True)
            pathlib.Path(home, path).write_text(text)
        process = subprocess.Popen([t.BOTOSCOPE, *arguments], env=surroundings | (environment or {}),
                                   stderr=subprocess.DEVNULL)
        try:
            desk = Desk(surroundings, home)
            # Nobody is to wait for a manager that, under load, gave the focus to nothing.
            wait(lambda: desk.xdotool("search", "--onlyvisible", "--name", "Botoscope", "windowactivate")
                 or "Botoscope" in desk.title(), "the window in front")
            yield desk
            wait(lambda: desk.key("Escape", "ctrl+q") or process.poll() is not None, "the program's end")
            assert process.returncode == 0, process.returncode
        finally:
            process.kill()
            process.wait()


class Recorder:
    """A server that keeps what it was sent; the first request is never answered, the others are refused."""

    def __init__(self):
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.socket.getsockname()[1]}"
        self.requests = []
        self.left = threading.Event()  # the client hung up on the first request
        threading.Thread(target=self.run, daemon=True).start()

    def run(self):
        while True:
            try:
                connection, _ = self.socket.accept()
            except OSError:
                return
            threading.Thread(target=self.serve, args=(connection,), daemon=True).start()

    def serve(self, connection):
        with connection:
            data = b""
            while b"\r\n\r\n" not in data:
                data += connection.recv(65536) or b"\r\n\r\n"
            self.requests.append(data.decode("latin-1"))
            if len(self.requests) > 1:
                connection.sendall(b"HTTP/1.1 403 Forbidden\r\nContent-Type: application/xml\r\nConnection: close\r\n"
                                   b"Content-Length: %d\r\n\r\n%s" % (len(DENIED), DENIED))
            elif not connection.recv(1):
                self.left.set()


def test_a_first_run_by_keyboard():
    with window() as desk:
        desk.open("sts getcaller", "STS · GetCallerIdentity")
        desk.key("ctrl+Return")
        wait(lambda: "sts.GetCallerIdentity" in desk.remembered(), "the call among the recent ones")
        wait(lambda: "123456789012" in (desk.copied("ctrl+apostrophe", "Home"), *(desk.copied("Down") for _ in range(3))),
             "the account in the response")
        desk.key("ctrl+f", "ctrl+a")
        desk.type("before-sign")
        wait(lambda: desk.copied("ctrl+f", "Down", "End") == "before-sign", "the step in the trace")
        wait(lambda: desk.copied("Tab", "Home").startswith("+ credentials."), "what the step changed")
        desk.open(">theme: dark", "STS")
        wait(lambda: desk.brightness() < 80, "a dark window")
        desk.open(">theme: light", "STS")
        wait(lambda: desk.brightness() > 180, "a light window")
        desk.open("s3 listobjectsv2", "S3 · ListObjectsV2")
        desk.fill("my-bucket")
        desk.key("ctrl+Return")
        wait(lambda: "s3.ListObjectsV2" in desk.remembered(), "the second call among the recent ones")
        for tab, title in (("ctrl+1", "STS"), ("ctrl+2", "S3")):
            desk.key(tab)
            wait(lambda: desk.title().startswith(title), f"{title} in front")


def test_cancel_and_an_error_by_mouse():
    recorder = Recorder()
    config = (f"[default]\nregion = us-east-1\nendpoint_url = {recorder.url}\nmax_attempts = 1\n"
              "aws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = testing\n")
    with window("--open", "s3.ListBuckets", config=config) as desk:
        wait(lambda: desk.title().startswith("S3 · ListBuckets"), "the operation in front")
        desk.click(*wait(desk.send_button, "the Send button"))
        wait(lambda: recorder.requests, "the request")
        assert recorder.requests[0].startswith("GET / HTTP/1.1\r\n"), recorder.requests
        assert re.search(r"(?im)^authorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/", recorder.requests[0])
        desk.key("ctrl+period")
        assert recorder.left.wait(PATIENCE), "cancelled, and the connection stayed"
        desk.click(*wait(desk.send_button, "the Send button again"))
        wait(lambda: len(recorder.requests) == 2, "the second request")
        wait(lambda: "AccessDenied" in (desk.copied("ctrl+apostrophe", "Home"), *(desk.copied("Down") for _ in range(4))),
             "the error in the response")
        desk.click(120, HEIGHT - 40)
        wait(lambda: re.fullmatch(r"[a-z-]+", desk.copied()), "a step under the mouse in the trace")


def test_profiles_are_kept_safe_and_edited_by_keyboard():
    recorder = Recorder()
    recorder.requests.append("")  # every request is answered
    keys = (f"region = us-east-1\nendpoint_url = {recorder.url}\nmax_attempts = 1\n"
            "aws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = testing\n")
    config = f"# mine\n[default]\n{keys}\n[profile spare]\nregion = eu-west-1\n"

    def deletions():
        return [request for request in recorder.requests if request.startswith("DELETE ")]

    with window("--open", "s3.DeleteBucket", config=config) as desk:
        marks = desk.state.parent / "profiles.json"
        wait(lambda: desk.title().startswith("S3 · DeleteBucket"), "the operation in front")
        desk.fill("amzn-s3-demo-bucket")
        desk.open(">profile is read-only", "S3")
        wait(lambda: marks.exists() and "readOnly" in marks.read_text(), "the mark")
        desk.key("ctrl+Return")
        desk.open(">profile is read-only", "S3")
        wait(lambda: "readOnly" not in marks.read_text(), "the mark to go")
        desk.key("ctrl+semicolon", "ctrl+Return", "Return")  # asked, and the default is not to send
        desk.key("ctrl+Return", "ctrl+Return", "Escape")     # sending again is no answer
        assert not deletions(), recorder.requests
        wait(lambda: desk.key("ctrl+Return", "Tab", "Return") or deletions(), "the deletion, once it was confirmed")
        # Again until the list has been read: the last profile's name is the next field's text.
        wait(lambda: desk.copied("ctrl+shift+e", "End", "Tab", "ctrl+a") == "spare", "the last profile's page")
        desk.type("second")
        file = pathlib.Path(desk.state.parents[2], ".aws/config")
        wait(lambda: desk.key("ctrl+s") or "[profile second]" in file.read_text(), "the new name in the file")
        assert file.read_text() == config.replace("[profile spare]", "[profile second]"), file.read_text()
        desk.key("Escape")


if __name__ == "__main__":
    t.run_tests(sys.modules[__name__])
