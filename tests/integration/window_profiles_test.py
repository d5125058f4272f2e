"""The profile manager by keyboard alone: a profile of each type is made, tested, renamed, deleted and brought back; keys
go into a keychain and into no file; what another program writes meanwhile stays. botocore reads what was written.
"""
import json
import pathlib
import subprocess
import sys

import botoscope_test as t
from window_walk_test import wait, window

OK = bytes.fromhex("14692f")  # of the light theme: what went well is written in it
ROLE = "arn:aws:iam::123456789012:role/Dev"
SECRET = "s3cret/of+a=keychain"
BASE = "# mine\n[profile base]\nregion = eu-west-1\n"
# The type's place in the list of types, what is typed from the first field on (None: it stays empty), what is read.
TYPES = {
    "sso": (0, ["corp", "https://corp.example/start", "eu-west-1", None, "123456789012", "Dev"],
            {"sso_session": "corp", "sso_account_id": "123456789012", "sso_role_name": "Dev"}),
    "role": (1, [ROLE, "base"], {"role_arn": ROLE, "source_profile": "base"}),
    "keys": (3, ["AKIDKEYS", "s3cret"], {"aws_access_key_id": "AKIDKEYS", "aws_secret_access_key": "s3cret"}),
    "login": (4, ["arn:aws:iam::123456789012:user/me"], {"login_session": "arn:aws:iam::123456789012:user/me"}),
    "process": (5, ["/opt/keys --json"], {"credential_process": "/opt/keys --json"}),
    "web": (6, [ROLE, "/var/token"], {"role_arn": ROLE, "web_identity_token_file": "/var/token"}),
    "machine": (8, [ROLE, None, "Ec2InstanceMetadata"], {"role_arn": ROLE, "credential_source": "Ec2InstanceMetadata"}),
    "plain": (9, ["eu-west-1"], {"region": "eu-west-1"}),
}


class Manager:
    """The profile manager of a window, and the files it writes."""

    def __init__(self, desk):
        self.desk, self.home = desk, desk.state.parents[2]
        wait(lambda: desk.copied("ctrl+shift+e", "Home", "Tab", "ctrl+a") == "base", "the first profile's page")

    def text(self, name="config"):
        file = pathlib.Path(self.home, ".aws", name)
        return file.read_text() if file.exists() else ""

    def has(self, name):
        return f"{name}]" in self.text() + self.text("credentials")

    def read(self, name):
        """As botocore reads both files."""
        script = "import botocore.session, json; print(json.dumps(botocore.session.Session().full_config['profiles']))"
        done = subprocess.run([sys.executable, "-c", script], env={"HOME": str(self.home)}, capture_output=True, text=True,
                              check=True)
        return json.loads(done.stdout)[name]

    def fill(self, name, place, values):
        """A new profile of the type at that place."""
        self.desk.key("ctrl+shift+p")
        self.desk.type("new profile")
        self.desk.key("Return", "Home", *["Down"] * place, "Return", "shift+Tab", "ctrl+a")
        self.desk.type(name)
        for value in values:
            self.desk.key("Tab")
            self.desk.type(value or "")

    def save(self, condition, what):
        wait(lambda: self.desk.key("ctrl+s") or condition(), what)
        wait(lambda: not self.desk.send_button(), "the window to know of it: Save has lost its colour")

    def make(self, name, place, values):
        self.fill(name, place, values)
        self.save(lambda: self.has(name), f"{name} in the files")

    def choose(self, name):
        """Its page, with the focus on the name."""
        def attempt():
            self.desk.key("ctrl+shift+e", "shift+Tab", "ctrl+a")
            self.desk.type(name)
            return self.desk.copied("Return", "Home", "Tab", "ctrl+a") == name
        wait(attempt, f"the page of {name}")


def well(desk):
    """How much is written in the colour of what went well, in pixels."""
    return sum(row.count(OK) for row in desk.picture())


def test_a_profile_of_each_type():
    with window(config=BASE) as desk:
        manager = Manager(desk)
        for name, (place, values, expected) in TYPES.items():
            manager.make(name, place, values)
            found = manager.read(name)
            assert expected.items() <= found.items(), (name, found)
        assert manager.text().startswith(BASE), manager.text()


