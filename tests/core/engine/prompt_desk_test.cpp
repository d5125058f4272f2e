#include "core/engine/prompt_desk.h"

#include "support/engine/wait.h"

#include <gtest/gtest.h>

namespace botoscope::engine {
namespace {

using Action = PromptAnswer::Action;
using State = Prompt::State;

PromptAnswer act(Action action, std::string text = {})
{
    PromptAnswer answer;
    answer.action = action;
    answer.text = SecretString(std::move(text));
    return answer;
}

/// A desk, what it told, and sign-ins that end when told to.
struct Fixture {
    std::vector<Prompt> told;
    std::vector<std::string> opened;
    std::vector<Completion<Result<void>>::Resolver> running; ///< declared first: used by tasks of the desk
    std::vector<credentials::SignInWay> ways;
    PromptDesk desk{[this](const Prompt& prompt) { told.push_back(prompt); },
                    [this](const std::string& url) {
                        opened.push_back(url);
                        return true;
                    }};

    Task<Result<void>> run(credentials::SignInHost& host, credentials::SignInWay way)
    {
        ways.push_back(way);
        credentials::SignInPage page;
        page.url = "https://page.example";
        page.opened = host.openBrowser(page.url);
        host.show(page);
        Completion<Result<void>> end;
        running.push_back(end.resolver());
        auto done = co_await end;
        co_return done;
    }
    credentials::SignInRequest request(std::string session = "corp", std::string profile = "dev")
    {
        credentials::SignInRequest made;
        made.target.session = std::move(session);
        made.target.profile = std::move(profile);
        made.reason = Error(ErrorCode::CredentialRetrieval, "the token has expired");
        made.begin = [this](credentials::SignInHost& host, credentials::SignInWay way) { return run(host, way); };
        return made;
    }
    const Prompt& last() const { return told.back(); }
};

TEST(PromptDesk, OneOfferForAllWhoWaitAndTheyAllGoOn)
{
    Fixture f;
    auto first = f.desk.signIn(f.request());
    auto second = f.desk.signIn(f.request("corp", "prod"));
    EXPECT_EQ(f.last().id, f.told.front().id);
    EXPECT_EQ(f.last().state, State::Offered);
    EXPECT_EQ(f.last().waiting, 2U);
    EXPECT_EQ(f.last().reason, "the token has expired");
    EXPECT_TRUE(f.running.empty()) << "nothing happens before the person says so";
    f.desk.answer(f.last().id, act(Action::Browser));
    EXPECT_EQ(f.last().state, State::Browser);
    EXPECT_EQ(f.last().url, "https://page.example");
    EXPECT_TRUE(f.last().opened);
    ASSERT_EQ(f.running.size(), 1U);
    f.running[0].resolve(Result<void>());
    ASSERT_TRUE(test::waitUntil([&] { return first.done() && second.done(); }));
    EXPECT_TRUE(first.take().ok());
    EXPECT_TRUE(second.take().ok());
    EXPECT_EQ(f.last().state, State::Closed);
    EXPECT_TRUE(f.last().done);
}

TEST(PromptDesk, OtherSessionsHaveOffersOfTheirOwn)
{
    Fixture f;
    auto first = f.desk.signIn(f.request("corp"));
    auto second = f.desk.signIn(f.request("other"));
    EXPECT_NE(f.told[0].id, f.told[1].id);
}

TEST(PromptDesk, DecliningFailsAllWithTheSameError)
{
    Fixture f;
    auto first = f.desk.signIn(f.request());
    auto second = f.desk.signIn(f.request());
    f.desk.answer(f.last().id, act(Action::Browser));
    f.desk.answer(f.last().id, act(Action::Cancel));
    ASSERT_TRUE(first.done() && second.done());
    const auto one = first.take();
    const auto other = second.take();
    ASSERT_FALSE(one.ok() || other.ok());
    EXPECT_EQ(one.error().get("sign_in_failed"), "declined");
    EXPECT_EQ(one.error().message, other.error().message);
    EXPECT_TRUE(f.running[0].abandoned()) << "what was under way is over";
    EXPECT_EQ(f.last().state, State::Closed);
    EXPECT_FALSE(f.last().done);
    f.desk.answer(f.last().id, act(Action::Browser)); // too late: nothing
    EXPECT_EQ(f.ways.size(), 1U);
}

TEST(PromptDesk, AFailureIsShownAndCanBeTriedAgainWhileCallsWait)
{
    Fixture f;
    auto waiting = f.desk.signIn(f.request());
    f.desk.answer(f.last().id, act(Action::Browser));
    f.running[0].resolve(Result<void>(Error(ErrorCode::EndpointConnection, "no network")));
    EXPECT_EQ(f.last().state, State::Failed);
    ASSERT_TRUE(f.last().error);
    EXPECT_EQ(f.last().error->message, "no network");
    EXPECT_FALSE(waiting.done());
    f.desk.answer(f.last().id, act(Action::Code));
    EXPECT_EQ(f.ways.back(), credentials::SignInWay::Code);
    EXPECT_FALSE(f.last().error);
    f.running[1].resolve(Result<void>());
    ASSERT_TRUE(test::waitUntil([&] { return waiting.done(); }));
    EXPECT_TRUE(waiting.take().ok());
}

TEST(PromptDesk, AnOfferGoesWithTheLastCallThatWaits)
{
    Fixture f;
    auto first = f.desk.signIn(f.request());
    {
        auto second = f.desk.signIn(f.request());
    }
    EXPECT_EQ(f.last().state, State::Offered);
    first = Task<Result<void>>();
    ASSERT_TRUE(test::waitUntil([&] { return f.last().state == State::Closed; }));
}

TEST(PromptDesk, ThePersonMayBeginWithoutACall)
{
    Fixture f;
    f.desk.begin(f.request());
    EXPECT_EQ(f.ways, std::vector{credentials::SignInWay::Browser});
    auto joined = f.desk.signIn(f.request());
    f.running[0].resolve(Result<void>());
    ASSERT_TRUE(test::waitUntil([&] { return joined.done(); })) << "a call that comes meanwhile waits for the same";
    EXPECT_TRUE(joined.take().ok());
}

TEST(PromptDesk, CodesArePromptedForOneByOne)
{
    Fixture f;
    credentials::MfaRequest request;
    request.profile = "role";
    request.serial = "arn:aws:iam::123456789012:mfa/me";
    auto first = f.desk.mfaCode(request);
    auto second = f.desk.mfaCode(request);
    ASSERT_EQ(f.told.size(), 2U);
    EXPECT_EQ(f.told[0].kind, Prompt::Kind::MfaCode);
    f.desk.answer(f.told[1].id, act(Action::Text, "123456"));
    ASSERT_TRUE(second.done());
    EXPECT_EQ(second.take()->reveal(), "123456");
    f.desk.answer(f.told[0].id, act(Action::Cancel));
    ASSERT_TRUE(first.done());
    EXPECT_EQ(first.take().error().get("sign_in_failed"), "declined");
}

TEST(PromptDesk, ACodeThatNobodyWaitsForIsNotAskedFor)
{
    Fixture f;
    {
        auto waiting = f.desk.mfaCode({});
    }
    EXPECT_EQ(f.last().state, State::Closed);
}

TEST(PromptDesk, TypedCodesReachTheSignIn)
{
    Fixture f;
    auto request = f.request();
    std::string typed;
    request.begin = [&typed](credentials::SignInHost& host, credentials::SignInWay) -> Task<Result<void>> {
        auto typing = host.typedCode({});
        auto text = co_await typing;
        typed = text.ok() ? text->reveal() : "";
        co_return Result<void>();
    };
    auto waiting = f.desk.signIn(request);
    f.desk.answer(f.last().id, act(Action::Code));
    EXPECT_EQ(f.last().state, State::Typing);
    f.desk.answer(f.last().id, act(Action::Text, "the code"));
    ASSERT_TRUE(test::waitUntil([&] { return waiting.done(); }));
    EXPECT_EQ(typed, "the code");
}

} // namespace
} // namespace botoscope::engine
