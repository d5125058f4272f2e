#include "core/credentials/resolver.h"

#include "tests/core/credentials/asked.h"

#include <gtest/gtest.h>

namespace botoscope::credentials {
namespace {

/// Says what it was told to, when it is told to.
class Scripted final : public CredentialProvider {
public:
    Scripted(std::string method, Result<Answer> answer) : m_method(std::move(method)), m_answer(std::move(answer)) {}
    std::string_view method() const override { return m_method; }
    Task<Result<Answer>> load(Asking&) override
    {
        ++asked;
        co_return m_answer;
    }
    int asked = 0;

private:
    std::string m_method;
    Result<Answer> m_answer;
};

std::shared_ptr<Scripted> silent(std::string method)
{
    const std::string why = method + " has none";
    return std::make_shared<Scripted>(std::move(method), Answer(why));
}

std::shared_ptr<Scripted> answering(std::string method)
{
    auth::Credentials credentials;
    credentials.accessKeyId = method;
    return std::make_shared<Scripted>(std::move(method), Answer(credentials, "here"));
}

Result<std::shared_ptr<ProvidedCredentials>> load(CredentialResolver& resolver)
{
    const test::FakeClock clock;
    FetchLog log(false, clock);
    auto task = resolver.load(log);
    return task.take();
}

using Outcome = Attempt::Outcome;

using Methods = std::vector<std::string>;

TEST(CredentialResolver, TheFirstThatHasCredentialsWins)
{
    const auto last = answering("last");
    CredentialResolver resolver({silent("first"), answering("second"), last});
    auto found = load(resolver);
    ASSERT_TRUE(found.ok() && *found);
    const test::FakeClock clock;
    FetchLog log(false, clock);
    auto frozen = (*found)->freeze(log);
    EXPECT_EQ(frozen.take()->accessKeyId, "second");
    EXPECT_EQ(last->asked, 0);
    ASSERT_EQ(resolver.attempts().size(), 2U);
    EXPECT_EQ(resolver.attempts()[0].method, "first");
    EXPECT_EQ(resolver.attempts()[0].outcome, Outcome::Declined);
    EXPECT_EQ(resolver.attempts()[0].explanation, "first has none");
    EXPECT_EQ(resolver.attempts()[1].outcome, Outcome::Found);
    EXPECT_EQ(resolver.attempts()[1].credentials, *found);
}

TEST(CredentialResolver, NobodyIsNoError)
{
    CredentialResolver resolver({silent("a"), silent("b")});
    auto found = load(resolver);
    ASSERT_TRUE(found.ok());
    EXPECT_EQ(*found, nullptr);
    EXPECT_EQ(resolver.attempts().size(), 2U);
}

TEST(CredentialResolver, AnErrorEndsTheChain)
{
    const auto never = answering("never");
    const auto broken = std::make_shared<Scripted>("broken", Error(ErrorCode::PartialCredentials, "half"));
    CredentialResolver resolver({silent("a"), broken, never});
    auto found = load(resolver);
    ASSERT_FALSE(found.ok());
    EXPECT_EQ(found.error().code, ErrorCode::PartialCredentials);
    EXPECT_EQ(never->asked, 0);
    ASSERT_EQ(resolver.attempts().size(), 2U);
    EXPECT_EQ(resolver.attempts()[1].outcome, Outcome::Failed);
    EXPECT_EQ(resolver.attempts()[1].explanation, "half");
    EXPECT_FALSE(load(resolver).ok());
    EXPECT_EQ(resolver.attempts().size(), 2U); // of the last load only
}

TEST(CredentialResolver, AsksNobodyOnceItRefuses)
{
    const auto never = answering("never");
    CredentialResolver resolver({never});
    resolver.refuse(Error(ErrorCode::InvalidConfig, "wrong"));
    EXPECT_EQ(load(resolver).error().message, "wrong");
    EXPECT_EQ(never->asked, 0);
}

TEST(CredentialResolver, IsEditedByMethod)
{
    CredentialResolver resolver({silent("a"), silent("c")});
    EXPECT_TRUE(resolver.insertBefore("c", silent("b")).ok());
    EXPECT_TRUE(resolver.insertAfter("c", silent("d")).ok());
    EXPECT_EQ(resolver.methods(), (Methods{"a", "b", "c", "d"}));
    resolver.remove("a");
    resolver.remove("nobody");
    resolver.append(silent("e"));
    EXPECT_EQ(resolver.methods(), (Methods{"b", "c", "d", "e"}));
    ASSERT_NE(resolver.get("d"), nullptr);
    EXPECT_EQ(resolver.get("d")->method(), "d");
    EXPECT_EQ(resolver.get("nobody"), nullptr);
    for (const auto& edited : {resolver.insertBefore("x", silent("y")), resolver.insertAfter("x", silent("y"))}) {
        ASSERT_FALSE(edited.ok());
        EXPECT_EQ(edited.error().code, ErrorCode::InvalidArgument);
    }
}

} // namespace
} // namespace botoscope::credentials
