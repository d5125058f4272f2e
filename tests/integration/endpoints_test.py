"""Where calls go and what they are signed for, beside botocore: services, regions, variants, endpoint URLs, S3's buckets.

Takes every fifth case, which is a minute; `endpoints_test.py --all` takes all of them over all services (some 20,000),
a pattern as argument all cases whose text has it.
"""
import concurrent.futures
import json
import re
import sys

import botoscope_test as t

auth, awsrequest, session_module = t.require("botocore.auth", "botocore.awsrequest", "botocore.session")
ACCOUNT = "123456789012"
KEYS = {"AWS_ACCESS_KEY_ID": "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY": "planted-secret", "AWS_ACCOUNT_ID": ACCOUNT}
SERVICES = ("acm apigateway athena cloudformation cloudfront cloudwatch dynamodb ec2 ecr ecr-public ecs eks elb elbv2 "
            "events glacier iam importexport kms lambda logs organizations pricing rds route53 sdb secretsmanager "
            "ses shield sns sqs ssm sts support waf").split()
REGIONS = ("us-east-1", "eu-west-1", "us-gov-west-1", "cn-north-1", "us-iso-east-1", "aws-global", "mars-1",
           "fips-us-east-1", None)
VARIANTS = ({}, {"AWS_USE_FIPS_ENDPOINT": "true"}, {"AWS_USE_DUALSTACK_ENDPOINT": "true"},
            {"AWS_USE_FIPS_ENDPOINT": "true", "AWS_USE_DUALSTACK_ENDPOINT": "true"},
            {"AWS_ENDPOINT_URL": "http://127.0.0.1:4566/base"})
IGNORED = {"user-agent", "x-amz-date", "date", "amz-sdk-invocation-id", "authorization", "content-length", "expect",
           "transfer-encoding", "x-amz-content-sha256", "content-encoding", "x-amz-trailer",
           "x-amz-decoded-content-length", "content-md5"}


class AsymmetricScope:
    """Signs for what SigV4a would, which botocore itself leaves to awscrt: the comparison looks at no signature."""

    def add_auth(self, request):
        request.headers["X-Amz-Region-Set"] = self._region_name
        super().add_auth(request)
        text = request.headers["Authorization"].replace("AWS4-HMAC-SHA256", "AWS4-ECDSA-P256-SHA256")
        del request.headers["Authorization"]
        request.headers["Authorization"] = text.replace(f"/{self._region_name}/", "/")


auth.AUTH_TYPE_MAPS.setdefault("v4a", type("V4a", (AsymmetricScope, auth.SigV4Auth), {}))
auth.AUTH_TYPE_MAPS.setdefault("s3v4a", type("S3V4a", (AsymmetricScope, auth.S3SigV4Auth), {}))


class Case:
    def __init__(self, service, operation, params=None, region="us-east-1", env=None, config="", url=None):
        self.service, self.operation, self.params = service, operation, params or {}
        self.region, self.env, self.config, self.url = region, env or {}, config, url

    def __str__(self):
        return f"{self.service}.{self.operation} {self.params} {self.region} {self.env} {self.config!r} {self.url or ''}"


def simple_operation(session, service):
    """The first operation that needs no parameters."""
    model = session.get_service_model(service)
    for name in model.operation_names:
        operation = model.operation_model(name)
        if not (operation.input_shape and operation.input_shape.required_members) and not operation.deprecated:
            return name
    return None


def service_cases(services):
    session = session_module.Session()
    for service in services:
        operation = simple_operation(session, service)
        for region in REGIONS if operation else ():
            for env in VARIANTS:
                yield Case(service, operation, {}, region, env)


