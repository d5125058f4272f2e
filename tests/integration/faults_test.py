"""What a call does when the other side misbehaves: exit status, one clear paragraph, the trace's last steps."""
import collections
import contextlib
import json
import pathlib
import socket
import ssl
import subprocess
import sys
import tempfile
import threading
import unittest.mock

import botoscope_test as t

boto3, config, exceptions = t.require("boto3", "botocore.config", "botocore.exceptions")
SERVICE_ERROR, OTHER = 254, 255
IDENTITY = b"""<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
<Arn>arn:aws:iam::123456789012:user/u</Arn><UserId>U</UserId><Account>123456789012</Account></GetCallerIdentityResult>
</GetCallerIdentityResponse>"""
UPLOAD_SIZE = 20 << 20


def reply(status, body, content_type="text/xml"):
    return (f"HTTP/1.1 {status} Words\r\nContent-Type: {content_type}\r\nContent-Length: {len(body)}\r\n"
            "Connection: close\r\n\r\n").encode() + body


def read_head(connection):
    """The head of a request and what came of its body with it; None if the client went away."""
    data = b""
    while b"\r\n\r\n" not in data:
        more = connection.recv(65536)
        if not more:
            return None
        data += more
    head, _, body = data.partition(b"\r\n\r\n")
    return head.decode("latin-1"), body


def read_body(connection, head, body):
    """Reads the rest of a request."""
    fields = dict(line.lower().split(": ", 1) for line in head.split("\r\n")[1:])
    while len(body) < int(fields.get("content-length", 0)):
        more = connection.recv(65536)
        if not more:
            raise ConnectionError("the client went away")
        body += more


def answering(*answers):
    """A behaviour that reads each request whole and gives one answer after another, the last one for ever."""
    def behave(connection, number):
        request = read_head(connection)
        if request:
            read_body(connection, *request)
            connection.sendall(answers[min(number, len(answers) - 1)])
    return behave


@contextlib.contextmanager
def server(behave, context=None):
    """Runs behave(connection, how many came before) for each connection; gives the URL."""
    listener = socket.create_server(("127.0.0.1", 0))

    def serve():
        for number in range(1000):
            try:
                connection, _ = listener.accept()
                with connection if context is None else context.wrap_socket(connection, server_side=True) as stream:
                    behave(stream, number)
            except OSError:
                if listener.fileno() < 0:
                    return

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield f"{'http' if context is None else 'https'}://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()


Outcome = collections.namedtuple("Outcome", "status steps message stdout")


def call(url, service="sts", operation="GetCallerIdentity", parameters=None, attempts=1):
    """One traced call; attempts None leaves the number to botoscope. Fails if stderr has more than one paragraph."""
    with t.home() as env:
        if attempts:
            env["AWS_MAX_ATTEMPTS"] = str(attempts)
        done = t.botoscope("call", service, operation, "--input", "-", "--region", "us-east-1", "--endpoint-url", url,
                           "--trace=jsonl", env=env, stdin=json.dumps(parameters or {}))
    lines = done.stderr.splitlines()
    steps = [json.loads(line) for line in lines if line.startswith("{")]
    words = [line for line in lines if not line.startswith("{")]
    assert len(words) == (0 if done.returncode == 0 else 1), f"not one paragraph: {words}"
    return Outcome(done.returncode, steps, "\n".join(words), done.stdout)


def heads(steps):
    return [step["event"].split(".")[0] for step in steps]


def last_attempt(outcome):
    """Heads of the steps after the last before-send."""
    found = heads(outcome.steps)
    assert "before-send" in found, found
    return found[len(found) - found[::-1].index("before-send"):]


def expect_failure(outcome, code, words, ending):
    assert outcome.status == OTHER, (outcome.status, outcome.message)
    assert outcome.message.startswith("botoscope: ") and words in outcome.message, outcome.message
    assert outcome.stdout == "", outcome.stdout
    assert last_attempt(outcome) == ending, last_attempt(outcome)
    assert outcome.steps[-1]["error"]["code"] == code, outcome.steps[-1]["error"]


TRANSPORT_ENDING = ["response-received", "needs-retry", "after-call-error"]


def test_the_server_closes_mid_body():
    short = reply(200, IDENTITY)[:-40]
    with server(answering(short)) as url:
        outcome = call(url, attempts=2)
    expect_failure(outcome, "ConnectionClosed", "onnection was closed", TRANSPORT_ENDING)
    assert outcome.steps[-1]["attempt"] == 2, outcome.steps[-1]
    received = [step for step in outcome.steps if step["event"].startswith("response-received")]
    assert [step["error"]["code"] for step in received] == ["ConnectionClosed"] * 2, received
    assert all("response" not in step and "parsed" not in step for step in received), received
    created = [step for step in outcome.steps if step["event"].startswith("request-created")]
    assert all("error" not in step for step in created), "an attempt shows the error of the one before"


