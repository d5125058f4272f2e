"""The work of core.py: what both sides are given. A measure is a dict: name, kind, what that kind needs, and the ratio
that is aimed at, if any."""
import binascii
import json
import pathlib
import struct

from botocore.serialize import CBORSerializer

JSON_HEADERS = {"Content-Type": "application/x-amz-json-1.0", "x-amzn-RequestId": "4KBNVRGD25RG1KEO9UT4V3FQDJ"}
XML_HEADERS = {"Content-Type": "text/xml", "x-amz-request-id": "4442587FB7D0A2F9", "Server": "AmazonS3"}
QUERY = {"TableName": "Music", "KeyConditionExpression": "Artist = :a",
         "ExpressionAttributeValues": {":a": {"S": "Artist 1"}}}
PUT_ITEM = {"TableName": "Music", "ReturnConsumedCapacity": "TOTAL",
            "Item": {f"Attribute{n}": {"S": f"a value of some length {n}"} if n % 2 else {"N": str(n)} for n in range(12)}}
RUN_INSTANCES = {
    "ImageId": "ami-0abcdef1234567890", "InstanceType": "t3.micro", "MinCount": 1, "MaxCount": 4, "KeyName": "MyKeyPair",
    "SecurityGroupIds": ["sg-0000000000000001", "sg-0000000000000002"], "ClientToken": "550e8400-e29b-41d4-a716",
    "BlockDeviceMappings": [{"DeviceName": f"/dev/sd{c}", "Ebs": {"VolumeSize": 100, "VolumeType": "gp3", "Iops": 3000,
                                                                  "DeleteOnTermination": True}} for c in "abcd"],
    "TagSpecifications": [{"ResourceType": kind, "Tags": [{"Key": f"key{n}", "Value": f"value {n}"} for n in range(8)]}
                          for kind in ("instance", "volume")]}
FOUR_PATTERNS = ["before-call", "before-call.dynamodb", "before-call.*.PutItem", "before-call.dynamodb.PutItem"]


def items(count):
    """Of a DynamoDB table: six attributes each."""
    return json.dumps({"Count": count, "ScannedCount": count, "Items": [
        {"Artist": {"S": f"Artist {n % 97}"}, "SongTitle": {"S": f"Song number {n}"}, "Year": {"N": str(1950 + n % 70)},
         "Awards": {"N": str(n % 7)}, "Live": {"BOOL": n % 2 == 0}, "Genres": {"L": [{"S": "Rock"}, {"S": "Blues"}]}}
        for n in range(count)]}, separators=(",", ":"))


def keys(count):
    """A page of an S3 bucket."""
    contents = "".join(
        f"<Contents><Key>photos/2026/11/IMG_{n:06}.jpg</Key><LastModified>2026-11-{n % 28 + 1:02}T09:31:{n % 60:02}.000Z"
        f"</LastModified><ETag>&quot;{n:032x}&quot;</ETag><ChecksumAlgorithm>CRC64NVME</ChecksumAlgorithm>"
        f"<ChecksumType>FULL_OBJECT</ChecksumType><Size>{n * 37}</Size><StorageClass>STANDARD</StorageClass></Contents>"
        for n in range(count))
    return ('<?xml version="1.0" encoding="UTF-8"?>\n<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">'
            f"<Name>my-bucket</Name><Prefix></Prefix><KeyCount>{count}</KeyCount><MaxKeys>1000</MaxKeys><EncodingType>url"
            f"</EncodingType><IsTruncated>false</IsTruncated>{contents}</ListBucketResult>")


def functions(count):
    """Of Lambda."""
    return json.dumps({"Functions": [
        {"FunctionName": f"function-{n}", "FunctionArn": f"arn:aws:lambda:us-east-1:123456789012:function:function-{n}",
         "Runtime": "python3.12", "Role": "arn:aws:iam::123456789012:role/service-role/lambda", "Handler": "app.handler",
         "CodeSize": n * 311, "Description": "", "Timeout": 30, "MemorySize": 256, "Version": "$LATEST",
         "LastModified": "2026-11-20T10:11:12.000+0000", "CodeSha256": "3zUtsd0u1mQWfcqlrDd6SnT6uRl3HDP4g2a6x4mvwIs=",
         "Environment": {"Variables": {"STAGE": "prod", "LEVEL": "info"}}, "TracingConfig": {"Mode": "PassThrough"},
         "Architectures": ["x86_64"], "EphemeralStorage": {"Size": 512}} for n in range(count)]})


