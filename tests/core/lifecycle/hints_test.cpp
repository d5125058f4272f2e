#include "core/lifecycle/hints.h"

#include "core/protocol/small_service.h"

#include <gtest/gtest.h>

namespace botoscope::lifecycle {
namespace {

/// Hints for that many numbers that are too great.
std::vector<std::string> hintsForNumbers(std::size_t count)
{
    test::SmallService small;
    small.shapes = R"("In": {"type": "structure", "members": {"L": {"shape": "L"}}},
        "L": {"type": "list", "member": {"shape": "N"}}, "N": {"type": "integer", "max": 5})";
    const auto service = test::build(small);
    return hintsFor(Value::object({{"L", List(count, Value(6))}}), service->shape("In"));
}

TEST(Hints, AreSentencesWithTheirPlace)
{
    EXPECT_EQ(hintsForNumbers(1), (std::vector<std::string>{"L[0]: 6, more than the most the model allows, 5"}));
}

TEST(Hints, CountTheOnesThatAreTooMany)
{
    EXPECT_EQ(hintsForNumbers(20).size(), 20U);
    const auto many = hintsForNumbers(50);
    ASSERT_EQ(many.size(), 21U);
    EXPECT_EQ(many.back(), "and 30 more like these");
}

TEST(Hints, AreNoneWhereTheOperationTakesNothing)
{
    EXPECT_TRUE(hintsFor(Value(Map()), nullptr).empty());
}

} // namespace
} // namespace botoscope::lifecycle
