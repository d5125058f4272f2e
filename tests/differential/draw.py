"""Random values that a service's model allows: parameters for calls, and members of answers.

Everything comes from the random.Random given, so a seed names a sample for good.
"""
import datetime
import math

from botocore.utils import is_json_value_header

UTC = datetime.timezone.utc
DEEPEST = 6         # below that only what is required
SAME_SHAPE = 3      # how often a recursive shape may stand within itself
SPEND = 150         # about how many values a sample has

WORDS = ("a", "name", "two words", "x" * 63, "0123", "true", "null", "None", "a-b_c.d", "arn:aws:s3:::bucket/key",
         "arn:aws:iam::123456789012:role/path/Name", "https://example.com/a?b=c#d", "2015-08-30T12:36:00Z",
         "a+b c%20d", "%", "%zz/%2F", "/", "//a/./../b/", "~!@#$&*()_+-=[]{}|;':,.?", "a=b&c=d", "=", "?", "1e5", "-")
WIDE = ("naïve café", "漢字とかな", "\U0001f600 smile", "ß–—…", "\u2028\u2029", "\ufeffbom", "e\u0301", "\x7f\x80\x9f\xa0",
        "\U0010ffff", "Ω≈ç√", "مرحبا")
MARKUP = ("<a href=\"x\">it's &amp; b</a>", "]]>", "&", "<", ">", "\"", "'", "a&b<c>d", "<!-- c -->", "&#10;")
JSONISH = ('{"a": [1, 2.5, "x"], "b": null}', "[]", "{}", "{not json", '"text"')
SPACES = ("line\nnext", "a\r\nb", "\ttab", "cr\ronly", " ", "  two  inner ", "\n", " lead", "trail ")
CONTROL = ("\x01\x02\x1f", "nul\x00inside", "\x0b\x0c\x1b[0m", "\b", "\\ back \\n slash")
ESCAPABLE = ("back\\slash", "quote\"d")


