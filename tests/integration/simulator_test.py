"""Other clients against `botoscope simulator`: boto3 over each protocol, the AWS CLI, a wrong secret."""
import subprocess
import sys

import botoscope_test as t

boto3, exceptions = t.require("boto3", "botocore.exceptions")
KEY, SECRET = t.SIMULATOR_KEYS.values()


def client(service, url, secret=SECRET):
    return boto3.client(service, region_name="us-east-1", endpoint_url=url, aws_access_key_id=KEY,
                        aws_secret_access_key=secret)


def test_boto3_over_each_protocol():
    with t.simulator() as (url, _):
        calls = (
            ("s3", "list_buckets", {}, "Buckets"), ("iam", "list_users", {}, "Users"),
            ("dynamodb", "list_tables", {}, "TableNames"), ("lambda", "list_functions", {}, "Functions"),
            ("ec2", "describe_instances", {}, "Reservations"), ("sqs", "list_queues", {}, "QueueUrls"),
            ("cloudwatch", "list_metrics", {}, "Metrics"))
        for service, method, parameters, field in calls:
            answer = getattr(client(service, url), method)(**parameters)
            assert field in answer, f"{service}.{method} answered {answer}"


def test_a_wrong_secret_is_refused():
    with t.simulator() as (url, _):
        try:
            client("sts", url, secret="wrong").get_caller_identity()
        except exceptions.ClientError as error:
            assert error.response["ResponseMetadata"]["HTTPStatusCode"] == 403, error.response
            return
    raise AssertionError("a wrong secret was accepted")


def test_the_aws_cli():
    t.require("awscli")
    with t.simulator() as (url, env):
        keys = {"AWS_ACCESS_KEY_ID": KEY, "AWS_SECRET_ACCESS_KEY": SECRET, "AWS_DEFAULT_REGION": "us-east-1"}
        done = subprocess.run([sys.executable, "-m", "awscli", "--endpoint-url", url, "iam", "list-users"],
                              env=env | keys, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0 and "Users" in done.stdout, (done.returncode, done.stderr)


def test_botoscope_itself():
    with t.simulator() as (url, env):
        keys = {"AWS_ACCESS_KEY_ID": KEY, "AWS_SECRET_ACCESS_KEY": SECRET}
        answer = t.call("iam", "ListUsers", None, "--region", "us-east-1", "--endpoint-url", url, env=env | keys)
    assert "Users" in answer, answer


if __name__ == "__main__":
    t.run_tests(sys.modules[__name__])
