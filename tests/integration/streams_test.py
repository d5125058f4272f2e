"""Bodies of one GiB from and to files: in constant memory, with their checksums, over http and https; events as they
come from a server of the test's own."""
import base64
import http.server
import json
import os
import pathlib
import select
import ssl
import struct
import subprocess
import sys
import tempfile
import threading
import zlib

import botoscope_test as t

SIZE = (1 << 26) if t.SANITIZED else (1 << 30)
LIMIT = 64 << 10  # KiB of memory
PIECE = 1 << 20
WAIT = 60  # seconds for an event, on a busy machine


def checksum(pieces):
    crc = 0
    for piece in pieces:
        crc = zlib.crc32(piece, crc)
    return base64.b64encode(crc.to_bytes(4, "big")).decode()


def pieces_of(path):
    with open(path, "rb") as file:
        while piece := file.read(PIECE):
            yield piece


def frame(kind, name, payload):
    """One message of an event stream."""
    headers = b"".join(bytes([len(key)]) + key + b"\x07" + struct.pack(">H", len(value)) + value
                       for key, value in ((b":message-type", kind), (b":event-type", name)))
    prelude = struct.pack(">II", 16 + len(headers) + len(payload), len(headers))
    message = prelude + struct.pack(">I", zlib.crc32(prelude)) + headers + payload
    return message + struct.pack(">I", zlib.crc32(message))


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    puts = []
    file = crc = None
    wrong = False
    seen = threading.Event()  # that the first event has been printed; the others are held back until then

    def log_message(self, *_):
        pass

    def wire(self):
        """The body's bytes as HTTP carries them."""
        if "Content-Length" in self.headers:
            left = int(self.headers["Content-Length"])
            while left:
                piece = self.rfile.read(min(left, PIECE))
                left -= len(piece)
                yield piece
            return
        while size := int(self.rfile.readline(), 16):
            yield self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()

    def decoded(self, trailers):
        """The body without its aws-chunked framing; the line behind the last piece goes to trailers."""
        if self.headers.get("Content-Encoding") != "aws-chunked":
            yield from self.wire()
            return
        wire, data = self.wire(), b""
        while True:
            while b"\r\n" not in data:
                data += next(wire)
            line, data = data.split(b"\r\n", 1)
            size = int(line, 16)
            if not size:
                trailers.append((data + b"".join(wire)).split(b"\r\n")[0].decode())
                return
            while len(data) < size + 2:
                data += next(wire)
            yield data[:size]
            data = data[size + 2:]

    def do_PUT(self):
        if self.headers.get("Expect"):
            self.send_response_only(100)
            self.end_headers()
        trailers, total = [], 0

        def counted():
            nonlocal total
            for piece in self.decoded(trailers):
                total += len(piece)
                yield piece
        crc = checksum(counted())
        self.puts.append((total, crc, trailers, dict(self.headers)))
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Length", str(os.path.getsize(self.file)))
        self.send_header("x-amz-checksum-crc32", "AAAAAA==" if self.wrong else self.crc)
        self.end_headers()
        for piece in pieces_of(self.file):
            self.wfile.write(piece)

    def do_POST(self):
        for _ in self.wire():
            pass
        first = frame(b"event", b"Records", b"a,b\n")
        body = first + frame(b"event", b"Stats", b"<Stats/>") + frame(b"event", b"End", b"")
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        for at in range(0, len(body), 7):  # events come in pieces
            if at > len(first) and not self.seen.wait(WAIT):
                return
            self.wfile.write(body[at:at + 7])