def s3_cases():
    get = {"Key": "a b/c+d"}
    arns = (f"arn:aws:s3:us-west-2:{ACCOUNT}:accesspoint:mine", f"arn:aws:s3:us-west-2:{ACCOUNT}:accesspoint/mine",
            f"arn:aws:s3-object-lambda:us-west-2:{ACCOUNT}:accesspoint/banner",
            f"arn:aws:s3-outposts:us-west-2:{ACCOUNT}:outpost/op-01234567890123456/accesspoint/mine",
            f"arn:aws-cn:s3:cn-north-1:{ACCOUNT}:accesspoint:mine", "arn:aws:s3:::bucket",
            f"arn:aws:s3::{ACCOUNT}:accesspoint:mfzwi23gnjvgw.mrap")
    buckets = ("my-bucket", "with.dots", "Upper", "under_score", "ab", "192.168.5.4", "bad bucket", "x" * 64,
               "mydata--usw2-az1--x-s3")
    s3 = "[default]\ns3 =\n"
    configs = ("", s3 + "  addressing_style = path\n", s3 + "  addressing_style = virtual\n",
               s3 + "  use_accelerate_endpoint = true\n", s3 + "  use_dualstack_endpoint = true\n",
               s3 + "  use_arn_region = false\n", s3 + "  us_east_1_regional_endpoint = regional\n",
               s3 + "  addressing_style = auto\n  use_accelerate_endpoint = true\n  use_dualstack_endpoint = true\n",
               s3 + "  s3_disable_multiregion_access_points = true\n",
               "[default]\ns3_disable_express_session_auth = true\n")
    for region in ("us-east-1", "eu-west-1", "us-west-2", "cn-north-1", "aws-global", None):
        for config in configs:
            yield Case("s3", "ListBuckets", {}, region, config=config)
            for bucket in buckets + arns:
                if "--x-s3" not in bucket or "express" in config:
                    yield Case("s3", "GetObject", get | {"Bucket": bucket}, region, config=config)
        for env in VARIANTS[1:]:
            for bucket in buckets[:3] + arns:
                yield Case("s3", "GetObject", get | {"Bucket": bucket}, region, env)
    for region in ("us-east-1", "eu-west-1", None):
        for bucket in ("my-bucket", "with.dots", arns[0]):
            for operation, more in (("GetBucketLocation", {}), ("ListObjectsV2", {"Prefix": "p/"}), ("HeadBucket", {}),
                                    ("PutBucketTagging", {"Tagging": {"TagSet": [{"Key": "k", "Value": "v"}]}}),
                                    ("CreateMultipartUpload", {"Key": "k"}), ("DeleteBucket", {}),
                                    ("WriteGetObjectResponse", {"RequestRoute": "route", "RequestToken": "token"})):
                params = more if operation == "WriteGetObjectResponse" else more | {"Bucket": bucket}
                yield Case("s3", operation, params, region)
                yield Case("s3", operation, params, region, url="https://storage.example:9000/base")
    for operation in ("CreateSession", "ListDirectoryBuckets"):
        yield Case("s3", operation, {"Bucket": "mydata--usw2-az1--x-s3"} if operation == "CreateSession" else {},
                   "us-west-2")


def s3control_cases():
    outpost = f"arn:aws:s3-outposts:us-west-2:{ACCOUNT}:outpost/op-01234567890123456"
    account = {"AccountId": ACCOUNT}
    for region in ("us-west-2", "us-east-1", "cn-north-1"):
        for config in ("", "[default]\ns3 =\n  use_arn_region = true\n",
                       "[default]\ns3 =\n  use_dualstack_endpoint = true\n"):
            yield Case("s3control", "ListAccessPoints", account, region, config=config)
            yield Case("s3control", "GetBucket", account | {"Bucket": outpost + "/bucket/mine"}, region, config=config)
            yield Case("s3control", "GetBucket", {"Bucket": outpost + "/bucket/mine"}, region, config=config)
            yield Case("s3control", "GetBucket", {"AccountId": "1" * 12, "Bucket": outpost + "/bucket/mine"}, region,
                       config=config)
            yield Case("s3control", "GetBucket", account | {"Bucket": "arn:aws:s3:us-west-2:1:bucket:x"}, region,
                       config=config)
            yield Case("s3control", "GetAccessPoint", account | {"Name": outpost + "/accesspoint/mine"}, region,
                       config=config)
            yield Case("s3control", "CreateAccessPoint",
                       account | {"Name": "mine", "Bucket": outpost + "/bucket/mine"}, region, config=config)
            yield Case("s3control", "ListRegionalBuckets", account | {"OutpostId": "op-01234567890123456"}, region,
                       config=config)
            yield Case("s3control", "CreateBucket", {"Bucket": "mine", "OutpostId": "op-01234567890123456"}, region,
                       config=config)
        yield Case("s3control", "ListAccessPoints", account, region, {"AWS_USE_FIPS_ENDPOINT": "true"})
        yield Case("s3control", "GetBucket", account | {"Bucket": outpost + "/bucket/mine"}, region,
                   {"AWS_USE_FIPS_ENDPOINT": "true"})
        yield Case("s3control", "ListAccessPoints", account, region, url="http://127.0.0.1:9000")


