"""Signing in through the window, by keyboard alone: the call that waits goes on, and nothing that was typed is lost.

The services a person signs in to are the test's own (sso_server.py); the browser is a program that follows its page.
"""
import hashlib
import http.server
import json
import sys
import threading
import time
import urllib.parse

import botoscope_test as t
import sso_server
from window_walk_test import wait, window

PERSON = {"BROWSER": f"{sys.executable} {t.HERE / 'person.py'} %s"}
NOBODY = {"BROWSER": "/nonexistent/browser"}
TOKEN_FILE = f".aws/sso/cache/{hashlib.sha1(b'corp').hexdigest()}.json"
EXPIRED = json.dumps({"startUrl": "https://corp.example/start", "region": "eu-west-1", "accessToken": "old",
                      "expiresAt": "2020-01-01T00:00:00Z"})
ARN = "arn:aws:iam::123456789012:user/anna"
USER = ("<GetUserResponse><GetUserResult><User><Path>/</Path><UserName>anna</UserName><UserId>AIDA</UserId>"
        f"<Arn>{ARN}</Arn></User></GetUserResult></GetUserResponse>")
ROLE = ("<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>ASIAROLE</AccessKeyId><SecretAccessKey>s"
        "</SecretAccessKey><SessionToken>t</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials>"
        "<AssumedRoleUser><AssumedRoleId>A:me</AssumedRoleId><Arn>arn:aws:sts::123456789012:assumed-role/Dev/me</Arn>"
        "</AssumedRoleUser></AssumeRoleResult></AssumeRoleResponse>")
REFUSAL = "<ErrorResponse><Error><Code>ExpiredToken</Code><Message>It has expired</Message></Error></ErrorResponse>"


class Services:
    """iam and sts in two operations; what was sent, in order. expired: calls are refused, and how."""

    def __init__(self):
        self.sent, self.expired = [], False
        services = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
                sent = dict(urllib.parse.parse_qsl(body)) | {"token": self.headers.get("X-Amz-Security-Token")}
                role = sent["Action"] == "AssumeRole"
                refused = services.expired and not role
                services.sent.append(sent)
                answer = (ROLE if role else REFUSAL if refused else USER).encode()
                self.send_response(403 if refused else 200)
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_port}"

    def config(self):
        place = f"region = eu-west-1\nendpoint_url = {self.url}\nmax_attempts = 1\n"
        return ("[sso-session corp]\nsso_start_url = https://corp.example/start\nsso_region = eu-west-1\n"
                "sso_registration_scopes = sso:account:access\n"
                f"[profile dev]\nsso_session = corp\nsso_account_id = 123456789012\nsso_role_name = Dev\n{place}"
                f"[profile role]\nrole_arn = arn:aws:iam::123456789012:role/Dev\nsource_profile = base\n"
                f"mfa_serial = arn:aws:iam::123456789012:mfa/me\n{place}"
                f"[profile base]\naws_access_key_id = AKID\naws_secret_access_key = s\n{place}")


def begin(desk, services):
    """A filled form is sent, and the call waits."""
    wait(lambda: desk.title().startswith("IAM · GetUser"), "the operation in front")
    desk.fill("anna")
    desk.key("ctrl+Return")
    assert not services.sent, services.sent


def press(desk, keys, condition, what):
    """These keys, and again when they came too early for anything to come of them."""
    def attempt():
        desk.key(*keys)
        end = time.monotonic() + 3
        while time.monotonic() < end and not condition():
            threading.Event().wait(0.05)
        return condition()
    return wait(attempt, what)


def answer(desk, keys, condition, what):
    """Into the bar that asks, and there these keys."""
    return press(desk, ["ctrl+shift+i", *keys], condition, what)


def expect_the_answer(desk):
    wait(lambda: ARN in (desk.copied("ctrl+apostrophe", "Home"), *(desk.copied("Down") for _ in range(4))),
         "the response")
    assert desk.copied("ctrl+semicolon", "ctrl+a") == "anna", "the form is as it was"


def test_an_expired_session_is_renewed_in_the_browser_and_the_call_goes_on():
    services = Services()
    with sso_server.running() as (center, env), \
            window("--open", "iam.GetUser", "--profile", "dev", config=services.config(), files={TOKEN_FILE: EXPIRED},
                   environment=env | PERSON) as desk:
        begin(desk, services)
        answer(desk, ["Return"], lambda: center.log, "the sign-in")
        expect_the_answer(desk)
        assert len(services.sent) == 1 and services.sent[0]["UserName"] == "anna", services.sent
        kept = json.loads((desk.state.parents[2] / TOKEN_FILE).read_text())
        assert kept["accessToken"] in center.tokens

        # The service itself calls a session expired that looks good: other keys, and the same call again.
        services.expired = True
        desk.key("ctrl+Return")
        wait(lambda: len(services.sent) == 2, "the refused call")
        services.expired = False
        center.log.clear()
        press(desk, ["ctrl+apostrophe", "Return"], lambda: center.log, "the second sign-in")
        wait(lambda: len(services.sent) == 3, "the call once more")
        assert services.sent[2] == services.sent[0], services.sent
        assert center.log.count("GetRoleCredentials") == 1, center.log
        expect_the_answer(desk)


def test_a_code_for_another_device_is_read_off_and_confirmed_there():
    services = Services()
    with sso_server.running() as (center, env), \
            window("--open", "iam.GetUser", "--profile", "dev", config=services.config(),
                   environment=env | NOBODY) as desk:
        center.interval = 1
        begin(desk, services)
        answer(desk, ["Tab", "Return"], lambda: center.devices, "the code")
        code = next(iter(center.devices.values()))["code"]
        answer(desk, ["shift+Tab", "Return"], lambda: code in desk.clipboard(), "the code, copied from the bar")
        center.confirm(code)
        expect_the_answer(desk)
        assert "StartDeviceAuthorization" in center.log, center.log


def test_a_code_of_the_mfa_device_is_typed_into_the_bar():
    services = Services()
    with window("--open", "iam.GetUser", "--profile", "role", config=services.config()) as desk:
        begin(desk, services)

        def type_code():
            desk.key("ctrl+shift+i", "ctrl+a")
            desk.type("123456")
            desk.key("Return")
            return services.sent
        wait(type_code, "the role")
        expect_the_answer(desk)
        assert services.sent[0]["TokenCode"] == "123456", services.sent
        assert services.sent[1]["token"] == "t", services.sent


def test_declining_keeps_what_was_typed():
    services = Services()
    with sso_server.running() as (center, env), \
            window("--open", "iam.GetUser", "--profile", "dev", config=services.config(),
                   environment=env | PERSON) as desk:
        begin(desk, services)
        desk.key("ctrl+shift+i", "Escape")
        assert desk.copied("ctrl+semicolon", "ctrl+a") == "anna", "the form is as it was"
        assert not services.sent and not center.log, (services.sent, center.log)


if __name__ == "__main__":
    t.run_tests(sys.modules[__name__])
