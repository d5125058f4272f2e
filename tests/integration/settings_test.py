"""Random profile files and environments: every configuration variable, what the defaults mode makes of them, and which
credentials are chosen (method, keys, or the class of the error), are botocore's. Nothing is asked of anybody: no
network, no role assumed."""
import copy
import json
import os
import pathlib
import random
import subprocess
import tempfile

import botoscope_test as t

botocore = t.require("botocore.session")
from botocore.exceptions import BotoCoreError  # noqa: E402  after the module is known to be there

CASES = 100 if t.SANITIZED else 600
SEED = int(os.environ.get("BOTOSCOPE_SEED", "20"))
DUMP = str(pathlib.Path(t.BOTOSCOPE).with_name("botoscope-settings"))
PROFILES = ("default", "dev", "base", "two words")
BOOLS = ("true", "True", "false", "yes", "1", "")
NUMBERS = ("3", " 5 ", "1_000", "-2", "x", "", "2.5")
TEXTS = ("a", "legacy", "us-west-2", "http://localhost:8000", "", "when_required", "standard", "%(x)s", "a=b", "a # b")
# Credentials that wait to be used are compared by method only: assuming roles takes a network.
DEFERRED = ("assume-role", "assume-role-with-web-identity", "sso")
# Python's own errors, which we sort under fewer names.
SAME = {"AttributeError": "CredentialRetrievalError", "FileNotFoundError": "OSError", "IndexError": "CredentialRetrievalError", "JSONDecodeError": "CredentialRetrievalError",
        "ParserError": "ValueError", "PermissionError": "OSError"}
MODES = pathlib.Path(botocore.__file__).parent / "data" / "sdk-default-configuration.json"
METADATA = {"metadata_service_timeout", "metadata_service_num_attempts"}


def variables():
    """(name, profile keys, variables of the environment) of every session variable."""
    from botocore.configprovider import BOTOCORE_DEFAUT_SESSION_VARIABLES as table
    for name, (keys, env, _, _) in table.items():
        keys = keys if isinstance(keys, (list, tuple)) and not isinstance(keys, str) else [keys] if keys else []
        env = env if isinstance(env, (list, tuple)) else [env] if env else []
        yield name, [k for k in keys if isinstance(k, str)], list(env)


VARIABLES = list(variables())
OPTIONS = sorted({key for _, keys, _ in VARIABLES for key in keys if key not in ("s3", "proxies", "api_versions")})
ENVIRONMENT = sorted({env for name, _, envs in VARIABLES for env in envs
                      if name not in ("profile", "config_file", "credentials_file", "data_path")})