def other_cases():
    for mode in ("preferred", "disabled", "required", "wrong"):
        for region in ("us-east-1", "cn-north-1"):
            for params in ({"TableName": "t"}, {"TableName": f"arn:aws:dynamodb:us-east-1:{ACCOUNT}:table/t"}):
                yield Case("dynamodb", "DescribeTable", params, region, {"AWS_ACCOUNT_ID_ENDPOINT_MODE": mode})
    table = {"Keys": [{"id": {"S": "1"}}]}
    yield Case("dynamodb", "BatchGetItem", {"RequestItems": {"t": table}}, "us-east-1")
    for mode in ("legacy", "regional", "wrong"):
        for region in ("us-east-1", "eu-west-1", "ap-east-1", "aws-global"):
            yield Case("sts", "GetCallerIdentity", {}, region, {"AWS_STS_REGIONAL_ENDPOINTS": mode})
    yield Case("sts", "GetCallerIdentity", {}, "eu-west-1",
               {"AWS_STS_REGIONAL_ENDPOINTS": "legacy", "AWS_USE_FIPS_ENDPOINT": "true"})
    stream = {"StreamARN": f"arn:aws:kinesis:us-east-1:{ACCOUNT}:stream/s"}
    yield Case("kinesis", "DescribeStreamSummary", stream, "us-east-1")
    yield Case("kinesis", "GetRecords", {"ShardIterator": "i"} | stream, "us-east-1")
    yield Case("kinesis", "SubscribeToShard", {"ConsumerARN": stream["StreamARN"] + "/consumer/c:1", "ShardId": "s",
                                               "StartingPosition": {"Type": "LATEST"}}, "us-east-1")
    entries = {"Entries": [{"Source": "s", "DetailType": "d", "Detail": "{}"}]}
    yield Case("events", "PutEvents", entries, "us-east-1")
    yield Case("events", "PutEvents", entries | {"EndpointId": "abc.def"}, "us-east-1")
    yield Case("lambda", "ListFunctions", {}, "us-east-1", url="https://example.com/deep/path/")
    yield Case("lambda", "ListFunctions", {}, "us-east-1", {"AWS_ENDPOINT_URL_LAMBDA": "https://one.example",
                                                            "AWS_ENDPOINT_URL": "https://two.example"})
    yield Case("lambda", "ListFunctions", {}, "us-east-1", {"AWS_ENDPOINT_URL": "https://two.example",
                                                            "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "true"})
    services = "[default]\nservices = mine\n[services mine]\nlambda =\n  endpoint_url = https://three.example\n"
    yield Case("lambda", "ListFunctions", {}, "us-east-1", config=services)
    for regions in ("*", "us-east-1,eu-west-1"):
        yield Case("events", "PutEvents", entries | {"EndpointId": "abc.def"}, "us-east-1",
                   {"AWS_SIGV4A_SIGNING_REGION_SET": regions})
        yield Case("s3", "ListObjectsV2", {"Bucket": f"arn:aws:s3::{ACCOUNT}:accesspoint:mfzwi23gnjvgw.mrap"},
                   "us-east-1", {"AWS_SIGV4A_SIGNING_REGION_SET": regions})
    yield Case("sqs", "ListQueues", {}, "us-east-1", config="[default]\nendpoint_url = https://four.example\n")
    for prefix in ("true", "false"):
        yield Case("servicediscovery", "DiscoverInstances", {"NamespaceName": "n", "ServiceName": "s"}, "us-east-1",
                   {"AWS_DISABLE_HOST_PREFIX_INJECTION": prefix})
    yield Case("stepfunctions", "StartSyncExecution", {"stateMachineArn": "arn:aws:states:us-east-1:1:stateMachine:x"})
    for preference in ("sigv4", "httpBearerAuth,sigv4", "noAuth", "sigv4a, sigv4 ,", "wrong"):
        for service, operation in (("sts", "GetCallerIdentity"), ("bedrock-runtime", "ListAsyncInvokes"),
                                   ("cloudfront-keyvaluestore", "DescribeKeyValueStore"), ("s3", "ListBuckets"),
                                   ("codecatalyst", "ListSpaces")):
            params = {"KvsARN": f"arn:aws:cloudfront::{ACCOUNT}:key-value-store/x"} if "key" in service else {}
            yield Case(service, operation, params, "us-east-1", {"AWS_AUTH_SCHEME_PREFERENCE": preference})
    yield Case("bedrock-runtime", "ListAsyncInvokes", {}, "us-east-1", {"AWS_BEARER_TOKEN_BEDROCK": "planted-token"})
    yield Case("bedrock", "ListFoundationModels", {}, "us-east-1",
               {"AWS_BEARER_TOKEN_BEDROCK": "planted-token", "AWS_AUTH_SCHEME_PREFERENCE": "sigv4"})
    yield Case("s3", "ListBuckets", {}, "us-east-1", config="[default]\ns3 =\n  signature_version = s3\n")
    yield Case("s3", "GetObject", {"Bucket": "b-c", "Key": "k"}, "us-east-1",
               config="[default]\ns3 =\n  signature_version = s3\n")


def handler_cases():
    """What built-in handlers make of requests; headers that other tests are about count here too."""
    yield Case("glacier", "UploadArchive", {"vaultName": "v", "body": "x" * 3_000_000})
    yield Case("ec2", "CopySnapshot", {"SourceRegion": "eu-west-1", "SourceSnapshotId": "snap-1"}, "us-west-2")
    for service, operation in (("rds", "CreateDBCluster"), ("neptune", "CreateDBCluster"), ("docdb", "CreateDBCluster")):
        yield Case(service, operation, {"DBClusterIdentifier": "a", "Engine": "e", "SourceRegion": "eu-west-1"},
                   "us-west-2")
    yield Case("logs", "CreateExportTask", {"logGroupName": "g", "fromTime": 1, "to": 2, "destination": "d"})
    yield Case("cloudsearchdomain", "Search", {"query": "a b", "returnFields": "x"}, url="https://search.example.com")
    yield Case("machinelearning", "Predict", {"MLModelId": "m", "Record": {},
                                              "PredictEndpoint": "https://realtime.example.com/x"})
    yield Case("dynamodb", "DescribeEndpoints")
    yield Case("runtime.sagemaker", "InvokeEndpoint", {"EndpointName": "e", "Body": "x"})
    yield Case("s3", "PutObject", {"Bucket": "b-b", "Key": "k", "Metadata": {"a": "é"}})
    yield Case("importexport", "ListJobs")


def scope_of(authorization):
    """What the signature is for, without the signature and its day."""
    text = re.sub(r"Signature=[0-9a-f]+", "", re.sub(r"/\d{8}/", "/DAY/", authorization))
    return re.sub(r"^(AWS \w+:).*", r"\1", text)


def body_of(body):
    """A body without what differs from second to second or is drawn at random."""
    body = body.read() if hasattr(body, "read") else body or b""
    text = body.decode("utf-8", "replace") if isinstance(body, bytes) else body
    text = re.sub(r"Timestamp=[^&]*|&Signature=[^&]*", "", text)  # SigV2 signs in the form
    text = re.sub(r"X-Amz-Signature%3D[0-9a-f]{64}", "", re.sub(r"\d{8}(T\d{6}Z|%252F)", "", text))
    return re.sub(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "UUID", text)[:10_000]


def shown(method, url, headers, body):
    kept = {name.lower(): value for name, value in headers.items() if name.lower() not in IGNORED}
    return {"method": method, "url": url, "headers": kept, "body": body_of(body),
            "scope": scope_of(next((v for k, v in headers.items() if k.lower() == "authorization"), "unsigned"))}


def expected(case, folder_environment):
    """What botocore would send, or the name of its exception."""
    seen = []

    def answer(request, **_):
        headers = {k: v.decode("latin-1") if isinstance(v, bytes) else v for k, v in request.headers.items()}
        seen.append(shown(request.method, request.url, headers, request.body))
        return awsrequest.AWSResponse(request.url, 299, {}, None)

    import os
    os.environ.clear()
    os.environ.update(folder_environment)
    session = session_module.Session()
    session.register_component("data_loader", LOADER)
    try:
        client = session.create_client(case.service, region_name=case.region, endpoint_url=case.url)
        client.meta.events.register_first("before-send", answer)
        client._make_api_call(case.operation, dict(case.params))
    except Exception as error:  # whatever it says is the answer
        if not seen:
            return f"{type(error).__name__}: {error}"
    return seen[0]


LOADER = session_module.Session().get_component("data_loader")


def actual(case, env):
    options = ["--region", case.region] if case.region else []
    options += ["--endpoint-url", case.url] if case.url else []
    done = t.botoscope("call", case.service, case.operation, "--input", "-", "--dry-run=signed", *options, env=env,
                       stdin=json.dumps(case.params))
    if done.returncode != 0:
        return done.stderr.strip()
    found = json.loads(done.stdout)
    return shown(found["method"], found["url"], found["headers"], found["body"])


def compare(case):
    credentials = ""
    with t.home(case.config, credentials) as env:
        env = env | KEYS | case.env
        wanted = expected(case, env)
        got = actual(case, env)
    if isinstance(wanted, str) or isinstance(got, str):
        return None if isinstance(wanted, str) and isinstance(got, str) else (wanted, got)
    differences = {key: (wanted[key], got[key]) for key in wanted if wanted[key] != got[key]}
    return differences or None


def main():
    arguments = [argument for argument in sys.argv[1:] if argument != "--all"]
    services = session_module.Session().get_available_services() if "--all" in sys.argv else SERVICES
    cases = [*service_cases(services), *s3_cases(), *s3control_cases(), *other_cases(), *handler_cases()]
    if arguments:
        cases = [case for case in cases if arguments[0] in str(case)]
    elif "--all" not in sys.argv:
        cases = cases[::40 if t.SANITIZED else 5]
    failed = 0
    with concurrent.futures.ProcessPoolExecutor(2) as pool:
        for case, difference in zip(cases, pool.map(compare, cases, chunksize=20)):
            if difference:
                failed += 1
                print(f"DIFFERS {case}\n    {difference}")
    print(f"{len(cases) - failed}/{len(cases)} cases as botocore")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
