"""IAM Identity Center and the sign-in service as far as signing in needs them, on a port of the loopback address: the
operations of the sso-oidc, sso and signin models, and the pages a person opens (RFC 8628, RFC 7636, RFC 9449)."""
import base64
import contextlib
import hashlib
import http.server
import json
import threading
import time
import urllib.parse
import uuid

DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code"
ROLE_SECRET = "r0le/S3cret+of=IdentityCenter"
CONSOLE_SECRET = "c0nsole/S3cret+of=SignIn"
CONSOLE_SESSION = "arn:aws:sts::123456789012:assumed-role/Admin/me"


def base64url(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


class Refusal(Exception):
    def __init__(self, kind, error, status=400):
        super().__init__(kind)
        self.kind, self.error, self.status = kind, error, status


class Center:
    """What the services know, and what the test wants them to do."""

    def __init__(self):
        self.clients, self.codes, self.devices = {}, {}, {}
        self.tokens, self.refresh_tokens = {}, {}
        self.log = []  # operations in order
        self.secrets = []  # all that nobody else may see
        self.pending = 0  # so many polls get no answer, whoever confirmed
        self.slow_down = 0  # so many polls come too soon
        self.deny = False
        self.interval, self.device_life, self.token_life, self.registration_life = 0, 600, 3600, 90 * 86400
        self.subject = CONSOLE_SESSION

    def secret(self, kind):
        self.secrets.append(f"{kind}-{uuid.uuid4().hex}")
        return self.secrets[-1]

    # sso-oidc

    def register(self, sent):
        assert sent["clientType"] == "public" and sent["clientName"], sent
        client = {"clientId": uuid.uuid4().hex, "clientSecret": self.secret("client"), "issued": sent,
                  "expires": int(time.time()) + self.registration_life}
        self.clients[client["clientId"]] = client
        return {"clientId": client["clientId"], "clientSecret": client["clientSecret"],
                "clientIdIssuedAt": int(time.time()), "clientSecretExpiresAt": client["expires"]}

    def client(self, sent):
        client = self.clients.get(sent.get("clientId"))
        if not client or client["clientSecret"] != sent.get("clientSecret") or client["expires"] < time.time():
            raise Refusal("InvalidClientException", "invalid_client", 401)
        return client

    def device_authorization(self, sent, base):
        self.client(sent)
        device, code = self.secret("device"), "ABCD-" + uuid.uuid4().hex[:4].upper()
        self.devices[device] = {"code": code, "confirmed": False, "expires": time.time() + self.device_life}
        page = f"{base}/device"
        return {"deviceCode": device, "userCode": code, "verificationUri": page,
                "verificationUriComplete": f"{page}?user_code={code}", "expiresIn": self.device_life,
                "interval": self.interval}

    def device_token(self, sent):
        device = self.devices.get(sent.get("deviceCode"))
        if not device:
            raise Refusal("InvalidGrantException", "invalid_grant")
        if self.slow_down > 0:
            self.slow_down -= 1
            raise Refusal("SlowDownException", "slow_down")
        if device["expires"] < time.time():
            raise Refusal("ExpiredTokenException", "expired_token")
        if device["confirmed"] and self.deny:
            raise Refusal("AccessDeniedException", "access_denied")
        if not device["confirmed"] or self.pending > 0:
            self.pending -= 1
            raise Refusal("AuthorizationPendingException", "authorization_pending")
        return self.token(sent)

    def code_token(self, sent):
        code = self.codes.pop(sent.get("code"), None)
        challenge = base64url(hashlib.sha256(sent.get("codeVerifier", "").encode()).digest())
        if not code or code["challenge"] != challenge or code["redirect"] != sent.get("redirectUri") \
                or code["client"] != sent["clientId"]:
            raise Refusal("InvalidGrantException", "invalid_grant")
        return self.token(sent)

    def create_token(self, sent):
        self.client(sent)
        grant = sent["grantType"]
        if grant == DEVICE_GRANT:
            return self.device_token(sent)
        if grant == "authorization_code":
            return self.code_token(sent)
        if grant == "refresh_token" and self.refresh_tokens.pop(sent.get("refreshToken"), None) == sent["clientId"]:
            return self.token(sent)
        raise Refusal("InvalidGrantException", "invalid_grant")

    def token(self, sent):
        access, refresh = self.secret("access"), self.secret("refresh")
        self.tokens[access] = time.time() + self.token_life
        self.refresh_tokens[refresh] = sent["clientId"]
        return {"accessToken": access, "refreshToken": refresh, "tokenType": "Bearer", "expiresIn": self.token_life}

    # sso

    def role_credentials(self, headers, query):
        if self.tokens.get(headers.get("x-amz-sso_bearer_token"), 0) < time.time():
            raise Refusal("UnauthorizedException", "unauthorized", 401)
        return {"roleCredentials": {"accessKeyId": "ASIA" + query["role_name"].upper() + "0000", "secretAccessKey": ROLE_SECRET,
                                    "sessionToken": "session-token-of-" + query["role_name"],
                                    "expiration": int((time.time() + 3600) * 1000)}}

    # pages

    def authorize(self, query, method):
        redirect = query["redirect_uri"]
        assert query["response_type"] == "code" and query["code_challenge_method"] == method, query
        if self.deny:
            return f"{redirect}?error=access_denied&state={query['state']}"
        code = self.secret("code")
        self.codes[code] = {"challenge": query["code_challenge"], "redirect": redirect, "client": query["client_id"]}
        return f"{redirect}?{urllib.parse.urlencode({'code': code, 'state': query['state']})}"

    def confirm(self, user_code):
        found = [device for device in self.devices.values() if device["code"] == user_code]
        for device in found:
            device["confirmed"] = True
        return bool(found)

    # signin

    def console_token(self, sent, headers, url):
        check_proof(headers["DPoP"], url)
        if sent["grantType"] == "authorization_code":
            code = self.codes.pop(sent["code"], None)
            challenge = base64url(hashlib.sha256(sent["codeVerifier"].encode()).digest())
            if not code or code["challenge"] != challenge or code["redirect"] != sent["redirectUri"]:
                raise Refusal("AccessDeniedException", "AUTHCODE_EXPIRED", 403)
        elif self.refresh_tokens.pop(sent["refreshToken"], None) is None:
            raise Refusal("AccessDeniedException", "TOKEN_EXPIRED", 403)
        refresh = self.secret("refresh")
        self.refresh_tokens[refresh] = sent["clientId"]
        claims = base64url(json.dumps({"sub": self.subject}).encode())
        return {"accessToken": {"accessKeyId": "ASIACONSOLE00000000", "secretAccessKey": CONSOLE_SECRET,
                                "sessionToken": self.secret("session")},
                "tokenType": "urn:aws:params:oauth:token-type:access_token_sigv4", "expiresIn": self.token_life,
                "refreshToken": refresh, "idToken": f"{base64url(b'{}')}.{claims}.{base64url(b'-')}"}


def check_proof(proof, url):
    """Refuses a DPoP header that is not signed with the key it shows, or is for something else."""
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec, utils

    head, claims, signature = proof.split(".")
    decoded = [base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)) for part in (head, claims, signature)]
    header, said, raw = json.loads(decoded[0]), json.loads(decoded[1]), decoded[2]
    assert header["typ"] == "dpop+jwt" and header["alg"] == "ES256", header
    assert said["htm"] == "POST" and said["htu"] == url and said["jti"] and abs(said["iat"] - time.time()) < 60, (said, url)
    x, y = (int.from_bytes(base64.urlsafe_b64decode(header["jwk"][name] + "=="), "big") for name in "xy")
    key = ec.EllipticCurvePublicNumbers(x, y, ec.SECP256R1()).public_key()
    key.verify(utils.encode_dss_signature(int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big")),
               f"{head}.{claims}".encode(), ec.ECDSA(hashes.SHA256()))


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        center = self.server.center
        path, query = self.target()
        if path == "/federation/credentials":
            self.operation("GetRoleCredentials", lambda: center.role_credentials(self.headers, query))
        elif path in ("/authorize", "/v1/authorize"):
            self.answer(302, b"", {"Location": center.authorize(query, "S256" if path == "/authorize" else "SHA-256")})
        elif path == "/device":
            known = center.confirm(query.get("user_code"))
            self.answer(200 if known else 404, b"confirmed" if known else b"no such code")
        else:
            self.answer(404, b"")

    def do_POST(self):
        center = self.server.center
        path, _ = self.target()
        sent = json.loads(self.rfile.read(int(self.headers.get("Content-Length", 0))) or b"{}")
        base = f"http://127.0.0.1:{self.server.server_port}"
        operations = {"/client/register": ("RegisterClient", lambda: center.register(sent)),
                      "/device_authorization": ("StartDeviceAuthorization",
                                                lambda: center.device_authorization(sent, base)),
                      "/token": ("CreateToken", lambda: center.create_token(sent)),
                      "/v1/token": ("CreateOAuth2Token",
                                    lambda: center.console_token(sent, self.headers, base + "/v1/token"))}
        self.operation(*operations[path]) if path in operations else self.answer(404, b"")

    def target(self):
        url = urllib.parse.urlsplit(self.path)
        return url.path, dict(urllib.parse.parse_qsl(url.query))

    def operation(self, name, perform):
        self.server.center.log.append(name)
        try:
            self.answer(200, json.dumps(perform()).encode())
        except Refusal as refusal:
            body = {"error": refusal.error, "error_description": "as the test wants it", "message": "as the test wants it"}
            self.answer(refusal.status, json.dumps(body).encode(), {"x-amzn-ErrorType": refusal.kind})
        except (AssertionError, KeyError) as error:
            self.server.faults.append(f"{name}: {error!r}")
            self.answer(500, b"{}")

    def answer(self, status, body, headers=None):
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@contextlib.contextmanager
def running():
    """Runs the services while the block lasts; gives the Center and the environment that leads to them. A request that
    does not follow the models fails the block."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.center, server.faults = Center(), []
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield server.center, {f"AWS_ENDPOINT_URL_{name}": url for name in ("SSO", "SSO_OIDC", "SIGNIN")}
        assert not server.faults, server.faults
    finally:
        server.shutdown()
        server.server_close()
