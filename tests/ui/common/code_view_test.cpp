#include "ui/common/code_view.h"

#include <QClipboard>
#include <QGuiApplication>

using botoscope::ui::CodeView;

TEST(CodeView, ShowsShortTextsWhole)
{
    CodeView view;
    view.setText(QStringLiteral("a\nb\n"));
    EXPECT_EQ(view.toPlainText(), QStringLiteral("a\nb\n"));
    EXPECT_FALSE(view.isCut());
}

TEST(CodeView, CutsLongTextsForShowingAndCopiesAllOfThem)
{
    CodeView view;
    view.setLimits(3, 10);
    const QString text = QString(50, QLatin1Char('x')) + QStringLiteral("\n1\n2\n3\n4");
    view.setText(text);
    EXPECT_TRUE(view.isCut());
    EXPECT_LT(view.toPlainText().indexOf(QLatin1Char('\n')), 12);
    EXPECT_FALSE(view.toPlainText().contains(QLatin1Char('4')));
    view.copyAll();
    EXPECT_EQ(QGuiApplication::clipboard()->text(), text);
}
