#include "ui/common/labels.h"

#include "support/ui/grab.h"

using namespace botoscope::ui;
using botoscope::test::settle;

TEST(Labels, AnElidedLabelTakesLessRoomThanItsTextAndKeepsItForReaders)
{
    ElidedLabel label(QString(200, QLatin1Char('x')));
    EXPECT_LT(label.minimumSizeHint().width(), label.sizeHint().width());
    EXPECT_EQ(label.accessibleName().size(), 200);
    label.setText(QStringLiteral("short"));
    EXPECT_EQ(label.accessibleName(), QStringLiteral("short"));
}

TEST(Labels, APillIsAsWideAsItsWord)
{
    PillLabel pill(QStringLiteral("reads"), Token::Ok);
    const int before = pill.sizeHint().width();
    pill.setText(QStringLiteral("destroys"));
    EXPECT_GT(pill.sizeHint().width(), before);
    EXPECT_EQ(pill.accessibleName(), QStringLiteral("destroys"));
}

TEST(Labels, ANoteFollowsTheThemeInItsTint)
{
    Theme::apply(*qApp, Scheme::Light);
    NoteLabel note(QStringLiteral("x"), Token::Error);
    note.show();
    EXPECT_EQ(note.palette().color(QPalette::WindowText), Theme::color(Token::Error, false));
    Theme::apply(*qApp, Scheme::Dark);
    settle();
    EXPECT_EQ(note.palette().color(QPalette::WindowText), Theme::color(Token::Error, true));
    Theme::apply(*qApp, Scheme::Light);
}
