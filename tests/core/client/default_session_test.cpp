#include "core/client/default_session.h"

#include "support/fakes.h"

#include <gtest/gtest.h>

namespace botoscope::client {
namespace {

TEST(DefaultSession, IsMissingUntilSomebodySetsItUp)
{
    setDefaultSession(nullptr);
    setDefaultSessionFactory(nullptr);
    EXPECT_EQ(client("s3").error().code, ErrorCode::InvalidConfig);
}

TEST(DefaultSession, IsMadeOnceByItsFactory)
{
    test::World world;
    int made = 0;
    setDefaultSession(nullptr);
    setDefaultSessionFactory([&]() -> Result<std::shared_ptr<Session>> {
        ++made;
        return world.session;
    });
    const auto s3 = client("s3");
    ASSERT_TRUE(s3.ok());
    EXPECT_EQ((*s3)->model().serviceName(), "s3");
    EXPECT_TRUE(client("sqs").ok());
    EXPECT_EQ(made, 1);
    setDefaultSession(nullptr);
    setDefaultSessionFactory(nullptr);
}

} // namespace
} // namespace botoscope::client
