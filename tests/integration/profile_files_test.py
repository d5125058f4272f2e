"""Editing the profile files: what is written botocore reads back, nothing else changes, and neither a crash, a full disk
nor a strange file does harm."""
import json
import os
import pathlib
import random
import resource
import signal
import subprocess
import sys
import time

import botoscope_test as t

botocore_session = t.require("botocore.session")
SECRET = "wJalrSECRETsecretSECRETsecret0000"
NOT_CONFIGURED, WRONG_USAGE, OTHER = 253, 252, 255

AWKWARD = [
    "",
    "# only a comment",
    "[default]\nregion=us-east-1\n\n[profile a]\nregion : eu-west-1   \n  # deep\n; note\noutput = json\n",
    "\r\n[profile a]\r\ns3 =\r\n    addressing_style = path\r\n  # in\r\n    use_arn_region=true\r\nregion = x\r\n",
    "[profile a]\n\tregion = x\n\tcustom_key = a = b : c # d ; e\n[profile \"b c\"]\nsource_profile = a\n",
    "  [profile 'a']  # mine\n  role_arn = arn:aws:iam::123456789012:role/x\n\n\n\n[sso-session s]\nsso_region = r\n[plugins]\nx=y",
    "[profile a]\nlong = one\n two\n\n three\n[DEFAULT]\nregion = d\n[profile z]\n\xe4\xf6 = \u2713\n",
    "[profile a]\r[profile b]\rregion = cr\r",
    "[services v]\ns3 =\n  endpoint_url = http://x\n\n  # other\n[profile a]\nservices = v\napi_versions =\n  ec2 = 2016-11-15\n",
]


def edit(env, *steps, preview=False, **options):
    return t.botoscope("profiles", "--input", "-", *(["--preview"] if preview else []), env=env,
                       stdin=json.dumps({"steps": steps}), **options)


def files(env):
    return pathlib.Path(env["HOME"], ".aws/config"), pathlib.Path(env["HOME"], ".aws/credentials")


def read_with_botocore(env):
    session = botocore_session.Session()
    for variable, path in zip(("config_file", "credentials_file"), files(env)):
        session.set_config_variable(variable, str(path))
    return session.full_config["profiles"]


def listed(env):
    done = t.botoscope("profiles", "--json", env=env)
    assert done.returncode == 0, done.stderr
    return {profile["name"]: profile for profile in json.loads(done.stdout)["profiles"]}


def random_step(dice, names):
    key = dice.choice(["region", "output", "x_new", "role_arn", "aws_secret_access_key"])
    value = dice.choice(["v", "us-west-2", "a=b", "x:y#z", "\u00e9\u2713", "%(a)s", "[b]", '"q"', SECRET])
    change = {"key": key, "value": value}
    if dice.random() < 0.3:
        change = {"block": dice.choice(["s3", "api_versions"]), "key": dice.choice(["addressing_style", "Abc"]), "value": value}
    if dice.random() < 0.2:
        change["value"] = None
    name = dice.choice(names)
    return name, change


def test_random_edits_read_back_and_touch_nothing_else():
    dice = random.Random(4)
    edits = 0
    for number in range(120 if not t.SANITIZED else 20):
        with t.home(credentials="") as env:
            config, credentials = files(env)
            config.write_bytes(dice.choice(AWKWARD).encode())
            credentials.write_bytes(dice.choice(["", "[a]\naws_access_key_id = AKID\n", "# c\r\n[a]\r\nx=1\r\n"]).encode())
            before = read_with_botocore(env)
            raw = config.read_bytes() + b"\n" + credentials.read_bytes()
            name, change = random_step(dice, [*before, "fresh"])
            done = edit(env, {"save": name, "create": name not in before, "keys": [change]})
            if done.returncode == WRONG_USAGE:
                assert config.read_bytes() + b"\n" + credentials.read_bytes() == raw, "a refused edit changed a file"
                continue
            assert done.returncode == 0, f"case {number}: {done.stderr}"
            shown = done.stdout + done.stderr
            assert change.get("key") != "aws_secret_access_key" or change["value"] not in shown.split(), f"case {number}: shows it"
            edits += 1
            after = read_with_botocore(env)
            expected = {key: dict(values) for key, values in before.items()}
            mine = expected.setdefault(name, {})
            expect_change(mine, change)
            inherited = "[DEFAULT]" in raw.decode()
            if not inherited:
                assert after == expected, f"case {number}: {change}: {after} != {expected}"
            kept = [line for line in raw.splitlines() if line.strip().startswith((b"#", b";"))]
            now = (config.read_bytes() + b"\n" + credentials.read_bytes()).splitlines()
            assert all(line in now for line in kept), f"case {number}: a comment is gone"
    assert edits > (70 if not t.SANITIZED else 8), f"only {edits} edits"


