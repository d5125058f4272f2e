#include "ui/common/editor_command.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>
#include <QUrl>
#include <algorithm>
#include <array>
#include <vector>

namespace botoscope::ui {

namespace {

struct Editor {
    const char* name;
    std::array<const char*, 3> arguments; ///< %f the file, %l the line; nullptr: none
};

constexpr std::array editors = {
    Editor{"code", {"--goto", "%f:%l", nullptr}},
    Editor{"codium", {"--goto", "%f:%l", nullptr}},
    Editor{"kate", {"--line", "%l", "%f"}},
    Editor{"kwrite", {"--line", "%l", "%f"}},
    Editor{"gnome-text-editor", {"%f", nullptr, nullptr}},
    Editor{"gedit", {"+%l", "%f", nullptr}},
    Editor{"subl", {"%f:%l", nullptr, nullptr}},
    Editor{"gvim", {"+%l", "%f", nullptr}},
    Editor{"emacs", {"+%l", "%f", nullptr}},
    Editor{"mousepad", {"--line=%l", "%f", nullptr}},
};

EditorCommand filledIn(const QString& program, const Editor& editor, const QString& file, int line)
{
    EditorCommand command{program, {}};
    for (const char* argument : editor.arguments) {
        if (argument) {
            command.arguments.append(QString::fromLatin1(argument)
                                         .replace(QLatin1String("%l"), QString::number(line))
                                         .replace(QLatin1String("%f"), file));
        }
    }
    return command;
}

} // namespace

EditorCommand editorCommand(const QString& preferred, const std::function<QString(const QString& name)>& find,
                            const QString& file, int line)
{
    std::vector<const Editor*> order;
    for (const Editor& editor : editors) {
        order.push_back(&editor);
    }
    const QString wanted = QFileInfo(preferred).fileName();
    std::stable_sort(order.begin(), order.end(), [&wanted](const Editor* a, const Editor* b) {
        return (QLatin1String(a->name) == wanted) > (QLatin1String(b->name) == wanted);
    });
    for (const Editor* editor : order) {
        if (const QString program = find(QString::fromLatin1(editor->name)); !program.isEmpty()) {
            return filledIn(program, *editor, file, line);
        }
    }
    return {};
}

void openInEditor(const QString& file, int line)
{
    const auto find = [](const QString& name) { return QStandardPaths::findExecutable(name); };
    const EditorCommand command = editorCommand(qEnvironmentVariable("VISUAL"), find, file, line);
    if (command.program.isEmpty() || !QProcess::startDetached(command.program, command.arguments)) {
        QDesktopServices::openUrl(QUrl::fromLocalFile(file));
    }
}

} // namespace botoscope::ui
