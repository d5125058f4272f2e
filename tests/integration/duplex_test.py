"""Events both ways over HTTP/2, for the five operations that take a stream of events: a server of the test's own checks
every signature of the chain and answers each event while the next is still being thought of."""
import base64
import contextlib
import hashlib
import hmac
import json
import pathlib
import select
import socket
import ssl
import struct
import subprocess
import sys
import tempfile
import threading
import time
import zlib

import botoscope_test as t

h2_config, h2_connection, h2_events = t.require("h2.config", "h2.connection", "h2.events")

SECRET = "testing"  # of t.home()
REGION = "eu-west-1"
WAIT = 60  # seconds for an answer, on a busy machine
USAGE, SERVICE_ERROR = 252, 254

# Service, operation, its parameters, what events go out, what the server answers to each.
OPERATIONS = [
    ("bedrock-runtime", "InvokeModelWithBidirectionalStream", {"modelId": "m"},
     [{"chunk": {"bytes": base64.b64encode(b"one").decode()}}, {"chunk": {"bytes": base64.b64encode(b"two").decode()}}],
     "chunk"),
    ("lexv2-runtime", "StartConversation",
     {"botId": "0123456789", "botAliasId": "0123456789", "localeId": "en_US", "sessionId": "s1"},
     [{"ConfigurationEvent": {"responseContentType": "text/plain"}}, {"TextInputEvent": {"text": "hello"}}],
     "TranscriptEvent"),
    ("polly", "StartSpeechSynthesisStream", {"Engine": "generative", "OutputFormat": "mp3", "VoiceId": "Joanna"},
     [{"TextEvent": {"Text": "one"}}, {"CloseStreamEvent": {}}], "AudioEvent"),
    ("qbusiness", "Chat", {"applicationId": "0123456789abcdef0123456789abcdef0123"},
     [{"textEvent": {"userMessage": "hi"}}, {"endOfInputEvent": {}}], "textEvent"),
    ("connecthealth", "StartMedicalScribeListeningSession",
     {"sessionId": "s" * 36, "domainId": "d" * 36, "subscriptionId": "u" * 36, "languageCode": "en-US",
      "mediaSampleRateHertz": 16000, "mediaEncoding": "pcm"},
     [{"audioEvent": {"audioChunk": base64.b64encode(b"pcm").decode()}}], "transcriptEvent"),
]


def header(name, value):
    return bytes([len(name)]) + name.encode() + b"\x07" + struct.pack(">H", len(value)) + value.encode()


def message(headers, payload):
    block = b"".join(header(name, value) for name, value in headers.items())
    prelude = struct.pack(">II", 16 + len(block) + len(payload), len(block))
    start = prelude + struct.pack(">I", zlib.crc32(prelude)) + block + payload
    return start + struct.pack(">I", zlib.crc32(start))


def read_headers(block):
    """The headers of a message: name to value, and the bytes of each."""
    values, raw, at = {}, {}, 0
    while at < len(block):
        begin, size = at, block[at]
        name, kind = block[at + 1:at + 1 + size].decode(), block[at + 1 + size]
        at += 2 + size
        if kind == 8:
            values[name], length = struct.unpack(">q", block[at:at + 8])[0], 8
        else:
            assert kind in (6, 7), kind
            length = struct.unpack(">H", block[at:at + 2])[0]
            values[name] = block[at + 2:at + 2 + length]
            length += 2
        at += length
        raw[name] = block[begin:at]
    return values, raw


def split(data):
    """Whole messages at the start of data: a list of (headers, their bytes, payload), and what is left."""
    out = []
    while len(data) >= 16 and len(data) >= (total := struct.unpack(">I", data[:4])[0]):
        one, data = data[:total], data[total:]
        assert zlib.crc32(one[:8]) == struct.unpack(">I", one[8:12])[0], "prelude's checksum"
        assert zlib.crc32(one[:-4]) == struct.unpack(">I", one[-4:])[0], "message's checksum"
        length = struct.unpack(">I", one[4:8])[0]
        out.append((*read_headers(one[12:12 + length]), one[12 + length:-4]))
    return out, data


def digest(data):
    return hashlib.sha256(data).hexdigest()


