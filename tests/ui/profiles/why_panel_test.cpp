#include "ui/profiles/why_panel.h"

#include "support/ui/grab.h"

#include <QApplication>
#include <QClipboard>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>
#include <QTreeWidget>

using namespace botoscope;
using namespace botoscope::ui;

TEST(WhyPanel, ShowsAnAnswerThatCanBeCopied)
{
    WhyPanel panel;
    panel.show();
    panel.setLoading(QStringLiteral("dev"));
    EXPECT_FALSE(panel.findChild<QToolButton*>(QStringLiteral("whyCopy"))->isEnabled());
    engine::Explanation answer;
    answer.profile = "dev";
    answer.method = "env";
    answer.attempts.emplace_back().method = "env";
    panel.showExplanation(answer);
    EXPECT_FALSE(panel.isLoading());
    EXPECT_TRUE(panel.findChild<QTreeWidget*>(QStringLiteral("whyTree"))->isVisible());
    panel.findChild<QToolButton*>(QStringLiteral("whyCopy"))->click();
    EXPECT_TRUE(QApplication::clipboard()->text().startsWith(QStringLiteral("dev · Environment")));
}

TEST(WhyPanel, AProfileThatCannotBeAskedIsAnErrorWithAWayOn)
{
    WhyPanel panel;
    panel.show();
    engine::Explanation answer;
    answer.error = Error(ErrorCode::ProfileNotFound, "The profile (x) could not be found");
    panel.showExplanation(answer);
    auto* error = panel.findChild<QWidget*>(QStringLiteral("whyError"));
    EXPECT_TRUE(error->isVisible());
    QSignalSpy again(&panel, &WhyPanel::refreshRequested);
    error->findChild<QPushButton*>(QStringLiteral("errorAction"))->click();
    EXPECT_EQ(again.size(), 1);
}
