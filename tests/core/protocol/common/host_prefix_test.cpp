#include "core/protocol/common/host_prefix.h"

#include "core/protocol/small_service.h"

namespace botoscope::protocol {

namespace {

test::SmallService labelled(const std::string& prefix)
{
    test::SmallService small;
    small.shapes = R"("In": {"type": "structure", "members": {"Id": {"shape": "S", "hostLabel": true},
                       "Other": {"shape": "S"}}}, "S": {"type": "string"})";
    small.operation = R"("endpoint": {"hostPrefix": ")" + prefix + "\"}";
    return small;
}

std::string expand(const test::SmallService& small, std::string_view params)
{
    const auto service = test::build(small);
    Failure failure;
    const std::string out = expandHostPrefix(test::json(params), *service->operation("Op"), failure);
    return failure.happened() ? "error: " + failure.error().message : out;
}

} // namespace

TEST(HostPrefix, FillsItsLabels)
{
    EXPECT_EQ(expand(labelled("data-{Id}."), R"({"Id": "a-1.b"})"), "data-a-1.b.");
    EXPECT_EQ(expand(labelled("plain."), R"({"Id": "x"})"), "plain.");
}

TEST(HostPrefix, IsLiteralWithoutAnInput)
{
    test::SmallService small = labelled("{Id}.");
    small.input.clear();
    EXPECT_EQ(expand(small, "{}"), "{Id}.");
}

TEST(HostPrefix, RefusesWhatIsNoHostText)
{
    const std::string report = "error: Parameter validation failed:\nInvalid value for parameter(s): Id. Must contain "
                               "only alphanumeric characters, hyphen, or period.";
    EXPECT_EQ(expand(labelled("{Id}."), R"({"Id": "a_b"})"), report);
    EXPECT_EQ(expand(labelled("{Id}."), R"({"Id": ""})"), report);
    EXPECT_EQ(expand(labelled("{Id}."), "{\"Id\": \"a\\n\"}"), report);
}

TEST(HostPrefix, NeedsEveryLabel)
{
    EXPECT_TRUE(expand(labelled("{Id}."), "{}").starts_with("error: Id must be text"));
    EXPECT_TRUE(
        expand(labelled("{Other}."), R"({"Id": "a", "Other": "b"})").starts_with("error: no value for {Other}"));
}

} // namespace botoscope::protocol
