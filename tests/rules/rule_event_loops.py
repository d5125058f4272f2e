"""No nested event loops in the product: no QEventLoop, no processEvents, no exec() on dialogs, menus or drags (show
them and act on their signals). A nested loop lets anything happen in the middle of a function. Only app/ runs the
application's own loop, and core/engine/event_thread.cpp the engine thread's."""
import re

from source import Problem, matches, product

LOOPS = re.compile(r"\b(QEventLoop|processEvents|waitForReadyRead|waitForBytesWritten|waitForConnected|"
                   r"waitForFinished|waitForStarted|waitForDisconnected|waitForNewConnection)\b")
EXEC = re.compile(r"([\w)\]]+)\s*(?:\.|->|::)\s*(exec)\s*\(")
STATIC_DIALOGS = re.compile(r"\b(QMessageBox::(?:question|information|warning|critical|about)|"
                            r"QFileDialog::get\w+|QInputDialog::get\w+|QColorDialog::getColor)\s*\(")
DATABASE = re.compile(r"query|statement|sql|insert|select|database", re.IGNORECASE)
THREAD = "core/engine/event_thread.cpp"  # runs the engine thread's loop

BAD = [
    {"ui/shell/a.cpp": "QEventLoop loop;\n"},
    {"ui/shell/a.cpp": "dialog.exec();\n"},
    {"ui/shell/a.cpp": "menu->exec(where);\n"},
    {"core/engine/a.cpp": "QCoreApplication::processEvents();\n"},
    {"ui/shell/a.cpp": 'auto f = QFileDialog::getOpenFileName(this, "");\n'},
    {"core/platform/a.cpp": "process.waitForFinished();\n"},
]
GOOD = {"ui/shell/history.cpp": "query.exec();\nm_insert.exec(x);\n", "app/main.cpp": "return application.exec();\n",
        THREAD: "QEventLoop loop;\nloop.exec();\n"}


def check(tree):
    for file in product(tree):
        for line, match in matches(file, LOOPS) if file.path != THREAD else ():
            yield Problem(file.path, line, f"{match[1]} waits in the middle of a function")
        for line, match in matches(file, STATIC_DIALOGS):
            yield Problem(file.path, line, f"{match[1]} runs a loop of its own; open() a dialog instead")
        for line, match in matches(file, EXEC):
            if not DATABASE.search(match[1]) and not file.path.startswith("app/") and file.path != THREAD:
                yield Problem(file.path, line, f"{match[0]}...) runs a loop of its own; open() or popup() instead")
