"""Ways to credentials with real parts: STS (moto, which checks signatures), metadata services of the test's own, programs
that misbehave, the terminal, and the AWS CLI's cache of roles."""
import contextlib
import datetime
import http.server
import json
import os
import pathlib
import pty
import select
import subprocess
import sys
import threading
import time

import botoscope_test as t

boto3 = t.require("boto3")
SECRET = "planted/S3cret+Of+A+Process/0123456789ab"


@contextlib.contextmanager
def world():
    """moto with a user whose keys may take a role; gives the role's ARN and the environment, with the profiles."""
    with t.moto_server(unchecked=6) as url:
        root = {"endpoint_url": url, "region_name": "us-east-1", "aws_access_key_id": "x", "aws_secret_access_key": "x"}
        iam = boto3.client("iam", **root)
        everything = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}
        iam.create_user(UserName="me")
        keys = iam.create_access_key(UserName="me")["AccessKey"]
        iam.put_user_policy(UserName="me", PolicyName="all", PolicyDocument=json.dumps(everything))
        trust = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"AWS": "*"}}]}
        arns = []
        for name in ("reader", "second"):
            arns.append(iam.create_role(RoleName=name, AssumeRolePolicyDocument=json.dumps(trust))["Role"]["Arn"])
            if name == "reader":
                iam.put_role_policy(RoleName=name, PolicyName="all", PolicyDocument=json.dumps(everything))
        profiles = f"""[profile base]
region = us-east-1
endpoint_url = {url}
aws_access_key_id = {keys["AccessKeyId"]}
aws_secret_access_key = {keys["SecretAccessKey"]}
[profile one]
region = us-east-1
endpoint_url = {url}
role_arn = {arns[0]}
source_profile = base
role_session_name = tester
[profile chained]
region = us-east-1
endpoint_url = {url}
role_arn = {arns[1]}
source_profile = one
[profile mfa]
region = us-east-1
endpoint_url = {url}
role_arn = {arns[0]}
source_profile = base
mfa_serial = arn:aws:iam::123456789012:mfa/me
[profile loop]
role_arn = {arns[0]}
source_profile = loop2
[profile loop2]
role_arn = {arns[0]}
source_profile = loop
"""
        with t.home(config=profiles, credentials="") as env:
            yield env, url


def whoami(env, *options, status=0):
    done = t.botoscope("whoami", "--output", "json", *options, env=env)
    assert done.returncode == status, f"exit {done.returncode}\n{done.stdout}\n{done.stderr}"
    return json.loads(done.stdout) if done.stdout else {}, done.stderr


def test_roles_and_their_chains():
    with world() as (env, _):
        found, _ = whoami(env, "--profile", "one")
        assert found["Arn"].endswith(":assumed-role/reader/tester"), found
        found, _ = whoami(env, "--profile", "chained", "--explain")
        assert ":assumed-role/second/botocore-session-" in found["Arn"], found
        attempt = next(a for a in found["Explanation"]["providers"] if a["outcome"] == "found")
        assert attempt["method"] == "assume-role" and attempt["expires"], attempt
        assert attempt["nested"][0]["subject"] == "source profile one", attempt
        assert attempt["nested"][0]["nested"][0]["subject"] == "source profile base", attempt
        _, said = whoami(env, "--profile", "loop", status=253)
        assert "Infinite loop" in said and "loop2" in said, said


def test_the_roles_calls_are_in_the_trace():
    with world() as (env, _):
        done = t.botoscope("call", "sts", "GetCallerIdentity", "--profile", "chained", "--trace=jsonl", env=env)
        assert done.returncode == 0, done.stderr
        events = [json.loads(line)["event"] for line in done.stderr.splitlines()]
        assert events.count("before-send.sts.AssumeRole") == 2, events
        assert events.index("before-send.sts.AssumeRole") < events.index("before-send.sts.GetCallerIdentity")
        cache = list(pathlib.Path(env["HOME"], ".aws/cli/cache").glob("*.json"))
        assert len(cache) == 2, cache
        for file in cache:
            secret = json.loads(file.read_text())["Credentials"]["SecretAccessKey"]
            assert secret not in done.stderr + done.stdout
            assert file.stat().st_mode & 0o777 == 0o600


