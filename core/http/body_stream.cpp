#include "core/http/body_stream.h"

namespace botoscope::http {

Task<Result<std::string>> ResumedStream::read()
{
    if (!m_first.empty()) {
        co_return std::exchange(m_first, {});
    }
    auto reading = m_rest->read();
    auto piece = co_await reading;
    co_return piece;
}

Task<Result<std::int64_t>> drain(std::shared_ptr<BodyStream> stream,
                                 std::function<Result<void>(std::string_view piece)> take)
{
    std::int64_t total = 0;
    while (true) {
        auto reading = stream->read();
        auto piece = co_await reading;
        if (!piece.ok()) {
            co_return std::move(piece).error();
        }
        if (piece->empty()) {
            co_return total;
        }
        total += static_cast<std::int64_t>(piece->size());
        auto taken = take(*piece);
        if (!taken.ok()) {
            co_return std::move(taken).error();
        }
    }
}

} // namespace botoscope::http
