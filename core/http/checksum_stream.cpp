#include "core/http/checksum_stream.h"

#include "core/base/encoding.h"

namespace botoscope::http {

Result<void> compareChecksum(const Checksum& checksum, const std::string& expected)
{
    const std::string digest = checksum.digest();
    if (base64Decode(expected) == digest) {
        return {};
    }
    return Error(ErrorCode::ChecksumMismatch,
                 "Expected checksum " + expected + " did not match calculated checksum: " + base64Encode(digest));
}

Task<Result<std::string>> ChecksumStream::read()
{
    auto reading = m_inner->read();
    auto piece = co_await reading;
    if (!piece.ok()) {
        co_return piece;
    }
    m_checksum->update(*piece);
    if (piece->empty()) {
        auto compared = compareChecksum(*m_checksum, m_expected);
        if (!compared.ok()) {
            co_return std::move(compared).error();
        }
    }
    co_return piece;
}

} // namespace botoscope::http
