#include "core/credentials/refreshable.h"

#include "tests/core/credentials/desk.h"

namespace botoscope::credentials {
namespace {

/// Credentials whose fetching ends when the test says so.
struct Stage {
    MovableClock clock;
    FetchLog log{false, clock};
    int fetches = 0;
    int cancelled = 0;
    std::vector<Completion<Result<Fetched>>::Resolver> open;
    std::shared_ptr<RefreshableCredentials> credentials;

    explicit Stage(std::optional<std::int64_t> secondsLeft)
    {
        std::optional<Fetched> initial;
        if (secondsLeft) {
            initial = keys("old", *secondsLeft);
        }
        credentials = std::make_shared<RefreshableCredentials>(
            clock, [this](FetchLog&) { return fetch(); }, std::move(initial));
    }
    Fetched keys(const std::string& id, std::int64_t secondsLeft) const
    {
        Fetched fetched;
        fetched.credentials.accessKeyId = id;
        fetched.expires = Timestamp{clock.now().micros + secondsLeft * 1'000'000};
        return fetched;
    }
    Task<Result<Fetched>> fetch()
    {
        ++fetches;
        Completion<Result<Fetched>> done;
        done.onCancel([this] { ++cancelled; });
        open.push_back(done.resolver());
        auto fetched = co_await done;
        co_return fetched;
    }
    void finish(Result<Fetched> result)
    {
        const auto resolver = open.back();
        open.pop_back();
        resolver.resolve(std::move(result));
    }
    Task<Result<auth::Credentials>> freeze() { return credentials->freeze(log); }
};

std::string idOf(Task<Result<auth::Credentials>>& task)
{
    auto frozen = task.take();
    return frozen.ok() ? frozen->accessKeyId : "failed: " + frozen.error().message;
}

TEST(RefreshableCredentials, StayWhileThereIsTime)
{
    Stage stage(15 * 60);
    auto task = stage.freeze();
    ASSERT_TRUE(task.done());
    EXPECT_EQ(idOf(task), "old");
    EXPECT_EQ(stage.fetches, 0);
}

TEST(RefreshableCredentials, InTheAdvisoryWindowOneFetchesAndOthersTakeTheOld)
{
    Stage stage(15 * 60 - 1);
    auto first = stage.freeze();
    auto second = stage.freeze();
    EXPECT_FALSE(first.done());
    ASSERT_TRUE(second.done());
    EXPECT_EQ(idOf(second), "old");
    stage.finish(stage.keys("new", 3600));
    ASSERT_TRUE(first.done());
    EXPECT_EQ(idOf(first), "new");
    EXPECT_EQ(stage.fetches, 1);
}

TEST(RefreshableCredentials, AnAdvisoryFailureIsNoHarm)
{
    Stage stage(12 * 60);
    auto task = stage.freeze();
    stage.finish(Error(ErrorCode::CredentialRetrieval, "down"));
    EXPECT_EQ(idOf(task), "old");
    EXPECT_EQ(stage.credentials->problem()->message, "down");
    auto again = stage.freeze();
    EXPECT_EQ(stage.fetches, 2);
    stage.finish(stage.keys("new", 3600));
    EXPECT_EQ(idOf(again), "new");
    EXPECT_FALSE(stage.credentials->problem().has_value());
}

TEST(RefreshableCredentials, TwoHundredCallsOnExpiredOnesFetchOnce)
{
    Stage stage(-1);
    std::vector<Task<Result<auth::Credentials>>> calls;
    for (int i = 0; i < 200; ++i) {
        calls.push_back(stage.freeze());
    }
    EXPECT_EQ(stage.fetches, 1);
    stage.finish(stage.keys("new", 3600));
    for (auto& call : calls) {
        ASSERT_TRUE(call.done());
        EXPECT_EQ(idOf(call), "new");
    }
    EXPECT_EQ(stage.fetches, 1);
}

TEST(RefreshableCredentials, AFailureIsEverybodysAndTheNextCallTriesAgain)
{
    Stage stage(10 * 60 - 1);
    auto first = stage.freeze();
    auto second = stage.freeze();
    stage.finish(Error(ErrorCode::CredentialRetrieval, "down"));
    EXPECT_EQ(idOf(first), "failed: down");
    EXPECT_EQ(idOf(second), "failed: down");
    auto third = stage.freeze();
    EXPECT_EQ(stage.fetches, 2);
    stage.finish(stage.keys("new", 3600));
    EXPECT_EQ(idOf(third), "new");
}

TEST(RefreshableCredentials, TwoHundredCallsFailAlikeAndTheNextOneMayBeLuckier)
{
    Stage stage(-1);
    std::vector<Task<Result<auth::Credentials>>> calls;
    for (int i = 0; i < 200; ++i) {
        calls.push_back(stage.freeze());
    }
    EXPECT_EQ(stage.fetches, 1);
    stage.finish(Error(ErrorCode::CredentialRetrieval, "down"));
    for (auto& call : calls) {
        ASSERT_TRUE(call.done());
        EXPECT_EQ(idOf(call), "failed: down");
    }
    EXPECT_EQ(stage.fetches, 1);
    auto next = stage.freeze();
    EXPECT_EQ(stage.fetches, 2);
    stage.finish(stage.keys("new", 3600));
    EXPECT_EQ(idOf(next), "new");
}

TEST(RefreshableCredentials, TheDeferredKindFetchesWhenFirstUsed)
{
    Stage stage(std::nullopt);
    EXPECT_FALSE(stage.credentials->peek().has_value());
    auto task = stage.freeze();
    EXPECT_EQ(stage.fetches, 1);
    stage.finish(stage.keys("new", 3600));
    EXPECT_EQ(idOf(task), "new");
    EXPECT_EQ(stage.credentials->peek()->accessKeyId, "new");
    stage.clock.advance(3600 - 14 * 60);
    auto later = stage.freeze();
    EXPECT_EQ(stage.fetches, 2);
    stage.finish(stage.keys("newer", 3600));
    EXPECT_EQ(idOf(later), "newer");
}

TEST(RefreshableCredentials, FreshOnesThatHaveExpiredAreAnError)
{
    Stage stage(std::nullopt);
    auto task = stage.freeze();
    stage.finish(stage.keys("stale", -1));
    EXPECT_EQ(idOf(task), "failed: Credentials were refreshed, but the refreshed credentials are still expired.");
}

TEST(RefreshableCredentials, FetchingGoesOnForThoseWhoStillWait)
{
    Stage stage(-1);
    auto patient = std::optional(stage.freeze());
    {
        auto impatient = stage.freeze();
    }
    EXPECT_EQ(stage.cancelled, 0);
    patient.reset();
    EXPECT_EQ(stage.cancelled, 1); // nobody waits any more
    auto next = stage.freeze();
    EXPECT_EQ(stage.fetches, 2);
    stage.finish(stage.keys("new", 3600));
    EXPECT_EQ(idOf(next), "new");
}

TEST(RefreshableCredentials, MayBeForgottenWhileTheyAreFetched)
{
    Stage stage(std::nullopt);
    auto task = stage.freeze();
    stage.credentials.reset();
    stage.finish(stage.keys("new", 3600));
    EXPECT_EQ(idOf(task), "new");
}

} // namespace
} // namespace botoscope::credentials
