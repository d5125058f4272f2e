#include "core/protocol/skeleton.h"

#include "core/protocol/small_service.h"
#include "core/protocol/validate.h"

namespace botoscope::protocol {

namespace {

Value skeletonOf(const std::string& shapes, const SkeletonOptions& options = {})
{
    test::SmallService small;
    small.shapes = shapes;
    const auto service = test::build(small);
    const Value made = makeSkeleton(*service->shape("In"), options);
    EXPECT_TRUE(checkParams(made, service->shape("In"))) << writeJson(made);
    return made;
}

/// A structure whose one required member V has that shape.
Value memberOf(const std::string& shape, const std::string& reference = "", const SkeletonOptions& options = {})
{
    return skeletonOf(R"("In": {"type": "structure", "required": ["V"], "members": {"V": {"shape": "V")" + reference +
                          R"(}}}, "S": {"type": "string"}, "V": )" + shape,
                      options)["V"];
}

SkeletonOptions seeded(std::string seed)
{
    SkeletonOptions options;
    options.seed = std::move(seed);
    return options;
}

} // namespace

TEST(Skeleton, HoldsRequiredMembersAlone)
{
    const std::string shapes = R"("In": {"type": "structure", "required": ["B"], "members": {"A": {"shape": "S"},
                                   "B": {"shape": "S"}}}, "S": {"type": "string"})";
    EXPECT_EQ(writeJson(skeletonOf(shapes), JsonStyle::Line), R"({"B":"sample"})");
    SkeletonOptions all;
    all.allMembers = true;
    EXPECT_EQ(writeJson(skeletonOf(shapes, all), JsonStyle::Line), R"({"A":"sample","B":"sample"})");
}

TEST(Skeleton, KeepsTextsWithinTheirBounds)
{
    EXPECT_EQ(memberOf(R"({"type": "string", "min": 8})"), Value("samplesa"));
    EXPECT_EQ(memberOf(R"({"type": "string", "max": 3})"), Value("sam"));
    EXPECT_EQ(memberOf(R"({"type": "string", "enum": ["b", "a"]})"), Value("b"));
    EXPECT_EQ(memberOf(R"({"type": "string", "pattern": "\\d{12}"})"), Value("123456789012"));
    EXPECT_EQ(memberOf(R"({"type": "string", "pattern": "[a-z]+", "min": 9})").toString().size(), 9U);
    EXPECT_EQ(memberOf(R"({"type": "string"})", R"(, "idempotencyToken": true)"),
              Value("00000000-0000-4000-8000-000000000000"));
}

TEST(Skeleton, KeepsNumbersWithinTheirBounds)
{
    EXPECT_EQ(memberOf(R"({"type": "integer"})"), Value(1));
    EXPECT_EQ(memberOf(R"({"type": "integer", "min": 5})"), Value(5));
    EXPECT_EQ(memberOf(R"({"type": "integer", "max": 0})"), Value(0));
    EXPECT_EQ(memberOf(R"({"type": "integer", "min": 0, "max": 9})"), Value(1));
    EXPECT_EQ(memberOf(R"({"type": "double", "min": 0.25, "max": 0.5})"), Value(0.5));
    EXPECT_EQ(memberOf(R"({"type": "long", "min": -9223372036854775808, "max": -7})"), Value(-7));
}

TEST(Skeleton, FillsContainersToTheirLeast)
{
    EXPECT_EQ(memberOf(R"({"type": "list", "member": {"shape": "S"}})").size(), 1U);
    EXPECT_EQ(memberOf(R"({"type": "list", "min": 3, "member": {"shape": "S"}})").size(), 3U);
    EXPECT_EQ(memberOf(R"({"type": "list", "max": 0, "member": {"shape": "S"}})").size(), 0U);
    EXPECT_EQ(memberOf(R"({"type": "map", "min": 2, "key": {"shape": "S"}, "value": {"shape": "S"}})").size(), 2U);
}

TEST(Skeleton, GivesOtherTypesAFixedValue)
{
    EXPECT_EQ(memberOf(R"({"type": "boolean"})"), Value(true));
    EXPECT_EQ(memberOf(R"({"type": "timestamp"})"), Value(Timestamp::fromSeconds(1'735'689'600)));
    EXPECT_EQ(memberOf(R"({"type": "blob", "min": 7})"), Value(Blob("samples")));
    EXPECT_EQ(memberOf(R"({"type": "structure", "members": {}, "document": true})"), Value(Map()));
    EXPECT_EQ(memberOf(R"({"type": "string"})", R"(, "jsonvalue": true, "location": "header")"), Value(Map()));
}

TEST(Skeleton, CutsRecursion)
{
    SkeletonOptions all;
    all.allMembers = true;
    const std::string tree = R"("In": {"type": "structure", "required": ["Kids"], "members": {"Kids": {"shape": "L"},
                                 "Next": {"shape": "In"}}}, "L": {"type": "list", "member": {"shape": "In"}})";
    EXPECT_EQ(writeJson(skeletonOf(tree, all), JsonStyle::Line), R"({"Kids":[]})");
    const std::string unions = R"("In": {"type": "structure", "union": true, "members": {"And": {"shape": "And"},
                                   "Leaf": {"shape": "S"}}}, "S": {"type": "string"},
                                  "And": {"type": "structure", "required": ["L"], "members": {"L": {"shape": "In"}}})";
    EXPECT_EQ(writeJson(skeletonOf(unions), JsonStyle::Line), R"({"Leaf":"sample"})");
}

TEST(Skeleton, EndsWhereAShapeRequiresItself)
{
    test::SmallService small;
    small.shapes = R"("In": {"type": "structure", "required": ["Me", "A"], "members": {"Me": {"shape": "In"},
                       "A": {"shape": "S"}}}, "S": {"type": "string"})";
    EXPECT_EQ(writeJson(makeSkeleton(*test::build(small)->shape("In")), JsonStyle::Line), R"({"A":"sample"})");
}

TEST(Skeleton, VariesWithTheSeedAlone)
{
    const std::string shape = R"({"type": "string"})";
    EXPECT_EQ(memberOf(shape, "", seeded("one")), memberOf(shape, "", seeded("one")));
    EXPECT_NE(memberOf(shape, "", seeded("one")), memberOf(shape, "", seeded("two")));
    const std::string pattern = R"({"type": "string", "pattern": "[a-z]{10}"})";
    EXPECT_NE(memberOf(pattern, "", seeded("one")), memberOf(pattern, "", seeded("two")));
}

TEST(Skeleton, EndsWhereAListHoldsItself)
{
    EXPECT_EQ(writeJson(memberOf(R"({"type": "list", "member": {"shape": "V"}})"), JsonStyle::Line), "[]");
    EXPECT_EQ(
        writeJson(memberOf(R"({"type": "map", "key": {"shape": "S"}, "value": {"shape": "V"}})"), JsonStyle::Line),
        "{}");
}

TEST(Skeleton, BoundsWhatAModelAsksFor)
{
    test::SmallService small;
    small.shapes = R"("In": {"type": "list", "min": 1000, "member": {"shape": "B"}},
                      "B": {"type": "list", "min": 1000, "member": {"shape": "C"}},
                      "C": {"type": "list", "min": 1000, "member": {"shape": "S"}},
                      "S": {"type": "string", "min": 1000000000})";
    const auto service = test::build(small);
    EXPECT_LE(makeSkeleton(*service->shape("S")).toString().size(), 1U << 20);
    EXPECT_LE(writeJson(makeSkeleton(*service->shape("In"))).size(), 16U << 20);
}

} // namespace botoscope::protocol
