#include "ui/common/editor_command.h"

#include <gtest/gtest.h>

using namespace botoscope::ui;

namespace {

EditorCommand with(const QStringList& installed, const char* preferred)
{
    const auto find = [&installed](const QString& name) {
        return installed.contains(name) ? QStringLiteral("/usr/bin/") + name : QString();
    };
    return editorCommand(QString::fromLatin1(preferred), find, QStringLiteral("/h/my config"), 12);
}

} // namespace

TEST(EditorCommand, OpensAnInstalledEditorAtTheLine)
{
    const EditorCommand command = with({QStringLiteral("gedit"), QStringLiteral("emacs")}, "");
    EXPECT_EQ(command.program, QStringLiteral("/usr/bin/gedit"));
    EXPECT_EQ(command.arguments, QStringList({QStringLiteral("+12"), QStringLiteral("/h/my config")}));
}

TEST(EditorCommand, ThePreferredOneGoesFirst)
{
    const QStringList installed{QStringLiteral("code"), QStringLiteral("kate")};
    EXPECT_EQ(with(installed, "/opt/kate").program, QStringLiteral("/usr/bin/kate"));
    EXPECT_EQ(with(installed, "vi").program, QStringLiteral("/usr/bin/code"));
}

TEST(EditorCommand, NoneIsFoundWhereNoneIs)
{
    EXPECT_TRUE(with({}, "kate").program.isEmpty());
}
