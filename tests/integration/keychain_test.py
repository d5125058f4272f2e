"""Profiles' keys in a real keychain (gnome-keyring on a D-Bus session of its own), used by us, boto3 and the AWS CLI."""
import json
import pathlib
import subprocess
import sys

import botoscope_test as t

KEY = "AKIAKEYCHAIN" + "0TESTKEY"
SECRET = "k3ychain/S3cret+with=Awkward/chars"
PROFILE = "[profile {0}]\nregion = eu-central-1\ncredential_process = {1} credential-process --profile {0}{2}\n"
PROGRAM = str(pathlib.Path(t.BOTOSCOPE).resolve())


def keychain(env, action, profile, stdin=None, status=0, options=()):
    done = t.botoscope("keychain", action, "--profile", profile, *options, env=env, stdin=stdin)
    assert done.returncode == status, f"{action} {profile}: exit {done.returncode}\n{done.stdout}\n{done.stderr}"
    expect_no_secret(done.stdout + done.stderr)
    return done.stdout if status == 0 else done.stderr


def expect_no_secret(text):
    assert SECRET not in text and KEY not in text, text


def process(env, profile, *options, status=0):
    done = t.botoscope("credential-process", "--profile", profile, *options, env=env)
    assert done.returncode == status, f"exit {done.returncode}\n{done.stdout}\n{done.stderr}"
    expect_no_secret(done.stderr)
    return json.loads(done.stdout) if status == 0 else done.stderr


def put(env, profile):
    return keychain(env, "set", profile, stdin=json.dumps({"AccessKeyId": KEY, "SecretAccessKey": SECRET}))