def users(count):
    """Of IAM."""
    members = "".join(
        f"<member><Path>/division_{n % 9}/</Path><UserName>user{n}</UserName><UserId>AIDACKCEVSQ6C{n:08}</UserId>"
        f"<Arn>arn:aws:iam::123456789012:user/user{n}</Arn><CreateDate>2026-05-08T03:43:16Z</CreateDate></member>"
        for n in range(count))
    return ('<ListUsersResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><ListUsersResult><IsTruncated>false'
            f"</IsTruncated><Users>{members}</Users></ListUsersResult><ResponseMetadata><RequestId>7a62c49f-347e-4fc4-9331"
            "</RequestId></ResponseMetadata></ListUsersResponse>")


def instances(count):
    """Of EC2."""
    members = "".join(
        f"<item><instanceId>i-{n:017x}</instanceId><imageId>ami-0abcdef1234567890</imageId><instanceState><code>16</code>"
        "<name>running</name></instanceState><privateDnsName>ip-10-0-0-12.ec2.internal</privateDnsName><keyName>key</keyName>"
        "<amiLaunchIndex>0</amiLaunchIndex><instanceType>t3.micro</instanceType><launchTime>2026-11-15T10:48:59.000Z"
        "</launchTime><placement><availabilityZone>us-east-1a</availabilityZone><tenancy>default</tenancy></placement>"
        "<monitoring><state>disabled</state></monitoring><groupSet><item><groupId>sg-e4076980</groupId><groupName>web"
        "</groupName></item></groupSet><blockDeviceMapping><item><deviceName>/dev/xvda</deviceName><ebs><volumeId>vol-1"
        "</volumeId><status>attached</status><deleteOnTermination>true</deleteOnTermination></ebs></item>"
        "</blockDeviceMapping><tagSet><item><key>Name</key><value>Server</value></item></tagSet></item>"
        for n in range(count))
    return ('<DescribeInstancesResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>8f7724cf</requestId>'
            f"<reservationSet><item><reservationId>r-1</reservationId><ownerId>123456789012</ownerId><instancesSet>{members}"
            "</instancesSet></item></reservationSet></DescribeInstancesResponse>")


def metrics(count, operation):
    """Of CloudWatch, in CBOR."""
    out = bytearray()
    value = {"Metrics": [{"Namespace": "AWS/EC2", "MetricName": f"Metric{n}", "Dimensions": [
        {"Name": "InstanceId", "Value": f"i-{n:017x}"}, {"Name": "Zone", "Value": "us-east-1a"}]} for n in range(count)]}
    CBORSerializer()._serialize_data_item(out, value, operation.output_shape)
    return bytes(out)


def event(number):
    """One message of an event stream."""
    headers = b"".join(struct.pack("!B", len(name)) + name + b"\x07" + struct.pack("!H", len(text)) + text
                       for name, text in ((b":message-type", b"event"), (b":event-type", b"Records"),
                                          (b":content-type", b"application/octet-stream")))
    payload = (b"%06d," % number) * 100
    start = struct.pack("!II", 16 + len(headers) + len(payload), len(headers))
    start += struct.pack("!I", binascii.crc32(start))
    whole = start + headers + payload
    return whole + struct.pack("!I", binascii.crc32(whole))


IDENTITY = ('<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>'
            "<Arn>arn:aws:iam::123456789012:user/Alice</Arn><UserId>AIDACKCEVSQ6C2EXAMPLE</UserId><Account>123456789012"
            "</Account></GetCallerIdentityResult><ResponseMetadata><RequestId>01234567-89ab-cdef-0123-456789abcdef"
            "</RequestId></ResponseMetadata></GetCallerIdentityResponse>")
BODIES = {"nothing": "", "identity": IDENTITY, "item1": items(1), "items": items(5000), "page0": keys(0),
          "page1": keys(1000), "page100": keys(100_000), "functions": functions(1000), "users": users(1000),
          "instances": instances(1000), "put": json.dumps(PUT_ITEM)}
