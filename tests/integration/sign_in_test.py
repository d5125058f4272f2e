"""Signing in: by browser with PKCE, by device code, to the console's session; against servers of the test's own that
follow the sso-oidc, sso and signin models. The token is shared with boto3 in both directions."""
import datetime
import hashlib
import json
import pathlib
import subprocess
import sys
import threading
import urllib.request

import botoscope_test as t
import sso_server

SESSION = ("[sso-session corp]\nsso_start_url = https://corp.example/start\nsso_region = eu-west-1\n"
           "sso_registration_scopes = sso:account:access\n")
PROFILE = "[profile dev]\nsso_session = corp\nsso_account_id = 123456789012\nsso_role_name = Dev\nregion = eu-west-1\n"
LEGACY = ("[profile old]\nsso_start_url = https://old.example/start\nsso_region = eu-west-1\n"
          "sso_account_id = 123456789012\nsso_role_name = Old\nregion = eu-west-1\n")
LOGIN = f"[profile me]\nlogin_session = {sso_server.CONSOLE_SESSION}\nregion = eu-west-1\n"
PERSON = f"{sys.executable} {t.HERE / 'person.py'} %s"


class Place:
    """A home, the services and a person with a browser."""

    def __init__(self, stack_env, center, home_env):
        self.center = center
        self.env = home_env | stack_env | {"AWS_MAX_ATTEMPTS": "1", "BROWSER": PERSON}
        self.env.pop("DISPLAY", None)

    def token_file(self, name="corp"):
        return pathlib.Path(self.env["HOME"], ".aws/sso/cache", hashlib.sha1(name.encode()).hexdigest() + ".json")

    def token(self, name="corp"):
        return json.loads(self.token_file(name).read_text())

    def sign_in(self, profile="dev", *options, status=0):
        done = t.botoscope("sign-in", "--profile", profile, *options, env=self.env)
        assert done.returncode == status, f"exit {done.returncode}\n{done.stdout}\n{done.stderr}"
        self.expect_no_secret(done.stdout + done.stderr)
        return done

    def expect_no_secret(self, text):
        for secret in self.center.secrets + [sso_server.ROLE_SECRET, sso_server.CONSOLE_SECRET]:
            assert secret not in text, f"{secret} in {text}"

    def identity(self, url, profile="dev"):
        return t.call("sts", "GetCallerIdentity", {}, "--profile", profile, "--endpoint-url", url, env=self.env)


def place(config=SESSION + PROFILE + LEGACY + LOGIN):
    import contextlib

    @contextlib.contextmanager
    def made():
        with sso_server.running() as (center, env), t.home(config=config, credentials="") as home_env:
            yield Place(env, center, home_env)
    return made()


