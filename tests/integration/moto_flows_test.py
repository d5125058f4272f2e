"""Flows of several calls against moto's server: objects in parts, long listings, waiters, presigned URLs, errors in
their old words. With BOTOSCOPE_LONG=1 the object in parts has a GiB."""
import base64
import contextlib
import hashlib
import json
import logging
import os
import pathlib
import subprocess
import sys
import tempfile
import threading
import time

import botoscope_test as t

boto3, botocore_exceptions, moto_server, s3_models = t.require("boto3", "botocore.exceptions", "moto.server",
                                                               "moto.s3.models")

MIB = 1 << 20
PART = 32 * MIB
PARTS = 32 if os.environ.get("BOTOSCOPE_LONG") == "1" else 2 if t.SANITIZED else 3
LIMIT = 64 << 10  # KiB of memory
KEYS, ITEMS = 5000, 2000
REGION = "eu-west-1"
# A small program between: what a process had before it became another one counts as that one's.
MEASURE = """
import resource, subprocess, sys
status = subprocess.call(sys.argv[1:])
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr)
sys.exit(status)
"""
OTHER_FAILURE, USAGE, SERVICE_ERROR = 255, 252, 254


class World:
    def __init__(self, url, env):
        self.url, self.env = url, env
        self.common = ("--region", REGION, "--endpoint-url", url)

    def call(self, service, operation, parameters=None, *options, status=0):
        return t.call(service, operation, parameters, *self.common, *options, env=self.env, status=status)

    def run(self, verb, service, name, parameters, *options):
        return t.botoscope(verb, service, name, "--input", json.dumps(parameters), *self.common, *options, env=self.env)

    def boto3(self, service):
        return boto3.client(service, region_name=REGION, endpoint_url=self.url, aws_access_key_id="AKIDEXAMPLE",
                            aws_secret_access_key="testing")

    def bucket(self, name):
        self.boto3("s3").create_bucket(Bucket=name, CreateBucketConfiguration={"LocationConstraint": REGION})
        return {"Bucket": name}

    def measured(self, operation, parameters, *options):
        """A call of S3; gives its result and the most memory it had, in KiB."""
        done = subprocess.run([sys.executable, "-S", "-c", MEASURE, t.BOTOSCOPE, "call", "s3", operation, "--input",
                               json.dumps(parameters), *self.common, *options], env=self.env, capture_output=True,
                              text=True, stdin=subprocess.DEVNULL, check=False)
        assert done.returncode == 0, (operation, done.returncode, done.stderr)
        return json.loads(done.stdout or "{}"), int(done.stderr.splitlines()[-1])


