"""Starts moto's server on a free port of the loopback address and prints its URL first; runs until it is ended.

With INITIAL_NO_AUTH_ACTION_COUNT=N in its environment moto lets N requests pass and then checks signatures and policies.
"""
import io
import logging
import sys

import flask
from botocore.awsrequest import AWSRequest
from moto.iam.access_control import IAMRequestBase
from moto.server import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import make_server


def keeping_bodies(application):
    """Keeps each request's body for request_as_sent: reading forms uses it up."""
    def serve(environ, start_response):
        environ["sent_body"] = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        environ["wsgi.input"] = io.BytesIO(environ["sent_body"])
        return application(environ, start_response)
    return serve


def request_as_sent(check):
    """The request that moto signs again, with target and body as they came. Of its own accord moto signs the decoded path
    and an invented body for GET, and so refuses awkward S3 keys and Lambda whoever signs them, boto3 included."""
    authorization = check._headers["Authorization"]
    signed = check._get_string_between("SignedHeaders=", ",", authorization).split(";")
    request = AWSRequest(method=check._method, url=flask.request.environ["RAW_URI"], data=flask.request.environ["sent_body"],
                         headers={name: value for name, value in check._headers.items() if name.lower() in signed})
    request.context["timestamp"] = request.headers["X-Amz-Date"]
    return request


def main(port=0):
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    IAMRequestBase._create_aws_request = request_as_sent
    application = keeping_bodies(DomainDispatcherApplication(create_backend_app))
    server = make_server("127.0.0.1", port, application, threaded=True)
    print(f"http://127.0.0.1:{server.server_port}", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 0)