class Draw:
    def __init__(self, rng):
        self.rng = rng
        self.left = SPEND

    def chance(self, share):
        return self.rng.random() < share

    def pick(self, options):
        return options[self.rng.randrange(len(options))]

    # Texts

    def text(self, shape=None, control=True, empty=True):
        """Any text; `control`: characters that XML and HTTP headers can't hold may be in it."""
        if shape is not None and getattr(shape, "enum", None) and self.chance(0.9):
            return self.pick(shape.enum)
        kinds = [WORDS, WORDS, WIDE, MARKUP, JSONISH, SPACES, ESCAPABLE] + ([CONTROL] if control else [])
        text = self.pick(self.pick(kinds))
        roll = self.rng.random()
        if roll < 0.08 and empty:
            text = ""
        elif roll < 0.12:
            text = (text + "é<&>\" ") * self.rng.randrange(50, 400)
        elif roll < 0.3:
            text += self.pick(self.pick(kinds))
        return self.at_least(text, shape)

    def plain(self, shape=None):
        """Text of letters, digits and dashes: good as a host label."""
        letters = "abcdefghijklmnopqrstuvwxyz0123456789"
        text = "".join(self.pick(letters) for _ in range(self.rng.randrange(4, 20)))
        return self.at_least(text if self.chance(0.7) else "a-" + text, shape)

    def header_text(self, shape=None, empty=True):
        """Text for an HTTP header: printable ASCII."""
        if shape is not None and getattr(shape, "enum", None) and self.chance(0.9):
            return self.pick(shape.enum)
        text = self.pick(WORDS + MARKUP + JSONISH)
        if self.chance(0.1):
            text = self.pick((" lead", "trail ", "two  spaces", "a, b,c", '"quoted, comma", x') + (("",) if empty else ()))
        return self.at_least(text, shape)

    def at_least(self, text, shape):
        least = shape.metadata.get("min", 0) if shape is not None else 0
        return text + "x" * max(0, int(least) - len(text))

    # Numbers

    def integer(self, shape=None, wide=False):
        top = 2**63 if wide else 2**31
        numbers = [0, 1, -1, 7, 100, 12345, top - 1, -top, 443] + ([2**53 + 1, -(2**53) - 1, 10**15] if wide else [])
        return self.within(self.pick(numbers) if self.chance(0.7) else self.rng.randrange(-1000, 10**6), shape)

    def real(self, shape=None, special=True):
        numbers = [0.0, -0.0, 1.0, 0.1, -2.5, 1e-7, 1e16, 1e15, 123456789.125, 3.4e38, 5e-324, 1.7976931348623157e308,
                   1e22, 2 / 3, 100, -3]
        if special:
            numbers += [math.nan, math.inf, -math.inf]
        return self.within(self.pick(numbers) if self.chance(0.7) else self.rng.uniform(-1000, 1000), shape)

    def within(self, number, shape):
        least = shape.metadata.get("min") if shape is not None else None
        if least is None or number >= least or number != number:
            return number
        return type(number)(least) + self.rng.randrange(0, 5)

    # Others

    def data(self, longest=40):
        roll = self.rng.random()
        if roll < 0.1:
            return b""
        if roll < 0.2:
            return bytes(range(256))
        return self.rng.randbytes(self.rng.randrange(1, longest))

    def moment(self, fraction=True):
        """An aware datetime."""
        roll = self.rng.random()
        if roll < 0.08:
            base = self.pick((datetime.datetime(1970, 1, 1, tzinfo=UTC), datetime.datetime(1969, 12, 31, 23, 59, 59, tzinfo=UTC),
                              datetime.datetime(1900, 2, 28, tzinfo=UTC), datetime.datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC),
                              datetime.datetime(2000, 2, 29, 23, 0, 1, tzinfo=UTC)))
        else:
            base = datetime.datetime.fromtimestamp(self.rng.randrange(0, 4 * 10**9), UTC)
        if fraction and base.year < 3000 and self.chance(0.4):
            base = base.replace(microsecond=self.pick((1, 999999, 500000, 120000, 123000, self.rng.randrange(10**6))))
        return base

    def document(self, depth=0):
        kinds = ("text", "int", "real", "bool", "null") + (("list", "map", "map") if depth < 3 else ())
        kind = self.pick(kinds)
        if kind == "list":
            return [self.document(depth + 1) for _ in range(self.rng.randrange(3))]
        if kind == "map":
            return {self.text(): self.document(depth + 1) for _ in range(self.rng.randrange(4))}
        return {"text": lambda: self.text(), "int": lambda: self.integer(wide=True), "null": lambda: None,
                "real": lambda: self.real(special=False), "bool": lambda: self.chance(0.5)}[kind]()

    # Which members, how many items

    def may_go_on(self, depth):
        self.left -= 1
        return self.left > 0 and depth < DEEPEST

    def chosen_members(self, shape, depth, share=None):
        """Names of the members a structure gets: all required, of the others some; of a union exactly one."""
        names = list(shape.members)
        required = set(shape.metadata.get("required", ()))
        if shape.is_tagged_union:
            return [self.pick(names)] if names else []
        if share is None:
            share = self.pick((0.0, 0.3, 0.6, 0.6, 1.0)) if depth == 0 else self.pick((0.1, 0.4, 0.8))
        chosen = [n for n in names if n in required or (self.chance(share) and self.may_go_on(depth))]
        if self.chance(0.3):
            self.rng.shuffle(chosen)
        return chosen

    def count(self, shape, depth, recursive):
        """How many items a list or map gets."""
        least = int(shape.metadata.get("min", 0))
        wanted = self.pick((0, 1, 1, 2, 3)) if not recursive and self.may_go_on(depth) else 0
        return max(least, wanted)