def part_bytes(number):
    """The content of a part: its own, and not of one repeated piece."""
    return b"".join(hashlib.sha256(f"{number}.{block}".encode()).digest() * (MIB // 32) for block in range(PART // MIB))


def test_an_object_goes_up_and_down_in_parts_in_little_memory():
    where = WORLD.bucket("parts") | {"Key": "big object"}
    upload = WORLD.call("s3", "CreateMultipartUpload", where | {"ChecksumAlgorithm": "SHA256"})["UploadId"]
    parts, most, whole = [], 0, hashlib.sha256()
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "part")
        for number in range(1, PARTS + 1):
            content = part_bytes(number)
            whole.update(content)
            path.write_bytes(content)
            sent, memory = WORLD.measured("UploadPart", where | {
                "UploadId": upload, "PartNumber": number, "ChecksumAlgorithm": "SHA256", "Body": f"fileb://{path}"})
            most = max(most, memory)
            assert sent["ETag"] == f'"{hashlib.md5(content).hexdigest()}"', sent
            digest = base64.b64encode(hashlib.sha256(content).digest()).decode()
            assert sent.get("ChecksumSHA256", digest) == digest, sent
            parts.append({"PartNumber": number, "ETag": sent["ETag"], "ChecksumSHA256": digest})
        WORLD.call("s3", "CompleteMultipartUpload", where | {"UploadId": upload, "MultipartUpload": {"Parts": parts}})
        assert WORLD.call("s3", "HeadObject", where)["ContentLength"] == PART * PARTS
        target = pathlib.Path(folder, "target")
        _, memory = WORLD.measured("GetObject", where, "--outfile", str(target))
        received = hashlib.sha256()
        with open(target, "rb") as file:
            while piece := file.read(MIB):
                received.update(piece)
    assert received.digest() == whole.digest()
    print(f"     {PARTS * PART // MIB} MiB: up {most} KiB, down {memory} KiB", flush=True)
    assert t.SANITIZED or max(most, memory) < LIMIT, (most, memory)


def test_a_listing_of_five_thousand_keys_is_one():
    where = WORLD.bucket("listing")
    store = s3_models.s3_backends["123456789012"]["aws"]
    names = [f"folder {number % 7}/key+{number:05}" for number in range(KEYS)]
    for name in names:
        store.put_object("listing", name, b"")
    ours = WORLD.call("s3", "ListObjectsV2", where | {"MaxKeys": 1000}, "--all-pages", "--query", "Contents[].Key")
    assert ours == sorted(names), (len(ours), ours[:3])
    page = WORLD.call("s3", "ListObjectsV2", where)
    assert page["IsTruncated"] and len(page["Contents"]) == 1000, page["KeyCount"]


def test_a_table_of_two_thousand_items_is_read_whole():
    client = WORLD.boto3("dynamodb")
    client.create_table(TableName="items", BillingMode="PAY_PER_REQUEST",
                        AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
                        KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}])
    for first in range(0, ITEMS, 25):
        client.batch_write_item(RequestItems={"items": [
            {"PutRequest": {"Item": {"id": {"S": f"{number:04}"}, "n": {"N": str(number)}}}}
            for number in range(first, first + 25)]})
    ours = WORLD.call("dynamodb", "Scan", {"TableName": "items", "Limit": 300}, "--all-pages")
    assert sorted(int(item["n"]["N"]) for item in ours["Items"]) == list(range(ITEMS)), len(ours["Items"])
    assert ours["Count"] == ITEMS, ours["Count"]


def test_a_waiter_waits_until_the_bucket_is_there():
    timer = threading.Timer(1.5, WORLD.bucket, ["late-bucket"])
    timer.start()
    begun = time.monotonic()
    done = WORLD.run("wait", "s3", "bucket_exists", {"Bucket": "late-bucket"}, "--delay", "1", "--trace=jsonl")
    timer.join()
    assert (done.returncode, done.stdout) == (0, ""), (done.returncode, done.stderr)
    assert time.monotonic() - begun > 1.5
    calls = {json.loads(line)["call"] for line in done.stderr.splitlines()}
    assert len(calls) > 1 and calls == set(range(1, len(calls) + 1)), calls


def test_waiters_have_three_spellings():
    WORLD.boto3("dynamodb").create_table(TableName="waited", BillingMode="PAY_PER_REQUEST",
                                         AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
                                         KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}])
    for name in ("table_exists", "TableExists", "table-exists"):
        done = WORLD.run("wait", "dynamodb", name, {"TableName": "waited"})
        assert (done.returncode, done.stdout, done.stderr) == (0, "", ""), done


def test_a_waiter_sees_that_it_waits_in_vain():
    client = WORLD.boto3("ec2")
    image = client.describe_images()["Images"][0]["ImageId"]
    instance = client.run_instances(ImageId=image, MinCount=1, MaxCount=1)["Instances"][0]["InstanceId"]
    done = WORLD.run("wait", "ec2", "instance_running", {"InstanceIds": [instance]})
    assert done.returncode == 0, done.stderr
    client.terminate_instances(InstanceIds=[instance])
    done = WORLD.run("wait", "ec2", "instance_running", {"InstanceIds": [instance]})
    assert done.returncode == OTHER_FAILURE, (done.returncode, done.stderr)
    assert "Waiter InstanceRunning failed: Waiter encountered a terminal failure state" in done.stderr, done.stderr
    try:
        client.get_waiter("instance_running").wait(InstanceIds=[instance])
    except botocore_exceptions.WaiterError as error:
        assert str(error) in done.stderr, (str(error), done.stderr)