def identity_by_boto3(env, profile, url):
    script = ("import boto3, sys; s = boto3.Session(profile_name=sys.argv[1]); c = s.get_credentials().get_frozen_credentials();"
              "print(c.access_key, s.get_credentials().method, s.client('sts', endpoint_url=sys.argv[2]).get_caller_identity()['Account'])")
    done = subprocess.run([sys.executable, "-c", script, profile, url], env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


def identity_by_cli(env, profile, url):
    cli = pathlib.Path(sys.executable).with_name("aws")
    if not cli.exists():
        t.skip("the AWS CLI is not installed")
    done = subprocess.run([str(cli), "sts", "get-caller-identity", "--profile", profile, "--endpoint-url", url,
                           "--output", "json"], env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_set_status_remove():
    with t.keyring() as ring, t.home() as env:
        env |= ring
        assert "no keys" in keychain(env, "status", "dev")
        said = put(env, "dev")
        assert f"credential_process = {PROGRAM} credential-process --profile dev" in said, said
        assert KEY[-4:] in keychain(env, "status", "dev")
        assert process(env, "dev") == {"Version": 1, "AccessKeyId": KEY, "SecretAccessKey": SECRET}
        keychain(env, "set", "dev", stdin="AKIAOTHER\nother secret\nother token\n")
        assert process(env, "dev")["SessionToken"] == "other token"
        keychain(env, "remove", "dev")
        assert "no keys for profile dev" in process(env, "dev", status=253)


def test_input_that_gives_no_keys():
    with t.keyring() as ring, t.home() as env:
        for text in ("", "\n\n", KEY, "{}", json.dumps({"SecretAccessKey": SECRET}), "{" + SECRET, f"two words\n{SECRET}"):
            assert "standard input gives no keys" in keychain(env | ring, "set", "dev", stdin=text, status=252)
        assert "no keys" in keychain(env | ring, "status", "dev")


def test_a_name_for_the_profile_that_shells_would_read_differently():
    with t.keyring() as ring, t.home() as env:
        keychain(env | ring, "set", "a$b", stdin=f"{KEY}\n{SECRET}", status=252)
        assert "no keys" in keychain(env | ring, "status", "a$b")


def test_other_programs_use_the_profile():
    with t.keyring() as ring, t.moto_server() as url:
        config = PROFILE.format("dev", PROGRAM, "") + PROFILE.format("session", PROGRAM, " --session-token=900") \
            + f"endpoint_url = {url}\n" + PROFILE.format('"two words"', PROGRAM, "")
        with t.home(config=config, credentials="") as env:
            env |= ring
            for profile in ("dev", "session", "two words"):
                put(env, profile)
                access_key, method, account = identity_by_boto3(env, profile, url)
                assert (method, account) == ("custom-process", "123456789012"), (method, account)
                assert (access_key == KEY) == (profile != "session"), (profile, access_key)
                assert identity_by_cli(env, profile, url)["Account"] == "123456789012"


def test_session_tokens_are_bought_once():
    with t.keyring() as ring, t.moto_server() as url:
        config = PROFILE.format("dev", PROGRAM, "") + f"endpoint_url = {url}\n"
        with t.home(config=config, credentials="") as env:
            env |= ring
            put(env, "dev")
            first = process(env, "dev", "--session-token=3600")
            assert first["SessionToken"] and first["Expiration"] and first["AccessKeyId"] != KEY, first
            assert process(env, "dev", "--session-token=3600") == first
            assert process(env, "dev", "--session-token=1800") != first
            assert process(env, "dev")["AccessKeyId"] == KEY
            put(env, "dev")
            assert process(env, "dev", "--session-token=1800") != first, "new keys drop the old ones' session"


def test_sts_refuses():
    with t.keyring() as ring, t.home(config=PROFILE.format("dev", PROGRAM, "") + "endpoint_url = http://127.0.0.1:1\n",
                                     credentials="") as env:
        put(env | ring, "dev")
        said = process(env | ring | {"AWS_MAX_ATTEMPTS": "1"}, "dev", "--session-token", status=253)
        assert "STS gave no session credentials" in said and "127.0.0.1:1" in said, said
        said = process(env | ring, "nowhere", "--session-token", status=253)
        assert "no keys for profile nowhere" in said, said


def test_without_a_keychain_it_is_said_plainly_and_nothing_is_stored_elsewhere():
    with t.session_bus() as bus:
        no_bus = {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent", "XDG_DATA_HOME": bus["XDG_DATA_HOME"]}
        for what, environment in (("locked", bus), ("no bus", no_bus)):
            with t.home(credentials="") as env:
                env |= environment
                before = sorted(pathlib.Path(env["HOME"]).rglob("*"))
                for said in (keychain(env, "set", "dev", stdin=f"{KEY}\n{SECRET}", status=253),
                             keychain(env, "status", "dev", status=253), keychain(env, "remove", "dev", status=253),
                             process(env, "dev", status=253)):
                    assert "the keychain" in said.lower(), (what, said)
                    assert "unlock" in said.lower() and "~/.aws/credentials" in said, (what, said)
                assert sorted(pathlib.Path(env["HOME"]).rglob("*")) == before, what


def test_our_own_calls_read_the_keychain_without_a_process_of_their_own():
    with t.keyring() as ring, t.moto_server() as url:
        config = PROFILE.format("dev", "/nonexistent/botoscope", "") \
            + PROFILE.format("session", "/nonexistent/botoscope", " --session-token=900") + f"endpoint_url = {url}\n"
        with t.home(config=config, credentials="") as env:
            env |= ring
            for profile in ("dev", "session"):
                put(env, profile)
                done = t.botoscope("call", "sts", "GetCallerIdentity", "--profile", profile, "--endpoint-url", url, "--trace",
                                   env=env)
                assert done.returncode == 0 and json.loads(done.stdout)["Account"] == "123456789012", done.stderr
                assert '"custom-process"' in done.stderr, done.stderr
                assert ("GetSessionToken" in done.stderr) == (profile == "session"), done.stderr
                expect_no_secret(done.stderr)
            explained = t.botoscope("whoami", "--profile", "dev", "--explain", "--offline", env=env)
            assert "keychain entry dev" in explained.stdout, explained.stdout + explained.stderr


FILES = ("# mine\n[profile dev]\nregion = eu-central-1   \n\n[profile other]\nregion=x\n",
         "; keys\r\n[dev]\r\naws_access_key_id = %s\r\naws_secret_access_key = %s\r\n[other]\naws_access_key_id=A" % (KEY, SECRET))


def files_of(env):
    return tuple(pathlib.Path(env["HOME"], ".aws", name).read_bytes() for name in ("config", "credentials"))


def everything_below(folder):
    return b"".join(path.read_bytes() for path in pathlib.Path(folder).rglob("*") if path.is_file())


def test_move_and_restore():
    with t.keyring() as ring, t.moto_server() as url, t.home(config=FILES[0], credentials=FILES[1]) as env:
        credentials = pathlib.Path(env["HOME"], ".aws/credentials")
        credentials.write_bytes(FILES[1].encode())
        credentials.with_name("config").chmod(0o640)
        before, env = files_of(env), env | ring
        keychain(env, "move", "dev")
        moved = files_of(env)
        assert moved != before and SECRET.encode() not in everything_below(env["HOME"]), moved
        assert b"aws_access_key_id=A" in moved[1] and b"; keys\r\n" in moved[1], moved[1]
        assert credentials.with_name("config").stat().st_mode & 0o777 == 0o640
        access_key, method, _ = identity_by_boto3(env, "dev", url)
        assert (access_key, method) == (KEY, "custom-process")
        assert identity_by_cli(env, "dev", url)["Account"] == "123456789012"
        keychain(env, "restore", "dev")
        assert files_of(env) == before
        assert "no keys" in keychain(env, "status", "dev")


def test_a_move_that_fails_changes_nothing():
    with t.session_bus() as bus, t.home(config=FILES[0], credentials=FILES[1]) as env:
        before = files_of(env)
        assert "the keychain" in keychain(env | bus, "move", "dev", status=253).lower()
        assert files_of(env) == before
    with t.keyring() as ring, t.home(config=FILES[0], credentials=FILES[1]) as env:
        before, env = files_of(env), env | ring
        keychain(env, "move", "nobody", status=253)
        keychain(env, "restore", "dev", status=253)
        keychain(env, "set", "dev", stdin="AKIAOTHER\nother\n")
        assert "other keys" in keychain(env, "move", "dev", status=253)
        assert files_of(env) == before


def edit(env, status=0, **step):
    done = t.botoscope("profiles", "--input", "-", env=env, stdin=json.dumps({"steps": [step]}))
    assert done.returncode == status, (step, done.returncode, done.stderr)
    expect_no_secret(done.stdout + done.stderr)
    return done.stdout + done.stderr


def test_the_keys_follow_a_renamed_profile_and_go_with_a_deleted_one():
    with t.keyring() as ring, t.moto_server() as url, t.home(config=PROFILE.format("dev", PROGRAM, ""), credentials="") as env:
        env |= ring
        put(env, "dev")
        edit(env, rename="dev", to="two words")
        assert "no keys" in keychain(env, "status", "dev") and "holds the keys" in keychain(env, "status", "two words")
        access_key, method, _ = identity_by_boto3(env, "two words", url)
        assert (access_key, method) == (KEY, "custom-process")
        assert identity_by_cli(env, "two words", url)["Account"] == "123456789012"
        edit(env, duplicate="two words", to="copy")
        edit(env, remove="two words", keychain=True)
        assert identity_by_boto3(env, "copy", url)[0] == KEY, "the copy still asks for them"
        assert "keychain keeps the keys of two words" in edit(env, remove="copy")
        assert "holds the keys" in keychain(env, "status", "two words")
    with t.session_bus() as bus, t.home(config=PROFILE.format("dev", PROGRAM, ""), credentials="") as env:
        before = files_of(env)
        assert "the keychain" in edit(env | bus, status=253, rename="dev", to="other").lower()
        assert files_of(env) == before, "without a keychain nothing is renamed"


def test_usage():
    with t.home() as env:
        for words in (("keychain",), ("keychain", "steal"), ("credential-process", "--session-token=5"),
                      ("credential-process", "dev")):
            assert t.botoscope(*words, env=env).returncode == 252, words


if __name__ == "__main__":
    t.run_tests(sys.modules[__name__])
