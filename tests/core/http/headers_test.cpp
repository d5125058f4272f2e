#include "core/http/headers.h"

#include <gtest/gtest.h>

namespace botoscope::http {

TEST(Headers, LooksUpWithoutCaseAndKeepsSpelling)
{
    const Headers headers{{"X-Amz-Date", "now"}, {"host", "a"}};
    EXPECT_EQ(headers.get("x-amz-date"), "now");
    EXPECT_EQ(headers.begin()->first, "X-Amz-Date");
    EXPECT_TRUE(headers.contains("HOST"));
    EXPECT_EQ(headers.find("hos"), nullptr);
    EXPECT_EQ(headers.get("absent"), "");
}

TEST(Headers, KeepsDuplicatesInOrder)
{
    Headers headers{{"A", "1"}, {"B", "2"}};
    headers.add("a", "3");
    EXPECT_EQ(headers.all("A"), (std::vector<std::string>{"1", "3"}));
    EXPECT_EQ(headers.size(), 3U);
}

TEST(Headers, SetReplacesAllAtTheFirstPlace)
{
    Headers headers{{"A", "1"}, {"B", "2"}, {"a", "3"}, {"C", "4"}};
    headers.set("a", "new");
    EXPECT_EQ(headers, (Headers{{"a", "new"}, {"B", "2"}, {"C", "4"}}));
    headers.set("D", "5");
    EXPECT_EQ((headers.end() - 1)->first, "D");
}

TEST(Headers, SetTakesAValueThatComesFromItself)
{
    Headers headers{{"A", "1"}, {"B", "2"}};
    headers.set("A", *headers.find("B"));
    EXPECT_EQ(headers.get("A"), "2");
}

TEST(Headers, EraseTakesANameThatComesFromItself)
{
    Headers headers{{"A", "1"}, {"a", "2"}, {"B", "3"}, {"A", "4"}};
    headers.erase(headers.begin()->first);
    EXPECT_EQ(headers, (Headers{{"B", "3"}}));
}

TEST(Headers, ComparesOnlyAsciiWithoutCase)
{
    const Headers headers{{"\xC3\x84", "1"}};
    EXPECT_FALSE(headers.contains("\xC3\xA4"));
}

} // namespace botoscope::http
