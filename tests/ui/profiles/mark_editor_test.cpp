#include "ui/profiles/mark_editor.h"

#include <QCheckBox>
#include <QSignalSpy>
#include <QToolButton>
#include <gtest/gtest.h>

using namespace botoscope;
using namespace botoscope::ui;

TEST(MarkEditor, ShowsAMarkWithoutSayingThatItChanged)
{
    MarkEditor editor;
    QSignalSpy changed(&editor, &MarkEditor::changed);
    editor.setMark({true, true, "teal"});
    EXPECT_EQ(changed.size(), 0);
    EXPECT_TRUE(editor.findChild<QCheckBox*>(QStringLiteral("markReadOnly"))->isChecked());
    EXPECT_TRUE(editor.findChild<QToolButton*>(QStringLiteral("markColor.teal"))->isChecked());
}

TEST(MarkEditor, EveryChoiceHoldsAtOnce)
{
    MarkEditor editor;
    editor.setMark({});
    editor.findChild<QCheckBox*>(QStringLiteral("markProduction"))->click();
    EXPECT_EQ(editor.mark(), (config::ProfileMark{false, true, ""}));
    editor.findChild<QToolButton*>(QStringLiteral("markColor.red"))->click();
    EXPECT_EQ(editor.mark(), (config::ProfileMark{false, true, "red"}));
    editor.findChild<QToolButton*>(QStringLiteral("markColor.none"))->click();
    EXPECT_EQ(editor.mark(), (config::ProfileMark{false, true, ""}));
}
