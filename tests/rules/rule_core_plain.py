"""Core is usable without a window: no Widgets, Gui or tr() anywhere in core, and Qt only in core/engine, core/simulator
and core/platform. Texts for people are worded in ui; core says what happened by code."""
import re

from source import Problem, matches, product

QT_FOLDERS = ("core/engine/", "core/simulator/", "core/platform/")
TRANSLATION = re.compile(r"(?<![\w.>])(?:QObject::|QCoreApplication::)?(?:tr|translate)\(")
WINDOW = re.compile(r"^(?:Qt(?:Widgets|Gui|Quick)|Q(?:Widget|Application|GuiApplication|Dialog|Icon|Pixmap|MessageBox))")

BAD = [
    {"core/http/a.cpp": "#include <QString>\n"},
    {"core/engine/a.cpp": "#include <QWidget>\n"},
    {"core/engine/a.cpp": 'auto x = tr("text");\n'},
    {"core/engine/a.cpp": 'auto x = QObject::tr("text");\n'},
]
GOOD = {"core/engine/a.cpp": "#include <QString>\nauto x = str(1); // not tr(x)\nauto y = m.tr(2);\n"}


def check(tree):
    for file in product(tree, "core"):
        for line, kind, name in file.includes:
            if kind == "<" and re.match(r"Q[A-Z]|Qt[A-Z]|qt6|qt", name) and not file.path.startswith(QT_FOLDERS):
                yield Problem(file.path, line, f"<{name}>: no Qt here")
            elif kind == "<" and WINDOW.match(name.split("/")[-1]):
                yield Problem(file.path, line, f"<{name}>: no window in core")
        for line, match in matches(file, TRANSLATION):
            yield Problem(file.path, line, "no translated texts in core")