class Draw:
    """One case from a random source."""

    def __init__(self, source):
        self.r = source
        self.names = set()  # profiles that are in the files

    def some(self, items, most):
        return self.r.sample(list(items), self.r.randint(0, min(most, len(items))))

    def value(self, name):
        low = name.lower()
        if "defaults_mode" in low and self.r.random() < .9:
            return self.r.choice(("standard", "In-Region", "cross-region", "mobile", "auto", "AUTO", "legacy"))
        if "mode" in low and "metadata" in low:
            return self.r.choice(("ipv4", "IPv6", "ipv5"))
        if "metadata_service_endpoint" in low:
            return self.r.choice(("http://localhost:1/", "http://localhost:1/", "http://x/", "http://[::1]/", "no url", "http://a..b/", ""))
        if any(word in low for word in ("timeout", "attempts", "size", "port")):
            return self.r.choice(NUMBERS) if self.r.random() < .4 else "7"
        return self.r.choice(BOOLS + TEXTS)

    def keys(self):
        lines = []
        if self.r.random() < .9:
            lines.append("aws_access_key_id = " + self.r.choice(("AK1", "AK2", "")))
        if self.r.random() < .9:
            lines.append("aws_secret_access_key = " + self.r.choice(("sk1", "s=k", "sk # x")))
        lines += self.some(("aws_session_token = t1", "aws_security_token = t2", "aws_account_id = 123456789012"), 2)
        return lines

    def role(self):
        lines = ["role_arn = arn:aws:iam::123456789012:role/r"]
        if self.r.random() < .8:
            lines.append(self.r.choice(("source_profile = base", "source_profile = dev", "source_profile = default",
                                        "source_profile = nobody", "credential_source = Environment",
                                        "credential_source = Ec2InstanceMetadata", "credential_source = environment")))
        lines += self.some(("credential_source = Environment", "external_id = x", "mfa_serial = m", "duration_seconds = 1h",
                            "web_identity_token_file = /no/token"), 2)
        return lines

    def sso(self):
        lines = ["sso_start_url = https://a", "sso_region = us-east-1", "sso_account_id = 1", "sso_role_name = r",
                 "sso_session = corp"]
        return lines if self.r.random() < .5 else self.some((*lines, "sso_session = nobody", "sso_region = other"), 5)

    def process(self):
        printed = self.r.choice(({"Version": 1, "AccessKeyId": "P", "SecretAccessKey": "s"},
                                 {"Version": 1, "AccessKeyId": "P", "SecretAccessKey": "s", "SessionToken": "t",
                                  "AccountId": "9", "Expiration": "2199-01-01T00:00:00Z"},
                                 {"Version": 2}, {"Version": 1, "AccessKeyId": "P"}, "no json"))
        command = self.r.choice(("echo", "/bin/echo"))
        return ["credential_process = " + self.r.choice((f"{command} '{json.dumps(printed)}'", "false", "/no/such/program", "",
                                                          "sh -c 'echo oops >&2; exit 3'"))]

    def options(self):
        return [f"{name} = {self.value(name)}" for name in self.some(OPTIONS, 6)]

    def blocks(self):
        lines = []
        if self.r.random() < .3:
            lines += ["s3 ="] + [f"  {name} = {self.r.choice(BOOLS + ('path', 'virtual'))}" for name in
                                 self.some(("addressing_style", "use_accelerate_endpoint", "use_arn_region",
                                            "payload_signing_enabled", "own_key", "us_east_1_regional_endpoint"), 4)]
        if self.r.random() < .2:
            lines += ["api_versions =", "  ec2 = 2015-03-01"]
        return lines

    def section(self, head):
        lines = []
        for part, likely in ((self.options, .5), (self.keys, .4), (self.role, .3), (self.sso, .3), (self.process, .3),
                             (self.blocks, .3)):
            lines += part() if self.r.random() < likely else []
        unique = {}
        for line in self.grouped(lines):
            unique.setdefault(line[0].split("=")[0].strip(), line)
        blocks = list(unique.values())
        self.r.shuffle(blocks)
        return [head, *(line for block in blocks for line in block)]

    @staticmethod
    def grouped(lines):
        """Each option with the indented lines that belong to it."""
        for line in lines:
            if not line.startswith("  "):
                group = [line, *(() if not line.endswith(" =") else ())]
                at = lines.index(line) + 1
                while at < len(lines) and lines[at].startswith("  "):
                    group.append(lines[at])
                    at += 1
                yield group

    def config(self):
        lines = []
        for name in self.some(PROFILES, 4):
            self.names.add(name)
            quoted = f'"{name}"' if " " in name else name
            head = "[default]" if name == "default" and self.r.random() < .7 else f"[profile {quoted}]"
            lines += self.section(head)
        if self.r.random() < .5:
            lines += ["[sso-session corp]", *self.some(("sso_start_url = https://a", "sso_region = us-east-1"), 2)]
        if self.r.random() < .05:
            lines.append(self.r.choice(("junk", "[open", "region = a\nregion = b")))
        return "\n".join(lines) + "\n"

    def credentials(self):
        lines = []
        for name in self.some(PROFILES, 3):
            self.names.add(name)
            lines += [f"[{name}]", *dict((line.split("=")[0], line) for line in self.keys() + self.options()).values()]
        return "\n".join(lines) + "\n"

    def environment(self):
        env = {name: self.value(name) for name in self.some(ENVIRONMENT, 5)}
        if self.r.random() < .3:
            env |= dict(self.some((("AWS_ACCESS_KEY_ID", "ENV"), ("AWS_SECRET_ACCESS_KEY", "es"), ("AWS_SESSION_TOKEN", "et"),
                                   ("AWS_SECURITY_TOKEN", "est"), ("AWS_ACCOUNT_ID", "7"), ("AWS_ACCESS_KEY_ID", "ENV"),
                                   ("AWS_CREDENTIAL_EXPIRATION", "2199-01-01T00:00:00Z")), 6))
        if self.r.random() < .4:
            env[self.r.choice(("AWS_PROFILE", "AWS_DEFAULT_PROFILE"))] = self.profile()
        if self.r.random() < .1:
            env |= dict(self.some((("AWS_ROLE_ARN", "arn:aws:iam::1:role/w"), ("AWS_WEB_IDENTITY_TOKEN_FILE", "/no/token")), 2))
        if self.r.random() < .3:
            env |= dict(self.some((("AWS_EXECUTION_ENV", "AWS_Lambda_python"), ("AWS_REGION", "us-west-2"), ("AWS_REGION", ""),
                                   ("AWS_DEFAULT_REGION", "us-west-2"), ("AWS_DEFAULTS_MODE", "auto"),
                                   ("AWS_EXECUTION_ENV", "AWS_Lambda_python"), ("AWS_DEFAULTS_MODE", "auto")), 5))
        if self.r.random() < .05:
            env["BOTO_CONFIG"] = "/no/boto"
        return env | {"AWS_EC2_METADATA_DISABLED": "true"}

    def profile(self):
        """Usually one that is there."""
        return self.r.choice((*sorted(self.names) * 4, "default", "nobody", ""))

    def case(self):
        files = {"config": self.config() if self.r.random() < .9 else None,
                 "credentials": self.credentials() if self.r.random() < .6 else None}
        profile = (self.profile() or None) if self.r.random() < .5 else None
        return {"environment": self.environment(), "files": files, "profile": profile, "now": 1790000000}


