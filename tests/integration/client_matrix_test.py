"""Real clients against `botoscope simulator`: boto3 over every protocol, the AWS CLI, wrong keys refused."""
import json
import subprocess
import sys

import botoscope_test as t

boto3, config, exceptions, validate = t.require("boto3", "botocore.config", "botocore.exceptions", "botocore.validate")
KEY, SECRET = t.SIMULATOR_KEYS.values()
ROLE = "arn:aws:iam::123456789012:role/r"
ITEM = {"id": {"S": "1"}, "raw": {"B": b"\x00\xff"}, "many": {"L": [{"N": "1"}, {"BOOL": True}]}}

PROTOCOLS = {
    "query": (
        ("sts", "get_caller_identity", {}), ("iam", "list_users", {"PathPrefix": "/a b/"}),
        ("iam", "create_user", {"UserName": "u", "Tags": [{"Key": "k", "Value": "é & b"}]}),
        ("sts", "assume_role", {"RoleArn": ROLE, "RoleSessionName": "name"}),
        ("sns", "publish", {"TopicArn": "arn:aws:sns:us-east-1:123456789012:t", "Message": "hello",
                            "MessageAttributes": {"a": {"DataType": "String", "StringValue": "v"}}}),
        ("rds", "describe_db_instances", {}), ("cloudformation", "describe_stacks", {})),
    "ec2": (
        ("ec2", "describe_regions", {}), ("ec2", "describe_vpcs", {"VpcIds": ["vpc-1", "vpc-2"]}),
        ("ec2", "describe_instances", {"Filters": [{"Name": "tag:a", "Values": ["b", "c"]}]}),
        ("ec2", "run_instances", {"MinCount": 1, "MaxCount": 2, "ImageId": "ami-1", "UserData": "echo é"}),
        ("ec2", "create_tags", {"Resources": ["i-1"], "Tags": [{"Key": "k", "Value": "v"}]}),
        ("ec2", "create_security_group", {"GroupName": "g", "Description": "d"})),
    "json 1.0": (
        ("dynamodb", "list_tables", {}), ("dynamodb", "put_item", {"TableName": "t", "Item": ITEM}),
        ("dynamodb", "get_item", {"TableName": "t", "Key": {"id": {"S": "1"}}}),
        ("dynamodb", "query", {"TableName": "t", "KeyConditionExpression": "id = :v",
                               "ExpressionAttributeValues": {":v": {"S": "1"}}}),
        ("stepfunctions", "list_state_machines", {}), ("sqs", "list_queues", {}),
        ("sqs", "create_queue", {"QueueName": "q", "Attributes": {"DelaySeconds": "1"}})),
    "json 1.1": (
        ("kms", "list_keys", {}), ("kms", "encrypt", {"KeyId": "k", "Plaintext": b"\x00plain"}),
        ("secretsmanager", "get_secret_value", {"SecretId": "s"}), ("logs", "describe_log_groups", {}),
        ("ecs", "list_clusters", {}), ("cognito-idp", "list_user_pools", {"MaxResults": 3}),
        ("kinesis", "put_record", {"StreamName": "s", "Data": b"d", "PartitionKey": "p"})),
    "rest-json": (
        ("lambda", "list_functions", {"MaxItems": 5}),
        ("lambda", "create_function", {"FunctionName": "f", "Role": ROLE, "Runtime": "python3.12", "Handler": "h.h",
                                       "Code": {"ZipFile": b"PK\x03\x04"}, "Environment": {"Variables": {"a": "b"}}}),
        ("lambda", "invoke", {"FunctionName": "f:1", "Payload": b'{"a": 1}'}),
        ("apigateway", "get_rest_apis", {"limit": 2}), ("eks", "list_clusters", {}),
        ("batch", "describe_job_queues", {}), ("efs", "describe_file_systems", {})),
    "rest-xml": (
        ("s3", "list_buckets", {}), ("s3", "create_bucket", {"Bucket": "some-bucket"}),
        ("s3", "put_object", {"Bucket": "some-bucket", "Key": "a//b/../c d+é%7E", "Body": b"\x00body",
                              "Metadata": {"who": "me"}}),
        ("s3", "get_object", {"Bucket": "some-bucket", "Key": "a//b/../c d+é%7E"}),
        ("s3", "head_object", {"Bucket": "some-bucket", "Key": "k"}),
        ("s3", "list_objects_v2", {"Bucket": "some-bucket", "Prefix": "a b/"}),
        ("s3", "delete_objects", {"Bucket": "some-bucket", "Delete": {"Objects": [{"Key": "a&b"}]}}),
        ("route53", "list_hosted_zones", {}), ("cloudfront", "list_distributions", {})),
}

NEED_A_FILE = {"invoke", "get_object", "put_object"}  # bodies go through files there

