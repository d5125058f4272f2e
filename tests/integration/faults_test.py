"""What a call does when the other side misbehaves: exit status, one clear paragraph, the trace's last steps."""
import collections
import contextlib
import json
import pathlib
import signal
import socket
import ssl
import subprocess
import sys
import tempfile
import threading
import time
import unittest.mock

import botoscope_test as t

boto3, config = t.require("boto3", "botocore.config")
SERVICE_ERROR, OTHER, INTERRUPTED, TERMINATED = 254, 255, 130, 143
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


def call(url, service="sts", operation="GetCallerIdentity", parameters=None, attempts=1, options=()):
    """One traced call; attempts None leaves the number to botoscope. Fails if stderr has more than one paragraph."""
    with t.home() as env:
        if attempts:
            env["AWS_MAX_ATTEMPTS"] = str(attempts)
        done = t.botoscope("call", service, operation, "--input", "-", "--region", "us-east-1", "--endpoint-url", url,
                           "--trace=jsonl", *options, env=env, stdin=json.dumps(parameters or {}))
    lines = done.stderr.splitlines()
    steps = [json.loads(line) for line in lines if line.startswith("{")]
    words = [line for line in lines if not line.startswith("{")]
    warned = done.returncode == 0 and words and words[0].startswith("botoscope: warning: ")
    assert len(words) == (0 if done.returncode == 0 and not warned else 1), f"not one paragraph: {words}"
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
    assert "(2 attempts)" in outcome.message, outcome.message
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
    except Exception as error:  # of broken bytes botocore says what Python said, whatever class that is
        return error
    return {key: value for key, value in answer.items() if key != "ResponseMetadata"}


def test_malformed_xml_of_s3_is_a_server_error_as_for_boto3():
    with server(answering(reply(200, b"<ListAllMyBucketsResult><oops"))) as url:
        outcome = call(url, "s3", "ListBuckets")
        expected = theirs(url, "s3", "list_buckets")
    assert outcome.status == SERVICE_ERROR and str(expected) in outcome.message, (outcome.message, expected)
    assert last_attempt(outcome) == ["before-parse", "response-received", "needs-retry", "after-call"], outcome.steps


def test_malformed_json_has_botocores_result_and_a_warning():
    for service, operation, method in (("dynamodb", "ListTables", "list_tables"), ("kms", "ListKeys", "list_keys"),
                                       ("lambda", "ListFunctions", "list_functions")):
        for body in (b'{"TableNames": ["a', b"<html>no JSON</html>"):
            with server(answering(reply(200, body, "application/json"))) as url:
                outcome = call(url, service, operation)
                expected = theirs(url, service, method)
            assert outcome.status == 0 and json.loads(outcome.stdout) == expected == {}, (service, outcome, expected)
            assert last_attempt(outcome) == ["before-parse", "response-received", "needs-retry", "after-call"], outcome
            assert outcome.message.startswith("botoscope: warning: The answer of status 200 is not valid JSON"), outcome
            assert "at byte" in outcome.message and "--output raw" in outcome.message, outcome.message
            warning = outcome.steps[-1]["warning"]
            assert warning["code"] == "ResponseParser" and warning["message"] in outcome.message, outcome.steps[-1]


def test_broken_answers_of_every_protocol_end_as_boto3s_do():
    """An error here where boto3 has one; for JSON cut short both have an empty result."""
    for service, operation, method in (("sts", "GetCallerIdentity", "get_caller_identity"),
                                       ("ec2", "DescribeRegions", "describe_regions"),
                                       ("route53", "ListHostedZones", "list_hosted_zones"),
                                       ("dynamodb", "ListTables", "list_tables"),
                                       ("lambda", "ListFunctions", "list_functions")):
        for body in (b"<a><b></a>", b"not a document", b"\xff\xfe\x00", b"[1, 2]", b'{"NextMarker": "' + b"x" * 9):
            with server(answering(reply(200, body, "text/plain"))) as url:
                outcome = call(url, service, operation)
                expected = theirs(url, service, method)
            if isinstance(expected, dict):
                assert outcome.status == 0 and outcome.message, (service, body, outcome)
                assert json.loads(outcome.stdout) == expected, (service, body, outcome.stdout, expected)
            else:
                expect_failure(outcome, "ResponseParser", "parse", ["before-parse", "after-call-error"])


