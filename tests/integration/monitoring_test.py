"""Client-side monitoring: the datagrams that botoscope sends are those that botocore sends of the same calls, to a server
that refuses, answers, or is not there."""
import contextlib
import http.server
import json
import socket
import subprocess
import sys
import threading

import botoscope_test as t

t.require("botocore")

# Calls once by botocore in a process of its own: the settings come from the same environment.
BOTOCORE = """
import sys, botocore.config, botocore.session
service, operation, url = sys.argv[1:]
client = botocore.session.Session().create_client(service, region_name="eu-west-1", endpoint_url=url,
                                                  config=botocore.config.Config(retries={"total_max_attempts": 2}))
try:
    getattr(client, operation)()
except Exception as error:
    print(type(error).__name__)
"""
VOLATILE = {"Timestamp", "Latency", "AttemptLatency", "UserAgent", "FinalSdkExceptionMessage", "SdkExceptionMessage"}


class Service(http.server.BaseHTTPRequestHandler):
    answers = []  # status and body of those to come

    def do_POST(self):
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        status, body = self.answers.pop(0)
        self.send_response(status)
        self.send_header("x-amzn-RequestId", "request-1")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@contextlib.contextmanager
def service():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Service)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


@contextlib.contextmanager
def agent():
    """A program that listens; gives its environment, and what takes the datagrams that have come."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as listener:
        listener.bind(("127.0.0.1", 0))
        listener.setblocking(False)

        def take():
            out = []
            with contextlib.suppress(BlockingIOError):
                while True:
                    out.append(json.loads(listener.recv(65536)))
            return out
        yield {"AWS_CSM_ENABLED": "true", "AWS_CSM_PORT": str(listener.getsockname()[1]), "AWS_CSM_CLIENT_ID": "tést",
               "AWS_CSM_HOST": "localhost", "AWS_MAX_ATTEMPTS": "2"}, take


def shape(events):
    """The members in their order; values where they are the same every time."""
    return [[(name, None if name in VOLATILE else value) for name, value in event.items()] for event in events]


def compare(url, answers, count, session=""):
    """Both make the same call and must send the same events; gives ours."""
    with t.home(credentials="[default]\naws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = testing\n" + session) as env, \
            agent() as (settings, take):
        Service.answers = list(answers)
        t.botoscope("call", "dynamodb", "list-tables", "--region", "eu-west-1", "--endpoint-url", url, env=env | settings)
        ours = take()
        Service.answers = list(answers)
        subprocess.run([sys.executable, "-c", BOTOCORE, "dynamodb", "list_tables", url], env=env | settings, check=True,
                       capture_output=True)
        theirs = take()
    assert shape(ours) == shape(theirs), f"\nours   {shape(ours)}\ntheirs {shape(theirs)}"
    assert len(ours) == count, ours
    return ours


REFUSAL = (503, json.dumps({"__type": "ServiceUnavailable", "message": "nöt " * 200}).encode())
DENIAL = (400, b'{"__type": "AccessDeniedException", "message": "not you"}')


def test_a_call_that_is_answered():
    with service() as url:
        events = compare(url, [(200, b'{"TableNames": []}')], 2)
    assert events[0]["AccessKey"] == "AKIDEXAMPLE" and events[0]["XAmznRequestId"] == "request-1", events


def test_a_call_that_is_tried_again_and_one_that_is_refused():
    with service() as url:
        events = compare(url, [REFUSAL, (200, b"{}")], 3, session="aws_session_token = session-token\n")
        assert events[0]["SessionToken"] == "session-token" and len(events[0]["AwsExceptionMessage"]) == 512, events
        compare(url, [REFUSAL, REFUSAL], 3)
        compare(url, [DENIAL], 2)


def test_a_service_that_is_not_there():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        events = compare(f"http://127.0.0.1:{free.getsockname()[1]}", [], 3)
    assert events[-1]["MaxRetriesExceeded"] == 1, events


def test_a_call_goes_on_when_nobody_listens():
    with service() as url, t.home() as env:
        Service.answers = [(200, b'{"TableNames": []}')]
        done = t.botoscope("call", "dynamodb", "list-tables", "--region", "eu-west-1", "--endpoint-url", url, "--trace=jsonl",
                           env=env | {"AWS_CSM_ENABLED": "true", "AWS_CSM_PORT": "9"})
    assert done.returncode == 0 and json.loads(done.stdout) == {"TableNames": []}, done
    last = json.loads(done.stderr.splitlines()[-1])
    assert last["monitoring"]["to"] == "udp 127.0.0.1:9" and last["monitoring"]["bytes"] > 100, last


if __name__ == "__main__":
    t.run_tests(sys.modules[__name__])
