#include "ui/common/operation_words.h"

using namespace botoscope;
using namespace botoscope::ui;

TEST(OperationWords, EachClassHasItsOwnWordAndColour)
{
    using model::OperationClass;
    EXPECT_EQ(operationClassWord(OperationClass::Reads), QStringLiteral("reads"));
    EXPECT_EQ(operationClassWord(OperationClass::Writes), QStringLiteral("writes"));
    EXPECT_EQ(operationClassWord(OperationClass::Destroys), QStringLiteral("destroys"));
    EXPECT_NE(operationClassToken(OperationClass::Reads), operationClassToken(OperationClass::Writes));
    EXPECT_EQ(operationClassToken(OperationClass::Destroys), Token::Error);
}