def theirs_or_error(function):
    try:
        return function()
    except Exception as error:  # any class at all is compared
        return {"error": SAME.get(type(error).__name__, type(error).__name__)}


def botocores(case):
    """What botocore makes of a case whose files are written."""
    os.environ.clear()
    os.environ.update({"PATH": KEPT["PATH"], **case["environment"]})
    session = botocore.Session(profile=case["profile"])
    whole = theirs_or_error(lambda: session.full_config and None)
    if whole and whole["error"] == "ConfigParseError":
        return whole
    values = {name: theirs_or_error(lambda name=name: session.get_config_variable(name)) for name, _, _ in VARIABLES}
    # A client asks for its profile first, so that a missing one shows before anything else.
    missing = theirs_or_error(lambda: session.get_scoped_config() and None)
    mode = missing or theirs_or_error(lambda: defaults(session))
    return {"variables": values, "mode": mode, "credentials": missing or theirs_or_error(lambda: chosen(session))}


def defaults(session):
    """What the defaults mode makes of a client's settings in the configured region."""
    store = copy.copy(session.get_component("config_store"))
    mode = session._resolve_defaults_mode(None, store)
    region = session.get_config_variable("region")
    if mode != "legacy":
        session._get_internal_component("smart_defaults_factory").merge_smart_defaults(store, mode, region)
    read = store.get_config_variable
    return {"connect_timeout": read("connect_timeout"), "retry_mode": read("retry_mode"),
            "sts_regional_endpoints": read("sts_regional_endpoints"),
            "us_east_1_regional_endpoint": (read("s3") or {}).get("us_east_1_regional_endpoint")}


