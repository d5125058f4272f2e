#include "ui/common/state_views.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPushButton>

using namespace botoscope::ui;

TEST(EmptyState, OffersItsOneAction)
{
    EmptyState state(Icon::Bolt, QStringLiteral("Nothing yet."), QStringLiteral("Play example"));
    int activations = 0;
    QObject::connect(&state, &EmptyState::activated, &state, [&activations] { ++activations; });
    auto* action = state.findChild<QPushButton*>(QStringLiteral("emptyAction"));
    ASSERT_NE(action, nullptr);
    action->click();
    EXPECT_EQ(activations, 1);
    EXPECT_EQ(EmptyState(Icon::Bolt, QStringLiteral("x")).findChild<QPushButton*>(), nullptr);
}

TEST(ErrorState, CopiesWhatWhereAndNextLeavingOutWhatIsEmpty)
{
    ErrorState state;
    state.setError(QStringLiteral("It broke"), {}, QStringLiteral("Try again"));
    state.findChild<QPushButton*>(QStringLiteral("errorCopy"))->click();
    EXPECT_EQ(QGuiApplication::clipboard()->text(), QStringLiteral("It broke\nTry again"));
    EXPECT_TRUE(state.findChild<QPushButton*>(QStringLiteral("errorAction"))->isHidden());
}
