#include "core/protocol/common/failure.h"

#include "core/protocol/small_service.h"

namespace botoscope::protocol {

TEST(SerializationFailure, KeepsTheFirstOne)
{
    Failure failure;
    EXPECT_FALSE(failure.happened());
    failure.wrongKind("Size", "a number", Value("secret text"));
    failure.tooDeep();
    ASSERT_TRUE(failure.happened());
    EXPECT_EQ(failure.error().code, ErrorCode::ParamValidation);
    EXPECT_EQ(failure.error().message, "Size must be a number, not str");
}

TEST(SerializationFailure, NamesTheUnknownMember)
{
    Failure failure;
    failure.unknownMember("Foo", "Bar");
    EXPECT_EQ(failure.error().message, "\"Foo\" is no member of Bar");
}

TEST(Nesting, CountsListsAndMaps)
{
    EXPECT_FALSE(nestsDeeperThan(Value(1), 0));
    EXPECT_FALSE(nestsDeeperThan(test::nestedLists(3), 3));
    EXPECT_TRUE(nestsDeeperThan(test::nestedLists(4), 3));
    EXPECT_TRUE(nestsDeeperThan(test::json(R"([1, {"a": [2]}])"), 2));
    EXPECT_FALSE(nestsDeeperThan(test::json(R"([1, {"a": [2]}])"), 3));
}

} // namespace botoscope::protocol
