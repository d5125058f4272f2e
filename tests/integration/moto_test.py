"""Real calls against moto's server, over every protocol that moto speaks; boto3 looks at what they did."""
import base64
import io
import json
import pathlib
import sys
import tempfile
import zipfile

import botoscope_test as t

boto3 = t.require("boto3")
SERVICE_ERROR = 254


class World:
    """moto's server, an environment for botoscope and boto3 clients that look at the same server."""

    def __init__(self, url, env):
        self.url, self.env = url, env

    def call(self, service, operation, parameters=None, *options, status=0):
        return t.call(service, operation, parameters, "--region", "eu-west-1", "--endpoint-url", self.url, *options,
                      env=self.env, status=status)

    def boto3(self, service):
        return boto3.client(service, region_name="eu-west-1", endpoint_url=self.url,
                            aws_access_key_id="AKIDEXAMPLE", aws_secret_access_key="testing")


def with_world(test):
    def run():
        with t.home() as env:
            test(World(SERVER, env))
    return run


@with_world
def test_s3_rest_xml(world):
    where = {"CreateBucketConfiguration": {"LocationConstraint": "eu-west-1"}}
    world.call("s3", "CreateBucket", {"Bucket": "first-bucket"} | where)
    with tempfile.NamedTemporaryFile() as body:
        pathlib.Path(body.name).write_bytes(b"hello, \xff\x00 world")
        world.boto3("s3").upload_file(body.name, "first-bucket", "a key/with ~ odd+chars")
    listed = world.call("s3", "ListObjectsV2", {"Bucket": "first-bucket"})
    assert [entry["Key"] for entry in listed["Contents"]] == ["a key/with ~ odd+chars"], listed
    head = world.call("s3", "HeadObject", {"Bucket": "first-bucket", "Key": "a key/with ~ odd+chars"})
    assert head["ContentLength"] == 15, head
    world.call("s3", "PutObject", {"Bucket": "first-bucket", "Key": "plain", "Body": "text", "Metadata": {"who": "me"}})
    found = world.boto3("s3").get_object(Bucket="first-bucket", Key="plain")
    assert found["Metadata"] == {"who": "me"}, found["Metadata"]


@with_world
def test_dynamodb_json(world):
    world.call("dynamodb", "CreateTable", {
        "TableName": "people", "BillingMode": "PAY_PER_REQUEST",
        "AttributeDefinitions": [{"AttributeName": "name", "AttributeType": "S"}],
        "KeySchema": [{"AttributeName": "name", "KeyType": "HASH"}]})
    world.call("dynamodb", "PutItem", {"TableName": "people", "Item": {"name": {"S": "Zoë"}, "age": {"N": "41"}}})
    theirs = world.boto3("dynamodb").get_item(TableName="people", Key={"name": {"S": "Zoë"}})["Item"]
    assert theirs == {"name": {"S": "Zoë"}, "age": {"N": "41"}}, theirs
    ours = world.call("dynamodb", "GetItem", {"TableName": "people", "Key": {"name": {"S": "Zoë"}}})
    assert ours["Item"] == theirs, ours


@with_world
def test_sqs_json(world):
    url = world.call("sqs", "CreateQueue", {"QueueName": "letters"})["QueueUrl"]
    world.call("sqs", "SendMessage", {"QueueUrl": url, "MessageBody": "<hello & goodbye>"})
    received = world.boto3("sqs").receive_message(QueueUrl=url)["Messages"]
    assert [message["Body"] for message in received] == ["<hello & goodbye>"], received


@with_world
def test_iam_and_sts_query(world):
    world.call("iam", "CreateUser", {"UserName": "someone", "Tags": [{"Key": "team", "Value": "a b"}]})
    user = world.boto3("iam").get_user(UserName="someone")["User"]
    assert user["Tags"] == [{"Key": "team", "Value": "a b"}], user
    identity = world.call("sts", "GetCallerIdentity")
    assert identity["Account"] == world.boto3("sts").get_caller_identity()["Account"], identity


@with_world
def test_ec2(world):
    ours = world.call("ec2", "DescribeRegions", {"RegionNames": ["eu-west-1", "us-east-1"]})
    theirs = world.boto3("ec2").describe_regions(RegionNames=["eu-west-1", "us-east-1"])
    assert ours["Regions"] == theirs["Regions"], (ours["Regions"], theirs["Regions"])


@with_world
def test_rest_json(world):
    created = world.call("apigateway", "CreateRestApi", {"name": "an api", "description": "for a test"})
    found = world.boto3("apigateway").get_rest_api(restApiId=created["id"])
    assert found["name"] == "an api", found


@with_world
def test_lambda_rest_json(world):
    trust = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
                                                     "Principal": {"Service": "lambda.amazonaws.com"}}]}
    role = world.call("iam", "CreateRole", {"RoleName": "r", "AssumeRolePolicyDocument": json.dumps(trust)})["Role"]
    code = io.BytesIO()
    with zipfile.ZipFile(code, "w") as archive:
        archive.writestr("h.py", "def h(event, context): return event\n")
    name = {"FunctionName": "some-function"}
    world.call("lambda", "CreateFunction", name | {
        "Role": role["Arn"], "Runtime": "python3.12", "Handler": "h.h", "Environment": {"Variables": {"a": "é b"}},
        "Code": {"ZipFile": base64.b64encode(code.getvalue()).decode()}})
    ours = world.call("lambda", "GetFunctionConfiguration", name)
    theirs = world.boto3("lambda").get_function_configuration(**name)
    for field in ("FunctionArn", "CodeSha256", "CodeSize", "Environment", "Runtime"):
        assert ours[field] == theirs[field], (field, ours[field], theirs[field])
    world.call("lambda", "DeleteFunction", name)
    assert world.boto3("lambda").list_functions()["Functions"] == []


@with_world
def test_all_pages_come_as_one(world):
    client = world.boto3("iam")
    for number in range(7):
        client.create_group(GroupName=f"group-{number}")
    ours = world.call("iam", "ListGroups", {"MaxItems": 2}, "--all-pages", "--query", "Groups[].GroupName")
    assert sorted(ours) == [f"group-{number}" for number in range(7)], ours


@with_world
def test_query_selects(world):
    world.call("sns", "CreateTopic", {"Name": "news"})
    ours = world.call("sns", "ListTopics", None, "--query", "Topics[?contains(TopicArn, 'news')] | length(@)")
    assert json.loads(ours) == 1, ours


@with_world
def test_a_service_error_is_254_and_named(world):
    done = t.botoscope("call", "s3", "GetObject", "--input", '{"Bucket": "no-such-bucket", "Key": "k"}', "--region",
                       "eu-west-1", "--endpoint-url", world.url, env=world.env)
    assert done.returncode == SERVICE_ERROR, (done.returncode, done.stderr)
    assert "NoSuchBucket" in done.stderr, done.stderr


if __name__ == "__main__":
    with t.moto_server() as SERVER:
        t.run_tests(sys.modules[__name__])
