#include "ui/browser/fuzzy.h"

using namespace botoscope::ui;

namespace {

int score(const char* query, const char* text)
{
    return fuzzyScore(FuzzyQuery(query), FuzzyText(text));
}

std::vector<int> positions(const char* query, const char* text)
{
    std::vector<int> result;
    fuzzyScore(FuzzyQuery(query), FuzzyText(text), &result);
    return result;
}

} // namespace

TEST(Fuzzy, LettersMustOccurInOrder)
{
    EXPECT_NE(score("lsob", "S3 ListObjects"), noFuzzyMatch);
    EXPECT_EQ(score("bosl", "S3 ListObjects"), noFuzzyMatch);
    EXPECT_EQ(score("x", "S3 ListObjects"), noFuzzyMatch);
    EXPECT_EQ(score("", "S3 ListObjects"), noFuzzyMatch);
}

TEST(Fuzzy, CaseIsIgnored)
{
    EXPECT_EQ(score("LSOB", "S3 ListObjects"), score("lsob", "s3 ListObjects"));
}

TEST(Fuzzy, WordStartsBeatLettersInside)
{
    EXPECT_GT(score("lo", "S3 ListObjects"), score("lo", "Glacier UploPart"));
    EXPECT_GT(score("put", "DynamoDB PutItem"), score("put", "DynamoDB ComputeItem"));
}

TEST(Fuzzy, ShorterRestWins)
{
    EXPECT_GT(score("lsob", "S3 ListObjects"), score("lsob", "S3 ListObjectVersions"));
    EXPECT_GT(score("ec2descinst", "EC2 DescribeInstances"), score("ec2descinst", "EC2 DescribeInstanceStatus"));
}

TEST(Fuzzy, ASpaceAsksForAWordStart)
{
    EXPECT_EQ(score("s3 bject", "S3 ListObjects"), noFuzzyMatch);
    EXPECT_NE(score("s3 obj", "S3 ListObjects"), noFuzzyMatch);
}

TEST(Fuzzy, PositionsAreThoseOfTheBestAlignment)
{
    EXPECT_EQ(positions("lo", "s3 ListObjects"), (std::vector{3, 7}));
    EXPECT_EQ(positions("s3 obj", "S3 ListObjects"), (std::vector{0, 1, 7, 8, 9}));
}

TEST(Fuzzy, LongTextsAndQueriesAreCutNotRefused)
{
    const std::string text(1000, 'a');
    const std::string query(200, 'a');
    EXPECT_NE(fuzzyScore(FuzzyQuery(query), FuzzyText(text)), noFuzzyMatch);
}
