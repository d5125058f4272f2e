#!/usr/bin/env python3
"""Writes what botocore sends and reads for random samples of operations, one file of JSON lines a service.

    generate.py [--seed N] [--samples N] [--jobs N] [--only PATTERN] DIRECTORY

A line has: id, service, region, operation, params; and of botocore: exchanges (each request as it was sent and the answer
it was given), then parsed, or refused (what it would not do). Clock, ids and credentials are those of
tests/support/fakes.h. PATTERN is a shell pattern of "service.Operation". The last line printed counts everything.
"""
import argparse
import base64
import collections
import fnmatch
import importlib
import io
import json
import multiprocessing
import os
import pathlib
import random
import sys
import time
import types
import uuid
import warnings
from datetime import datetime, timezone

for variable in [name for name in os.environ if name.startswith(("AWS_", "BOTO_"))]:
    del os.environ[variable]
os.environ |= {"TZ": "UTC", "AWS_EC2_METADATA_DISABLED": "true", "AWS_CONFIG_FILE": os.devnull,
               "AWS_SHARED_CREDENTIALS_FILE": os.devnull}

import botocore.session  # noqa: E402
from botocore import auth, compat  # noqa: E402
from botocore.awsrequest import AWSResponse  # noqa: E402
from botocore.config import Config  # noqa: E402
from botocore.exceptions import ClientError, MissingDependencyException  # noqa: E402

from draw import Draw, Params  # noqa: E402
from tagged import encoded, tag  # noqa: E402
from wire import Answers  # noqa: E402

NOW = datetime(2015, 8, 30, 12, 36, 0)
TOKEN = uuid.UUID("00000000-0000-4000-8000-000000000000")
REGIONS = ("eu-west-1", "us-east-1", "ap-southeast-2", "us-west-2")
REFUSED_SHARE = 0.2
MOST_EXCHANGES = 6


def fix_the_world():
    """The same time and the same ids for every call of this process."""
    def now(remove_tzinfo=True):
        return NOW if remove_tzinfo else NOW.replace(tzinfo=timezone.utc)

    for name in ("auth", "endpoint", "signers", "utils", "credentials"):
        module = importlib.import_module("botocore." + name)
        if hasattr(module, "get_current_datetime"):
            module.get_current_datetime = now
    compat.get_current_datetime = now
    auth.time = types.SimpleNamespace(strftime=time.strftime, time=NOW.timestamp, gmtime=lambda: NOW.timetuple())
    uuid.uuid4 = lambda: TOKEN
    random.random = lambda: 0.5
    warnings.simplefilter("ignore")


class Raw(io.BytesIO):
    """A response's body as urllib3 gives it."""

    def stream(self, amt=None, decode_content=None):
        yield self.read()


def body_bytes(body):
    if body is None:
        return b""
    if hasattr(body, "read"):
        body = body.read()
    return body.encode() if isinstance(body, str) else bytes(body)


def sent_headers(request, body):
    """The headers as they go out: urllib3 adds the length of a body where botocore left it out (GET)."""
    headers = [[header_text(name), header_text(value)] for name, value in request.headers.items()]
    names = {name.lower() for name, _ in headers}
    if body and not names & {"content-length", "transfer-encoding"}:
        headers.append(["Content-Length", str(len(body))])
    return headers


def header_text(value):
    """A header's bytes, one character each."""
    return value.decode("latin-1") if isinstance(value, bytes) else str(value)


class TooManyRequestsError(Exception):
    """botocore asks again and again, e.g. for other endpoints as long as a service says that they are invalid."""


class Answerer:
    """Stands where the network was: keeps each request and answers it."""

    def __init__(self):
        self.exchanges, self.answer = [], None

    def __call__(self, request, event_name, **_):
        if len(self.exchanges) >= MOST_EXCHANGES:
            raise TooManyRequestsError(f"more than {MOST_EXCHANGES} requests")
        status, headers, body = self.answer
        if event_name.endswith(".DescribeEndpoints"):
            text = b'{"Endpoints":[{"Address":"cell.example.com","CachePeriodInMinutes":1440}]}'
            status, headers, body = 200, [("Content-Type", "application/json"), ("Content-Length", str(len(text)))], text
        sent = body_bytes(request.body)
        self.exchanges.append({
            "request": {"method": request.method, "url": request.url, "headers": sent_headers(request, sent),
                        "body": encoded(sent)},
            "response": {"status": status, "headers": headers, "body": encoded(body)}})
        return AWSResponse(request.url, status, headers, Raw(body))