def ask_on_terminal(env, code, *words):
    """Runs botoscope with a terminal and types the code when it is asked for; gives exit, output and what the terminal showed."""
    leader, follower = pty.openpty()
    process = subprocess.Popen([t.BOTOSCOPE, *words], env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE, text=True, start_new_session=True,
                               preexec_fn=lambda: os.close(os.open(os.ttyname(follower), os.O_RDWR)))
    shown = b""
    while code is not None and b"MFA code for" not in shown and select.select([leader], [], [], 60)[0]:
        shown += os.read(leader, 1000)
    if code is not None:
        os.write(leader, code.encode() + b"\n")
    out, err = process.communicate(timeout=60)
    while select.select([leader], [], [], 0)[0]:
        shown += os.read(leader, 1000)
    os.close(leader)
    os.close(follower)
    return process.returncode, out, err, shown.decode()


def aws(env, *words):
    cli = pathlib.Path(sys.executable).with_name("aws")
    if not cli.exists():
        t.skip("the AWS CLI is not installed")
    return subprocess.run([str(cli), *words, "--output", "json"], env=env, capture_output=True, text=True,
                          stdin=subprocess.DEVNULL, timeout=120, start_new_session=True)


def test_a_code_is_asked_once_for_us_and_the_cli():
    with world() as (env, _):
        status, out, err, shown = ask_on_terminal(env, "654321", "whoami", "--profile", "mfa", "--output", "json")
        assert status == 0, err
        assert "Enter MFA code for arn:aws:iam::123456789012:mfa/me: " in shown, shown
        assert "654321" not in shown, shown  # not echoed
        assert "assumed-role/reader" in json.loads(out)["Arn"]
        status, out, err, shown = ask_on_terminal(env, None, "whoami", "--profile", "mfa", "--output", "json")
        assert status == 0 and shown == "", (err, shown)
        done = aws(env, "sts", "get-caller-identity", "--profile", "mfa")
        assert done.returncode == 0, done.stderr
        assert json.loads(done.stdout)["Arn"] == json.loads(out)["Arn"]


def test_the_clis_roles_serve_us():
    with world() as (env, _):
        done = aws(env, "sts", "get-caller-identity", "--profile", "one")
        assert done.returncode == 0, done.stderr
        done = t.botoscope("call", "sts", "GetCallerIdentity", "--profile", "one", "--trace=jsonl", env=env)
        assert done.returncode == 0, done.stderr
        assert "AssumeRole" not in [json.loads(line)["event"].split(".")[-1] for line in done.stderr.splitlines()]


def test_without_a_terminal_nobody_is_asked():
    with world() as (env, _):
        done = subprocess.run([t.BOTOSCOPE, "whoami", "--profile", "mfa"], env=env, capture_output=True, text=True,
                              stdin=subprocess.DEVNULL, start_new_session=True, timeout=60)
        assert done.returncode == 253 and "no terminal" in done.stderr, done.stderr


class Metadata(http.server.BaseHTTPRequestHandler):
    """An instance's and a container's metadata service."""
    token = "tok"
    life = 6 * 3600
    seen = []
    v2 = True

    def answer(self, status, text=""):
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def keys(self, key):
        now = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=self.life)
        return json.dumps({"AccessKeyId": key, "SecretAccessKey": "s", "Token": "t", "AccountId": "123456789012",
                           "Expiration": now.strftime("%Y-%m-%dT%H:%M:%SZ")})

    def do_PUT(self):  # noqa: N802
        self.seen.append(("PUT", self.path, dict(self.headers)))
        self.answer(200, self.token) if self.v2 else self.answer(404)

    def do_GET(self):  # noqa: N802
        self.seen.append(("GET", self.path, dict(self.headers)))
        if self.path == "/container":
            allowed = self.headers.get("Authorization") == "let me in"
            return self.answer(200, self.keys("ASIACONTAINER")) if allowed else self.answer(401, SECRET)
        if self.v2 and self.headers.get("x-aws-ec2-metadata-token") != self.token:
            return self.answer(401)
        base = "/latest/meta-data/iam/security-credentials/"
        return self.answer(200, {base: "role", base + "role": self.keys("ASIAINSTANCE")}.get(self.path, ""))

    def log_message(self, *_):
        pass


@contextlib.contextmanager
def metadata(**settings):
    kind = type("Service", (Metadata,), {"seen": [], **settings})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), kind)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", kind
    finally:
        server.shutdown()
        server.server_close()


def explain(env, status=0):
    """What the chain comes to, without asking STS."""
    done = t.botoscope("whoami", "--output", "json", "--explain", "--offline", env=env)
    assert done.returncode == status, f"exit {done.returncode}\n{done.stdout}\n{done.stderr}"
    return json.loads(done.stdout)["Explanation"], done.stdout + done.stderr