def chosen(session):
    found = session.get_credentials()
    if found is None:
        return None
    if found.method in DEFERRED:
        return {"method": found.method}
    return {"method": found.method, "access_key": found.access_key, "secret_key": found.secret_key,
            "token": found.token or "", "account_id": found.account_id or ""}


def normal(value):
    if isinstance(value, dict):
        return {k: normal(v) for k, v in value.items() if k != "message"}
    return value


def difference(ours, theirs):
    ours, theirs = normal(ours), normal(theirs)
    if "error" in ours or "error" in theirs:
        return None if ours.get("error") == theirs.get("error") else f"{ours} instead of {theirs}"
    for name, value in theirs["variables"].items():
        mine = ours["variables"].get(name, "no such variable")
        if name == "s3":
            mine, value = mine or {}, value or {}
        if mine != value:
            return f"{name}: {mine!r} instead of {value!r}"
    # botocore lays a mode's value into the text of an "s3 =" without keys, and falls over (ADR 36).
    if ours["mode"] != theirs["mode"] and theirs["mode"].get("error") != "TypeError":
        return f"mode: {ours['mode']} instead of {theirs['mode']}"
    if ours["credentials"] != theirs["credentials"]:
        return f"credentials: {ours['credentials']} instead of {theirs['credentials']}"
    return None


def write_files(case, folder):
    """Puts the files where the environment names them; gives the case as our program takes it."""
    texts = {}
    for name, variable in (("config", "AWS_CONFIG_FILE"), ("credentials", "AWS_SHARED_CREDENTIALS_FILE")):
        path = pathlib.Path(folder, name)
        path.unlink(missing_ok=True)
        if case["files"][name] is not None:
            path.write_text(case["files"][name])
            texts[str(path)] = case["files"][name]
        case["environment"][variable] = str(path)
    case["environment"]["HOME"] = folder
    return case | {"files": texts}


KEPT = dict(os.environ)


def test_random_settings_are_botocores():
    source = random.Random(SEED)
    cases = [Draw(source).case() for _ in range(CASES)]
    with tempfile.TemporaryDirectory() as folder:
        prepared, theirs = [], []
        for case in cases:
            prepared.append(write_files(case, folder))
            theirs.append(botocores(case))
        os.environ.clear()
        os.environ.update(KEPT)
        done = subprocess.run([DUMP, str(MODES)], input="".join(json.dumps(case) + "\n" for case in prepared), text=True,
                              capture_output=True, timeout=300)
    ours = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(ours) == CASES, f"{len(ours)} answers: {done.stderr[-300:]}"
    wrong = [(i, text) for i, (a, b) in enumerate(zip(ours, theirs)) if (text := difference(a, b))]
    for number, text in wrong[:10]:
        print(f"case {number}: {text}\n{json.dumps(cases[number]['environment'])}\n{cases[number]['files']['config']}"
              f"\n--credentials\n{cases[number]['files']['credentials']}\nprofile {cases[number]['profile']}", flush=True)
    methods = {b["credentials"]["method"] for b in theirs if b.get("credentials") and "method" in b["credentials"]}
    errors = {b["credentials"]["error"] for b in theirs if b.get("credentials") and "error" in b["credentials"]}
    timeouts = {b["mode"].get("connect_timeout") for b in theirs if "mode" in b}
    print(f"{CASES} cases, {len(wrong)} differ; connect time-outs {sorted(map(str, timeouts))}; methods {sorted(methods)}, errors {sorted(errors)}")
    assert not wrong, f"{len(wrong)} of {CASES} cases differ"
    assert len(timeouts) >= 4, "the defaults modes are too much alike"
    assert len(methods) >= 6 and len(errors) >= 5, "the cases are too much alike"


if __name__ == "__main__":
    t.run_tests(__import__("__main__"))