def test_words_of_a_service_are_one_harmless_paragraph():
    said = "first line&#10;  second\tline &#13;&#10; \u009b31m \u202eevil &#x7f;"
    answer = f"<ErrorResponse><Error><Code>Bad</Code><Message>{said}</Message></Error></ErrorResponse>".encode()
    escapes = json.dumps({"__type": "Bad", "message": "\x1b]0;title\x07\x1b[2J\nmore\0"}).encode()
    with server(answering(reply(400, answer))) as url:
        outcome = call(url)
    assert outcome.status == SERVICE_ERROR, outcome
    assert outcome.message.endswith(": first line second line \\x9b31m \\u202eevil \\x7f"), outcome.message
    with server(answering(reply(400, escapes, "application/x-amz-json-1.0"))) as url, t.home() as env:
        done = t.botoscope("call", "dynamodb", "ListTables", "--region", "us-east-1", "--endpoint-url", url,
                           "--trace=text", env=env)
    assert done.returncode == SERVICE_ERROR, done
    assert done.stderr.endswith(": \\x1b]0;title\\x07\\x1b[2J more\\x00\n"), done.stderr
    assert not set(done.stderr) & {"\x1b", "\x07", "\0"}, "the trace passes terminal escapes on"


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


class Hold:
    """A server that takes a connection so far, says so, and then waits until the client is gone."""

    def __init__(self, so_far):
        self.so_far, self.arrived, self.gone = so_far, threading.Event(), threading.Event()

    def __call__(self, connection, number):
        self.so_far(connection, number)
        self.arrived.set()
        with contextlib.suppress(ConnectionError):
            while connection.recv(65536):
                pass
        self.gone.set()


def read_request(connection, _):
    read_body(connection, *read_head(connection))


def test_a_server_that_never_answers_is_given_up():
    started = time.monotonic()
    hold = Hold(read_request)
    with server(hold) as url:
        outcome = call(url, attempts=2, options=("--cli-read-timeout", "1"))
    assert time.monotonic() - started < 30, "the time-out did not come"
    expect_failure(outcome, "ReadTimeout", f'Read timeout on endpoint URL: "{url}/" (2 attempts)', TRANSPORT_ENDING)
    assert "--cli-read-timeout" in outcome.message, outcome.message
    received = [step for step in outcome.steps if step["event"].startswith("response-received")]
    assert [(step["attempt"], step["error"]["code"]) for step in received] == [(1, "ReadTimeout"), (2, "ReadTimeout")]
    asked = [step["retry"]["retry"] for step in outcome.steps if step["event"].startswith("needs-retry")]
    assert asked == [True, False], asked
    sent = [step["t_us"] for step in outcome.steps if step["event"].startswith("before-send")]
    assert received[0]["t_us"] - sent[0] >= 1_000_000 and received[1]["t_us"] - sent[1] >= 1_000_000, (sent, received)
    assert hold.gone.wait(30), "the connection was not closed"


def test_a_server_that_stops_amid_its_answer_is_given_up():
    def half(connection, number):
        read_request(connection, number)
        connection.sendall(reply(200, IDENTITY)[:-40])

    with server(Hold(half)) as url:
        outcome = call(url, options=("--cli-read-timeout=1",))
    expect_failure(outcome, "ReadTimeout", "(1 attempt)", TRANSPORT_ENDING)


def test_no_limit_waits_for_a_slow_answer():
    def slow(connection, number):
        read_request(connection, number)
        threading.Event().wait(1.5)
        connection.sendall(reply(200, IDENTITY))

    with server(slow) as url:
        outcome = call(url, options=("--cli-read-timeout", "0", "--cli-connect-timeout", "0"))
        short = call(url, options=("--cli-read-timeout", "1"))
    assert outcome.status == 0 and outcome.message == "", outcome
    assert short.status == OTHER and short.steps[-1]["error"]["code"] == "ReadTimeout", short


def test_a_connection_that_does_not_come_about_is_given_up():
    with full_listener() as url:
        outcome = call(url, options=("--cli-connect-timeout", "1"))
    expect_failure(outcome, "ConnectTimeout", f'Connect timeout on endpoint URL: "{url}/" (1 attempt)', TRANSPORT_ENDING)
    assert "--cli-connect-timeout" in outcome.message, outcome.message


@contextlib.contextmanager
def full_listener():
    """A port whose queue of connections is full, so that further ones get no answer."""
    with contextlib.ExitStack() as stack:
        listener = stack.enter_context(socket.socket())
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        for _ in range(4):
            waiting = stack.enter_context(socket.socket())
            waiting.setblocking(False)
            waiting.connect_ex(listener.getsockname())
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"


def until_event(process, head):
    """Reads the trace up to an event; gives the events."""
    events = []
    while not events or not events[-1].startswith(head):
        line = process.stderr.readline()
        assert line, f"the trace ended before {head}: {events}"
        events.append(json.loads(line)["event"])
    return events