class Setting:
    """A big file, both servers, and the environment to call them."""

    def __init__(self, folder, env):
        self.folder, self.env = folder, env
        self.big = folder / "big"
        block = os.urandom(PIECE)
        with open(self.big, "wb") as file:
            for number in range(SIZE // PIECE):
                file.write(struct.pack(">I", number) + block[4:])
        Handler.file, Handler.crc = self.big, checksum(pieces_of(self.big))
        certificate, key = folder / "certificate.pem", folder / "key.pem"
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate,
                        "-days", "2", "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"],
                       check=True, capture_output=True)
        self.env |= {"AWS_CA_BUNDLE": str(certificate), "AWS_DEFAULT_REGION": "us-east-1"}
        self.http = self.serve(None)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        self.https = self.serve(context)

    @staticmethod
    def serve(context):
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        if context:
            server.socket = context.wrap_socket(server.socket, server_side=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return f"{'https' if context else 'http'}://127.0.0.1:{server.server_address[1]}"

    def call(self, url, operation, parameters, *options):
        """Runs a call; gives its exit status, what it wrote and the most memory it had, in KiB."""
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            process = subprocess.Popen([t.BOTOSCOPE, "call", "s3", operation, "--endpoint-url", url, "--input",
                                        json.dumps(parameters), *options], env=self.env, stdout=out, stderr=err,
                                       stdin=subprocess.DEVNULL)
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            out.seek(0)
            err.seek(0)
            return process.returncode, out.read().decode(), err.read().decode(), usage.ru_maxrss


def test_large_bodies_keep_memory_small():
    for url in (SETTING.http, SETTING.https):
        Handler.puts.clear()
        status, _, err, sent = SETTING.call(url, "PutObject",
                                            {"Bucket": "b", "Key": "k", "Body": f"fileb://{SETTING.big}"})
        assert status == 0, err
        (total, crc, _, _), = Handler.puts
        assert (total, crc) == (SIZE, Handler.crc)
        target = SETTING.folder / "target"
        status, _, err, received = SETTING.call(url, "GetObject", {"Bucket": "b", "Key": "k"}, "--outfile", str(target))
        assert status == 0, err
        assert checksum(pieces_of(target)) == Handler.crc
        print(f"     {url.split(':')[0]}: up {sent} KiB, down {received} KiB", flush=True)
        assert t.SANITIZED or max(sent, received) < LIMIT, (sent, received)


def put_small(url):
    """Uploads a small file; gives the trailers and headers that came."""
    small = SETTING.folder / "small"
    small.write_text("Hello world")
    Handler.puts.clear()
    status, _, err, _ = SETTING.call(url, "PutObject", {"Bucket": "b", "Key": "k", "Body": f"fileb://{small}"})
    assert status == 0, err
    return Handler.puts[0][2:]


def test_checksum_is_a_header_over_http():
    trailers, headers = put_small(SETTING.http)
    assert not trailers and headers["x-amz-checksum-crc32"] == "i9aeUg==", headers


def test_checksum_is_a_trailer_over_https():
    trailers, headers = put_small(SETTING.https)
    assert trailers == ["x-amz-checksum-crc32:i9aeUg=="], trailers
    assert headers["X-Amz-Decoded-Content-Length"] == "11", headers


def test_wrong_checksum_is_an_error():
    Handler.wrong = True
    status, _, err, _ = SETTING.call(SETTING.http, "GetObject", {"Bucket": "b", "Key": "k"}, "--outfile", "/dev/null")
    Handler.wrong = False
    assert status == 255 and f"Expected checksum AAAAAA== did not match calculated checksum: {Handler.crc}" in err, err


SELECT = {"Bucket": "b", "Key": "k", "Expression": "select", "ExpressionType": "SQL", "InputSerialization": {},
          "OutputSerialization": {}}


def test_events_are_printed_one_a_line():
    Handler.seen.set()
    status, out, err, _ = SETTING.call(SETTING.http, "SelectObjectContent", SELECT)
    assert status == 0, err
    assert [list(json.loads(line)) for line in out.splitlines()] == [["Records"], ["Stats"], ["End"]], out


def test_an_event_is_printed_when_it_comes():
    Handler.seen.clear()
    with subprocess.Popen([t.BOTOSCOPE, "call", "s3", "SelectObjectContent", "--endpoint-url", SETTING.http, "--input",
                           json.dumps(SELECT)], env=SETTING.env, stdout=subprocess.PIPE, text=True,
                          stdin=subprocess.DEVNULL) as process:
        assert select.select([process.stdout], [], [], WAIT)[0], "the first event is held back"
        assert json.loads(process.stdout.readline()) == {"Records": {"Payload": "YSxiCg=="}}
        Handler.seen.set()
        rest = process.stdout.read().splitlines()
        assert process.wait(WAIT) == 0
    assert [list(json.loads(line)) for line in rest] == [["Stats"], ["End"]], rest


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch, t.home() as environment:
        SETTING = Setting(pathlib.Path(scratch), environment)
        t.run_tests(sys.modules[__name__])
