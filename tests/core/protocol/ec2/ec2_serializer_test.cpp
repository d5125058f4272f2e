#include "core/protocol/ec2/ec2_serializer.h"

#include "core/protocol/small_service.h"

namespace botoscope::protocol {

namespace {

test::SmallService service()
{
    test::SmallService small;
    small.protocol = "ec2";
    small.shapes = R"(
        "In": {"type": "structure", "members": {
            "a": {"shape": "S"}, "b": {"shape": "S", "locationName": "bee"},
            "c": {"shape": "S", "locationName": "sea", "queryName": "cQ"}, "L": {"shape": "L", "locationName": "list"},
            "Sub": {"shape": "Sub", "locationName": "sub"}}},
        "S": {"type": "string"}, "L": {"type": "list", "member": {"shape": "S", "locationName": "item"}},
        "Sub": {"type": "structure", "members": {"When": {"shape": "T", "locationName": "when"}}},
        "T": {"type": "timestamp"})";
    return small;
}

} // namespace

TEST(Ec2Serializer, TakesNamesByItsOwnRules)
{
    EXPECT_EQ(test::bodyOf(service(), R"({"a": "1", "b": "2", "c": "3"})"),
              "Action=Op&Version=2014-01-01&A=1&Bee=2&cQ=3");
}

TEST(Ec2Serializer, NumbersListsWithoutAMemberSegment)
{
    EXPECT_EQ(test::bodyOf(service(), R"({"L": ["x", "y"], "Sub": {"When": 0}})"),
              "Action=Op&Version=2014-01-01&List.1=x&List.2=y&Sub.When=1970-01-01T00%3A00%3A00Z");
}

TEST(Ec2Serializer, LeavesEmptyListsOut)
{
    EXPECT_EQ(test::bodyOf(service(), R"({"L": []})"), "Action=Op&Version=2014-01-01");
    EXPECT_EQ(test::bodyOf(service(), R"({"L": 1})"), "error: List must be a list, not int");
}

} // namespace botoscope::protocol
