"""Planted secrets (keys, tokens, members the models mark sensitive) turn up in no trace and no error text, whether they
come from files, variables, the keychain or a sign-in; nor in arguments of processes, nor in core dumps."""
import base64
import contextlib
import datetime
import http.server
import json
import os
import pathlib
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import urllib.parse
import xml.sax.saxutils

import botoscope_test as t
import sso_server
import window_walk_test as walk

KEY = "AKIAPLANTED" + "KEY7Q2XN"
KEY_SHOWN = "****************" + KEY[-4:]
SECRET = "pl4nted/S3cret+Key=withAwkward/chars" + "Zq9"
TOKEN = "pl4ntedT0ken//" + "x+/=Yz" * 20
MEMBER = 'pl4nted Tr0ub4dor&3 <"é\'/+=%\\> end'
SSE_KEY = "pl4ntedSseCustomerKey+/=<&>12345"

CASES = (
    ("iam", "ChangePassword", {"OldPassword": MEMBER, "NewPassword": MEMBER + "2"}),
    ("rds", "ModifyDBInstance", {"DBInstanceIdentifier": "d", "MasterUserPassword": MEMBER}),
    ("ec2", "ModifyVpnTunnelOptions", {"VpnConnectionId": "vpn-1", "VpnTunnelOutsideIpAddress": "192.0.2.1",
                                       "TunnelOptions": {"PreSharedKey": MEMBER}}),
    ("secretsmanager", "PutSecretValue", {"SecretId": "s", "SecretString": MEMBER}),
    ("secretsmanager", "CreateSecret", {"Name": "s", "SecretBinary": MEMBER}),
    ("kms", "Encrypt", {"KeyId": "k", "Plaintext": MEMBER}),
    ("cognito-idp", "AdminSetUserPassword", {"UserPoolId": "us-east-1_a", "Username": "u", "Password": MEMBER}),
    ("lambda", "UpdateFunctionConfiguration", {"FunctionName": "f", "Environment": {"Variables": {"PASS": MEMBER}}}),
    ("s3", "PutObject", {"Bucket": "some-bucket", "Key": "k", "Body": "b", "SSECustomerAlgorithm": "AES256",
                         "SSECustomerKey": SSE_KEY}),
)


def spellings(secret):
    """The ways protocols write a text."""
    quoted = [json.dumps(secret)[1:-1], json.dumps(secret, ensure_ascii=False)[1:-1]]
    percent = [urllib.parse.quote(secret, safe=""), urllib.parse.quote_plus(secret), urllib.parse.quote(secret)]
    xml_texts = [xml.sax.saxutils.escape(secret), xml.sax.saxutils.escape(secret, {'"': "&quot;"})]
    twice = [json.dumps(text)[1:-1] for text in quoted]
    return {secret, base64.b64encode(secret.encode()).decode(), *quoted, *percent, *xml_texts, *twice}


def texts(value):
    """Every text in JSON data, names included."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, item in value.items():
            yield name
            yield from texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)


def expect_hidden(output, secrets, what):
    """None of the secrets is in the output, as it stands or in the texts of its JSON lines."""
    found = [output]
    for line in output.splitlines():
        with contextlib.suppress(ValueError):  # a line that is no JSON is looked at as it stands
            found += texts(json.loads(line))
    for secret in secrets:
        for spelling in spellings(secret):
            for text in found:
                at = text.find(spelling)
                assert at < 0, f"{what}: {spelling!r} stands in …{text[max(0, at - 60):at]}▶"


class Echo(http.server.BaseHTTPRequestHandler):
    """Refuses every request with all of it in the error's message, in JSON or XML as the service would."""
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        said = f"{self.requestline}\n{self.headers}\n{body.decode(errors='replace')}"
        status = int(self.headers.get("X-Status", self.server.status))
        if b"json" in self.headers.get("Content-Type", "").encode() or "lambda" in self.path:
            answer = json.dumps({"__type": "EchoException", "message": said}).encode()
            kind = "application/x-amz-json-1.1"
        else:
            error = f"<Error><Code>Echo</Code><Message>{xml.sax.saxutils.escape(said)}</Message></Error>"
            root = "" if "some-bucket" in self.path else "ErrorResponse"
            answer = (f"<{root}>{error}</{root}>" if root else error).encode()
            kind = "text/xml"
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(answer)))
        self.send_header("X-Echo", self.headers.get("X-Amz-Security-Token", "none"))
        self.end_headers()
        self.wfile.write(answer)

    do_PUT = do_GET = do_PATCH = do_POST

    def log_message(self, *_):
        pass


@contextlib.contextmanager
def echo_server(status=400):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Echo)
    server.status = status
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