# What an operation is called with and answered.
CALLS = {"identity": ("sts", "GetCallerIdentity", {}, "identity", XML_HEADERS),
         "query_1": ("dynamodb", "Query", QUERY, "item1", JSON_HEADERS),
         "query_5000": ("dynamodb", "Query", QUERY, "items", JSON_HEADERS),
         "list_0": ("s3", "ListObjectsV2", {"Bucket": "my-bucket"}, "page0", XML_HEADERS),
         "list_1000": ("s3", "ListObjectsV2", {"Bucket": "my-bucket"}, "page1", XML_HEADERS),
         "list_100000": ("s3", "ListObjectsV2", {"Bucket": "my-bucket"}, "page100", XML_HEADERS),
         "functions": ("lambda", "ListFunctions", {}, "functions", {}),
         "users": ("iam", "ListUsers", {}, "users", XML_HEADERS),
         "instances": ("ec2", "DescribeInstances", {}, "instances", XML_HEADERS),
         "metrics": ("cloudwatch", "ListMetrics", {}, "metrics", {"smithy-protocol": "rpc-v2-cbor"})}


def exchange(kind, which, name, aim=None):
    service, operation, params, body, headers = CALLS[which]
    return {"name": f"{kind}.{name}", "kind": kind, "service": service, "operation": operation, "params": params,
            "body": body, "headers": headers, "aim": aim}


def measures(folder, metrics_operation):
    """All of it; bodies are files in that folder."""
    files = BODIES | {"metrics": metrics(1000, metrics_operation), "events": b"".join(event(n) for n in range(1000))}
    for name, body in files.items():
        pathlib.Path(folder, name).write_bytes(body.encode() if isinstance(body, str) else body)
    for measure in listed():
        if "body" in measure:
            measure["body"] = str(pathlib.Path(folder, measure["body"]))
        yield measure


def listed():
    for service, aim in (("s3", 15), ("dynamodb", None), ("ec2", 30)):
        yield {"name": f"create_client.{service}", "kind": "create", "service": service, "aim": aim}
    yield exchange("create", "query_1", "first_call.dynamodb") | {"name": "client_and_call.dynamodb"}
    yield exchange("create", "list_0", "first_call.s3") | {"name": "client_and_call.s3"}
    yield {"name": "load_all_models", "kind": "load_all", "aim": 15}
    for which, name in (("identity", "sts"), ("query_1", "dynamodb_1"), ("query_5000", "dynamodb_5000"),
                        ("list_0", "s3_0"), ("list_1000", "s3_1000"), ("list_100000", "s3_100000")):
        yield exchange("call", which, name, 25)
    yield {"name": "sign.v4", "kind": "sign", "body": "put", "headers": JSON_HEADERS, "aim": 15}
    for name, patterns, aim in (("none", [], None), ("four_handlers", FOUR_PATTERNS, 10)):
        yield {"name": f"emit.{name}", "kind": "emit", "event": "before-call.dynamodb.PutItem", "handlers": patterns,
               "aim": aim}
    for service, operation, params in (("dynamodb", "PutItem", PUT_ITEM), ("ec2", "RunInstances", RUN_INSTANCES)):
        for name, check in (("serialize", False), ("check_and_serialize", True)):
            yield {"name": f"{name}.{operation}", "kind": "serialize", "service": service, "operation": operation,
                   "params": params, "check": check}
    for which, name in (("query_5000", "json"), ("functions", "rest_json"), ("list_1000", "rest_xml"),
                        ("users", "query"), ("instances", "ec2"), ("metrics", "cbor")):
        yield exchange("parse", which, name) | {"cbor": name == "cbor"}  # services that speak it speak JSON too
    standard = {"Region": "us-east-1", "UseFIPS": False, "UseDualStack": False}
    yield {"name": "resolve.s3", "kind": "resolve", "service": "s3", "params": [
        standard | {"Bucket": f"bucket-{n}", "Accelerate": False, "ForcePathStyle": False} for n in range(1000)]}
    yield {"name": "resolve.sts", "kind": "resolve", "service": "sts", "params": [
        standard | {"Region": f"eu-west-{n}", "UseGlobalEndpoint": False} for n in range(1000)]}
    yield {"name": "events.decode", "kind": "events", "body": "events", "count": 1000}
