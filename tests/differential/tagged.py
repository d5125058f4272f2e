"""Python values as JSON: objects with one key stand for what JSON can't hold (see tests/conformance/tagged_value.h)."""
import base64
import datetime
import math

from botocore.eventstream import EventStream
from botocore.exceptions import EventStreamError
from botocore.response import StreamingBody

UTC = datetime.timezone.utc


def encoded(data):
    return base64.b64encode(data).decode()


def special(number):
    return {"$float": "NaN" if number != number else "Infinity" if number > 0 else "-Infinity"}


def moment(value):
    if value.tzinfo is None:
        value = value.replace(tzinfo=UTC)
    value = value.astimezone(UTC).replace(tzinfo=None)
    return {"$datetime": value.isoformat(timespec="microseconds") + "Z"}


def events(stream):
    """All events of a stream; one that stands for an error comes last."""
    out = []
    try:
        out.extend(tag(event) for event in stream)
    except EventStreamError as error:
        out.append({"error": tag(error.response)})
    return out


def tag(value):
    if isinstance(value, dict):
        return {key: tag(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [tag(item) for item in value]
    if isinstance(value, (bytes, bytearray)):
        return {"$bytes": encoded(bytes(value))}
    if isinstance(value, datetime.datetime):
        return moment(value)
    if isinstance(value, float) and not math.isfinite(value):
        return special(value)
    if isinstance(value, EventStream):
        return events(value)
    if isinstance(value, StreamingBody):
        return {"$stream": encoded(value.read())}
    if value is not None and not isinstance(value, (str, int, float)):
        raise TypeError(f"a {type(value).__name__} in the result")
    return value
