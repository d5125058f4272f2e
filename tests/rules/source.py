"""The tree as the rules see it: files with their text, and the same text with comments and strings blanked."""
import dataclasses
import functools
import os
import pathlib
import re

ROOT = pathlib.Path(__file__).resolve().parents[2]
FOLDERS = ("core", "ui", "app", "tests", "tools")
SUFFIXES = (".cpp", ".h", ".py", ".sh")
TOKEN = re.compile(
    r'//[^\n]*|/\*.*?\*/|R"(?P<mark>[^(\s]*)\(.*?\)(?P=mark)"|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'',
    re.DOTALL)
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')


@dataclasses.dataclass
class Source:
    path: str
    text: str

    @functools.cached_property
    def code(self):
        """The text with comments gone and strings emptied; line numbers stay."""
        return TOKEN.sub(self._blank, self.text)

    @functools.cached_property
    def lines(self):
        return self.text.split("\n")

    @functools.cached_property
    def code_lines(self):
        return self.code.split("\n")

    @functools.cached_property
    def includes(self):
        """(line number, '<' or '"', name) of every include."""
        found = ((number, INCLUDE.match(line)) for number, line in enumerate(self.lines, 1))
        return [(number, match[1], match[2]) for number, match in found if match]

    @staticmethod
    def _blank(match):
        token = match[0]
        if token.startswith(("//", "/*")):
            return "\n" * token.count("\n") or " "
        if token.startswith("'") and match.start() and match.string[match.start() - 1].isalnum():
            return token  # a digit separator
        return "\n" * token.count("\n") + ' ""' if token[0] in '"R' else "' '"


@dataclasses.dataclass
class Problem:
    path: str
    line: int
    text: str

    def __str__(self):
        return f"{self.path}:{self.line}: {self.text}"


def read_tree(root=ROOT):
    """Every source of ours, by its path from the root."""
    tree = {}
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in SUFFIXES and path.is_file() and "__pycache__" not in path.parts:
                name = path.relative_to(root).as_posix()
                tree[name] = Source(name, path.read_text(errors="replace"))
    return tree


def sample(files):
    """A tree made of texts, for a rule's own examples."""
    return {path: Source(path, text) for path, text in files.items()}


def product(tree, *folders):
    """The C++ sources of the product, or of some of its folders."""
    wanted = tuple(f"{folder}/" for folder in folders or ("core", "ui", "app"))
    return [source for path, source in tree.items() if path.startswith(wanted) and path.endswith((".cpp", ".h"))]


def matches(source, pattern, lines=None):
    """(line number, match) of a pattern, line by line, in the code (or in other lines given)."""
    for number, line in enumerate(lines or source.code_lines, 1):
        for match in pattern.finditer(line):
            yield number, match


def exceptions(name):
    """A list of accepted exceptions: {path: reason} from NAME beside this file; '#' begins a comment."""
    path = pathlib.Path(__file__).with_name(name)
    entries = {}
    if os.path.exists(path):
        for line in path.read_text().splitlines():
            if line.strip() and not line.startswith("#"):
                entry, _, reason = line.partition("\t")
                entries[entry.strip()] = reason.strip()
    return entries