def expect_change(profile, change):
    if "block" not in change:
        profile.pop(change["key"], None)
        if change["value"] is not None:
            profile[change["key"]] = change["value"]
        return
    block = dict(profile.pop(change["block"], {}))
    block.pop(change["key"], None)
    if change["value"] is not None:
        block[change["key"]] = change["value"]
    if block:
        profile[change["block"]] = block


def test_sections_are_renamed_copied_and_removed_as_botocore_sees_it():
    text = "# top\n[profile a]\nregion = r\n# in\n\n# about b\n[profile b]\nsource_profile = a\nrole_arn = arn:aws:iam::123456789012:role/x\n"
    with t.home(text, "[a]\naws_access_key_id = AKID\naws_secret_access_key = " + SECRET + "\n") as env:
        assert edit(env, {"rename": "a", "to": "new name"}).returncode == 0
        profiles = read_with_botocore(env)
        assert profiles["b"]["source_profile"] == "new name", profiles
        assert profiles["new name"]["aws_secret_access_key"] == SECRET, profiles
        assert edit(env, {"duplicate": "new name", "to": "c"}).returncode == 0
        assert read_with_botocore(env)["c"] == profiles["new name"]
        assert edit(env, {"remove": "new name"}, {"remove": "c"}).returncode == 0
        assert list(read_with_botocore(env)) == ["b"]
        assert "# top\n" in files(env)[0].read_text() and "# about b\n" in files(env)[0].read_text()
        backup = pathlib.Path(env["HOME"], ".aws/credentials.botoscope-backup")
        assert backup.stat().st_mode & 0o777 == 0o600
        assert SECRET in backup.read_text()


def test_a_preview_writes_nothing_and_hides_secrets():
    with t.home("[profile a]\nregion = r\n", "") as env:
        done = edit(env, {"save": "a", "keys": [{"key": "aws_secret_access_key", "value": SECRET}]}, preview=True)
        assert done.returncode == 0 and "+aws_secret_access_key = (redacted)" in done.stdout, done.stdout
        assert SECRET not in done.stdout
        assert files(env)[1].read_text() == ""


def test_a_kill_at_any_moment_leaves_the_old_or_the_new_file():
    rounds = 60 if not t.SANITIZED else 8
    seen = {"old": 0, "new": 0}
    dice = random.Random(1)
    filler = "".join(f"[profile filler{n}]\nregion = us-east-1\n# {'x' * 60}\n" for n in range(4000))
    with t.home(credentials="") as env:
        config, _ = files(env)
        config.write_text(filler + "[profile a]\nregion = v0\n")
        started = time.monotonic()
        assert edit(env, {"save": "a", "keys": [{"key": "region", "value": "v1"}]}).returncode == 0
        whole = time.monotonic() - started
        current = 1
        for _ in range(rounds):
            old, new = config.read_text(), filler + f"[profile a]\nregion = v{current + 1}\n"
            process = subprocess.Popen([t.BOTOSCOPE, "profiles", "--input", "-"], env=env, stdin=subprocess.PIPE,
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, text=True)
            process.stdin.write(json.dumps({"steps": [{"save": "a", "keys": [{"key": "region", "value": f"v{current + 1}"}]}]}))
            process.stdin.close()
            try:
                process.wait(timeout=whole * dice.uniform(0.2, 1.2))
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                process.wait()
            text = config.read_text()
            assert text in (old, new), "the file is neither the old nor the new one"
            seen["new" if text == new else "old"] += 1
            current += text == new
        assert edit(env, {"save": "a", "keys": [{"key": "region", "value": "last"}]}).returncode == 0
        assert [p.name for p in config.parent.iterdir() if p.name.endswith("-new")] == [], "leftovers stay"
    assert seen["old"] > 0 and seen["new"] > 0, seen


def test_a_full_disk_leaves_the_old_file():
    def small_files():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))

    with t.home("[profile a]\nregion = r\n" + "# filler\n" * 200, "") as env:
        config, _ = files(env)
        before = config.read_bytes()
        done = subprocess.run([t.BOTOSCOPE, "profiles", "--input", "-"], env=env, capture_output=True, text=True,
                              input=json.dumps({"steps": [{"save": "a", "keys": [{"key": "region", "value": "new"}]}]}),
                              preexec_fn=small_files)
        assert done.returncode == OTHER, (done.returncode, done.stderr)
        assert "Can't write" in done.stderr, done.stderr
        assert config.read_bytes() == before
        assert sorted(p.name for p in config.parent.iterdir()) == ["config", "credentials"]