def test_a_waiter_gives_up_and_wrong_ones_are_named():
    done = WORLD.run("wait", "s3", "bucket_exists", {"Bucket": "never-there"}, "--delay", "0", "--max-attempts", "3")
    assert done.returncode == OTHER_FAILURE, (done.returncode, done.stderr)
    assert "Waiter BucketExists failed: Max attempts exceeded" in done.stderr, done.stderr
    done = WORLD.run("wait", "s3", "no_such", {})
    assert done.returncode == USAGE and "bucket_exists" in done.stderr, done.stderr
    done = WORLD.run("wait", "sns", "no_such", {})
    assert done.returncode == USAGE and "none" in done.stderr, done.stderr


def curl(*arguments):
    done = subprocess.run(["curl", "-sS", "--fail-with-body", "--max-time", "60", *arguments], capture_output=True,
                          check=False)
    assert done.returncode == 0, (done.returncode, done.stdout, done.stderr)
    return done.stdout


def test_presigned_urls_work_for_whoever_has_them():
    where = WORLD.bucket("signed") | {"Key": "a key/ü+1"}
    for version in ("old", "s3v4"):  # S3 in old regions is signed for with version 2 unless one is chosen
        if version == "s3v4":
            WORLD.env["AWS_CONFIG_FILE"] = CONFIG
        put = WORLD.run("presign", "s3", "PutObject", where, "--expires-in", "600")
        get = WORLD.run("presign", "s3", "get-object", where)
        assert put.returncode == get.returncode == 0, (put.stderr, get.stderr)
        assert put.stdout.count("\n") == 1 and put.stdout.startswith(WORLD.url), put.stdout
        assert ("X-Amz-Expires=600&" in put.stdout) == (version == "s3v4"), put.stdout
        assert ("X-Amz-Expires=3600&" in get.stdout) == (version == "s3v4"), get.stdout
        assert ("AWSAccessKeyId=AKIDEXAMPLE" in get.stdout) == (version == "old"), get.stdout
        curl("-X", "PUT", "--data-binary", f"content {version}", "-H", "Content-Type:", put.stdout.strip())
        assert curl(get.stdout.strip()) == f"content {version}".encode()
    del WORLD.env["AWS_CONFIG_FILE"]


def test_wrong_presigning_is_wrong_usage():
    done = WORLD.run("presign", "s3", "GetObject", {"Bucket": "b"})
    assert done.returncode == USAGE and "Key" in done.stderr, (done.returncode, done.stderr)
    done = WORLD.run("presign", "s3", "GetObject", {"Bucket": "b", "Key": "k"}, "--expires-in", "604801")
    assert done.returncode == USAGE and "--expires-in" in done.stderr, (done.returncode, done.stderr)


def test_sqs_errors_keep_their_old_codes():
    done = WORLD.run("call", "sqs", "GetQueueUrl", {"QueueName": "no-such-queue"})
    assert done.returncode == SERVICE_ERROR, (done.returncode, done.stderr)
    try:
        WORLD.boto3("sqs").get_queue_url(QueueName="no-such-queue")
    except botocore_exceptions.ClientError as error:
        assert error.response["Error"]["Code"] == "AWS.SimpleQueueService.NonExistentQueue", error.response
        assert str(error) in done.stderr, (str(error), done.stderr)


@contextlib.contextmanager
def world():
    server = moto_server.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    try:
        host, port = server.get_host_and_port()
        with t.home() as env:
            yield World(f"http://{host}:{port}", env)
    finally:
        server.stop()


if __name__ == "__main__":
    with world() as WORLD, tempfile.TemporaryDirectory() as scratch:
        logging.getLogger("werkzeug").setLevel(logging.ERROR)
        CONFIG = str(pathlib.Path(scratch, "config"))
        pathlib.Path(CONFIG).write_text("[default]\ns3 =\n    signature_version = s3v4\n")
        t.run_tests(sys.modules[__name__])