def keys_by_boto3(env, profile="dev"):
    script = ("import boto3, sys; c = boto3.Session(profile_name=sys.argv[1]).get_credentials().get_frozen_credentials();"
              "print(c.access_key, c.secret_key)")
    done = subprocess.run([sys.executable, "-c", script, profile], env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


def test_by_browser_with_pkce():
    with place() as p, t.moto_server() as url:
        said = p.sign_in()
        assert "corp" in said.stdout, said.stdout
        assert p.center.log == ["RegisterClient", "CreateToken"], p.center.log
        token = p.token()
        assert token["startUrl"] == "https://corp.example/start" and token["region"] == "eu-west-1", token
        assert set(token) == {"startUrl", "region", "accessToken", "expiresAt", "clientId", "clientSecret",
                              "registrationExpiresAt", "refreshToken"}, token.keys()
        assert p.token_file().stat().st_mode & 0o777 == 0o600
        assert p.identity(url)["Account"] == "123456789012"
        assert keys_by_boto3(p.env) == ["ASIADEV0000", sso_server.ROLE_SECRET]
        p.center.log.clear()
        p.sign_in()
        assert p.center.log == ["CreateToken"], f"the registration is kept: {p.center.log}"


def test_by_code_on_another_device():
    with place() as p:
        p.center.pending, p.center.slow_down, p.center.interval = 1, 0, 1
        process = subprocess.Popen([t.BOTOSCOPE, "sign-in", "--profile", "dev", "--no-browser"], env=p.env, text=True,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        shown = []
        for line in process.stderr:
            shown.append(line)
            links = [word for word in line.split() if word.startswith("http://127.0.0.1")]
            if links:
                with urllib.request.urlopen(links[0], timeout=20) as page:
                    assert page.read() == b"confirmed"
                break
        out, rest = process.communicate(timeout=60)
        text = "".join(shown) + rest
        assert process.returncode == 0, text
        assert any(device["code"] in text for device in p.center.devices.values()), text
        p.expect_no_secret(text + out)
        assert p.center.log[:2] == ["RegisterClient", "StartDeviceAuthorization"], p.center.log
        assert p.token()["accessToken"] in p.center.tokens


def test_a_legacy_profile_signs_in_by_code_in_the_browser():
    with place() as p:
        p.sign_in("old")
        assert "StartDeviceAuthorization" in p.center.log, p.center.log
        assert p.token("https://old.example/start")["startUrl"] == "https://old.example/start"
        assert keys_by_boto3(p.env, "old")[0] == "ASIAOLD0000"


def test_denied_expired_and_nobody_there():
    with place() as p:
        p.center.deny = True
        assert "denied" in p.sign_in(status=253).stderr
        assert "denied" in p.sign_in("old", status=253).stderr
        p.center.deny, p.center.device_life = False, 0
        p.env["BROWSER"] = "/nonexistent/browser"
        assert "in time" in p.sign_in("dev", "--no-browser", status=253).stderr
        assert not p.token_file().exists()


def test_an_expired_registration_is_made_anew():
    with place() as p:
        p.center.registration_life = 600  # less than 15 minutes are as good as none
        p.sign_in()
        p.center.registration_life = 86400
        p.center.log.clear()
        p.sign_in()
        assert p.center.log == ["RegisterClient", "CreateToken"], p.center.log


def test_a_token_near_its_end_is_refreshed_without_a_person():
    with place() as p, t.moto_server() as url:
        p.sign_in()
        old = p.token()
        soon = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(minutes=5)
        p.token_file().write_text(json.dumps(old | {"expiresAt": soon.strftime("%Y-%m-%dT%H:%M:%SZ")}))
        p.center.log.clear()
        assert p.identity(url)["Account"] == "123456789012"
        assert "CreateToken" in p.center.log, p.center.log
        assert p.token()["accessToken"] != old["accessToken"]


def test_a_call_without_a_token_says_what_to_run():
    with place() as p:
        done = t.botoscope("call", "sts", "GetCallerIdentity", "--profile", "dev", env=p.env)
        assert done.returncode == 253, done
        assert "botoscope sign-in --profile dev" in done.stderr, done.stderr


def test_to_the_consoles_session():
    t.require("cryptography")
    with place() as p, t.moto_server() as url:
        p.sign_in("me")
        cache = pathlib.Path(p.env["HOME"], ".aws/login/cache",
                             hashlib.sha256(sso_server.CONSOLE_SESSION.encode()).hexdigest() + ".json")
        token = json.loads(cache.read_text())
        assert token["accessToken"]["accountId"] == "123456789012" and token["dpopKey"], token.keys()
        assert cache.stat().st_mode & 0o777 == 0o600
        assert p.identity(url, "me")["Account"] == "123456789012"
        expired = token["accessToken"] | {"expiresAt": "2020-01-01T00:00:00Z"}
        cache.write_text(json.dumps(token | {"accessToken": expired}))
        assert p.identity(url, "me")["Account"] == "123456789012", "it is refreshed with the key that signed in"
        p.center.subject = "arn:aws:iam::999999999999:user/other"
        before = cache.read_text()
        assert "999999999999" in p.sign_in("me", status=253).stderr
        assert cache.read_text() == before


def test_profiles_that_are_signed_in_to_nothing():
    with place("[profile keys]\naws_access_key_id = a\naws_secret_access_key = b\n[profile gone]\nsso_session = gone\n") as p:
        assert "not signed in to" in p.sign_in("keys", status=252).stderr
        assert "gone" in p.sign_in("gone", status=253).stderr
        p.sign_in("nobody", status=253)


def test_two_sign_ins_at_once_leave_one_whole_token():
    with place() as p:
        threads = [threading.Thread(target=p.sign_in) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert p.token()["accessToken"] in p.center.tokens


if __name__ == "__main__":
    t.run_tests(sys.modules[__name__])
