#include "core/credentials/explanation.h"

#include "core/credentials/refreshable.h"
#include "tests/core/credentials/desk.h"

namespace botoscope::credentials {
namespace {

TEST(Attempt, BroughtUpToDateKnowsWhatFetchingHasShown)
{
    Desk desk;
    Result<Fetched> outcome = Error(ErrorCode::CredentialRetrieval, "down");
    auto credentials = std::make_shared<RefreshableCredentials>(
        desk.clock, [&outcome](FetchLog&) -> Task<Result<Fetched>> { co_return outcome; });
    Attempt attempt;
    attempt.method = "assume-role";
    attempt.outcome = Attempt::Outcome::Found;
    attempt.explanation = "profile dev at /c:1";
    attempt.credentials = credentials;
    FetchLog log(false, desk.clock);
    EXPECT_FALSE(credentials->freeze(log).take().ok());
    const Attempt failed = broughtUpToDate(attempt);
    EXPECT_EQ(failed.outcome, Attempt::Outcome::Failed);
    EXPECT_EQ(failed.explanation, "down");
    EXPECT_EQ(failed.credentials, nullptr);
    Fetched good;
    good.expires = Timestamp{desk.clock.now().micros + 3'600'000'000};
    good.facts.push_back({"keys of the role", "fetched", "sts"});
    outcome = good;
    EXPECT_TRUE(credentials->freeze(log).take().ok());
    const Attempt found = broughtUpToDate(attempt);
    EXPECT_EQ(found.outcome, Attempt::Outcome::Found);
    EXPECT_EQ(found.expires, good.expires);
    EXPECT_EQ(found.facts.size(), 1U);
}

TEST(Attempt, AsDataLeavesOutWhatIsNotThere)
{
    Attempt below;
    below.method = "env";
    below.subject = "credential source Environment";
    below.explanation = "AWS_ACCESS_KEY_ID is not set";
    Attempt attempt;
    attempt.method = "assume-role";
    attempt.outcome = Attempt::Outcome::Failed;
    attempt.explanation = "x";
    attempt.facts = {{"role_arn", "arn", "/c:1"}};
    attempt.nested = {below};
    EXPECT_EQ(
        toValue(attempt),
        Value::object(
            {{"method", "assume-role"},
             {"outcome", "failed"},
             {"explanation", "x"},
             {"facts", Value::array({Value::object({{"name", "role_arn"}, {"value", "arn"}, {"source", "/c:1"}})})},
             {"nested", Value::array({Value::object({{"method", "env"},
                                                     {"outcome", "declined"},
                                                     {"subject", "credential source Environment"},
                                                     {"explanation", "AWS_ACCESS_KEY_ID is not set"}})})}}));
}

} // namespace
} // namespace botoscope::credentials
