#include "ui/browser/operation_search.h"

#include "core/client/catalog.h"
#include "support/model_data.h"

using namespace botoscope;
using namespace botoscope::ui;

namespace {

std::shared_ptr<const client::Catalog> catalog()
{
    static const auto shared = client::buildCatalog(test::sharedLoader());
    return shared;
}

QString best(const OperationSearch& search, const char* query)
{
    const auto hits = search.search(QString::fromLatin1(query), 1);
    return hits.empty() ? QString() : operationKey(*search.catalog(), hits.front().ref);
}

class OperationSearchTest : public ::testing::Test {
protected:
    void SetUp() override
    {
        if (catalog()->services.empty()) {
            GTEST_SKIP() << "no model data";
        }
        m_search.setCatalog(catalog());
    }
    OperationSearch m_search;
};

} // namespace

TEST_F(OperationSearchTest, FindsTheUsualSuspects)
{
    EXPECT_EQ(best(m_search, "s3 lsob"), QStringLiteral("s3.ListObjects"));
    EXPECT_EQ(best(m_search, "dydb put"), QStringLiteral("dynamodb.PutItem"));
    EXPECT_EQ(best(m_search, "ec2descinst"), QStringLiteral("ec2.DescribeInstances"));
    EXPECT_EQ(best(m_search, "sts getcaller"), QStringLiteral("sts.GetCallerIdentity"));
    EXPECT_EQ(best(m_search, "listbuckets"), QStringLiteral("s3.ListBuckets"));
    EXPECT_EQ(best(m_search, "lambda invoke"), QStringLiteral("lambda.Invoke"));
}

TEST_F(OperationSearchTest, AServiceIsFoundByBothItsNames)
{
    EXPECT_EQ(best(m_search, "logs describeloggroups"), QStringLiteral("logs.DescribeLogGroups"));
    EXPECT_EQ(best(m_search, "cloudwatch logs describeloggroups"), QStringLiteral("logs.DescribeLogGroups"));
}

TEST_F(OperationSearchTest, AnAbbreviationAloneFindsTheOperation)
{
    const auto hits = m_search.search(QStringLiteral("lsob"), 10);
    ASSERT_FALSE(hits.empty());
    bool found = false;
    for (const OperationHit& hit : hits) {
        found = found || operationKey(*catalog(), hit.ref) == QStringLiteral("s3.ListObjects");
    }
    EXPECT_TRUE(found);
}

TEST_F(OperationSearchTest, RecentsComeFirst)
{
    const QString before = best(m_search, "list");
    m_search.setRecents({QStringLiteral("sqs.ListQueues"), QStringLiteral("gone.Operation")});
    EXPECT_NE(before, QStringLiteral("sqs.ListQueues"));
    EXPECT_EQ(best(m_search, "list"), QStringLiteral("sqs.ListQueues"));
    const auto recents = m_search.search(QString());
    ASSERT_EQ(recents.size(), 1U);
    EXPECT_EQ(operationKey(*catalog(), recents.front().ref), QStringLiteral("sqs.ListQueues"));
}

TEST_F(OperationSearchTest, PositionsNameTheLettersOfServiceAndOperation)
{
    const auto hits = m_search.search(QStringLiteral("s3 lsob"), 1);
    ASSERT_EQ(hits.size(), 1U);
    EXPECT_EQ(hits.front().serviceText, QStringLiteral("S3"));
    EXPECT_EQ(hits.front().servicePositions, (std::vector{0, 1}));
    EXPECT_EQ(hits.front().operationPositions.size(), 4U);
    EXPECT_EQ(hits.front().operationPositions.front(), 0);
}

TEST_F(OperationSearchTest, FindsSomethingForShortLongAndAbbreviatedQueries)
{
    for (const char* query : {"s", "de", "list", "s3 lsob", "dydb put", "ec2descinst", "describe", "create d"}) {
        EXPECT_FALSE(m_search.search(QString::fromLatin1(query)).empty()) << query;
    }
}
