#include "core/base/value.h"

#include <gtest/gtest.h>
#include <thread>

namespace botoscope {

TEST(Value, AccessorsOfOtherKindsAreNeutral)
{
    const Value text("x");
    EXPECT_FALSE(text.toBool());
    EXPECT_EQ(text.toInt(), 0);
    EXPECT_EQ(text.toDouble(), 0.0);
    EXPECT_TRUE(text.list().empty());
    EXPECT_TRUE(text.map().empty());
    EXPECT_EQ(text.size(), 0U);
    EXPECT_TRUE(text["a"].isNull());
    EXPECT_TRUE(text.at(0).isNull());
    EXPECT_EQ(Value(5).toString(), "");
    EXPECT_EQ(Value(5).toBlob().view(), "");
    EXPECT_EQ(Value(5).toTimestamp(), Timestamp{});
}

TEST(Value, DoublesBeyondInt64AreZeroAsInt)
{
    EXPECT_EQ(Value(2.9).toInt(), 2);
    EXPECT_EQ(Value(1e300).toInt(), 0);
    EXPECT_EQ(Value(-1e300).toInt(), 0);
}

TEST(Value, CopiesShareUntilOneIsWritten)
{
    Value first = Value::object({{"a", Value::array({1, 2})}});
    const Value second = first;
    EXPECT_TRUE(Value::identical(first, second));
    first.editMap()["a"].editList().push_back(3);
    EXPECT_EQ(first["a"].size(), 3U);
    EXPECT_EQ(second["a"].size(), 2U);
    EXPECT_FALSE(Value::identical(first, second));
}

TEST(Value, SettingKeepsPlacesAndErasingClosesThem)
{
    Value value;
    value.set("a", 1);
    value.set("b", 2);
    value.set("a", 3);
    ASSERT_EQ(value.size(), 2U);
    EXPECT_EQ(value.map().begin()->key, "a");
    EXPECT_EQ(value["a"], Value(3));
    value.erase("a");
    value.erase("none");
    EXPECT_EQ(value, Value::object({{"b", 2}}));
}

TEST(Value, EqualityIsDeepAndStrictAboutKinds)
{
    EXPECT_NE(Value(1), Value(1.0));
    EXPECT_NE(Value(""), Value());
    EXPECT_EQ(Value::object({{"a", 1}, {"b", 2}}), Value::object({{"b", 2}, {"a", 1}}));
    EXPECT_NE(Value::array({1, 2}), Value::array({2, 1}));
    EXPECT_EQ(Value(Blob("x")), Value(Blob("x")));
}

TEST(Value, AssignMakesAText)
{
    Value value = Value::array({1});
    value.assign("text");
    EXPECT_EQ(value, Value("text"));
}

TEST(Timestamp, SecondsAreTheFloor)
{
    EXPECT_EQ(Timestamp{1'999'999}.seconds(), 1);
    EXPECT_EQ(Timestamp{-1}.seconds(), -1);
    EXPECT_EQ(Timestamp{-1'000'000}.seconds(), -1);
    EXPECT_EQ(Timestamp{}.seconds(), 0);
}

TEST(Blob, SharesItsBytes)
{
    const auto bytes = std::make_shared<const std::string>("body");
    const Blob blob(bytes);
    const Blob copy = blob;
    EXPECT_EQ(blob.view().data(), bytes->data());
    EXPECT_EQ(copy, blob);
    EXPECT_EQ(Blob(), Blob(std::string()));
}

TEST(Map, FindsInSmallAndLargeMaps)
{
    Map map;
    for (int i = 0; i < 1000; ++i) {
        map.set(std::to_string(i), i);
        ASSERT_EQ(*map.find(std::to_string(i / 2)), Value(i / 2));
    }
    EXPECT_EQ(map.size(), 1000U);
    EXPECT_FALSE(map.contains("1000"));
    EXPECT_TRUE(map.erase("500"));
    EXPECT_FALSE(map.erase("500"));
    EXPECT_EQ(*map.find("501"), Value(501));
    map.append("500") = 7;
    EXPECT_EQ(*map.find("500"), Value(7));
    map["new"] = 8;
    EXPECT_EQ(*map.find("new"), Value(8));
}

TEST(Map, CopiesAndMovesKeepTheirIndexesApart)
{
    Map map;
    for (int i = 0; i < 100; ++i) {
        map.set(std::to_string(i), i);
    }
    ASSERT_TRUE(map.contains("99")); // builds the index
    Map copy = map;
    copy.erase("0");
    copy.set("99", 0);
    EXPECT_EQ(*map.find("99"), Value(99));
    Map moved = std::move(map);
    EXPECT_EQ(*moved.find("42"), Value(42));
    moved = std::move(copy);
    EXPECT_FALSE(moved.contains("0"));
    EXPECT_EQ(*moved.find("99"), Value(0));
    moved = moved = Map();
    EXPECT_TRUE(moved.empty());
}

TEST(Map, SeveralThreadsMayLookUpTheFirstTime)
{
    Map map;
    for (int i = 0; i < 500; ++i) {
        map.append(std::to_string(i), i);
    }
    std::vector<std::thread> readers;
    std::atomic<int> found{0};
    for (int t = 0; t < 4; ++t) {
        readers.emplace_back([&] {
            for (int i = 0; i < 500; ++i) {
                found += std::as_const(map).find(std::to_string(i)) ? 1 : 0;
            }
        });
    }
    for (auto& reader : readers) {
        reader.join();
    }
    EXPECT_EQ(found, 2000);
}

TEST(Map, GrowsBeyondTheRoomItWasMadeWith)
{
    Value value;
    Map& map = value.becomeMap(1);
    for (int i = 0; i < 50; ++i) {
        map.set(std::to_string(i), std::string(static_cast<std::size_t>(i), 'x'));
    }
    EXPECT_EQ(map.size(), 50U);
    EXPECT_EQ(value["49"].toString().size(), 49U);
    EXPECT_EQ(value["0"].toString(), "");
}

TEST(Map, CanBeMovedOutOfAValueThatWasMadeWithRoom)
{
    Value value;
    value.becomeMap(2).append("A", "a text that is longer than fifteen characters");
    const Map moved = std::move(value.editMap());
    EXPECT_EQ(moved.find("A")->toString(), "a text that is longer than fifteen characters");
    EXPECT_TRUE(value.map().empty());
}

TEST(Map, CopiesOfAValueWithRoomStayApart)
{
    Value value;
    value.becomeMap(2).append("A", 1);
    const Value copy = value;
    value.set("A", 2);
    value.erase("B");
    EXPECT_EQ(copy["A"].toInt(), 1);
    EXPECT_EQ(value["A"].toInt(), 2);
}

TEST(Map, IsEmptyAgainWhenItIsMadeAnew)
{
    Value value = Value::object({{"A", 1}});
    EXPECT_TRUE(value.becomeMap(4).empty());
}

} // namespace botoscope