def refuse_upload(connection, _):
    """Reads a part of the body, then answers 400 and closes although most of it is still under way."""
    head, body = read_head(connection)
    if "100-continue" in head.lower():
        connection.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")
    while len(body) < 1 << 20:
        body += connection.recv(65536)
    connection.sendall(reply(400, b"<Error><Code>EntityTooLarge</Code><Message>too much</Message></Error>"))
    connection.shutdown(socket.SHUT_WR)
    while connection.recv(65536):  # what is on its way must not turn the answer into a reset
        pass


def refuse_at_once(connection, _):
    """Answers 400 to the head, before it asked for the body."""
    read_head(connection)
    connection.sendall(reply(400, b"<Error><Code>EntityTooLarge</Code><Message>too much</Message></Error>"))
    connection.shutdown(socket.SHUT_WR)
    while connection.recv(65536):
        pass


def test_the_server_refuses_while_we_upload():
    upload = {"Bucket": "some-bucket", "Key": "k", "Body": "0123456789abcdef" * (UPLOAD_SIZE // 16)}
    for behave in (refuse_upload, refuse_at_once):
        with server(behave) as url:
            outcome = call(url, "s3", "PutObject", upload)
        assert outcome.status == SERVICE_ERROR, (behave.__name__, outcome.status, outcome.message)
        assert "EntityTooLarge" in outcome.message and "too much" in outcome.message, outcome.message
        assert last_attempt(outcome) == ["before-parse", "response-received", "needs-retry", "after-call"], outcome
        last = outcome.steps[-1]
        assert last["response"]["status"] == 400 and last["request"]["body_size"] == UPLOAD_SIZE, last
        assert last["parsed"]["Error"]["Code"] == "EntityTooLarge", last["parsed"]


def test_malformed_xml():
    for service, operation in (("iam", "ListUsers"), ("ec2", "DescribeRegions"), ("route53", "ListHostedZones")):
        with server(answering(reply(200, b"<ListUsersResponse><oops"))) as url:
            outcome = call(url, service, operation)
        expect_failure(outcome, "ResponseParser", "parse", ["before-parse", "after-call-error"])
        assert outcome.steps[-1]["response"]["status"] == 200, outcome.steps[-1]


def theirs(url, service, method):
    """What boto3 makes of the same answer: members besides the metadata, or the error."""
    once = config.Config(retries={"total_max_attempts": 1})
    client = boto3.client(service, region_name="us-east-1", endpoint_url=url, aws_access_key_id="AKIDEXAMPLE",
                          aws_secret_access_key="testing", config=once)
    try:
        answer = getattr(client, method)()
    except (exceptions.BotoCoreError, exceptions.ClientError) as error:
        return error
    return {key: value for key, value in answer.items() if key != "ResponseMetadata"}


def test_malformed_xml_of_s3_is_a_server_error_as_for_boto3():
    with server(answering(reply(200, b"<ListAllMyBucketsResult><oops"))) as url:
        outcome = call(url, "s3", "ListBuckets")
        expected = theirs(url, "s3", "list_buckets")
    assert outcome.status == SERVICE_ERROR and str(expected) in outcome.message, (outcome.message, expected)
    assert last_attempt(outcome) == ["before-parse", "response-received", "needs-retry", "after-call"], outcome.steps


def test_malformed_json_is_taken_as_boto3_takes_it():
    for service, operation, method in (("dynamodb", "ListTables", "list_tables"),
                                       ("lambda", "ListFunctions", "list_functions")):
        with server(answering(reply(200, b'{"TableNames": ["a', "application/json"))) as url:
            outcome = call(url, service, operation)
            expected = theirs(url, service, method)
        if isinstance(expected, dict):
            assert outcome.status == 0 and json.loads(outcome.stdout) == expected, (service, outcome, expected)
            assert last_attempt(outcome)[-1] == "after-call", outcome.steps
        else:
            expect_failure(outcome, "ResponseParser", "parse", ["before-parse", "after-call-error"])


def test_a_malformed_json_error_is_still_an_error():
    with server(answering(reply(400, b"{oops", "application/x-amz-json-1.0"))) as url:
        outcome = call(url, "dynamodb", "ListTables")
    assert outcome.status == SERVICE_ERROR, (outcome.status, outcome.message)
    assert "ListTables" in outcome.message and outcome.steps[-1]["response"]["status"] == 400, outcome


def boto3_events(url):
    """Names of the events of one GetCallerIdentity by boto3, without its pauses."""
    seen = []
    client = boto3.client("sts", region_name="us-east-1", endpoint_url=url, aws_access_key_id="AKIDEXAMPLE",
                          aws_secret_access_key="testing")
    client.meta.events.register("*", lambda event_name, **_: seen.append(event_name))
    with unittest.mock.patch("time.sleep"):
        client.get_caller_identity()
    return seen


def test_503_three_times_then_200():
    busy = reply(503, b"<ErrorResponse><Error><Code>ServiceUnavailable</Code><Message>busy</Message></Error>"
                      b"</ErrorResponse>")
    with server(answering(busy, busy, busy, reply(200, IDENTITY))) as url:
        outcome = call(url, attempts=None)
    with server(answering(busy, busy, busy, reply(200, IDENTITY))) as url:
        expected = boto3_events(url)
    assert outcome.status == 0 and json.loads(outcome.stdout)["Account"] == "123456789012", outcome
    assert outcome.steps[-1]["attempt"] == 4, outcome.steps[-1]
    asked = [step for step in outcome.steps if step["event"].startswith("needs-retry")]
    assert [step["retry"]["retry"] for step in asked] == [True, True, True, False], asked
    assert all(step["retry"]["reason"] for step in asked[:3]), asked
    assert [step["response"]["status"] for step in asked] == [503, 503, 503, 200], asked
    assert [step["event"] for step in outcome.steps] == expected, (heads(outcome.steps), expected)


def test_503_for_ever_ends_with_the_service_error():
    busy = reply(503, b"<ErrorResponse><Error><Code>ServiceUnavailable</Code><Message>busy</Message></Error>"
                      b"</ErrorResponse>")
    with server(answering(busy)) as url:
        outcome = call(url, attempts=2)
    assert outcome.status == SERVICE_ERROR and "ServiceUnavailable" in outcome.message, outcome
    assert "reached max retries: 1" in outcome.message, outcome.message
    assert last_attempt(outcome)[-1] == "after-call", outcome.steps


def test_a_server_that_never_answers_can_be_left():
    arrived, gone = threading.Event(), threading.Event()

    def hold(connection, _):
        read_body(connection, *read_head(connection))
        arrived.set()
        with contextlib.suppress(ConnectionError):
            connection.recv(1)  # comes back when the client is gone
        gone.set()

    with server(hold) as url, t.home() as env:
        process = subprocess.Popen([t.BOTOSCOPE, "call", "sts", "GetCallerIdentity", "--region", "us-east-1",
                                    "--endpoint-url", url, "--trace=jsonl"],
                                   env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        events = []
        while not events or not events[-1].startswith("before-send"):
            events.append(json.loads(process.stderr.readline())["event"])
        assert arrived.wait(60), "the request did not arrive"
        process.terminate()
        stdout, stderr = process.communicate(timeout=30)
        assert process.returncode != 0 and stdout == "", (process.returncode, stdout)
        assert "response-received" not in stderr, stderr
        assert gone.wait(30), "the connection was not closed"


def test_a_name_that_does_not_exist():
    outcome = call("http://no-such-host.invalid")
    expect_failure(outcome, "EndpointConnection", "http://no-such-host.invalid/", TRANSPORT_ENDING)


def test_a_port_where_nobody_listens():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    outcome = call(f"http://127.0.0.1:{port}", attempts=2)
    expect_failure(outcome, "EndpointConnection", f"http://127.0.0.1:{port}/", TRANSPORT_ENDING)
    assert outcome.steps[-1]["attempt"] == 2, outcome.steps[-1]


def test_an_untrusted_certificate():
    with tempfile.TemporaryDirectory() as folder:
        key, certificate = str(pathlib.Path(folder, "key.pem")), str(pathlib.Path(folder, "certificate.pem"))
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate,
                        "-days", "2", "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"],
                       check=True, capture_output=True)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        with server(answering(reply(200, IDENTITY)), context) as url:
            outcome = call(url)
            expect_failure(outcome, "Ssl", "certificate", TRANSPORT_ENDING)
            with t.home() as env:
                trusted = t.botoscope("call", "sts", "GetCallerIdentity", "--region", "us-east-1", "--endpoint-url", url,
                                      env=env | {"AWS_CA_BUNDLE": certificate})
        assert trusted.returncode == 0, trusted.stderr


if __name__ == "__main__":
    t.run_tests(sys.modules[__name__])
