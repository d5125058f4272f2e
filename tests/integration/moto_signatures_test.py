"""Real flows over every protocol against moto's server with its checks of signatures and policies on, boto3 beside."""
import base64
import contextlib
import datetime
import io
import json
import sys
import zipfile

import botoscope_test as t

boto3, config, exceptions = t.require("boto3", "botocore.config", "botocore.exceptions")
SERVICE_ERROR, REGION = 254, "eu-west-1"
EVERYTHING = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}
AWKWARD_TEXT = "a b+c/é~%7E=&<\"'>*()!;\\ 你"
AWKWARD_KEYS = ("a//b/../c d+é%7E", "/leading", "//", "dots...", "..", "a/./b", "folder/", "ünï/你/😀", "q?x=1&y=", "h#x",
                "p%2Fq", "%", "a=b;c,d", "tab\tkey", "e !*'()", "~", "+", "\\back", "<x>\"&", " blank ", "a:b@c$d",
                "very-" + "long-" * 150)
#: One call of each protocol and the codes of a refusal: a wrong secret, an unknown key. Where a service answers in XML
#: although it speaks JSON (moto does), botocore has the status for a code, or none for Route 53's.
CALLS = (("sts", "GetCallerIdentity", "get_caller_identity", "SignatureDoesNotMatch", "InvalidClientTokenId"),
         ("iam", "ListUsers", "list_users", "SignatureDoesNotMatch", "InvalidClientTokenId"),
         ("ec2", "DescribeRegions", "describe_regions", "AuthFailure", "AuthFailure"),
         ("dynamodb", "ListTables", "list_tables", "SignatureDoesNotMatch", "InvalidClientTokenId"),
         ("sqs", "ListQueues", "list_queues", "SignatureDoesNotMatch", "InvalidClientTokenId"),
         ("lambda", "ListFunctions", "list_functions", "SignatureDoesNotMatch", "InvalidClientTokenId"),
         ("route53", "ListHostedZones", "list_hosted_zones", "", ""),
         ("s3", "ListBuckets", "list_buckets", "SignatureDoesNotMatch", "InvalidAccessKeyId"))


class World:
    """moto's server and one user's keys, for botoscope and boto3 alike."""

    def __init__(self, url, key, secret):
        self.url, self.key, self.secret = url, key, secret

    @contextlib.contextmanager
    def home(self):
        credentials = f"[default]\naws_access_key_id = {self.key}\naws_secret_access_key = {self.secret}\n"
        with t.home(credentials=credentials) as env:
            yield env | {"AWS_MAX_ATTEMPTS": "1"}

    def run(self, service, operation, parameters=None):
        with self.home() as env:
            return t.botoscope("call", service, operation, "--region", REGION, "--endpoint-url", self.url, "--input", "-",
                               env=env, stdin=json.dumps(parameters or {}))

    def call(self, service, operation, parameters=None):
        done = self.run(service, operation, parameters)
        assert done.returncode == 0, f"{service} {operation} {parameters}: exit {done.returncode}: {done.stderr}"
        assert done.stderr == "", done.stderr
        return json.loads(done.stdout)

    def boto3(self, service):
        once = config.Config(retries={"total_max_attempts": 1}, s3={"addressing_style": "path"})
        return boto3.client(service, region_name=REGION, endpoint_url=self.url, aws_access_key_id=self.key,
                            aws_secret_access_key=self.secret, config=once)


def make_user(world, name, policy=None):
    """A user with a key pair of its own; three requests with a policy."""
    world.call("iam", "CreateUser", {"UserName": name})
    keys = world.call("iam", "CreateAccessKey", {"UserName": name})["AccessKey"]
    if policy:
        world.call("iam", "PutUserPolicy", {"UserName": name, "PolicyName": "p", "PolicyDocument": json.dumps(policy)})
    return World(world.url, keys["AccessKeyId"], keys["SecretAccessKey"])


def plain(answer):
    """boto3's answer as data that JSON has."""
    def convert(value):
        return value.isoformat() if isinstance(value, datetime.datetime) else value.read().decode()
    data = {key: value for key, value in answer.items() if key != "ResponseMetadata"}
    return json.loads(json.dumps(data, default=convert))


def expect_same(service, operation, method, parameters=None):
    ours = WORLD.call(service, operation, parameters)
    theirs = plain(getattr(WORLD.boto3(service), method)(**(parameters or {})))
    assert ours == theirs, f"{service} {operation}: {ours} is not {theirs}"
    return ours


def test_moto_does_check():
    for wrong in (World(WORLD.url, WORLD.key, "wrong"), World(WORLD.url, "AKIANOBODY0000000000", WORLD.secret)):
        try:
            wrong.boto3("iam").list_users()
        except exceptions.ClientError as error:
            assert error.response["ResponseMetadata"]["HTTPStatusCode"] == 403, error.response
        else:
            raise AssertionError("moto takes any signature: this test proves nothing")


