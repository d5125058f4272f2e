#include "core/client/page_walk.h"

#include "support/model_data.h"

#include <gtest/gtest.h>

namespace botoscope::client {
namespace {

PaginatorConfig config(const char* limitKey = "MaxKeys")
{
    const Value entry = Value::object(
        {{"input_token", "Marker"}, {"output_token", "Marker"}, {"result_key", "Users"}, {"limit_key", limitKey}});
    return PaginatorConfig::fromValue(entry).value();
}

Value page(List users, const char* marker)
{
    return Value::object({{"Users", std::move(users)}, {"Marker", marker}});
}

TEST(PageWalk, CutsTheLastPageAndSaysWhereToGoOn)
{
    PageSettings settings;
    settings.maxItems = 3;
    auto walk = PageWalk::start(config(), Map(), settings);
    Value first = page({"a", "b"}, "m1");
    Value second = page({"c", "d"}, "m2");
    ASSERT_TRUE(walk->take(first).ok());
    EXPECT_EQ(walk->params()["Marker"], Value("m1"));
    ASSERT_TRUE(walk->take(second).ok());
    EXPECT_TRUE(walk->done());
    EXPECT_EQ(second["Users"], Value::array({"c"}));
    EXPECT_EQ(walk->resumeToken(), "eyJNYXJrZXIiOiAibTEiLCAiYm90b190cnVuY2F0ZV9hbW91bnQiOiAxfQ==");
}

TEST(PageWalk, GoesOnWithinAPage)
{
    PageSettings settings;
    settings.startingToken = "eyJNYXJrZXIiOiAibTEiLCAiYm90b190cnVuY2F0ZV9hbW91bnQiOiAxfQ==";
    auto walk = PageWalk::start(config(), Map(), settings);
    EXPECT_EQ(walk->params()["Marker"], Value("m1"));
    Value resumed = page({"c", "d"}, "");
    ASSERT_TRUE(walk->take(resumed).ok());
    EXPECT_EQ(walk->fullResult()["Users"], Value::array({"d"}));
}

TEST(PageWalk, RefusesAPageSizeTheOperationDoesNotKnow)
{
    PageSettings settings;
    settings.pageSize = 2;
    const auto walk = PageWalk::start(config(""), Map(), settings);
    ASSERT_FALSE(walk.ok());
    EXPECT_EQ(walk.error().message, "Error during pagination: PageSize parameter is not supported for the pagination "
                                    "interface for this operation.");
}

TEST(PageWalk, RefusesAnOlderTokenWithTooManyParts)
{
    PageSettings settings;
    settings.startingToken = "a___b___c";
    EXPECT_EQ(PageWalk::start(config(), Map(), settings).error().message, "Bad starting token: a___b___c");
}

TEST(PageWalk, NamesTheTokenThatCameTwice)
{
    auto walk = PageWalk::start(config(), Map(), {});
    Value first = page({}, "m");
    Value second = page({}, "m");
    ASSERT_TRUE(walk->take(first).ok());
    const auto taken = walk->take(second);
    ASSERT_FALSE(taken.ok());
    EXPECT_EQ(taken.error().message,
              "Error during pagination: The same next token was received twice: {'Marker': 'm'}");
}

TEST(PageSettings, ReadNumbersFromTexts)
{
    const auto settings = PageSettings::fromValue(Value::object({{"MaxItems", "7"}, {"PageSize", 2}}));
    ASSERT_TRUE(settings.ok());
    EXPECT_EQ(settings->maxItems, 7);
    EXPECT_EQ(settings->pageSize, 2);
    EXPECT_FALSE(PageSettings::fromValue(Value::object({{"MaxItems", "many"}})).ok());
}

TEST(PaginatorConfig, CanReadEveryPaginatorThereIs)
{
    const auto& loader = test::sharedLoader();
    int count = 0;
    for (const std::string& service : loader.availableServices("paginators-1")) {
        const auto data = loader.loadServiceData(service, "paginators-1");
        for (const auto& [name, entry] : (*data)["pagination"].map()) {
            EXPECT_TRUE(PaginatorConfig::fromValue(entry).ok()) << service << ' ' << name.view();
            ++count;
        }
    }
    EXPECT_GT(count, 3000);
}

} // namespace
} // namespace botoscope::client
