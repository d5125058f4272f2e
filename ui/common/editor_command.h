#pragma once
#include <QString>
#include <QStringList>
#include <functional>

namespace botoscope::ui {

/// A program and its arguments; program empty: there is none.
struct EditorCommand {
    QString program;
    QStringList arguments;
};

/// The first graphical editor we know how to open at a line among those that are installed; preferred (a program's
/// name or path, e.g. from VISUAL) goes first if it is one of them.
EditorCommand editorCommand(const QString& preferred, const std::function<QString(const QString& name)>& find,
                            const QString& file, int line);

/// Opens a text file at a line in a graphical editor, or where there is none we know, as the desktop opens it.
void openInEditor(const QString& file, int line);

} // namespace botoscope::ui
