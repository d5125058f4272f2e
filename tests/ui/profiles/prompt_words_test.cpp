#include "ui/profiles/prompt_words.h"

#include <gtest/gtest.h>

using namespace botoscope;
using namespace botoscope::ui;
using State = engine::Prompt::State;

namespace {

engine::Prompt prompt(State state)
{
    engine::Prompt made;
    made.state = state;
    made.profile = "dev";
    made.subject = "corp";
    return made;
}

} // namespace

TEST(PromptWords, EveryStateHasATitleThatNamesWhatItIsAbout)
{
    for (const State state : {State::Offered, State::Working, State::Browser, State::Typing, State::Failed}) {
        EXPECT_TRUE(promptWords(prompt(state)).title.contains(QStringLiteral("corp"))) << static_cast<int>(state);
    }
}

TEST(PromptWords, SayHowManyWait)
{
    engine::Prompt asked = prompt(State::Offered);
    EXPECT_FALSE(promptWords(asked).note.contains(QStringLiteral("wait")));
    asked.waiting = 1;
    EXPECT_TRUE(promptWords(asked).note.contains(QStringLiteral("A call waits")));
    asked.waiting = 3;
    EXPECT_TRUE(promptWords(asked).note.contains(QStringLiteral("3 calls wait")));
}

TEST(PromptWords, TellWhetherABrowserWasOpened)
{
    engine::Prompt page = prompt(State::Browser);
    EXPECT_TRUE(promptWords(page).note.contains(QStringLiteral("on this device")));
    page.userCode = "ABCD";
    EXPECT_TRUE(promptWords(page).note.contains(QStringLiteral("or another")));
    page.opened = true;
    EXPECT_TRUE(promptWords(page).note.contains(QStringLiteral("open in your browser")));
}

TEST(PromptWords, AnMfaCodeNamesItsDevice)
{
    engine::Prompt code = prompt(State::Offered);
    code.kind = engine::Prompt::Kind::MfaCode;
    code.subject = "arn:aws:iam::123456789012:mfa/anna";
    EXPECT_TRUE(promptWords(code).title.contains(QStringLiteral("dev")));
    EXPECT_TRUE(promptWords(code).note.contains(QStringLiteral("mfa/anna")));
}