def interrupt(url, signal_number, head, arrived=None, trace="jsonl", call=("sts", "GetCallerIdentity"), parameters="{}"):
    """Interrupts a call after an event and when the server says so; gives exit status, trace lines and last words."""
    with t.home() as env:
        process = subprocess.Popen([t.BOTOSCOPE, "call", *call, "--region", "us-east-1", "--endpoint-url", url,
                                    f"--trace={trace}", "--input", parameters], env=env, stdin=subprocess.DEVNULL,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        if trace == "jsonl":
            until_event(process, head)
        if arrived:
            assert arrived.wait(60), "the server was not reached"
        process.send_signal(signal_number)
        stdout, stderr = process.communicate(timeout=30)
    assert stdout == "", stdout
    *lines, words = stderr.splitlines()
    assert words.startswith("botoscope: The call was cancelled by ") and "look before" in words, stderr
    return process.returncode, lines, words


def expect_cancelled(outcome, status, attempt=1):
    returned, lines, words = outcome
    assert returned == status, (returned, lines, words)
    last = json.loads(lines[-1])
    assert last["event"].split(".")[0] == "call-cancelled" and last["error"]["code"] == "Cancelled", last
    assert last["attempt"] == attempt, last
    for field in ("call", "seq", "t_us", "handlers", "changes"):
        assert field in last, f"the last line has no {field}"
    return last


def test_cancelled_while_connecting():
    with full_listener() as url:
        expect_cancelled(interrupt(url, signal.SIGINT, "before-send"), INTERRUPTED)


def test_cancelled_in_the_tls_handshake():
    hold = Hold(lambda connection, _: connection.recv(1))
    with server(hold) as url:
        expect_cancelled(interrupt(url.replace("http:", "https:"), signal.SIGINT, "before-send", hold.arrived), INTERRUPTED)
        assert hold.gone.wait(30), "the connection was not closed"


def test_cancelled_while_sending_the_body():
    def take_a_part(connection, _):
        head, body = read_head(connection)
        if "100-continue" in head.lower():
            connection.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")
        while len(body) < 1 << 20:
            more = connection.recv(65536)
            assert more, "the client went away"
            body += more
        begun.set()
        release.wait(60)

    begun, release = threading.Event(), threading.Event()
    started = Hold(take_a_part)
    with server(started) as url, tempfile.NamedTemporaryFile("w", suffix=".json") as upload:
        json.dump({"Bucket": "some-bucket", "Key": "k", "Body": "0123456789abcdef" * (UPLOAD_SIZE // 16)}, upload)
        upload.flush()
        last = expect_cancelled(interrupt(url, signal.SIGINT, "before-send", begun, call=("s3", "PutObject"),
                                          parameters=upload.name), INTERRUPTED)
        release.set()
        assert started.gone.wait(30), "the connection was not closed"
    assert last["request"]["body_size"] == UPLOAD_SIZE, last["request"]


def test_cancelled_while_waiting_for_the_answer():
    for number, status in ((signal.SIGINT, INTERRUPTED), (signal.SIGTERM, TERMINATED)):
        hold = Hold(read_request)
        with server(hold) as url:
            last = expect_cancelled(interrupt(url, number, "before-send", hold.arrived), status)
            assert hold.gone.wait(30), "the connection was not closed"
        assert "response" not in last, last


def test_cancelled_amid_the_answer():
    def half(connection, number):
        read_request(connection, number)
        connection.sendall(reply(200, IDENTITY)[:-40])

    hold = Hold(half)
    with server(hold) as url:
        expect_cancelled(interrupt(url, signal.SIGINT, "before-send", hold.arrived), INTERRUPTED)
        assert hold.gone.wait(30), "the connection was not closed"


def test_cancelled_in_the_pause_before_another_attempt():
    busy = reply(503, b"<ErrorResponse><Error><Code>SlowDown</Code><Message>busy</Message></Error></ErrorResponse>")
    for _ in range(20):  # a pause has a random length: it may be over before the signal comes
        with server(answering(busy)) as url:
            returned, lines, words = interrupt(url, signal.SIGINT, "needs-retry")
        if heads([json.loads(line) for line in lines])[0] == "call-cancelled":
            last = expect_cancelled((returned, lines, words), INTERRUPTED)
            assert last["retry"]["retry"] is True, last
            return
    raise AssertionError("no signal hit a pause")


def test_cancelled_with_a_trace_in_words():
    for number, status in ((signal.SIGINT, INTERRUPTED), (signal.SIGTERM, TERMINATED)):
        hold = Hold(read_request)
        with server(hold) as url:
            returned, lines, words = interrupt(url, number, "", hold.arrived, trace="text")
        assert returned == status and lines[-1].endswith("end, attempts 1, cancelled"), (returned, lines[-1])
        assert signal.Signals(number).name in words, words


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
