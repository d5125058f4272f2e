"""The command line's promises that need no server: names, skeletons, dry runs, exit statuses."""
import json
import pathlib
import sys

import botoscope_test as t

botocore_session, validate = t.require("botocore.session", "botocore.validate")
SESSION = botocore_session.get_session()
WRONG_USAGE, NOT_CONFIGURED = 252, 253


def lines(*arguments):
    with t.home() as env:
        done = t.botoscope(*arguments, env=env)
    assert done.returncode == 0, f"{arguments}: exit {done.returncode}: {done.stderr}"
    return done.stdout.split("\n")[:-1]


def test_services_are_botocores():
    ours, theirs = set(lines("services")), set(SESSION.get_available_services())
    assert ours == theirs, f"differing: {sorted(ours ^ theirs)[:10]}"


def test_operations_are_botocores():
    for service in ("s3", "ec2", "sqs", "cloudwatch"):
        theirs = set(SESSION.get_service_model(service).operation_names)
        assert set(lines("operations", service)) == theirs, service


def test_skeletons_pass_botocores_validation():
    for service, operation in (("s3", "PutObject"), ("dynamodb", "Query"), ("ec2", "RunInstances"),
                               ("lambda", "CreateFunction"), ("sqs", "SendMessageBatch")):
        skeleton = json.loads("\n".join(lines("skeleton", service, operation)))
        shape = SESSION.get_service_model(service).operation_model(operation).input_shape
        report = validate.ParamValidator().validate(skeleton, shape)
        assert not report.has_errors(), f"{service}.{operation}: {report.generate_report()}"


def test_operation_names_have_three_spellings():
    with t.home() as env:
        outputs = [t.botoscope("call", "s3", name, "--region", "us-east-1", "--dry-run=serialized", env=env)
                   for name in ("ListBuckets", "list-buckets", "list_buckets")]
    assert [done.returncode for done in outputs] == [0, 0, 0], [done.stderr for done in outputs]
    assert outputs[0].stdout == outputs[1].stdout == outputs[2].stdout != ""


def expect_status(status, *arguments, home=None):
    with t.home(**(home or {})) as env:
        done = t.botoscope(*arguments, env=env)
    assert done.returncode == status, f"{arguments}: exit {done.returncode}, not {status}: {done.stderr}"
    assert done.stderr.strip(), f"{arguments}: says nothing about its failure"
    return done


def test_wrong_usage_is_252():
    expect_status(WRONG_USAGE, "call", "s3", "NoSuchOperation", "--region", "us-east-1")
    expect_status(WRONG_USAGE, "call", "nosuchservice", "ListBuckets", "--region", "us-east-1")
    expect_status(WRONG_USAGE, "call", "s3", "ListBuckets", "--no-such-option")


def test_time_outs_are_whole_seconds():
    for option in ("--cli-read-timeout", "--cli-connect-timeout"):
        for value in ("-1", "1.5", "soon", "", "1000001"):
            done = expect_status(WRONG_USAGE, "call", "s3", "ListBuckets", f"{option}={value}")
            assert option in done.stderr, done.stderr


def test_an_error_is_one_paragraph():
    done = expect_status(WRONG_USAGE, "call", "s3", "GetObject", "--region", "us-east-1", "--input", '{"A\\u001bb": 1}')
    assert done.stderr.count("\n") == 1 and "\x1b" not in done.stderr and "\\x1bb" in done.stderr, done.stderr


def test_wrong_parameters_are_252_and_named():
    done = expect_status(WRONG_USAGE, "call", "s3", "GetObject", "--region", "us-east-1", "--input", '{"Bucket": "abc"}')
    assert "Key" in done.stderr, done.stderr


def test_what_the_model_limits_is_a_warning():
    params = json.dumps({"RoleArn": "arn:aws:iam::123456789012:role/r", "RoleSessionName": "no blanks"})
    with t.home() as env:
        done = t.botoscope("call", "sts", "AssumeRole", "--region", "us-east-1", "--input", params,
                           "--dry-run=signed", env=env)
    assert done.returncode == 0, done.stderr
    assert done.stderr.startswith("botoscope: warning: RoleSessionName: does not match the pattern"), done.stderr
    assert json.loads(done.stdout)["stage"] == "signed", done.stdout


