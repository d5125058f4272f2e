#include "core/engine/guard.h"

#include <gtest/gtest.h>

namespace botoscope::engine {
namespace {

model::OperationModel operation(std::string_view name)
{
    model::OperationModel made;
    made.name = Name(name);
    return made;
}

const config::ProfileMark plain;
const config::ProfileMark readOnly{true, false, ""};
const config::ProfileMark production{false, true, ""};

TEST(Guard, AReadOnlyProfileSendsOnlyWhatReads)
{
    EXPECT_TRUE(checkAllowed(readOnly, "prod", operation("ListBuckets")).ok());
    for (const char* name : {"PutObject", "DeleteBucket"}) {
        const auto refused = checkAllowed(readOnly, "prod", operation(name));
        ASSERT_FALSE(refused.ok()) << name;
        EXPECT_EQ(refused.error().code, ErrorCode::NotSupported);
        EXPECT_EQ(refused.error().get("read_only"), "prod");
        EXPECT_NE(refused.error().message.find(name), std::string::npos);
        EXPECT_TRUE(checkAllowed(plain, "prod", operation(name)).ok()) << name;
    }
}

TEST(Guard, DestroyingIsConfirmedAndInProductionWritingToo)
{
    using model::OperationClass;
    EXPECT_EQ(questionFor(plain, OperationClass::Reads), Question::None);
    EXPECT_EQ(questionFor(plain, OperationClass::Writes), Question::None);
    EXPECT_EQ(questionFor(plain, OperationClass::Destroys), Question::Confirm);
    EXPECT_EQ(questionFor(production, OperationClass::Reads), Question::None);
    EXPECT_EQ(questionFor(production, OperationClass::Writes), Question::Confirm);
    EXPECT_EQ(questionFor(production, OperationClass::Destroys), Question::TypeName);
}

} // namespace
} // namespace botoscope::engine