def test_saving_too_early_writes_nothing():
    with window(config=BASE) as desk:
        manager = Manager(desk)
        manager.fill("role", 1, [])
        desk.key("ctrl+s")
        desk.type(ROLE)  # the cursor is in the field that is missing
        desk.key("Tab")
        desk.type("base")
        manager.save(lambda: manager.has("role"), "the role in the file")
        assert manager.read("role") == {"role_arn": ROLE, "source_profile": "base"}, manager.text()


def test_tested_against_a_server_then_renamed_deleted_and_brought_back():
    with t.moto_server() as url, window(config=BASE) as desk:
        manager = Manager(desk)
        manager.make("local", 7, [url, "AKIDLOCAL", "secret", "us-east-1"])
        manager.choose("local")
        before = well(desk)
        desk.key("Tab", "Tab", "Return")
        wait(lambda: well(desk) > before + 10, "the account, from GetCallerIdentity")
        manager.choose("local")
        desk.type("mine")
        manager.save(lambda: "[profile mine]" in manager.text() and "[mine]" in manager.text("credentials"),
                     "the new name in both files")
        before = manager.text(), manager.text("credentials")
        assert "local]" not in "".join(before), before
        manager.choose("mine")
        desk.key("Tab", "Tab", "Tab", "space", "Up", "Return")
        wait(lambda: not manager.has("mine"), "the profile to go")
        wait(lambda: desk.key("ctrl+z") or manager.has("mine"), "the profile to come back")
        wait(lambda: (manager.text(), manager.text("credentials")) == before, "every byte of it")


def test_keys_go_into_the_keychain_and_into_no_file():
    with t.keyring() as bus, window(config=BASE, environment=bus) as desk:
        manager = Manager(desk)
        manager.make("safe", 2, ["AKIDSAFE", SECRET])
        command = manager.read("safe")["credential_process"]
        assert command.endswith("botoscope credential-process --profile safe"), command
        for folder in (manager.home, pathlib.Path(bus["XDG_DATA_HOME"])):
            for file in folder.rglob("*"):
                assert not file.is_file() or SECRET.encode() not in file.read_bytes(), file
        done = subprocess.run(command.split(), env={"HOME": str(manager.home), "PATH": ""} | bus, capture_output=True, text=True)
        assert json.loads(done.stdout)["SecretAccessKey"] == SECRET, done


def test_a_consoles_csv_file_goes_into_the_keychain():
    table = f"User name,Access key ID,Secret access key\nanna,AKIDANNA,{SECRET}\n"
    with t.keyring() as bus, window(config=BASE, files={"keys.csv": table}, environment=bus) as desk:
        manager = Manager(desk)
        # From the filter back to the button, the first of its menu, and the file's name in the dialog.
        desk.key("ctrl+shift+e", "shift+Tab", "shift+Tab", "shift+Tab", "shift+Tab", "space", "Down", "Return")
        wait(lambda: "Import" in desk.title(), "the file dialog")
        desk.type(str(manager.home / "keys.csv"))
        desk.key("Return")
        wait(lambda: manager.has("anna"), "the imported profile")
        assert manager.read("anna")["credential_process"].endswith("--profile anna"), manager.text()
        assert SECRET not in manager.text() + manager.text("credentials")
        wait(lambda: "Botoscope" in desk.title(), "the window again")


def test_what_another_program_writes_stays():
    with window(config=BASE) as desk:
        manager = Manager(desk)
        manager.choose("base")
        desk.key("Tab", "Tab", "Tab", "Tab", "Tab")  # past use, test, more and the file to the region
        desk.key("ctrl+a")
        desk.type("us-east-2")
        file = pathlib.Path(manager.home, ".aws/config")
        file.write_text(BASE + "output = json\n# theirs\n[profile other]\n")
        manager.save(lambda: "us-east-2" in manager.text(), "the region in the file")
        assert manager.text() == BASE.replace("eu-west-1", "us-east-2") + "output = json\n# theirs\n[profile other]\n"


if __name__ == "__main__":
    t.run_tests(sys.modules[__name__])