# Runs the AWS CLI's own driver for each line of arguments in one process: it takes seconds to start.
CLI_RUNNER = """
import contextlib, io, json, sys
from awscli.clidriver import create_clidriver
for line in sys.stdin:
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = create_clidriver().main(json.loads(line))
    print(json.dumps([status, out.getvalue(), err.getvalue()]), flush=True)
"""


def has_bytes(value):
    if isinstance(value, dict):
        value = list(value.values())
    return isinstance(value, bytes) or isinstance(value, list) and any(has_bytes(item) for item in value)


def cli_commands(calls):
    """The first five of a protocol's calls that need no files, as the AWS CLI's arguments."""
    suitable = [call for call in calls if call[1] not in NEED_A_FILE and not has_bytes(call[2])][:5]
    for service, method, parameters in suitable:
        yield [{"s3": "s3api"}.get(service, service), method.replace("_", "-"), "--cli-input-json",
               json.dumps(parameters)]


def client(url, service, key=KEY, secret=SECRET):
    once = config.Config(retries={"total_max_attempts": 1}, inject_host_prefix=False)
    return boto3.client(service, region_name="us-east-1", endpoint_url=url, aws_access_key_id=key,
                        aws_secret_access_key=secret, config=once)


def faults(connection, method, parameters):
    """What is wrong with the answer to one call, in words."""
    name = f"{connection.meta.service_model.service_name}.{method}"
    try:
        answer = getattr(connection, method)(**parameters)
    except (exceptions.BotoCoreError, exceptions.ClientError, ValueError, KeyError, TypeError) as error:
        yield f"{name}: {type(error).__name__}: {error}"
        return
    status = answer.pop("ResponseMetadata")["HTTPStatusCode"]
    if not 200 <= status < 300:
        yield f"{name}: status {status}"
    operation = connection.meta.service_model.operation_model(connection.meta.method_to_api_mapping[method])
    if operation.output_shape is not None:
        report = validate.ParamValidator().validate(answer, operation.output_shape)
        if report.has_errors():
            yield f"{name}: {report.generate_report()}"
        if operation.output_shape.members and not answer:
            yield f"{name}: the answer is empty"


def test_boto3_accepts_every_answer():
    found = []
    with t.simulator() as (url, _):
        for protocol, calls in PROTOCOLS.items():
            clients = {service: client(url, service) for service in {call[0] for call in calls}}
            for service, method, parameters in calls:
                found += [f"{protocol}: {fault}" for fault in faults(clients[service], method, parameters)]
    assert not found, "\n".join(found)


def test_the_same_input_has_the_same_answer():
    with t.simulator() as (url, _):
        connection = client(url, "dynamodb")
        answers = [connection.describe_table(TableName=name)["Table"] for name in ("one", "one", "two")]
    assert answers[0] == answers[1], "the same input gave two answers"


def refusal(connection, method, parameters):
    try:
        getattr(connection, method)(**parameters)
    except exceptions.ClientError as error:
        return error.response["ResponseMetadata"]["HTTPStatusCode"], error.response["Error"]["Code"]
    return 200, "accepted"


def test_wrong_keys_are_refused_in_every_protocol():
    unknown = {"InvalidClientTokenId", "UnrecognizedClientException", "InvalidAccessKeyId", "AuthFailure"}
    mismatch = {"SignatureDoesNotMatch", "InvalidSignatureException", "AuthFailure"}
    with t.simulator() as (url, _):
        for protocol, calls in PROTOCOLS.items():
            service, method, parameters = calls[0]
            for wrong, codes in (({"key": "AKIAUNKNOWN000000000"}, unknown), ({"secret": "wrong"}, mismatch)):
                status, code = refusal(client(url, service, **wrong), method, parameters)
                assert status in (400, 403) and code in codes, (protocol, wrong, status, code)


def test_the_aws_cli_accepts_five_answers_of_each_protocol():
    t.require("awscli")
    commands = [command for calls in PROTOCOLS.values() for command in cli_commands(calls)]
    assert len(commands) == 5 * len(PROTOCOLS), commands
    with t.simulator() as (url, env):
        env |= t.SIMULATOR_KEYS | {"AWS_DEFAULT_REGION": "us-east-1", "AWS_PAGER": ""}
        lines = "".join(json.dumps(["--endpoint-url", url, "--output", "json", *command]) + "\n"
                        for command in commands)
        done = subprocess.run([sys.executable, "-c", CLI_RUNNER], env=env, input=lines, capture_output=True, text=True,
                              timeout=240)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(answers) == len(commands), done.stderr[-800:]
    found = [f"{command}: {status} {err[-400:]}" for command, (status, _, err) in zip(commands, answers) if status]
    assert not found, "\n".join(found)


if __name__ == "__main__":
    t.run_tests(sys.modules[__name__])
