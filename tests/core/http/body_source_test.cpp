#include "core/http/body_source.h"

#include "tests/core/http/text_source.h"

#include <gtest/gtest.h>

namespace botoscope::http {

using test::drain;
using test::TextSource;

TEST(BodySource, IsReadThroughAndTakenBackToItsStart)
{
    TextSource source("hello world");
    std::string seen;
    ASSERT_TRUE(readThrough(source, [&seen](std::string_view piece) { seen += piece; }));
    EXPECT_EQ(seen, "hello world");
    EXPECT_EQ(drain(source), "hello world");
}

TEST(BodySource, SaysThatItCannotGoBackInBotocoresWords)
{
    TextSource source("hello", 3, false);
    const auto outcome = readThrough(source, [](std::string_view) {});
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().code, ErrorCode::UnseekableStream);
    EXPECT_EQ(outcome.error().message, "Need to rewind the stream a text, but stream is not seekable.");
}

} // namespace botoscope::http