KEYS = {"AWS_ACCESS_KEY_ID": KEY, "AWS_SECRET_ACCESS_KEY": SECRET, "AWS_SESSION_TOKEN": TOKEN}


def simulator():
    """The simulator; it accepts the planted keys because they are in its environment."""
    return t.simulator(environment=KEYS)


@contextlib.contextmanager
def planted(where):
    """An environment with the planted keys in a file or in variables."""
    lines = "".join(f"{name.lower()} = {value}\n" for name, value in KEYS.items())
    with t.home(credentials=f"[default]\n{lines}" if where == "file" else "") as env:
        yield (env if where == "file" else env | KEYS) | {"AWS_MAX_ATTEMPTS": "1"}


def call(env, service, operation, parameters, *options):
    return t.botoscope("call", service, operation, "--input", "-", "--region", "us-east-1", *options, env=env,
                       stdin=json.dumps(parameters))


def test_keys_from_files_and_environment():
    with echo_server() as url:
        for where in ("file", "environment"):
            for trace in ("--trace=jsonl", "--trace=text", None):
                with planted(where) as env:
                    done = call(env, "sts", "GetCallerIdentity", {}, "--endpoint-url", url, *filter(None, [trace]))
                assert done.returncode == 254 and "Echo" in done.stderr, (where, trace, done.returncode, done.stderr[-300:])
                expect_hidden(done.stderr, (KEY, SECRET, TOKEN), f"keys from the {where}, {trace}")
                assert trace is None or KEY_SHOWN in done.stderr, (where, trace, done.stderr[-300:])


def test_keys_in_a_dry_run():
    with planted("file") as env:
        done = call(env, "s3", "ListBuckets", {}, "--dry-run=signed", "--trace=jsonl")
    assert done.returncode == 0, done.stderr[-300:]
    expect_hidden(done.stderr, (KEY, SECRET, TOKEN), "dry run")


def test_sensitive_members_and_an_echoing_server():
    for status in (400, 200):
        with echo_server(status) as url, planted("file") as env:
            for service, operation, parameters in CASES:
                for trace in ("--trace=jsonl", "--trace=text", None):
                    done = call(env, service, operation, parameters, "--endpoint-url", url, *filter(None, [trace]))
                    what = f"{service} {operation} {status} {trace}"
                    assert done.returncode == 254 or status == 200, f"{what}: {done.returncode} {done.stderr[-300:]}"
                    expect_hidden(done.stderr, (MEMBER, SSE_KEY, KEY, SECRET, TOKEN), what)


def test_sensitive_members_against_the_simulator():
    with simulator() as (url, _), planted("environment") as env:
        for service, operation, parameters in CASES:
            for trace in ("--trace=jsonl", "--trace=text"):
                done = call(env, service, operation, parameters, "--endpoint-url", url, trace)
                what = f"{service} {operation} {trace}"
                assert done.returncode == 0, f"{what}: {done.returncode} {done.stderr[-600:]}"
                expect_hidden(done.stderr, (MEMBER, SSE_KEY, KEY, SECRET, TOKEN), what)


def test_sensitive_results():
    with simulator() as (url, _), planted("environment") as env:
        for service, operation, parameters, member in (
                ("secretsmanager", "GetSecretValue", {"SecretId": "s"}, lambda out: out["SecretString"]),
                ("kms", "Decrypt", {"CiphertextBlob": "c"}, lambda out: out["Plaintext"]),
                ("sts", "AssumeRole", {"RoleArn": "arn:aws:iam::123456789012:role/r", "RoleSessionName": "name"},
                 lambda out: out["Credentials"]["SecretAccessKey"])):
            for trace in ("--trace=jsonl", "--trace=text"):
                done = call(env, service, operation, parameters, "--endpoint-url", url, trace)
                assert done.returncode == 0, f"{operation}: {done.returncode} {done.stderr[-600:]}"
                result = member(json.loads(done.stdout))
                assert len(result) > 2 and result != "(redacted)", f"{operation}: the owner does not get {result!r}"
                expect_hidden(done.stderr, (result,), f"{operation} {trace}")


def test_parameters_that_fail_validation():
    with planted("file") as env:
        done = call(env, "iam", "ChangePassword", {"OldPassword": MEMBER, "NewPassword": [MEMBER]}, "--trace=jsonl")
        assert done.returncode == 252, (done.returncode, done.stderr)
        expect_hidden(done.stderr, (MEMBER,), "validation")
        done = call(env, "iam", "ChangePassword", {"OldPassword": MEMBER, "NewPassword": [MEMBER]})
        expect_hidden(done.stderr, (MEMBER,), "validation without a trace")


PROGRAM = pathlib.Path(t.BOTOSCOPE).resolve()


