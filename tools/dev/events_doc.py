"""Writes docs/events.md from the comments on the events' payloads: events_doc.py [--check].

A block is a run of '///' lines 'Event: NAME', 'When: ...', 'Available: ...', 'May change: ...', 'On error: ...' right
above 'struct NAME'. With --check nothing is written; exit 1 tells that the page is stale.
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
PAGE = "docs/events.md"
SOURCES = ("core/lifecycle/payloads.h", "core/client/client.h")
MAKE = "python3 tools/dev/events_doc.py"
FIELDS = ("When", "Available", "May change", "On error")
BLOCK = re.compile(r"((?:^[ \t]*///[^\n]*\n)+)[ \t]*struct (\w+)", re.MULTILINE)

# Phases in botocore's order, and the events of each in theirs (botocore-behaviour: observed order of one call).
PHASES = (
    ("Making a client", ("choose-service-name", "creating-client-class", "creating-serializer", "getattr")),
    ("Preparing the request", ("provide-client-params", "before-parameter-build", "before-endpoint-resolution",
                               "before-call")),
    ("Signing, once an attempt", ("request-created", "choose-signer", "before-sign")),
    ("On the wire, once an attempt", ("before-send", "before-parse", "response-received", "needs-retry")),
    ("The end of a call", ("after-call", "after-call-error")),
)

HEAD = f"""# Events

Generated from the payloads' comments by `{MAKE}`; do not edit.

Names are dot-separated chunks. A handler registered for a name gets every event of which that name is a chunk-wise
beginning; `*` stands for one chunk. `<service>` is the service id with dashes (`s3`, `cloudwatch-logs`; other names of a
service are aliased to it), `<Operation>` the model's name (`ListBuckets`). Handlers of names with `*` run before those
of names without, at equal chunks longer names before shorter ones. An error from a handler ends the emission.

```cpp
session->events().on<lifecycle::AfterCall>("after-call.lambda.GetPolicy", "decode_policy",
                                           [](lifecycle::AfterCall& event) {{ /* event.parsed … */ }});
```

One call with one retry emits: provide-client-params, before-parameter-build, before-endpoint-resolution, before-call,
then for each attempt request-created (inside it choose-signer and before-sign), before-send, before-parse (unless the
transport failed), response-received, needs-retry, and at the end after-call or after-call-error.
"""


class Event:
    """One block: the event's name, its fields, the struct that carries it and the header it stands in."""

    def __init__(self, name, fields, struct, header):
        self.name, self.fields, self.struct, self.header = name, fields, struct, header
        self.head = name.split(".")[0]


def parse_block(comment):
    """{field: text} of a comment; lines without a field continue the one before."""
    fields, current = {}, None
    for line in comment.splitlines():
        text = line.strip().removeprefix("///").strip()
        found = re.match(rf"(Event|{'|'.join(FIELDS)}): ?(.*)", text)
        if found:
            current = found[1]
            fields[current] = found[2]
        elif current and text:
            fields[current] += " " + text
    return fields


def read_events(texts):
    """Events of {header path: text}; raises ValueError for a block that lacks a field."""
    events = []
    for header, text in texts.items():
        for comment, struct in BLOCK.findall(text):
            fields = parse_block(comment)
            if "Event" not in fields:
                continue
            lacking = [field for field in FIELDS if not fields.get(field)]
            if lacking:
                raise ValueError(f"{header}: {struct} ({fields['Event']}) does not say: {', '.join(lacking)}")
            events.append(Event(fields["Event"], fields, struct, header))
    return events


def render_event(event):
    namespace = event.header.split("/")[1]
    name = re.sub(r"[<>]", lambda found: {"<": "&lt;", ">": "&gt;"}[found[0]], event.name)
    lines = [f"### {name}", f"`{namespace}::{event.struct}` in `{event.header}`", ""]
    lines += [f"- **{field}:** {event.fields[field]}" for field in FIELDS]
    return "\n".join(lines) + "\n"


def render(texts):
    """The page for {header path: text}; raises ValueError when an event has no place in PHASES."""
    events = read_events(texts)
    known = {head for _, heads in PHASES for head in heads}
    strange = [event.name for event in events if event.head not in known]
    if strange:
        raise ValueError(f"give these events a place in PHASES of tools/dev/events_doc.py: {', '.join(strange)}")
    parts = [HEAD]
    for phase, heads in PHASES:
        found = [event for head in heads for event in events if event.head == head]
        if found:
            parts.append(f"## {phase}\n")
            parts += [render_event(event) for event in found]
    return "\n".join(parts)


def read_sources(root=ROOT):
    return {name: (root / name).read_text() for name in SOURCES}


def main(arguments):
    try:
        page = render(read_sources())
    except ValueError as error:
        print(f"events_doc: {error}", file=sys.stderr)
        return 1
    target = ROOT / PAGE
    if "--check" in arguments:
        fresh = target.exists() and target.read_text() == page
        if not fresh:
            print(f"{PAGE} is stale: run {MAKE}", file=sys.stderr)
        return 0 if fresh else 1
    target.write_text(page)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
