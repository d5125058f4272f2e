#include "ui/shell/actions.h"

#include <QMenu>
#include <QSet>
#include <QWidget>

using namespace botoscope::ui;

TEST(Actions, NoKeyStandsTwice)
{
    QWidget window;
    const Actions actions(&window);
    QSet<QString> seen;
    for (const QAction* action : actions.all()) {
        for (const QKeySequence& key : action->shortcuts()) {
            EXPECT_FALSE(key.isEmpty()) << action->objectName().toStdString();
            EXPECT_FALSE(seen.contains(key.toString())) << key.toString().toStdString();
            seen.insert(key.toString());
        }
    }
    EXPECT_TRUE(seen.contains(QStringLiteral("Ctrl+K")));
    EXPECT_TRUE(seen.contains(QStringLiteral("Ctrl+Return")));
    EXPECT_TRUE(seen.contains(QStringLiteral("Ctrl+\\")));
    EXPECT_TRUE(seen.contains(QStringLiteral("Ctrl+/")));
}

TEST(Actions, TheMenuHoldsEveryCommandOnce)
{
    QWidget window;
    const Actions actions(&window);
    QMenu menu;
    actions.fill(&menu);
    ASSERT_EQ(menu.actions().size(), 4);
    qsizetype count = 0;
    for (const QAction* group : menu.actions()) {
        for (const QAction* action : group->menu()->actions()) {
            count += action->isSeparator() ? 0 : 1;
        }
    }
    EXPECT_EQ(count, static_cast<qsizetype>(actions.all().size()));
}

TEST(Actions, TheSheetNamesKeysForCommandsThatHaveThem)
{
    QWidget window;
    const Actions actions(&window);
    for (const Actions::Row& row : actions.rows()) {
        EXPECT_FALSE(row.text.isEmpty());
        EXPECT_FALSE(row.keys.isEmpty());
        EXPECT_FALSE(row.group.isEmpty());
    }
    EXPECT_EQ(actions[Command::CloseTab]->shortcut(), QKeySequence(QStringLiteral("Ctrl+W")));
}