def test_sts_and_iam_query():
    identity = expect_same("sts", "GetCallerIdentity", "get_caller_identity")
    assert identity["Arn"].endswith(":user/tester"), identity
    WORLD.call("iam", "CreateUser", {"UserName": "someone", "Path": "/team/", "Tags": [{"Key": "k", "Value": AWKWARD_TEXT}]})
    user = expect_same("iam", "GetUser", "get_user", {"UserName": "someone"})["User"]
    assert user["Tags"] == [{"Key": "k", "Value": AWKWARD_TEXT}] and user["Path"] == "/team/", user
    WORLD.call("iam", "DeleteUser", {"UserName": "someone"})
    assert "someone" not in [user["UserName"] for user in WORLD.boto3("iam").list_users()["Users"]]


def test_ec2():
    vpc = WORLD.call("ec2", "CreateVpc", {"CidrBlock": "10.0.0.0/16"})["Vpc"]["VpcId"]
    WORLD.call("ec2", "CreateTags", {"Resources": [vpc], "Tags": [{"Key": "what", "Value": AWKWARD_TEXT}]})
    found = expect_same("ec2", "DescribeVpcs", "describe_vpcs", {"Filters": [{"Name": "vpc-id", "Values": [vpc]}]})
    assert found["Vpcs"][0]["Tags"] == [{"Key": "what", "Value": AWKWARD_TEXT}], found
    WORLD.call("ec2", "DeleteVpc", {"VpcId": vpc})
    assert WORLD.boto3("ec2").describe_vpcs(Filters=[{"Name": "vpc-id", "Values": [vpc]}])["Vpcs"] == []


def test_dynamodb_json():
    table, key = {"TableName": "people"}, {"Key": {"name": {"S": "Zoë"}}}
    WORLD.call("dynamodb", "CreateTable", table | {
        "BillingMode": "PAY_PER_REQUEST", "KeySchema": [{"AttributeName": "name", "KeyType": "HASH"}],
        "AttributeDefinitions": [{"AttributeName": "name", "AttributeType": "S"}]})
    WORLD.call("dynamodb", "PutItem", table | {"Item": {"name": {"S": "Zoë"}, "note": {"S": AWKWARD_TEXT}}})
    WORLD.call("dynamodb", "UpdateItem", table | key | {"UpdateExpression": "SET age = :a",
                                                        "ExpressionAttributeValues": {":a": {"N": "41"}}})
    item = expect_same("dynamodb", "GetItem", "get_item", table | key)["Item"]
    assert item == {"name": {"S": "Zoë"}, "note": {"S": AWKWARD_TEXT}, "age": {"N": "41"}}, item
    WORLD.call("dynamodb", "DeleteItem", table | key)
    assert expect_same("dynamodb", "Scan", "scan", table)["Count"] == 0
    WORLD.call("dynamodb", "DeleteTable", table)
    assert WORLD.boto3("dynamodb").list_tables()["TableNames"] == []


def test_sqs_json():
    queue = {"QueueUrl": WORLD.call("sqs", "CreateQueue", {"QueueName": "letters"})["QueueUrl"]}
    sent = WORLD.call("sqs", "SendMessage", queue | {"MessageBody": AWKWARD_TEXT})
    message = WORLD.call("sqs", "ReceiveMessage", queue)["Messages"][0]
    assert (message["Body"], message["MessageId"]) == (AWKWARD_TEXT, sent["MessageId"]), message
    WORLD.call("sqs", "DeleteMessage", queue | {"ReceiptHandle": message["ReceiptHandle"]})
    assert expect_same("sqs", "ListQueues", "list_queues")["QueueUrls"] == [queue["QueueUrl"]]
    WORLD.call("sqs", "DeleteQueue", queue)
    assert "QueueUrls" not in WORLD.boto3("sqs").list_queues()


def test_lambda_rest_json():
    code = io.BytesIO()
    with zipfile.ZipFile(code, "w") as archive:
        archive.writestr("h.py", "def h(event, context): return event\n")
    trust = json.dumps({"Version": "2012-10-17", "Statement": [
        {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}]})
    role = WORLD.call("iam", "CreateRole", {"RoleName": "runner", "AssumeRolePolicyDocument": trust})["Role"]["Arn"]
    name = {"FunctionName": "some-function"}
    WORLD.call("lambda", "CreateFunction", name | {
        "Role": role, "Runtime": "python3.12", "Handler": "h.h", "Description": AWKWARD_TEXT,
        "Code": {"ZipFile": base64.b64encode(code.getvalue()).decode()}, "Tags": {"t": AWKWARD_TEXT}})
    found = expect_same("lambda", "GetFunction", "get_function", name)
    assert found["Configuration"]["Description"] == AWKWARD_TEXT, found
    WORLD.call("lambda", "AddPermission", name | {"StatementId": "s", "Action": "lambda:InvokeFunction",
                                                  "Principal": "s3.amazonaws.com"})
    expect_same("lambda", "GetPolicy", "get_policy", name)
    arn = found["Configuration"]["FunctionArn"]
    assert expect_same("lambda", "ListTags", "list_tags", {"Resource": arn})["Tags"] == {"t": AWKWARD_TEXT}
    WORLD.call("lambda", "DeleteFunction", name)
    assert WORLD.boto3("lambda").list_functions()["Functions"] == []