def arguments_of_all_processes():
    found = []
    for process in pathlib.Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            found.append(process.joinpath("cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace"))
    return "\n".join(found)


class LookAround(Echo):
    """Looks at every process's arguments while a call is under way."""

    def do_POST(self):
        self.server.seen.append(arguments_of_all_processes())
        super().do_POST()


def test_keys_from_the_keychain_and_arguments_of_processes():
    config = f"[profile safe]\ncredential_process = {PROGRAM} credential-process --profile safe\n"
    with t.keyring() as ring, t.home(config=config, credentials="") as env, echo_server() as url:
        env |= ring | {"AWS_MAX_ATTEMPTS": "1"}
        entered = t.botoscope("keychain", "set", "--profile", "safe", env=env, stdin=f"{KEY}\n{SECRET}\n{TOKEN}\n")
        assert entered.returncode == 0, entered.stderr
        expect_hidden(entered.stdout + entered.stderr, (KEY, SECRET, TOKEN), "keychain set")
        looking = http.server.ThreadingHTTPServer(("127.0.0.1", 0), LookAround)
        looking.status, looking.seen = 400, []
        threading.Thread(target=looking.serve_forever, daemon=True).start()
        for trace in ("--trace=jsonl", "--trace=text", None):
            done = call(env, "sts", "GetCallerIdentity", {}, "--profile", "safe", "--endpoint-url",
                        f"http://127.0.0.1:{looking.server_port}", *filter(None, [trace]))
            assert done.returncode == 254 and "Echo" in done.stderr, (trace, done.returncode, done.stderr[-300:])
            expect_hidden(done.stderr, (KEY, SECRET, TOKEN), f"keys from the keychain, {trace}")
        looking.shutdown()
        looking.server_close()
        assert len(looking.seen) == 3 and all(str(t.BOTOSCOPE) in seen for seen in looking.seen), "nothing was seen"
        for seen in looking.seen:
            expect_hidden(seen, (KEY, SECRET, TOKEN), "arguments of processes")
        status = t.botoscope("keychain", "status", "--profile", "safe", env=env)
        expect_hidden(status.stdout + status.stderr, (KEY, SECRET, TOKEN), "keychain status")


LOUD = {"QT_LOGGING_RULES": "*=true", "G_MESSAGES_DEBUG": "all", "QT_DEBUG_PLUGINS": "1"}


def test_keys_that_a_process_prints_and_what_it_says_besides():
    printed = json.dumps({"Version": 1, "AccessKeyId": KEY, "SecretAccessKey": SECRET, "SessionToken": TOKEN})
    with t.home(credentials="") as env, echo_server() as url:
        folder = pathlib.Path(env["HOME"])
        (folder / "good").write_text(f"#!/bin/sh\necho 'using {SECRET} and {TOKEN}' >&2\ncat <<'E'\n{printed}\nE\n")
        (folder / "bad").write_text(f"#!/bin/sh\necho '{SECRET}'; echo 'no use: {SECRET} {TOKEN}' >&2\nexit 3\n")
        for name in ("good", "bad"):
            (folder / name).chmod(0o700)
        (folder / ".aws/config").write_text("".join(f"[profile {name}]\ncredential_process = {folder / name}\n"
                                                    for name in ("good", "bad")))
        env |= LOUD | {"AWS_MAX_ATTEMPTS": "1"}
        shown = ""
        for name, status in (("good", 254), ("bad", 253)):
            for trace in ("--trace=jsonl", "--trace=text", None):
                done = call(env, "sts", "GetCallerIdentity", {}, "--profile", name, "--endpoint-url", url,
                            *filter(None, [trace]))
                assert done.returncode == status, (name, trace, done.returncode, done.stderr[-300:])
                shown += done.stdout + done.stderr
            done = t.botoscope("whoami", "--profile", name, "--explain", env=env | {"AWS_ENDPOINT_URL": url})
            shown += done.stdout + done.stderr
        assert "custom-process" in shown and "status 3" in shown, shown[-500:]
        # The key's id is no secret where who calls is explained: its last four letters.
        expect_hidden(shown, (KEY, SECRET, TOKEN), "a process's keys")
        listed = t.botoscope("profiles", "--json", env=env)
        expect_hidden(listed.stdout + listed.stderr, (KEY, SECRET, TOKEN), "the list of profiles")


def test_logs_of_libraries():
    """With all that Qt, libcurl's wrappers and the keychain's library would ever say."""
    with planted("file") as env, echo_server() as url:
        env |= LOUD
        for words in (("whoami", "--explain"), ("profiles",), ("profiles", "--json"), ("call", "sts", "GetCallerIdentity")):
            done = t.botoscope(*words, env=env | {"AWS_ENDPOINT_URL": url, "AWS_REGION": "us-east-1"})
            expect_hidden(done.stdout + done.stderr, (SECRET, TOKEN), f"{words} with loud libraries")


