"""docs/events.md says what the events' payloads say: it is generated from their comments. When this fails, run
python3 tools/dev/events_doc.py and commit the page."""
import pathlib
import sys

from source import ROOT, Problem

sys.path.insert(0, str(pathlib.Path(ROOT, "tools", "dev")))
import events_doc  # noqa: E402  it lives with the tools

COMMENT = "/// Event: before-send.<service>\n/// When: w.\n/// Available: a.\n/// May change: m.\n/// On error: {0}\n"
HEADER = COMMENT + "struct BeforeSend {{}};\n"
PAYLOADS = "core/lifecycle/payloads.h"


def page_of(text):
    return events_doc.render({PAYLOADS: text})


GOOD = {PAYLOADS: HEADER.format("e."), events_doc.PAGE: page_of(HEADER.format("e."))}
BAD = [
    {PAYLOADS: HEADER.format("now this."), events_doc.PAGE: page_of(HEADER.format("e."))},
    {PAYLOADS: HEADER.format("e.")},
    {PAYLOADS: HEADER.format("").replace("On error: ", ""), events_doc.PAGE: page_of(HEADER.format("e."))},
    {PAYLOADS: HEADER.format("e.").replace("before-send", "no-such-phase"), events_doc.PAGE: ""},
]


def page(tree):
    """The page as the tree has it. It is no source file, so the real tree's is read from the disk."""
    if events_doc.PAGE in tree:
        return tree[events_doc.PAGE].text
    path = pathlib.Path(ROOT, events_doc.PAGE)
    whole = "tests/rules/rule_events_doc.py" in tree
    return path.read_text() if whole and path.exists() else None


def check(tree):
    texts = {name: tree[name].text for name in events_doc.SOURCES if name in tree}
    try:
        wanted = events_doc.render(texts)
    except ValueError as error:
        yield Problem(events_doc.PAGE, 1, str(error))
        return
    if page(tree) != wanted:
        yield Problem(events_doc.PAGE, 1, f"is stale: run {events_doc.MAKE}")