def test_other_rest_json():
    api = WORLD.call("apigateway", "CreateRestApi", {"name": "an api", "description": AWKWARD_TEXT})["id"]
    assert expect_same("apigateway", "GetRestApi", "get_rest_api", {"restApiId": api})["description"] == AWKWARD_TEXT
    WORLD.call("apigateway", "DeleteRestApi", {"restApiId": api})
    assert expect_same("apigateway", "GetRestApis", "get_rest_apis", {"limit": 3})["items"] == []


def object_life(key):
    """Put, head, get, copy, list and delete of one key; boto3 sees the same after each."""
    where, body = {"Bucket": "some-bucket", "Key": key}, f"body of {key}"
    theirs = WORLD.boto3("s3")
    put = WORLD.call("s3", "PutObject", where | {"Body": body, "ContentType": "text/plain", "Metadata": {"who": "me"}})
    seen = theirs.get_object(**where)
    assert (seen["Body"].read().decode(), seen["Metadata"], seen["ETag"]) == (body, {"who": "me"}, put["ETag"]), seen
    head = expect_same("s3", "HeadObject", "head_object", where)
    assert head["ContentLength"] == len(body.encode()), head
    got = WORLD.call("s3", "GetObject", where)
    assert base64.b64decode(got["Body"]).decode() == body and got["ETag"] == put["ETag"], got
    copy = {"Bucket": "some-bucket", "Key": "copy of " + key}
    WORLD.call("s3", "CopyObject", copy | {"CopySource": where})
    assert theirs.get_object(**copy)["Body"].read().decode() == body
    listed = expect_same("s3", "ListObjectsV2", "list_objects_v2", {"Bucket": "some-bucket"})["Contents"]
    assert {entry["Key"] for entry in listed} == {key, copy["Key"]}, listed
    WORLD.call("s3", "DeleteObject", where)
    assert [entry["Key"] for entry in theirs.list_objects_v2(Bucket="some-bucket")["Contents"]] == [copy["Key"]]
    deleted = WORLD.call("s3", "DeleteObjects", {"Bucket": "some-bucket", "Delete": {"Objects": [{"Key": copy["Key"]}]}})
    assert [entry["Key"] for entry in deleted["Deleted"]] == [copy["Key"]] and "Errors" not in deleted, deleted
    assert "Contents" not in theirs.list_objects_v2(Bucket="some-bucket")


def test_s3_rest_xml():
    where = {"CreateBucketConfiguration": {"LocationConstraint": REGION}}
    WORLD.call("s3", "CreateBucket", {"Bucket": "some-bucket"} | where)
    expect_same("s3", "ListBuckets", "list_buckets")
    failed = []
    for key in AWKWARD_KEYS:
        try:
            object_life(key)
        except (AssertionError, exceptions.ClientError) as error:
            failed.append(f"{key!r}: {error}")
            theirs = WORLD.boto3("s3")
            for entry in theirs.list_objects_v2(Bucket="some-bucket").get("Contents", ()):
                theirs.delete_object(Bucket="some-bucket", Key=entry["Key"])
    assert not failed, "\n".join(failed)
    WORLD.call("s3", "DeleteBucket", {"Bucket": "some-bucket"})
    assert WORLD.boto3("s3").list_buckets()["Buckets"] == []


def test_refusals_are_the_services_own():
    wrong_secret = World(WORLD.url, WORLD.key, "wrong"), 3
    unknown_key = World(WORLD.url, "AKIANOBODY0000000000", WORLD.secret), 4
    for world, column in (wrong_secret, unknown_key):
        for call in CALLS:
            service, operation, method = call[:3]
            done = world.run(service, operation)
            try:
                getattr(world.boto3(service), method)()
            except exceptions.ClientError as error:
                expected = " ".join(str(error).split())
            assert done.returncode == SERVICE_ERROR and done.stdout == "", (call, done)
            assert done.stderr.strip() == f"botoscope: {expected}", (call, done.stderr, expected)
            assert call[column] in done.stderr, (call, done.stderr)
            assert world.secret == "wrong" or world.secret not in done.stderr, call


def test_a_policy_that_allows_nothing():
    nobody = make_user(WORLD, "nobody")
    identity = nobody.call("sts", "GetCallerIdentity")
    assert identity["Arn"].endswith(":user/nobody"), identity
    done = nobody.run("iam", "ListUsers")
    assert done.returncode == SERVICE_ERROR and "AccessDenied" in done.stderr, (done.returncode, done.stderr)
    assert "not authorized to perform: iam:ListUsers" in done.stderr, done.stderr


if __name__ == "__main__":
    with t.moto_server(unchecked=3) as SERVER:
        WORLD = make_user(World(SERVER, "AKIDEXAMPLE", "testing"), "tester", EVERYTHING)
        t.run_tests(sys.modules[__name__])
