#include "ui/profiles/prompt_bar.h"

#include "support/ui/grab.h"
#include "ui/common/style.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace botoscope;
using namespace botoscope::ui;
using Action = engine::PromptAnswer::Action;
using State = engine::Prompt::State;

namespace {

class PromptBarTest : public ::testing::Test {
protected:
    void SetUp() override
    {
        QObject::connect(&m_bar, &PromptBar::answered, &m_bar, [this](quint64 id, const engine::PromptAnswer& answer) {
            EXPECT_EQ(id, 7U);
            m_answers.push_back(answer);
        });
        m_bar.resize(1000, 56);
        m_prompt.id = 7;
        m_prompt.profile = "dev";
        m_prompt.subject = "corp";
        m_prompt.reason = "The token has expired.";
        m_prompt.waiting = 2;
    }
    void showAs(State state, const char* picture)
    {
        m_prompt.state = state;
        m_bar.setPrompt(m_prompt);
        m_bar.show();
        test::grabTo(m_bar, QString::fromLatin1(picture));
    }
    template <class W> W* find(const char* name) { return m_bar.findChild<W*>(QString::fromLatin1(name)); }
    QStringList buttons()
    {
        QStringList names;
        for (const QPushButton* button : m_bar.findChildren<QPushButton*>()) {
            if (!button->isHidden()) {
                names.append(button->text());
            }
        }
        return names;
    }
    void press(const char* name) { QTest::mouseClick(find<QPushButton>(name), Qt::LeftButton); }

    engine::Prompt m_prompt;
    std::vector<engine::PromptAnswer> m_answers;
    PromptBar m_bar;
};

} // namespace

TEST_F(PromptBarTest, OffersToSignInAndSaysWhyAndForHowMany)
{
    showAs(State::Offered, "prompt-offered");
    EXPECT_EQ(buttons(),
              (QStringList{QStringLiteral("Sign in"), QStringLiteral("Other device"), QStringLiteral("Not now")}));
    EXPECT_TRUE(m_bar.accessibleDescription().contains(QStringLiteral("Profile dev needs you to sign in to corp")));
    EXPECT_TRUE(m_bar.accessibleDescription().contains(QStringLiteral("2 calls wait")));
    press("promptBrowser");
    press("promptOtherDevice");
    press("promptCancel");
    ASSERT_EQ(m_answers.size(), 3U);
    EXPECT_EQ(m_answers[0].action, Action::Browser);
    EXPECT_EQ(m_answers[1].action, Action::Code);
    EXPECT_EQ(m_answers[2].action, Action::Cancel);
}

TEST_F(PromptBarTest, ShowsTheCodeToConfirmAndCopiesOnlyWhenAsked)
{
    QApplication::clipboard()->setText(QStringLiteral("mine"));
    m_prompt.url = "https://device.example/?user_code=ABCD-EFGH";
    m_prompt.userCode = "ABCD-EFGH";
    showAs(State::Browser, "prompt-device-code");
    EXPECT_EQ(find<QLabel>("promptCode")->text(), QStringLiteral("ABCD-EFGH"));
    EXPECT_EQ(QApplication::clipboard()->text(), QStringLiteral("mine"));
    press("promptCopyCode");
    EXPECT_EQ(QApplication::clipboard()->text(), QStringLiteral("ABCD-EFGH"));
    press("promptCopyAddress");
    EXPECT_EQ(QApplication::clipboard()->text(), QString::fromStdString(m_prompt.url));
    EXPECT_TRUE(m_answers.empty());
    press("promptOpen");
    ASSERT_EQ(m_answers.size(), 1U);
    EXPECT_EQ(m_answers[0].action, Action::OpenPage);
}

TEST_F(PromptBarTest, ABrowserThatWasOpenedLeavesAnotherWay)
{
    m_prompt.url = "https://page.example";
    m_prompt.opened = true;
    showAs(State::Browser, "prompt-browser");
    EXPECT_EQ(buttons(), (QStringList{QStringLiteral("Other device"), QStringLiteral("Open page"),
                                      QStringLiteral("Copy address"), QStringLiteral("Cancel")}));
}

TEST_F(PromptBarTest, TakesAnMfaCodeByKeyboardAndForgetsIt)
{
    m_prompt.kind = engine::Prompt::Kind::MfaCode;
    m_prompt.subject = "arn:aws:iam::123456789012:mfa/anna";
    showAs(State::Offered, "prompt-mfa");
    ASSERT_TRUE(test::activate(m_bar));
    m_bar.focusPrompt();
    auto* field = find<QLineEdit>("promptField");
    EXPECT_TRUE(field->hasFocus());
    EXPECT_FALSE(find<QPushButton>("promptContinue")->isEnabled());
    QTest::keyClick(field, Qt::Key_Return);
    EXPECT_TRUE(m_answers.empty()) << "nothing typed is no answer";
    QTest::keyClicks(field, QStringLiteral(" 123456 "));
    QTest::keyClick(field, Qt::Key_Return);
    ASSERT_EQ(m_answers.size(), 1U);
    EXPECT_EQ(m_answers[0].text.reveal(), "123456");
    EXPECT_TRUE(field->text().isEmpty());
    QTest::keyClick(field, Qt::Key_Escape);
    ASSERT_EQ(m_answers.size(), 2U);
    EXPECT_EQ(m_answers[1].action, Action::Cancel);
}

TEST_F(PromptBarTest, AFailureIsSaidAndCanBeTriedAgain)
{
    m_prompt.error = Error(ErrorCode::CredentialRetrieval, "The sign-in was denied in the browser.");
    showAs(State::Failed, "prompt-failed");
    EXPECT_TRUE(m_bar.accessibleDescription().contains(QStringLiteral("denied in the browser")));
    EXPECT_EQ(find<QPushButton>("promptBrowser")->text(), QStringLiteral("Try again"));
}

TEST_F(PromptBarTest, WorkingAndTypingHaveWhatTheyNeed)
{
    showAs(State::Working, "prompt-working");
    EXPECT_EQ(buttons(), QStringList{QStringLiteral("Cancel")});
    m_prompt.url = "https://page.example";
    showAs(State::Typing, "prompt-typing");
    EXPECT_FALSE(find<QLineEdit>("promptField")->isHidden());
    EXPECT_TRUE(buttons().contains(QStringLiteral("Continue")));
}
