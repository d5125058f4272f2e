"""Random answers as a service would send them: status, headers and body, in the wire form of each protocol.

Written from the protocols' descriptions, not from botocore's parsers: what comes back from those is what we compare.
"""
import base64
import calendar
import email.utils
import hashlib
import json
import math
import struct
import zlib
from xml.sax.saxutils import escape

from botocore.utils import is_json_value_header

XSI = "http://www.w3.org/2001/XMLSchema-instance"
XML_PROTOCOLS = ("query", "ec2", "rest-xml")
PLACED = ("header", "headers", "statusCode")


def encoded(data):
    return base64.b64encode(data).decode()


def epoch(moment):
    return calendar.timegm(moment.utctimetuple())


class Times:
    """A moment in one of the forms that readers must take."""

    def __init__(self, draw):
        self.draw = draw

    def iso(self, moment):
        text = moment.strftime("%Y-%m-%dT%H:%M:%S")
        if moment.microsecond:
            text += f".{moment.microsecond:06d}"[:self.draw.pick((4, 7, 7))]
        return text + self.draw.pick(("Z", "Z", "Z", "+00:00", "-05:30" if moment.year < 3000 else "Z"))

    def rfc822(self, moment):
        return email.utils.formatdate(epoch(moment), usegmt=True)

    def number(self, moment):
        """Epoch seconds, with a fraction or without."""
        whole = epoch(moment)
        if not moment.microsecond:
            return float(whole) if self.draw.chance(0.3) else whole
        return whole + (moment.microsecond // 1000) / 1000 if self.draw.chance(0.7) else whole + moment.microsecond / 1e6

    def text(self, form=None):
        moment = self.draw.moment()
        form = form if form and self.draw.chance(0.7) else self.draw.pick(("iso8601", "rfc822", "unixTimestamp"))
        if form == "rfc822":
            return self.rfc822(moment)
        return self.iso(moment) if form == "iso8601" else repr(self.number(moment))


class Json:
    """Bodies of JSON protocols."""

    def __init__(self, draw, noise=True):
        self.draw, self.times, self.noise = draw, Times(draw), noise

    def body(self, shape, skip=()):
        return self.dump(self.structure(shape, 0, (), skip))

    def dump(self, value):
        draw = self.draw
        text = json.dumps(value, ensure_ascii=draw.chance(0.5), indent=draw.pick((None, None, 1)),
                          separators=draw.pick(((",", ":"), None)))
        return text.encode()

    def value(self, shape, depth, above):
        draw, kind = self.draw, shape.type_name
        if kind in ("structure", "list", "map"):
            return getattr(self, kind)(shape, depth, above)
        if kind == "timestamp":
            return self.timestamp(shape)
        if kind == "blob":
            return encoded(draw.data())
        if kind in ("integer", "long"):
            return draw.integer(wide=kind == "long")
        if kind in ("float", "double"):
            return draw.pick(("NaN", "Infinity", "-Infinity")) if draw.chance(0.05) else draw.real(special=False)
        return draw.chance(0.5) if kind == "boolean" else draw.text(shape)

    def timestamp(self, shape):
        form = shape.serialization.get("timestampFormat", "unixTimestamp")
        if form == "unixTimestamp" and self.draw.chance(0.8):
            return self.times.number(self.draw.moment())
        return self.times.text(form)

    def structure(self, shape, depth, above, skip=()):
        if shape.is_document_type:
            return self.draw.document()
        above += (shape.name,)
        if above.count(shape.name) > 3 and not shape.is_tagged_union:
            return {}
        names = [n for n in self.draw.chosen_members(shape, depth) if n not in skip]
        out = {}
        for name in names:
            member = shape.members[name]
            if member.serialization.get("location") not in PLACED:
                out[member.serialization.get("name", name)] = self.value(member, depth + 1, above)
        return self.with_noise(out, shape, names) if self.noise else out

    def with_noise(self, out, shape, names):
        """Members that the model does not know, and nulls."""
        draw = self.draw
        if shape.is_tagged_union:
            if draw.chance(0.1):
                out["__type"] = "com.example#Union"
            if draw.chance(0.05):
                return {"memberOfTomorrow": draw.document(2)}
            return out
        if draw.chance(0.08):
            out["memberOfTomorrow"] = draw.document(2)
        if draw.chance(0.08):
            absent = [n for n in shape.members if n not in names]
            for name in absent[:2]:
                if shape.members[name].serialization.get("location") not in PLACED:
                    out[shape.members[name].serialization.get("name", name)] = None
        return out

    def list(self, shape, depth, above):
        above += (shape.name,)
        many = self.draw.count(shape, depth, above.count(shape.name) > 3) if above.count(shape.name) < 6 else 0
        items = [self.value(shape.member, depth + 1, above) for _ in range(many)]
        return items + [None] if self.noise and self.draw.chance(0.03) else items

    def map(self, shape, depth, above):
        above += (shape.name,)
        many = self.draw.count(shape, depth, above.count(shape.name) > 3) if above.count(shape.name) < 6 else 0
        return {self.draw.text(shape.key): self.value(shape.value, depth + 1, above) for _ in range(many)}


class Xml:
    """Bodies of XML protocols: elements as text, indented or not."""

    def __init__(self, draw):
        self.draw, self.times = draw, Times(draw)
        self.gap = draw.pick(("", "", "\n  "))
        self.declared = draw.chance(0.3)

    def document(self, name, inner, namespace=None, attributes=""):
        head = self.draw.pick(('<?xml version="1.0" encoding="UTF-8"?>\n', '<?xml version="1.0"?>', ""))
        if namespace:
            attributes = f' xmlns="{escape(namespace)}"' + attributes
        return (head + f"<{name}{attributes}>{self.gap}{inner}</{name}>").encode()

    def element(self, name, inner, attributes=""):
        draw = self.draw
        if not inner and draw.chance(0.5):
            return f"<{name}{attributes}/>{self.gap}"
        if self.declared and draw.chance(0.05) and ":" not in name:
            return f'<x:{name} xmlns:x="urn:x"{attributes}>{inner}</x:{name}>{self.gap}'
        return f"<{name}{attributes}>{inner}</{name}>{self.gap}"

    def scalar(self, shape):
        draw, kind = self.draw, shape.type_name
        if kind == "timestamp":
            return self.times.text(shape.serialization.get("timestampFormat", "iso8601"))
        if kind == "blob":
            return encoded(draw.data())
        if kind in ("integer", "long"):
            return str(draw.integer(wide=kind == "long"))
        if kind in ("float", "double"):
            number = draw.real()
            special = {math.inf: "Infinity", -math.inf: "-Infinity"}
            return "NaN" if number != number else special.get(number, repr(number))
        if kind == "boolean":
            return draw.pick(("true", "false"))
        return self.string(draw.text(shape, control=False))

    def string(self, text):
        text = "".join(c for c in text if c in "\t\n\r" or (" " <= c and c != "\ufffe"))
        if self.draw.chance(0.05) and "]]>" not in text:
            return f"<![CDATA[{text}]]>"
        return escape(text, {"\r": "&#xD;"} if self.draw.chance(0.5) else {})

    def members(self, shape, depth, above, skip=()):
        """(attributes, inner text) of a structure's element."""
        above += (shape.name,)
        if above.count(shape.name) > 3 and not shape.is_tagged_union:
            return "", ""
        attributes, inner, draw = "", "", self.draw
        for name in draw.chosen_members(shape, depth):
            member, given = shape.members[name], shape.members[name].serialization
            if given.get("location") in PLACED or name in skip:
                continue
            if given.get("xmlAttribute"):
                attributes += self.attribute(member)
            else:
                inner += self.member(member, given.get("name", name), depth + 1, above)
        if draw.chance(0.06) and not shape.is_tagged_union:
            inner += self.element("MemberOfTomorrow", draw.pick(("1", "<a>1</a><a>2</a>", "")))
        if draw.chance(0.05) and shape.is_tagged_union:
            return "", self.element("MemberOfTomorrow", "1")
        if inner and draw.chance(0.02):
            inner += "<!-- a comment -->"
        return attributes, inner

    def attribute(self, member):
        name, space = member.serialization["name"], member.serialization.get("xmlNamespace", {})
        prefix = name.split(":")[0] if ":" in name else None
        declaration = f' xmlns:{prefix}="{space.get("uri", XSI)}"' if prefix else ""
        return f'{declaration} {name}="{escape(self.draw.header_text(member), {chr(34): "&quot;"})}"'

    def member(self, shape, name, depth, above):
        if shape.type_name == "list":
            return self.list(shape, name, depth, above)
        if shape.type_name == "map":
            return self.map(shape, name, depth, above)
        return self.one(shape, name, depth, above)

    def one(self, shape, name, depth, above):
        """One element that is no list of its own."""
        if shape.type_name in ("list", "map"):
            return self.member(shape, name, depth, above)
        if shape.type_name == "structure":
            attributes, inner = self.members(shape, depth, above)
            return self.element(name, self.gap + inner if inner else inner, attributes)
        return self.element(name, self.scalar(shape))

    def items(self, shape, depth, above):
        many = self.draw.count(shape, depth, above.count(shape.name) > 3) if above.count(shape.name) < 6 else 0
        return range(many)

    def list(self, shape, name, depth, above):
        flat = shape.serialization.get("flattened")
        item_name = shape.member.serialization.get("name", name if flat else "member")
        above += (shape.name,)
        text = "".join(self.one(shape.member, item_name, depth + 1, above) for _ in self.items(shape, depth, above))
        return text if flat else self.element(name, self.gap + text if text else text)

    def map(self, shape, name, depth, above):
        flat = shape.serialization.get("flattened")
        key_name = shape.key.serialization.get("name", "key")
        value_name = shape.value.serialization.get("name", "value")
        above += (shape.name,)
        pairs = [self.element(key_name, self.string(self.draw.text(shape.key, control=False))) +
                 self.one(shape.value, value_name, depth + 1, above) for _ in self.items(shape, depth, above)]
        text = "".join(self.element(name if flat else "entry", pair) for pair in pairs)
        return text if flat else self.element(name, self.gap + text if text else text)


class Frames:
    """Event streams: messages of the vnd.amazon.eventstream format."""

    def __init__(self, draw, body_of):
        self.draw, self.body_of = draw, body_of

    @staticmethod
    def header(name, value):
        head = bytes([len(name)]) + name.encode()
        if isinstance(value, bool):
            return head + (b"\0" if value else b"\1")
        if isinstance(value, int):
            return head + (b"\4" + struct.pack(">i", value) if -2**31 <= value < 2**31 else b"\5" + struct.pack(">q", value))
        data = value if isinstance(value, bytes) else value.encode()
        return head + (b"\6" if isinstance(value, bytes) else b"\7") + struct.pack(">H", len(data)) + data

    def message(self, headers, payload):
        block = b"".join(self.header(name, value) for name, value in headers)
        prelude = struct.pack(">II", 16 + len(block) + len(payload), len(block))
        front = prelude + struct.pack(">I", zlib.crc32(prelude)) + block + payload
        return front + struct.pack(">I", zlib.crc32(front))

    def event(self, name, shape):
        headers, payload = [(":message-type", "event"), (":event-type", name)], None
        for member_name, member in shape.members.items():
            given = member.serialization
            if given.get("eventheader") and self.draw.chance(0.7):
                headers.append((member_name, self.header_value(member)))
            elif given.get("eventpayload"):
                payload = self.payload(member)
        return self.message(headers, self.body_of(shape) if payload is None else payload)

    def header_value(self, member):
        kind = member.type_name
        if kind in ("integer", "long"):
            return self.draw.integer(wide=kind == "long")
        if kind == "boolean":
            return self.draw.chance(0.5)
        return self.draw.data() if kind == "blob" else self.draw.text(member)

    def payload(self, member):
        if member.type_name == "blob":
            return self.draw.data()
        return self.draw.text(member).encode() if member.type_name == "string" else self.body_of(member)

    def stream(self, shape, initial=None):
        events = {n: s for n, s in shape.members.items() if s.serialization.get("event")}
        out = b"" if initial is None else self.message([(":message-type", "event"), (":event-type", "initial-response")],
                                                       initial)
        for _ in range(self.draw.rng.randrange(4)):
            name = self.draw.pick(list(events))
            out += self.event(name, events[name])
        return out + self.failure(shape) if self.draw.chance(0.15) else out

    def failure(self, shape):
        """How a service breaks a stream off: an exception of the model, or an error without a shape."""
        exceptions = {n: s for n, s in shape.members.items() if not s.serialization.get("event")}
        if not exceptions or self.draw.chance(0.2):
            return self.message([(":message-type", "error"), (":error-code", "InternalError"),
                                 (":error-message", self.draw.text())], b"")
        name = self.draw.pick(list(exceptions))
        return self.message([(":message-type", "exception"), (":exception-type", name)], self.body_of(exceptions[name]))


class Answers:
    """Whole answers to an operation."""

    def __init__(self, draw, operation, protocol):
        self.draw, self.operation, self.protocol = draw, operation, protocol
        self.xml = protocol in XML_PROTOCOLS
        self.rest = protocol.startswith("rest")
        self.space = operation.service_model.metadata.get("xmlNamespace")
        self.space = self.space.get("uri") if isinstance(self.space, dict) else self.space

    # Headers

    def usual_headers(self):
        request_id = "b25f48e8-84fd-11e6-80d9-574e0c4664cb"
        headers = [("Content-Type", "text/xml" if self.xml else "application/json"), ("Date", "Sun, 30 Aug 2015 12:36:00 GMT")]
        if self.operation.service_model.service_name == "s3":
            headers += [("x-amz-request-id", "656c76696e6727732072657175657374"), ("x-amz-id-2", "Uuag1LuByRx9e6j5Onimru9pO4ZVKnJ2Qz7/C1NPcfTWAtRPfTaOFg==")]
        elif self.draw.chance(0.9):
            headers.append((self.draw.pick(("x-amzn-RequestId", "x-amzn-requestid")), request_id))
        if self.draw.chance(0.1):
            headers.append(("X-Of-Tomorrow", "1"))
        return headers

    def placed(self, shape):
        """Headers of the members that travel there."""
        out = []
        for name in self.draw.chosen_members(shape, 0):
            member = shape.members[name]
            location, key = member.serialization.get("location"), member.serialization.get("name", name)
            if location == "headers":
                many = self.draw.rng.randrange(3)
                out += [(key + self.draw.plain(), self.draw.header_text()) for _ in range(many)]
            elif location == "header" and not key.lower().startswith("x-amz-checksum-"):
                out.append((key, self.header_value(member)))
        return out

    def header_value(self, member):
        kind = member.type_name
        if is_json_value_header(member):
            return encoded(json.dumps(self.draw.document(1)).encode())
        if kind == "timestamp":
            return Times(self.draw).text(member.serialization.get("timestampFormat", "rfc822"))
        if kind == "list":
            items = [self.header_value(member.member) for _ in range(self.draw.rng.randrange(1, 4))]
            return self.draw.pick((",", ", ")).join(items)
        if kind in ("integer", "long"):
            return str(self.draw.integer(wide=kind == "long"))
        if kind in ("float", "double"):
            return repr(self.draw.real(special=False))
        if kind == "boolean":
            return self.draw.pick(("true", "false"))
        return encoded(self.draw.data()) if kind == "blob" else self.draw.header_text(member).strip()

    # Bodies

    def success(self):
        shape = self.operation.output_shape
        status = self.operation.http.get("responseCode", 200)
        status = self.draw.pick((200, 201, 202, 204)) if self.draw.chance(0.1) else status
        headers = self.usual_headers()
        if shape is not None and self.rest:
            headers += self.placed(shape)
        body = self.rest_body(shape) if self.rest else self.rpc_body(shape)
        if self.operation.http.get("method") == "HEAD":
            body = b""
        return self.finished(status, headers + self.checksums(body), body)

    def checksums(self, body):
        """A checksum of the body where the operation's answers may have one; now and then one that is wrong."""
        known = {"CRC32": lambda data: struct.pack(">I", zlib.crc32(data)), "SHA1": lambda data: hashlib.sha1(data).digest(),
                 "SHA256": lambda data: hashlib.sha256(data).digest()}
        usable = [name for name in known if name in self.operation.http_checksum.get("responseAlgorithms", ())]
        if not usable or self.draw.chance(0.3):
            return []
        name = self.draw.pick(usable)
        text = encoded(known[name](body + (b"!" if self.draw.chance(0.15) else b"")))
        return [("x-amz-checksum-" + name.lower(), text + ("-3" if self.draw.chance(0.1) else ""))]

    def finished(self, status, headers, body):
        seen, unique = set(), []
        for name, value in headers:
            if name.lower() not in seen:
                seen.add(name.lower())
                unique.append((name, value))
        if "content-length" not in seen:
            unique.append(("Content-Length", str(len(body))))
        else:
            unique = [(n, str(len(body)) if n.lower() == "content-length" else v) for n, v in unique]
        return status, unique, body

    def rest_body(self, shape):
        if shape is None:
            return b"" if self.draw.chance(0.8) else (b"<a/>" if self.xml else b"{}")
        payload = shape.serialization.get("payload")
        if payload:
            return self.payload(shape.members[payload], payload)
        bodied = any(m.serialization.get("location") not in PLACED for m in shape.members.values())
        if not bodied or self.draw.chance(0.05):
            return b"" if self.xml or self.draw.chance(0.5) else b"{}"
        return self.structure(shape, shape.name)

    def payload(self, member, name):
        if member.serialization.get("eventstream"):
            return self.frames().stream(member)
        if member.type_name == "blob":
            text = self.draw.data(4000) if member.serialization.get("streaming") else self.draw.text().encode()
            return b"" if self.draw.chance(0.1) else text
        if member.type_name == "string":
            return self.draw.text(member).encode()
        if self.draw.chance(0.05):
            return b""
        return self.structure(member, member.serialization.get("name", name))

    def structure(self, shape, name):
        if not self.xml:
            writer = Json(self.draw)
            return writer.dump(writer.value(shape, 0, ()))
        writer = Xml(self.draw)
        if shape.type_name != "structure":
            return writer.document(name, writer.member(shape, "wrapped", 0, ()), self.space)
        attributes, inner = writer.members(shape, 0, ())
        return writer.document(name, inner, self.space, attributes)

    def frames(self):
        return Frames(self.draw, lambda shape: self.structure(shape, shape.name))

    def rpc_body(self, shape):
        if self.protocol == "json":
            return self.json_body(shape)
        writer = Xml(self.draw)
        request_id = "7a62c49f-347e-4fc4-9331-6e8eEXAMPLE"
        name, inner = self.operation.name, writer.members(shape, 0, ())[1] if shape is not None else ""
        if self.protocol == "ec2":
            return writer.document(name + "Response", f"<requestId>{request_id}</requestId>{writer.gap}{inner}", self.space)
        wrapper = shape.serialization.get("resultWrapper") if shape is not None else None
        inner = writer.element(wrapper, inner) if wrapper else inner
        metadata = writer.element("ResponseMetadata", writer.element("RequestId", request_id))
        return writer.document(name + "Response", inner + (metadata if self.draw.chance(0.95) else ""), self.space)

    def json_body(self, shape):
        if shape is None:
            return self.draw.pick((b"", b"{}"))
        if shape.event_stream_name:
            writer = Json(self.draw)
            return self.frames().stream(shape.members[shape.event_stream_name],
                                        writer.body(shape, skip=(shape.event_stream_name,)))
        return b"" if self.draw.chance(0.03) else Json(self.draw).body(shape)

    # Refusals

    def refusal(self):
        """An answer with one of the operation's errors, or one that no model has."""
        draw, shapes = self.draw, self.operation.error_shapes
        shape = draw.pick(shapes) if shapes and draw.chance(0.85) else None
        code = shape.error_code if shape is not None else draw.pick(("ErrorOfTomorrow", "AccessDenied", "ValidationError"))
        status = (shape.metadata.get("error", {}).get("httpStatusCode") if shape is not None else None) or 400
        status = draw.pick((400, 403, 404, 409, 429, 500, 503)) if draw.chance(0.2) else status
        status = 403 if self.operation.service_model.service_name == "s3" and status in (301, 307, 400) else status
        headers = self.usual_headers()
        if shape is not None and self.rest:
            headers += self.placed(shape)
        if self.operation.http.get("method") == "HEAD":
            return self.finished(status, headers, b"")
        if draw.chance(0.08):
            return self.finished(status, headers, draw.pick((b"", b"", b"<html><body>Service Unavailable</body></html>")))
        body = self.xml_refusal(shape, code) if self.xml else self.json_refusal(shape, code, headers)
        return self.finished(status, headers, body)

    def json_refusal(self, shape, code, headers):
        draw, writer = self.draw, Json(self.draw)
        out = writer.structure(shape, 0, ()) if shape is not None else {}
        out.pop("memberOfTomorrow", None)
        message = draw.text()
        for name in ("message", "Message"):
            if shape is None or name in shape.members:
                out[name] = message
                break
        long_code = draw.pick(("", "com.amazonaws.service.v1#", "aws.protocoltests#")) + code
        long_code += draw.pick(("", "", ":http://internal.amazon.com/coral/com.amazon.coral.service/"))
        if self.protocol == "json":
            if draw.chance(0.95):
                out["__type"] = long_code
            if self.operation.service_model.is_query_compatible and draw.chance(0.7):
                headers.append(("x-amzn-query-error", draw.pick((f"Old.{code};Sender", f"{code};Receiver", "odd", ";Sender"))))
        elif draw.chance(0.7):
            headers.append(("x-amzn-ErrorType", long_code))
        else:
            out[draw.pick(("code", "Code", "__type"))] = long_code
        return writer.dump(out)

    def xml_refusal(self, shape, code):
        draw, writer = self.draw, Xml(self.draw)
        members = writer.members(shape, 0, (), skip=("Code", "code"))[1] if shape is not None else ""
        known = {n.lower() for n in shape.members} if shape is not None else set()
        parts = "" if "type" in known else writer.element("Type", draw.pick(("Sender", "Receiver")))
        parts += writer.element("Code", code)
        if "<Message>" not in members and "<Message/>" not in members:
            parts += writer.element("Message", writer.string(draw.text(control=False)))
        error = parts + members
        if self.protocol == "ec2":
            inner = writer.element("Errors", writer.element("Error", error)) + writer.element("RequestID", "ea966190-f9aa")
            return writer.document("Response", inner)
        if self.operation.service_model.service_name == "s3":
            return writer.document("Error", error + writer.element("RequestId", "4442587FB7D0A2F9") + writer.element("HostId", "host"))
        return writer.document("ErrorResponse", writer.element("Error", error) + writer.element("RequestId", "42d59b56-7407"),
                               self.space)