def test_missing_configuration_is_253():
    nothing = {"credentials": ""}
    expect_status(NOT_CONFIGURED, "call", "s3", "ListBuckets", "--region", "us-east-1", home=nothing)
    expect_status(NOT_CONFIGURED, "call", "ec2", "DescribeRegions")
    expect_status(NOT_CONFIGURED, "call", "s3", "ListBuckets", "--profile", "nosuchprofile")


def test_a_profile_names_more_folders_of_models():
    model = {"version": "2.0", "metadata": {"apiVersion": "2020-02-02", "endpointPrefix": "mine", "protocol": "json",
             "serviceId": "Mine", "signatureVersion": "v4", "targetPrefix": "Mine", "jsonVersion": "1.1"},
             "operations": {"Ping": {"name": "Ping", "http": {"method": "POST", "requestUri": "/"}}}, "shapes": {}}
    with t.home(config="[profile own]\nregion = eu-west-1\ndata_path = ~/own\n[profile other]\nregion = eu-west-1\n") as env:
        folder = pathlib.Path(env["HOME"], "own/mine/2020-02-02")
        folder.mkdir(parents=True)
        folder.joinpath("service-2.json").write_text(json.dumps(model))
        assert t.botoscope("operations", "mine", "--profile", "own", env=env).stdout == "Ping\n"
        for profile, status in (("own", 0), ("other", 252)):
            done = t.botoscope("call", "mine", "Ping", "--profile", profile, "--dry-run=serialized", "--endpoint-url",
                               "http://127.0.0.1:1", env=env)
            assert done.returncode == status, (profile, done.returncode, done.stderr)
        # The variable is asked first, as for everything, and takes the profile's place.
        empty = env | {"AWS_DATA_PATH": env["HOME"]}
        assert t.botoscope("operations", "mine", "--profile", "own", env=empty).returncode == 252


def test_files_that_can_not_be_read_are_named():
    with t.home() as env:
        config = pathlib.Path(env["HOME"], ".aws/config")
        config.unlink(missing_ok=True)
        config.symlink_to(config)
        done = t.botoscope("whoami", "--profile", "dev", env=env)
        assert done.returncode == 253 and str(config) in done.stderr, done.stderr
        config.with_name("credentials").unlink()
        done = t.botoscope("whoami", env=env)
        assert done.returncode == 253 and str(config) in done.stdout and "simulator" not in done.stdout, done.stdout


def test_a_read_only_profile_refuses_changes():
    delete = ("call", "s3", "DeleteBucket", "--profile", "simulator", "--input", '{"Bucket": "amzn-s3-demo-bucket"}')
    with t.home(credentials="") as env:
        marks = pathlib.Path(env["HOME"], ".config/botoscope/profiles.json")
        marks.parent.mkdir(parents=True)
        marks.write_text('{"profiles": {"simulator": {"readOnly": true}}}')
        refused = t.botoscope(*delete, env=env)
        assert refused.returncode == NOT_CONFIGURED, refused
        assert "simulator is read-only" in refused.stderr and "--allow-changes" in refused.stderr, refused.stderr
        for allowed in (("call", "s3", "ListBuckets", "--profile", "simulator"), (*delete, "--allow-changes"),
                        (*delete, "--dry-run=signed")):
            done = t.botoscope(*allowed, env=env)
            assert done.returncode == 0, f"{allowed}: {done.stderr}"
        marks.write_text("{")
        damaged = t.botoscope(*delete, env=env)
        assert damaged.returncode != 0 and str(marks) in damaged.stderr, damaged


def test_trace_tells_the_steps_and_no_secret():
    secret = "wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY"
    credentials = f"[default]\naws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = {secret}\n"
    with t.home(credentials=credentials) as env:
        done = t.botoscope("call", "dynamodb", "ListTables", "--region", "us-east-1", "--dry-run=signed",
                           "--trace=jsonl", env=env)
    assert done.returncode == 0, done.stderr
    assert secret not in done.stdout + done.stderr, "the secret key was printed"
    steps = [json.loads(line) for line in done.stderr.splitlines() if line.startswith("{")]
    for field in ("call", "seq", "t_us", "event", "attempt", "handlers", "changes"):
        assert all(field in step for step in steps), f"a step has no '{field}'"
    events = [step["event"] for step in steps]
    assert "before-sign.dynamodb.ListTables" in events, events
    assert events.index("before-call.dynamodb.ListTables") < events.index("before-sign.dynamodb.ListTables"), events


if __name__ == "__main__":
    t.run_tests(sys.modules[__name__])