def test_an_instances_role_by_both_versions():
    for v2 in (True, False):
        with metadata(v2=v2) as (url, service), t.home(config="[profile x]\n", credentials="") as env:
            env |= {"AWS_EC2_METADATA_DISABLED": "false", "AWS_EC2_METADATA_SERVICE_ENDPOINT": url,
                    "AWS_DEFAULT_REGION": "us-east-1", "http_proxy": "http://127.0.0.1:1", "no_proxy": "127.0.0.1"}
            found, _ = explain(env)
            assert found["method"] == "iam-role" and found["access_key_hint"] == "ANCE", found
            assert [kind for kind, _, _ in service.seen] == ["PUT", "GET", "GET"], service.seen
            sent = service.seen[1][2].get("x-aws-ec2-metadata-token")
            assert sent == ("tok" if v2 else None), service.seen
    with metadata(v2=False) as (url, _), t.home(config="[profile x]\n", credentials="") as env:
        env |= {"AWS_EC2_METADATA_DISABLED": "false", "AWS_EC2_METADATA_SERVICE_ENDPOINT": url,
                "AWS_EC2_METADATA_V1_DISABLED": "true"}
        _, said = explain(env, status=253)
        assert "IMDSv1 has been disabled" in said, said


def test_a_containers_role_without_proxies():
    with metadata() as (url, service), t.home(config="[profile x]\n", credentials="") as env:
        env |= {"AWS_CONTAINER_CREDENTIALS_FULL_URI": url + "/container", "AWS_CONTAINER_AUTHORIZATION_TOKEN": "let me in",
                "http_proxy": "http://127.0.0.1:1", "AWS_DEFAULT_REGION": "us-east-1"}
        found, _ = explain(env)
        assert found["method"] == "container-role" and found["account_id"] == "123456789012", found
        env["AWS_CONTAINER_AUTHORIZATION_TOKEN"] = "wrong"
        _, said = explain(env, status=253)
        assert "401" in said and SECRET not in said, said
        assert len(service.seen) == 4, service.seen  # three tries for the wrong one


def process_profile(env, script, timeout=100):
    program = pathlib.Path(env["HOME"], "keys")
    program.write_text("#!/bin/sh\n" + script)
    program.chmod(0o755)
    pathlib.Path(env["HOME"], ".aws/config").write_text(f"[default]\nregion = us-east-1\ncredential_process = {program}\n")
    begun = time.monotonic()
    done = t.botoscope("whoami", "--output", "json", "--explain", "--offline", env=env, timeout=timeout)
    assert SECRET not in done.stdout + done.stderr, done.stderr
    return done, time.monotonic() - begun


def test_programs_that_misbehave_are_bounded_and_tell_no_secret():
    with t.home(credentials="") as env:
        done, _ = process_profile(env, f"echo 'token expired: {SECRET}' >&2; echo {SECRET}; exit 7\n")
        assert done.returncode == 253 and "status 7" in done.stderr, done.stderr
        done, took = process_profile(env, f"yes {SECRET}\n")
        assert done.returncode == 253 and "more than 1048576 bytes" in done.stderr and took < 30, (took, done.stderr)
        done, _ = process_profile(env, f"yes {SECRET} | head -c 50000000 >&2; exit 1\n")
        assert done.returncode == 253, done.stderr
        done, _ = process_profile(env, f"echo '{SECRET}'\n")
        assert done.returncode == 253 and "not a JSON object" in done.stderr, done.stderr
        done, _ = process_profile(env, f"kill -9 $$ # {SECRET}\n")
        assert done.returncode == 253 and "signal 9" in done.stderr, done.stderr


def test_a_program_that_hangs_is_ended_with_its_children():
    if t.SANITIZED:
        return  # a minute that shows nothing new
    with t.home(credentials="") as env:
        mark = pathlib.Path(env["HOME"], "child")
        done, took = process_profile(env, f"sleep 300 & echo $! > {mark}; wait\n")
        assert done.returncode == 253 and "60 seconds" in done.stderr, done.stderr
        assert 55 < took < 90, took
        status = pathlib.Path("/proc", mark.read_text().strip(), "stat")
        assert not status.exists() or ") Z " in status.read_text()


if __name__ == "__main__":
    t.run_tests(sys.modules[__name__])