class Chain:
    """The signatures of one request: its own, and one upon the other, those of its events."""

    def __init__(self, headers):
        self.headers = headers
        fields = dict(part.strip().split("=", 1) for part in headers["authorization"].split(" ", 1)[1].split(","))
        self.scope = fields["Credential"].split("/", 1)[1]
        self.previous = fields["Signature"]
        self.signed = fields["SignedHeaders"]
        date, region, service, _ = self.scope.split("/")
        key = f"AWS4{SECRET}".encode()
        for part in (date, region, service, "aws4_request"):
            key = hmac.new(key, part.encode(), "sha256").digest()
        self.key = key

    def signature(self, *lines):
        return hmac.new(self.key, "\n".join(lines).encode(), "sha256").hexdigest()

    def check_request(self):
        path, _, query = self.headers[":path"].partition("?")
        values = self.headers | {"host": self.headers[":authority"]}
        canonical = "\n".join(["POST", path, query,
                               *(f"{name}:{values[name].strip()}" for name in self.signed.split(";")), "", self.signed,
                               "STREAMING-AWS4-HMAC-SHA256-EVENTS"])
        wanted = self.signature("AWS4-HMAC-SHA256", self.headers["x-amz-date"], self.scope, digest(canonical.encode()))
        assert wanted == self.previous, f"the request's signature is not that of\n{canonical}"

    def check_event(self, values, raw, payload):
        milliseconds = values[":date"]
        assert abs(milliseconds / 1000 - time.time()) < 3600, milliseconds
        stamp = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime(milliseconds // 1000))
        wanted = self.signature("AWS4-HMAC-SHA256-PAYLOAD", stamp, self.scope, self.previous, digest(raw[":date"]),
                                digest(payload))
        assert values[":chunk-signature"].hex() == wanted, "the signature of an event"
        self.previous = wanted


class Server:
    """Speaks HTTP/2 only: in the clear for whoever knows, over TLS for whoever is offered it. One request a connection."""

    def __init__(self, context=None):
        self.context = context
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"{'https' if context else 'http'}://localhost:{self.socket.getsockname()[1]}"
        self.requests, self.problems, self.events = [], [], []
        self.answer = "chunk"
        self.ends_after = None  # so many events: then it ends the conversation itself, as a service that wants no more
        self.answered = threading.Event()  # set: the client has its answer
        self.flowing = threading.Event()  # cleared: takes nothing in
        self.flowing.set()
        self.status = "200"
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            connection, _ = self.socket.accept()
            threading.Thread(target=self.serve, args=(connection,), daemon=True).start()

    def serve(self, plain):
        try:
            with contextlib.closing(self.context.wrap_socket(plain, server_side=True) if self.context else plain) as link:
                if self.context:
                    assert link.selected_alpn_protocol() == "h2", link.selected_alpn_protocol()
                self.talk(link)
        except ConnectionError:
            pass
        except Exception as error:  # the test shows it
            self.problems.append(f"{type(error).__name__}: {error}")

    def talk(self, link):
        state = h2_connection.H2Connection(h2_config.H2Configuration(client_side=False, header_encoding="utf-8"))
        state.initiate_connection()
        link.sendall(state.data_to_send())
        chain, data = None, b""
        while self.flowing.wait() and (received := link.recv(65536)):
            for event in state.receive_data(received):
                if isinstance(event, h2_events.RequestReceived):
                    chain = self.begin(state, event)
                elif isinstance(event, h2_events.DataReceived):
                    state.acknowledge_received_data(event.flow_controlled_length, event.stream_id)
                    messages, data = split(data + event.data)
                    for one in messages:
                        if self.ends_after is None or len(self.events) < self.ends_after:  # else nobody listens
                            self.take(state, event.stream_id, chain, *one)
                elif isinstance(event, h2_events.StreamEnded) and self.ends_after is None:
                    assert not data, f"{len(data)} bytes of no event"
                    if self.status == "200":
                        state.end_stream(event.stream_id)
            link.sendall(state.data_to_send())
            if chain and len(self.events) == self.ends_after:
                self.end(link, state)

    def end(self, link, state):
        """Ends the conversation, and asks for no more of the request: RFC 9113, 8.1."""
        self.ends_after = -1
        self.answered.wait(WAIT)  # libcurl 7.88 loses what it reads together with the reset
        state.end_stream(1)
        state.reset_stream(1, 0)
        link.sendall(state.data_to_send())

    def begin(self, state, event):
        headers = dict(event.headers)
        self.requests.append(headers)
        assert "transfer-encoding" not in headers and "content-length" not in headers, headers
        chain = Chain(headers)
        chain.check_request()
        if self.status != "200":
            body = b'{"message": "not today"}'
            state.send_headers(event.stream_id, [(":status", self.status), ("x-amzn-errortype", "AccessDeniedException")])
            state.send_data(event.stream_id, body, end_stream=True)
            return chain
        state.send_headers(event.stream_id, [(":status", "200"), ("content-type", "application/vnd.amazon.eventstream")])
        return chain

    def take(self, state, stream, chain, values, raw, payload):
        """One signed message; what is in it is answered with an event that names it."""
        chain.check_event(values, raw, payload)
        inner, rest = split(payload)
        assert not rest and len(inner) <= 1, "an event in a message"
        self.events += [(values[":event-type"].decode(), body) for values, _, body in inner]
        for values, _, _ in inner:
            kind = values[":event-type"].decode()
            body, media = self.body(kind)
            state.send_data(stream, message({":message-type": "event", ":event-type": self.answer,
                                             ":content-type": media}, body))
        if not inner:
            self.events.append(("end", b""))

    def body(self, kind):
        if self.answer == "AudioEvent":
            return kind.encode(), "application/octet-stream"
        texts = {"chunk": {"bytes": base64.b64encode(kind.encode()).decode()}, "TranscriptEvent": {"transcript": kind},
                 "textEvent": {"systemMessage": kind}, "transcriptEvent": {"transcriptSegment": {"content": kind}}}
        return json.dumps(texts[self.answer]).encode(), "application/json"


def answered(line):
    """What an event of the server's names."""
    (kind, members), = json.loads(line).items()
    (value,) = members.values()
    if kind in ("chunk", "AudioEvent"):
        return base64.b64decode(value).decode()
    return value["content"] if isinstance(value, dict) else value


def start(server, env, service, operation, params, *options):
    return subprocess.Popen([t.BOTOSCOPE, "call", service, operation, "--endpoint-url", server.url, "--region", REGION,
                             "--input", json.dumps(params), "--events", "-", *options], env=env, text=True, bufsize=1,
                            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def next_line(process):
    assert select.select([process.stdout], [], [], WAIT)[0], "no answer in time"
    return process.stdout.readline()


def talk(server, env, service, operation, params, events, answer):
    """Sends one event after the answer to the one before; all must be signed and come in order."""
    server.answer = answer
    server.events.clear()
    with start(server, env, service, operation, params) as process:
        for event in events:
            process.stdin.write(json.dumps(event) + "\n")
            process.stdin.flush()
            line = next_line(process)
            assert line, (server.problems, process.stderr.read())
            assert answered(line) == next(iter(event)), (line, event)
        process.stdin.close()
        assert process.wait(WAIT) == 0, (server.problems, process.stderr.read())
    assert server.problems == [], server.problems
    assert [kind for kind, _ in server.events] == [next(iter(event)) for event in events] + ["end"], server.events


def test_events_go_both_ways_with_prior_knowledge():
    with t.home() as env:
        for service, operation, params, events, answer in OPERATIONS:
            talk(PLAIN, env, service, operation, params, events, answer)


def test_events_go_both_ways_over_tls():
    with t.home() as env:
        talk(SECURE, env | {"AWS_CA_BUNDLE": CERTIFICATE}, *OPERATIONS[0])
        talk(SECURE, env | {"AWS_CA_BUNDLE": CERTIFICATE}, *OPERATIONS[4])


def test_events_of_a_file_are_sent_and_end():
    with t.home() as env, tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
        service, operation, params, events, answer = OPERATIONS[0]
        PLAIN.answer = answer
        PLAIN.events.clear()
        file.write("\n\n".join(json.dumps(event) for event in events))
        file.flush()
        done = t.botoscope("call", service, operation, "--endpoint-url", PLAIN.url, "--region", REGION, "--input",
                           json.dumps(params), "--events", file.name, env=env)
    assert done.returncode == 0 and len(done.stdout.splitlines()) == 2, (done, PLAIN.problems)
    assert [json.loads(body)["bytes"] for _, body in PLAIN.events[:2]] == [e["chunk"]["bytes"] for e in events]


def test_standard_input_waits_for_a_service_that_takes_its_time():
    service, operation, params, _, PLAIN.answer = OPERATIONS[0]
    line = json.dumps({"chunk": {"bytes": base64.b64encode(bytes(30_000)).decode()}}) + "\n"
    count, bound, written = 800, 8 << 20, [0]
    PLAIN.events.clear()
    with t.home() as env, tempfile.TemporaryFile() as answers:
        process = subprocess.Popen([t.BOTOSCOPE, "call", service, operation, "--endpoint-url", PLAIN.url, "--region", REGION,
                                    "--input", json.dumps(params), "--events", "-"], env=env, text=True,
                                   stdin=subprocess.PIPE, stdout=answers)

        def produce():
            for _ in range(count):
                process.stdin.write(line)
                process.stdin.flush()
                written[0] += len(line)
            process.stdin.close()
        producer = threading.Thread(target=produce, daemon=True)
        PLAIN.flowing.clear()
        try:
            producer.start()
            before = 0
            for _ in range(WAIT // 2):  # until nothing moves
                producer.join(2)
                if 0 < written[0] == before:
                    break
                before = written[0]
            assert producer.is_alive() and 0 < written[0] < bound, f"{written[0]} bytes of {count * len(line)} were taken in"
        finally:
            PLAIN.flowing.set()
        producer.join(WAIT)
        assert process.wait(WAIT) == 0, PLAIN.problems
    assert PLAIN.problems == [] and len(PLAIN.events) == count + 1, (PLAIN.problems, len(PLAIN.events))


def ended_first(server, env, feed):
    """The service ends a conversation after an event; feed goes on as it likes. The call is over, and well."""
    service, operation, params, events, server.answer = OPERATIONS[0]
    server.events.clear()
    server.ends_after = 1
    server.answered.clear()
    try:
        with start(server, env, service, operation, params) as process:
            process.stdin.write(json.dumps(events[0]) + "\n")
            process.stdin.flush()
            assert answered(next_line(process)) == "chunk", process.stderr.read()
            server.answered.set()
            feed(process)
            assert process.wait(WAIT) == 0, (server.problems, process.stderr.read())
            with contextlib.suppress(BrokenPipeError):
                process.stdin.close()
    finally:
        server.ends_after = None
    assert server.problems == [], server.problems


def test_a_service_that_ends_the_conversation_ends_the_call():
    with t.home() as env:
        ended_first(PLAIN, env, lambda process: None)
        ended_first(SECURE, env | {"AWS_CA_BUNDLE": CERTIFICATE}, lambda process: None)


def test_events_that_nobody_takes_any_more_do_no_harm():
    def talk_on(process):
        with contextlib.suppress(BrokenPipeError):
            for _ in range(200):
                process.stdin.write(json.dumps(OPERATIONS[0][3][1]) + "\n")
                process.stdin.flush()
    with t.home() as env:
        ended_first(PLAIN, env, talk_on)


def test_a_refusal_is_told_while_the_events_are_still_open():
    PLAIN.status = "403"
    try:
        with t.home() as env, start(PLAIN, env, *OPERATIONS[0][:3]) as process:
            assert process.wait(WAIT) == SERVICE_ERROR, process.stderr.read()
            error = process.stderr.read()
            process.stdin.close()
        assert "AccessDeniedException" in error and "not today" in error, error
    finally:
        PLAIN.status = "200"


def test_a_line_that_is_no_event_ends_the_call():
    with t.home() as env:
        for line, word in (("not json", "line 1 of --events"), ('{"nosuch": {}}', "nosuch"), ("[]", "exactly one member"),
                           ('{"chunk": {"bytes": "?"}}', "base64")):
            with start(PLAIN, env, *OPERATIONS[0][:3]) as process:
                process.stdin.write(line + "\n")
                process.stdin.flush()
                assert process.wait(WAIT) == USAGE, process.stderr.read()
                error = process.stderr.read()
                process.stdin.close()
            assert word in error, error


def test_events_are_asked_for_where_they_are_needed_and_only_there():
    with t.home() as env:
        service, operation, params, _, _ = OPERATIONS[0]
        for arguments in (("call", service, operation, "--input", json.dumps(params)),
                          ("call", "s3", "ListBuckets", "--events", "-")):
            done = t.botoscope(*arguments, "--region", REGION, "--endpoint-url", PLAIN.url, env=env)
            assert done.returncode == USAGE and "--events" in done.stderr, (done.returncode, done.stderr)


def certificate(folder):
    path, key = folder / "certificate.pem", folder / "key.pem"
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", path, "-days",
                    "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,DNS:streaming.localhost"],
                   check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path, key)
    context.set_alpn_protocols(["h2", "http/1.1"])
    return str(path), context


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        CERTIFICATE, CONTEXT = certificate(pathlib.Path(scratch))
        PLAIN, SECURE = Server(), Server(CONTEXT)
        t.run_tests(sys.modules[__name__])
