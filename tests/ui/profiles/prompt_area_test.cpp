#include "ui/profiles/prompt_area.h"

#include "core/engine/engine.h"
#include "support/ui/engine.h"
#include "support/ui/grab.h"
#include "ui/profiles/prompt_bar.h"

#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace botoscope;
using namespace botoscope::ui;

namespace {

engine::Prompt prompt(std::uint64_t id, engine::Prompt::State state = engine::Prompt::State::Offered)
{
    engine::Prompt made;
    made.id = id;
    made.state = state;
    made.profile = "dev";
    made.subject = "corp";
    return made;
}

/// A window with something to work in below the area.
struct Window : QWidget {
    engine::Engine engine{test::simulatorSetup()};
    PromptArea* area = new PromptArea(engine);
    QLineEdit* work = new QLineEdit;

    Window()
    {
        auto* column = new QVBoxLayout(this);
        column->addWidget(area);
        column->addWidget(work);
        resize(900, 300);
    }
};

} // namespace

TEST(PromptArea, TakesNoRoomWhileNothingIsAsked)
{
    Window window;
    ASSERT_TRUE(test::activate(window));
    EXPECT_TRUE(window.area->isHidden());
    window.area->present(prompt(1));
    EXPECT_FALSE(window.area->isHidden());
    window.area->present(prompt(1, engine::Prompt::State::Closed));
    EXPECT_TRUE(window.area->isHidden());
    EXPECT_TRUE(window.area->isEmpty());
}

TEST(PromptArea, AQuestionLeavesTheFocusAndTheWorkAlone)
{
    Window window;
    ASSERT_TRUE(test::activate(window));
    window.work->setFocus();
    window.work->setText(QStringLiteral("half a request"));
    window.area->present(prompt(1));
    test::settle();
    EXPECT_TRUE(window.work->hasFocus());
    EXPECT_EQ(window.work->text(), QStringLiteral("half a request"));
    window.area->focusFirst();
    EXPECT_EQ(window.focusWidget()->objectName(), QStringLiteral("promptBrowser"));
}

TEST(PromptArea, OneBarAQuestionHoweverOftenItChanges)
{
    Window window;
    ASSERT_TRUE(test::activate(window));
    window.area->present(prompt(1));
    window.area->present(prompt(2));
    window.area->present(prompt(1, engine::Prompt::State::Working));
    EXPECT_EQ(window.area->findChildren<PromptBar*>().size(), 2);
    window.area->focusFirst();
    window.area->present(prompt(1, engine::Prompt::State::Closed));
    test::settle();
    EXPECT_EQ(window.area->findChildren<PromptBar*>().size(), 1);
    EXPECT_TRUE(window.area->isAncestorOf(window.focusWidget())) << "the focus goes to the next question";
    window.area->present(prompt(9, engine::Prompt::State::Closed)); // never shown: nothing
    EXPECT_EQ(window.area->findChildren<PromptBar*>().size(), 1);
}