class Service:
    """One service's client and the samples of its operations."""

    def __init__(self, session, name, seed):
        self.name, self.seed = name, seed
        self.region = random.Random(f"{seed}/{name}").choice(REGIONS)
        # Making a client changes the retry rules that all clients share; each must see them as they are in the file.
        for load in ("load_data", "load_data_with_path"):
            session.get_component("data_loader")._cache.pop((load, "_retry"), None)
        self.client = session.create_client(name, region_name=self.region,
                                            config=Config(retries={"total_max_attempts": 1}))
        self.answerer = Answerer()
        self.client.meta.events.register("before-send", self.answerer)
        self.model = self.client.meta.service_model
        self.methods = {name for method, name in self.client.meta.method_to_api_mapping.items()
                        if hasattr(self.client, method)}

    def skipped(self, operation):
        if operation.name in self.methods and not operation.has_event_stream_input:
            return None
        return "botocore's client has no method for it" + (": event stream as input" if operation.has_event_stream_input else "")

    def sample(self, operation_name, number):
        operation = self.model.operation_model(operation_name)
        line = {"id": f"{self.name}.{operation_name}#{self.seed}.{number}", "service": self.name, "region": self.region,
                "operation": operation_name}
        reason = self.skipped(operation)
        if reason:
            return line | {"skipped": reason}
        draw = Draw(random.Random(line["id"]))
        params = Params(draw, self.name).of(operation)
        answers = Answers(Draw(draw.rng), operation, self.model.resolved_protocol)
        self.answerer.answer = answers.refusal() if draw.chance(REFUSED_SHARE) else answers.success()
        self.answerer.exchanges = []
        line["params"] = tag(params)
        line |= self.call(operation_name, params)
        return line | {"exchanges": self.answerer.exchanges}

    def result(self, operation_name, params):
        try:
            return {"parsed": tag(self.client._make_api_call(operation_name, params))}
        except ClientError as error:
            return {"parsed": tag(error.response), "message": str(error)}

    def call(self, operation_name, params):
        try:
            return self.result(operation_name, params)
        except MissingDependencyException as error:
            return {"skipped": f"botocore can't without awscrt: {error}"}
        except (KeyError, TypeError, AttributeError, IndexError, TooManyRequestsError) as error:
            return {"skipped": f"botocore fails with {type(error).__name__}: {error}"}
        except Exception as error:  # whatever botocore will not do is a result too
            return {"refused": type(error).__name__, "message": str(error)}


def wanted(service, operation, pattern):
    return pattern is None or fnmatch.fnmatchcase(f"{service}.{operation}", pattern)


def write_service(task):
    """Writes one service's file; gives what came out, counted."""
    name, options = task
    counts, service = collections.Counter(), None
    operations = [o for o in model_of(name).operation_names if wanted(name, o, options.only)]
    if not operations:
        return counts
    service = Service(SESSION, name, options.seed)
    with open(pathlib.Path(options.directory, name + ".jsonl"), "w", encoding="utf-8") as out:
        for operation in operations:
            for number in range(options.samples):
                line = service.sample(operation, number)
                kind = "skipped" if "skipped" in line else line.get("refused", "error" if "message" in line else "parsed")
                counts[kind] += 1
                out.write(json.dumps(line) + "\n")
    return counts


def model_of(name):
    return SESSION.get_service_model(name)


def start_worker():
    global SESSION
    fix_the_world()
    SESSION = botocore.session.Session()
    SESSION.set_credentials("AKIDEXAMPLE", "planted-secret-key")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--samples", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--only")
    parser.add_argument("directory")
    options = parser.parse_args()
    pathlib.Path(options.directory).mkdir(parents=True, exist_ok=True)
    start_worker()
    names = SESSION.get_available_services()
    if options.only and "." in options.only:
        names = [n for n in names if fnmatch.fnmatchcase(n, options.only.rsplit(".", 1)[0])]
    names.sort(key=lambda name: name not in ("ec2", "s3", "sagemaker", "quicksight", "iam", "glue", "connect", "rds"))
    total = collections.Counter()
    with multiprocessing.Pool(options.jobs, start_worker) as pool:
        for counts in pool.imap_unordered(write_service, [(name, options) for name in names]):
            total += counts
    print(", ".join(f"{kind}: {count}" for kind, count in total.most_common()))


if __name__ == "__main__":
    sys.exit(main())
