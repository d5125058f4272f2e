#include "core/base/secret.h"

#include <gtest/gtest.h>
#include <ostream>
#include <type_traits>

namespace botoscope {

namespace {
template <class T>
concept Streamable = requires(std::ostream& out, const T& value) { out << value; };
} // namespace

TEST(SecretString, HasNoWayToTextButReveal)
{
    static_assert(!std::is_convertible_v<SecretString, std::string>);
    static_assert(!std::is_convertible_v<SecretString, std::string_view>);
    static_assert(!std::is_convertible_v<std::string, SecretString>);
    static_assert(!Streamable<SecretString>);
    EXPECT_EQ(SecretString("s3cret").reveal(), "s3cret");
}

TEST(SecretString, CopiesAndMoves)
{
    SecretString first("a secret that is too long for the small buffer");
    SecretString second = first;
    EXPECT_EQ(first, second);
    SecretString third = std::move(first);
    EXPECT_EQ(third, second);
    third = SecretString("short");
    second = third;
    EXPECT_EQ(second.reveal(), "short");
    second = std::move(third);
    EXPECT_EQ(second.reveal(), "short");
    EXPECT_TRUE(third.empty()); // NOLINT: wiped
    SecretString& self = second;
    second = self;
    EXPECT_EQ(second.reveal(), "short");
}

} // namespace botoscope