class Params:
    """Parameters of an operation. What an endpoint rule reads gets a form that the rules can use, mostly."""

    def __init__(self, draw, service):
        self.draw = draw
        self.service = service

    def of(self, operation):
        shape, checksum = operation.input_shape, operation.http_checksum.get("requestAlgorithmMember")
        params = {} if shape is None else self.value(shape, 0, (), "")
        if checksum in params:  # the others need awscrt
            params[checksum] = self.draw.pick(("CRC32", "SHA1", "SHA256"))
        return params

    def value(self, shape, depth, above, name):
        if is_json_value_header(shape):
            return self.draw.document(1)
        if shape.type_name == "structure" and shape.is_document_type:
            return self.draw.document()
        handler = getattr(self, shape.type_name, None)
        return handler(shape, depth, above + (shape.name,), name) if handler else self.string(shape, depth, above, name)

    def recursive(self, shape, above):
        return above.count(shape.name) > SAME_SHAPE

    def structure(self, shape, depth, above, name):
        if self.recursive(shape, above) and not shape.is_tagged_union:
            chosen = list(shape.metadata.get("required", ()))
        elif self.recursive(shape, above):
            chosen = [self.leaf_of(shape)]
        else:
            chosen = self.draw.chosen_members(shape, depth)
        return {member: self.value(shape.members[member], depth + 1, above, member) for member in chosen}

    def leaf_of(self, union):
        simple = [n for n, s in union.members.items() if s.type_name not in ("structure", "list", "map")]
        return self.draw.pick(simple or list(union.members))

    def list(self, shape, depth, above, name):
        many = self.draw.count(shape, depth, above.count(shape.name) > SAME_SHAPE)
        if shape.serialization.get("location") == "header" and shape.member.type_name == "string":
            return [self.draw.header_text(shape.member) for _ in range(many)]
        return [self.value(shape.member, depth + 1, above, name) for _ in range(many)]

    def map(self, shape, depth, above, name):
        many = self.draw.count(shape, depth, above.count(shape.name) > SAME_SHAPE)
        out = {}
        in_headers = shape.serialization.get("location") == "headers"
        for _ in range(many * 3):
            if len(out) < many:
                key = self.draw.plain(shape.key) if in_headers else self.draw.text(shape.key)
                item = self.draw.header_text(shape.value) if in_headers else self.value(shape.value, depth + 1, above, name)
                out[key] = item
        return out

    def string(self, shape, depth, above, name):
        given = shape.serialization
        location = given.get("location")
        if depth == 1:
            special = self.for_endpoint(shape, name)
            if special is not None:
                return special
        if given.get("hostLabel") or shape.metadata.get("idempotencyToken") and self.draw.chance(0.5):
            return self.draw.plain(shape)
        if location in ("header", "headers"):
            return self.draw.header_text(shape)
        if location == "uri":
            return self.draw.text(shape, control=self.draw.chance(0.1), empty=False) or "x"
        return self.draw.text(shape)

    def for_endpoint(self, shape, name):
        """What becomes part of host names or is taken apart by endpoint rules; None for everything else."""
        draw, context = self.draw, "contextParam" in shape.metadata
        if name == "SourceRegion":
            return draw.pick(("us-west-2", "eu-central-1"))
        if name == "PredictEndpoint":
            return "https://realtime.machinelearning.us-east-1.amazonaws.com"
        if "hostLabel" in shape.serialization or name == "AccountId" and context:
            return draw.pick(("123456789012", draw.plain()))
        if name in ("Bucket", "BucketName") and (context or self.service == "s3"):
            return draw.pick(("bucket", "some-bucket", "dotted.bucket.name", "b2-" + draw.plain(), "0bucket"))
        if context and "arn" in name.lower():
            service, kind = ("cloudfront", "key-value-store/name") if "cloudfront" in self.service else (self.service, "stream/name")
            region = "" if service == "cloudfront" else "eu-west-1"
            return f"arn:aws:{service}:{region}:123456789012:{kind}"
        return draw.plain(shape) if context and draw.chance(0.8) else None

    character = string

    def integer(self, shape, *_):
        return self.draw.integer(shape)

    def long(self, shape, *_):
        return self.draw.integer(shape, wide=True)

    def float(self, shape, *_):
        return self.draw.real(shape)

    double = float

    def boolean(self, *_):
        return self.draw.chance(0.5)

    def blob(self, shape, *_):
        if self.draw.chance(0.15):
            return self.draw.text(control=False)
        return self.draw.data(4000 if self.draw.chance(0.05) else 60)

    def timestamp(self, *_):
        moment = self.draw.moment()
        roll = self.draw.rng.random()
        if roll < 0.1:
            return int(moment.timestamp())
        if roll < 0.2:
            return moment.replace(microsecond=0).strftime("%Y-%m-%dT%H:%M:%SZ")
        return moment
