#include "core/http/aws_chunked.h"

#include "core/base/encoding.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>

namespace botoscope::http {

namespace {

constexpr std::size_t pieceSize = 1024UL * 1024;

void appendPiece(std::string& out, std::string_view piece)
{
    std::array<char, 20> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), piece.size(), 16).ptr;
    out.append(digits.data(), end).append("\r\n").append(piece).append("\r\n");
}

void appendTrailer(std::string& out, std::string_view name, const Checksum& checksum)
{
    out.append("0\r\n").append(name).append(":").append(base64Encode(checksum.digest())).append("\r\n\r\n");
}

std::string trailerName(std::string_view algorithm)
{
    return "x-amz-checksum-" + std::string(algorithm);
}

} // namespace

AwsChunkedSource::AwsChunkedSource(std::shared_ptr<BodySource> inner, std::string_view algorithm)
    : m_inner(std::move(inner)), m_trailer(trailerName(algorithm)), m_checksum(makeChecksum(algorithm))
{
}

Result<std::size_t> AwsChunkedSource::read(char* buffer, std::size_t size)
{
    if (m_at == m_chunk.size()) {
        const auto more = nextChunk();
        if (!more) {
            return more.error();
        }
        if (!*more) {
            return notYet;
        }
    }
    const std::size_t count = std::min(size, m_chunk.size() - m_at);
    std::memcpy(buffer, m_chunk.data() + m_at, count);
    m_at += count;
    return count;
}

Result<bool> AwsChunkedSource::nextChunk()
{
    m_chunk.clear();
    m_at = 0;
    if (m_done) {
        return true;
    }
    const auto filled = fillPiece();
    if (!filled || !*filled) {
        return filled;
    }
    const std::string_view piece = std::string_view(m_piece).substr(0, m_filled);
    m_checksum->update(piece);
    if (piece.empty()) {
        m_done = true;
        appendTrailer(m_chunk, m_trailer, *m_checksum);
    } else {
        appendPiece(m_chunk, piece);
    }
    m_filled = 0;
    return true;
}

/// A whole piece, whatever sizes the source reads in; less only at its end.
Result<bool> AwsChunkedSource::fillPiece()
{
    m_piece.resize(pieceSize);
    while (m_filled < pieceSize) {
        const auto count = m_inner->read(m_piece.data() + m_filled, pieceSize - m_filled);
        if (!count) {
            return count.error();
        }
        if (*count == 0 || *count == notYet) {
            return *count == 0;
        }
        m_filled += *count;
    }
    return true;
}

Result<void> AwsChunkedSource::rewind()
{
    m_filled = 0;
    m_chunk.clear();
    m_at = 0;
    m_done = false;
    m_checksum->reset();
    return m_inner->rewind();
}

std::string awsChunked(std::string_view bytes, std::string_view algorithm)
{
    const auto checksum = makeChecksum(algorithm);
    checksum->update(bytes);
    std::string out;
    out.reserve(bytes.size() + 100 + bytes.size() / pieceSize * 16);
    for (std::size_t at = 0; at < bytes.size(); at += pieceSize) {
        appendPiece(out, bytes.substr(at, pieceSize));
    }
    appendTrailer(out, trailerName(algorithm), *checksum);
    return out;
}

} // namespace botoscope::http
