#include "core/http/body_stream.h"

#include <deque>
#include <gtest/gtest.h>

namespace botoscope::http {

namespace {

/// Gives its pieces, then its error or the end.
class Pieces final : public BodyStream {
public:
    explicit Pieces(std::deque<Result<std::string>> pieces) : m_pieces(std::move(pieces)) {}
    Task<Result<std::string>> read() override
    {
        if (m_pieces.empty()) {
            co_return std::string();
        }
        Result<std::string> piece = std::move(m_pieces.front());
        m_pieces.pop_front();
        co_return piece;
    }

private:
    std::deque<Result<std::string>> m_pieces;
};

std::string contents(std::shared_ptr<BodyStream> stream)
{
    std::string out;
    auto draining = drain(std::move(stream), [&out](std::string_view piece) {
        out += piece;
        return Result<void>();
    });
    const auto total = draining.take();
    return total.ok() ? out + ' ' + std::to_string(*total) : out + ' ' + total.error().message;
}

using Deque = std::deque<Result<std::string>>;

} // namespace

TEST(BodyStream, IsDrainedToItsEnd)
{
    EXPECT_EQ(contents(std::make_shared<Pieces>(Deque{std::string("he"), std::string("llo")})), "hello 5");
}

TEST(BodyStream, EndsWithTheErrorBehindItsBytes)
{
    EXPECT_EQ(contents(std::make_shared<Pieces>(Deque{std::string("he"), Error(ErrorCode::ReadTimeout, "silence")})),
              "he silence");
}

TEST(BodyStream, StopsWhenItsTakerRefuses)
{
    auto draining = drain(std::make_shared<Pieces>(Deque{std::string("he"), std::string("llo")}),
                          [](std::string_view) { return Result<void>(Error(ErrorCode::Io, "full")); });
    const auto total = draining.take();
    ASSERT_FALSE(total.ok());
    EXPECT_EQ(total.error().message, "full");
}

TEST(BodyStream, ResumesBehindWhatWasReadAhead)
{
    const auto rest = std::make_shared<Pieces>(Deque{std::string("llo")});
    EXPECT_EQ(contents(std::make_shared<ResumedStream>("he", rest)), "hello 5");
}

} // namespace botoscope::http
