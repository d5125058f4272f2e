"""Every widget that a person acts on has an object name (tests find it by that) and an accessible name (screen readers
say it): make it through named() of ui/common/named.h, hand it to a field's registerWidget(), or call setObjectName and
setAccessibleName on it. A function that makes and returns a widget leaves that to its caller."""
import re

from source import Problem, product

WIDGETS = ("LineEdit PushButton ToolButton ComboBox CheckBox RadioButton SpinBox DoubleSpinBox PlainTextEdit TextEdit "
           "TextBrowser TreeView TableView ListView TreeWidget TableWidget ListWidget TabWidget TabBar Slider "
           "DateTimeEdit KeySequenceEdit").replace(" ", "|")
CREATION = re.compile(rf"\bnew Q(?:{WIDGETS})\b")
TARGET = re.compile(r"(\w+)\s*(?:=|\(|\{)\s*$")

BAD = [
    {"ui/forms/a.cpp": "auto* edit = new QLineEdit(this);\nlayout->addWidget(edit);\n"},
    {"ui/forms/a.cpp": 'auto* edit = new QLineEdit(this);\nedit->setObjectName("x");\n'},
    {"ui/forms/a.cpp": "layout->addWidget(new QPushButton(text));\n"},
]
GOOD = {"ui/forms/a.cpp": 'auto* edit = named(new QLineEdit(this), u"x"_s, tr("X"));\n'
                          'm_list = new QListView;\nm_list->setObjectName("l");\nm_list->setAccessibleName("L");\n'
                          "A::A() : m_go(new QPushButton(this))\n{\n    named(m_go, x, y);\n}\n"
                          "F::F() : m_line(new QLineEdit(this))\n{\n    registerWidget(m_line, {});\n}\n"
                          "QLineEdit* make()\n{\n    auto* made = new QLineEdit;\n    return made;\n}\n"}


def is_named(code, match):
    begin = max(code.rfind(mark, 0, match.start()) for mark in ";{}")
    before = code[begin + 1:match.start()]
    if re.search(r"\b\w*[nN]amed\w*(?:<[^<>]*>)?\s*\(", before):
        return True
    target = TARGET.search(code[:match.start()])
    if not target:
        return False
    name = re.escape(target[1])
    if re.search(rf"\b(?:\w*[nN]amed\w*|registerWidget)\s*\(\s*{name}\b|\breturn {name};", code):
        return True
    return all(re.search(rf"\b{name}\s*(?:->|\.)\s*{setter}\s*\(", code)
               for setter in ("setObjectName", "setAccessibleName"))


def check(tree):
    for file in product(tree, "ui"):
        for match in CREATION.finditer(file.code):
            if not is_named(file.code, match):
                line = file.code.count("\n", 0, match.start()) + 1
                yield Problem(file.path, line, f"{match[0]} gets no object name or no accessible name")