def bounded(limit_mb=600):
    resource.setrlimit(resource.RLIMIT_AS, (limit_mb << 20, limit_mb << 20))


def test_strange_files_are_refused_in_bounded_time_and_memory():
    def line_of(prepare, *arguments, expect):
        with t.home(credentials="") as env:
            config, credentials = files(env)
            prepare(config)
            done = subprocess.run([t.BOTOSCOPE, *arguments], env=env, capture_output=True, text=True, timeout=60,
                                  preexec_fn=None if t.SANITIZED else bounded, stdin=subprocess.DEVNULL)
            assert done.returncode == expect, (arguments, done.returncode, done.stderr)
            assert SECRET not in done.stdout + done.stderr
            assert done.stderr.count("\n") <= 3, f"{arguments}: too many lines: {done.stderr[:300]}"
            return done.stderr

    def huge(path):
        with path.open("wb") as out:
            for _ in range(100):
                out.write(b"# 0123456789\n" * 80660)

    def replaced(make):
        def prepare(path):
            path.unlink()
            make(path)
        return prepare

    junk = random.Random(3).randbytes(200_000)
    assert "larger" in line_of(huge, "profiles", expect=NOT_CONFIGURED)
    assert "the line" in line_of(lambda p: p.write_bytes(b"[a]\n" + b"\xff\xfe" + junk), "profiles", expect=NOT_CONFIGURED)
    assert "line 2" in line_of(lambda p: p.write_text(f"[profile a]\n{SECRET}\n"), "profiles", expect=NOT_CONFIGURED)
    line_of(lambda p: p.write_text("[profile a]\nregion = r\n" * 2), "profiles", expect=NOT_CONFIGURED)
    line_of(lambda p: p.write_text("[profile a]\n" + "".join(f"k{n} = v\n" for n in range(300_000))), "profiles", expect=0)
    step = json.dumps({"steps": [{"save": "new", "create": True, "keys": [{"key": "region", "value": "r"}]}]})
    for make in (lambda p: p.mkdir(), lambda p: os.mkfifo(p), lambda p: p.symlink_to(p.name)):
        line_of(replaced(make), "profiles", expect=0)
        assert "Can't" in line_of(replaced(make), "profiles", "--input", step, expect=OTHER)


def test_links_are_followed_and_modes_are_kept():
    with t.home(credentials="") as env:
        config, credentials = files(env)
        real = pathlib.Path(env["HOME"], "dotfiles")
        real.mkdir()
        config.rename(real / "aws-config")
        config.symlink_to("../dotfiles/aws-config")
        (real / "aws-config").chmod(0o640)
        credentials.unlink()
        step = {"save": "n", "create": True, "keys": [{"key": "region", "value": "r"},
                                                       {"key": "aws_secret_access_key", "value": SECRET}]}
        assert edit(env, step).returncode == 0
        assert config.is_symlink() and (real / "aws-config").read_text() == "[profile n]\nregion = r\n"
        assert (real / "aws-config").stat().st_mode & 0o777 == 0o640
        assert credentials.stat().st_mode & 0o777 == 0o600


def test_the_list_shows_types_accounts_and_problems_but_no_secrets():
    config = ("[profile role]\nrole_arn = arn:aws:iam::123456789012:role/x\nsource_profile = nobody\n"
              "[profile sso]\nsso_session = s\nsso_account_id = 210987654321\nsso_role_name = r\n"
              "[sso-session s]\nsso_start_url = https://x.awsapps.com/start\nsso_region = us-east-1\n"
              "[profile local]\nendpoint_url = http://localhost:4566\nregion = us-east-1\n[plugins]\nx = y\n")
    with t.home(config, f"[keys]\naws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = {SECRET}\n") as env:
        profiles = listed(env)
        assert {name: p["type"] for name, p in profiles.items()} == {
            "role": "assume-role", "sso": "sso", "local": "endpoint", "keys": "static-keys"}
        assert profiles["role"]["account_id"] == "123456789012" and profiles["sso"]["account_id"] == "210987654321"
        assert [p["code"] for p in profiles["role"]["problems"]] == ["source-profile-missing"]
        done = t.botoscope("profiles", env=env)
        assert "plugins are not loaded" in done.stderr and "nobody" in done.stderr, done.stderr
        assert "keys\tstatic-keys\t-\t-\t" in done.stdout, done.stdout
        assert SECRET not in done.stdout + done.stderr + json.dumps(profiles)


if __name__ == "__main__":
    t.run_tests(sys.modules[__name__])
