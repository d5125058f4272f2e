"""Core's parts and whole calls beside botocore's: the same work, given by _core_work.py, done in turn by bench_core and
by botocore in this process. Times are processor time, the shortest of several rounds."""
import gc
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

import botocore.auth
import botocore.awsrequest
import botocore.credentials
import botocore.endpoint_provider
import botocore.eventstream
import botocore.hooks
import botocore.parsers
import botocore.serialize
import botocore.session
import botocore.validate
import _core_work as work
import botoscope_test as t

KEY, SECRET = "AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"
ROUNDS, ENOUGH, LONG = 5, 0.05, 1.0  # rounds; seconds that a round takes at least; what is done twice only


def make_client(session, service):
    return session.create_client(service, region_name="us-east-1", aws_access_key_id=KEY, aws_secret_access_key=SECRET)


class Theirs:
    """botocore's side: a function a kind, which gives the work to be timed."""

    def __init__(self):
        self.session = botocore.session.Session()
        self.loader = self.session.get_component("data_loader")

    def model(self, measure):
        return self.session.get_service_model(measure["service"])

    def canned(self, client, measure):
        """Answers the client's requests where they would be sent."""
        body, headers = pathlib.Path(measure["body"]).read_bytes(), measure["headers"]

        class Raw:
            def stream(self):
                yield body

        def answer(request, **_):
            return botocore.awsrequest.AWSResponse(request.url, 200, headers, Raw())

        client.meta.events.register("before-send", answer)
        return client._make_api_call

    def create(self, measure):
        def once():
            client = make_client(botocore.session.Session(), measure["service"])
            if "operation" in measure:
                self.canned(client, measure)(measure["operation"], measure["params"])
        return once

    def load_all(self, _):
        def once():
            loader = botocore.session.Session().get_component("data_loader")
            for name in loader.list_available_services("service-2"):
                loader.load_service_model(name, "service-2")
        return once

    def call(self, measure):
        send = self.canned(make_client(self.session, measure["service"]), measure)
        return lambda: send(measure["operation"], measure["params"])

    def sign(self, measure):
        body = pathlib.Path(measure["body"]).read_bytes()
        signer = botocore.auth.SigV4Auth(botocore.credentials.Credentials(KEY, SECRET), "dynamodb", "us-east-1")

        def once():
            request = botocore.awsrequest.AWSRequest("POST", "https://dynamodb.us-east-1.amazonaws.com/", data=body,
                                                     headers=measure["headers"])
            signer.add_auth(request)
        return once

    def emit(self, measure):
        emitter = botocore.hooks.EventAliaser(botocore.hooks.HierarchicalEmitter())
        for pattern in measure["handlers"]:
            emitter.register(pattern, lambda **_: None)
        return lambda: emitter.emit(measure["event"])

    def serialize(self, measure):
        operation = self.model(measure).operation_model(measure["operation"])
        serializer = botocore.serialize.create_serializer(operation.service_model.resolved_protocol,
                                                          include_validation=measure["check"])
        return lambda: serializer.serialize_to_request(measure["params"], operation)

    def parse(self, measure):
        operation = self.model(measure).operation_model(measure["operation"])
        protocol = "smithy-rpc-v2-cbor" if measure["cbor"] else operation.service_model.resolved_protocol
        parser = botocore.parsers.create_parser(protocol)
        response = {"status_code": 200, "body": pathlib.Path(measure["body"]).read_bytes(),
                    "headers": botocore.awsrequest.HeadersDict(measure["headers"])}
        return lambda: parser.parse(response, operation.output_shape)

    def resolve(self, measure):
        provider = botocore.endpoint_provider.EndpointProvider(
            self.loader.load_service_model(measure["service"], "endpoint-rule-set-1"),
            self.loader.load_data("partitions"))
        turns = [0]

        def once():
            turns[0] += 1
            provider.resolve_endpoint(**measure["params"][turns[0] % len(measure["params"])])
        return once

    def events(self, measure):
        body = pathlib.Path(measure["body"]).read_bytes()

        def once():
            buffer = botocore.eventstream.EventStreamBuffer()
            buffer.add_data(body)
            assert sum(1 for _ in buffer) == measure["count"]
        return once


class Ours:
    """bench_core, which is asked a measure at a time."""

    def __init__(self):
        program = pathlib.Path(t.BOTOSCOPE).with_name("bench_core")
        self.process = subprocess.Popen([str(program)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def time(self, measure):
        self.process.stdin.write(json.dumps(measure) + "\n")
        self.process.stdin.flush()
        taken = float(self.process.stdout.readline())
        if taken < 0:
            raise RuntimeError(f"bench_core fails at {measure['name']}")
        return taken


def nanoseconds(once):
    """Of doing it once; repeats until that can be told well from nothing."""
    repeats = 1
    while True:
        begun = time.process_time()
        for _ in range(repeats):
            once()
        taken = time.process_time() - begun
        if taken > ENOUGH:
            return taken * 1e9 / repeats
        repeats *= 2


def compare(ours, theirs, measure):
    """The shortest times of both."""
    gc.collect()
    gc.freeze()  # what earlier measures left behind must not slow this one's collections
    once = getattr(theirs, measure["kind"])(measure)
    begun = time.process_time()
    once()
    first = time.process_time() - begun
    a, b = [], [first * 1e9] if first > LONG else []
    for _ in range(ROUNDS):
        a.append(ours.time(measure))
        if first < LONG or len(b) < 2:
            b.append(nanoseconds(once))
    return min(a), min(b)


def show(measure, ours, theirs):
    scale, unit = next((s, u) for s, u in ((1e6, "ms"), (1e3, "us"), (1, "ns")) if ours >= s or s == 1)
    print(f"core.{measure['name']}\t{ours / scale:.3f}\t{theirs / scale:.3f}\t{unit}\t{theirs / ours:.1f}", flush=True)
    if measure.get("aim") and theirs / ours < measure["aim"]:
        print(f"core: {measure['name']} is {theirs / ours:.1f} times as fast, {measure['aim']} is aimed at",
              file=sys.stderr)


def main(only=""):
    with t.home() as env, tempfile.TemporaryDirectory() as folder:
        os.environ |= {"HOME": env["HOME"], "AWS_EC2_METADATA_DISABLED": "true"}
        ours, theirs = Ours(), Theirs()
        operation = theirs.session.get_service_model("cloudwatch").operation_model("ListMetrics")
        for measure in work.measures(folder, operation):
            if only in measure["name"]:
                show(measure, *compare(ours, theirs, measure))


if __name__ == "__main__":
    main(*sys.argv[1:])