def test_tokens_of_a_sign_in():
    config = ("[sso-session corp]\nsso_start_url = https://corp.example/start\nsso_region = eu-west-1\n"
              "[profile dev]\nsso_session = corp\nsso_account_id = 123456789012\nsso_role_name = Dev\nregion = eu-west-1\n")
    with sso_server.running() as (center, services), t.home(config=config, credentials="") as env, echo_server() as url:
        env |= services | {"AWS_MAX_ATTEMPTS": "1", "BROWSER": f"{sys.executable} {t.HERE / 'person.py'} %s"}
        done = t.botoscope("sign-in", "--profile", "dev", env=env)
        assert done.returncode == 0, done.stderr
        shown = done.stdout + done.stderr
        cache = next(path for path in pathlib.Path(env["HOME"], ".aws/sso/cache").glob("*.json")
                     if "accessToken" in path.read_text())
        soon = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(minutes=5)
        cache.write_text(json.dumps(json.loads(cache.read_text()) | {"expiresAt": soon.strftime("%Y-%m-%dT%H:%M:%SZ")}))
        for trace in ("--trace=jsonl", "--trace=text"):
            done = call(env, "sts", "GetCallerIdentity", {}, "--profile", "dev", "--endpoint-url", url, trace)
            assert done.returncode == 254, (done.returncode, done.stderr[-300:])
            shown += done.stderr
        assert "GetRoleCredentials" in shown, "the trace shows where the keys come from"
        assert "CreateToken" in shown, "the token was refreshed"
        secrets = [secret for secret in center.secrets if not secret.startswith("code-")]
        expect_hidden(shown, (*secrets, sso_server.ROLE_SECRET, "session-token-of-Dev"), "a sign-in's tokens")


def pictures(secret, home):
    """The window on a profile's page and on the decision tree, with that secret in the file; nothing was copied."""
    config = (f"[profile planted]\nregion = us-east-1\naws_access_key_id = {KEY}\naws_secret_access_key = {secret}\n"
              f"aws_session_token = {secret}\n")
    seen = []
    with walk.window("--profile", "planted", config=config, home=home) as desk:
        def still():
            before = desk.picture()
            threading.Event().wait(0.4)
            return before if before == desk.picture() else None

        desk.open("sts getcaller", "STS · GetCallerIdentity")  # the model data is read by then
        for key in ("ctrl+shift+e", "ctrl+i"):
            desk.key("Escape", key)
            desk.xdotool("mousemove", 4, walk.HEIGHT // 2)
            seen.append(walk.wait(still, f"a picture that stays after {key}"))
        held = subprocess.run(["xclip", "-o", "-selection", "clipboard"], env=desk.environment, capture_output=True)
        assert not held.stdout, f"{len(held.stdout)} bytes are in the clipboard"
    return seen


def test_pictures_and_the_clipboard():
    """Two secrets of different lengths make the same pictures: what is seen does not depend on them."""
    with tempfile.TemporaryDirectory() as folder:  # of one name: paths are in the picture
        home = pathlib.Path(folder, "home")
        first = pictures(SECRET, home)
        shutil.rmtree(home)
        second = pictures("x" + TOKEN, home)
    assert first[0] != first[1], "both pictures show the same"
    for name, one, other in zip(("the profile's page", "the decision tree"), first, second):
        rows = [y for y, (a, b) in enumerate(zip(one, other)) if a != b]
        assert not rows, f"{name} differs in rows {rows[:5]}…{rows[-1]} of {len(rows)}"


def test_no_core_dump():
    if t.SANITIZED:
        return  # the sanitizers need to look at their own process
    resource.setrlimit(resource.RLIMIT_CORE, (resource.getrlimit(resource.RLIMIT_CORE)[1],) * 2)
    with t.home() as env:
        process = subprocess.Popen([t.BOTOSCOPE, "simulator"], env=env | KEYS, stdout=subprocess.PIPE, text=True,
                                   cwd=env["HOME"])
        assert process.stdout.readline().startswith("http://")
        limits = pathlib.Path(f"/proc/{process.pid}/limits").read_text()
        core = next(line for line in limits.splitlines() if line.startswith("Max core file size"))
        assert core.split()[4:6] == ["0", "0"], core
        process.send_signal(signal.SIGSEGV)
        _, status = os.waitpid(process.pid, 0)
        process.returncode = -signal.SIGSEGV
        process.stdout.close()
        assert os.WIFSIGNALED(status) and not os.WCOREDUMP(status), status
        assert not list(pathlib.Path(env["HOME"]).glob("core*"))


if __name__ == "__main__":
    t.run_tests(sys.modules[__name__])
