#include "ui/profiles/key_table.h"

#include <QTableWidget>
#include <QToolButton>
#include <gtest/gtest.h>

using namespace botoscope::ui;

namespace {

QString s(const char* text)
{
    return QString::fromUtf8(text);
}

} // namespace

TEST(KeyTable, SaysWhatIsNewChangedAndTakenOut)
{
    KeyTable table;
    table.setKeys({{s("output"), s("json")}, {s("cli_pager"), s("less")}}, {s("aws_session_token")});
    auto* cells = table.findChild<QTableWidget*>(s("otherKeys"));
    EXPECT_EQ(table.rowCount(), 3);
    EXPECT_TRUE(table.edits().isEmpty());
    for (int row = 0; row < cells->rowCount(); ++row) {
        EXPECT_NE(cells->item(row, 1)->text(), s("(redacted)"));
    }
    cells->setCurrentCell(1, 0); // cli_pager, behind aws_session_token
    table.findChild<QToolButton*>(s("removeKey"))->click();
    table.findChild<QToolButton*>(s("addKey"))->click();
    cells->item(2, 0)->setText(s("s3.addressing_style"));
    cells->item(2, 1)->setText(s("path"));
    const KeyTable::Values expected{{s("cli_pager"), {}}, {s("s3.addressing_style"), s("path")}};
    EXPECT_EQ(table.edits(), expected);
}

TEST(KeyTable, AKeyTwiceOrWithoutANameIsAProblem)
{
    KeyTable table;
    table.setKeys({{s("output"), s("json")}, {s("zone"), {}}}, {});
    EXPECT_EQ(table.problemCount(), 0) << "a file may have a key without a value";
    auto* cells = table.findChild<QTableWidget*>(s("otherKeys"));
    table.findChild<QToolButton*>(s("addKey"))->click();
    cells->item(2, 1)->setText(s("x"));
    EXPECT_EQ(table.problemCount(), 1);
    cells->item(2, 0)->setText(s("output"));
    EXPECT_EQ(table.problemCount(), 1);
    cells->item(2, 0)->setText(s("cli_pager"));
    EXPECT_EQ(table.problemCount(), 0);
}

TEST(KeyTable, EditsStayOnTopOfWhatAnotherProgramWrote)
{
    KeyTable table;
    table.setKeys({{s("a"), s("1")}, {s("b"), s("1")}, {s("c"), s("1")}}, {});
    auto* cells = table.findChild<QTableWidget*>(s("otherKeys"));
    cells->item(0, 1)->setText(s("mine"));
    cells->setCurrentCell(1, 0);
    table.findChild<QToolButton*>(s("removeKey"))->click();
    const Followed followed = table.follow({{s("a"), s("theirs")}, {s("b"), s("1")}, {s("d"), s("1")}}, {});
    EXPECT_EQ(followed.conflicts, QStringList{s("a")});
    EXPECT_EQ(followed.taken, (QStringList{s("c"), s("d")}));
    EXPECT_EQ(table.edits(), (KeyTable::Values{{s("a"), s("mine")}, {s("b"), {}}}));
    table.takeTheirs();
    EXPECT_EQ(table.edits(), (KeyTable::Values{{s("b"), {}}}));
}
